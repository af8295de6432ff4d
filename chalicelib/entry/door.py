"""Who may see a page: one-time sign-in links, sessions, and the parts that all pages share."""

from __future__ import annotations

import hmac
import unicodedata
from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import wraps
from typing import NamedTuple

from chalicelib.books import invitations, links
from chalicelib.books.cases import ENGINE
from chalicelib.console import pages, rendering
from chalicelib.domain.errors import Refused, place
from chalicelib.entry.web import Answer, Request
from chalicelib.ports import World
from chalicelib.steps import Stopwatch

COOKIE = "delight"
SESSION = timedelta(hours=12)
_JOINERS = frozenset("\u200c\u200d")
"""What can't be seen and is part of names nevertheless, in Persian or Hindi."""


def rim(show: Callable[..., Answer]) -> Callable[..., Answer]:
    """A page whose every error becomes an answer and one line in the log; a stranger never sees a stack trace."""

    @wraps(show)
    def guarded(request: Request, world: World, **named: str) -> Answer:
        watch = Stopwatch()
        outcome, trouble = "ok", {}
        try:
            answer = show(request, world, **named)
        except Exception as error:  # noqa: BLE001  (one of the two rims)
            outcome, trouble = "broken", {"error": type(error).__name__, "place": place(error)}
            answer = problem_page(503, "unavailable", request)
            world.metrics.count("breakages", step="page")
        told = {"page": show.__name__, **trouble}
        world.log.step("page", status=answer.status, outcome=outcome, latency_ms=watch.ms(), **told)
        return answer

    return guarded


class Visitor(NamedTuple):
    """A signed-in person.

    Attributes:
        csrf: What this person's forms carry.
    """

    actor: str
    csrf: str
    language: str


@rim
def sign_in(request: Request, world: World, *, token: str) -> Answer:
    """``/signin/{token}``: GET asks for the name, POST uses the link up and signs in."""
    language = language_of(request)
    secrets = world.vault.secrets(links.SECRET)
    if not invitations.is_open(world.records, token):
        return problem_page(410, "link_used", request)
    csrf = links.form_token(secrets, f"signin:{token}")
    if request.method != "POST":
        return page(pages.signin_page(language=language, csrf=csrf, base=request.base))
    form = request.form()
    if not hmac.compare_digest(form.get("csrf", "").encode(), csrf.encode()):
        return problem_page(403, "form_expired", request)
    try:
        name = name_in(form)
    except Refused as refusal:
        return page(pages.signin_page(language=language, csrf=csrf, base=request.base, refusal=refusal), 409)
    if not invitations.redeem(world.records, token):
        return problem_page(410, "link_used", request)
    session = links.Session(name, world.ids.token(), world.clock.now() + SESSION)
    secure = "; Secure" if world.settings.public_url.startswith("https://") else ""
    cookie = f"{COOKIE}={links.session_cookie(secrets, session)}; Path=/; HttpOnly; SameSite=Lax{secure}"
    return see_other(f"{request.base}/replies", {"set-cookie": cookie})


@rim
def sign_out(request: Request, world: World) -> Answer:
    """POST ``/signout``."""
    return signed_in(
        request,
        world,
        lambda _: see_other(
            f"{request.base}/", {"set-cookie": f"{COOKIE}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0"}
        ),
    )


def signed_in(request: Request, world: World, show: Callable[[Visitor], Answer]) -> Answer:
    """The page for people with a valid cookie, and for their own forms only; strangers learn how to get in."""
    secrets = world.vault.secrets(links.SECRET)
    session = links.read_session(secrets, request.cookie(COOKIE) or "", now=world.clock.now())
    if session is None:
        by_link = world.settings.sign_in_links
        html = pages.signin_needed_page(language=language_of(request), by_link=by_link, base=request.base)
        return page(html, 401)
    csrf = links.form_token(secrets, f"session:{session.id}")
    if request.method == "POST" and not hmac.compare_digest(request.form().get("csrf", "").encode(), csrf.encode()):
        return problem_page(403, "form_expired", request)
    return show(Visitor(session.actor, csrf, language_of(request)))


def name_in(form: Mapping[str, str]) -> str:
    """How the person signs.

    Raises:
        Refused: Without a name, or with one that is too long or the engine's own.
    """
    kept = (one for one in form.get("name", "") if one.isprintable() or one.isspace() or one in _JOINERS)
    name = " ".join("".join(kept).split())
    seen = "".join(one for one in unicodedata.normalize("NFKC", name) if one.isprintable())
    if not seen:
        raise Refused("name_missing")
    if len(name) > rendering.MAX_NAME:
        raise Refused("name_too_long")
    if seen.casefold() == ENGINE:  # so it signs in timelines
        raise Refused("name_taken")
    return name


def language_of(request: Request) -> str:
    """The language that the reader's browser asks for."""
    return pages.choose_language(request.headers.get("accept-language"))


def page(html: str, status: int = 200) -> Answer:
    """An answer with the headers that every page needs."""
    return Answer(status, html, "text/html; charset=utf-8", rendering.HEADERS)


def problem_page(status: int, code: str, request: Request) -> Answer:
    """Something that can't be shown or done."""
    return page(pages.problem_page(status=status, code=code, language=language_of(request), base=request.base), status)


def see_other(path: str, headers: Mapping[str, str] | None = None) -> Answer:
    """After a form, so that loading the page again sends nothing again."""
    return Answer(303, "", "text/plain", {**rendering.HEADERS, "location": path, **(headers or {})})
