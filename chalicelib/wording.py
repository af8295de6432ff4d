"""Texts: rendered from Jinja in a sandbox, within bounded time and memory. The engine's only home of jinja2.

What a text may say, and to whom, is for `actions.context`; how long it is, for `lengths`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from chalicelib.domain.errors import NotRendered
from chalicelib.domain.sentence import Sentence

if TYPE_CHECKING:
    from jinja2 import nodes
    from jinja2.environment import Template
    from jinja2.sandbox import ImmutableSandboxedEnvironment

MAX_SOURCE = 4_000
"""Characters of a text's source; far more than any platform takes."""
MAX_DEPTH = 30
"""Levels of a text's parts within each other, and round brackets in all of it: so deep a text is read anywhere."""
MAX_SAID = 20_000
"""Characters that a text says at most; no platform takes more than half of it."""
MAX_VALUE = 1_000
"""Characters or elements of one thing that a text is told."""

_CANT = (TypeError, ValueError, ArithmeticError, LookupError, AttributeError, RecursionError, MemoryError, SyntaxError)
"""What else Jinja and the Python that it writes end in, for a text that makes no sense."""


def render(source: str, *, language: str, **context: Any) -> str:
    """Fill in a text.

    Only what is in the context can be said: a name that isn't there is an error, not an empty place.

    Args:
        language: Of the text; decides how `clock` and `money` write.

    Raises:
        NotRendered: With a sentence for the marketer.
    """
    from jinja2 import TemplateError  # noqa: PLC0415  (58 ms; only where a text is needed)

    if len(source) > MAX_SOURCE:
        raise NotRendered(f"the text can't be rendered: it is longer than {MAX_SOURCE} characters")
    _check_told(context)
    try:
        return _joined(_compiled(source, language).generate(context)).strip()
    except TemplateError as error:
        raise NotRendered(f"the text can't be rendered: {_told(error)}") from None
    except _CANT as error:
        raise NotRendered(f"the text can't be rendered: {type(error).__name__}") from None


def _check_told(value: Any) -> None:
    """Raise NotRendered where something is so large that a loop over it would be."""
    if isinstance(value, str | list | tuple | dict) and len(value) > MAX_VALUE:
        raise NotRendered(f"the text can't be rendered: it is told something longer than {MAX_VALUE} characters")
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ():
        _check_told(inner)


def _joined(pieces: Iterator[str]) -> str:
    said: list[str] = []
    long = 0
    for piece in pieces:
        long += len(piece)
        if long > MAX_SAID:
            raise NotRendered(f"the text can't be rendered: it says more than {MAX_SAID} characters")
        said.append(piece)
    return "".join(said)


def _told(error: Exception) -> str:
    """What Jinja says about it, without quoting at length."""
    return (getattr(error, "message", None) or type(error).__name__)[:120]


class Wrong(NamedTuple):
    """What keeps a text from being rendered.

    Attributes:
        line: From 1.
        column: From 1.
        why: Jinja's own words are English in either language.
    """

    line: int
    column: int
    why: Sentence


def problem(source: str) -> Wrong | None:
    """What keeps a text from ever being rendered. None: nothing."""
    from jinja2 import TemplateSyntaxError  # noqa: PLC0415

    if len(source) > MAX_SOURCE:
        return Wrong(1, 1, _TOO_LONG.filled(most=MAX_SOURCE))
    try:
        _compiled(source, "en")
    except TemplateSyntaxError as error:
        why = getattr(error, "why", None) or _UNREADABLE.filled(told=_told(error) + _near(_told(error)))
        return Wrong(error.lineno, _column(source, error.lineno, _told(error)), why)
    except _CANT:
        return Wrong(1, 1, _DEEP)
    return None


_QUOTED = re.compile(r"'([^']+)'")
_TAG = re.compile(r"\{[{%#]")
_NO_FILTER = re.compile(r"No filter named '(\w+)'")


def _column(source: str, line: int, told: str) -> int:
    """Of the word that a sentence quotes, if it stands in that line, else of the first tag there."""
    written = (source.split("\n")[line - 1 : line] or [""])[0]
    for quoted in _QUOTED.findall(told):
        at = re.search(rf"(?<!\w){re.escape(quoted)}(?!\w)", written)
        if at is not None:
            return at.start() + 1
    tag = _TAG.search(written)
    return 1 if tag is None else tag.start() + 1


def _near(told: str) -> str:
    missing = _NO_FILTER.search(told)
    close = [] if missing is None else get_close_matches(missing[1], FILTERS, n=1)
    return f" Did you mean '{close[0]}'?" if close else ""


class Asked(NamedTuple):
    """A name that a text asks for.

    Attributes:
        name: As far as it is spelled out, with dots: ``wish.place``.
        line: From 1.
        column: From 1.
    """

    name: str
    line: int
    column: int


def names(source: str) -> tuple[Asked, ...]:
    """Every name that a text has to be told, in the order of its lines; empty for one that can't be read at all."""
    from jinja2 import TemplateSyntaxError, meta  # noqa: PLC0415

    if len(source) > MAX_SOURCE:
        return ()
    try:
        tree = _environment("en").parse(source)
        free = meta.find_undeclared_variables(tree)
    except (TemplateSyntaxError, *_CANT):
        return ()
    lines = source.split("\n")
    found = {
        Asked(name, line, _place(lines[line - 1] if line <= len(lines) else "", name))
        for name, line in _spelled(tree)
        if name.partition(".")[0] in free
    }
    return tuple(sorted(found, key=lambda one: (one.line, one.column, one.name)))


def _spelled(node: nodes.Node) -> Iterator[tuple[str, int]]:
    """Names with what is asked of them, and their lines."""
    name = _dotted(node)
    if name is not None:
        yield name, node.lineno
        return
    for child in node.iter_child_nodes():
        yield from _spelled(child)


def _dotted(node: nodes.Node) -> str | None:
    """``wish.place`` for that name, however it is written. None: it is none."""
    from jinja2 import nodes as kinds  # noqa: PLC0415

    if isinstance(node, kinds.Name):
        return node.name
    step: object = None
    if isinstance(node, kinds.Getattr):
        step = node.attr
    elif isinstance(node, kinds.Getitem) and isinstance(node.arg, kinds.Const):
        step = node.arg.value
    before = _dotted(node.node) if isinstance(node, kinds.Getattr | kinds.Getitem) else None
    return f"{before}.{step}" if before is not None and isinstance(step, str) else before


def _place(line: str, name: str) -> int:
    """In which column a name stands; 1 where it is written in some odd way."""
    steps = [re.escape(step) for step in name.split(".")]
    for written in (r"\s*\.\s*".join(steps), steps[0]):
        at = re.search(rf"(?<![\w.]){written}(?!\w)", line)
        if at is not None:
            return at.start() + 1
    return 1


_SAID = ("Template", "Output", "TemplateData", "Name", "Getattr", "Getitem", "Slice", "Filter", "Keyword")
_MADE = ("Const", "List", "Tuple", "Dict", "Pair", "Concat")
_CHOSEN = ("If", "For", "CondExpr", "Test", "Compare", "Operand", "Not", "And", "Or")
_SUMS = ("Add", "Sub", "Div", "FloorDiv", "Neg", "Pos")
_SAYS = frozenset((*_SAID, *_MADE, *_CHOSEN, *_SUMS))
"""The parts of Jinja that a text may be made of; none of them makes much of little."""
_FILTERS = ("capitalize", "default", "first", "last", "length", "lower", "title", "trim", "upper")
FILTERS = ("clock", "listed", *_FILTERS)
"""None of them makes a text longer, however often they are written."""

_TOO_LONG = Sentence("is longer than {most} characters", "ist länger als {most} Zeichen")
_UNREADABLE = Sentence("can't be read as a text: {told}", "ist nicht als Text zu lesen: {told}")
_LOOPS = Sentence("a text can't have a loop in a loop", "ein Text kann keine Schleife in einer Schleife haben")
_LOOP = Sentence(
    "a text can only loop over a list that it is told, such as wish.things",
    "ein Text kann nur eine Liste durchgehen, die er erfährt, etwa wish.things",
)
_DEEP = Sentence(
    "a text can't be nested deeper than {most} levels, nor have more than {most} round brackets",
    "ein Text kann nicht tiefer als {most} Ebenen geschachtelt sein und nicht mehr als {most} runde Klammern haben",
    {"most": MAX_DEPTH},
)
_REFUSED = {
    "Call": Sentence("a text can't call something", "ein Text kann nichts aufrufen"),
    "Assign": Sentence("a text can't set a name", "ein Text kann keine Namen vergeben"),
    "AssignBlock": Sentence("a text can't set a name", "ein Text kann keine Namen vergeben"),
    "Macro": Sentence("a text can't define a macro", "ein Text kann keine Makros enthalten"),
    "Mod": Sentence("a text can't calculate with %", "ein Text kann nicht mit % rechnen"),
    "Mul": Sentence("a text can't calculate with *", "ein Text kann nicht mit * rechnen"),
    "Pow": Sentence("a text can't calculate with **", "ein Text kann nicht mit ** rechnen"),
}
"""What a text can't do, by the part of Jinja that does it."""
_OTHERWISE = Sentence("a text can't use '{kind}'", "ein Text kann „{kind}“ nicht verwenden")


@lru_cache(maxsize=512)
def _compiled(source: str, language: str) -> Template:
    """Some milliseconds the first time."""
    return _environment(language).from_string(source)


@lru_cache(maxsize=8)
def _environment(language: str) -> ImmutableSandboxedEnvironment:
    from jinja2 import StrictUndefined, TemplateSyntaxError  # noqa: PLC0415
    from jinja2.exceptions import SecurityError  # noqa: PLC0415
    from jinja2.nodes import Template as Tree  # noqa: PLC0415
    from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415

    class NotAllowed(TemplateSyntaxError):
        """Jinja could do it, and a text can't."""

        def __init__(self, why: Sentence, line: int) -> None:
            super().__init__(str(why), line)
            self.why = why

    class Sandbox(ImmutableSandboxedEnvironment):
        """Without whatever makes much of little: powers, repetition, loops in loops, names for what was made."""

        def _parse(self, source: str, name: str | None, filename: str | None) -> Tree:
            if source.count("(") > MAX_DEPTH:
                raise NotAllowed(_DEEP, 1)
            tree = super()._parse(source, name, filename)
            for why, line in _refused(tree):
                raise NotAllowed(why, line)
            return tree

    def said(value: object) -> object:
        """Only what a person can read is said; what is undefined tells so by itself."""
        if isinstance(value, str | int | float | StrictUndefined) and not isinstance(value, bool):
            return value
        kind = type(value).__name__
        raise SecurityError(
            f"a text can't say a value such as this ({kind}); a list needs '| listed', a time '| clock'"
        )

    # Not escaped: the result is plain text for a platform or a person; pages escape it again.
    environment = Sandbox(undefined=StrictUndefined, autoescape=False, finalize=said)
    environment.globals.clear()  # no range(), no lipsum(): a text has nothing to count
    environment.filters = {name: environment.filters[name] for name in _FILTERS}
    environment.filters["clock"] = lambda at: clock(at, language=language)
    environment.filters["listed"] = lambda words: listed(words, language=language)
    return environment


def _refused(tree: nodes.Node) -> Iterator[tuple[Sentence, int]]:
    """What a text can't do and this one does, level by level, each with its line; without ever going deep itself."""
    from jinja2.nodes import For  # noqa: PLC0415

    level, depth = [tree], 0
    while level:
        for node in level:
            kind = type(node).__name__
            if kind not in _SAYS:
                yield _REFUSED.get(kind) or _OTHERWISE.filled(kind=kind.lower()), node.lineno
            if isinstance(node, For):
                if any(node.find_all(For)):
                    yield _LOOPS, node.lineno
                if _dotted(node.iter) is None:
                    yield _LOOP, node.lineno
        level, depth = [child for node in level for child in node.iter_child_nodes()], depth + 1
        if depth > MAX_DEPTH and level:
            yield _DEEP, level[0].lineno


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
