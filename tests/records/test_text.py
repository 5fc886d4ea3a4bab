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
from generator.records.mathematics import mathml
from generator.records.text import MOST_MARKS, MOST_SIGNS, WORD, Citation, Heading, Note, Part, Place, _parser, parse

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


@pytest.mark.parametrize(
    ("marked", "code"),
    [
        ("- item with ‹[a link](javascript:x)›", Code.UNSAFE_LINK),
        ("| A |\n|---|\n| ‹<b>› |", Code.RAW_HTML),
        ("one\n\ntwo\nand ‹<b>›, three", Code.RAW_HTML),
        ("> one\n> - two\n>   ‹<b>›", Code.RAW_HTML),
        ("over ‹<b›\nclass=x> lines", Code.RAW_HTML),
        ("one\n\n‹<div>›\nmore\n\ntwo", Code.RAW_HTML),
        ("one\n\n‹![a](https://example.org/x.png)›", Code.IMAGE),
        ("one ‹<javascript:x>› two", Code.UNSAFE_LINK),
        ("one\n\n‹[y]: javascript:x›\n\ntwo", Code.UNSAFE_LINK),
        ("one\n\n‹# Title›\n\ntwo", Code.UNKNOWN_SECTION),
        ("one\n\n‹> ## Inside›", Code.UNKNOWN_SECTION),
        ("one\n\n- two\n- ‹###›Three", Code.UNKNOWN_SECTION),
        ("one\n\n‹```python x›\nno end", Code.UNCLOSED_FENCE),
        ("one\n\n‹```›", Code.UNCLOSED_FENCE),
        ("one\n\n‹~~~~›\n~~~", Code.UNCLOSED_FENCE),
        ("see [it ‹<b>› here](https://example.org)", Code.RAW_HTML),
        ("> one\n\n‹" + "> " * 24 + "x›", Code.TOO_DEEP),
        ("one[^1] and ‹[^2]›, three\n\n[^1]: Note.", Code.FOOTNOTE),
        ("one\n\n‹[^1]: Not referred to.›\n\ntwo", Code.FOOTNOTE),
        ("one[^1]\n\n‹[^1]: First.›\n\n[^1]: Second.", Code.FOOTNOTE),
        ("one\n\n## Two\n\n## ‹<b>› in a title", Code.RAW_HTML),
        ("one[^1]\n\n[^1]: A note with ‹<b>›.", Code.RAW_HTML),
        ("one\n\n‹t›wo &#x202e; three", Code.CONTROL_CHARACTER),
        ("one\n\n‹```›\n\u200b\n```", Code.CONTROL_CHARACTER),
        ("one\n\n‹``` a&#x200b;b›\ntwo\n```", Code.CONTROL_CHARACTER),
        ("one ‹$›x and no end", Code.BAD_MATHEMATICS),
        ("one ‹$$›x and no end", Code.BAD_MATHEMATICS),
        ("one ‹$\\nosuch$› two", Code.BAD_MATHEMATICS),
        ("one $a + ‹\\›nosuch$ two", Code.BAD_MATHEMATICS),
        ("one $a +\n‹\\›nosuch$ two", Code.BAD_MATHEMATICS),
        ("one $`a + ‹\\›nosuch`$ two", Code.BAD_MATHEMATICS),
        ("one $$ a + ‹\\›nosuch $$ two", Code.BAD_MATHEMATICS),
        ("one\n\n$$\na +\n‹\\›nosuch\n$$", Code.BAD_MATHEMATICS),
        ("one\n\n$$ a +\n  ‹\\›nosuch $$", Code.BAD_MATHEMATICS),
        ("> - one\n>\n>   $$\n>   a +\n>   b\n>   ‹\\›nosuch\n>   $$", Code.BAD_MATHEMATICS),
    ],
)
def test_a_fault_stands_where_it_is_written(marked: str, code: Code) -> None:
    before, stretch = marked[: marked.index("‹")], marked[marked.index("‹") + 1 : marked.index("›")]
    (fault,) = parse(marked.replace("‹", "").replace("›", "")).faults
    assert (fault.code, fault.place) == (code, Place(len(before), len(stretch)))


def test_faults_come_in_the_order_in_which_they_are_written() -> None:
    text = "one ![x](y) <b>\n\n[^1]: Lost.\n\n$x^$ and [z](z)\n\n# Title\n\n## Two <i>\n\n[r]: r\n"
    places = [fault.place.start for fault in parse(text).faults]
    assert len(places) == 8
    assert places == sorted(places)


@pytest.mark.parametrize("text", ["##2021 is a year", "#Tag", "a ##Two", "#######Seven", "## Two"])
def test_what_is_meant_for_no_heading_is_not_taken_for_one(text: str) -> None:
    assert not parse(text).faults


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("see [1](^1)", "`[^1]: …`"),
        ("see [1](other.md)", "`[@its-id]`"),
        ("see [^1]", "`[^1]: …`"),
        ("x[^a]\n\n[^a]: One.\n\n[^a]: Two.", "`[^a-2]`"),
        ("x\n\n[^a]: One.", "write `[^a]` behind"),
        ("it is $x", "end it with `$`;"),
        ("it is $$x", "end it with `$$`;"),
        ("##Two", "put one"),
    ],
)
def test_a_fault_says_what_to_write(text: str, hint: str) -> None:
    (fault,) = parse(text).faults
    assert hint in fault.hint


@pytest.mark.parametrize("one", ["> ", "- "])
def test_what_stands_too_deep_to_be_read_is_a_fault(one: str) -> None:
    for depth in range(1, 30):
        read = parse(one * depth + "word")
        assert read.lead.plain == "word" or {fault.code for fault in read.faults} == {Code.TOO_DEEP}
        assert depth > 10 or not read.faults


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("###Three", "`###`"),
        ("<div>\nmore\n</div>", "`<div>`"),
        ("one <b\nclass=x> two", "`<b`"),
        ("one <" + "b" * 60 + "> two", "`<" + "b" * 39 + "`"),
        ("see [x](" + "a" * 90 + ")", "`" + "a" * 80 + "`"),
    ],
)
def test_what_is_wrong_is_named_as_it_is_written_and_in_short(text: str, named: str) -> None:
    (fault,) = parse(text).faults
    assert named in fault.message


def test_a_link_that_may_not_be_followed_leads_nowhere() -> None:
    assert _html(parse("see [it](javascript:x) and [that](https://example.org)").lead).count("href") == 1


@pytest.mark.parametrize("url", ["https://example.org", "http://a/b?c=d#e", "mailto:a@example.org"])
def test_a_link_may_lead_to_the_web_and_to_an_address(url: str) -> None:
    assert not parse(f"[x]({url})").faults


@pytest.mark.parametrize(
    ("largest", "more"), [("x" * MOST_SIGNS, "x"), ("[" * MOST_MARKS, "["), ("*a" * MOST_MARKS + "a", "*")]
)
def test_a_text_that_is_too_large_is_shown_as_it_is_written(largest: str, more: str) -> None:
    assert Code.TOO_LARGE not in {fault.code for fault in parse(largest).faults}
    read = parse(f'{largest}{more}\n"<b>"')
    (fault,) = read.faults
    assert fault.code is Code.TOO_LARGE
    assert fault.place == (Place(0) if more == "x" else Place(len(largest)))
    assert read.lead.pieces == (f'<pre><code>{largest}{more}\n"&lt;b&gt;"</code></pre>',)
    assert read.verbatim == {0, 1}


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("one `code` two\nthree", set()),
        ("one `code\nover` two\nthree", {0, 1, 2}),
        ("> one `code\n> over` two\n\nthree", {0, 1}),
        ("one\n\n```\ntwo\n\nthree\n```\nfour", {3, 4, 5}),
        ("one\n\n    two\n    three\n\nfour", {2, 3}),
        ("one\n\n<div>\ntwo\n</div>\n\nthree", {2, 3, 4}),
        ("one\n\n$$\ntwo\n$$\n\nthree", {2, 3, 4}),
        ("one\n\n$$two$$\nthree", {2}),
        ("one\n\n$$\ntwo\nthree\n$$\n\nfour", {2, 3, 4, 5}),
        ("- one\n\n  ```\n  two\n  ```\n\nthree", {3}),
    ],
)
def test_the_lines_of_code_are_known(text: str, lines: set[int]) -> None:
    assert parse(text).verbatim == lines


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("", [""]),
        ("one\n", ["one"]),
        ("\n\none\n\n\ntwo\n\n", ["one\n\n\ntwo"]),
        ("## A\n## B", ["", "", ""]),
        ("## A\none\n\n## B\n\n  two", ["", "one", "  two"]),
        ("one\n\nA\n---\ntwo\n\n### Inner\n\nthree\n\n## B ##\n\n", ["one", "two\n\n### Inner\n\nthree", ""]),
        ("- one\n\n## A\n\n> ## B\n", ["- one", "> ## B"]),
    ],
)
def test_each_part_is_what_stands_between_two_headings(text: str, sources: list[str]) -> None:
    read = parse(text)
    parts = [read.lead, *(section.part for section in read.sections)]
    assert [part.source for part in parts] == sources
    assert all(text[part.start :].startswith(part.source) for part in parts)


def test_each_part_has_the_citations_that_stand_in_it() -> None:
    text = "[@a] one[^1] [@b]\n\n[^1]: By [@c].\n\n## In @d\n[@e]\n\n## Two\n\n## Three\n\n- two [@f; @g]\n- @h"
    read = parse(text)
    parts = [read.lead, *(section.part for section in read.sections)]
    assert [[one.citation.ids for one in part.citations] for part in parts] == [
        [("a",), ("b",), ("c",)],
        [("e",)],
        [],
        [("f", "g"), ("h",)],
    ]
    assert [text[one.place.start :][: one.place.length] for part in parts for one in part.citations] == [
        "[@a]", "[@b]", "[@c]", "[@e]", "[@f; @g]", "@h",
    ]  # fmt: skip


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


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("costs US$x", None),
        ("a$b", None),
        ("a$$b$$", None),
        ("$ x$", None),
        ("$x $", Code.BAD_MATHEMATICS),
        ("$HOME", Code.BAD_MATHEMATICS),
        ("$\\alpha", Code.BAD_MATHEMATICS),
        ("2$\\alpha", None),
        ("x\n\n$$\n\ny$$", Code.BAD_MATHEMATICS),
        ("> $$\n> x\n\n$$ y", Code.BAD_MATHEMATICS),
        ("- $$\n\n  x\n  $$", Code.BAD_MATHEMATICS),
    ],
)
def test_a_dollar_sign_that_can_only_begin_a_formula_needs_another(text: str, code: Code | None) -> None:
    assert {fault.code for fault in parse(text).faults} == ({code} if code else set())


@pytest.mark.parametrize(
    ("text", "block", "inline"),
    [
        ("one $x$ two", 0, 1),
        ("one $$x$$ two", 1, 1),
        ("one\n$$\nx\n$$\ntwo", 1, 0),
        ("one\n\n$$x$$\n\ntwo", 1, 0),
        ("$$x\ny\n+ z$$", 1, 0),
        ("   $$\n  x\n $$  \n", 1, 0),
        ("    $$\n    x\n    $$", 0, 0),
        ("- one\n\n      $$\n      x\n      $$", 0, 0),
        ("1. one\n\n   $$\n   x\n     + y\n   $$\n2. two", 1, 0),
        ("> one\n> $$\n> x\n> $$\n> two", 1, 0),
        ("$$x$$ and $$y$$", 2, 2),
        ("$$\nx$$ y\n", 1, 1),
        ("- $$x$$\n- $$y$$", 2, 0),
    ],
)
def test_a_formula_is_a_block_where_it_stands_alone(text: str, block: int, inline: int) -> None:
    read = parse(text)
    html = _html(read.lead)
    assert not read.faults
    assert html.count('<math display="block"') == html.count("st-math--block") == block
    assert html.count('<span class="st-math') == inline
    assert html.count('<div class="st-math st-math--block"') == block if not inline else True
    assert "$" not in html or "<code>" in html


@pytest.mark.parametrize("begin", ["", "   ", "> ", "- ", "1. ", "> - ", "- - "])
def test_a_formula_is_the_same_wherever_it_stands(begin: str) -> None:
    goes_on = begin.replace("-", " ").replace("1.", "  ")
    for above in ("", *("x" * many + "\n\n" for many in range(1, 9))):
        read = parse(above + begin + f"\n{goes_on}".join(["$$", "x", "+ y_{1}", "$$"]))
        assert not read.faults
        assert mathml("x\n+ y_{1}", block=True) in _html(read.lead)


def test_what_follows_a_formula_is_read_on() -> None:
    assert parse("one\n\n$$\nx\n$$\ntwo $y$ three\n\nfour").lead.plain == "one two three four"


def test_a_formula_that_is_wrong_is_shown_as_code() -> None:
    read = parse('a $\\nosuch{<}$ b\n\n$$\n\\nosuch{"<"}\n$$')
    assert len(read.faults) == 2
    assert [*re.findall("<code>(.*?)</code>", _html(read.lead))] == ["\\nosuch{&lt;}", '\\nosuch{"&lt;"}']


def test_a_table_keeps_the_side_to_which_a_column_is_set() -> None:
    html = _html(parse("| A | B | C | D |\n|:--|--:|:-:|---|\n| 1 | 2 | 3 | 4 |").lead)
    assert re.findall("<t[hd]\\b.*?>", html) == [
        *('<th class="st-left">', '<th class="st-right">', '<th class="st-center">', "<th>"),
        *('<td class="st-left">', '<td class="st-right">', '<td class="st-center">', "<td>"),
    ]


def test_a_footnote_leads_back_to_each_place_that_refers_to_it() -> None:
    read = parse("a[^x] b[^y] c[^x]\n\n## One\n\nd[^x]\n\n[^y]: Second.\n[^x]: First.")
    referred = [
        piece for part in (read.lead, read.sections[0].part) for piece in part.pieces if isinstance(piece, Note)
    ]
    assert referred == [Note(1, 0), Note(2, 0), Note(1, 1), Note(1, 2)]
    html = "".join(piece for piece in read.notes if isinstance(piece, str))
    notes = dict(re.findall(r'<li id="note-(\d)">(.*?)</li>', html, re.DOTALL))
    assert {number: re.sub("<.*?>", "", text).strip() for number, text in notes.items()} == {
        "1": "First. ↩ ↩ ↩",
        "2": "Second. ↩",
    }
    assert re.findall('href="#(.*?)"', notes["1"]) == ["to-note-1", "to-note-1-1", "to-note-1-2"]
    assert re.findall('href="#(.*?)"', notes["2"]) == ["to-note-2"]
    assert html.startswith('<section class="footnotes">\n<ol>\n')
    assert html.endswith("</ol>\n</section>\n")


@pytest.mark.parametrize("level", [3, 4, 5, 6])
def test_a_heading_below_a_section_has_its_level_and_its_words(level: int) -> None:
    pieces = parse(f"one\n\n{'#' * level} A *few* `words`, @lora and $x$\n\ntwo").lead.pieces
    assert [piece for piece in pieces if isinstance(piece, Heading)] == [Heading(level, "A few words,  @lora  and ")]


def test_words_are_those_that_are_read() -> None:
    part = parse("Two words, $x^2$ and `code here`.\n\n### A heading\n\n[a link](https://example.org)").lead
    assert part.words == len(["Two", "words,", "x", "and", "code", "here.", "a", "link"])
    assert part.plain == "A heading Two words, and code here . a link".replace(" .", ".")


def test_words_of_code_are_read_and_a_formula_is_one() -> None:
    part = parse(
        "one  \ntwo[^1]\n\n```python\nthree four\n```\n\n    five\n\n$$\nx + y\n$$\n\n- six $a$[^1]\n\n[^1]: Note."
    ).lead
    assert part.plain == "one two three four five six"
    assert part.words == 8


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
