"""The bundle: the site without what needs a server, and the same bytes each time."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from generator.publish import output
from generator.publish.bundle import README, bundle, sizes


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "search/words").mkdir(parents=True)
    (tmp_path / "search/words/0.js").write_text("stemma.take()")
    (tmp_path / "index.html").write_text("<p>Stemma")
    (tmp_path / "sitemap.xml").write_text("<x/>")
    return tmp_path


def test_what_needs_a_server_stays_out_and_all_else_is_as_it_is(site: Path) -> None:
    made = bundle(site)
    assert made["stemma/search/words/0.js"] == site / "search/words/0.js"
    assert set(made) == {"stemma/README.txt", "stemma/index.html", "stemma/search/words/0.js"}
    assert sum(sizes(made).values()) == len("stemma.take()") + len("<p>Stemma") + len(README)
    assert sizes(made)["search tables"] == len(b"stemma.take()")


def test_the_same_files_give_the_same_zip(site: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("dist")
    for name in ("one.zip", "two.zip"):
        output.write_zip(bundle(site), folder / name, 1_700_000_000)
    assert (folder / "one.zip").read_bytes() == (folder / "two.zip").read_bytes()


def test_a_zip_has_every_file_and_the_last_one_stays_if_it_cannot_be_made(
    site: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    archive = tmp_path_factory.mktemp("dist") / "stemma.zip"
    output.write_zip(bundle(site), archive, 0)
    before = archive.read_bytes()
    with zipfile.ZipFile(archive) as packed:
        assert packed.read("stemma/index.html") == b"<p>Stemma"
    with pytest.raises(FileNotFoundError):
        output.write_zip({**bundle(site), "stemma/x.html": site / "gone.html"}, archive, 0)
    assert archive.read_bytes() == before
    assert list(archive.parent.iterdir()) == [archive]
