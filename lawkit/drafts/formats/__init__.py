"""Format readers: each module turns the bytes of one kind of file into a `Source`."""
