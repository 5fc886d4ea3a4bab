"""Views to Markdown with Jinja. The one importer of jinja2.

The templates lie in `templates/`. HTML in them is escaped by itself; what is Markdown already is marked
`| markdown`, and `| code` shows what stands between backticks as code.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from generator.urls import markdown_file
from generator.views.parts import Page

_environment = Environment(
    loader=PackageLoader("generator"),
    undefined=StrictUndefined,
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)
_environment.filters["markdown"] = Markup
_environment.filters["code"] = lambda text: Markup(re.sub("`([^`]+)`", r"<code>\1</code>", str(escape(text))))


def draw(page: Page, drawings: Mapping[str, str]) -> tuple[str, str]:
    """The Markdown file of a page, as its path and its text; `drawings` holds the SVG of its pictures by key."""
    shown = {picture.key: Markup(drawings[picture.key]) for picture in page.pictures}
    body = _environment.get_template(f"{page.template}.j2").render(view=page.view, drawings=shown)
    head = {"title": page.title, "description": page.description, "source": page.source, "kind": page.kind}
    # JSON is YAML, and its quoting is beyond doubt.
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in head.items() if value is not None]
    return markdown_file(page.address), "\n".join(["---", *lines, "---", "", body.strip("\n"), ""])
