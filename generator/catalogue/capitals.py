"""Which capitals of a title belong to a word, whatever the style: those of names and acronyms."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from generator.records.model import Paper

TITLE_WORD = re.compile(r"[^\W_]+")
AFTER_A_WORD = re.compile(r"(?<=[\w,;)] )[^\W\d_]+|(?<=[-/])[^\W\d_]+")  # where a sentence does not begin
LOWER = re.compile(r"\b[a-zß-ÿ]+\b")
FEWEST_SEEN = 2  # a word seen with a capital once may stand in a title that a text quotes
OFTENER = 4  # times as often as without one
BEGINNING = re.compile(r"(?:^|[:?!.] )[^\w]*([^\W_]+)")
FULL_STOPS = ("? ", "! ", ". ")  # unlike after a colon, no style keeps a capital that comes after one
SHORTEST = 4  # letters; shorter words are small in every title
MOST_NAMES = 0.35  # of the words of a title that is written small


def proper_names(papers: Iterable[Paper]) -> frozenset[str]:
    """The words that the records' own sentences write with a capital where no sentence begins, such as `Gaussian`."""
    small, large = Counter[str](), Counter[str]()
    for sentences in (line for paper in papers for line in _sentences(paper)):  # all words at once would fill memory
        small.update(LOWER.findall(sentences))
        large.update(word for word in AFTER_A_WORD.findall(sentences) if word[0].isupper())
    return frozenset(
        word for word, seen in large.items() if seen >= FEWEST_SEEN and seen >= OFTENER * small[word.lower()]
    )


def _sentences(paper: Paper) -> Iterator[str]:
    yield paper.fields.tldr or ""
    yield from (edge.change for edge in paper.fields.builds_on)
    yield from (part.source for part in paper.body.parts)


def parts_of_title(paper: Paper, proper: frozenset[str]) -> Iterator[tuple[str, bool]]:
    """The title in pieces, each with whether its capitals are to be kept by a style that writes titles small."""
    title, end = paper.fields.title, 0
    named, begins = _span(title, paper.fields.name), _beginnings(title)
    all_matter = _is_small(title, begins)
    for word in TITLE_WORD.finditer(title):
        yield title[end : word.start()], False
        matters = (
            word.start() in named
            or title[: word.start()].endswith(FULL_STOPS)
            or (all_matter and word.start() not in begins)
        )
        end = word.end()
        yield word[0], _keeps(word[0], proper) or (matters and _has_capital(word[0]))
    yield title[end:], False


def _keeps(word: str, proper: frozenset[str]) -> bool:
    """Whether it is an acronym, a symbol or a name."""
    if not _has_capital(word) or word == "A":
        return False
    return _has_capital(word[1:]) or len(word) == 1 or not word.isalpha() or word in proper


def _has_capital(word: str) -> bool:
    return any(map(str.isupper, word))


def _span(title: str, name: str | None) -> range:
    """Where in the title the record's name stands."""
    found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", title) if name else None
    return range(*found.span()) if found else range(0)


def _beginnings(title: str) -> frozenset[int]:
    """Where in the title a sentence begins, with a capital that says nothing."""
    return frozenset(found.start(1) for found in BEGINNING.finditer(title))


def _is_small(title: str, begins: frozenset[int]) -> bool:
    """Whether the title is written small but for names, so that each of its capitals means something.

    A title of short words alone does not show it.
    """
    words = [word[0] for word in TITLE_WORD.finditer(title) if len(word[0]) >= SHORTEST and word.start() not in begins]
    return sum(map(_has_capital, words)) < MOST_NAMES * len(words)
