"""Reading lists, topics and lineages for whoever reads them paper by paper: `walks/<kind>/<id>.js`, classic scripts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator import addresses
from generator.addresses import in_language
from generator.catalogue.catalogue import Catalogue
from generator.catalogue.edition import Edition
from generator.catalogue.walks import WALKED, Walk, walk
from generator.exports.scripts import compact
from generator.languages.phrases import ENGLISH

ROOT = "index.html"  # links in a walk lead from the site's first page


def walks_files(catalogue: Catalogue, editions: Sequence[Edition], *_: object) -> Mapping[str, str]:
    """Every walk, in each language in which its record is translated."""
    walks = [(catalogue, walk(catalogue, kind, record)) for kind in WALKED for record in catalogue.of(kind)]
    for edition in editions:
        walks += [
            (edition.catalogue, walk(edition.catalogue, kind, record))
            for kind in WALKED
            for record in edition.translated(kind)
        ]
    return {path: text for of, one in walks for path, text in _file(of, one)}


def _file(catalogue: Catalogue, one: Walk) -> Iterator[tuple[str, str]]:
    """A walk in a file; of each stop the paper's id, name, address and why it stands there."""
    code = None if catalogue.locale is ENGLISH else catalogue.locale.code

    def from_root(address: str) -> str:
        href = catalogue.href(address, ROOT)
        return href.removeprefix("../") if href.startswith("../") else in_language(code, href)

    made = {
        "title": one.title,
        "href": from_root(one.address),
        "stops": [
            (stop.paper.id, stop.paper.short, from_root(addresses.paper(stop.paper.id)), stop.why) for stop in one.stops
        ],
    }
    yield f"walks/{one.key}.js", f"stemma.walks[{compact(one.key)}] = {compact(made)};\n"
