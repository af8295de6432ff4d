"""Something that is wrong in a marketer's files. Every class of it stands in `problem_kinds`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.problem_kinds import BY_CODE, Severity
from chalicelib.domain.sentence import Language, Sentence

__all__ = ["BrandReport", "CheckReport", "Problem", "Severity", "errors", "in_order", "problem"]

_NEAREST = Sentence("; did you mean '{name}'?", "; gemeint ist vielleicht „{name}“")
_THERE_IS = Sentence("; there is {name}", "; es gibt {name}")
_WARNING = Sentence("warning: ", "Warnung: ")


class Problem(Struct, frozen=True, kw_only=True):
    """One mistake, and where it stands. `problem` makes it.

    Attributes:
        file: Path in the brand's folder, e.g. ``rules/airport-steak.json``. Empty: not known yet.
        line: From 1. 0: the file as a whole, or it isn't there.
        column: From 1, in characters. 0: as above.
        path: JSON pointer, e.g. ``#/when/all/1/fact``; ``#`` is the whole file.
        code: Short word that never changes, e.g. ``unknown_fact``.
        severity: An ``error`` keeps a playbook from being published, a ``warning`` doesn't.
        sentence: For the person who wrote the file, with the fix or the nearest name where there is one. In English;
            `said` says it in other languages.
        variant: Which of the sentences of its class it is; mostly empty.
        values: What the sentence tells of, by name; ``nearest`` is the existing name that was probably meant.
        at_name: It is about the name of a member, not about its value.
    """

    file: str = ""
    line: int = 0
    column: int = 0
    path: str = "#"
    code: str
    severity: Severity
    sentence: str
    variant: str = ""
    values: Mapping[str, Any] = {}
    at_name: bool = False

    def __str__(self) -> str:
        return self.told()

    def __lt__(self, other: Problem) -> bool:
        return _key(self) < _key(other)

    @property
    def is_error(self) -> bool:
        """Whether it keeps a playbook from being published."""
        return self.severity == "error"

    @property
    def why(self) -> Sentence:
        """The sentence in all languages, to be said inside another one."""
        known = BY_CODE[self.code].says[self.variant].filled(**self.values)
        for name, also in (("nearest", _NEAREST), ("there_is", _THERE_IS)):
            if name in self.values:
                more = also.filled(name=self.values[name])
                return Sentence("{said}{more}", "{said}{more}", {"said": known, "more": more})
        return known

    def said(self, language: Language) -> str:
        """The sentence in one language."""
        return self.why.said(language)

    def told(self, language: Language = "en") -> str:
        """One line: place, sentence, path."""
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        warning = "" if self.is_error else _WARNING.said(language)
        return f"{place}: {warning}{self.said(language)}" + ("" if self.path == "#" else f" ({self.path})")

    def at(self, file: str, path: str | None = None, *, line: int = 0, column: int = 0) -> Problem:
        """The same, now that is known where it stands. Without a path it keeps its own."""
        return replace(
            self,
            file=file,
            path=self.path if path is None else path,
            line=line or self.line,
            column=column or self.column,
        )


def problem(
    what: str,
    *,
    file: str = "",
    path: str = "#",
    line: int = 0,
    column: int = 0,
    at_name: bool = False,
    **values: Any,
) -> Problem:
    """One problem, e.g. ``problem("unknown_fact", file=…, path=…, fact="post.txt", nearest="post.text")``.

    Args:
        what: The code of its class, with the variant behind a dot where there are several: ``wrong_type.choice``.
        values: What the sentence of that class wants filled in; a `Sentence` is said in the reader's language. Besides
            ``nearest``, the existing name that was probably meant (None: there is none), or ``there_is``, all names.
    """
    code, _, variant = what.partition(".")
    told = {name: value for name, value in values.items() if name != "nearest" or value is not None}
    made = Problem(
        file=file,
        line=line,
        column=column,
        path=path,
        code=code,
        severity=BY_CODE[code].severity,
        sentence="",
        variant=variant,
        values=told,
        at_name=at_name,
    )
    return replace(made, sentence=made.said("en"))


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """By file, line and column; each once."""
    return tuple(sorted({_key(one): one for one in problems}.values()))


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Those that keep a playbook from being published."""
    return tuple(one for one in problems if one.is_error)


def _key(one: Problem) -> tuple[str, int, int, str, str, str]:
    return one.file, one.line, one.column, one.path, one.code, one.sentence


class BrandReport(Struct, frozen=True, kw_only=True):
    """What a check found in one brand's folder.

    Attributes:
        brand: The folder's name.
        version: Of the files as they are. None: nothing of them can be used.
        examples: Example posts that were decided.
    """

    brand: str
    version: str | None
    rules: int
    texts: int
    stores: int
    examples: int
    problems: tuple[Problem, ...]


class CheckReport(Struct, frozen=True, kw_only=True):
    """``check --json``, a contract: fields may be added, none renamed (``schemas/check.schema.json``)."""

    schema: Literal["check/1"] = "check/1"
    brands: tuple[BrandReport, ...]
