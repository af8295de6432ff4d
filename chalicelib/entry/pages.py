"""Pages: who may see them, which form was sent, and what the engine did about it."""

from __future__ import annotations

import hmac
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import NamedTuple

from chalicelib import wording
from chalicelib.actions.queue_reply import right_of
from chalicelib.books import cases, decisions, drafts, invitations, links, tasks
from chalicelib.console import pages, rendering
from chalicelib.domain.decision import Decision
from chalicelib.domain.errors import Refused
from chalicelib.domain.work import Draft
from chalicelib.engine import people
from chalicelib.entry.web import Answer, Request
from chalicelib.ports import World

COOKIE = "delight"
MAX_NOTE = 200
SESSION = timedelta(hours=12)


class Visitor(NamedTuple):
    """A signed-in person.

    Attributes:
        csrf: What this person's forms carry.
    """

    actor: str
    csrf: str
    language: str


def task(request: Request, world: World, *, token: str) -> Answer:
    """``/t/{token}``: GET shows, POST accepts or declines. Who holds the link may answer this one offer."""
    language = _language(request)
    secrets = world.vault.secrets(links.SECRET)
    link = links.read_task_token(secrets, token)
    found = None if link is None else tasks.get(world.records, link.task_id)
    if link is None or found is None:
        return _problem(404, "no_such_link", request)
    if link.expires <= world.clock.now():
        return _problem(410, "link_expired", request)
    csrf = links.form_token(secrets, f"task:{token}")
    refusal: Refused | None = None
    status = 200
    if request.method == "POST":
        form = request.form()
        if not hmac.compare_digest(form.get("csrf", "").encode(), csrf.encode()):
            return _problem(403, "form_expired", request)
        try:
            _answer_offer(form, link, world)
            return _see_other(f"{request.base}/t/{token}")
        except Refused as refused:
            refusal, status = refused, 409
            found = tasks.get(world.records, link.task_id) or found
    playbook = world.playbooks.current(found[0].brand)
    offer = next((one for one in found[0].offers if one.number == link.offer), None)
    if offer is None:
        return _problem(404, "no_such_link", request)
    html = pages.task_page(
        task=found[0],
        store=playbook.store(offer.store),
        offer_number=link.offer,
        now=world.clock.now(),
        language=language,
        csrf=csrf,
        base=request.base,
        refusal=refusal,
    )
    return _page(html, status)


def _answer_offer(form: Mapping[str, str], link: links.TaskLink, world: World) -> None:
    name = _name(form)
    reason = form.get("reason") if form.get("reason") in pages.DECLINE_REASONS else None
    match form.get("answer"):
        case "accept":
            people.accept(link.task_id, offer=link.offer, by=name, world=world)
        case "decline":
            people.decline(link.task_id, offer=link.offer, by=name, reason=reason, world=world)
        case _:
            raise Refused("answer_missing")


def _name(form: Mapping[str, str]) -> str:
    """How the person signs.

    Raises:
        Refused: Without a name, or with one that is too long.
    """
    name = " ".join(form.get("name", "").split())
    if not name:
        raise Refused("name_missing")
    if len(name) > rendering.MAX_NAME:
        raise Refused("name_too_long")
    return name


def sign_in(request: Request, world: World, *, token: str) -> Answer:
    """``/signin/{token}``: GET asks for the name, POST uses the link up and signs in."""
    language = _language(request)
    secrets = world.vault.secrets(links.SECRET)
    if not invitations.is_open(world.records, token):
        return _problem(410, "link_used", request)
    csrf = links.form_token(secrets, f"signin:{token}")
    if request.method != "POST":
        return _page(pages.signin_page(language=language, csrf=csrf, base=request.base))
    form = request.form()
    if not hmac.compare_digest(form.get("csrf", "").encode(), csrf.encode()):
        return _problem(403, "form_expired", request)
    try:
        name = _name(form)
    except Refused as refusal:
        return _page(pages.signin_page(language=language, csrf=csrf, base=request.base, refusal=refusal), 409)
    if not invitations.redeem(world.records, token):
        return _problem(410, "link_used", request)
    session = links.Session(name, world.ids.token(), world.clock.now() + SESSION)
    secure = "; Secure" if world.settings.public_url.startswith("https://") else ""
    cookie = f"{COOKIE}={links.session_cookie(secrets, session)}; Path=/; HttpOnly; SameSite=Lax{secure}"
    return _see_other(f"{request.base}/replies", {"set-cookie": cookie})


def sign_out(request: Request, world: World) -> Answer:
    """POST ``/signout``."""
    return _signed_in(
        request,
        world,
        lambda _: _see_other(
            f"{request.base}/", {"set-cookie": f"{COOKIE}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0"}
        ),
    )


def home(request: Request, world: World) -> Answer:
    """``/``: what waits for a person."""

    def show(visitor: Visitor) -> Answer:
        brands = list(world.playbooks.brands())
        counts = {
            "drafts": sum(len(drafts.proposed(world.records, brand)) for brand in brands),
            "tasks": sum(len(tasks.open_tasks(world.records, brand)) for brand in brands),
            "cases": sum(len(cases.open_cases(world.records, brand)) for brand in brands),
        }
        html = pages.home_page(
            actor=visitor.actor,
            language=visitor.language,
            csrf=visitor.csrf,
            counts=counts,
            now=world.clock.now(),
            base=request.base,
            time_zone=_zone(world),
        )
        return _page(html)

    return _signed_in(request, world, show)


def replies(request: Request, world: World) -> Answer:
    """``/replies``: what waits for approval."""
    return _signed_in(request, world, lambda visitor: _replies(request, world, visitor))


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
        return _see_other(f"{request.base}/replies?done={_DONE[form['act']]}")

    return _signed_in(request, world, decide)


_DONE = {"approve": "approved", "save": "saved", "reject": "rejected"}


def _reason(form: Mapping[str, str]) -> str | None:
    """``code`` or ``code: note``. None: no reason was given."""
    code = form.get("reason") if form.get("reason") in pages.REJECT_REASONS else None
    note = " ".join(form.get("note", "").split())[:MAX_NOTE]
    return f"{code or 'other'}: {note}" if note else code


def _text(field: str | None) -> str:
    """A text area's content: browsers send line breaks as CRLF."""
    return (field or "").replace("\r\n", "\n").strip()


def cases_page(request: Request, world: World) -> Answer:
    """``/cases``: matters that somebody must close."""
    return _signed_in(request, world, lambda visitor: _cases(request, world, visitor))


def close_case(request: Request, world: World, *, case_id: str) -> Answer:
    """POST ``/cases/{case}``: it is settled."""

    def close(visitor: Visitor) -> Answer:
        try:
            if request.form().get("act") != "close":
                raise Refused("answer_missing")
            people.close_case(case_id, by=visitor.actor, world=world)
        except Refused as refused:
            return _cases(request, world, visitor, refusal=refused)
        return _see_other(f"{request.base}/cases?done=closed")

    return _signed_in(request, world, close)


def _cases(request: Request, world: World, visitor: Visitor, *, refusal: Refused | None = None) -> Answer:
    rows = []
    for brand in world.playbooks.brands():
        for case in cases.open_cases(world.records, brand):
            found = decisions.get(world.records, case.post_key)
            moment = None if found is None else found[0].moment
            rows.append(
                pages.CaseRow(
                    case=case,
                    post=None if moment is None else moment.post,
                    written_at=None if moment is None else moment.written_at,
                )
            )
    html = pages.cases_page(
        rows=rows,
        actor=visitor.actor,
        now=world.clock.now(),
        language=visitor.language,
        csrf=visitor.csrf,
        base=request.base,
        time_zone=_zone(world),
        notice=request.query.get("done"),
        refusal=refusal,
    )
    return _page(html, 200 if refusal is None else 409)


def outbox(request: Request, world: World) -> Answer:
    """``/outbox``: everything that the local outbox was given."""

    def show(visitor: Visitor) -> Answer:
        html = pages.outbox_page(
            sent=world.unsent.seen(),
            actor=visitor.actor,
            language=visitor.language,
            csrf=visitor.csrf,
            now=world.clock.now(),
            base=request.base,
            time_zone=_zone(world),
        )
        return _page(html)

    return _signed_in(request, world, show)


def static(name: str) -> Answer:
    """``/static/{name}``: style sheets."""
    asset = rendering.asset(name)
    if asset is None:
        return Answer(404, "", "text/plain")
    return Answer(200, asset.text, asset.content_type, {"cache-control": "public, max-age=31536000, immutable"})


def _signed_in(request: Request, world: World, show: Callable[[Visitor], Answer]) -> Answer:
    """The page for people with a valid cookie, and for their own forms only; strangers learn how to get in."""
    secrets = world.vault.secrets(links.SECRET)
    session = links.read_session(secrets, request.cookie(COOKIE) or "", now=world.clock.now())
    if session is None:
        return _page(pages.signin_needed_page(language=_language(request), base=request.base), 401)
    csrf = links.form_token(secrets, f"session:{session.id}")
    if request.method == "POST" and not hmac.compare_digest(request.form().get("csrf", "").encode(), csrf.encode()):
        return _problem(403, "form_expired", request)
    return show(Visitor(session.actor, csrf, _language(request)))


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
        rows += [_row(draft, world, (typed or {}).get(draft.id)) for draft in drafts.proposed(world.records, brand)]
        done += drafts.decided(world.records, brand)
    html = pages.replies_page(
        rows=rows,
        done=done,
        actor=visitor.actor,
        now=world.clock.now(),
        language=visitor.language,
        csrf=visitor.csrf,
        base=request.base,
        time_zone=_zone(world),
        notice=request.query.get("done"),
        refusal=refusal,
    )
    return _page(html, 200 if refusal is None else 409)


def _row(draft: Draft, world: World, typed: str | None) -> pages.DraftRow:
    found = decisions.get(world.records, draft.post_key)
    if found is None:
        return pages.DraftRow(draft=draft, post=None, rule_title=draft.rule, why="", typed=typed)
    decision = found[0]
    playbook = world.playbooks.version(decision.brand, decision.version)
    rule = next(rule for rule in playbook.rules if rule.id == draft.rule)
    right = right_of(decision.moment, draft.to)
    minutes = playbook.brand.service_level.first_answer_minutes
    return pages.DraftRow(
        draft=draft,
        post=decision.moment.post,
        rule_title=rule.title,
        why=rule.why,
        length=wording.length(draft.text if typed is None else typed, right.length_unit),
        max_length=right.max_length,
        due=decision.moment.received_at + timedelta(minutes=minutes),
        facts=_facts(decision),
        written_at=decision.moment.written_at,
        typed=typed,
    )


def _facts(decision: Decision) -> tuple[tuple[str, str], ...]:
    """What the reply rests on, each with where it comes from."""
    moment = decision.moment
    told = []
    if moment.wish.things:
        told.append((", ".join(moment.wish.things), "post"))
    if moment.wish.place is not None:
        told.append((moment.wish.place.name, "post"))
    if moment.customer is not None and moment.customer.visits is not None:
        told.append((f"{moment.customer.visits}", "customer"))
    return tuple(told)


def _zone(world: World) -> str:
    """In which times are told: the first brand's."""
    return next((world.playbooks.current(brand).brand.time_zone for brand in world.playbooks.brands()), "UTC")


def _language(request: Request) -> str:
    return pages.choose_language(request.headers.get("accept-language"))


def _page(html: str, status: int = 200) -> Answer:
    return Answer(status, html, "text/html; charset=utf-8", rendering.HEADERS)


def _problem(status: int, code: str, request: Request) -> Answer:
    return _page(pages.problem_page(status=status, code=code, language=_language(request), base=request.base), status)


def _see_other(path: str, headers: Mapping[str, str] | None = None) -> Answer:
    return Answer(303, "", "text/plain", {**rendering.HEADERS, "location": path, **(headers or {})})
