"""The text of a record that has only just been begun."""

from __future__ import annotations

import json

# What a contributor fills in next; each line is a comment, so that the record is sound as it stands.
TO_FILL_IN = """\
# name: what the field calls it
# authors: [All of them, In order, Names in full]
# venue: ICLR 2022
# topics: [two to four of content/topics.yml]
# links: {arxiv: "2106.09685", code: https://github.com/…}
# tldr: One sentence that names the thing and the gain, at most 200 characters.
# builds_on:
#   - {paper: id-of-the-earlier-paper, relation: extends, change: One sentence on what is new.}
# When the summary is written: {status: brief, read: abstract, checked: 2026-11-21}
"""


def wanted_record(title: str, year: int, area: str) -> str:
    """A record of status `wanted` that passes every check and says in comments what to fill in."""
    return (
        f"---\ntitle: {json.dumps(title, ensure_ascii=False)}\nyear: {year}\n"
        f"listings:\n  - {{area: {area}, tier: selected}}\nsummary: {{status: wanted}}\n{TO_FILL_IN}---\n"
    )
