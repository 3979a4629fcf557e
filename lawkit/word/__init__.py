"""Writing Word files: the only place that knows OOXML. Start at `lawkit.word.document.WordDocument`."""
