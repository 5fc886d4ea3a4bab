"""A paper as a line of a list of references, in Markdown and in plain text."""

from __future__ import annotations

import re

from generator.catalogue.bibliography import url
from generator.catalogue.citing import reference
from generator.records.model import Paper

MARKS = re.compile(r"[\\`*_\[\]<>]")


def markdown_line(paper: Paper) -> str:
    """The paper as a line of Markdown whose title leads to it."""
    said, title = (MARKS.sub(r"\\\g<0>", text) for text in (reference(paper), paper.fields.title))
    linked = f"[{title}]({web})" if (web := url(paper)) else title
    return f"- {said.replace(title, linked, 1)}\n"


def text_line(paper: Paper) -> str:
    """The paper as a line of plain text."""
    return f"{reference(paper)}{f' {web}' if (web := url(paper)) else ''}\n"
