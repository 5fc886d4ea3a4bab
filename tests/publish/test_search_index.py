"""Pagefind's index put in order."""

from __future__ import annotations

import gzip
import json

import cbor2
import pytest

from generator.publish.output import PublishError
from generator.publish.search_index import ENTRY, MAGIC, ordered_index


def packed(value: object) -> bytes:
    return gzip.compress(MAGIC + cbor2.dumps(value))


def index(*areas: str) -> dict[str, bytes]:
    values = [[area, [number]] for number, area in enumerate(areas)]
    return {
        ENTRY: json.dumps({"version": "1.5.2", "languages": {"en": {"hash": "en_1", "page_count": 2}}}).encode(),
        "pagefind.en_1.pf_meta": packed(
            ["1.5.2", [], [], [["area", "en_2"]], [["year", [1, 0]], ["name", [0, 1]]], ["name"]]
        ),
        "filter/en_2.pf_filter": packed(["area", sorted(values, key=lambda value: areas.index(str(value[0])))]),
    }


def test_facets_and_sortings_are_sorted_and_files_renamed_by_what_they_hold() -> None:
    made = ordered_index(index("speech", "nlp"))
    (file,) = [path for path in made if path.startswith("filter/")]
    assert cbor2.loads(gzip.decompress(made[file]).removeprefix(MAGIC)) == ["area", [["nlp", [1]], ["speech", [0]]]]
    hashed = json.loads(made[ENTRY])["languages"]["en"]["hash"]
    meta = cbor2.loads(gzip.decompress(made[f"pagefind.{hashed}.pf_meta"]).removeprefix(MAGIC))
    assert [name for name, _ in meta[4]] == ["name", "year"]
    assert meta[3] == [["area", file.removeprefix("filter/").removesuffix(".pf_filter")]]


def test_the_same_index_gives_the_same_bytes() -> None:
    assert ordered_index(index("speech", "nlp")) == ordered_index(index("speech", "nlp"))


def test_an_index_of_another_shape_is_refused() -> None:
    with pytest.raises(PublishError, match="search_index"):
        ordered_index(index("nlp") | {"pagefind.en_1.pf_meta": gzip.compress(b"something else")})
