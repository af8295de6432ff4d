"""Publishing: put a version in force, have a second person sign it, withdraw what waits, go back.

Each act reads the pointer first and writes it last, naming what it read: of two who publish at once, one is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from msgspec.structs import replace

from chalicelib.books import publications
from chalicelib.domain.errors import Conflict, PlaybookBroken, PlaybookRefused, Refused
from chalicelib.domain.playbook import Playbook
from chalicelib.domain.problem import Problem, errors
from chalicelib.domain.publication import Pointer, Publication, Threshold, What, is_one_of, on_trial, over, same
from chalicelib.editor import check
from chalicelib.editor.version_names import named, one_brand, pointer_of, short, waiting
from chalicelib.engine.first_start import brand_of, first
from chalicelib.ports import Change, Records, World

Measure = Callable[[Playbook, Playbook], Mapping[Threshold, int]]
"""By how much the second playbook does more a day than the first, on posts like the last ones."""


class Published(NamedTuple):
    """What came of an act.

    Attributes:
        before: What was in force until now. None: nothing was.
        problems: Warnings, which keep nothing from being published.
    """

    publication: Publication
    before: Publication | None = None
    problems: tuple[Problem, ...] = ()


def publish(
    bundle: Mapping[str, str], *, by: str, reason: str, world: World, examples: Records, measure: Measure
) -> Published:
    """Check a brand's files and put them in force, or have them wait for a second person or their time.

    Args:
        examples: In which the rules' examples are decided.

    Raises:
        PlaybookBroken: Nothing was published, with all that is wrong.
        Refused: ``no_name``, ``no_reason``, ``not_a_marketer``, ``in_force_already``, ``waits_already``,
            ``overtaken``.
    """
    _say_who_and_why(by, reason)
    brand = brand_of(bundle)
    found = None if brand is None else publications.get(world.records, brand)
    checked = check.check(bundle, records=examples)
    if errors(checked.problems):
        raise PlaybookBroken(checked.problems)
    playbook = world.playbooks.keep(bundle)
    if found is None:
        publication = first(playbook, world, by=by, reason=reason)
        _write(publications.put_in_force(publication, None), publication, world)
        return Published(publication, None, checked.problems)
    pointer, revision = found
    if pointer.in_force.version == playbook.version:
        raise _told("in_force_already", pointer.in_force)
    if pointer.waiting is not None:
        raise _told("waits_already", pointer.waiting)
    before = _in_force(pointer, world)
    _only_marketers(by, before, playbook)
    publication = _next("published", playbook.version, pointer, revision, by=by, reason=reason, world=world)
    changed = tuple(_changed_rules(before, playbook, world))
    exceeds = over(measure(before, playbook), before=before.brand, after=playbook.brand)
    shadow_hours = playbook.brand.publishing.shadow_hours
    if exceeds:
        until = _until(before, playbook, world)
        publication = replace(
            publication, what="proposed", over=exceeds, until=until, changed=changed, shadow_hours=shadow_hours
        )
        _write(publications.propose(publication, pointer), publication, world)
    else:
        trial = on_trial(pointer.in_force, changed, shadow_hours=shadow_hours, now=publication.at)
        publication = replace(publication, on_trial=trial)
        _write(publications.put_in_force(publication, pointer), publication, world)
    return Published(publication, pointer.in_force, checked.problems)


def sign(version: str, *, by: str, world: World) -> Published:
    """A second person puts in force what waits.

    Raises:
        Refused: ``no_name``, ``same_person``, ``not_a_marketer``, ``only_one_marketer``, ``overtaken``, and as
            `waiting`.
    """
    _say_who_and_why(by, "signed")
    pointer, revision, publication = waiting(version, world)
    if publication.until is not None:
        raise Refused("only_one_marketer", brand=publication.brand, until=publication.until.isoformat())
    if same(by) == same(publication.by):
        raise Refused("same_person", name=publication.by)
    before = _in_force(pointer, world)
    _only_marketers(by, before, world.playbooks.load(publication))
    changes = publications.come_into_force(publication, pointer, revision, now=world.clock.now(), signed_by=by)
    _write(changes, publication, world)
    found = publications.get(world.records, publication.brand)
    return Published(publication if found is None else found[0].in_force, pointer.in_force)


def withdraw(version: str, *, by: str, reason: str, world: World) -> Published:
    """What waits waits no more.

    Raises:
        Refused: ``no_name``, ``no_reason``, ``overtaken``, and as `waiting`.
    """
    _say_who_and_why(by, reason)
    pointer, revision, proposed = waiting(version, world)
    publication = _next("withdrawn", proposed.version, pointer, revision, by=by, reason=reason, world=world)
    _write(publications.withdraw(publication, pointer), publication, world)
    return Published(publication, pointer.in_force)


def roll_back(version: str | None, *, brand: str | None, by: str, reason: str, world: World) -> Published:
    """Put a version in force again that was before; at once, whatever waits.

    Args:
        version: None: the one that was in force before.
        brand: None: the version tells, or there is only one.

    Raises:
        Refused: ``no_name``, ``no_reason``, ``nothing_before``, ``never_in_force``, ``in_force_already``,
            ``does_not_pass``, ``overtaken``, and as `named`.
    """
    _say_who_and_why(by, reason)
    if version is not None:
        brand, version = named(version, brand, world)
    brand = one_brand(brand, world)
    pointer, revision = pointer_of(brand, world)
    were = [one.version for one in publications.journal(world.records, brand) if one.puts_in_force]
    version = version or pointer.in_force.previous
    if version is None:
        raise Refused("nothing_before", brand=brand)
    if version not in were:
        raise Refused("never_in_force", version=short(version))
    if version == pointer.in_force.version:
        raise _told("in_force_already", pointer.in_force)
    publication = _next("rolled_back", version, pointer, revision, by=by, reason=reason, world=world)
    try:
        world.playbooks.load(publication)
    except PlaybookRefused as refused:
        raise Refused("does_not_pass", version=short(version), why=str(refused)) from None
    _write(publications.put_in_force(publication, pointer), publication, world)
    return Published(publication, pointer.in_force)


def _next(
    what: What, version: str, pointer: Pointer, revision: int, *, by: str, reason: str, world: World
) -> Publication:
    """The entry that comes after a pointer as it was read."""
    return Publication(
        number=revision + 1,
        what=what,
        brand=pointer.in_force.brand,
        version=version,
        at=world.clock.now(),
        by=by,
        reason=reason,
        previous=pointer.in_force.version,
    )


def _write(changes: Sequence[Change], publication: Publication, world: World) -> None:
    """Raise Refused ``overtaken`` if the pointer moved since it was read."""
    try:
        world.records.write(*changes)
    except Conflict:
        journal = publications.journal(world.records, publication.brand)
        raise _told("overtaken", journal[-1]) from None


def _told(code: str, publication: Publication) -> Refused:
    return Refused(
        code,
        brand=publication.brand,
        version=short(publication.version),
        what=publication.what,
        by=publication.by,
        at=publication.at.isoformat(),
        reason=publication.reason,
    )


def _say_who_and_why(by: str, reason: str) -> None:
    if not by.strip():
        raise Refused("no_name")
    if not reason.strip():
        raise Refused("no_reason")


def _marketers(before: Playbook, after: Playbook) -> Sequence[str]:
    return before.brand.marketers or after.brand.marketers


def _only_marketers(by: str, before: Playbook, after: Playbook) -> None:
    marketers = _marketers(before, after)
    if marketers and not is_one_of(by, marketers):
        raise Refused("not_a_marketer", name=by, marketers=", ".join(marketers))


def _in_force(pointer: Pointer, world: World) -> Playbook:
    """What decides now; where its bundle can't be used any more, what an engine would go on with."""
    try:
        return world.playbooks.version(pointer.in_force.brand, pointer.in_force.version)
    except (KeyError, PlaybookBroken, PlaybookRefused):
        return world.playbooks.current(pointer.in_force.brand)


def _until(before: Playbook, after: Playbook, world: World) -> datetime | None:
    """When it comes into force by itself. None: there is a second person who can sign."""
    if len(_marketers(before, after)) != 1:
        return None
    return world.clock.now() + timedelta(hours=before.brand.publishing.waiting_hours)


def _changed_rules(before: Playbook, after: Playbook, world: World) -> Iterator[str]:
    """Ids of rules that are new, or say something else."""
    old, new = (world.playbooks.files(one.brand.id, one.version) for one in (before, after))
    yield from (rule.id for rule in after.rules if new[rule.file] != old.get(rule.file))
