"""The text of a record that has only just been begun."""

from __future__ import annotations

import json
from datetime import date

from generator.new.bibliography import Bibliography

# What a contributor fills in next; each line is a comment, so that the record is sound as it stands.
NAME = "# name: what the field calls it\n"
TOPICS = "# topics: [two to four of the topics' ids]\n"
TO_FILL_IN = """\
# tldr: One sentence that names the thing and the gain, at most 200 characters.
# builds_on:
#   - {paper: id-of-the-earlier-paper, relation: extends, change: One sentence on what is new.}
# When the summary is written: {status: brief, read: abstract, checked: %s}
"""
UNKNOWN = {
    "title": "# The title is not known yet: write it in full.\n",
    "year": "# The year is not known: this is the one in which the record was begun.\n",
    "authors": "# authors: [All of them, In order, Names in full]\n",
    "venue": "# venue: ICLR 2022\n",
    "links": '# links: {arxiv: "2106.09685", code: https://github.com/…}\n',
}


def wanted_record(known: Bibliography, year: int, area: str, today: date) -> str:
    """A record of status `wanted` that passes every check and says in comments what to fill in."""
    lacking = lacks(known)
    written = {"authors": list(known.authors), "venue": known.venue, "links": dict(known.links)}
    given = {name: f"{name}: {_yaml(value)}\n" if value else UNKNOWN[name] for name, value in written.items()}
    lines = [
        UNKNOWN["title"] if "title" in lacking else "",
        f"title: {_yaml(known.called)}\n",
        NAME,
        UNKNOWN["year"] if "year" in lacking else "",
        f"year: {year}\n",
        given["authors"],
        given["venue"],
        f"listings:\n  - {{area: {area}, tier: selected}}\n",
        TOPICS,
        given["links"],
        TO_FILL_IN % today,
        f"added: {today}\n",
        "summary: {status: wanted}\n",
    ]
    return f"---\n{''.join(lines)}---\n"


def lacks(known: Bibliography) -> list[str]:
    """The fields that a record of this paper has to be given by hand."""
    there = {
        "title": known.title,
        "year": known.first_year,
        "authors": known.authors,
        "venue": known.venue,
        "links": known.links,
    }
    return [name for name, value in there.items() if not value]


def _yaml(value: object) -> str:
    """A value as JSON, which is YAML, and whose quoting is beyond doubt."""
    return json.dumps(value, ensure_ascii=False)
