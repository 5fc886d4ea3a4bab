"""A record's text, parsed once, as GitHub reads it. The one importer of markdown_it.

Citations (`[@lora]`, and `@lora` in running text) and mathematics (`$x$`, `$$x$$`) are plugins of that parser. What
comes of a text is plain data: HTML with holes where a page puts in what it alone knows (where a citation leads, the id
of a heading), the words that are read, and what is wrong. Nothing reads a text a second time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from html import escape, unescape
from typing import TYPE_CHECKING, Any

from generator.findings.finding import Code
from generator.gate import UnsafeError, clean
from generator.records.characters import invisible
from generator.records.mathematics import MathematicsError, mathml

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.ruler import Ruler
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

# What a record may hold is far below these; they keep the parser's worst cases under a second.
MOST_SIGNS = 30_000
MOST_MARKS = 3_000  # signs that may begin something, since each may make the parser look ahead to the end
# Inline tokens that are nothing but what they show, or nothing by themselves; and those that may be wrong.
SHOWN_AS_IT_IS = frozenset(("text", "text_special", "code_inline", "softbreak", "hardbreak", "link_close"))
MAY_BE_WRONG = frozenset(
    ("html_inline", "image", "link_open", "citation", "math_inline", "math_display", "lost_note", "unclosed_math")
)
DEEPEST = 24  # levels of lists and quotations, two for each list; beyond it the parser leaves text out
SIGNS_THAT_BEGIN = re.compile(r"[\[\]!*_`~$<&@|]")
# Where a rule for what stands in a line may find something; the parser's own list stops at every `w` and hyphen.
END_OF_TEXT = re.compile("|".join((*map(re.escape, "\n!$&*<@[\\]_`~"), r":\S", r"www\.")))
IDENTIFIER = r"[a-z0-9]+(?:-[a-z0-9]+)*"
CITATION = re.compile(r"\[(@[\w-]+(?:\s*;\s*@[\w-]+)*)\](?![(\[])")
MENTION = re.compile(rf"@({IDENTIFIER})(?![\w@]|-\w)")
FORMULA = re.compile(
    r"\$\$(?P<display>(?:\\.|[^$\\])+)\$\$"
    r"|\$`(?P<ticked>[^`\n]+)`\$"
    r"|\$(?![\s$])(?P<inline>(?:\\.|[^$\\\n]|\n(?!\n))+?)(?<![\s\\])\$(?![\d$])",
    re.S,
)
SAFE_URL = re.compile(r"(https?://[^\s/]|mailto:)[^\s<>\"']*$")
LONE_DOLLAR = re.compile(r"\$(?=[A-Za-z\\{])")  # one that can only begin a formula, or a word such as `$HOME`
FOOTNOTE = re.compile(r"\[\^[^\]\s\\]+\](?!\()")
NO_HEADING = re.compile(r"^#{2,6}(?=[^\W\d])", re.M)
CLOSING_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})[ \t]*$")
WORD = re.compile(r"\w\S*")  # what stands before its first letter or digit is not looked at twice
HOLE = re.compile("\0(\\d+)\0")  # no text can hold the sign: the parser replaces it


@dataclass(frozen=True)
class Citation:
    """A hole where papers are cited by their ids; a mention stands in running text and names its paper."""

    ids: tuple[str, ...]
    is_mention: bool


@dataclass(frozen=True)
class Heading:
    """A hole where a heading below a section begins, from level 3 on; its words and its end tag follow as HTML."""

    level: int
    title: str


@dataclass(frozen=True)
class Note:
    """A hole where a footnote is referred to, by its number and by which of several references this is."""

    number: int
    reference: int


Piece = str | Citation | Heading | Note


@dataclass(frozen=True)
class Place:
    """A stretch of a text: how many characters stand before it, and how long it is."""

    start: int
    length: int = 1


@dataclass(frozen=True)
class Cited:
    """One citation of a text and where it stands in the whole of it."""

    citation: Citation
    place: Place


@dataclass(frozen=True)
class Fault:
    """What is wrong at a place of a text, with a sentence on how to put it right."""

    code: Code
    place: Place
    message: str
    hint: str


@dataclass(frozen=True)
class Part:
    """A stretch of a text between two sections' headings.

    `source` is its Markdown, which begins after `start` characters of the text; `pieces` is what it shows, `words` how
    many words there are to read (a formula is one, headings are none), `plain` those words, headings included, without
    formulas.
    """

    source: str = ""
    start: int = 0
    pieces: tuple[Piece, ...] = ()
    words: int = 0
    plain: str = ""
    citations: tuple[Cited, ...] = ()


@dataclass(frozen=True)
class Titled:
    """A section: the title of its `##` heading, where that stands in the text, and what follows."""

    title: str
    place: Place
    part: Part


@dataclass(frozen=True)
class Text:
    """A whole text: what stands before the first section, the sections, the footnotes, and what is wrong.

    `verbatim` are the lines, counted from 0, in which every space is part of code.
    """

    lead: Part = Part()
    sections: tuple[Titled, ...] = ()
    notes: tuple[Piece, ...] = ()
    faults: tuple[Fault, ...] = ()
    verbatim: frozenset[int] = frozenset()


def parse(source: str) -> Text:
    """What a text says and shows, and what is wrong with it. It never raises."""
    source = source.replace("\r\n", "\n").replace("\r", "\n")
    if fault := _too_much(source):
        shown = f"<pre><code>{escape(source, quote=False)}</code></pre>"
        return Text(Part(source, pieces=(shown,)), faults=(fault,), verbatim=frozenset(range(source.count("\n") + 1)))
    return _Parse(source).text()


def _too_much(source: str) -> Fault | None:
    if len(source) > MOST_SIGNS:
        return Fault(Code.TOO_LARGE, Place(0), f"the text has {len(source)} signs", f"{MOST_SIGNS} is the most")
    if len(source) <= MOST_MARKS:
        return None
    marks = [mark.start() for mark in SIGNS_THAT_BEGIN.finditer(source)]
    if len(marks) > MOST_MARKS:
        message = f"{len(marks)} signs such as `[` and `*` stand here, and {MOST_MARKS} is the most"
        return Fault(Code.TOO_LARGE, Place(marks[MOST_MARKS]), message, "look for what was pasted")
    return None


class _Parse:
    """One text on its way through the parser. `env` is where the parser's rules leave what they saw."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.lines = source.split("\n")
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line) + 1)
        self.env: dict[str, Any] = {"holes": []}
        self.faults: list[Fault] = []
        self.citations: list[Cited] = []

    def text(self) -> Text:
        tokens = _parser().parse(self.source.replace("\0", "\ufffd"), self.env)
        self._look_at_definitions()
        self._look_at_footnotes()
        self._look_at_depth(tokens)
        body, notes = _split_notes(tokens)
        cuts = [i for i, token in enumerate(body) if (token.type, token.tag, token.level) == ("heading_open", "h2", 0)]
        ends = [*(self._first_line(body[cut]) for cut in cuts), len(self.lines)]
        lead = self._part(body[: cuts[0]] if cuts else body, 0, ends[0])
        sections = []
        for cut, following, end in zip(cuts, [*cuts[1:], None][: len(cuts)], ends[1:], strict=True):
            heading, title = body[cut], body[cut + 1]
            self._look_at_inline(title)
            part = self._part(body[cut + 3 : following], self._first_line(heading, after=True), end)
            sections.append(Titled(_words_of(title.children or ()), self._whole_line(heading), part))
        pieces = self._part(notes, 0, 0).pieces
        faults = sorted(self.faults, key=lambda fault: (fault.place.start, fault.code))
        whole = [replace(section, part=self._with_citations(section.part)) for section in sections]
        return Text(self._with_citations(lead), tuple(whole), pieces, tuple(faults), frozenset(self._verbatim(tokens)))

    def _verbatim(self, tokens: Sequence[Token]) -> Iterator[int]:
        """The lines of code blocks, and of paragraphs in which code goes over a line's end."""
        for token in tokens:
            lines = range(*token.map) if token.map else range(0)
            spans = (
                token.type == "inline"
                and "`" in token.content
                and any(self.lines[line].count("`") % 2 for line in lines)
            )
            if token.type == "fence":
                yield from lines[1:-1]
            elif spans or token.type in ("code_block", "html_block", "math_block"):
                yield from lines

    def _with_citations(self, part: Part) -> Part:
        """The part with the citations that stand in it, those of its footnotes included."""
        end = part.start + len(part.source)
        inside = [one for one in self.citations if part.start <= one.place.start < end]
        return replace(part, citations=tuple(sorted(inside, key=lambda one: one.place.start))) if inside else part

    def _first_line(self, token: Token, *, after: bool = False) -> int:
        """The number, from 0, of the line on which a block begins, or of the one after it."""
        return token.map[after] if token.map else 0

    def _whole_line(self, token: Token) -> Place:
        line = (token.map or [0])[0]
        return Place(self.starts[line], max(1, len(self.lines[line])))

    def _fault(self, code: Code, place: Place, message: str, hint: str) -> None:
        self.faults.append(Fault(code, place, message, hint))

    def _part(self, tokens: Sequence[Token], first: int, last: int) -> Part:
        """What stands in these lines, `last` not among them."""
        words: list[str] = []
        read: list[str] = []
        is_heading = False
        for token in tokens:
            self._look_at_block(token)
            if token.type in ("heading_open", "heading_close"):
                is_heading = token.type == "heading_open"
            elif token.type == "inline":
                self._look_at_inline(token)
                (words if is_heading else read).append(
                    _words_of(token.children or (), formula="" if is_heading else "\1")
                )
            elif token.type in ("fence", "code_block"):
                read.append(token.content)
            elif token.type == "math_block":
                read.append("\1")
        html = _parser().renderer.render(tokens, _parser().options, self.env)
        source = "\n".join(self.lines[first:last])
        start = self.starts[first] + len(source) - len(source.lstrip("\n"))
        pieces = self._gated(_with_holes(html, self.env["holes"]), start)
        shown = "\n".join(read)
        plain = " ".join(" ".join([*words, shown]).replace("\1", " ").split())
        return Part(source.strip("\n"), start, pieces, len(WORD.findall(shown.replace("\1", " x "))), plain)

    def _gated(self, pieces: tuple[Piece, ...], start: int) -> tuple[Piece, ...]:
        """The pieces, if what they show passes the gate; what does not is a fault and shown as text."""
        html = "".join(piece if isinstance(piece, str) else _stand_in(piece) for piece in pieces)
        try:
            clean(html)
        except UnsafeError as error:
            message = f"what this text shows cannot be published: `{error}`"
            self._fault(Code.UNSAFE_HTML, Place(start), message, "write it in plainer Markdown")
            return (f"<p>{escape(html, quote=False)}</p>",)
        return pieces

    def _look_at_depth(self, tokens: Sequence[Token]) -> None:
        deepest = next((token for token in tokens if token.level >= DEEPEST - 1 and token.map), None)
        if deepest:
            hint = "lists and quotations are not read further inside each other than this"
            self._fault(
                Code.TOO_DEEP, self._whole_line(deepest), "this stands too deep inside lists or quotations", hint
            )

    def _look_at_definitions(self) -> None:
        for definition in self.env.get("references", {}).values():
            line = definition["map"][0]
            self._look_at_url(definition["href"], Place(self.starts[line], max(1, len(self.lines[line]))))

    def _look_at_footnotes(self) -> None:
        """Find the footnotes that no page would show: those to which nothing refers, and the first of two of a name."""
        referred = self.env.get("footnotes", {}).get("refs", {})
        lines: dict[str, int] = {}
        for name, line in self.env.get("notes", ()):
            if name in lines:
                hint = f"give one of the two another name, also where it is referred to, as in `[^{name}-2]`"
                self._lost_note(lines[name], f"two footnotes are named `[^{name}]`, and only the last is shown", hint)
            lines[name] = line
        for name, line in lines.items():
            if referred[f":{name}"] < 0:
                hint = f"write `[^{name}]` behind the words to which it belongs, or take it out"
                self._lost_note(line, f"nothing refers to the footnote `[^{name}]`, so that no page shows it", hint)

    def _lost_note(self, line: int, message: str, hint: str) -> None:
        self._fault(Code.FOOTNOTE, Place(self.starts[line], max(1, len(self.lines[line]))), message, hint)

    def _look_at_block(self, token: Token) -> None:
        if token.type == "html_block":
            self._raw_html(token.content, self._whole_line(token))
        elif token.type == "heading_open" and token.tag == "h1":
            hint = "the title comes from the front matter; begin a section with `##`"
            self._fault(
                Code.UNKNOWN_SECTION, self._whole_line(token), "a heading of the first level stands in the text", hint
            )
        elif token.type == "heading_open" and token.level:
            message = "a heading stands inside a list or a quotation"
            self._fault(
                Code.UNKNOWN_SECTION, self._whole_line(token), message, "put it on a line of its own, or make it bold"
            )
        elif token.type == "fence" and not self._is_closed(token):
            message = "this code block has no end"
            self._fault(
                Code.UNCLOSED_FENCE,
                self._whole_line(token),
                message,
                "close it with the same marks on a line of their own",
            )
        elif token.type == "math_block":
            self._look_at_formula(token, self._whole_line(token), token)
        if token.type in ("fence", "code_block"):
            self._look_at_characters(token.content, self._whole_line(token))
            self._look_at_characters(unescape(token.info), self._whole_line(token))

    def _is_closed(self, token: Token) -> bool:
        first, last = token.map or (0, 0)
        closing = CLOSING_FENCE.match(self.lines[last - 1]) if last - 1 > first else None
        return bool(closing and closing[1].startswith(token.markup))

    def _look_at_inline(self, token: Token) -> None:
        children = token.children or ()
        if "##" in token.content and (match := NO_HEADING.search(token.content)):
            where = self._place(token, match.start(), len(match[0]))
            self._fault(
                Code.UNKNOWN_SECTION, where, f"no space stands behind `{match[0]}`", "put one, and it is a heading"
            )
        shown = [child.content for child in children if child.type in SHOWN_AS_IT_IS]
        for content in filter(invisible, shown if invisible("".join(shown)) else ()):
            self._look_at_characters(content, self._place(token, 0))
        for child in children:
            if child.type not in MAY_BE_WRONG:
                continue
            where = self._place(token, child.meta["at"], child.meta["length"])
            match child.type:
                case "html_inline":
                    self._raw_html(child.content, where)
                case "image":
                    hint = "records hold text only; say what the figure shows"
                    self._fault(Code.IMAGE, where, "a picture stands here", hint)
                case "link_open":
                    if not self._look_at_url(str(child.attrs.get("href", "")), where):
                        child.attrs.pop("href", None)
                    self._look_at_characters(str(child.attrs.get("title", "")), where)
                case "citation":
                    citation = Citation(tuple(child.meta["ids"]), child.meta["is_mention"])
                    self.citations.append(Cited(citation, where))
                case "math_inline" | "math_display":
                    self._look_at_formula(child, where, token, child.meta["begin"])
                case "lost_note":
                    hint = f"write it on a line of its own further down: `{child.content}: …`"
                    self._fault(Code.FOOTNOTE, where, f"the footnote `{child.content}` has no text", hint)
                case "unclosed_math":
                    marks = child.content
                    message = f"a formula begins with `{marks}` and has no end"
                    hint = f"end it with `{marks}`; dollar signs that begin no formula are written `\\$`"
                    self._fault(Code.BAD_MATHEMATICS, where, message, hint)

    def _look_at_formula(self, token: Token, where: Place, written: Token, begin: int = 0) -> None:
        """Convert a formula that stands so many characters behind the start of what is written in a block."""
        latex = token.content.strip()
        try:
            token.meta["mathml"] = mathml(latex, block=token.type != "math_inline")
        except MathematicsError as error:
            at = begin + token.content.index(latex) + error.at
            self._fault(Code.BAD_MATHEMATICS, self._place(written, at) if error.at else where, str(error), error.hint)

    def _look_at_url(self, url: str, where: Place) -> bool:
        """Whether a link may lead there; a fault if it may not."""
        if SAFE_URL.match(url):
            return True
        hint = "link to `https://…`; another record is cited as `[@its-id]`"
        if url.startswith("%5E"):
            hint = "a footnote is named by `[^1]` alone, and its text stands below as `[^1]: …`"
        self._fault(Code.UNSAFE_LINK, where, f"a link leads to `{url[:80]}`, which is no web address", hint)
        return False

    def _look_at_characters(self, shown: str, where: Place) -> None:
        if sign := invisible(shown):
            message = f"the invisible character {sign} is written here"
            self._fault(
                Code.CONTROL_CHARACTER, where, message, "delete it, or what is written in its place, such as `&#…;`"
            )

    def _raw_html(self, html: str, where: Place) -> None:
        message = f"raw HTML stands here: `{html.split(chr(10))[0][:40]}`"
        self._fault(
            Code.RAW_HTML, where, message, "write it in Markdown, such as `**bold**`; a plain `<` is written `&lt;`"
        )

    def _place(self, inline: Token, at: int, length: int = 1) -> Place:
        """Where a character of an inline token's content stands in the text.

        The content's lines are those of the text without what their block put before them.
        """
        if not inline.map:
            return Place(0)
        first = inline.content.rfind("\n", 0, at) + 1
        written = inline.content[first:].partition("\n")[0]
        number = inline.map[0] + inline.content.count("\n", 0, at)
        column = max(self.lines[number].find(written), 0)
        start = self.starts[number] + column + at - first
        return Place(start, max(1, min(length, self.starts[number + 1] - 1 - start)))


def _split_notes(tokens: Sequence[Token]) -> tuple[Sequence[Token], Sequence[Token]]:
    """The tokens of the text, and those of its footnotes, which the parser puts last."""
    at = next((i for i, token in enumerate(tokens) if token.type == "footnote_block_open"), len(tokens))
    return tokens[:at], tokens[at:]


def _words_of(children: Iterable[Token], formula: str = "") -> str:
    """What a reader reads of inline tokens; a formula is what is given for it."""
    return "".join(_word_of(child, formula) for child in children)


def _word_of(child: Token, formula: str) -> str:
    if child.type in ("softbreak", "hardbreak"):
        return "\n"
    if child.type == "citation":
        return " " + child.content.strip("[]") + " "
    return formula if child.type in ("math_inline", "math_display") else child.content


def _with_holes(html: str, holes: Sequence[Piece]) -> tuple[Piece, ...]:
    parts = HOLE.split(html)
    pieces = (holes[int(part)] if i % 2 else part for i, part in enumerate(parts))
    return tuple(piece for piece in pieces if piece != "")


def _stand_in(piece: Piece) -> str:
    """The tag that a hole stands for, so that what is left of a text is well formed."""
    return f"<h{piece.level}>" if isinstance(piece, Heading) else ""


@cache
def _parser() -> MarkdownIt:
    # Imported here, since a check of records that are cached parses nothing.
    from markdown_it import MarkdownIt
    from mdit_py_plugins.gfm import gfm_plugin

    md = MarkdownIt("default", {"html": True, "linkify": False, "typographer": False, "maxNesting": DEEPEST})
    md.use(gfm_plugin)
    md.disable(["normalize", "linkify", "replacements", "smartquotes"])  # what is parsed is normal already
    md.inline.terminator_re = END_OF_TEXT
    md.inline.ruler.before("escape", "mathematics", _mathematics)
    md.inline.ruler.before("link", "citation", _citation)
    md.inline.ruler.after("footnote_ref", "lost_note", _lost_note)
    md.inline.ruler.before("gfm_autolink_email", "mention", _mention)
    md.block.ruler.before("fence", "math_block", _math_block, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    _pass_prose_by(md.block.ruler)
    md.core.ruler.before("footnote_tail", "notes", _keep_notes)
    for name in PLACED:
        md.inline.ruler.at(name, _placed(_rule(md, name)))
    # A URL that is not safe is a fault with its place, not text.
    md.validateLink = _any_url  # type: ignore[method-assign]
    for name, rule in RENDERED.items():
        md.add_render_rule(name, rule)
    return md


def _keep_notes(state: StateCore) -> None:
    """Leave the name and the line of each footnote's text, since the parser takes out those that it does not show."""
    begun = (token for token in state.tokens if token.type == "footnote_reference_open")
    state.env["notes"] = [(token.meta["label"], token.map[0]) for token in begun if token.map]


BlockRule = Callable[["StateBlock", int, int, bool], bool]
InlineRule = Callable[["StateInline", bool], bool]
OTHERWISE_BEGUN = ("table", "code", "lheading", "paragraph")  # the blocks whose first sign can be a letter


def _pass_prose_by(ruler: Ruler[BlockRule]) -> None:
    """Have a line that begins with a letter, as nearly all do, not held against rules that begin with another sign.

    The parser asks a dozen rules of every line, most of them thrice: for what it begins and what it ends.
    """
    rules = {rule.name: rule for rule in ruler.__rules__ if rule.enabled}
    prose = [rules[name].fn for name in OTHERWISE_BEGUN]
    begun = [rule for name, rule in rules.items() if name not in OTHERWISE_BEGUN]
    ended = sorted({block for rule in begun for block in rule.alt})
    ends = {block: [rule.fn for rule in begun if block in rule.alt] for block in ended}
    for rule in begun:
        ruler.at(rule.name, rule.fn)
    for block, which in ends.items():
        ruler.push(f"ends_{block}", _unless_letter(which), {"alt": [block]})
    ruler.before("table", "prose", _if_letter(prose))


def _if_letter(rules: Sequence[BlockRule]) -> BlockRule:
    def rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        return _begins_with_letter(state, start) and any(one(state, start, end, silent) for one in rules)

    return rule


def _unless_letter(rules: Sequence[BlockRule]) -> BlockRule:
    def rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        return not _begins_with_letter(state, start) and any(one(state, start, end, silent) for one in rules)

    return rule


def _begins_with_letter(state: StateBlock, line: int) -> bool:
    return state.src[state.bMarks[line] + state.tShift[line]].isalpha()


AUTOLINKS = ("gfm_autolink_www", "gfm_autolink_protocol", "gfm_autolink_email")
PLACED = ("html_inline", "link", "image", "autolink", *AUTOLINKS)  # the rules whose tokens may be wrong


def _any_url(url: str) -> bool:  # noqa: ARG001
    return True


def _rule(md: MarkdownIt, name: str) -> InlineRule:
    return next(rule.fn for rule in md.inline.ruler.__rules__ if rule.name == name)


def _placed(rule: InlineRule) -> InlineRule:
    """The rule, with each token that it makes knowing where it stands."""

    def placed(state: StateInline, silent: bool) -> bool:
        start, before = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        for token in state.tokens[before:]:
            if token.type not in ("text", "link_close") and "at" not in token.meta:
                token.meta |= {"at": start, "length": state.pos - start}
        return True

    return placed


def _lost_note(state: StateInline, silent: bool) -> bool:
    """`[^1]`, where no footnote has the name."""
    match = FOOTNOTE.match(state.src, state.pos)
    if not match:
        return False
    if not silent:
        _push(state, "lost_note", match[0], len(match[0]))
    state.pos = match.end()
    return True


def _mathematics(state: StateInline, silent: bool) -> bool:
    """`$x$`, `` $`x`$ `` and, inside a paragraph, `$$x$$`."""
    if state.src[state.pos] != "$":
        return False
    before = state.src[state.pos - 1] if state.pos else " "
    match = FORMULA.match(state.src, state.pos)
    if match and match["display"] is None and before.isalnum():  # US$5
        match = None
    if not match:
        marks = "$$" if state.src.startswith("$$", state.pos) else "$"
        if marks == "$" and (before.isalnum() or not LONE_DOLLAR.match(state.src, state.pos)):
            return False
        if not silent:
            _push(state, "unclosed_math", marks, len(marks))
        state.pos += len(marks)
        return True
    if not silent:
        way = str(match.lastgroup)
        kind = "math_display" if way == "display" else "math_inline"
        _push(state, kind, match[way], len(match[0])).meta["begin"] = match.start(way)
    state.pos = match.end()
    return True


def _push(state: StateInline, kind: str, content: str, length: int) -> Token:
    at = state.pos
    token = state.push(kind, "", 0)
    token.content = content
    token.meta = {"at": at, "length": length}
    return token


def _citation(state: StateInline, silent: bool) -> bool:
    """`[@lora]` and `[@lora; @adapters]`, outside links."""
    match = CITATION.match(state.src, state.pos) if state.src.startswith("[@", state.pos) else None
    if not match or state.linkLevel:
        return False
    if not silent:
        ids = [part.strip().removeprefix("@") for part in match[1].split(";")]
        _push(state, "citation", match[0], len(match[0])).meta |= {"ids": ids, "is_mention": False}
    state.pos = match.end()
    return True


def _mention(state: StateInline, silent: bool) -> bool:
    """`@lora` in running text, outside links and URLs."""
    if state.src[state.pos] != "@" or state.linkLevel:
        return False
    before = state.src[state.pos - 1] if state.pos else " "
    match = MENTION.match(state.src, state.pos)
    if not match or before.isalnum() or before in "_.@/":
        return False
    if not silent:
        _push(state, "citation", match[0], len(match[0])).meta |= {"ids": [match[1]], "is_mention": True}
    state.pos = match.end()
    return True


def _math_block(state: Any, start: int, end: int, silent: bool) -> bool:
    """`$$` on a line, a formula, and `$$` at a line's end, without an empty line between."""
    if state.is_code_block(start):
        return False
    begin = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith("$$", begin):
        return False
    text = state.src[begin : state.eMarks[start]].strip()
    lines = [text.removeprefix("$$")]
    line = start
    while "$$" not in lines[-1]:
        line += 1
        if line >= end or state.isEmpty(line) or state.sCount[line] < state.blkIndent:
            return False
        lines.append(state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]])
    if not lines[-1].rstrip().endswith("$$") or lines[-1].count("$$") != 1:
        return False
    if silent:
        return True
    token = state.push("math_block", "", 0)
    token.block, token.map = True, [start, line + 1]
    token.content = "\n".join(lines).rstrip().removesuffix("$$")
    state.line = line + 1
    return True


Env = MutableMapping[str, Any]


def _hole(env: Env, piece: Piece) -> str:
    env["holes"].append(piece)
    return f"\0{len(env['holes']) - 1}\0"


def _render_citation(_: object, tokens: Sequence[Token], at: int, __: object, env: Env) -> str:
    return _hole(env, Citation(tuple(tokens[at].meta["ids"]), tokens[at].meta["is_mention"]))


def _render_formula(_: object, tokens: Sequence[Token], at: int, __: object, ___: Env) -> str:
    token = tokens[at]
    shown = token.meta.get("mathml") or f"<code>{escape(token.content.strip(), quote=False)}</code>"
    name = "div" if token.block else "span"
    kind = "st-math" if token.type == "math_inline" else "st-math st-math--block"
    return f'<{name} class="{kind}">{shown}</{name}>' + ("\n" if token.block else "")


def _render_heading(_: object, tokens: Sequence[Token], at: int, __: object, env: Env) -> str:
    level = int(tokens[at].tag[1])
    return _hole(env, Heading(level, _words_of(tokens[at + 1].children or ())))


def _render_cell(_: object, tokens: Sequence[Token], at: int, __: object, ___: Env) -> str:
    side = str(tokens[at].attrs.get("style", "")).removeprefix("text-align:")
    return f'<{tokens[at].tag} class="st-{side}">' if side else f"<{tokens[at].tag}>"


def _render_html(_: object, tokens: Sequence[Token], at: int, __: object, ___: Env) -> str:
    text = escape(tokens[at].content.rstrip("\n"), quote=False)
    return f"<p>{text}</p>\n" if tokens[at].type == "html_block" else text


def _render_image(_: object, tokens: Sequence[Token], at: int, __: object, ___: Env) -> str:
    return escape(tokens[at].content, quote=False)


def _render_as_written(_: object, tokens: Sequence[Token], at: int, __: object, ___: Env) -> str:
    return tokens[at].content


def _render_note(_: object, tokens: Sequence[Token], at: int, __: object, env: Env) -> str:
    meta = tokens[at].meta
    return _hole(env, Note(meta["id"] + 1, meta["subId"]))


def _render_notes(_: object, tokens: Sequence[Token], at: int, __: object, ___: Env) -> str:
    return '<section class="footnotes">\n<ol>\n' if tokens[at].type.endswith("open") else "</ol>\n</section>\n"


def _render_note_text(_: object, tokens: Sequence[Token], at: int, __: object, ___: Env) -> str:
    return f'<li id="note-{tokens[at].meta["id"] + 1}">' if tokens[at].type.endswith("open") else "</li>\n"


def _render_way_back(_: object, tokens: Sequence[Token], at: int, __: object, ___: Env) -> str:
    meta = tokens[at].meta
    again = f"-{meta['subId']}" if meta["subId"] else ""
    return f' <a href="#to-note-{meta["id"] + 1}{again}" aria-label="↩">↩</a>'


RENDERED: Mapping[str, Callable[..., str]] = {
    "citation": _render_citation,
    "footnote_anchor": _render_way_back,
    "footnote_block_close": _render_notes,
    "footnote_block_open": _render_notes,
    "footnote_close": _render_note_text,
    "footnote_open": _render_note_text,
    "footnote_ref": _render_note,
    "heading_open": _render_heading,
    "html_block": _render_html,
    "html_inline": _render_html,
    "image": _render_image,
    "math_block": _render_formula,
    "math_display": _render_formula,
    "math_inline": _render_formula,
    "s_close": lambda *_: "</del>",
    "s_open": lambda *_: "<del>",
    "td_open": _render_cell,
    "th_open": _render_cell,
    "lost_note": _render_as_written,
    "unclosed_math": _render_as_written,
}
