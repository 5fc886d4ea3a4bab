"""The site as a clean build would make it, each file only when it is asked for. The one importer of mkdocs."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from mkdocs import utils
from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.structure.files import File, Files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

from generator.addresses import markdown_file
from generator.exports.exports import exports
from generator.publish.site import Site, extra_files, one_page


class Theme:
    """MkDocs with the theme, held ready for a fixed set of pages."""

    def __init__(self, pages: Iterable[str], settings: str = "mkdocs.yml") -> None:
        """Take the paths of the site's pages, as Markdown files, and the file with MkDocs' settings."""
        # Pages are held in memory; MkDocs asks no more of this folder than that it is there.
        self._config = load_config(settings, docs_dir="overrides")
        self._files = Files([File(path, None, self._config.site_dir, False) for path in sorted(pages, key=_as_walked)])
        self._environment = self._config.theme.get_env()
        self._files.add_files_from_theme(self._environment, self._config)
        set_exclusions(self._files, self._config)
        self._nav = get_navigation(self._files, self._config)
        self._pages = {file.src_uri: file.page or Page(None, file, self._config) for file in self._documents}
        self.assets: Mapping[str, File] = {
            file.dest_uri: file for file in self._files if not file.is_documentation_page()
        }
        self._made: dict[str, tuple[str, bytes]] = {}
        self.templates = [*sorted(self._config.theme.static_templates), "sitemap.xml.gz"]

    @property
    def _documents(self) -> list[File]:
        return list(self._files.documentation_pages())

    def page(self, path: str, text: str) -> bytes:
        """The HTML of a page whose Markdown is given."""
        if path in self._made and self._made[path][0] == text:
            return self._made[path][1]
        page = self._pages[path]
        page.file.content_string = text
        page.read_source(self._config)
        page.render(self._config, self._files)
        page.active = True
        context = get_context(self._nav, self._documents, self._config, page)
        made: str = self._environment.get_template(page.meta.get("template", "main.html")).render(context)
        page.active = False
        self._made[path] = text, made.encode("utf-8", errors="xmlcharrefreplace")
        return self._made[path][1]

    def template(self, name: str) -> bytes:
        """What MkDocs makes of one of the theme's own templates."""
        if name.endswith(".gz"):
            packed = io.BytesIO()
            moment = utils.get_build_timestamp(pages=self._pages.values())
            with gzip.GzipFile(fileobj=packed, filename=name, mode="wb", mtime=moment) as stream:
                stream.write(self.template(name.removesuffix(".gz")))
            return packed.getvalue()
        error = utils.is_error_template(name)
        base = urlsplit(self._config.site_url or "/").path if error else utils.get_relative_url(".", name)
        context = get_context(self._nav, self._files, self._config, base_url=base)
        made: str = self._environment.get_template(name).render(context)
        return made.encode()


def _as_walked(path: str) -> tuple[tuple[bool, bool, str], ...]:
    """The order in which MkDocs finds files: a folder's own before those of its folders, `index` first."""
    *folders, name = PurePosixPath(path).parts
    return (*((True, False, folder) for folder in folders), (False, name != "index.md", name))


class Preview:
    """Every file of the finished site, made when it is asked for and then held."""

    def __init__(self, site: Site, drawn: dict[str, str], theme: Theme) -> None:
        """Take the site, the drawings that there are already, to which new ones are added, and the theme."""
        self._site = site
        self._drawn = drawn
        self._theme = theme
        self._made: dict[str, bytes] = {}

    def paths(self) -> Iterable[str]:
        """Where every file lies, from the site's root."""
        return [*self._site.makers, *self._exports, *self._theme.assets, *self._theme.templates]

    def get(self, path: str) -> bytes | None:
        """What lies at a path; None where there is nothing."""
        if path not in self._made:
            made = self._make(path)
            if made is None:
                return None
            self._made[path] = made
        return self._made[path]

    def _make(self, path: str) -> bytes | None:
        if path in self._site.makers:
            return self._theme.page(*one_page(self._site, path, self._drawn))
        if path in self._theme.templates:
            return self._theme.template(path)
        if path in self._theme.assets:
            return self._theme.assets[path].content_bytes
        export = self._exports.get(path)
        return None if export is None else export.encode()

    @cached_property
    def _exports(self) -> Mapping[str, str]:
        return {**exports(self._site.catalogue, self._site.editions), **extra_files(self._site)}


def markdown_paths(site: Site) -> Iterable[str]:
    """The Markdown file of every page of the site."""
    return frozenset(map(markdown_file, site.makers))
