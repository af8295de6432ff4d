"""Rules that never get their turn: another one is true wherever they are, and comes first.

Candidates are found by bits, a rule's row being one; then each is looked at exactly (`relations.implies`). What is
claimed is true of every post; a rule that only several others hide together is not found.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from chalicelib.domain.playbook import Rule
from chalicelib.editor.atoms import Atom, Phrases, atom
from chalicelib.editor.relations import implies
from chalicelib.matching.alternatives import alternatives
from chalicelib.matching.bits import bits
from chalicelib.matching.bits import numbers as numbers_of
from chalicelib.text import Phrase

MOST_CHECKED = 500
"""Candidates that are looked at for one rule; whoever writes more rules that are nearly the same isn't told of all."""

_FEW = 64
"""Different conditions on one fact up to which each is compared with each."""

_LONG = 6
"""Words of the longest phrase by which candidates are sorted out."""

_Spelt = tuple[tuple[str, ...], bool]
"""A phrase in one of its forms, and whether its last word goes on."""

Row = tuple[Atom, ...]


class Ways(NamedTuple):
    """A rule with the ways in which it can be true, each a row of atoms.

    Attributes:
        number: In firing order, with all other rules, backstops last.
    """

    rule: Rule
    number: int
    rows: tuple[Row, ...]


class Hidden(NamedTuple):
    """A rule that never gets its turn.

    Attributes:
        how: ``stop``, ``group``, ``care`` or ``backstop``.
    """

    rule: Rule
    by: Rule
    how: str


def ways(rules: Sequence[Rule]) -> list[Ways]:
    """Every rule taken apart.

    Args:
        rules: By priority from high to low, then id.
    """
    in_order = sorted(rules, key=lambda rule: rule.backstop)
    return [
        Ways(
            rule,
            number,
            tuple(tuple(map(atom, row)) for row in alternatives(rule.when, whole=lambda _: False)),
        )
        for number, rule in enumerate(in_order)
    ]


def hidden(taken_apart: Sequence[Ways]) -> Iterator[Hidden]:
    """Every rule that another one hides on every post, with the first that does."""
    backstops = any(one.rule.backstop for one in taken_apart)
    live = [one for one in taken_apart if one.rule.state == "live"]
    stoppers = _Stoppers([one for one in live if _may_hide(one.rule) or (backstops and not one.rule.backstop)])
    for one in taken_apart:
        if one.rule.state in {"live", "shadow"}:
            for other in stoppers.covering(one):
                how = how_hidden(one, other)
                if how is not None:
                    yield Hidden(one.rule, other.rule, how)
                    break


def how_hidden(one: Ways, other: Ways) -> str | None:
    """How the other rule, which is true wherever this one is, keeps it from acting. None: it doesn't."""
    rule, by = one.rule, other.rule
    if by.backstop and not rule.backstop:
        return None
    if rule.backstop and not by.backstop:
        return "backstop"
    yields = rule.goal == "delight" and not rule.despite_care
    if by.goal in {"escalate", "care"} and yields:
        return "care"
    if other.number > one.number or (by.goal == "delight" and not by.despite_care and not yields):
        return None  # where somebody cares, the other one is held back and this one isn't
    if by.group is not None and by.group == rule.group:
        return "group"
    return "stop" if by.stop and by.group is None else None


class _Stoppers:
    """Rules that may hide others, by what they ask for."""

    def __init__(self, rules: Sequence[Ways]) -> None:
        self._rows = [(one, row) for one in rules for row in one.rows]
        self._all = (1 << len(self._rows)) - 1
        numbers: dict[str, dict[tuple[str, ...], tuple[list[Atom], list[int]]]] = defaultdict(dict)
        phrases: dict[_Spelt, list[int]] = defaultdict(list)
        texts: list[int] = []
        for number, (_, row) in enumerate(self._rows):
            for fact, atoms in _by_fact(row).items():
                same = numbers[fact].setdefault(tuple(sorted(one.meaning for one in atoms)), (atoms, []))
                same[1].append(number)
            told: list[Phrases] = [one.value for one in row if one.form in {"mentions_any", "mentions_all"}]
            wanted = told[0] if told else frozenset()
            if wanted and all(len(phrase.words) <= _LONG for phrase in wanted):
                texts.append(number)
                for spelt in {spelt for phrase in wanted for spelt in _spellings(phrase)}:
                    phrases[spelt].append(number)
        size = len(self._rows)
        self._asked = {
            fact: bits([n for _, same in known.values() for n in same], size) for fact, known in numbers.items()
        }
        self._few = {
            fact: [(atoms, bits(ns, size)) for atoms, ns in known.values()]
            for fact, known in numbers.items()
            if len(known) <= _FEW
        }
        self._texts = bits(texts, size)
        self._phrases = {spelt: bits(ns, size) for spelt, ns in phrases.items()}
        self._open = any(open_end for _, open_end in phrases)
        self._passing: dict[tuple[str, tuple[str, ...]], int] = {}
        self._saying: dict[Phrase, int] = {}

    def covering(self, one: Ways) -> Iterator[Ways]:
        """Rules that are true wherever this one is, in firing order."""
        checked, last = 0, None
        for number in numbers_of(self._candidates(one.rows[0])):
            other = self._rows[number][0]
            if other is last or other.rule is one.rule:
                continue
            last = other
            checked += 1
            if checked > MOST_CHECKED:
                return
            if covers(other.rows, one.rows):
                yield other

    def _candidates(self, row: Row) -> int:
        """Rows that may be true wherever this one is."""
        by_fact = _by_fact(row)
        left = self._all
        for fact, asked in self._asked.items():
            if fact not in by_fact:
                left &= ~asked
        for fact, atoms in by_fact.items():
            if fact in self._few:
                left &= self._passing_on(fact, atoms)
        if left & self._texts:
            left &= self._mentioned(row)
        return left

    def _passing_on(self, fact: str, atoms: Sequence[Atom]) -> int:
        key = (fact, tuple(sorted(one.meaning for one in atoms)))
        found = self._passing.get(key)
        if found is None:
            found = self._all & ~self._asked[fact]
            for wanted, rows in self._few[fact]:
                if all(any(implies(there, one) for there in atoms) for one in wanted):
                    found |= rows
            self._passing[key] = found
        return found

    def _mentioned(self, row: Row) -> int:
        """Rows that look for none of several words, and those that find one in whatever this row's text says."""
        found = 0
        for one in row:
            if one.form == "mentions_any":
                every = self._texts
                for phrase in one.value:
                    every &= self._said_by(phrase)
                found |= every
            elif one.form in {"mentions_all", "near"}:
                for phrase in one.value:
                    found |= self._said_by(phrase)
        return found | (self._all & ~self._texts)

    def _said_by(self, phrase: Phrase) -> int:
        """Rows that look for this phrase, or for a part of it."""
        found = self._saying.get(phrase)
        if found is None:
            found = 0
            for part in _parts(phrase, with_beginnings=self._open):
                found |= self._phrases.get(part, 0)
            self._saying[phrase] = found
        return found


def covers(rows: Sequence[Row], others: Sequence[Row]) -> bool:
    """Whether one of the rows is true wherever one of the others is."""
    return all(any(_is_covered(row, other) for row in rows) for other in others)


def _is_covered(row: Row, other: Row) -> bool:
    return all(any(implies(there, wanted) for there in other) for wanted in row)


def _may_hide(rule: Rule) -> bool:
    return rule.stop or rule.group is not None or rule.goal in {"escalate", "care"}


def _by_fact(row: Row) -> dict[str, list[Atom]]:
    found: dict[str, list[Atom]] = defaultdict(list)
    for one in row:
        found[one.fact or ""].append(one)
    return found


def _spellings(phrase: Phrase) -> Iterator[_Spelt]:
    """A phrase in each of its forms."""
    for words in product(*phrase.words):
        yield words, phrase.open_end


def _parts(phrase: Phrase, *, with_beginnings: bool) -> Iterator[_Spelt]:
    """Each run of the phrase's words in one of its forms, and with the beginnings of the last word of each."""
    spelt = tuple(min(word) for word in phrase.words)
    count = len(spelt)
    for start in range(count):
        for end in range(start + 1, min(count, start + _LONG) + 1):
            *before, last = spelt[start:end]
            yield (*before, last), phrase.open_end and end == count
            if with_beginnings:
                for letters in range(1, len(last) + 1):
                    yield (*before, last[:letters]), True


def same(taken_apart: Sequence[Ways], key: Callable[[Rule], str]) -> Iterator[tuple[Rule, Rule]]:
    """Rules that say the same as an earlier one in their conditions and by a key: (rule, the earlier one)."""
    seen: dict[tuple[frozenset[frozenset[str]], str], Rule] = {}
    for one in taken_apart:
        meaning = frozenset(frozenset(each.meaning for each in row) for row in one.rows)
        first = seen.setdefault((meaning, key(one.rule)), one.rule)
        if first is not one.rule:
            yield one.rule, first
