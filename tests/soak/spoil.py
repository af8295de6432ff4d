"""What a hostile sender makes of something right: texts, JSON values and bytes, each by chance that is handed in."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
MARK = "zx7marker"
"""Stands in hostile texts, and must never be told on the terminal or in the log."""

PIECES = (
    *(MARK, "@Mortons", "porterhouse", "newark airport", "in two hours", "EWR", "am Flughafen Köln", "um halb acht"),
    *(
        "I'd love",
        "könnt ihr mir",
        "worst ever",
        "kill",
        "thanks",
        "?",
        "!",
        ".",
        "\n",
        " ",
        "  ",
        "\t",
        "\r\n",
        "\x00",
    ),
    *("\u202e", "\u200b", "\u200f", "\ufeff", "\u2028", "e\u0301", "a" + "\u0300" * 50, "ﬁ", "ß", "İ", "ı", "Σς", "𝔘"),
    *("🙏🏽", "👨\u200d👩\u200d👧", "🏳️\u200d🌈", "\U000e0067", "שלום", "مرحبا", "नमस्ते", "你好", "ありがとう", "ไทย"),
    *(
        "<script>alert(1)</script>",
        "{{ 7*7 }}",
        "{% raw %}",
        "' OR 1=1 --",
        '"',
        "\\",
        "`",
        "$(id)",
        "%s%n",
        "../../etc",
    ),
    *(
        "0",
        "-1",
        "1e309",
        "99999999999999999999",
        "½",
        "²",
        "٣",
        "12:30",
        "25:99",
        "31.02.",
        "#EWR",
        "http://x.y/?z=1&",
    ),
)
HALF = "\ud83d"
"""Of a character: JSON can write it, and nothing can store it."""
VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1, 2**31, 2**63, 2**64, -(2**63), 10**18, 1.5, -0.0, 1e300, 5e-324),
    *(
        HALF,
        "",
        " ",
        "0",
        "-1",
        "null",
        "true",
        "2026-02-30T25:61:00Z",
        "9999-12-31T23:59:59Z",
        "1969-12-31T00:00:00.000Z",
    ),
    *(
        "1380001112223334445",
        "104870563214499",
        "1_2",
        "Wed Feb 30 25:00:00 +0000 2026",
        [],
        {},
        [[]],
        [{}],
        {"": None},
    ),
)
BYTES = (
    b"\x00",
    b"\r\n",
    b"\n",
    b"\r",
    b"\xff",
    b"\xc3\x28",
    b"\xed\xa0\x80",
    b":",
    b" ",
    b"\t",
    b"%",
    b";",
    b",",
    b"{",
    b'"',
)


def text(chance: random.Random, *, most: int = 30) -> str:
    """A text made of telling, odd and random pieces."""
    pieces = [chance.choice(PIECES) for _ in range(chance.randint(1, most))]
    if chance.random() < 0.3:
        pieces.append(
            "".join(chr(chance.choice((chance.randrange(0x20, 0x250), chance.randrange(0xD7FF)))) for _ in pieces)
        )
    if chance.random() < 0.05:
        pieces.append(chance.choice(pieces) * chance.randint(100, 3000))
    chance.shuffle(pieces)
    return chance.choice(("", " ")).join(pieces)


def value(chance: random.Random, depth: int = 3) -> Any:
    """A JSON value that nobody expects."""
    match chance.randrange(8 if depth else 4):
        case 0 | 1:
            return chance.choice(VALUES)
        case 2:
            return text(chance)
        case 3:
            return chance.randint(-(10**20), 10**20)
        case 4 | 5:
            return [value(chance, depth - 1) for _ in range(chance.randrange(4))]
        case _:
            return {text(chance, most=2): value(chance, depth - 1) for _ in range(chance.randrange(4))}


def spoiled(whole: Any, chance: random.Random, *, names: Sequence[str] = ("id", "text")) -> Any:
    """A copy in which one thing is replaced, removed, added, doubled, renamed, wrapped or spoiled itself.

    Args:
        names: That may be given to what is added or renamed.
    """
    if isinstance(whole, dict) and whole and chance.random() < 0.9:
        name = chance.choice(list(whole))
        match chance.randrange(12):
            case 0:
                return {one: below for one, below in whole.items() if one != name}
            case 1:
                return {**whole, _name(names, chance): value(chance)}
            case 2:
                return {_name(names, chance) if one == name else one: below for one, below in whole.items()}
        return {**whole, name: spoiled(whole[name], chance, names=names)}
    if isinstance(whole, list) and whole and chance.random() < 0.9:
        at = chance.randrange(len(whole))
        match chance.randrange(12):
            case 0:
                return whole[:at] + whole[at + 1 :]
            case 1:
                return whole[:at] + [whole[at]] * chance.randint(2, 20) + whole[at:]
        return [*whole[:at], spoiled(whole[at], chance, names=names), *whole[at + 1 :]]
    if isinstance(whole, str) and chance.random() < 0.5:
        at = chance.randint(0, len(whole))
        return whole[:at] + text(chance, most=5) + whole[at:]
    if isinstance(whole, int) and chance.random() < 0.5:
        return whole + chance.choice((-1, 1, 10**6, -(10**6), 10**20))
    return chance.choice((value(chance), [whole], {"value": whole}, str(whole), text(chance)))


def _name(names: Sequence[str], chance: random.Random) -> str:
    return f"{HALF}_events" if chance.random() < 0.03 else chance.choice(names)


def names_in(whole: Any) -> set[str]:
    """Every name that occurs in a JSON value."""
    if isinstance(whole, dict):
        return set(whole).union(*(names_in(below) for below in whole.values()))
    return set().union(*(names_in(below) for below in whole)) if isinstance(whole, list) else set()


def spoiled_bytes(raw: bytes, chance: random.Random, *, times: int = 4) -> bytes:
    """A copy with bytes changed, removed, added, doubled or cut off."""
    for _ in range(chance.randint(1, times)):
        at = chance.randint(0, len(raw))
        upto = min(len(raw), at + chance.randint(1, 20))
        match chance.randrange(7):
            case 0:
                raw = raw[:at] + chance.choice(BYTES) + raw[at:]
            case 1:
                raw = raw[:at] + raw[upto:]
            case 2:
                raw = raw[:upto] + raw[at:upto] * chance.choice((1, 2, 100)) + raw[upto:]
            case 3:
                raw = raw[:at] + chance.randbytes(upto - at) + raw[upto:]
            case 4:
                raw = raw[:at] + bytes([raw[at] ^ 1 << chance.randrange(8)]) + raw[at + 1 :] if at < len(raw) else raw
            case 5:
                raw = raw[:at] if chance.random() < 0.3 else raw
            case _:
                raw = raw[:at] + text(chance, most=3).encode("utf-8", "surrogatepass") + raw[at:]
    return raw


def encoded(whole: Any, chance: random.Random) -> bytes:
    """As bytes, escaped or not; sometimes no JSON any more."""
    raw = json.dumps(whole, ensure_ascii=chance.random() < 0.5).encode("utf-8", "surrogatepass")
    return spoiled_bytes(raw, chance) if chance.random() < 0.15 else raw


def samples(platform: str) -> list[Any]:
    """Deliveries of a platform: the project's own, and those beside the project where they are."""
    folders = (
        ROOT / "tests" / "platforms" / platform,
        ROOT.parent / "shared" / "data" / "platforms" / "payloads" / platform,
    )
    return [json.loads(path.read_bytes()) for folder in folders for path in sorted(folder.rglob("*.json"))]
