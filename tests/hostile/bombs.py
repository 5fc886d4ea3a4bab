"""Small files that cost much: each is one record of a content folder, or what lies in the place of one."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

HEAD = "---\ntitle: {title}\nyear: 2021\nlistings:\n  - {{area: nlp, tier: seminal}}\nsummary: {{status: wanted}}\n"
Make = Callable[[Path], None]


def body(text: str) -> Make:
    """A record with this text."""
    return lambda file: _write(file, f"{HEAD.format(title=f'Text of {file.stem}')}---\n{text}\n")


def front(text: str) -> Make:
    """A record with these lines in its front matter."""
    return lambda file: _write(file, f"{HEAD.format(title=f'Front of {file.stem}')}{text}\n---\nText.\n")


def raw(text: str) -> Make:
    """A file of this text."""
    return lambda file: _write(file, text)


def _write(file: Path, text: str) -> None:
    file.write_text(text, "utf-8", errors="surrogatepass")


def _pipe(file: Path) -> None:
    os.mkfifo(file)


def _ring(file: Path) -> None:
    file.symlink_to(file.name)


def _device(file: Path) -> None:
    file.symlink_to("/dev/zero")


BOMBS: Mapping[str, Make] = {
    "brackets": front("topics: " + "[" * 40_000),
    "braces": front("links: " + "{a: " * 20_000),
    "brackets that close": front("topics: " + "[" * 20_000 + "]" * 20_000),
    "dashes": front("topics:\n  " + "- " * 30_000 + "x"),
    "questions": front("? " * 30_000 + "x"),
    "indentation": front("\n".join(" " * i + "a:" for i in range(1, 1_200))),
    "keys": front("\n".join(f"key-{i}: x" for i in range(10_000))),
    "equal keys": front("\n".join("name: x" for _ in range(10_000))),
    "topics": front("topics: [" + ", ".join(f"t-{i}" for i in range(10_000)) + "]"),
    "equal topics": front("topics: [" + ", ".join("attention" for _ in range(10_000)) + "]"),
    "authors": front("authors: [" + ", ".join(f"Ada Example {i}" for i in range(10_000)) + "]"),
    "results": front("results: [" + ", ".join("{task: a, metric: b, value: 1}" for _ in range(5_000)) + "]"),
    "wrong results": front("results: [" + ", ".join("{tsk: a}" for _ in range(5_000)) + "]"),
    "edges": front("builds_on: [" + ", ".join(f"{{paper: p-{i}, relation: x, change: y}}" for i in range(3_000)) + "]"),
    "long name": front("name: " + "x" * 40_000),
    "long sentence": front("tldr: " + "word " * 30_000),
    "long address": front("links: {code: https://example.org/" + "a" * 50_000 + "}"),
    "long figure": front("results: [{task: a, metric: b, value: " + "9" * 30_000 + "}]"),
    "great exponent": front("results: [{task: a, metric: b, value: 1e999999999}]"),
    "aliases": front("aliases: &a [x]\nauthors: *a"),
    "laughs": front("a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: &d [*c, *c]\nname: *d"),
    "quotes": front('name: "' + '\\"' * 30_000 + '"'),
    "escapes": front('name: "' + "\\x41" * 20_000 + '"'),
    "an open quote": front('name: "' + "x " * 30_000),
    "comments": front("# x\n" * 20_000),
    "hashes": front("name: " + "a #b " * 10_000),
    "colons": front("name: " + "a: " * 20_000),
    "pictures": body("![" * 20_000),
    "links": body("[" * 20_000),
    "links that close": body("[a](b" * 8_000),
    "link titles": body('[a](https://b.example "' * 5_000),
    "references": body("[a][b]\n" * 8_000),
    "definitions": body("\n".join(f"[r{i}]: https://example.org/{i}" for i in range(3_000))),
    "footnotes": body("\n\n".join(f"x[^{i}]\n\n[^{i}]: y" for i in range(2_000))),
    "backticks": body("`" * 30_000),
    "backticks of all lengths": body(" ".join("`" * i for i in range(1, 240))),
    "stars": body("*a **b " * 8_000),
    "underscores": body("_a __b " * 8_000),
    "tildes": body("~~a ~b " * 8_000),
    "quotations": body("> " * 20_000 + "x"),
    "lists": body("\n".join("  " * i + "- x" for i in range(400))),
    "a heading with spaces": body("# a" + " " * 20_000 + "b"),
    "headings": body("## a\n\n" * 8_000),
    "tables": body("|" + "a|" * 5_000 + "\n|" + "-|" * 5_000 + "\n" + "|x\n" * 200),
    "entities": body("&amp;" * 11_000),
    "tags": body("<a " * 15_000),
    "comments of HTML": body("<!-- " * 10_000),
    "dollars": body("$a" * 15_000),
    "a deep formula": body("$" + "{" * 3_000 + "x" + "}" * 3_000 + "$"),
    "a long formula": body("$$" + r"\frac{a}{b}" * 3_000 + "$$"),
    "fractions": body("$" + r"\frac{" * 500 + "x" + "}{y}" * 500 + "$"),
    "citations": body("[@lora] " * 5_000),
    "mentions": body("@nobody " * 6_000),
    "addresses": body("www.a.b " * 7_000),
    "mail": body("a@b." * 12_000),
    "a megabyte": body("word " * 190_000),
    "two megabytes": body("word " * 400_000),
    "one line": body("x" * 55_000),
    "a pipe": _pipe,
    "a ring": _ring,
    "a device": _device,
    "a folder": lambda file: file.mkdir(),
}
