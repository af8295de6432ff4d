"""The pages for marketers, read as a test needs them: posts, conditions, and what is claimed of them.

How the guide writes it: a quoted post matches the condition that follows; rows of a table below it are other posts,
each with its answer. What else is known stands behind a post: *(author.followers: 12000; post.rating: ?)*; ``?`` is
unknown. A list of rules instead of a condition: the second cell names the rules that act. Posts are those of the
last brand that the section has named, of `mortons` if it named none.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from chalicelib.domain.decision import Truth
from chalicelib.domain.sentence import Language

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "marketers"
BRANDS = ("mortons", "studio-aktiv")
ANSWERS: Mapping[str, Truth] = {
    "matches": True,
    "does not match": False,
    "unknown": None,
    "passt": True,
    "passt nicht": False,
    "unbekannt": None,
}

_FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^(#+) (.+)$", re.MULTILINE)
_BLOCK = re.compile(
    r"(?:^`(?P<path>[\w./-]+\.\w+)`[^\n]*:\n\n)?^```(?P<kind>\w*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)
_PARTS = re.compile(
    r"(?:^> [^\n]*\n)+|^```\w*\n.*?^```$|^\|[^\n]*\|$|`(?:mortons|studio-aktiv)`", re.MULTILINE | re.DOTALL
)
_IDS = re.compile(r"`[\w-]+`(?:, `[\w-]+`)*")
_KNOWN = re.compile(r" ?\*\((.+)\)\*$")


def page(name: str, language: Language) -> str:
    """One of the pages, in one language."""
    return (FOLDER / f"{name}{'' if language == 'en' else f'.{language}'}.md").read_text("utf-8")


class Block(NamedTuple):
    """One fenced block.

    Attributes:
        path: The file that it is, from the brand's folder. Empty: it is only shown.
    """

    path: str
    kind: str
    text: str


def blocks(text: str, kind: str | None = None) -> list[Block]:
    """The fenced blocks, in their order."""
    found = [Block(one["path"] or "", one["kind"], one["text"]) for one in _BLOCK.finditer(text)]
    return [one for one in found if kind in (None, one.kind)]


class Section(NamedTuple):
    """A heading and what stands below it, up to the next heading of any level."""

    level: int
    heading: str
    text: str


def sections(text: str) -> list[Section]:
    """All of them, in their order."""
    without = _FENCED.sub(lambda block: block[0].replace("\n#", "\n "), text)
    heads = list(_HEADING.finditer(without))
    ends = [*(head.start() for head in heads[1:]), len(without)]
    return [Section(len(head[1]), head[2], text[head.end() : end]) for head, end in zip(heads, ends, strict=True)]


class Shown(NamedTuple):
    """A post as a page shows it.

    Attributes:
        known: Facts that its text doesn't tell; None: unknown.
    """

    text: str | None
    known: Mapping[str, Any]
    brand: str


class Claim(NamedTuple):
    """What a page says of a post.

    Attributes:
        when: A condition, or a list of rules.
        says: Its answer as it is written.
    """

    when: Any
    post: Shown
    says: str


def shown(written: str, brand: str) -> Shown:
    """A post from what stands in a quote or a cell."""
    facts: dict[str, Any] = {}
    text = written.strip()
    known = _KNOWN.search(text)
    if known is not None:
        text = text[: known.start()]
        for one in known[1].split(";"):
            name, _, value = one.partition(":")
            facts[name.strip()] = _value(value.strip())
    return Shown(text.strip() if text.strip() not in {"", "–"} else None, facts, brand)


def _value(written: str) -> Any:
    if written == "?":
        return None
    try:
        return json.loads(written)
    except ValueError:
        return written


def claims(section: Section) -> Iterator[Claim]:
    """Everything that a section says of posts."""
    brand, when = BRANDS[0], None
    quoted: list[str] = []
    for found in _PARTS.finditer(section.text):
        part = found[0]
        if part.startswith("`") and not part.startswith("```"):
            brand = part.strip("`")
        elif part.startswith(">"):
            quoted.append(" ".join(line.removeprefix(">").strip() for line in part.splitlines()))
        elif part.startswith("```json"):
            when = json.loads(part.removeprefix("```json").removesuffix("```"))
            yield from (Claim(when, shown(one, brand), "matches") for one in quoted)
            quoted = []
        elif part.startswith("|") and when is not None:
            post, says, *_ = [cell.strip() for cell in (*part[1:-1].split(" | "), "")]
            if says in ANSWERS or _IDS.fullmatch(says):
                yield Claim(when, shown(post, brand), says)
