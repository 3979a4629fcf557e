"""The application for people who do not use a terminal; imported only when `lawkit serve` runs."""
