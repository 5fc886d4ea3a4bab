"""How a paper is cited: in a text, and in a list of references."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.records.fields import ToldName
from generator.records.model import Paper

# What belongs to a family name: in lower case wherever it stands, in capitals before the last word.
# fmt: off
PARTICLES = frozenset((
    "abdel", "abdul", "abou", "abu", "af", "al", "av", "bar", "ben", "bin", "bint", "da",
    "dal", "dalla", "dalle", "das", "de", "degli", "dei", "del", "dela", "della", "den", "der",
    "des", "di", "do", "dos", "du", "el", "ibn", "la", "las", "le", "lo", "los",
    "mac", "mc", "o'", "ó", "saint", "san", "santa", "st.", "ten", "ter", "van", "vande",
    "vanden", "vander", "ver", "vom", "von", "zu", "zum", "zur",
))
# fmt: on
JOINING = frozenset(("y", "e", "i", "dit"))  # between two words of one family name: "Agüera y Arcas"
SUFFIXES = frozenset(("Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"))
DESCENT = frozenset(("Filho", "Neto", "Junior", "Júnior", "Sobrinho"))  # after the family name, and a part of it
# What is a given name, too: "Xue Bin Peng" before the one syllable of a Chinese or Korean family name, and "Minh Van
# Nguyen" before a Vietnamese one.
CHINESE_OR_KOREAN = frozenset(("Bin", "San"))
VIETNAMESE_MIDDLE = frozenset(("Do", "Le", "Van"))
# fmt: off
VIETNAMESE = frozenset((
    "Bui", "Bùi", "Cao", "Dang", "Đặng", "Dao", "Đào", "Dinh", "Đinh", "Do", "Đỗ", "Doan",
    "Đoàn", "Duong", "Dương", "Ho", "Hồ", "Hoang", "Hoàng", "Huynh", "Huỳnh", "Lam", "Lâm", "Le",
    "Lê", "Luong", "Lương", "Ly", "Lý", "Mai", "Ngo", "Ngô", "Nguyen", "Nguyễn", "Pham", "Phạm",
    "Phan", "Phung", "Phùng", "Ta", "Tạ", "Tran", "Trần", "Trinh", "Trịnh", "Truong", "Trương", "Vo",
    "Võ", "Vu", "Vũ",
))
# fmt: on
# Names that are not a person's: a tool that looked for a family name in them would find one.
NO_PERSON = re.compile(
    r"^\S+$|^(Team|The)\b|\b(University|Institute)\b"
    r"|\b([Tt]eam|Community|Group|Consortium|Collaboration|Project|Research|Labs?|AI|Foundation|Association)$"
)
MOST_NAMED = 8  # of more authors than this, only the first are named


def cited_as(paper: Paper) -> str:
    """How a text cites the paper: `Hu et al., 2021`; by its name where no authors are known."""
    surnames = [person(author)[0] for author in paper.fields.authors]
    match surnames:
        case []:
            who = paper.short
        case [one]:
            who = one
        case [one, two]:
            who = f"{one} and {two}"
        case [one, *_]:
            who = f"{one} et al."
    return f"{who}, {paper.fields.year}"


def venue_series(venue: str) -> str:
    """A venue without its year and what follows it, as `facets.js` has it too.

    >>> venue_series("ICLR 2024 Workshop")
    'ICLR'
    """
    return re.sub(r"\s*\b(19|20)\d\d\b.*$", "", venue)


def person(author: str) -> tuple[str, str, str]:
    """Family name, given names and suffix of a name written in its usual order; a body such as a team has one name.

    >>> person("Aäron van den Oord")
    ('van den Oord', 'Aäron', '')
    >>> person("Gemini Team")
    ('Gemini Team', '', '')
    """
    return (author, "", "") if is_body(author) else name_parts(author)


def is_body(author: str) -> bool:
    """Whether the name is that of a team, a firm or another body; a person with one name is told as such."""
    return not isinstance(author, ToldName) and NO_PERSON.search(author) is not None


def name_parts(author: str) -> tuple[str, str, str]:
    """Family name, given names and suffix of a name written in its usual order.

    A family name begins at the first particle in lower case, or at the particles before the last word. BibTeX's own
    rule (pybtex's `Person`) knows no particles in capitals and no suffix without a comma. Of 198 names drawn for such a
    thing 187 are parted rightly (`tests/catalogue/names.tsv`); the others need a record that tells the family name.

    >>> name_parts("Sammy Davis Jr.")
    ('Davis', 'Sammy', 'Jr.')
    """
    if isinstance(author, ToldName):
        return author.family, _given_of(author), ""
    words = author.split()
    suffix = words.pop().lstrip(",") if len(words) > 1 and words[-1] in SUFFIXES else ""
    start = _family_start(words)
    return " ".join(words[start:]).rstrip(","), " ".join(words[:start]), suffix


def _given_of(author: ToldName) -> str:
    """What is left of a name; the family name is words of it, or a part of one where a script has no spaces."""
    name, family = f" {author} ", f" {author.family} "
    return " ".join(name.replace(family if family in name else author.family, " ", 1).split())


def _family_start(words: Sequence[str]) -> int:
    last = len(words) - 1
    start = next((at for at in range(last) if words[at] in PARTICLES), last)
    while start > 1 and _belongs(words[start - 1], words[start]):
        start -= 1
    return start


def _belongs(word: str, family: str) -> bool:
    """Whether a word is a part of the family name that begins behind it, or with it."""
    if word in JOINING or family in JOINING:
        return True
    if family in DESCENT:
        return len(word.rstrip(".")) > 1  # an initial is no family name
    return word.lower() in PARTICLES and not _is_given(word, family)


def _is_given(word: str, family: str) -> bool:
    """Whether what is a particle elsewhere is a given name before this family name."""
    one_syllable = len(re.findall("[aeiouy]+", family.lower())) <= 1  # "Ng" is written without a vowel
    return (word in VIETNAMESE_MIDDLE and family in VIETNAMESE) or (word in CHINESE_OR_KOREAN and one_syllable)


def team(paper: Paper) -> str:
    """Who wrote it, in a line: `Edward J. Hu and 7 others, Microsoft`."""
    if not paper.fields.authors:
        return "—"
    first, *others = paper.fields.authors
    more = f" and {len(others)} others" if len(others) > 1 else f" and {others[0]}" if others else ""
    return ", ".join([f"{first}{more}", *paper.fields.affiliations[:2]])


def reference(paper: Paper) -> str:
    """The paper in a list of references: authors, the year in which it first appeared, title, and venue."""
    fields = paper.fields
    named = ", ".join(fields.authors[:MOST_NAMED]) + (" et al." if len(fields.authors) > MOST_NAMED else "")
    what = [fields.title, fields.venue] if named else [fields.venue]
    sentences = [f"{named or fields.title} ({fields.year}).", *(_sentence(part) for part in what if part)]
    return " ".join(sentences)


def _sentence(text: str) -> str:
    return text if text.endswith(("?", "!", ".")) else f"{text}."
