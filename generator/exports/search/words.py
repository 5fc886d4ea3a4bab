"""Words as the search compares them: `overrides/assets/search/words.js` does the same, and a test holds them equal."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache

import Stemmer as Snowball

from generator.languages.phrases import Locale
from generator.records.fields import SearchFields, Stemmer

WEIGHTLESS = """
a about after al an and any anyone are article articles as at be been begin beginner but by can could did do does done
et every explain explained explanation find first for from get give go good had has have how i if in into introduce
introduced introduction is it its just know learn like made make me mean meaning means model models more most my need
newest of on or our paper papers please published read should show so some something start started tell than that the
their them then there these they thing things this to tutorial understand us use used using want was we were what when
where which who whose why will with work works would write written you your
"""
ENGLISH_SEARCH = SearchFields(stemmer=Stemmer.ENGLISH, weightless=tuple(WEIGHTLESS.split()), between=("vs", "versus"))
# British endings as the American ones that most titles have; only what stands before a stemmer need be here.
SPELLINGS = (
    ("is(ation|ations|e|ed|er|ers|es|ing)$", "iz$1"),
    ("yse(d|s|r|rs)?$", "yze$1"),
    ("(?<=[a-z]{2})our(s|ed|al|ing|less|ful)?$", "or$1"),
    ("(?<=[a-z]{2})tre(s|d)?$", "ter$1"),
)
NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
FOLDED_WORD = re.compile(r"[^\W_]+(?:\.[0-9]+)*")


def fold(text: str) -> str:
    """The text without regard to case and accents.

    >>> fold("Łukasz, naïve")
    'lukasz, naive'
    """
    return NOT_ASCII.sub(_without_accents, text.lower())


def _without_accents(found: re.Match[str]) -> str:
    apart = unicodedata.normalize("NFKD", found[0].translate(STROKES))
    return "".join(sign for sign in apart if not unicodedata.category(sign).startswith("M"))


# Letters that no decomposition takes apart.
STROKES = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe"})


def words(text: str) -> Iterator[str]:
    """The words of a text in order, folded; a version that ends in nought is written without it.

    >>> list(words("wav2vec 2.0: a Low-Rank one"))
    ['wav2vec', '2', 'a', 'low', 'rank', 'one']
    """
    for found in FOLDED_WORD.finditer(fold(text)):
        yield re.sub(r"(\.0+)+$", "", found[0]) if "." in found[0] else found[0]


def stemmer(search: SearchFields) -> Callable[[str], str]:
    """What makes a stem of a folded word in a language."""
    algorithm = Snowball.Stemmer(search.stemmer.value) if search.stemmer else None
    spellings = [(re.compile(before), after.replace("$1", r"\1")) for before, after in SPELLINGS]

    @cache
    def stem(word: str) -> str:
        for before, after in spellings:
            word = before.sub(after, word)
        stemmed: str = algorithm.stemWord(word) if algorithm else word
        return stemmed

    return stem


def search_of(locale: Locale) -> SearchFields:
    """How words are searched for in a language of the site."""
    return locale.search or ENGLISH_SEARCH
