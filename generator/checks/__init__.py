"""Rules over all records together, what can be fixed, and how findings are told."""
