"""Texts: rendered from Jinja in a sandbox, within bounded time and memory. The engine's only home of jinja2.

What a text may say, and to whom, is for `actions.context`; how long it is, for `lengths`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from chalicelib.domain.errors import NotRendered
from chalicelib.domain.sentence import Sentence
from chalicelib.wording.misread import told
from chalicelib.wording.said import clock, listed, money
from chalicelib.wording.sandbox import DEEP, compiled, dotted, environment

__all__ = [
    "MAX_SAID",
    "MAX_SOURCE",
    "MAX_VALUE",
    "Asked",
    "Wrong",
    "clock",
    "listed",
    "money",
    "names",
    "pick",
    "problem",
    "render",
    "seal",
]

if TYPE_CHECKING:
    from jinja2 import nodes

MAX_SOURCE = 4_000
"""Characters of a text's source; far more than any platform takes."""
MAX_SAID = 20_000
"""Characters that a text says at most; no platform takes more than half of it."""
MAX_VALUE = 1_000
"""Characters or elements of one thing that a text is told."""

_NOT_RENDERED = Sentence("the text can't be rendered: {why}", "der Text lässt sich nicht ausfüllen: {why}")
_UNREADABLE = Sentence("can't be read as a text: {told}", "ist nicht als Text zu lesen: {told}")
_NO_TEXT = Sentence("there is no text '{name}' in {languages}", "den Text „{name}“ gibt es nicht auf {languages}")
_TOO_LONG = Sentence("is longer than {most} characters", "ist länger als {most} Zeichen", {"most": MAX_SOURCE})
_SAYS_TOO_MUCH = Sentence("says more than {most} characters", "sagt mehr als {most} Zeichen", {"most": MAX_SAID})
_TOLD_TOO_MUCH = Sentence(
    "is told something longer than {most} characters", "erfährt etwas Längeres als {most} Zeichen", {"most": MAX_VALUE}
)

_CANT = (
    TypeError,
    ValueError,
    ArithmeticError,
    LookupError,
    AttributeError,
    NameError,  # 1e400 is written as inf
    RecursionError,
    MemoryError,
    SyntaxError,
)
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
        raise _not_rendered(_TOO_LONG)
    _check_told(context)
    try:
        return _joined(compiled(source, language).generate(context)).strip()
    except TemplateError as error:
        raise _not_rendered(getattr(error, "why", None) or told(_message(error))) from None
    except _CANT as error:
        raise _not_rendered(type(error).__name__) from None


def _not_rendered(why: Sentence | str) -> NotRendered:
    return NotRendered(_NOT_RENDERED.filled(why=why))


def _check_told(value: Any) -> None:
    """Raise NotRendered where something is so large that a loop over it would be."""
    if isinstance(value, str | list | tuple | dict) and len(value) > MAX_VALUE:
        raise _not_rendered(_TOLD_TOO_MUCH)
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ():
        _check_told(inner)


def _joined(pieces: Iterator[str]) -> str:
    said: list[str] = []
    long = 0
    for piece in pieces:
        long += len(piece)
        if long > MAX_SAID:
            raise _not_rendered(_SAYS_TOO_MUCH)
        said.append(piece)
    return "".join(said)


def _message(error: Exception) -> str:
    """What Jinja says about it."""
    return getattr(error, "message", None) or type(error).__name__


class Wrong(NamedTuple):
    """What keeps a text from being rendered.

    Attributes:
        line: From 1.
        column: From 1.
    """

    line: int
    column: int
    why: Sentence


def problem(source: str) -> Wrong | None:
    """What keeps a text from ever being rendered. None: nothing."""
    from jinja2 import TemplateSyntaxError  # noqa: PLC0415

    if len(source) > MAX_SOURCE:
        return Wrong(1, 1, _TOO_LONG)
    try:
        compiled(source, "en")
    except TemplateSyntaxError as error:
        why = getattr(error, "why", None) or _UNREADABLE.filled(told=told(_message(error)))
        return Wrong(error.lineno, _column(source, error.lineno, _message(error)), why)
    except _CANT:
        return Wrong(1, 1, DEEP)
    return None


_QUOTED = re.compile(r"'([^']+)'")
_TAG = re.compile(r"\{[{%#]")


def _column(source: str, line: int, message: str) -> int:
    """Of the word that a sentence quotes, if it stands in that line, else of the first tag there."""
    written = (source.split("\n")[line - 1 : line] or [""])[0]
    for quoted in _QUOTED.findall(message):
        at = re.search(rf"(?<!\w){re.escape(quoted)}(?!\w)", written)
        if at is not None:
            return at.start() + 1
    tag = _TAG.search(written)
    return 1 if tag is None else tag.start() + 1


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


@lru_cache(maxsize=512)
def names(source: str) -> tuple[Asked, ...]:
    """Every name that a text has to be told, in the order of its lines; empty for one that can't be read at all."""
    from jinja2 import TemplateSyntaxError  # noqa: PLC0415

    if len(source) > MAX_SOURCE:
        return ()
    try:
        spelled = set(_spelled(environment("en").parse(source), frozenset()))
    except (TemplateSyntaxError, *_CANT):
        return ()
    lines = source.split("\n")
    found = (Asked(name, at, _place(lines[at - 1] if at <= len(lines) else "", name)) for name, at in spelled)
    return tuple(sorted(found, key=lambda one: (one.line, one.column, one.name)))


def _spelled(node: nodes.Node, bound: frozenset[str]) -> Iterator[tuple[str, int]]:
    """Names with what is asked of them, and their lines, without those that a loop around them gives."""
    from jinja2 import nodes as kinds  # noqa: PLC0415

    name = dotted(node)
    if name is not None:
        if name.partition(".")[0] not in bound:
            yield name, node.lineno
        return
    given: set[str] = set()
    if isinstance(node, kinds.For):
        yield from _spelled(node.iter, bound)
        given = {one for one, _ in _spelled(node.target, frozenset())} | {"loop"}
    for child in node.iter_child_nodes(exclude=("iter", "target") if given else ()):
        yield from _spelled(child, bound | given)


def _place(line: str, name: str) -> int:
    """In which column a name stands; 1 where it is written in some odd way."""
    steps = [re.escape(step) for step in name.split(".")]
    for written in (r"\s*\.\s*".join(steps), steps[0]):
        at = re.search(rf"(?<![\w.]){written}(?!\w)", line)
        if at is not None:
            return at.start() + 1
    return 1


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
    raise NotRendered(_NO_TEXT.filled(name=name, languages=languages))
