"""Writes the comment on a pull request that says where its site is and which of its pages have changed.

    gh api --paginate "repos/$REPOSITORY/pulls/$NUMBER/files" --jq '.[] | [.status, .filename] | @tsv' |
        python .github/scripts/comment.py "$ARTIFACT_URL" "$CONCLUSION" > comment.md

It runs with rights, so all that it reads of the pull request are the states and names of files as GitHub's API gives
them: a name that is not that of a record is left out, and nothing of the pull request is run.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence

MARK = "<!-- stemma-preview -->"  # by which the next run finds the comment
MOST = 30  # pages that are named
RECORD = re.compile(
    r"content/(?:papers/\d{4}|(?P<folder>areas|topics|lists|lineages|reports))/"
    r"(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*)(?:\.(?P<language>[a-z]{2,3}(?:-[A-Za-z]+)?))?\.md"
)
ANSWERS = {
    "success": "All checks have passed.",
    "failure": "Some checks have not passed; what they found is marked on the lines, causes first.",
}


def page_of(path: str) -> str | None:
    """The page of a record's file; None for any other file."""
    match = RECORD.fullmatch(path)
    if not match:
        return None
    page = f"{match['folder'] or 'papers'}/{match['id']}.html"
    return f"{match['language']}/{page}" if match["language"] else page


def pages_of(lines: Iterable[str]) -> Sequence[str]:
    """The pages of changed records, each once, of lines with a file's state and its name."""
    changed = (line.rstrip("\n").partition("\t") for line in lines)
    pages = (page_of(name) for state, _, name in changed if state != "removed")
    return list(dict.fromkeys(page for page in pages if page))


def comment(pages: Sequence[str], artifact: str, conclusion: str) -> str:
    """The comment, as Markdown."""
    told = [MARK, ANSWERS.get(conclusion, "The checks have not come to an end."), ""]
    if re.fullmatch(r"https://github\.com/[\w.-]+/[\w.-]+/actions/runs/\d+/artifacts/\d+", artifact):
        told += [
            f"[The site with this change]({artifact}), to be unpacked and opened at `index.html`; it can be searched.",
            "",
        ]
        told += [f"- `{page}`" for page in pages[:MOST]]
        told += [f"- and {len(pages) - MOST} pages more"] if len(pages) > MOST else []
    else:
        told += ["There is no site to look at, since the records have errors.", ""]
    return "\n".join(told).rstrip() + "\n"


if __name__ == "__main__":
    print(comment(pages_of(sys.stdin), *sys.argv[1:3]), end="")
