"""Whole builds of the toy site: the same bytes everywhere, and pages that do not grow with the site."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree

import pytest

from generator.publish.theme import UNUSED

PARTS = ("generator", "overrides", "mkdocs.yml")
MEMORY = Path("/dev/shm")  # a file system in memory, which gives names in another order


def build(folder: Path, **environment: str) -> dict[str, bytes]:
    """Every file of the site that a copy of the project makes of its `content/`."""
    for part in PARTS:
        (folder / part).symlink_to(Path(part).resolve())
    command = [sys.executable, "-m", "generator", "site"]
    done = subprocess.run(
        command,
        cwd=folder,
        env=os.environ | {"SOURCE_DATE_EPOCH": "1700000000"} | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    site = folder / "site"
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def toy(folder: Path) -> Path:
    folder.mkdir()
    shutil.copytree("tests/sites/toy/content", folder / "content")
    return folder


def test_two_builds_in_other_places_times_and_languages_are_equal_to_the_byte(tmp_path: Path) -> None:
    """The second lies on a file system of its own, where there is one, and its files are for its user alone."""
    one = build(toy(tmp_path / "one"), TZ="UTC", LC_ALL="C", PYTHONHASHSEED="1")
    with TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as elsewhere:
        mask = os.umask(0o077)
        try:
            folder = toy(Path(elsewhere) / "another folder")
            two = build(folder, TZ="Asia/Tokyo", LC_ALL="C.UTF-8", PYTHONHASHSEED="2")
        finally:
            os.umask(mask)
        bundles = [bundled(folder) for folder in (tmp_path / "one", folder)]
    assert one.keys() == two.keys()
    assert [path for path in one if one[path] != two[path]] == []
    assert bundles[0] == bundles[1]


def bundled(folder: Path) -> bytes:
    """The bundle of a folder whose site is built."""
    environment = os.environ | {"SOURCE_DATE_EPOCH": "1700000000"}
    subprocess.run([sys.executable, "-m", "generator", "bundle"], cwd=folder, env=environment, check=True)
    return (folder / "dist/stemma-offline.zip").read_bytes()


def test_mkdocs_makes_the_same_of_the_same_pages(tmp_path: Path) -> None:
    """No Markdown is called on finished pages, nor is any program started; what comes out is the same.

    The theme's scripts, which no page runs, are left out.
    """
    folder = toy(tmp_path / "toy")
    shutil.copytree("content/languages", folder / "content/languages")
    address = {"SITE_URL": "https://example.org/stemma/", "SOURCE_DATE_EPOCH": "1700000000", "NO_MKDOCS_2_WARNING": "1"}
    ours = build(folder, **address)
    for command in (["generator", "build"], ["mkdocs", "build", "--quiet", "--strict", "--site-dir", "theirs"]):
        subprocess.run([sys.executable, "-m", *command], cwd=folder, env=os.environ | address, check=True)
    theirs = {p.relative_to(folder / "theirs").as_posix(): p.read_bytes() for p in folder.glob("theirs/**/*.*")}
    theirs = {path: made for path, made in theirs.items() if not path.startswith(UNUSED)}
    assert theirs.keys() == {path for path in ours if not path.endswith(".md")}
    assert [path for path in theirs if theirs[path] != ours[path]] == []


def test_a_page_is_as_large_among_a_thousand_as_among_a_few(tmp_path: Path) -> None:
    few = build(toy(tmp_path / "few"))
    folder = toy(tmp_path / "many")
    for number in range(1000):
        record = folder / f"content/papers/2020/paper-{number}.md"
        record.parent.mkdir(exist_ok=True)
        listings = "listings: [{area: nlp, tier: selected}]"
        record.write_text(f"---\ntitle: Paper {number}\nyear: 2020\n{listings}\nsummary: {{status: wanted}}\n---\n")
    many = build(folder)
    for page in ("papers/transformer.html", "papers/bert.html", "contribute/index.html"):
        # Among a thousand a paper may be a landmark of its area, which is a mark of some hundred bytes.
        assert abs(len(few[page]) - len(many[page])) <= 200, page
    assert many["explore.html"].count(b'class="st-hit"') == 20
    assert len(many["explore.html"]) < len(few["explore.html"]) + 20_000


def test_others_are_told_how_to_search_and_what_to_show_where_the_site_has_an_address(tmp_path: Path) -> None:
    site = build(toy(tmp_path / "addressed"), SITE_URL="https://example.org/stemma/")
    described = ElementTree.fromstring(site["opensearch.xml"])
    (url,) = described.findall("{http://a9.com/-/spec/opensearch/1.1/}Url")
    assert url.get("template") == "https://example.org/stemma/explore.html?q={searchTerms}"
    assert b'rel="search" type="application/opensearchdescription+xml"' in site["papers/bert.html"]
    picture = "https://example.org/stemma/shared/index.png"
    for page in ("index.html", "topics/index.html", "explore.html"):
        assert f'<meta property="og:image" content="{picture}">'.encode() in site[page]
    assert site["shared/index.png"].startswith(b"\x89PNG")
    assert b"Sitemap: https://example.org/stemma/sitemap.xml" in site["robots.txt"]
    assert b"<loc>https://example.org/stemma/papers/bert.html</loc>" in site["sitemap.xml"]
    assert b"lastmod" not in site["sitemap.xml"]
    without = build(toy(tmp_path / "without"))
    assert not {"opensearch.xml", "robots.txt", "shared/index.png"} & without.keys()
    assert b"og:image" not in without["index.html"]


def test_a_site_with_findings_is_not_built(tmp_path: Path) -> None:
    folder = toy(tmp_path / "wrong")
    (folder / "content/papers/2018/bert.md").write_text("")
    with pytest.raises(AssertionError, match="empty-file"):
        build(folder)
    assert not (folder / "build").exists()
    assert not (folder / "site").exists()
