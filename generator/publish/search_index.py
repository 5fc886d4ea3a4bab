"""Pagefind's index put in order, so that one site always gives the same bytes.

Pagefind lists facets, their values and the sortings in the order of hash tables that are seeded anew in every run.
Here they are sorted, and the files, which are named by their content, are named anew. The one importer of cbor2.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Mapping

import cbor2

from generator.publish.output import PublishError

MAGIC = b"pagefind_dcd"
INDEX_FOLDER = "pagefind"
ENTRY = "pagefind-entry.json"


def ordered_index(files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The files of an index (its facets, its catalogue and its entry point) by path, with their lists in order.

    Raises PublishError if Pagefind has changed what they look like.
    """
    try:
        return _in_order(files)
    except (KeyError, IndexError, TypeError, ValueError, cbor2.CBORDecodeError) as error:
        advice = "Look at `generator/publish/search_index.py`."
        raise PublishError(
            f"Pagefind's index has another shape than version 1.5 gave it ({error!r}). {advice}"
        ) from error


def _in_order(files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    entry = json.loads(files[ENTRY])
    ordered: dict[str, bytes] = {}
    for language in entry["languages"].values():
        meta = _decode(files[f"pagefind.{language['hash']}.pf_meta"])
        prefix = language["hash"].partition("_")[0]
        meta[3] = sorted(_facet(files, name, file, prefix, ordered) for name, file in meta[3])
        meta[4] = sorted(meta[4])
        packed = _encode(meta)
        language["hash"] = _name(packed, prefix)
        ordered[f"pagefind.{language['hash']}.pf_meta"] = packed
    ordered[ENTRY] = json.dumps(entry, separators=(",", ":"), sort_keys=True).encode()
    return ordered


def _facet(files: Mapping[str, bytes], name: str, file: str, prefix: str, ordered: dict[str, bytes]) -> list[str]:
    """Put a facet's file among the ordered ones; how the catalogue names it."""
    facet, values = _decode(files[f"filter/{file}.pf_filter"])
    packed = _encode([facet, sorted(values)])
    ordered[f"filter/{_name(packed, prefix)}.pf_filter"] = packed
    return [name, _name(packed, prefix)]


def _decode(data: bytes) -> list[list[list[str]]]:
    raw = gzip.decompress(data)
    if not raw.startswith(MAGIC):
        raise ValueError("the first bytes differ")
    value: list[list[list[str]]] = cbor2.loads(raw.removeprefix(MAGIC))
    return value


def _encode(value: object) -> bytes:
    return gzip.compress(MAGIC + cbor2.dumps(value), mtime=0)


def _name(data: bytes, prefix: str) -> str:
    return f"{prefix}_{hashlib.sha256(data).hexdigest()[:10]}"
