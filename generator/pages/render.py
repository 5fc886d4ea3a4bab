"""Views to Markdown with Jinja. The one importer of jinja2.

The templates lie in `templates/`. HTML in them is escaped by itself; what is Markdown already is marked
`| markdown`, and `| code` shows what stands between backticks as code.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from generator.addresses import feed as feed_address
from generator.addresses import leads_out, markdown_file, relative
from generator.languages.phrases import ENGLISH, SCRIPTS
from generator.pages.page import Page

_environment = Environment(
    loader=PackageLoader("generator.pages"),
    undefined=StrictUndefined,
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)
_environment.filters["markdown"] = Markup
_environment.filters["code"] = lambda text: Markup(re.sub("`([^`]+)`", r"<code>\1</code>", str(escape(text))))


def markdown_page(page: Page, drawings: Mapping[str, str]) -> tuple[str, str]:
    """The Markdown file of a page, as its path and its text; `drawings` holds the SVG of its pictures by key."""
    shown = {picture.key: Markup(drawings[picture.key]) for picture in page.pictures}

    def leaves(href: str) -> bool:
        return page.locale is not ENGLISH and leads_out(href, page.address)

    template = _environment.get_template(f"{page.template}.j2")
    feed = relative(feed_address(page.address), page.address) if page.feed else None
    body = template.render(view=page.view, drawings=shown, say=page.locale.say, leaves=leaves, feed=feed)
    head: dict[str, object] = {"title": page.title, "description": page.description}
    head |= {"source": page.source, "kind": page.kind, "json_ld": page.json_ld, **_languages(page)}
    head |= {"tags_of_head": page.tags or None, "feed": feed}
    # JSON is YAML, and its quoting is beyond doubt.
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in head.items() if value is not None]
    return markdown_file(page.path), "\n".join(["---", *lines, "---", "", body.strip("\n"), ""])


def _languages(page: Page) -> Mapping[str, object]:
    """What the theme is told of the page's language and of the others; nothing where there is only English."""
    alternates = [asdict(alternate) for alternate in page.alternates]
    if page.locale is ENGLISH:
        return {"alternates": alternates} if alternates else {}
    words = {phrase: page.locale.say(phrase, **_PLACES) for phrase in SCRIPTS}
    nav = [{"title": link.text, "href": link.href} for link in page.nav]
    return {"language": page.locale.code, "alternates": alternates, "nav": nav, "words": words}


# Scripts fill phrases in themselves, so places stay as they are.
_PLACES = {name: f"{{{name}}}" for phrase in SCRIPTS for name in re.findall(r"\{(\w+)\}", phrase)}
