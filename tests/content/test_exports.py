"""What the real records give to other tools, read back by those tools' own parsers: no name and no accent is lost."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import feedparser
import jsonschema
import pytest
import rispy
from citeproc.source.json import CiteProcJSON
from pybtex.database import Person, parse_string
from pyld import jsonld

from generator import addresses
from generator.catalogue import bibliography, citing
from generator.catalogue.catalogue import Catalogue
from generator.catalogue.citing import DESCENT, JOINING, PARTICLES, name_parts
from generator.exports.catalog_types import VERSION
from generator.exports.csl import csl
from generator.exports.plain_text import plain_pages
from generator.new.tex import from_tex
from generator.pages import head
from generator.pages.render import draw_page
from generator.publish.site import Site, all_exports, site_of
from generator.records.fields import ToldName
from tests import real

SITE = Path("site")


@pytest.fixture(scope="module")
def site() -> Site:
    return site_of(real.checked())


@pytest.fixture(scope="module")
def catalogue(site: Site) -> Catalogue:
    return site.catalogue


@pytest.fixture(scope="module")
def tree(site: Site) -> Mapping[str, str]:
    """The files that lie beside the pages, by path."""
    return {path: text for some in all_exports(site, "") for path, text in some().items()}


def named(family: str, given: str) -> str:
    return f"{given} {family}".strip()


def test_bibtex_is_read_back_whole(catalogue: Catalogue, tree: Mapping[str, str]) -> None:
    entries = parse_string(tree["papers.bib"], "bibtex").entries
    assert len(entries) == len(catalogue.papers)
    for paper in catalogue.papers.values():
        entry = entries[bibliography.cite_key(paper)]
        assert from_tex(entry.fields["title"]) == paper.fields.title.replace("’", "'")  # one sign in TeX
        persons = entry.persons.get("author", [])
        written = [
            from_tex(" ".join([*p.first_names, *p.middle_names, *p.prelast_names, *p.last_names])) for p in persons
        ]
        assert written == [name.replace("’", "'") for name in paper.fields.authors]


def test_names_are_parted_as_bibtex_parts_them_but_for_family_names_that_it_cuts(catalogue: Catalogue) -> None:
    """BibTeX's own rule cuts `Ben Zaken`, `Agüera y Arcas` and `Silva Filho` in two; in all else the two are alike."""
    written = (name for paper in catalogue.papers.values() for name in paper.fields.authors)
    names = {name for name in written if not isinstance(name, ToldName)}
    otherwise = {}
    for name in names:
        own, bibtex = name_parts(name), Person(name)
        last = " ".join([*bibtex.prelast_names, *bibtex.last_names])
        if not citing.is_body(name) and own[0] != last:
            otherwise[name] = (own[0], last)
    assert all(own.endswith(f" {last}") for own, last in otherwise.values()), otherwise
    reasons = PARTICLES | JOINING | DESCENT
    assert all(reasons.intersection([*own.split(), *own.lower().split()]) for own, _ in otherwise.values()), otherwise


def test_keys_are_unique_and_made_of_the_record_alone(catalogue: Catalogue) -> None:
    keys = [bibliography.cite_key(paper) for paper in catalogue.papers.values()]
    assert len(set(keys)) == len(keys)
    assert all(key.isascii() and key.isalnum() for key in keys)
    assert bibliography.cite_key(catalogue.papers["lora"]) == "hu2022lora"


def test_ris_is_read_back_whole(catalogue: Catalogue, tree: Mapping[str, str]) -> None:
    records = {record["id"]: record for record in rispy.loads(tree["papers.ris"])}
    assert len(records) == len(catalogue.papers)
    for paper in catalogue.papers.values():
        record = records[bibliography.cite_key(paper)]
        assert record["title"] == paper.fields.title
        authors = [named(*(name.split(", ", 1) if ", " in name else (name, ""))) for name in record.get("authors", [])]
        assert authors == list(paper.fields.authors)
        assert record.get("doi") == paper.fields.links.doi


def test_csl_json_is_read_back_whole(catalogue: Catalogue) -> None:
    items = CiteProcJSON([dict(csl(catalogue, paper)) for paper in catalogue.papers.values()])
    for paper in catalogue.papers.values():
        item = items[bibliography.cite_key(paper)]
        assert str(item.title) == paper.fields.title
        people = [named(person.get("family", ""), person.get("given", "")) for person in item.get("author", [])]
        assert [one for one in people if one] == [name for name in paper.fields.authors if citing.person(name)[1]]


def test_the_catalogue_fits_its_published_schema(catalogue: Catalogue, tree: Mapping[str, str]) -> None:
    catalog, schema = json.loads(tree["catalog.json"]), json.loads(tree["catalog.schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(catalog)
    assert catalog["version"] == VERSION
    assert catalog["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert all("CC BY 4.0" in tree[path].split("\n## ")[0] for path in ("llms.txt", "llms-full.txt"))
    assert [paper["authors"] for paper in catalog["papers"]] == [
        list(p.fields.authors) for p in catalogue.papers.values()
    ]


def test_feeds_are_read_back_with_their_newest_papers(catalogue: Catalogue, tree: Mapping[str, str]) -> None:
    atoms = {path: text for path, text in tree.items() if path.endswith(".atom")}
    assert len(atoms) == 2 + len(catalogue.areas) + len(catalogue.topics) + len(catalogue.lineages)
    for path, text in atoms.items():
        feed = feedparser.parse(text)
        assert not feed.bozo, path
        assert "CC BY 4.0" in feed.feed.rights
        assert feed.version == "atom10"
        assert 0 < len(feed.entries) <= 50
        moments = [entry.published for entry in feed.entries]
        assert moments == sorted(moments, reverse=True)
        assert all(entry.updated >= entry.published for entry in feed.entries)
        assert len({entry.id for entry in feed.entries}) == len(feed.entries)


def offline(url: str, _: object) -> Mapping[str, Any]:
    """schema.org's context, as far as it is needed, without the network."""
    context = {"@context": {"@vocab": "https://schema.org/"}}
    return {"contextUrl": None, "documentUrl": url, "document": context, "contentType": "application/ld+json"}


def test_json_ld_is_read_back_whole(catalogue: Catalogue) -> None:
    for paper in catalogue.papers.values():
        (page,) = jsonld.expand(dict(head.json_ld(catalogue, paper)), {"documentLoader": offline})
        (about,) = page["https://schema.org/mainEntity"]
        assert about["@type"] == ["https://schema.org/ScholarlyArticle"]
        assert about["https://schema.org/name"] == [{"@value": paper.fields.title}]
        based_on = [
            earlier["https://schema.org/name"][0]["@value"] for earlier in about.get("https://schema.org/isBasedOn", [])
        ]
        assert sorted(based_on) == sorted(catalogue.papers[edge.paper].fields.title for edge in paper.fields.builds_on)
        names = [
            author["https://schema.org/name"][0]["@value"] for author in about.get("https://schema.org/author", [])
        ]
        assert names == list(paper.fields.authors)


class Head(HTMLParser):
    """The names and contents of a page's meta tags."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: defaultdict[str, list[str]] = defaultdict(list)
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag == "meta" and (name := attributes.get("name") or attributes.get("property")):
            self.tags[name].append(attributes.get("content") or "")


def test_fifty_pages_have_the_tags_that_a_reference_manager_reads(catalogue: Catalogue) -> None:
    """Zotero's translator for embedded metadata asks for these."""
    papers = list(catalogue.papers.values())
    for paper in papers[:: len(papers) // 50]:
        tags = Head((SITE / f"papers/{paper.id}.html").read_text("utf-8")).tags
        fields, links = paper.fields, paper.fields.links
        assert tags["citation_title"] == [fields.title]
        authors = [named(*name.rstrip(",").partition(", ")[::2]) for name in tags["citation_author"]]
        assert authors == list(fields.authors)
        assert tags["citation_publication_date"] == [str(bibliography.published(paper))]
        assert tags["citation_arxiv_id"] == [x for x in [links.arxiv] if x]
        assert tags["citation_doi"] == [x for x in [links.doi] if x]
        assert tags["og:title"] == [paper.short]
        assert tags["og:description"] == tags["description"]


def test_each_record_lies_beside_its_page_as_plain_markdown(catalogue: Catalogue) -> None:
    for path, text in plain_pages(catalogue).items():
        assert text.startswith("# ")
        assert "[@" not in text
        assert (SITE / path).read_text("utf-8") == text


def test_a_reports_references_are_what_it_cites_once_each_in_order(site: Site) -> None:
    assert site.catalogue.reports
    for report in site.catalogue.reports.values():
        page = draw_page(site.page(addresses.report(report.id)), {}).text
        listed = re.findall(r'<li id="reference-\d+">.*?<a href="\.\./papers/([\w-]+)\.html">', page)
        cited = re.findall(r"@([\w-]+)", (Path("content") / report.source).read_text("utf-8").split("\n---\n", 1)[1])
        assert listed == list(dict.fromkeys(cited))
        numbers = [int(number) for number in re.findall(r'<a href="#reference-(\d+)"', page)]
        assert list(dict.fromkeys(numbers)) == list(range(1, len(listed) + 1))


def test_no_file_is_written_per_paper_but_its_markdown_and_its_data(tree: Mapping[str, str]) -> None:
    assert {path.rsplit(".", 1)[1] for path in tree if path.startswith("papers/")} == {"md", "json"}
    assert sum(path.startswith("cite/") for path in tree) == 32
