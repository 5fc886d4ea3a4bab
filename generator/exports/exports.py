"""The table of everything that leaves the site for other programs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from generator.catalogue.catalogue import Catalogue
from generator.catalogue.edition import Edition
from generator.exports.bibtex import bibtex_file
from generator.exports.catalog import catalog_files
from generator.exports.csl import csl_file
from generator.exports.feeds import feeds
from generator.exports.llms import llms_files
from generator.exports.ris import ris_file
from generator.exports.scripts import citations_js
from generator.exports.search.tables import search_files
from generator.exports.walks import walks_files
from generator.exports.ways import ways_files

# What is made of the records in every language, and of the address at which the site is published, if that is known.
Export = Callable[[Catalogue, Sequence[Edition], str], Mapping[str, str]]
EXPORTS: Sequence[Export] = (
    search_files,  # takes longest, so it comes first
    catalog_files,
    bibtex_file,
    ris_file,
    csl_file,
    llms_files,
    citations_js,
    ways_files,
    walks_files,
    feeds,
)


def exports(catalogue: Catalogue, editions: Sequence[Edition], site: str = "") -> Mapping[str, str]:
    """Every file for other programs that lies beside the pages' sources, by path."""
    return {path: text for export in EXPORTS for path, text in export(catalogue, editions, site).items()}
