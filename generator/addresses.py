"""Addresses: the slug rule, the address of each kind of page, and relative links between pages.

An address is the page's path below the site's root, such as `papers/lora.html`; the Markdown file that it is made
from has the same path with `.md`.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
NEITHER_LETTER_NOR_DIGIT = re.compile(r"[\W_]+")
SLUG_LENGTH = 60
SHARED_PICTURES = "shared"  # the folder of the pictures that shared links show
ALL_CHANGES = "changes.html"  # no page: what the feed of changed summaries is named by, as others are by theirs
# The pages that there are whatever the records are; `pages/plan.py` says what each shows.
FIXED = (
    "index.html",
    "explore.html",
    "way.html",
    "compare.html",
    "plain-words.html",
    "wanted.html",
    "papers/index.html",
    "areas/index.html",
    "years/index.html",
    "topics/index.html",
    "lineages/index.html",
    "lineages/map.html",
    "lists/index.html",
    "reports/index.html",
    "results/index.html",
    "authors/index.html",
    "venues/index.html",
    "programs.html",
    "contribute/index.html",
    "contribute/findings.html",
    "contribute/upkeep.html",
)


def slug(text: str) -> str:
    """The text in lower-case ASCII letters, digits and single hyphens, at most 60 characters, cut at a word."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    whole = "-".join(re.findall(r"[a-z0-9]+", plain.replace("'", "")))
    if len(whole) <= SLUG_LENGTH:
        return whole
    cut = whole[: SLUG_LENGTH + 1]
    return cut[: cut.rindex("-")] if "-" in cut else whole[:SLUG_LENGTH]


def plain(text: str) -> str:
    """The text's letters and digits without regard to case, accents and punctuation, to compare names and titles by.

    >>> plain("Ceci n'est pas: Améliorer")
    'cecinestpasameliorer'
    """
    return NEITHER_LETTER_NOR_DIGIT.sub("", unicodedata.normalize("NFKD", text).lower()) or text


def is_slug(text: str) -> bool:
    """Whether the text can be an id."""
    return len(text) <= SLUG_LENGTH and SLUG.fullmatch(text) is not None


def paper(paper_id: str) -> str:
    """The address of a paper's page."""
    return f"papers/{paper_id}.html"


def area(area_id: str) -> str:
    """The address of an area's page."""
    return f"areas/{area_id}.html"


def year(number: int) -> str:
    """The address of a year's page."""
    return f"years/{number}.html"


def topic(topic_id: str) -> str:
    """The address of a topic's page."""
    return f"topics/{topic_id}.html"


def reading_list(list_id: str) -> str:
    """The address of a reading list's page."""
    return f"lists/{list_id}.html"


def lineage(lineage_id: str) -> str:
    """The address of a lineage's page."""
    return f"lineages/{lineage_id}.html"


def report(report_id: str) -> str:
    """The address of a report's page."""
    return f"reports/{report_id}.html"


def dataset(dataset_id: str) -> str:
    """The address of the page of what was measured on a dataset."""
    return f"results/{dataset_id}.html"


def author(author_id: str) -> str:
    """The address of an author's page."""
    return f"authors/{author_id}.html"


def authors_under(letter: str) -> str:
    """The address of the page of all authors whose family names begin with a letter."""
    return f"authors/letter-{slug(letter) or 'other'}.html"


def venue(venue_id: str) -> str:
    """The address of a venue's page."""
    return f"venues/{venue_id}.html"


def feed(page: str) -> str:
    """The feed that belongs to a page.

    >>> feed("areas/nlp.html")
    'areas/nlp.atom'
    """
    return f"{page.removesuffix('.html')}.atom"


def llms_of_area(area_id: str) -> str:
    """The file from which language models learn what papers an area has."""
    return f"llms/{area_id}.txt"


def data_file(page: str) -> str:
    """The file that has what a page tells as data.

    >>> data_file("papers/lora.html")
    'papers/lora.json'
    """
    return f"{page.removesuffix('.html')}.json"


def shared_picture(page: str) -> str:
    """The picture that a shared link to a page shows.

    >>> shared_picture("papers/lora.html")
    'shared/papers/lora.png'
    """
    return f"{SHARED_PICTURES}/{page.removesuffix('.html')}.png"


def in_language(code: str | None, address: str) -> str:
    """A page's path from the site's root; in another language than English, which has no code, it begins with that."""
    return f"{code}/{address}" if code else address


def relative(target: str, page: str) -> str:
    """The link from one page to another, both given as addresses from the site's root.

    >>> relative("papers/lora.html", "areas/nlp.html")
    '../papers/lora.html'
    """
    there, here = target.split("/"), page.split("/")[:-1]
    same = 0
    while same < min(len(there) - 1, len(here)) and there[same] == here[same]:
        same += 1
    return "/".join([*[".."] * (len(here) - same), *there[same:]])


def leads_out(href: str, page: str) -> bool:
    """Whether a link on a page leads out of the folder that all pages of its language lie in.

    >>> leads_out("../../papers/lora.html", "areas/nlp.html")
    True
    """
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), href)).startswith("../")


def anchor(*names: object) -> str:
    """The anchor of a place on a page, by what stands there, from the larger to the smaller.

    >>> anchor("nlp", "seminal", 2021)
    'nlp-seminal-2021'
    """
    return "-".join(slug(str(name)) or "other" for name in names)


def markdown_file(address: str) -> str:
    """The Markdown file that becomes this page.

    >>> markdown_file("papers/lora.html")
    'papers/lora.md'
    """
    return address.removesuffix(".html") + ".md"
