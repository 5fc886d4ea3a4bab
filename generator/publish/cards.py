"""Cards for shared links, as PNG: equal on every machine, since letters come from a font that a dependency has among
its files: Lato, which MkDocs's other theme shows. The one importer of PIL."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from generator import addresses
from generator.pages.sharing import Shared
from generator.publish.output import put_whole

CARD_WIDTH, HEIGHT, EDGE = 1200, 630, 72
PAPER, INK, GREY, LINE = 250, 25, 90, 140  # shades, which the palette makes colours of
DARK, LIGHT = (11, 61, 52), (253, 253, 249)  # of the theme
NAME_SIZES = {84: 1, 68: 1, 54: 2, 42: 2}  # with how many lines of it there may be
TOLD_SIZE, NODE_SIZE = 34, 26
NAME_LINES, TOLD_HEIGHT, TREE_TOP = 2, 44, 400
NODE_WIDTH, NODE_HEIGHT, NODE_GAP = 300, 50, 16
OWN_NAME = "Stemma"
DRAWING = "2"  # another drawing of the same card is a new number here

FONT_FILES = files("mkdocs") / "themes/readthedocs/css/fonts"
NO_SIGN = "\ufffe"  # that no font has

Font = ImageFont.FreeTypeFont


def drawn_cards(shown: Mapping[str, Shared], folder: Path | None = None) -> Mapping[str, bytes]:
    """The picture of each card, which is given by its page's address; the folder keeps what was drawn before."""
    keys = {path: sha256(f"{DRAWING}{card}".encode()).hexdigest()[:24] for path, card in shown.items()}
    return {
        addresses.shared_picture(path): _kept(folder, keys[path]) or _drawn(folder, keys[path], card)
        for path, card in shown.items()
    }


def _kept(folder: Path | None, key: str) -> bytes | None:
    with suppress(OSError):
        return (folder / f"{key}.png").read_bytes() if folder else None
    return None


def _drawn(folder: Path | None, key: str, card: Shared) -> bytes:
    data = png(card)
    if folder:
        with suppress(OSError):  # what cannot be kept is drawn again
            put_whole(folder / f"{key}.png", data)
    return data


def png(card: Shared) -> bytes:
    """A card as a PNG of 1200 by 630 points."""
    image = Image.new("P", (CARD_WIDTH, HEIGHT), PAPER)
    image.putpalette([round(dark + (light - dark) * shade / 255) for shade in range(256)
                      for dark, light in zip(DARK, LIGHT, strict=True)])  # fmt: skip
    draw = ImageDraw.Draw(image)
    draw.fontmode = "L"
    name, size = _fitting(known_signs(card.name))
    at = EDGE
    if card.name != OWN_NAME:
        draw.text((EDGE, 28), OWN_NAME, fill=LINE, font=_font(NODE_SIZE, bold=True))
    for line in name:
        draw.text((EDGE, at), line, fill=INK, font=_font(size, bold=True))
        at += round(size * 1.15)
    told = _wrapped(known_signs(card.told), _font(TOLD_SIZE), CARD_WIDTH - 2 * EDGE)
    room = (TREE_TOP - at - 24) // TOLD_HEIGHT
    for line in [*told[: room - 1], f"{told[room - 1]} ..."] if len(told) > room else told:
        draw.text((EDGE, at + 16), line, fill=GREY, font=_font(TOLD_SIZE))
        at += TOLD_HEIGHT
    _tree(draw, card)
    packed = io.BytesIO()
    image.save(packed, "PNG", optimize=False, compress_level=6)
    return packed.getvalue()


def _tree(draw: ImageDraw.ImageDraw, card: Shared) -> None:
    """Names on the left that lead to a dot in the middle, and names on the right that it leads to."""
    middle = (CARD_WIDTH // 2, (TREE_TOP + HEIGHT - EDGE // 2) // 2)
    for names, left in ((card.before, EDGE), (card.after, CARD_WIDTH - EDGE - NODE_WIDTH)):
        top = middle[1] - (len(names) * (NODE_HEIGHT + NODE_GAP) - NODE_GAP) // 2
        for i, name in enumerate(names):
            high = top + i * (NODE_HEIGHT + NODE_GAP)
            side = left + NODE_WIDTH if left == EDGE else left
            draw.line([(side, high + NODE_HEIGHT // 2), middle], fill=LINE, width=3)
            draw.rounded_rectangle(
                (left, high, left + NODE_WIDTH, high + NODE_HEIGHT), 8, fill=PAPER, outline=LINE, width=3
            )
            label = _cut(known_signs(name), NODE_WIDTH - 28)
            draw.text((left + 14, high + NODE_HEIGHT // 2), label, fill=INK, font=_font(NODE_SIZE), anchor="lm")
    if card.before or card.after:
        x, y = middle
        draw.ellipse((x - 16, y - 16, x + 16, y + 16), fill=INK)


def known_signs(text: str) -> str:
    """The text in signs that the font has: other letters without accents, and other symbols by their names.

    >>> known_signs("Łukasz’s café, ∞-former, ∇")
    'Łukasz’s café, ∞-former, nabla'
    """
    return "".join(sign if _has(sign) else _spelt(sign) for sign in unicodedata.normalize("NFC", text))


@cache
def _has(sign: str) -> bool:
    """Whether the font draws more of a sign than the box that stands for every sign that it lacks."""
    font = _font(NODE_SIZE)
    return bytes(font.getmask(sign)) != bytes(font.getmask(NO_SIGN))


def _spelt(sign: str) -> str:
    return "".join(part if part.isascii() else _named(part) for part in unicodedata.normalize("NFKD", sign))


def _named(sign: str) -> str:
    if unicodedata.combining(sign):
        return ""
    name = unicodedata.name(sign, "").split(" WITH ")[0].split()
    small = name[-1].lower() if name else ""
    return small.upper() if "CAPITAL" in name else small


@cache
def _font(size: int, *, bold: bool = False) -> Font:
    data = (FONT_FILES / f"lato-{'bold' if bold else 'normal'}.woff2").read_bytes()
    # The other engine is there only where the machine has a library for text from right to left.
    return ImageFont.truetype(io.BytesIO(data), size, layout_engine=ImageFont.Layout.BASIC)


def _fitting(name: str) -> tuple[Sequence[str], int]:
    """The name in at most two lines, as large as it fits."""
    for size, most in NAME_SIZES.items():
        lines = _wrapped(name, _font(size, bold=True), CARD_WIDTH - 2 * EDGE)
        if len(lines) <= most:
            return lines, size
    return lines[:NAME_LINES], size


def _wrapped(text: str, font: Font, width: int) -> Sequence[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= width or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _cut(text: str, width: int) -> str:
    font = _font(NODE_SIZE)
    if font.getlength(text) <= width:
        return text
    while text and font.getlength(f"{text}...") > width:
        text = text[:-1]
    return f"{text.rstrip()}..."
