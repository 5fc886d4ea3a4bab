"""What the search on the pages knows, made at build time: a table of names and small packs of the text's words."""
