"""The drafter's own file back, with what it lacks as comments and tracked insertions. Start at `annotate`."""
