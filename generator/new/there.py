"""Whether a paper has a record already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.addresses import plain
from generator.new.bibliography import Bibliography
from generator.new.links import Source
from generator.records.model import Paper

IDENTIFYING = (Source.ARXIV, Source.DOI, Source.ACL, Source.OPENREVIEW)


def record_of(papers: Iterable[Paper], known: Bibliography) -> Paper | None:
    """The record that is of this paper, by an identifier, its title or an alias; None where there is none."""
    wanted = set(_keys(dict(known.links), [known.title] if known.title else []))
    return next((paper for paper in papers if wanted & set(_keys_of(paper))), None)


def _keys_of(paper: Paper) -> Iterator[str]:
    return _keys(paper.fields.links.model_dump(exclude_none=True), [paper.fields.title, *paper.fields.aliases])


def _keys(links: dict[str, str], titles: Iterable[str]) -> Iterator[str]:
    for source in IDENTIFYING:
        if source in links:
            yield f"{source}:{links[source].lower().rstrip('/')}"
    yield from (f"title:{plain(title)}" for title in titles)
