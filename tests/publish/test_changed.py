"""After any edit a build makes what has changed, and the site equals that of a clean build to the byte."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.languages.fingerprint import fingerprint
from generator.publish import build
from generator.records.reading import read
from tests.publish.test_ended import files
from tests.sites.test_builds import PARTS, toy

PAPER = """---
title: {title}
year: 2018
listings: [{{area: {area}, tier: {tier}}}]
topics: [attention]
tldr: What {title} does.
builds_on:
  - {{paper: {earlier}, relation: {relation}, change: Does for {title} what it did for one.}}
results:
  - {{task: Translation, dataset: wmt-2014-english-german, metric: bleu, value: {value}}}
summary: {{status: brief, read: abstract, checked: 2026-11-21}}
---
Grew out of @{earlier}.
"""
TRANSLATION = "---\ntitle: Atenção\ntldr: Um tradutor.\nsource_hash: {hash}\n---\nO Transformer {number}; veja @bert.\n"
Edit = Callable[[Path, Random], None]


def put(place: str, pattern: str, instead: str) -> Edit:
    """An edit that puts something in the place of what a pattern finds in a file; `#` in it is a number."""

    def edit(content: Path, draw: Random) -> None:
        file = content / place
        text, found = re.subn(
            pattern, instead.replace("#", str(draw.randrange(1000))), file.read_text("utf-8"), count=1
        )
        assert found, (place, pattern)
        file.write_text(text, "utf-8")

    return edit


def added(content: Path) -> list[Path]:
    return sorted(content.glob("papers/2018/added-*.md"))


def add(content: Path, draw: Random) -> None:
    earlier = draw.choice(["transformer", "bert", *(path.stem for path in added(content))])
    number = draw.randrange(10_000)
    (content / f"papers/2018/added-{number}.md").write_text(
        PAPER.format(
            title=f"Added {number}",
            area=draw.choice(["nlp", "core-ml"]),
            tier=draw.choice(["seminal", "selected"]),
            earlier=earlier,
            relation=draw.choice(["extends", "replaces", "analyses"]),
            value=draw.randrange(100),
        )
    )


def named_by_none(content: Path) -> list[Path]:
    texts = "".join(path.read_text("utf-8") for path in content.rglob("*.md"))
    return [path for path in added(content) if f"paper: {path.stem}," not in texts]


def delete(content: Path, draw: Random) -> None:
    if not added(content):
        add(content, draw)
    draw.choice(named_by_none(content)).unlink()


def rename(content: Path, draw: Random) -> None:
    if not added(content):
        add(content, draw)
    old = draw.choice(named_by_none(content))
    text = old.read_text("utf-8").replace("\nyear:", f"\nformerly: [{old.stem}]\nyear:", 1)
    if "formerly" not in old.read_text("utf-8"):
        old.with_name(f"added-renamed-{draw.randrange(10_000)}.md").write_text(text, "utf-8")
    old.unlink()


def translate(content: Path, draw: Random) -> None:
    original = next(paper for paper in read(content).records.papers if paper.id == "transformer")
    text = TRANSLATION.format(hash=fingerprint(original), number=draw.randrange(1000))
    (content / "papers/2017/transformer.pt-BR.md").write_text(text, "utf-8")


def untranslate(content: Path, draw: Random) -> None:
    translate(content, draw)
    (content / "papers/2017/transformer.pt-BR.md").unlink()


EDITS: Mapping[str, Edit] = {
    "text": put("papers/2018/bert.md", r"fills gaps( \d+)?", "fills gaps #"),
    "name": put("papers/2018/bert.md", r"name: .*", "name: BERT #"),
    "tldr": put("papers/2017/transformer.md", r"tldr: .*", "tldr: Looks at # words at once."),
    "venue": put("papers/2018/bert.md", r"venue: .*", "venue: ACL 2018"),
    "edge": put("papers/2018/bert.md", r"relation: \w+(, change: )", r"relation: extends\1"),
    "figure": put("papers/2018/bert.md", r"value: 2\d\.\d+", "value: 29.#"),
    "area": put("areas/nlp.md", r"description: .*", "description: Language, # times."),
    "lineage": put("lineages/attention.md", r"title: .*", "title: Attention #"),
    "list": put("lists/first-steps.md", r"title: .*", "title: First steps #"),
    "report": put("reports/two-years.md", r"title: .*", "title: Years, #"),
    "dataset": put("datasets.yml", r"measures: .*", "measures: News, # of them."),
    "metric": put("metrics.yml", r"(name: BLEU( \d+)?)", "name: BLEU #"),
    "add": add,
    "delete": delete,
    "rename": rename,
    "translate": translate,
    "untranslate": untranslate,
}


def project(folder: Path, content: Path) -> Path:
    folder.mkdir(exist_ok=True)
    for part in PARTS:
        (folder / part).symlink_to(Path(part).resolve())
    if not (folder / "content").exists():
        (folder / "content").symlink_to(content)
    return folder


def made(folder: Path, epoch: int) -> str:
    """Build the site of a folder; what is said of it."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        result = CliRunner().invoke(main, ["site", "--epoch", str(epoch)])
    finally:
        os.chdir(before)
    assert result.exit_code == 0, result.output
    return result.output


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    folder = toy(tmp_path / "toy")
    shutil.copytree("content/languages", folder / "content/languages")
    return project(folder, folder / "content")


def test_after_any_edits_the_site_equals_a_clean_build_to_the_byte(
    folder: Path, tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So it does where fresh processes have taken over in the middle of the clean build, as they do on large sites."""
    clean = project(tmp_path / "clean", folder / "content")
    seed = request.config.getoption("--seed")
    draw, looked_at = Random(seed), []
    made(folder, 1_700_000_000)
    for number in range(request.config.getoption("--edits")):
        names = draw.sample(list(EDITS), draw.choice([1, 1, 2]))
        for name in names:
            EDITS[name](folder / "content", draw)
        said = made(folder, 1_700_000_000 + number)
        shutil.rmtree(clean / "site", ignore_errors=True)
        shutil.rmtree(clean / "build", ignore_errors=True)
        with monkeypatch.context() as small:
            small.setattr(build, "BEFORE_ANEW", 2)
            made(clean, 1_700_000_000 + number)
        ours, theirs = files(folder / "site"), files(clean / "site")
        assert ours.keys() == theirs.keys(), (seed, names)
        assert [path for path in theirs if ours[path] != theirs[path]] == [], (seed, names)
        looked_at += [int(count) for count in re.findall(r"of which (\d+) can have changed", said)]
    assert looked_at, "each time everything was made anew"


def test_only_the_pages_that_show_it_are_made_where_a_text_changes(folder: Path) -> None:
    made(folder, 0)
    EDITS["text"](folder / "content", Random(1))
    said = made(folder, 0)
    assert 0 < int(re.findall(r"of which (\d+) can have changed", said)[0]) < 10
    EDITS["text"](folder / "content", Random(1))
    assert "Nothing has changed" in made(folder, 0)


def test_where_the_theme_changes_every_page_is_made(folder: Path) -> None:
    made(folder, 0)
    (folder / "overrides").unlink()
    shutil.copytree("overrides", folder / "overrides")
    with (folder / "overrides/main.html").open("a") as template:
        template.write("{# another #}")
    said = made(folder, 0)
    assert "can have changed" not in said
    assert "Nothing has changed" not in said


def test_a_page_that_somebody_else_changed_is_made_anew(folder: Path) -> None:
    made(folder, 0)
    whole = files(folder / "site")
    (folder / "site/papers/bert.html").write_text("not ours")
    (folder / "site/lists/ghost.html").write_text("not ours")
    made(folder, 0)
    assert files(folder / "site") == whole
