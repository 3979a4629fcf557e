"""Making a country's kit of Word files. Start at `lawkit.kits.kit.build_kit`."""
