"""``/t/{token}``: the page of a store's team. Who holds the link may answer this one offer, without signing in."""

from __future__ import annotations

import hmac
from collections.abc import Mapping

import msgspec

from chalicelib.actions import context
from chalicelib.books import decisions, links, tasks
from chalicelib.console import pages
from chalicelib.domain.errors import Refused
from chalicelib.domain.playbook import Playbook
from chalicelib.domain.work import Task
from chalicelib.engine import people
from chalicelib.entry.door import language_of, name_in, page, problem_page, rim, see_other
from chalicelib.entry.web import Answer, Request
from chalicelib.ports import World


@rim
def task(request: Request, world: World, *, token: str) -> Answer:
    """GET shows, POST accepts or declines."""
    language = language_of(request)
    secrets = world.vault.secrets(links.SECRET)
    link = links.read_task_token(secrets, token)
    found = None if link is None else tasks.get(world.records, link.task_id)
    if link is None or found is None:
        return problem_page(404, "no_such_link", request)
    if link.expires <= world.clock.now():
        return problem_page(410, "link_expired", request)
    csrf = links.form_token(secrets, f"task:{token}")
    refusal: Refused | None = None
    status = 200
    if request.method == "POST":
        form = request.form()
        if not hmac.compare_digest(form.get("csrf", "").encode(), csrf.encode()):
            return problem_page(403, "form_expired", request)
        try:
            _answer_offer(form, link, world)
            return see_other(f"{request.base}/t/{token}")
        except Refused as refused:
            refusal, status = refused, 409
            found = tasks.get(world.records, link.task_id) or found
    playbook = _playbook(found[0], world)
    offer = next((one for one in found[0].offers if one.number == link.offer), None)
    if offer is None:
        return problem_page(404, "no_such_link", request)
    store = next((store for store in playbook.stores if store.id == offer.store), None)
    if store is None:
        return problem_page(410, "store_gone", request)
    things = tuple(context.names(playbook, found[0].things, language=language))
    html = pages.task_page(
        task=msgspec.structs.replace(found[0], things=things),
        store=store,
        offer_number=link.offer,
        now=world.clock.now(),
        language=language,
        csrf=csrf,
        base=request.base,
        refusal=refusal,
    )
    return page(html, status)


def _playbook(task: Task, world: World) -> Playbook:
    """The version that was decided with, since a store may have left since; else the current one."""
    decided = decisions.get(world.records, task.post_key)
    if decided is None:
        return world.playbooks.current(task.brand)
    return world.playbooks.version(decided[0].brand, decided[0].version)


def _answer_offer(form: Mapping[str, str], link: links.TaskLink, world: World) -> None:
    name = name_in(form)
    reason = form.get("reason") if form.get("reason") in pages.DECLINE_REASONS else None
    match form.get("answer"):
        case "accept":
            people.accept(link.task_id, offer=link.offer, by=name, world=world)
        case "decline":
            people.decline(link.task_id, offer=link.offer, by=name, reason=reason, world=world)
        case _:
            raise Refused("answer_missing")
