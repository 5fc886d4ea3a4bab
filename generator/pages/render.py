"""Views to pages: finished HTML, which has passed the gate, below front matter. The one importer of jinja2.

The templates lie in `templates/` and escape by themselves. `| code` shows what stands between backticks as code, and
what stands between `{% filter own %}` and its end is our own Markdown.

A page is one block of HTML in a normal form that no engine of the MkDocs family reads as Markdown: no line is empty,
every line begins with a tag, and a line's end inside code is `&#10;`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from jinja2 import Environment, PackageLoader, StrictUndefined, TemplateError, TemplateNotFound
from markupsafe import Markup, escape

from generator.addresses import ALL_CHANGES, leads_out, markdown_file, relative, shared_picture
from generator.addresses import feed as feed_address
from generator.findings.unfinished import UnfinishedError
from generator.gate import UnsafeError, clean
from generator.languages.phrases import BRACES, ENGLISH, SCRIPTS, SCRIPTS_OF, Locale
from generator.pages.page import Page
from generator.pages.prose import own
from generator.records import front_matter

_environment = Environment(
    loader=PackageLoader("generator.pages"),
    undefined=StrictUndefined,
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)
_environment.filters["own"] = lambda text: own(str(text))
_environment.filters["code"] = lambda text: Markup(re.sub("`([^`]+)`", r"<code>\1</code>", str(escape(text))))
# The gate writes every attribute as `name="value"`, so that these see all there is, and nothing else.
CODE = re.compile(r"(<pre\b.*?</pre>)", re.S)


@dataclass(frozen=True)
class Drawn:
    """A page of the site's source: the path of its file, its front matter, and its HTML in the normal form."""

    path: str
    meta: Mapping[str, object]
    html: str

    @property
    def text(self) -> str:
        """The whole file."""
        return f"---\n{front_matter.dump(self.meta)}---\n\n{self.html}\n"


def draw_page(page: Page, drawings: Mapping[str, str]) -> Drawn:
    """A page made of its view; `drawings` holds the SVG of its pictures by key.

    Raises UnfinishedError, with the page's path, if it has no template, if the template asks for what its view does not
    have, or if anything on it would not pass the gate.
    """
    shown = {picture.key: Markup(drawings[picture.key]) for picture in page.pictures}

    def leaves(href: str) -> bool:
        return page.locale is not ENGLISH and leads_out(href, page.address)

    def foreign(href: str | None = None) -> Markup:
        """The attribute of what is English on a page of another language: all that, or what stands behind a link."""
        english = leaves(href) if href else page.locale is not ENGLISH
        return Markup(f' lang="{ENGLISH.code}"') if english else Markup()

    feed = relative(feed_address(page.address), page.address) if page.feed else None
    changes = relative(feed_address(ALL_CHANGES), page.address) if page.changes else None
    try:
        template = _environment.get_template(f"{page.template}.j2")
        helpers = {"say": page.locale.say, "leaves": leaves, "foreign": foreign}
        body = template.render(view=page.view, drawings=shown, feed=feed, changes=changes, **helpers)
        html = normal(clean(f'<div class="st-page" id="content">\n{body.strip()}\n</div>'))
    except (TemplateError, UnsafeError) as error:
        raise UnfinishedError(f"{page.path}: {_lacking(page, error)}") from error
    head: dict[str, object] = {"title": page.title, "description": page.description}
    head |= {"source": page.source, "kind": page.kind, "json_ld": page.json_ld, **_languages(page)}
    head |= {"card": shared_picture(page.address) if page.card else None, "changes": changes}
    head |= {"tags_of_head": [list(tag) for tag in page.tags] or None, "feed": feed, "leads_to": page.leads_to}
    head |= {"begins": dict(page.begins) if page.begins else None}
    return Drawn(markdown_file(page.path), {key: value for key, value in head.items() if value is not None}, html)


def _lacking(page: Page, error: TemplateError | UnsafeError) -> str:
    """What a page lacks, by the error of drawing it, and where that belongs."""
    match error:
        case TemplateNotFound():
            return f"there is no template generator/pages/templates/{error.name}"
        case UnsafeError():
            return f"the gate stops `{error}`; what may be published is listed in generator/gate.py"
        case _:
            return f"generator/pages/templates/{page.template}.j2 cannot be filled in: {error}"


def normal(html: str) -> str:
    """Clean HTML in the normal form: what it shows is the same.

    >>> normal("<p>one\\n\\ntwo</p>\\n\\n<pre>a\\nb</pre>")
    '<p>one two</p>\\n<pre>a&#10;b</pre>'
    """
    parts = CODE.split(html)
    parts[1::2] = [part.replace("\n", "&#10;").replace("\t", "&#9;") for part in parts[1::2]]
    lines = filter(None, (line.strip() for line in "".join(parts).split("\n")))
    return "".join(f"\n{line}" if line[0] == "<" else f" {line}" for line in lines)[1:]


def _languages(page: Page) -> Mapping[str, object]:
    """What the theme is told of the page's language and of the others; nothing where there is only English."""
    alternates = [asdict(alternate) for alternate in page.alternates]
    if page.locale is ENGLISH:
        return {"alternates": alternates} if alternates else {}
    words = {phrase: _with_places(page.locale, phrase) for phrase in (*SCRIPTS, *SCRIPTS_OF.get(page.kind, ()))}
    nav = [
        {"title": door.text, "lit": door.lit, "pages": [{"title": link.text, "href": link.href} for link in door.links]}
        for door in page.nav
    ]
    return {"language": page.locale.code, "alternates": alternates, "nav": nav, "words": words}


def _with_places(locale: Locale, phrase: str) -> str:
    """The phrase in a language, its places as they are: scripts fill them in themselves."""
    return locale.say(phrase, **{place[1:-1]: place for place in BRACES.findall(phrase)})
