"""Rules on titles that may be one paper's."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from generator import addresses
from generator.checks.known import Known
from generator.findings.finding import Code, Finding, Severity
from generator.records.model import Paper

Words = tuple[str, ...]
FEWEST_ALIKE = 3  # of a title, before one word that differs says less than those that are equal
ALIKE = 0.75  # of 1: how much of two words has to be equal for one of them to be a misspelling
# Words that are lost and added when a title is typed from memory.
SMALL = frozenset(re.findall(r"\w+", "a an and are as at by for from in into is of on or the to via with"))


def titles_differ_in_more_than_a_slip(known: Known) -> Iterator[Finding]:
    """No two titles differ in one small or misspelt word alone, and none is another one up to its colon."""
    for paper, other in _alike(known.eldest_first):
        message = f"the title is nearly that of `{other.id}`: {other.fields.title}"
        joined = f"`make merge KIND=paper FROM={paper.id} TO={other.id}` joins them"
        hint = f"if they are one paper, {joined}; if they are two, nothing need be done"
        yield Finding(Code.SIMILAR_TITLE, known.at(paper, "title"), message, hint, Severity.WARNING)


def _alike(papers: Sequence[Paper]) -> Iterator[tuple[Paper, Paper]]:
    """Pairs of papers whose titles are alike, the younger record first.

    Titles that differ in one word are equal when that word is left out, so that few pairs need be looked at.
    """
    near: dict[Words, list[tuple[Paper, Words]]] = defaultdict(list)
    for paper in papers:
        words = title_words(paper.fields.title)
        for shape in {words, *(words[:i] + words[i + 1 :] for i in range(len(words)))}:
            near[shape].append((paper, words))
    told: set[str] = set()
    for alike in near.values():
        for (other, earlier), (paper, later) in combinations(alike, 2):
            if paper.id not in told and slip(earlier, later):
                told.add(paper.id)
                yield paper, other
    whole = {addresses.plain(paper.fields.title): i for i, paper in enumerate(papers)}
    for i, paper in enumerate(papers):
        short, colon, _ = paper.fields.title.partition(":")
        if colon and i != (j := whole.get(addresses.plain(short), i)):
            yield papers[max(i, j)], papers[min(i, j)]


def title_words(title: str) -> Words:
    """The words of a title in lower case.

    >>> title_words("BERT: Pre-training of Deep Transformers")
    ('bert', 'pre', 'training', 'of', 'deep', 'transformers')
    """
    return tuple(re.findall(r"\w+", title.casefold()))


def slip(one: Words, other: Words) -> bool:
    """Whether two titles, equal but for one word, differ in a misspelling or a small word.

    >>> slip(title_words("Attention Is All You Need"), title_words("Attention Is All You Nede"))
    True
    >>> slip(title_words("Qwen2 Technical Report"), title_words("Qwen3 Technical Report"))
    False
    """
    changed = [part for part in SequenceMatcher(None, one, other).get_opcodes() if part[0] != "equal"]
    if len(changed) != 1 or min(len(one), len(other)) < FEWEST_ALIKE:
        return False
    _, start, end, first, last = changed[0]
    lost, added = one[start:end], other[first:last]
    if SMALL.issuperset((*lost, *added)):
        return True
    return len(lost) == len(added) == 1 and _misspelt(lost[0], added[0])


def _misspelt(one: str, other: str) -> bool:
    return not re.search(r"\d", one + other) and SequenceMatcher(None, one, other).ratio() >= ALIKE
