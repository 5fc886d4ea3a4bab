"""Changes to many records at once, at the places that the parsers know: rename, merge, remove."""
