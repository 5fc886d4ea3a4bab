"""Says of a pull request whether it changes texts alone, and so can take the short way without the tests.

    git diff --name-only HEAD^1 | python .github/scripts/scope.py >> "$GITHUB_OUTPUT"

It reads the paths of changed files, one a line, and writes `tests=true` or `tests=false`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable

TEXT = re.compile(r"content/.+|LICENSE-CONTENT|\.github/ISSUE_TEMPLATE/.+")


def needs_tests(paths: Iterable[str]) -> bool:
    """Whether anything but texts was changed; of what nobody knows, all is tested."""
    changed = [path.strip() for path in paths if path.strip()]
    return not changed or not all(TEXT.fullmatch(path) and ".." not in path for path in changed)


if __name__ == "__main__":
    print(f"tests={str(needs_tests(sys.stdin)).lower()}")
