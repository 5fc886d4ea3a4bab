"""Who wrote the papers: the forms of a name as one person, by rule or as `authors.yml` tells."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator import addresses
from generator.catalogue.citing import person
from generator.records.model import Author, Paper

FEWEST_OF_A_PAGE = 5  # papers; who wrote fewer is listed with them


@dataclass(frozen=True)
class Person:
    """An author: the name that is shown, its other forms, and the papers in the order in which they came.

    `several` says that more than one person has the name, so that the papers are not of one.
    """

    id: str
    name: str
    forms: Sequence[str]
    papers: Sequence[Paper]
    several: bool

    @property
    def has_page(self) -> bool:
        """Whether there is a page of this author's own."""
        return not self.several and len(self.papers) >= FEWEST_OF_A_PAGE

    @cached_property
    def letter(self) -> str:
        """The letter under which an index has the name: that of the family name; other signs are together."""
        first = (addresses.slug(person(self.name)[0]) or "#")[0]
        return first.upper() if first.isalpha() else "#"

    @cached_property
    def beginning(self) -> str:
        """The first two signs of the family name, under which the page of a letter has it where there are many."""
        return addresses.slug(person(self.name)[0]).replace("-", "")[:2].capitalize() or "#"

    @property
    def address(self) -> str:
        """Where the author's papers are listed: the author's page, or the place on that of the letter."""
        return addresses.author(self.id) if self.has_page else f"{addresses.authors_under(self.letter)}#{self.id}"


def people(papers: Iterable[Paper], told: Iterable[Author]) -> Sequence[Person]:
    """All authors of the papers, in the order of their family names.

    Names that differ in case, accents, dots and hyphens alone are one person's; of other forms `told` says so. The
    name that is shown is the one told, or else the form that stands on most papers.
    """
    named = {addresses.plain(name): author for author in told for name in author.fields.names}
    written: defaultdict[str, list[Paper]] = defaultdict(list)
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for paper in papers:
        for name in dict.fromkeys(paper.fields.authors):
            author = named.get(addresses.plain(name))
            key = addresses.plain(author.fields.name if author else name)
            written[key].append(paper)
            forms[key][name] += 1
    found = {key: named[key].fields.name if key in named else _usual(forms[key]) for key in written}
    several = {key for key, author in named.items() if author.fields.several}
    in_order = sorted(found, key=lambda key: (addresses.slug(person(found[key])[0]), addresses.slug(found[key]), key))
    return [
        Person(person_id, found[key], [form for form in forms[key] if form != found[key]], written[key], key in several)
        for person_id, key in zip(_ids(found[key] for key in in_order), in_order, strict=True)
    ]


def by_form(everybody: Iterable[Person]) -> Mapping[str, Person]:
    """The persons by every form of their names."""
    return {form: person for person in everybody for form in (person.name, *person.forms)}


def _usual(forms: Counter[str]) -> str:
    """The form that stands most often, of equal ones the longest, since it says most."""
    return max(forms, key=lambda form: (forms[form], len(form), form))


def _ids(names: Iterable[str]) -> Iterator[str]:
    """An id for each name; equal ones are numbered."""
    seen: Counter[str] = Counter()
    for name in names:
        own = addresses.anchor(name)
        seen[own] += 1
        yield own if seen[own] == 1 else f"{own}-{seen[own]}"
