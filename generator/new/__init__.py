"""Beginning a record: what was pasted, and what arXiv and Crossref know of it."""
