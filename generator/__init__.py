"""Stemma's generator: paper records in, Markdown pages out."""
