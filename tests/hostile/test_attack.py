"""Nothing that a record says runs, leads away or stands on a page as an element of its own."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest
import rispy
from playwright.sync_api import Browser
from pybtex.database import parse_string

from generator.exports.exports import exports
from generator.publish.site import site_of
from tests.hostile.attack import TOY, attacks, run, sound, write
from tests.hostile.payloads import FEW, PAYLOADS


def test_nothing_that_a_record_says_runs_or_leads_away(
    browser: Browser, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    names = list(PAYLOADS) if request.config.getoption("--whole-attack") else FEW
    outcome = run(browser, tmp_path, names)
    print(f"{outcome.tried} tried, {outcome.refused} refused, {outcome.shown} shown")
    assert outcome.wrong == []
    assert outcome.shown > 100
    assert outcome.refused > 50


def test_what_other_programs_read_is_whole_whatever_a_record_says(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(TOY, content)
    tried = [attack for attack in attacks(PAYLOADS) if attack.page.startswith("papers/")]
    write(content, tried)
    left, checked = sound(content, tried)
    made = exports(site_of(checked).catalogue, ())
    count = len(left) + 3
    assert len(json.loads(made["catalog.json"])["papers"]) == count
    assert len(parse_string(made["papers.bib"], "bibtex").entries) == count
    assert len(rispy.loads(made["papers.ris"])) == count
    for path, text in made.items():
        if path.endswith((".atom", ".xml")):
            ElementTree.fromstring(text)
        elif path.endswith(".json"):
            json.loads(text)
