"""What rules say of one record alone, long before they have seen to all others."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace

from generator.checks.known import Known
from generator.checks.rules import RULES
from generator.findings.finding import errors
from generator.records.reading import Reading


def own_errors(reading: Reading, path: str) -> int:
    """How many errors there are in a file, and in the records of what its paper descends from.

    What these name is looked up among all records. That no other record holds the same is left to the rules on all.
    """
    known = Known(reading)
    papers = {paper.source: paper for paper in reading.records.papers}
    near = {path, *(known.papers[one].source for one in _ancestry(known, [papers[path].id] if path in papers else []))}
    away = papers.keys() - near
    known.records = replace(reading.records, papers=[paper for source, paper in papers.items() if source in near])
    known.documents = {source: document for source, document in reading.documents.items() if source not in away}
    known.bodies = {source: text for source, text in reading.bodies.items() if source not in away}
    found = (*reading.findings, *(finding for rule in RULES for finding in rule(known)))
    return errors([finding for finding in found if finding.location.path in near])


def _ancestry(known: Known, ahead: list[str]) -> Set[str]:
    """Papers and all that they descend from, as far as these have records."""
    found: set[str] = set()
    while ahead:
        paper = ahead.pop()
        if paper in known.papers and paper not in found:
            found.add(paper)
            ahead += [edge.paper for edge in known.papers[paper].fields.builds_on]
    return found
