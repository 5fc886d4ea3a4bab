"""The package as it is installed: all that it needs comes with it, and the project's own parts lie where it runs."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli import COMMANDS
from tests.sites.test_builds import toy

ARGUMENTS = {
    "new": ("A title", "--area", "nlp"),
    "explain": ("tab",),
    "rename": ("paper", "lora", "low-rank"),
    "merge": ("paper", "lora", "low-rank"),
    "language": ("es",),
    "remove": ("paper", "lora", "--reason", "It was withdrawn."),
}


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which the package alone is installed, with no network."""
    folder = tmp_path_factory.mktemp("installed")
    command = ["install", "--quiet", "--no-index", "--no-deps", "--no-build-isolation", "--target", str(folder), "."]
    subprocess.run([sys.executable, "-m", "pip", *command], check=True)
    return folder


def stemma(installed: Path, project: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the installed program in a folder."""
    environment = os.environ | {"PYTHONPATH": str(installed), "SOURCE_DATE_EPOCH": "0"}
    command = [sys.executable, str(installed / "bin/stemma"), *words]
    return subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)


def test_a_site_is_made_by_the_installed_program_in_a_project_folder(installed: Path, tmp_path: Path) -> None:
    project = toy(tmp_path / "project")
    shutil.copytree("overrides", project / "overrides")
    shutil.copy("mkdocs.yml", project)
    assert stemma(installed, project, "check").stdout == "16 records, no findings\n"
    assert stemma(installed, project, "explain", "tab").stdout.startswith("# tab\n")
    done = stemma(installed, project, "site")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Transformer" in (project / "site/papers/transformer.html").read_text("utf-8")


def test_its_version_is_the_last_that_the_changelog_tells(installed: Path) -> None:
    (last, *_) = re.findall(r"^## \[(\d+\.\d+\.\d+)\]", Path("CHANGELOG.md").read_text("utf-8"), re.M)
    assert (installed / f"stemma-{last}.dist-info").is_dir()


def test_all_that_is_no_module_is_installed_too(installed: Path) -> None:
    parts = [path.relative_to("generator") for path in Path("generator").rglob("*") if path.is_file()]
    others = [path for path in parts if path.suffix not in (".py", ".pyc")]
    assert {path.suffix for path in others} >= {".j2", ".md", ".js"}
    assert [path for path in others if not (installed / "generator" / path).is_file()] == []


@pytest.mark.parametrize("command", sorted(COMMANDS.keys() - {"explain"}))
def test_outside_a_project_a_command_says_so_in_a_sentence(installed: Path, tmp_path: Path, command: str) -> None:
    done = stemma(installed, tmp_path, command, *ARGUMENTS.get(command, ()))
    said = "Error: There is no Stemma project here: run this where mkdocs.yml, overrides/ and content/ lie.\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", said)
    assert list(tmp_path.iterdir()) == []
