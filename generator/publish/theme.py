"""The theme around finished pages, over MkDocs' API: each page's HTML is set as it is, and no Markdown is called.

The one importer of mkdocs. `mkdocs build` of the same pages gives the same files; a test holds that.
"""

from __future__ import annotations

import gzip
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from mkdocs import utils
from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.structure.files import File, Files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page as ThemedPage
from mkdocs.structure.toc import get_toc

from generator.addresses import markdown_file
from generator.pages.render import Drawn

SETTINGS = "mkdocs.yml"

# The theme's own scripts, of which no page runs any.
UNUSED = "assets/javascripts/"
# The parts of the theme that are the same on all pages of a folder, in one language and with the same translations,
# but for those that the navigation names.
SAME = ("partials/header.html", "partials/nav.html", "partials/scripts.html", "partials/tabs.html")
SAME_BLOCKS = ("styles",)


def surroundings(epoch: int) -> Mapping[str, str]:
    """What MkDocs is to find in the environment; `epoch` is the time, in seconds since 1970, that files carry."""
    return {"SOURCE_DATE_EPOCH": str(epoch), "NO_MKDOCS_2_WARNING": "1"}


def can_be_told(settings: str = SETTINGS) -> bool:
    """Whether pages can say where to report an error: in a repository, or at an address of its own."""
    config = load_config(settings, docs_dir="overrides")
    return bool(config.repo_url or config.extra.get("repository") or config.extra.get("contact"))


def published_at(settings: str = SETTINGS) -> str:
    """Where the site is published, as MkDocs' settings tell it, with a slash at its end; nothing if they do not."""
    return str(load_config(settings, docs_dir="overrides").site_url or "")


class Theme:
    """MkDocs with the theme, held ready for a fixed set of pages."""

    def __init__(self, pages: Iterable[str], settings: str = SETTINGS) -> None:
        """Take the paths of the site's pages, and the file with MkDocs' settings."""
        # Pages are held in memory; MkDocs asks no more of this folder than that it is there.
        self._config = load_config(settings, docs_dir="overrides")
        sources = sorted(map(markdown_file, pages), key=_as_walked)
        self._files = Files([File(path, None, self._config.site_dir, False) for path in sources])
        self._environment = self._config.theme.get_env()
        self._environment.auto_reload = False  # it would look at every file again for each page
        for name in SAME:
            part = self._environment.get_template(name)
            part.root_render_func = _remembered(part.root_render_func)
        base = self._environment.get_template("base.html")
        for block in SAME_BLOCKS:
            base.blocks[block] = _remembered(base.blocks[block])
        _speak_once(self._environment.get_template("partials/language.html"))
        self._files.add_files_from_theme(self._environment, self._config)
        set_exclusions(self._files, self._config)
        self._nav = get_navigation(self._files, self._config)
        documents = list(self._files.documentation_pages())
        self._documents = documents
        self._pages = {file.src_uri: file.page or ThemedPage(None, file, self._config) for file in documents}
        files = (file for file in self._files if not file.is_documentation_page())
        self._assets = {file.dest_uri: file for file in files if not file.dest_uri.startswith(UNUSED)}
        self._templates = [*sorted(self._config.theme.static_templates), "sitemap.xml.gz"]

    @property
    def address(self) -> str:
        """Where the site is published, with a slash at its end; nothing if that is not known."""
        return str(self._config.site_url or "")

    @property
    def files(self) -> Iterable[str]:
        """The paths of the files that come of the theme alone."""
        return [*self._assets, *self._templates]

    def page(self, drawn: Drawn) -> bytes:
        """The HTML of a page with the theme around it."""
        page = self._pages[drawn.path]
        page.markdown, page.content, page.meta, page.toc = "", drawn.html, dict(drawn.meta), get_toc([])
        page.active = True
        context = get_context(self._nav, self._documents, self._config, page)
        made: str = self._environment.get_template("main.html").render(context)
        page.active, page.content = False, None  # a site holds thousands
        return made.encode("utf-8", errors="xmlcharrefreplace")

    def file(self, path: str) -> bytes | None:
        """A file that comes of the theme alone; None for a template in which nothing stands."""
        if path not in self._templates:
            return self._assets[path].content_bytes
        made = self._template(path)
        return made if made.strip() else None

    def _template(self, name: str) -> bytes:
        if name.endswith(".gz"):
            packed = io.BytesIO()
            moment = utils.get_build_timestamp(pages=self._pages.values())
            with gzip.GzipFile(fileobj=packed, filename=name, mode="wb", mtime=moment) as stream:
                stream.write(self._template(name.removesuffix(".gz")))
            return packed.getvalue()
        error = utils.is_error_template(name)
        base = urlsplit(self._config.site_url or "/").path if error else utils.get_relative_url(".", name)
        context = get_context(self._nav, self._files, self._config, base_url=base)
        made: str = self._environment.get_template(name).render(context)
        return made.encode()


def _remembered(fill_in: Callable[[Any], Iterator[str]]) -> Callable[[Any], Iterator[str]]:
    """What fills in a part of the theme, once for all pages on which it is the same."""
    filled = dict[tuple[str, str], str]()

    def remembered(context: Any) -> Iterator[str]:
        page = context.get("page")
        if page is None or page in context["nav"].pages:
            yield from fill_in(context)
            return
        same = page.url.rpartition("/")[0], f"{page.meta.get('language')} {page.meta.get('alternates')}"
        if same not in filled:
            filled[same] = "".join(fill_in(context))
        yield filled[same]

    return remembered


def _speak_once(template: Any) -> None:
    """Have the words of the theme's own parts looked for once for each language."""
    make, made = template.make_module, dict[str | None, Any]()

    def module(variables: Any, shared: bool = False, local: Any = None) -> Any:
        page = variables.get("page")
        language = page.meta.get("language") if page else None
        if language not in made:
            made[language] = make(variables, shared, local)
        return made[language]

    template.make_module = module


def _as_walked(path: str) -> tuple[tuple[bool, bool, str], ...]:
    """The order in which MkDocs finds files: a folder's own before those of its folders, `index` first."""
    *folders, name = PurePosixPath(path).parts
    return (*((True, False, folder) for folder in folders), (False, name != "index.md", name))
