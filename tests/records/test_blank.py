"""A record begins with what it needs, and shows in comments what it may have."""

from __future__ import annotations

import pytest

from generator.records.blank import blank
from generator.records.kinds import KINDS
from generator.records.model import Kind


@pytest.mark.parametrize(
    ("kind", "lines"),
    [
        (Kind.AREAS, ["---", "name: …", "description: …", "position: 2", "# begin_with: [{", "# formerly: [", "---"]),
        (Kind.YEARS, ["---", "description: …", "---"]),
        (Kind.LINEAGES, ["---", "title: …", "# formerly: [", "description: …", "papers: [", "# roots: [", "---"]),
        (Kind.LANGUAGES, ["name: …", "words: {Areas: Áreas}", "# search: {"]),
        (Kind.AUTHORS, ["- name: …", "  aliases: [Geoffrey E. Hinton]", "  # several: true"]),
        (
            Kind.REMOVED,
            ["- kind: paper", "  id: lora", "  title: …", "  reason: …", "  removed: 2026-11-27", "  # formerly: ["],
        ),
        (Kind.SYNONYMS, ["- words: [CoT, chain of thought]"]),
    ],
)  # fmt: skip
def test_a_blank_record_has_what_it_needs_and_in_comments_what_it_may_have(kind: Kind, lines: list[str]) -> None:
    written = blank(KINDS[kind])
    assert [line[: len(start)] for line, start in zip(written.splitlines(), lines, strict=True)] == lines
    assert written.endswith("\n")
    assert not written.endswith("\n\n")


def test_each_line_says_what_the_field_means() -> None:
    assert blank(KINDS[Kind.YEARS]) == "---\ndescription: …  # The year in a sentence.\n---\n"
    optional = next(line for line in blank(KINDS[Kind.PAPERS]).splitlines() if line.startswith("# venue"))
    assert optional == "# venue: ICLR 2022  # Where it was published, as the field writes it."


def test_a_papers_record_has_the_usual_fields_and_none_for_its_id_which_is_the_files_name() -> None:
    written = blank(KINDS[Kind.PAPERS]).splitlines()
    assert {line.partition(":")[0] for line in written if not line.startswith(("#", "---"))} == {
        "title", "year", "authors", "listings", "topics", "links", "tldr", "summary",
    }  # fmt: skip
    assert not any(line.lstrip("# ").startswith("id:") for line in written)
