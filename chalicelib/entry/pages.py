"""The console's pages: which form was sent, what the engine did about it, and what is shown."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from chalicelib import lengths
from chalicelib.actions import escalate
from chalicelib.actions.queue_reply import right_of
from chalicelib.books import cases, decisions, drafts, tags, tasks
from chalicelib.books import outbox as outbox_book
from chalicelib.console import pages, rendering
from chalicelib.domain.decision import Decision
from chalicelib.domain.errors import Refused
from chalicelib.domain.work import Draft
from chalicelib.engine import people
from chalicelib.entry.door import Visitor, page, rim, see_other, signed_in
from chalicelib.entry.web import Answer, Request
from chalicelib.ports import World

MAX_NOTE = 200


@rim
def home(request: Request, world: World) -> Answer:
    """``/``: what waits for a person."""

    def show(visitor: Visitor) -> Answer:
        brands = list(world.playbooks.brands())
        shown = [case for brand in brands for case in cases.open_cases(world.records, brand)]
        counts = {
            "drafts": sum(drafts.how_many(world.records, brand) for brand in brands),
            "tasks": sum(tasks.how_many(world.records, brand) for brand in brands),
            "cases": sum(cases.how_many(world.records, brand) for brand in brands),
            "unknown": len(outbox_book.uncertain(world.records, now=world.clock.now())),
            "gave_up": sum(1 for case in shown if cases.tells_of_giving_up(case)),
        }
        html = pages.home_page(
            counts=counts,
            **_frame(request, world, visitor),
        )
        return page(html)

    return signed_in(request, world, show)


@rim
def replies(request: Request, world: World) -> Answer:
    """``/replies``: what waits for approval."""
    return signed_in(request, world, lambda visitor: _replies(request, world, visitor))


@rim
def reply(request: Request, world: World, *, draft_id: str) -> Answer:
    """POST ``/replies/{draft}``: approve, save or reject."""

    def decide(visitor: Visitor) -> Answer:
        form = request.form()
        text, seen = _text(form.get("text")), _text(form.get("seen"))
        try:
            match form.get("act"):
                case "approve":
                    people.approve(draft_id, text=text, seen=seen, by=visitor.actor, world=world)
                case "save":
                    people.save(draft_id, text=text, seen=seen, by=visitor.actor, world=world)
                case "reject":
                    people.reject(draft_id, by=visitor.actor, reason=_reason(form), world=world)
                case _:
                    raise Refused("answer_missing")
        except Refused as refused:
            return _replies(request, world, visitor, refusal=refused, typed={draft_id: text})
        return see_other(f"{request.base}/replies?done={_DONE[form['act']]}")

    return signed_in(request, world, decide)


_DONE = {"approve": "approved", "save": "saved", "reject": "rejected"}


def _reason(form: Mapping[str, str]) -> str | None:
    """``code`` or ``code: note``. None: no reason was given."""
    code = form.get("reason") if form.get("reason") in pages.REJECT_REASONS else None
    note = " ".join(form.get("note", "").split())[:MAX_NOTE]
    return f"{code or 'other'}: {note}" if note else code


def _text(field: str | None) -> str:
    """A text area's content: browsers send line breaks as CRLF."""
    return (field or "").replace("\r\n", "\n").strip()


@rim
def cases_page(request: Request, world: World) -> Answer:
    """``/cases``: matters that somebody must close."""
    return signed_in(request, world, lambda visitor: _cases(request, world, visitor))


@rim
def close_case(request: Request, world: World, *, case_id: str) -> Answer:
    """POST ``/cases/{case}``: it is settled."""

    def close(visitor: Visitor) -> Answer:
        try:
            if request.form().get("act") != "close":
                raise Refused("answer_missing")
            people.close_case(case_id, by=visitor.actor, world=world)
        except Refused as refused:
            return _cases(request, world, visitor, refusal=refused)
        return see_other(f"{request.base}/cases?done=closed")

    return signed_in(request, world, close)


def _cases(request: Request, world: World, visitor: Visitor, *, refusal: Refused | None = None) -> Answer:
    rows = []
    for brand in world.playbooks.brands():
        for case in cases.open_cases(world.records, brand):
            found = decisions.get(world.records, case.post_key)
            moment = None if found is None else found[0].moment
            names = world.playbooks.current(brand).brand
            rows.append(
                pages.CaseRow(
                    case=case if moment is None else cases.with_matters(case, moment),
                    post=None if moment is None else moment.post,
                    written_at=None if moment is None else moment.written_at,
                    department=escalate.department_name(names, case.department, visitor.language),
                    matter=None if found is None else escalate.matter(found[0], visitor.language),
                    tags=tags.of_post(world.records, case.post_key),
                    brand=_name_of(brand, world),
                )
            )
    html = pages.cases_page(
        rows=rows,
        notice=request.query.get("done"),
        refusal=refusal,
        **_frame(request, world, visitor),
    )
    return page(html, 200 if refusal is None else 409)


@rim
def outbox(request: Request, world: World) -> Answer:
    """``/outbox``: everything that the local outbox was given."""

    def show(visitor: Visitor) -> Answer:
        html = pages.outbox_page(
            sent=world.unsent.seen(),
            **_frame(request, world, visitor),
        )
        return page(html)

    return signed_in(request, world, show)


def static(name: str) -> Answer:
    """``/static/{name}``: style sheets."""
    asset = rendering.asset(name)
    if asset is None:
        return Answer(404, "", "text/plain")
    return Answer(200, asset.text, asset.content_type, {"cache-control": "public, max-age=31536000, immutable"})


def _replies(
    request: Request,
    world: World,
    visitor: Visitor,
    *,
    refusal: Refused | None = None,
    typed: Mapping[str, str] | None = None,
) -> Answer:
    rows, done = [], []
    for brand in world.playbooks.brands():
        rows += [
            _row(draft, world, (typed or {}).get(draft.id), language=visitor.language)
            for draft in drafts.proposed(world.records, brand)
        ]
        done += drafts.decided(world.records, brand)
    html = pages.replies_page(
        rows=rows,
        done=done,
        notice=request.query.get("done"),
        refusal=refusal,
        **_frame(request, world, visitor),
    )
    return page(html, 200 if refusal is None else 409)


def _row(draft: Draft, world: World, typed: str | None, *, language: str) -> pages.DraftRow:
    found = decisions.get(world.records, draft.post_key)
    if found is None:
        return pages.DraftRow(draft=draft, post=None, rule_title=draft.rule, why="", typed=typed)
    decision = found[0]
    playbook = world.playbooks.version(decision.brand, decision.version)
    rule = next((rule for rule in playbook.rules if rule.id == draft.rule), None)
    right = right_of(decision.moment, draft.to)
    minutes = playbook.brand.service_level.first_answer_minutes
    return pages.DraftRow(
        draft=draft,
        post=decision.moment.post,
        rule_title=draft.rule if rule is None else rule.title,
        why="" if rule is None else rule.why,
        length=lengths.length(draft.text if typed is None else typed, right.length_unit),
        max_length=right.max_length,
        due=decision.moment.received_at + timedelta(minutes=minutes),
        facts=_facts(decision, language),
        written_at=decision.moment.written_at,
        typed=typed,
        brand=_name_of(draft.brand, world),
    )


def _name_of(brand: str, world: World) -> str | None:
    """How people call a brand. None: there is only one, which needs no telling."""
    several = len(list(world.playbooks.brands())) > 1
    return world.playbooks.current(brand).brand.name if several else None


_VISITS = {"en": "{visits} visits", "de": "{visits} Besuche"}


def _facts(decision: Decision, language: str) -> tuple[tuple[str, str], ...]:
    """What the reply rests on, each with where it comes from."""
    moment = decision.moment
    told = []
    if moment.wish.things:
        told.append((", ".join(moment.wish.things), "post"))
    if moment.wish.place is not None:
        told.append((moment.wish.place.name, "post"))
    if moment.customer is not None and moment.customer.visits is not None:
        told.append((_VISITS[language].format(visits=moment.customer.visits), "customer"))
    return tuple(told)


def _frame(request: Request, world: World, visitor: Visitor) -> dict[str, Any]:
    """What every page of the console is told; times are the first brand's."""
    zones = (world.playbooks.current(brand).brand.time_zone for brand in world.playbooks.brands())
    return {
        "actor": visitor.actor,
        "csrf": visitor.csrf,
        "language": visitor.language,
        "now": world.clock.now(),
        "base": request.base,
        "time_zone": next(zones, "UTC"),
    }
