"""The text of a record that has only just been begun."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Bibliography:
    """What is known of a paper before anybody has read it."""

    title: str
    authors: tuple[str, ...] = ()
    year: int | None = None
    venue: str | None = None
    arxiv: str | None = None
    doi: str | None = None


# What a contributor fills in next; each line is a comment, so that the record is sound as it stands.
TO_FILL_IN = """\
# name: what the field calls it
# topics: [two to four of content/topics.yml]
# tldr: One sentence that names the thing and the gain, at most 200 characters.
# builds_on:
#   - {paper: id-of-the-earlier-paper, relation: extends, change: One sentence on what is new.}
# When the summary is written: {status: brief, read: abstract, checked: %s}
"""
UNKNOWN = {
    "authors": "# authors: [All of them, In order, Names in full]\n",
    "venue": "# venue: ICLR 2022\n",
    "links": '# links: {arxiv: "2106.09685", code: https://github.com/…}\n',
}


def wanted_record(known: Bibliography, year: int, area: str, today: date) -> str:
    """A record of status `wanted` that passes every check and says in comments what to fill in."""
    links = {name: identifier for name, identifier in (("arxiv", known.arxiv), ("doi", known.doi)) if identifier}
    given = {"authors": list(known.authors), "venue": known.venue, "links": links}
    lines = [
        f"title: {_yaml(known.title)}\n",
        f"year: {year}\n",
        *(f"{name}: {_yaml(value)}\n" if value else UNKNOWN[name] for name, value in given.items()),
        f"listings:\n  - {{area: {area}, tier: selected}}\n",
        "summary: {status: wanted}\n",
    ]
    return f"---\n{''.join(lines)}{TO_FILL_IN % today}---\n"


def _yaml(value: object) -> str:
    """A value as JSON, which is YAML, and whose quoting is beyond doubt."""
    return json.dumps(value, ensure_ascii=False)
