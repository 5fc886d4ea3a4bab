"""The immutable index of all records, and how a paper is cited."""
