"""The files of the search, all classic scripts, so that a page loads them from a server and from a disk alike.

    search/names.js     what is needed first: every name and title, and how words are compared
    search/people.js    what comes next: authors, areas, topics, venues, identifiers and datasets of the papers
    search/lines/N.js   the line that is shown of each entry, LINES_A_FILE entries a file
    search/words/N.js   in which entries the words of the texts stand, by the first letters of their stems
    search/texts/N.js   the texts, for the sentence that is shown with the words marked, TEXTS_A_FILE entries a file

Each hands its contents to `stemma.take`. Papers are numbered by importance, so that numbers are small where much points
at them and the first file of lines serves most results. `names.js` is the one file whose address never changes; it
says the `stamp` with which the others are asked for, so that no old file is taken for a new one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import pairwise

from generator.addresses import in_language, slug
from generator.catalogue.catalogue import Catalogue
from generator.catalogue.edition import Edition
from generator.exports.scripts import compact
from generator.exports.search.entries import Entry, entries, papers
from generator.exports.search.words import SPELLINGS, search_of, stemmer, words
from generator.languages.phrases import ENGLISH
from generator.pages.cards import is_seminal
from generator.records.model import Paper

LINES_A_FILE = 64
TEXTS_A_FILE = 8
PACK = 8_000  # about how many characters a pack of words holds
COMMON = 0.5  # a word in more than this share of the texts tells none of them apart
YEARS_FROM = 1900  # years are written in three digits from here on
LEVELS = 3  # how a word stands in a text: once, more than once, in its line


def search_files(catalogue: Catalogue, editions: Sequence[Edition] = (), *_: object) -> Mapping[str, str]:
    """Every file of the search in every language, by path."""
    files = dict(_of_language(catalogue))
    for edition in editions:
        code = edition.language.id
        files |= {in_language(code, path): text for path, text in _of_language(edition.catalogue).items()}
    return files


def _of_language(catalogue: Catalogue) -> Mapping[str, str]:
    found = entries(catalogue)
    rows = papers(catalogue)
    packs = _packs(found, stemmer(search_of(catalogue.locale)), catalogue)
    files = {
        "people": _people(catalogue, rows),
        **_split("lines", [entry.line for entry in found], LINES_A_FILE),
        **_split("texts", [entry.text if _here(catalogue, entry) else "" for entry in found], TEXTS_A_FILE),
        **{f"words/{number}": pack for number, pack in enumerate(packs)},
    }
    scripts = {f"search/{name}.js": f"stemma.take({compact(name)},{compact(made)});\n" for name, made in files.items()}
    names = _names(catalogue, found, rows, [next(iter(pack)) for pack in packs])
    names["stamp"] = sha256("".join(scripts.values()).encode()).hexdigest()[:12]
    return {"search/names.js": f'stemma.take("names",{compact(names)});\n', **scripts}


def _names(
    catalogue: Catalogue, found: Sequence[Entry], rows: Sequence[Paper], packs: Sequence[str]
) -> dict[str, object]:
    search = search_of(catalogue.locale)
    return {
        "stemmer": search.stemmer,
        "weightless": search.weightless,
        "between": search.between,
        "spellings": SPELLINGS,
        "synonyms": [group.fields.words for group in catalogue.records.synonyms],
        "packs": packs,
        "lines": LINES_A_FILE,
        "texts": TEXTS_A_FILE,
        "names": [paper.fields.name or "" for paper in rows],
        "titles": list(map(_title_or_rest, rows)),
        "aliases": {number: paper.fields.aliases for number, paper in enumerate(rows) if paper.fields.aliases},
        "ids": list(map(_id, rows)),
        "abroad": [number for number, entry in enumerate(found) if not _here(catalogue, entry)],
        "years": "".join(f"{paper.fields.year - YEARS_FROM:03}" for paper in rows),
        "weights": [round(4 * entry.weight) for entry in found],
        "depths": "".join(paper.fields.summary.status[0] for paper in rows),
        "tiers": "".join("s" if is_seminal(paper) else "-" for paper in rows),
        "landmarks": [number for number, paper in enumerate(rows) if catalogue.is_landmark(paper)],
        "others": [[entry.kind, entry.name, entry.address, *entry.aliases] for entry in found[len(rows) :]],
    }


def _id(paper: Paper) -> str:
    """A paper's id; nothing where it is its name's slug, and a dot where it is its title's."""
    slugs = {slug(text): sign for text, sign in ((paper.fields.title, "."), (paper.short, "")) if text.isascii()}
    return slugs.get(paper.id, paper.id)


def _title_or_rest(paper: Paper) -> str:
    """A paper's title; of one that begins with the paper's name and a colon, the colon and what follows."""
    name, title = paper.fields.name, paper.fields.title
    return title.removeprefix(name) if name and title.startswith(f"{name}:") else title


def _here(catalogue: Catalogue, entry: Entry) -> bool:
    return catalogue.locale is ENGLISH or entry.address in catalogue.here


def _datasets(catalogue: Catalogue, paper: Paper) -> Iterable[str]:
    """What the datasets are called that the paper reports on, each once."""
    named = dict.fromkeys(result.dataset for result in paper.fields.results if result.dataset)
    return [catalogue.datasets[dataset].fields.name for dataset in named]


def _people(catalogue: Catalogue, rows: Sequence[Paper]) -> Mapping[str, object]:
    """Authors, venues, identifiers and datasets; what was said before of another paper is said by its number."""
    areas = catalogue.areas
    names = {key: topic.fields.name for key, topic in catalogue.topics.items()}
    root = "" if catalogue.locale is ENGLISH else "../"
    return {
        "areas": list(
            _numbered(dict.fromkeys(areas[x.area].fields.name for x in paper.fields.listings) for paper in rows)
        ),
        "topics": list(_numbered([names[topic] for topic in catalogue.topics_of(paper)] for paper in rows)),
        "authors": list(_numbered(paper.fields.authors for paper in rows)),
        "pages": {form: root + one.address for form, one in catalogue.person_of.items() if one.has_page},
        "venues": list(_numbered([paper.fields.venue] if paper.fields.venue else [] for paper in rows)),
        "arxiv": [paper.fields.links.arxiv or "" for paper in rows],
        "doi": {number: paper.fields.links.doi for number, paper in enumerate(rows) if paper.fields.links.doi},
        "datasets": list(_numbered(_datasets(catalogue, paper) for paper in rows)),
    }


def _numbered(rows: Iterable[Iterable[str]]) -> Iterator[list[str | int]]:
    """The rows with each word that was said before as its number among all words."""
    numbers: dict[str, int] = {}
    for row in rows:
        said: list[str | int] = []
        for word in row:
            said.append(numbers.get(word, word))
            numbers.setdefault(word, len(numbers))
        yield said


def _split(name: str, texts: Sequence[str], size: int) -> Mapping[str, Sequence[str]]:
    """The texts in files of so many."""
    return {f"{name}/{start // size}": texts[start : start + size] for start in range(0, len(texts), size)}


def _packs(
    found: Sequence[Entry], stem: Callable[[str], str], catalogue: Catalogue
) -> Sequence[Mapping[str, Sequence[int]]]:
    """In which entries each stem of the texts stands, in packs of about PACK characters in the order of the stems.

    An entry stands as its number times LEVELS and the level, less what stood before it.
    """
    standing: defaultdict[str, list[int]] = defaultdict(list)
    texts = 0
    for number, entry in enumerate(found):
        if not _here(catalogue, entry):
            continue
        texts += 1
        line = {stem(word) for word in words(entry.line)}
        counts = Counter(map(stem, words(entry.text)))
        for each in sorted({*line, *counts}):
            standing[each].append(number * LEVELS + (2 if each in line else min(counts[each], 2) - 1))
    packs: list[dict[str, Sequence[int]]] = []
    size = PACK
    for each in sorted(standing):
        if len(standing[each]) > max(20, COMMON * texts):
            continue
        if size >= PACK:
            packs.append({})
            size = 0
        packs[-1][each] = [there - before for before, there in pairwise([0, *standing[each]])]
        size += len(compact(packs[-1][each])) + len(each) + 4
    return packs
