"""lawkit: treaty promises on nuclear security, turned into national law."""
