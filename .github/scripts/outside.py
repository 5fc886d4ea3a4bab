"""Writes every address outside Stemma that the records lead to, as a Markdown list, for a program that tries links.

    .venv/bin/python .github/scripts/outside.py content > addresses.md

Beside the links of fields and texts those are what a page makes of numbers: an arXiv identifier and a DOI.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from html import unescape
from pathlib import Path

from generator.records import front_matter
from generator.records.reading import Reading, read

SHOWN = re.compile(r'href="(https?://[^"]*)"')


def outside(reading: Reading) -> Iterator[tuple[str, str]]:
    """Every address with the file that leads to it."""
    for path, document in sorted(reading.documents.items()):
        for steps, text in front_matter.texts(document.fields):
            if steps[-2:] == ("links", "arxiv"):
                yield f"https://arxiv.org/abs/{text}", path
            elif steps[-2:] == ("links", "doi"):
                yield f"https://doi.org/{text}", path
            elif text.startswith(("https://", "http://")):
                yield text, path
        body = reading.bodies.get(path)
        pieces = [*(piece for part in body.parts for piece in part.pieces), *body.notes] if body else []
        for address in SHOWN.findall("".join(piece for piece in pieces if isinstance(piece, str))):
            yield unescape(address), path


def listed(reading: Reading) -> str:
    """Each address once, with the first file that leads to it."""
    first: dict[str, str] = {}
    for address, path in outside(reading):
        first.setdefault(address, path)
    return "".join(f"- `{path}`: <{address}>\n" for address, path in first.items())


if __name__ == "__main__":
    print(listed(read(Path(sys.argv[1]))), end="")
