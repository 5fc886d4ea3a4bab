"""What the program itself lacks, said in a sentence: a forgotten step of an extension, never a fault of a record."""

from __future__ import annotations


class UnfinishedError(Exception):
    """A part of the program is missing; the text says which, and where it belongs."""
