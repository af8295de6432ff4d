"""The part of Jinja that a text may be made of: what reads and chooses, and nothing that makes much of little."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from chalicelib.domain.sentence import Sentence
from chalicelib.wording.said import clock, listed

if TYPE_CHECKING:
    from jinja2 import nodes
    from jinja2.environment import Template
    from jinja2.sandbox import ImmutableSandboxedEnvironment

MAX_DEPTH = 30
"""Levels of a text's parts within each other, and round brackets in all of it: so deep a text is read anywhere."""
MAX_PARTS = 1_000
"""Parts of all kinds: words between names, names, choices, filters."""

_SAID = ("Template", "Output", "TemplateData", "Name", "Getattr", "Getitem", "Slice", "Filter", "Keyword")
_MADE = ("Const", "List", "Tuple", "Dict", "Pair", "Concat")
_CHOSEN = ("If", "For", "CondExpr", "Test", "Compare", "Operand", "Not", "And", "Or")
_SUMS = ("Add", "Sub", "Div", "FloorDiv", "Neg", "Pos")
_SAYS = frozenset((*_SAID, *_MADE, *_CHOSEN, *_SUMS))
"""The parts of Jinja that a text may be made of; none of them makes much of little."""
_FILTERS = ("capitalize", "default", "first", "last", "length", "lower", "title", "trim", "upper")
FILTERS = ("clock", "listed", *_FILTERS)
"""None of them makes a text longer, however often they are written."""

_LOOPS = Sentence("a text can't have a loop in a loop", "ein Text kann keine Schleife in einer Schleife haben")
_LOOP = Sentence(
    "a text can only loop over a list that it is told, such as wish.things",
    "ein Text kann nur eine Liste durchgehen, die er erfährt, etwa wish.things",
)
DEEP = Sentence(
    "a text can't be nested deeper than {most} levels, nor have more than {most} round brackets",
    "ein Text kann nicht tiefer als {most} Ebenen geschachtelt sein und nicht mehr als {most} runde Klammern haben",
    {"most": MAX_DEPTH},
)
_PARTS = Sentence("a text can't have more than {most} parts", "ein Text kann nicht mehr als {most} Teile haben")
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
_NO_WORD = Sentence(
    "a text can't say a value of this kind ({kind}): a list needs '| listed', a time '| clock'",
    "ein Text kann so einen Wert nicht sagen ({kind}): eine Liste braucht „| listed“, eine Zeit „| clock“",
)


@lru_cache(maxsize=512)
def compiled(source: str, language: str) -> Template:
    """Some milliseconds the first time."""
    return environment(language).from_string(source)


@lru_cache(maxsize=8)
def environment(language: str) -> ImmutableSandboxedEnvironment:
    """Jinja as texts of a language have it."""
    from jinja2 import StrictUndefined, TemplateSyntaxError  # noqa: PLC0415
    from jinja2.exceptions import SecurityError  # noqa: PLC0415
    from jinja2.nodes import Template as Tree  # noqa: PLC0415
    from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415

    class NotAllowed(TemplateSyntaxError):
        """Jinja could do it, and a text can't."""

        def __init__(self, why: Sentence, line: int) -> None:
            super().__init__(str(why), line)
            self.why = why

    class NoWord(SecurityError):
        """Something that nobody could read would be said."""

        def __init__(self, value: object) -> None:
            self.why = _NO_WORD.filled(kind=type(value).__name__)
            super().__init__(str(self.why))

    class Sandbox(ImmutableSandboxedEnvironment):
        """Without whatever makes much of little: powers, repetition, loops in loops, names for what was made."""

        def _parse(self, source: str, name: str | None, filename: str | None) -> Tree:
            if source.count("(") > MAX_DEPTH:
                raise NotAllowed(DEEP, 1)
            tree = super()._parse(source, name, filename)
            for why, line in _refused(tree):
                raise NotAllowed(why, line)
            return tree

    def said(value: object) -> object:
        """Only what a person can read is said; what is undefined tells so by itself."""
        if isinstance(value, str | int | float | StrictUndefined) and not isinstance(value, bool):
            return value
        raise NoWord(value)

    # Not escaped: the result is plain text for a platform or a person; pages escape it again.
    made = Sandbox(undefined=StrictUndefined, autoescape=False, finalize=said)
    made.globals.clear()  # no range(), no lipsum(): a text has nothing to count
    made.filters = {name: made.filters[name] for name in _FILTERS}
    made.filters["clock"] = lambda at: clock(at, language=language)
    made.filters["listed"] = lambda words: listed(words, language=language)
    return made


def _refused(tree: nodes.Node) -> Iterator[tuple[Sentence, int]]:
    """What a text can't do and this one does, level by level, each with its line; without ever going deep itself."""
    from jinja2.nodes import For  # noqa: PLC0415

    level, depth, parts = [tree], 0, 0
    while level:
        parts += len(level)
        if parts > MAX_PARTS:
            yield _PARTS.filled(most=MAX_PARTS), level[0].lineno
        for node in level:
            kind = type(node).__name__
            if kind not in _SAYS:
                yield _REFUSED.get(kind) or _OTHERWISE.filled(kind=kind.lower()), node.lineno
            if isinstance(node, For):
                if any(node.find_all(For)):
                    yield _LOOPS, node.lineno
                if dotted(node.iter) is None:
                    yield _LOOP, node.lineno
        level, depth = [child for node in level for child in node.iter_child_nodes()], depth + 1
        if depth > MAX_DEPTH and level:
            yield DEEP, level[0].lineno


def dotted(node: nodes.Node) -> str | None:
    """``wish.place`` for that name, however it is written. None: it is none."""
    from jinja2 import nodes as kinds  # noqa: PLC0415

    if isinstance(node, kinds.Name):
        return node.name
    step: object = None
    if isinstance(node, kinds.Getattr):
        step = node.attr
    elif isinstance(node, kinds.Getitem) and isinstance(node.arg, kinds.Const):
        step = node.arg.value
    before = dotted(node.node) if isinstance(node, kinds.Getattr | kinds.Getitem) else None
    return f"{before}.{step}" if before is not None and isinstance(step, str) else before
