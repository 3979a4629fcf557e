"""What every test stands on: the messages are English, whatever the language of the machine."""

from __future__ import annotations

import os

os.environ["LAWKIT_LANGUAGE"] = "en"
