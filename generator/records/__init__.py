"""Records: files, front matter, text, mathematics, fields and kinds, from bytes to values or findings."""
