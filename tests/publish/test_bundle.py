"""The bundle: the engine's shape, and the same bytes each time."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.publish import output
from generator.publish.bundle import as_function, bundle, sizes
from generator.publish.output import PublishError

ENGINE = "const a=import.meta.url;fetch(a);let noWorker;\nexport{filters,init,options,search};\n"


def test_the_engine_becomes_a_function_that_is_given_its_fetch() -> None:
    made = as_function(ENGINE)
    assert made.startswith("stemma.pagefind = (fetch, url) => {")
    assert "return { filters,init,options,search };" in made
    assert "import.meta" not in made


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("export{", "export default {", "ends with that list"),
        ("fetch(a)", "XMLHttpRequest", "loads files with fetch"),
        ("fetch(a)", "fetch(a);import(a)", "loads files in no other way"),
        ("import.meta.url", "import.meta.env", "asks `import.meta` for its URL alone"),
        ("noWorker", "worker", "can do without a worker"),
        (",search}", "}", "exports init, options, filters and search"),
    ],
)
def test_an_engine_of_another_shape_is_refused_with_what_to_look_at(before: str, after: str, said: str) -> None:
    with pytest.raises(PublishError, match=r"doors\.disk") as refused:
        as_function(ENGINE.replace(before, after))
    assert said in str(refused.value)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "pagefind/index").mkdir(parents=True)
    (tmp_path / "pagefind/pagefind.js").write_text(ENGINE)
    (tmp_path / "pagefind/index/a.pf_index").write_bytes(b"\x00\x01")
    (tmp_path / "index.html").write_text("<p>Stemma")
    (tmp_path / "sitemap.xml").write_text("<x/>")
    return tmp_path


def test_each_file_of_the_index_becomes_a_script_and_what_needs_a_server_stays_out(site: Path) -> None:
    made = bundle(site)
    assert made["stemma/pagefind/index/a.pf_index.js"] == b'stemma.hand("index/a.pf_index","AAE=");\n'
    assert set(made) == {
        "stemma/README.txt",
        "stemma/index.html",
        "stemma/pagefind/engine.js",
        "stemma/pagefind/index/a.pf_index.js",
    }
    assert sum(sizes(made).values()) == sum(map(len, made.values()))


def test_a_file_of_an_unknown_kind_in_the_index_is_refused(site: Path) -> None:
    (site / "pagefind/new.pf_wonder").write_bytes(b"")
    with pytest.raises(PublishError, match="pf_wonder"):
        bundle(site)


def test_the_same_files_give_the_same_zip(site: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("dist")
    for name in ("one.zip", "two.zip"):
        output.write_zip(bundle(site), folder / name, 1_700_000_000)
    assert (folder / "one.zip").read_bytes() == (folder / "two.zip").read_bytes()
