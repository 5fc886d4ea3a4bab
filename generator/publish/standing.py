"""What is known of the site that stands: what it was made from, and how each of its files was left.

It is written last, after the site has taken its place. So a site of which all this holds is whole, and what came in
between is seen. Nothing is believed that the files themselves do not bear out: each must be of the size and the time of
change, to the nanosecond, with which this program left it, which no checkout and no unpacked archive would give it.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from generator.catalogue.watched import Question
from generator.publish import output
from generator.publish.linked import Linked
from generator.publish.program import digest, program
from generator.publish.theme import SETTINGS
from generator.publish.traces import Trace

THEME = Path("overrides")
Left = tuple[int, int]  # a file's size in bytes, and when it was last changed, in nanoseconds since 1970


@dataclass(frozen=True)
class Inputs:
    """What a site is made from, each as a fingerprint: the program with the theme and all settings, and the records.

    `epoch` is the time that files carry.
    """

    program: str
    content: str
    epoch: int


@dataclass(frozen=True)
class PageStanding:
    """A page as it was left: what it was made from, a fingerprint of it before the theme, and its ids and links."""

    trace: Trace
    drawn: str
    linked: Linked


@dataclass(frozen=True)
class Standing:
    """A site as it was left: what it was made from, its files and pages by path, and what catalogues answered."""

    inputs: Inputs
    files: Mapping[str, Left]
    pages: Mapping[str, PageStanding] = field(default_factory=dict)
    answers: Mapping[Question, str] = field(default_factory=dict)

    def holds(self, site: Path) -> bool:
        """Whether the site is whole and just as it was left."""
        return "index.html" in self.files and dict(left(site)) == self.files

    def untouched(self, site: Path) -> Mapping[str, PageStanding]:
        """The pages whose files are just as they were left."""
        there = dict(left(site))
        return {path: page for path, page in self.pages.items() if there.get(path, 0) == self.files.get(path)}


def inputs(content: Path, epoch: int) -> Inputs:
    """What a site that is built now would be made from."""
    return Inputs(_program(), digest(content), epoch)


def load(file: Path) -> Standing | None:
    """What a file says; None where it says nothing that can be read."""
    try:
        said = json.loads(file.read_text("utf-8"))
        files = {path: (size, time) for path, (size, time) in said["files"].items()}
        asked = [(language, part, key) for language, part, key in said["asked"]]
        words = said["words"]
        pages = {
            path: PageStanding(
                Trace(frame, [asked[n] for n in of]),
                drawn,
                Linked([words[n] for n in anchors], [words[n] for n in links]),
            )
            for path, (frame, of, drawn, anchors, links) in said["pages"].items()
        }
        answers = dict(zip(asked, said["answers"], strict=True))
        return Standing(Inputs(**said["inputs"]), files, pages, answers)
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None


def save(standing: Standing, file: Path) -> None:
    """Write down how a site stands; what many pages have in common is written once."""
    asked, words = _Numbers(), _Numbers()
    pages = {
        path: [
            page.trace.frame,
            asked.of(page.trace.asked),
            page.drawn,
            words.of(page.linked.anchors),
            words.of(page.linked.links),
        ]
        for path, page in standing.pages.items()
    }
    said = {
        "inputs": vars(standing.inputs),
        "files": standing.files,
        "asked": list(asked),
        "answers": [standing.answers[one] for one in asked],
        "words": list(words),
        "pages": pages,
    }
    output.put_whole(file, json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode())


class _Numbers(dict[Any, int]):
    """Values by the numbers that they are given, in the order in which they come."""

    def __missing__(self, value: object) -> int:
        self[value] = len(self)
        return self[value]

    def of(self, values: Iterable[object]) -> Sequence[int]:
        return [self[value] for value in values]


def left(site: Path) -> Iterator[tuple[str, Left]]:
    """Every file below a folder, by path, as it lies there."""
    for folder, _, names in os.walk(site):
        inside = Path(folder).relative_to(site).as_posix()
        for name in names:
            about = (Path(folder) / name).lstat()
            yield name if inside == "." else f"{inside}/{name}", (about.st_size, about.st_mtime_ns)


def _program() -> str:
    """A fingerprint of the program, the theme, and the settings with all that they name."""
    parts = [program(), digest(THEME), Path(SETTINGS).read_text("utf-8")]
    # `!ENV [SITE_URL, ""]` takes what the environment holds.
    parts += [f"{name}={os.environ.get(name)}" for name in re.findall(r"\b[A-Z][A-Z0-9_]+\b", parts[-1])]
    return sha256("\0".join(parts).encode()).hexdigest()
