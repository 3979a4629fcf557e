"""The translators' workbench: the content as segments, and what translators send back."""
