"""The site in another language: the records with their translated texts, and which pages there are of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from generator import addresses
from generator.catalogue.catalogue import Catalogue
from generator.languages.fingerprint import Translatable, fingerprint
from generator.languages.phrases import Locale
from generator.records.model import Area, Language, Paper, ReadingList, Records, Translation

# What a language has besides the pages of its translated records.
INDEXES = (
    "index.html",
    "explore.html",
    "translations.html",
    "papers/index.html",
    "areas/index.html",
    "years/index.html",
)


@dataclass(frozen=True)
class Edition:
    """One language of the site: its translations, and the index of all records with their texts put in."""

    records: Records
    language: Language

    @cached_property
    def translations(self) -> Mapping[tuple[str, str], Translation]:
        """The translations by the folder and the id of their record, in that order."""
        found = [t for t in self.records.translations if t.language == self.language.id]
        return {(t.kind, t.id): t for t in sorted(found, key=lambda t: (t.kind, t.id))}

    @cached_property
    def behind(self) -> frozenset[tuple[str, str]]:
        """The translations whose English text has changed since."""
        originals: Mapping[tuple[str, str], Translatable] = {
            **{("papers", paper.id): paper for paper in self.records.papers},
            **{("areas", area.id): area for area in self.records.areas},
            **{("lists", found.id): found for found in self.records.lists},
        }
        return frozenset(
            key for key, t in self.translations.items() if fingerprint(originals[key]) != t.fields.source_hash
        )

    @cached_property
    def catalogue(self) -> Catalogue:
        """The index from which the pages of this language are made."""
        records = replace(
            self.records,
            papers=[self._paper(paper) for paper in self.records.papers],
            areas=[self._area(area) for area in self.records.areas],
            lists=[self._list(found) for found in self.records.lists],
        )
        locale = Locale(self.language.id, self.language.fields.name, self.language.fields.words)
        return Catalogue(records, locale, frozenset(self._addresses()))

    def _addresses(self) -> Iterator[str]:
        yield from INDEXES
        yield from (addresses.area(area.id) for area in self.records.areas)
        years = {listing.year or p.fields.year for p in self.records.papers for listing in p.fields.listings}
        yield from (addresses.year(year) for year in years)
        yield from (addresses.paper(key) for kind, key in self.translations if kind == "papers")
        lists = [addresses.reading_list(key) for kind, key in self.translations if kind == "lists"]
        yield from [*lists, "lists/index.html"] if lists else []

    def _paper(self, paper: Paper) -> Paper:
        """The paper with its text in this language; its English title joins the names that it is known by."""
        if not (found := self.translations.get(("papers", paper.id))):
            return paper
        aliases = tuple(dict.fromkeys((paper.fields.title, *paper.fields.aliases)))
        new = {"title": found.fields.title, "tldr": found.fields.tldr, "aliases": aliases}
        kept = new if found.fields.title != paper.fields.title else {"tldr": found.fields.tldr}
        return replace(paper, source=found.source, fields=paper.fields.model_copy(update=kept), body=found.body)

    def _area(self, area: Area) -> Area:
        if not (found := self.translations.get(("areas", area.id))):
            return area
        new = {"name": found.fields.title, "description": found.fields.tldr}
        return replace(area, source=found.source, fields=area.fields.model_copy(update=new), body=found.body)

    def _list(self, original: ReadingList) -> ReadingList:
        if not (found := self.translations.get(("lists", original.id))):
            return original
        new = {
            "title": found.fields.title,
            "description": found.fields.tldr,
            "audience": found.fields.audience,
            "papers": found.fields.notes,
        }
        return replace(original, source=found.source, fields=original.fields.model_copy(update=new), body=found.body)
