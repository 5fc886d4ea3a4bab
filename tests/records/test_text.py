"""A text is read as GitHub reads it, and what of it is ours is read the same way everywhere."""

from __future__ import annotations

import re

import cmarkgfm
import nh3
import pytest
from cmarkgfm.cmark import Options
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.findings.finding import Code
from generator.records.text import WORD, Citation, Heading, Part, Place, _parser, parse

SAME_AS_GITHUB = {
    "a list right after text": "Text:\n- one\n- two",
    "a list in a list": "- outer\n  - inner\n  - inner too\n- outer again",
    "steps with details": "1. one\n   - detail\n2. two\n\n   a paragraph of two\n3. three",
    "brackets behind numbers": "1) one\n2) two",
    "a list that starts at three": "3. three\n4. four",
    "a year at a line's start": "It came in\n2017. Then more.",
    "a list of one year": "2017. Then more.",
    "code in a list": "- item\n\n  ```python\n  x = 1  # $no math$\n  ```\n\n- after",
    "a table": "| Model | Score |\n|:--|--:|\n| `a` | 1 |\n| x \\| y | 2 |\n| short |",
    "bars that are not escaped": "| A | B |\n|---|---|\n| `a|b` | 1 |",
    "a table right after text": "Text\n| A | B |\n|---|---|\n| 1 | 2 |",
    "a footnote": "See this.[^1]\n\n[^1]: The note.",
    "a strike": "~~gone~~ and ~gone~",
    "tasks": "- [x] done\n- [ ] open",
    "bare addresses": "https://example.org/a_b_c and www.example.org and someone@example.org.",
    "an address with brackets": "[x](https://en.wikipedia.org/wiki/Attention_(machine_learning))",
    "an address with a title": '[x](https://example.org "A title") and [y](<https://example.org/a b>)',
    "a reference": '[x][r]\n\n[r]: https://example.org/r "Title"',
    "underscores and stars in words": "snake_case_word and __init__ and 2*3*4 and a*b*c and **bold**text",
    "signs and entities": "a < b and c > d, x &lt; y, I <3 it, A&B, &copy; &amp;amp;",
    "line breaks": "one  \ntwo\\\nthree",
    "a quotation": "> one\ngoes on\n> - list in it",
    "a rule": "***",
    "headings of lower levels": "### Same\ntext\n### Same",
    "a heading with a line below": "Title\n---\n\ntext",
    "what is no tag of ours": ":smile: and #123",
    "a tag at a line's start": "#tag is text",
    "a fence with two words": "``` html attr\n<script>\n```",
    "an indented fence": "   ```\n<script>\n   ```",
    "a longer closing fence": "```\n<script>\n`````",
    "a fence of tildes": "~~~\ncode\n~~~",
    "indented code": "text\n\n    <b>code</b>",
    "code over lines": "with `code\nand\nmore` here",
    "backticks that do not pair": "one ` here\n\n<3 there\n\none ` more",
    "escapes": "\\*not bold\\* and \\<b> and \\`",
    "brackets in words": "It is \\(c+d\\) and \\[x\\]",
    "nested emphasis": "***both*** and **bold *it* bold**",
    "an empty item": "-\n- a",
    "a loose list": "- a\n\n- b",
}


def shown(html: str) -> str:
    """HTML down to its elements and words, so that two renderers can be compared."""
    html = html.replace("<s>", "<del>").replace("</s>", "</del>")
    html = re.sub(r'<section class="footnotes.*', "", html, flags=re.S)
    html = re.sub(r"<sup.*?</sup>", "", html, flags=re.S)
    html = re.sub(r'<pre lang="\w+">', "<pre>", html)
    html = nh3.clean(html, tags={*nh3.ALLOWED_TAGS} - {"div", "span"}, attributes={"a": {"href"}})
    return re.sub(r"\s+", " ", re.sub(r"\s*(<[^>]*>)\s*", r"\1", html))


def ours(text: str) -> str:
    """What our parser makes of a text, sections and all."""
    read = parse(text)
    assert not read.faults
    html = _html(read.lead)
    for section in read.sections:
        html += f"<h2>{section.title}</h2>{_html(section.part)}"
    return html


def _html(part: Part) -> str:
    return "".join(
        piece if isinstance(piece, str) else f"<h{piece.level}>" if isinstance(piece, Heading) else ""
        for piece in part.pieces
    )


@pytest.mark.parametrize("text", SAME_AS_GITHUB.values(), ids=SAME_AS_GITHUB.keys())
def test_a_text_shows_what_github_shows(text: str) -> None:
    options = Options.CMARK_OPT_FOOTNOTES
    assert shown(ours(text)) == shown(cmarkgfm.github_flavored_markdown_to_html(text, options))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a <b>bold</b>", Code.RAW_HTML),
        ("<div>\n\n</div>", Code.RAW_HTML),
        ("<!-- a comment -->", Code.RAW_HTML),
        ("one ` here\n\n<script>alert(1)</script>\n\none ` more", Code.RAW_HTML),
        ("with `code\n<script>alert(1)</script>\nmore` here", Code.RAW_HTML),
        ("![a\nb](https://example.org/x.png)", Code.IMAGE),
        ("![a][r]\n\n[r]: https://example.org/x.png", Code.IMAGE),
        ("[x](javascript:alert(1))", Code.UNSAFE_LINK),
        ("[x](//example.org)", Code.UNSAFE_LINK),
        ("[x](/\\example.org)", Code.UNSAFE_LINK),
        ("[x](java&#115;cript:alert(1))", Code.UNSAFE_LINK),
        ("> [y]: javascript:x\n\n[click][y]", Code.UNSAFE_LINK),
        ("[y]: javascript:x", Code.UNSAFE_LINK),
        ("<javascript:alert(1)>", Code.UNSAFE_LINK),
        ("[a](other.md)", Code.UNSAFE_LINK),
        ("```\nno end", Code.UNCLOSED_FENCE),
        ("- ```\n  no end\n\nnext", Code.UNCLOSED_FENCE),
        ("text $$x and no end", Code.BAD_MATHEMATICS),
        ("$$\nx\n\ny\n$$", Code.BAD_MATHEMATICS),
        ("# Title", Code.UNKNOWN_SECTION),
        ("Title\n=====", Code.UNKNOWN_SECTION),
        ("- ## Inside", Code.UNKNOWN_SECTION),
        ("> " * 60 + "deep", Code.TOO_DEEP),
        ("x &#x202e; y", Code.CONTROL_CHARACTER),
        ("x &#13; y", Code.CONTROL_CHARACTER),
        ("`x\u200by`", Code.CONTROL_CHARACTER),
        ('[x](https://example.org "a&#x200b;b")', Code.CONTROL_CHARACTER),
        ("x" * 70_000, Code.TOO_LARGE),
        ("![" * 20_000, Code.TOO_LARGE),
    ],
)
def test_what_may_not_stand_in_a_text_is_a_fault(text: str, code: Code) -> None:
    assert code in {fault.code for fault in parse(text).faults}


@pytest.mark.parametrize("text", ["a <b>bold</b>", "<script>alert(1)</script>", "![a](https://example.org/x.png)"])
def test_what_may_not_stand_there_is_shown_as_text_all_the_same(text: str) -> None:
    html = _html(parse(text).lead)
    assert "<b>" not in html
    assert "<script" not in html
    assert "<img" not in html


def test_a_fault_stands_where_it_is_written() -> None:
    text = "Lead.\n\n- item with [a link](javascript:x)\n\n| A |\n|---|\n| <b> |\n"
    places = [text[fault.place.start :][: fault.place.length] for fault in parse(text).faults]
    assert places == ["[a link](javascript:x)", "<b>"]


@pytest.mark.parametrize(
    ("text", "citations"),
    [
        ("as shown [@lora]", [Citation(("lora",), is_mention=False)]),
        ("as shown [@lora; @gpt-3]", [Citation(("lora", "gpt-3"), is_mention=False)]),
        ("@lora and\n@bert.", [Citation(("lora",), is_mention=True), Citation(("bert",), is_mention=True)]),
        ("`@lora` and\n\n    [@bert]\n", []),
        ("me@example.org and https://example.org/@lora", []),
        ("[about @lora](https://example.org)", []),
        ("[@lora](https://example.org)", []),
        ("\\@lora", []),
        ("| A |\n|---|\n| [@lora] |", [Citation(("lora",), is_mention=False)]),
        ("A note.[^1]\n\n[^1]: By @lora.", [Citation(("lora",), is_mention=True)]),
        ("$x@lora$", []),
    ],
)
def test_papers_are_cited_in_running_text_alone(text: str, citations: list[Citation]) -> None:
    assert [cited.citation for cited in parse(text).lead.citations] == citations


def test_a_citation_knows_where_it_stands() -> None:
    text = "Lead.\n\n## One\n\nText.\n\n> - in a *list* [@lora]\n"
    part = parse(text).sections[0].part
    (cited,) = part.citations
    assert text[cited.place.start :][: cited.place.length] == "[@lora]"
    assert text[part.start :].startswith("Text.")


@pytest.mark.parametrize(
    ("text", "formulas"),
    [
        ("$x_1 + x_2$ and $`a+b`$", 2),
        ("$a*b*c$ and $x<y$", 2),
        ("it costs $5 and $10, or US$3; price \\$7", 0),
        ("`$not$`", 0),
        ("$$x$$ in a line", 1),
        ("$$\nx\n$$", 1),
        ("text\n$$x$$\ntext", 1),
        ("- item\n\n  $$\n  x\n  $$", 1),
        ("\\(c+d\\)", 0),
        ("from $1 to $2", 0),
    ],
)
def test_formulas_are_told_from_money(text: str, formulas: int) -> None:
    read = parse(text)
    assert not read.faults
    assert _html(read.lead).count("<math") == formulas


def test_words_are_those_that_are_read() -> None:
    part = parse("Two words, $x^2$ and `code here`.\n\n### A heading\n\n[a link](https://example.org)").lead
    assert part.words == len(["Two", "words,", "x", "and", "code", "here.", "a", "link"])
    assert part.plain == "A heading Two words, and code here . a link".replace(" .", ".")


def test_a_section_begins_with_a_heading_of_the_second_level_outside_code() -> None:
    text = "Lead.\n\n## One\n\n```\n## no section\n```\n\n## Two ##\nText.\n"
    sections = parse(text).sections
    assert [section.title for section in sections] == ["One", "Two"]
    assert sections[0].part.source == "```\n## no section\n```"
    assert sections[1].place == Place(text.index("## Two"), len("## Two ##"))


WORDS_AND_SIGNS = (
    *(
        "w",
        "a",
        " ",
        "\n",
        "\n\n",
        "- ",
        "1. ",
        "> ",
        "# ",
        "\\",
        "`",
        "*",
        "_",
        "~",
        "!",
        "[",
        "](",
        ")",
        "]",
        "[^1]",
        "|",
    ),
    *(
        "[^1]: ",
        "<",
        ">",
        "&",
        "&amp;",
        "$",
        "@",
        "@lora",
        "[@lora]",
        ":",
        "www.a.org",
        "http://a.org",
        "mailto:a@b.org",
    ),
    *("^", "=", "<http://a.org>", "<b>"),
)


@given(st.lists(st.sampled_from(WORDS_AND_SIGNS), max_size=30).map("".join))
@settings(deadline=None, max_examples=500)
def test_a_text_is_read_as_where_the_parser_stops_at_each_of_its_own_signs(source: str) -> None:
    ours = parse(source)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_parser().inline, "terminator_re", re.compile(r"[\n!-/:-@\[-`{-~w]"))
        assert parse(source) == ours


@given(st.lists(st.sampled_from(("w", "é", "7", "_", "-", "…", "(", " ", "\n", "\u3000")), max_size=20).map("".join))
def test_a_word_is_what_stands_between_spaces_and_has_a_letter_or_a_digit(source: str) -> None:
    assert len(WORD.findall(source)) == sum(any(re.match(r"\w", sign) for sign in one) for one in source.split())
