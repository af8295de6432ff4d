"""Tell another program of the brand that a rule matched: a signed call, with the facts that the marketer lists.

Its address is taken as the brand wrote it. Which machines it leads to, inside a network of one's own perhaps, is not
checked here: whoever writes playbooks decides that, and the network's own walls do.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec import Struct, convert

from chalicelib import calls, facts
from chalicelib.actions.action import Action, Asked, Proposal
from chalicelib.books import decisions
from chalicelib.domain.decision import Decision, Reason
from chalicelib.domain.errors import GaveUp, TryAgainLater
from chalicelib.domain.playbook import FactName, HookName, Playbook
from chalicelib.domain.sentence import Sentence
from chalicelib.domain.work import Effect, Receipt
from chalicelib.ports import Vault, World

KIND = "delight.rule_matched"


class Settings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a marketer sets.

    Attributes:
        hook: Name of one of the brand's ``hooks``.
        facts: Names of the facts that are told; nothing else of the moment is.
    """

    hook: HookName
    facts: tuple[FactName, ...] = ()


def secret_name(brand: str, hook: str) -> str:
    """Which secret of the vault signs the calls."""
    return f"hooks/{brand}/{hook}/secret"


def prepare(asked: Asked) -> Proposal:
    """Whether the brand has that hook, at an address that may be called."""
    settings = convert(dict(asked.request.settings), Settings)
    hook = asked.playbook.brand.hooks.get(settings.hook)
    if hook is None or calls.url_problem(hook.url) is not None:
        sentence = f"The brand has no program '{settings.hook}' that may be called."
        german = f"Die Marke hat kein Programm '{settings.hook}', das aufgerufen werden darf."
        return Proposal("declined", (Reason(code="no_hook", sentence=sentence, sentence_de=german),))
    planned: dict[str, Any] = {"hook": settings.hook, "facts": list(settings.facts)}
    sentence = f"The program '{settings.hook}' is told."
    german = f"Das Programm '{settings.hook}' wird benachrichtigt."
    reason = Reason(code="program_told", sentence=sentence, sentence_de=german)
    return Proposal("approved", (reason,), settings=planned)


def perform(effect: Effect, world: World) -> Receipt:
    """Call it; the receiver knows a repetition by its id. The address is the one that stands in the playbook now."""
    found = decisions.get(world.records, effect.post_key)
    if found is None:
        raise GaveUp("there is no decision behind this call")
    name = str(effect.planned.settings["hook"])
    hook = world.playbooks.current(effect.brand).brand.hooks.get(name)
    if hook is None:
        raise GaveUp(f"brand.json names no hook '{name}' any more")
    problem = calls.url_problem(hook.url)
    if problem is not None:
        raise GaveUp(f"the URL of the hook '{name}' {problem.said()}")
    secrets = world.vault.secrets(secret_name(effect.brand, name))
    if not secrets:
        raise TryAgainLater(f"put the secret {secret_name(effect.brand, name)} into the vault")
    now = world.clock.now()
    request = calls.signed(
        hook.url,
        identifier=effect.planned.key,
        kind=KIND,
        happened=found[0].moment.at,
        content=_told(effect, found[0]),
        secrets=secrets,
        now=now,
    )
    calls.deliver(world.http, request, whom=f"the program '{name}'", now=now)
    return Receipt(provider="webhook", provider_id=effect.planned.key, at=now)


def _told(effect: Effect, decision: Decision) -> dict[str, Any]:
    """What the program learns. A fact is null where it is unknown."""
    known = facts.values(decision.moment)
    return {
        "brand": effect.brand,
        "rule": effect.planned.rule,
        "post_key": effect.post_key,
        "decision_id": decision.id,
        "version": decision.version,
        "url": decision.moment.post.url,
        "facts": {name: known.get(name) for name in effect.planned.settings["facts"]},
    }


def told(playbooks: Iterable[Playbook], vault: Vault) -> list[str]:
    """Which programs live rules call, and what that still needs; one line each."""
    lines = []
    for playbook in playbooks:
        for name in _hooks_in_use(playbook):
            brand, hook = playbook.brand.id, playbook.brand.hooks.get(name)
            if hook is None:
                continue
            lines.append(f"Rules of {brand} really call the program '{name}', at {calls.host(hook.url)}.")
            if not vault.secrets(secret_name(brand, name)):
                lines.append(f"Calls wait for their secret: put {secret_name(brand, name)} into the secrets file.")
    return lines


def _hooks_in_use(playbook: Playbook) -> list[str]:
    requests = [one for rule in playbook.rules if rule.state == "live" for one in (*rule.then, *rule.otherwise)]
    return sorted({str(one.settings["hook"]) for one in requests if one.do == ACTION.name})


_REASONS = {
    "program_told": {
        "en": "A program of ours was told, but nothing answers the person yet.",
        "de": "Ein eigenes Programm weiß Bescheid, aber die Person hat noch keine Antwort.",
    },
    "no_hook": {
        "en": "A rule fits, but its program may not be called.",
        "de": "Eine Regel passt, aber ihr Programm darf nicht aufgerufen werden.",
    },
}
"""What a case says where nothing else was done, by the codes above."""


ACTION = Action(
    name="call_webhook",
    sentence="Tell another program of the brand, with the facts that it may know.",
    sentence_de="Einem anderen Programm der Marke Bescheid sagen, mit den Fakten, die es wissen darf.",
    label={"en": "tell a program of ours", "de": "ein eigenes Programm benachrichtigen"},
    reasons=_REASONS,
    settings=Settings,
    means={
        "hook": Sentence("Name of one of the brand's `hooks`.", "Name eines der `hooks` der Marke."),
        "facts": Sentence(
            "Which facts the program is told; it learns nothing else of the post.",
            "Welche Fakten das Programm erfährt; mehr erfährt es nicht von dem Beitrag.",
        ),
    },
    example={"hook": "crm", "facts": ["author.followers", "signals.mood"]},
    prepare=prepare,
    perform=perform,
    repeatable=True,
)
