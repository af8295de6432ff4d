"""Send a reply that a person approved, once."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from msgspec import Struct

from chalicelib import platforms
from chalicelib.actions.action import Action, never_asked
from chalicelib.books import decisions, drafts, replies
from chalicelib.domain.decision import PlannedAction
from chalicelib.domain.errors import GaveUp, TryAgainLater
from chalicelib.domain.playbook import Playbook
from chalicelib.domain.post import PostEvent
from chalicelib.domain.settings import Settings as Owners
from chalicelib.domain.work import Draft, Effect, Receipt
from chalicelib.platforms.verify import SCHEMES
from chalicelib.ports import Notice, Vault, World

NAME = "send_reply"


class Settings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which draft, and which revision of the post it answers: read-back looks for an answer to that one."""

    draft: str
    revision: str


def planned(draft: Draft, *, revision: str) -> PlannedAction:
    """The planned action that sends an approved draft."""
    settings = {"draft": draft.id, "revision": revision}
    return PlannedAction(key=f"{draft.key}/send", rule=draft.rule, do=NAME, settings=settings)


def perform(effect: Effect, world: World) -> Receipt:
    """Post it, or show it in the local outbox where the platform's API is not set up."""
    draft, event, brand = _draft(effect, world)
    if draft.state != "approved":
        raise GaveUp("the draft is not approved any more")
    platform = platforms.get(event.post.platform)
    base = world.settings.api_bases.get(platform.name)
    if base is None:
        to = f"{event.post.platform} ({draft.to})"
        subject = f"Reply to {event.id}"
        return world.unsent.send(Notice(key=effect.planned.key, brand=brand, to=to, subject=subject, text=draft.text))
    request = platform.reply_request(event, draft.text, to=draft.to, base=base, token=_token(event, brand, world))
    provider_id = platform.read_reply(world.http.send(request))
    return _receipt(event, draft, provider_id, world)


def read_back(effect: Effect, world: World) -> Receipt | None:
    """Look on the platform whether it is there."""
    draft, event, brand = _draft(effect, world)
    platform = platforms.get(event.post.platform)
    base = world.settings.api_bases.get(platform.name)
    if base is None:  # the local outbox writes the same file again
        return None
    request = platform.read_back_request(event, to=draft.to, base=base, token=_token(event, brand, world))
    provider_id = platform.find_reply(
        world.http.send(request),
        event,
        draft.text,
        to=draft.to,
        is_another=lambda found: replies.is_claimed(world.records, platform.name, found),
    )
    return None if provider_id is None else _receipt(event, draft, provider_id, world)


def _draft(effect: Effect, world: World) -> tuple[Draft, PostEvent, str]:
    """The draft, the post it answers and the brand."""
    found = drafts.get(world.records, effect.planned.settings["draft"])
    decided = decisions.get(world.records, effect.post_key)
    if found is None or decided is None:
        raise GaveUp("there is no draft behind this reply")
    event = decided[0].moment.event
    post = msgspec.structs.replace(event.post, revision=effect.planned.settings["revision"])
    return found[0], msgspec.structs.replace(event, post=post), decided[0].brand


def _token(event: PostEvent, brand: str, world: World) -> str:
    """The access token of the account that received the post.

    Raises:
        TryAgainLater: It isn't in the vault (yet).
        GaveUp: The account is in no channels.json any more.
    """
    post = event.post
    for name, endpoint in world.playbooks.current(brand).endpoints.items():
        if endpoint.platform == post.platform and post.account_id in {account.id for account in endpoint.accounts}:
            secret = f"{post.platform}/{name}/{platforms.get(post.platform).token}"
            tokens = world.vault.secrets(secret)
            if not tokens:
                raise TryAgainLater(f"put the secret {secret} into the vault")
            return tokens[0]
    raise GaveUp("no endpoint in channels.json names the account that received the post")


def _receipt(event: PostEvent, draft: Draft, provider_id: str, world: World) -> Receipt:
    cost = platforms.get(event.post.platform).reply_cost_cents(event, draft.text, to=draft.to)
    return Receipt(provider=event.post.platform, provider_id=provider_id, at=world.clock.now(), cost_cents=cost)


def told(playbooks: Iterable[Playbook], settings: Owners, vault: Vault) -> list[str]:
    """On which platforms replies leave, and what that still needs; one line each."""
    lines = []
    for platform, base in settings.api_bases.items():
        if platform not in SCHEMES:
            lines.append(f"There is no platform '{platform}'; nothing is sent to {base}.")
            continue
        lines.append(f"Approved replies really leave, to {base}.")
        for playbook in playbooks:
            for name, endpoint in playbook.endpoints.items():
                secret = f"{platform}/{name}/{platforms.get(platform).token}"
                if endpoint.platform == platform and not vault.secrets(secret):
                    lines.append(f"They wait for the access token: put {secret} into the secrets file.")
    return lines


ACTION = Action(
    name=NAME,
    sentence="Send a reply that a person approved.",
    sentence_de="Eine Antwort senden, die ein Mensch freigegeben hat.",
    label={"en": "send a reply", "de": "eine Antwort senden"},
    settings=Settings,
    example={"draft": "…", "revision": "…"},
    prepare=never_asked,
    perform=perform,
    repeatable=False,
    read_back=read_back,
)
