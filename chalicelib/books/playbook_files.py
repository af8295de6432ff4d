"""From the marketers' files to a playbook: every problem is found, each with its file and path."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

import msgspec

from chalicelib import calls, wording
from chalicelib.books import playbook_names
from chalicelib.books.playbook_conditions import Conditions
from chalicelib.books.playbook_file_types import ChannelsFile, GuidelinesFile, RuleFile, StoresFile
from chalicelib.books.playbook_shapes import KINDS, mismatches, near, nearest
from chalicelib.books.playbook_source import child
from chalicelib.domain.playbook import (
    ActionRequest,
    Brand,
    Cost,
    Playbook,
    Rule,
    Store,
)
from chalicelib.domain.problem import Problem, problem

T = TypeVar("T", bound=msgspec.Struct)
Settings = Mapping[str, type[msgspec.Struct]]

_TEXT = re.compile(r"texts/(?P<name>[\w-]+)\.(?P<language>[a-z]{2})\.jinja")
_FILES = ("brand.json", "channels.json", "guidelines.json", "stores.json")
_FILES_OF_ALL = frozenset({"brand.json", "channels.json", "stores.json"})
"""What every rule stands on: no rule can be tried while one of them is wrong."""
_FOLDERS = ("examples", "rules", "texts")
_ID = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_CLOCK = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")


def read(
    files: Mapping[str, Any], *, version: str, settings: Settings, unreadable: Collection[str] = ()
) -> tuple[Playbook | None, list[Problem]]:
    """A playbook from its parsed files, and everything that is wrong with them.

    Args:
        files: Path → JSON value, or text for ``.jinja``.
        settings: Action name → type of its settings.
        unreadable: Further paths, of which is known only that they are no JSON: what they may name is not missed.

    Returns:
        The playbook, without the rules that can't be used; None where the brand, its channels or its stores can't.
    """
    return _Reader(files, settings, unreadable).playbook(version)


class _Reader:
    """Collects problems while it reads."""

    def __init__(self, files: Mapping[str, Any], settings: Settings, unreadable: Collection[str]) -> None:
        self.files = files
        self.settings = settings
        self.unreadable = unreadable
        self.problems: list[Problem] = []
        self.texts: dict[tuple[str, str], str] = {}
        self.known: dict[str, tuple[str, ...]] = {}
        self.doubtful = _doubtful(files)
        self.values = playbook_names.values(files, doubtful=self.doubtful)

    def playbook(self, version: str) -> tuple[Playbook | None, list[Problem]]:
        self.file_names()
        self.read_texts()
        self.known = playbook_names.existing(self.files, self.texts, self.unreadable, doubtful=self.doubtful)
        brand = self.typed("brand.json", self.files.get("brand.json"), Brand)
        channels = self.typed("channels.json", self.files.get("channels.json", {}), ChannelsFile)
        stores = self.typed("stores.json", _clocks(self.files.get("stores.json", {})), StoresFile)
        self.typed("guidelines.json", self.files.get("guidelines.json", {}), GuidelinesFile)
        rules = [self.rule(path) for path in sorted(self.files) if path.startswith("rules/")]
        if brand is not None:
            self.brand_names(brand)
        if stores is not None:
            self.store_names(stores.stores)
        wrong = {one.file for one in self.problems}.union(self.unreadable)
        if brand is None or channels is None or stores is None or _FILES_OF_ALL & wrong:
            return None, self.problems
        good = [rule for rule in rules if rule is not None]
        playbook = Playbook(
            version=version,
            brand=brand,
            endpoints=channels.endpoints,
            rules=tuple(sorted(good, key=lambda rule: (-rule.priority, rule.id))),
            texts=self.texts,
            stores=stores.stores,
            examples={PurePosixPath(p).stem: self.files[p] for p in sorted(self.files) if p.startswith("examples/")},
        )
        return playbook, self.problems

    def wrong(self, what: str, file: str, path: str = "#", **values: Any) -> None:
        self.problems.append(problem(what, file=file, path=path, **values))

    def typed(self, file: str, raw: Any, kind: type[T], path: str = "#") -> T | None:
        if raw is None:
            if file in self.files:
                self.wrong("wrong_type", file, path, wanted=KINDS["object"], found=KINDS["null"])
            elif file not in self.unreadable:
                self.wrong("missing_file", file, path)
            return None
        found = mismatches(raw, kind, path=path, known=self.known)
        self.problems += [one.at(file) for one in found]
        return None if found else msgspec.convert(raw, kind)

    def brand_names(self, brand: Brand) -> None:
        """Names that stand for something outside of the files, or have to be there once."""
        if _ID.fullmatch(brand.id) is None:
            self.wrong("wrong_value.brand_id", "brand.json", "#/id")
        self.zone("brand.json", "#/time_zone", brand.time_zone)
        for name, words in brand.lists.items():
            for number, word in enumerate(words):
                if word.startswith("@") and word[1:] != name and word[1:] in brand.lists:
                    path = child(child("#/lists", name), number)
                    self.wrong("wrong_value.list_of_lists", "brand.json", path, name=word[1:])
        self.once("brand.json", "#/menu", [item.id for item in brand.menu])
        for name, hook in brand.hooks.items():
            why = calls.url_problem(hook.url)
            if why is not None:
                self.wrong("bad_url", "brand.json", f"{child('#/hooks', name)}/url", why=why)

    def store_names(self, stores: tuple[Store, ...]) -> None:
        """The same for stores."""
        for number, store in enumerate(stores):
            self.zone("stores.json", f"#/stores/{number}/time_zone", store.time_zone)
        self.once("stores.json", "#/stores", [store.id for store in stores])
        for number, store in enumerate(stores):
            before = [member.id for other in stores[:number] for member in other.team]
            self.once("stores.json", f"#/stores/{number}/team", [m.id for m in store.team], before=before)

    def zone(self, file: str, path: str, zone: str) -> None:
        try:
            ZoneInfo(zone)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            self.wrong("unknown_time_zone", file, path, name=zone, nearest=near(zone, available_timezones()))

    def once(self, file: str, path: str, ids: list[str], *, before: Sequence[str] = ()) -> None:
        for number, one in enumerate(ids):
            if one in ids[:number] or one in before:
                self.wrong("id_twice", file, f"{path}/{number}/id", id=one)

    def file_names(self) -> None:
        """A file that nobody reads may be a rule that somebody waits for."""
        for path in (*self.files, *self.unreadable):
            folder, _, name = path.rpartition("/")
            if path not in _FILES and not (name and folder.partition("/")[0] in _FOLDERS):
                known = (*_FILES, *(f"{one}/{name}" for one in _FOLDERS))
                self.wrong("unknown_file", path, nearest=near(path, known))

    def read_texts(self) -> None:
        for path in sorted(self.files):
            if not path.startswith("texts/"):
                continue
            named = _TEXT.fullmatch(path)
            if named is None:
                self.wrong("bad_name.text", path)
                continue
            wrong = wording.problem(self.files[path])
            if wrong is not None:
                self.wrong("bad_text", path, line=wrong.line, column=wrong.column, why=wrong.why)
            self.texts[named["name"], named["language"]] = self.files[path]

    def rule(self, path: str) -> Rule | None:
        """None: it can't be used."""
        before = len(self.problems)
        raw = self.files[path]
        found = self.typed(path, raw, RuleFile)
        self.problems[before:] = [_bare_list(one, raw) for one in self.problems[before:]]
        if found is None:
            if isinstance(raw, dict):  # whatever else can be said is said now, not after the next try
                self.condition(path, raw["when"] if isinstance(raw.get("when"), dict) else None)
                self.actions(path, raw)
            return None
        if path.count("/") > 1:
            self.wrong("bad_name.folder", path)
        stem = PurePosixPath(path).stem
        if found.id != stem:
            self.wrong("id_is_not_file", path, "#/id", stem=stem)
        when = self.condition(path, found.when)
        then, otherwise = self.actions(path, {"then": found.then, "otherwise": found.otherwise})
        if found.goal == "delight" and not found.limits:
            self.wrong("no_limit", path)
        if when is None or len(self.problems) > before:
            return None
        fields = {name: getattr(found, name) for name in _SAME}
        return Rule(file=path, when=when, then=then, otherwise=otherwise, **fields)

    def condition(self, file: str, raw: Any) -> Any:
        """The rule's tree; None where it can't be used."""
        if raw is None:
            return None
        brand, stores = self.files.get("brand.json"), self.files.get("stores.json")
        reader = Conditions(
            lists=playbook_names.lists(brand) if isinstance(brand, dict) and "lists" not in self.doubtful else None,
            stores=None if {"stores.json"} & {*self.unreadable, *self.doubtful} else playbook_names.points(stores),
            values=self.values,
        )
        condition = reader.read(raw, "#/when")
        self.problems += [one.at(file) for one in reader.found]
        return condition

    def actions(self, file: str, raw: Mapping[str, Any]) -> tuple[tuple[ActionRequest, ...], tuple[ActionRequest, ...]]:
        """``then`` and ``otherwise``."""
        read = []
        for name in ("then", "otherwise"):
            listed = raw.get(name) or []
            requests = listed if isinstance(listed, list) else []
            path = f"#/{name}"
            read.append(tuple(self.action(file, child(path, n), one) for n, one in enumerate(requests)))
            for number, one in enumerate(requests):
                if name == "otherwise" and isinstance(one, dict) and one.get("cost") is not None:
                    self.wrong("cost_otherwise", file, f"{path}/{number}/cost")
        self.together(file, read[0])
        return read[0], read[1]

    def action(self, file: str, path: str, raw: Any) -> ActionRequest:
        if not isinstance(raw, dict):
            return ActionRequest(path=path, do="", settings={})  # said already: the file's own type wants an object
        settings = {name: value for name, value in raw.items() if name not in {"do", "cost"}}
        cost = None if raw.get("cost") is None else self.typed(file, raw["cost"], Cost, child(path, "cost"))
        do = raw.get("do")
        kind = self.settings.get(do) if isinstance(do, str) else None
        if kind is not None:
            before = len(self.problems)
            self.typed(file, settings, kind, path)
            self.problems[before:] = [_without_a_person(one, path) for one in self.problems[before:]]
        elif do is None:
            self.nothing_to_do(file, path, raw)
        else:
            self.wrong("unknown_action", file, child(path, "do"), name=do, **nearest(do, _likely(do, self.settings)))
        if cost is not None:
            self.purse(file, path, cost)
        return ActionRequest(path=path, do=str(do), settings=settings, cost=cost)

    def nothing_to_do(self, file: str, path: str, raw: Mapping[str, Any]) -> None:
        """A misspelt ``do`` is told as one."""
        meant = next((name for name in raw if near(name, ("do",)) is not None), None)
        if meant is None:
            self.wrong("missing_field.do", file, path)
        else:
            self.wrong("unknown_field", file, child(path, meant), at_name=True, field=meant, nearest="do")

    def purse(self, file: str, path: str, cost: Cost) -> None:
        holds = self.holds(cost.purse)
        if holds is not None and cost.cents > holds:
            self.wrong("over_purse", file, f"{path}/cost/cents", purse=cost.purse, holds=holds)

    def together(self, file: str, requests: Sequence[ActionRequest]) -> None:
        """Costs that each fit into a purse, and all of them don't."""
        spent: Counter[str] = Counter()
        for one in requests:
            holds = None if one.cost is None else self.holds(one.cost.purse)
            if one.cost is None or holds is None or one.cost.cents > holds:
                continue
            purse = one.cost.purse
            before, spent[purse] = spent[purse], spent[purse] + one.cost.cents
            if before <= holds < spent[purse]:
                path = f"{one.path}/cost/cents"
                self.wrong("over_purse.together", file, path, cents=spent[purse], purse=purse, holds=holds)

    def holds(self, purse: str) -> int | None:
        """Cents in a purse. None: nobody can tell."""
        brand = self.files.get("brand.json")
        found = playbook_names.member(brand, "purses").get(purse) if isinstance(brand, dict) else None
        cents = found.get("cents") if isinstance(found, dict) else None
        return cents if isinstance(cents, int) and cents > 0 else None


def _likely(do: Any, actions: Collection[str]) -> list[str]:
    """Actions that a misspelt one may stand for: the one that may send without a person only where it says ``hold``."""
    return [name for name in actions if name != "hold_reply" or "hold" in str(do)]


def _bare_list(found: Problem, raw: Any) -> Problem:
    """Whoever lists the conditions of a rule is told where the list belongs."""
    if found.path == "#/when" and isinstance(raw["when"], list):
        return problem("wrong_type.conditions", file=found.file, path=found.path)
    return found


def _without_a_person(found: Problem, path: str) -> Problem:
    """Whoever lets replies out by another way than a person is told more than that there is no such word."""
    if found.path == child(path, "approval") and found.variant == "only":
        return problem("no_approval", file=found.file, path=found.path)
    return found


_SAME = tuple(
    name
    for name in RuleFile.__struct_fields__
    if name in Rule.__struct_fields__
    and name
    not in {
        "when",
        "then",
        "otherwise",
    }
)
"""Fields that a rule has as its file has them."""


def _doubtful(files: Mapping[str, Any]) -> frozenset[str]:
    """Parts of brand.json, and the other files of all rules, that have mistakes of their own.

    What they name can't be told, so nothing is called unknown that may only be misspelt there.
    """
    found = set()
    for one in mismatches(files.get("brand.json"), Brand):
        found.update({*one.path.split("/")[1:2], str(one.values.get("nearest"))})
    for name, kind in (("stores.json", StoresFile), ("channels.json", ChannelsFile)):
        if name in files and mismatches(_clocks(files[name]), kind):
            found.add(name)
    return frozenset(found)


def _clocks(raw: Any) -> Any:
    """``11:30`` as ``11:30:00``, which is how times of day are typed."""
    if isinstance(raw, dict):
        return {name: _clocks(value) for name, value in raw.items()}
    if isinstance(raw, list):
        return [_clocks(value) for value in raw]
    return f"{raw}:00" if isinstance(raw, str) and _CLOCK.fullmatch(raw) else raw
