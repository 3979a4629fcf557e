"""`python -m lawkit` does what the command `lawkit` does."""

from lawkit.cli import program

program()
