"""The phrases of the interface are those that templates, scripts and the theme say, as Babel takes them out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.extract import extract

from generator.languages.phrases import MONTHS, PHRASES, SCRIPTS, SCRIPTS_OF

TEMPLATES = Path("generator/pages/templates")
SAY = {"say": None}
THEME = re.compile(r'words\["([^"]+)"\] or "([^"]+)"|\{% set \w+ = "([A-Z][^"]+\.)" %\}')
# The templates of pages that there are in English alone, as nobody has asked for them in another language.
ENGLISH_ALONE = {"authors", "contribute", "findings", "map", "plain-words", "programs"}
ENGLISH_ALONE |= {"results", "retired", "upkeep", "wanted"}
WAYS = ("compare", "papers", "pick", "way")  # scripts of two pages alone
SAID = re.compile(r'\bsay\(\s*"((?:[^"\\]|\\.)*)"')  # which sees them inside of templates, too
NAMES = ("Bib", "Markdown")  # of formats, BibTeX among them
JINJA = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.S)


def said(method: str, files: Iterator[Path]) -> set[str]:
    """What Babel takes out of files: the first words of every call of `say`."""
    found: set[str] = set()
    for file in files:
        for _, message, _, _ in extract(
            method, BytesIO(file.read_bytes()), keywords=SAY, options={"encoding": "utf-8"}
        ):
            found.add(message if isinstance(message, str) else message[0])
    return found


def said_by_scripts(chosen: Callable[[Path], bool]) -> set[str]:
    scripts = [script for script in Path("overrides/assets").rglob("*.js") if chosen(script)]
    return said("javascript", iter(scripts)) | {
        found for script in scripts for found in SAID.findall(script.read_text("utf-8"))
    }


def test_what_templates_say_is_a_phrase() -> None:
    phrases = said("jinja2.ext:babel_extract", TEMPLATES.glob("*.j2"))
    assert len(phrases) > 60
    assert phrases - PHRASES == set()


def test_what_scripts_and_the_theme_say_goes_with_every_page_of_another_language() -> None:
    phrases = said_by_scripts(lambda script: script.stem not in WAYS)
    assert len(phrases) > 10
    for first, english, sentence in THEME.findall(Path("overrides/main.html").read_text("utf-8")):
        assert first == english
        phrases.add(first or sentence)
    assert {phrase for phrase in phrases if phrase} - set(SCRIPTS) == set()


def test_what_a_script_of_two_pages_says_goes_with_these() -> None:
    phrases = said_by_scripts(lambda script: script.stem in WAYS)
    assert len(phrases) > 50
    for page in ("way", "compare"):
        assert phrases - {*SCRIPTS, *SCRIPTS_OF[page]} == set()


def test_what_the_program_says_is_a_phrase() -> None:
    phrases = {phrase for phrase in said("python", Path("generator/pages").rglob("*.py")) if phrase}
    assert len(phrases) > 20
    assert phrases - PHRASES == set()


def test_every_phrase_is_said_somewhere() -> None:
    files = [
        Path("mkdocs.yml"),
        *TEMPLATES.glob("*.j2"),
        *Path("overrides").rglob("*.html"),
        *Path("overrides/assets").rglob("*.js"),
    ]
    files += [file for file in Path("generator").rglob("*.py") if file.name != "phrases.py"]
    text = re.sub(r'"\s*\n\s*f?"', "", "\n".join(file.read_text("utf-8") for file in files))
    assert sorted(phrase for phrase in PHRASES if phrase not in text and phrase not in MONTHS) == []


class Words(HTMLParser):
    """The words between tags, and those of attributes that are read aloud."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, text: str) -> None:
        self.found += re.findall(r"[A-Za-z][a-z]{2,}(?: \w+)*", text)

    def handle_starttag(self, _: str, attributes: list[tuple[str, str | None]]) -> None:
        for name, value in attributes:
            if name in ("aria-label", "title", "placeholder", "alt"):
                self.handle_data(value or "")


@pytest.mark.parametrize("template", sorted(path.name.partition(".")[0] for path in TEMPLATES.glob("*.j2")))
def test_a_template_of_a_page_in_several_languages_has_no_words_of_its_own(template: str) -> None:
    if template in ENGLISH_ALONE:
        return
    words = Words()
    words.feed(JINJA.sub(" ", next(TEMPLATES.glob(f"{template}.*j2")).read_text("utf-8")))
    assert [word for word in words.found if word not in NAMES] == []
