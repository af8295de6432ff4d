"""Texts: rendered from Jinja in a sandbox, measured in the platform's own unit. The engine's only home of jinja2."""

from __future__ import annotations

import hashlib
import pkgutil
import sys
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache, lru_cache
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple

from chalicelib.domain.errors import NotRendered
from chalicelib.domain.post import LengthUnit, ReplyRight

if TYPE_CHECKING:
    from jinja2.runtime import Context
    from jinja2.sandbox import ImmutableSandboxedEnvironment

MAX_SOURCE = 4_000
"""Characters of a text's source; far more than any platform takes."""


def render(source: str, *, language: str, **context: Any) -> str:
    """Fill in a text.

    Only what is in the context can be said: a name that isn't there is an error, not an empty place.

    Args:
        language: Of the text; decides how `clock` and `money` write.

    Raises:
        NotRendered: With a sentence for the marketer.
    """
    from jinja2 import TemplateError  # noqa: PLC0415  (58 ms; only where a text is needed)

    try:
        template = _environment(language).from_string(source[:MAX_SOURCE])
        return template.render(**context).strip()
    except TemplateError as error:
        raise NotRendered(f"the text can't be rendered: {error.message or type(error).__name__}") from None
    except (TypeError, ValueError, ArithmeticError, LookupError, AttributeError, RecursionError, MemoryError) as error:
        raise NotRendered(f"the text can't be rendered: {type(error).__name__}") from None


class Wrong(NamedTuple):
    """What keeps a text from being rendered.

    Attributes:
        line: From 1.
    """

    line: int
    sentence: str


def problem(source: str) -> Wrong | None:
    """What keeps a text from ever being rendered. None: nothing."""
    from jinja2 import TemplateSyntaxError  # noqa: PLC0415

    if len(source) > MAX_SOURCE:
        return Wrong(1, f"is longer than {MAX_SOURCE} characters")
    try:
        _environment("en").from_string(source)
    except TemplateSyntaxError as error:
        return Wrong(error.lineno, f"can't be read as a text: {error.message}")
    except RecursionError:
        return Wrong(1, "is nested too deep")
    return None


def unknown_names(source: str, known: frozenset[str]) -> list[Wrong]:
    """What a text asks for and no text is ever told; empty for a text that can't be read at all.

    Args:
        known: Dotted names, such as ``wish.place``.
    """
    from jinja2 import TemplateSyntaxError, meta, nodes  # noqa: PLC0415

    try:
        tree = _environment("en").parse(source[:MAX_SOURCE])
        free = meta.find_undeclared_variables(tree)
    except (TemplateSyntaxError, RecursionError):
        return []
    asked = {(node.lineno, node.name) for node in tree.find_all(nodes.Name) if node.name in free}
    for node in tree.find_all(nodes.Getattr):
        if isinstance(node.node, nodes.Name) and node.node.name in free:
            asked.add((node.lineno, f"{node.node.name}.{node.attr}"))
    groups = {name.partition(".")[0] for name in known}
    return [
        Wrong(line, f"'{name}', which no text is told") for line, name in sorted(asked) if name not in known | groups
    ]


_TOLD = ("Template", "Output", "TemplateData", "Name", "Getattr", "Getitem", "Slice", "Filter", "Keyword")
_MADE = ("Const", "List", "Tuple", "Dict", "Pair", "Concat")
_CHOSEN = ("If", "For", "CondExpr", "Test", "Compare", "Operand", "Not", "And", "Or")
_SUMS = ("Add", "Sub", "Mul", "Div", "FloorDiv", "Mod", "Pow", "Neg", "Pos")
_SAYS = frozenset((*_TOLD, *_MADE, *_CHOSEN, *_SUMS))
"""The parts of Jinja that a text may be made of; what they calculate is another matter."""
_FILTERS = ("capitalize", "default", "first", "last", "length", "lower", "title", "trim", "upper")
"""Besides `clock` and `listed`. None of them makes a text longer, however often they are written."""
_REFUSED = {
    "Call": "call something",
    "Assign": "set a name",
    "AssignBlock": "set a name",
    "For": "a loop in a loop",
    "Macro": "define a macro",
}


@lru_cache(maxsize=8)
def _environment(language: str) -> ImmutableSandboxedEnvironment:
    from jinja2 import StrictUndefined, TemplateSyntaxError  # noqa: PLC0415
    from jinja2.exceptions import SecurityError  # noqa: PLC0415
    from jinja2.nodes import For, Node, Template  # noqa: PLC0415
    from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415

    class Sandbox(ImmutableSandboxedEnvironment):
        """Without whatever makes much of little: powers, repetition, loops in loops, names for what was made."""

        intercepted_binops = frozenset({"**", "*", "%"})

        def call_binop(self, context: Context, operator: str, left: object, right: object) -> object:  # noqa: ARG002
            raise SecurityError(f"a text can't calculate with {operator}")

        def _parse(self, source: str, name: str | None, filename: str | None) -> Template:
            tree = super()._parse(source, name, filename)
            for node in tree.find_all(Node):
                kind = type(node).__name__
                if kind not in _SAYS or (kind == "For" and any(node.find_all(For))):
                    raise TemplateSyntaxError(f"a text can't do this: {_REFUSED.get(kind, kind.lower())}", node.lineno)
            return tree

    # Not escaped: the result is plain text for a platform or a person; pages escape it again.
    environment = Sandbox(undefined=StrictUndefined, autoescape=False)
    environment.globals.clear()  # no range(), no lipsum(): a text has nothing to count
    environment.filters = {name: environment.filters[name] for name in _FILTERS}
    environment.filters["clock"] = lambda at: clock(at, language=language)
    environment.filters["listed"] = lambda words: listed(words, language=language)
    return environment


def clock(at: datetime, *, language: str) -> str:
    """A time of day as people write it, in the zone that the time carries."""
    if language == "de":
        return f"{at.hour}:{at.minute:02d} Uhr"
    hour = at.hour % 12 or 12
    half = "AM" if at.hour < 12 else "PM"
    return f"{hour}:{at.minute:02d} {half}"


def listed(words: Sequence[str], *, language: str) -> str:
    """``a, b and c``; a text is one word."""
    if isinstance(words, str):
        return words
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {'und' if language == 'de' else 'and'} {words[-1]}"


def money(cents: int, *, currency: str, language: str) -> str:
    """An amount as people write it: ``$90.00``, ``90,00 €``."""
    sign = {"USD": "$", "EUR": "€", "GBP": "£", "CHF": "CHF"}.get(currency, currency)
    if language == "de":
        return f"{cents // 100:,}".replace(",", ".") + f",{cents % 100:02d} {sign}"
    amount = f"{cents // 100:,}.{cents % 100:02d}"
    return f"{sign}{amount}" if len(sign) == 1 else f"{sign} {amount}"


def seal(source: str) -> str:
    """What stands in the brand's ``released_texts`` for this very wording; another wording has another seal."""
    return hashlib.sha256(source.strip().encode()).hexdigest()[:12]


def pick(texts: Mapping[tuple[str, str], str], name: str, languages: Sequence[str]) -> tuple[str, str]:
    """The source of a text in the first of the languages that has it, and that language.

    Raises:
        NotRendered: It is there in none of them.
    """
    for language in languages:
        source = texts.get((name, language))
        if source is not None:
            return source, language
    raise NotRendered(f"there is no text '{name}' in {' or '.join(languages)}")


MEASURED = 600
"""Characters of the longest text that is measured in X's way, which takes seconds for hostile ones of some thousand."""


def length(text: str, unit: LengthUnit) -> int:
    """How long a platform takes a text to be.

    A grapheme is at least one character, so counting characters instead errs on the safe side.
    """
    match unit:
        case "weighted":
            return _weighted_length(text) if len(text) <= MEASURED else len(text)
        case "utf8_bytes":
            return len(text.encode())
        case "utf16":
            return len(text.encode("utf-16-le")) // 2
        case "characters" | "graphemes":
            return len(text)


def _weighted_length(text: str) -> int:
    """X's own counting (twitter-text, configuration v3): 280 of these fit."""
    return int(_twitter_text().parse_tweet(text).weightedLength)


@cache
def _twitter_text() -> ModuleType:
    """The parser, imported only where a text goes to X.

    It reads one file of its own through pkg_resources, which setuptools no longer has. For the moment of the import
    it gets a stand-in that can do just that.
    """
    stand_in = ModuleType("pkg_resources")
    stand_in.__dict__["resource_string"] = lambda module, name: pkgutil.get_data(module.rpartition(".")[0], name)
    real = sys.modules.get("pkg_resources")
    sys.modules["pkg_resources"] = real or stand_in
    try:
        return import_module("twitter_text")
    finally:
        if real is None:
            del sys.modules["pkg_resources"]


def check_length(text: str, right: ReplyRight) -> None:
    """Raise NotRendered where a reply is empty or longer than the platform takes."""
    if not text.strip():
        raise NotRendered("the text is empty")
    there = length(text, right.length_unit)
    if there > right.max_length:
        raise NotRendered(f"the text is {there} long; the platform takes {right.max_length}")
