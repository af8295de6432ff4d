"""Who may see and do what: strangers nothing, holders of a link one thing, machines that only look change nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import NamedTuple

import pytest

from app import app
from chalicelib.books import links
from tests.e2e.browser import Browser
from tests.e2e.engine import Engine, until
from tests.e2e.outcome import Outcome, accept
from tests.e2e.posts import PRAISE_TEXT, STEAK, STEAK_TEXT, praise, sample, wish

PRAISE_ID = "2098765432109881001"
OPEN = {"/health", "/static/{name}", "/webhooks/{platform}/{endpoint}"}
BY_LINK = {"/t/{token}", "/signin/{token}"}
FORGED_FORM = {
    "csrf": "forged",
    "act": "approve",
    "answer": "accept",
    "name": "Eve",
    "text": "Free steaks!",
    "seen": "",
}


class House(NamedTuple):
    """An engine in which something can be seen: a task, a draft, a case.

    Attributes:
        agent: Who is signed in.
        paths: Every route of the program, with ids of things that exist in it, by the route's pattern.
        secrets: What nobody else may read.
    """

    engine: Engine
    agent: Browser
    link: str
    paths: dict[str, str]
    secrets: tuple[str, ...]


@pytest.fixture(scope="module")
def house(shared_engine: Engine) -> House:
    engine = shared_engine
    for payload in (wish(), praise(post_id=PRAISE_ID, author_id="771"), sample("complaint__activity")):
        engine.deliver(payload)
    (message,) = until(engine.messages)
    draft, case = Outcome(engine, f"x:{PRAISE_ID}").draft, until(lambda: Outcome(engine, "x:2098771111111111111").case)
    agent = engine.sign_in("Maria")
    engine.settle()
    names = {
        "{platform}": "x",
        "{endpoint}": "mortons",
        "{draft_id}": draft.id,
        "{case_id}": case.id,
        "{token}": "forged",
        "{name}": "nothing.css",
    }
    paths = {}
    for route in app.routes:
        path = route
        for name, value in names.items():
            path = path.replace(name, value)
        paths[route] = path
    secrets = ("Peter", "petershank", "Greg", "grumpy_greg", STEAK_TEXT, PRAISE_TEXT, draft.text, "Maria", "hackensack")
    return House(engine, agent, message["link"], paths, secrets)


def strangers(house: House) -> Iterator[Browser]:
    """Nobody, and everybody who made a cookie up."""
    secret = house.engine.secret(links.SECRET)
    later = house.engine.now() + timedelta(hours=1)
    earlier = house.engine.now() - timedelta(hours=1)
    cookies = [
        None,
        "",
        "forged",
        house.agent.cookies["delight"][:-1],
        house.agent.cookies["delight"] + "A",
        links.session_cookie(["another secret"], links.Session("Eve", "session", later)),
        links.session_cookie([secret], links.Session("Eve", "session", earlier)),
        house.link.removeprefix("/t/"),
    ]
    for cookie in cookies:
        browser = house.engine.open_browser()
        if cookie is not None:
            browser.cookies["delight"] = cookie
        yield browser


def test_strangers_see_nothing_at_any_address(house: House) -> None:
    guarded = {route for route in house.paths if route not in OPEN | BY_LINK}
    assert {"/", "/replies", "/cases", "/outbox"} <= guarded
    for browser in strangers(house):
        for route, path in house.paths.items():
            for method in ("GET", "HEAD"):
                answer = browser.ask(method, path)
                if route in guarded:
                    assert answer.status == (401 if "GET" in app.routes[route] else 405), (method, path)
                elif route in BY_LINK:
                    assert answer.status in {404, 410}, (method, path)
                for secret in house.secrets:
                    assert secret not in answer.text, (method, path)


def test_strangers_change_nothing_at_any_address(house: House) -> None:
    before = house.engine.stored()
    for browser in strangers(house):
        for route, path in house.paths.items():
            if "POST" in app.routes[route] and route not in OPEN:
                answer = browser.send(path, FORGED_FORM)
                assert answer.status in ({401, 403} if route not in BY_LINK else {403, 404, 410}), path
    assert house.engine.stored() == before


@pytest.mark.parametrize("csrf", ["missing", "empty", "forged", "of another page"])
def test_a_form_that_is_not_ours_changes_nothing(house: House, csrf: str) -> None:
    task_form = house.engine.open_browser().get(house.link).form().fields["csrf"]
    ours = house.agent.get("/replies").forms[0].fields["csrf"]
    before = house.engine.stored()
    for route, path in house.paths.items():
        if "POST" not in app.routes[route] or route in OPEN:
            continue
        real = {"/t/{token}": house.link}.get(route, path)
        fields = {**FORGED_FORM}
        if csrf == "missing":
            del fields["csrf"]
        elif csrf == "empty":
            fields["csrf"] = ""
        elif csrf == "of another page":
            fields["csrf"] = ours if route in BY_LINK else task_form
        answer = house.agent.send(real, fields)
        assert answer.status == (410 if route == "/signin/{token}" else 403), real
    assert house.engine.stored() == before
    assert house.agent.get("/replies").status == 200


def test_the_agent_sees_what_strangers_do_not(house: House) -> None:
    assert PRAISE_TEXT in house.agent.get("/replies").words
    assert "grumpy_greg" in house.agent.get("/cases").words
    assert house.agent.get("/").status == house.agent.get("/outbox").status == 200


def test_whoever_signs_out_is_out(engine: Engine) -> None:
    browser = engine.sign_in("Ines")
    assert browser.get("/replies").status == 200
    assert browser.fill("/replies", {}, action="/signout").status == 303
    assert browser.get("/replies").status == 401


def test_a_mail_scanner_that_opens_every_link_uses_none_up(engine: Engine) -> None:
    engine.deliver(wish())
    (message,) = until(engine.messages)
    engine.settle()
    links_in_messages = [message["link"], engine.sign_in_path()]
    before = engine.stored()
    for path in links_in_messages * 3:
        for method in ("GET", "HEAD"):
            assert engine.open_browser().ask(method, path).status == 200
    assert engine.stored() == before

    assert accept(engine.open_browser(), message["link"], "Luis").status == 303
    assert Outcome(engine, STEAK).task.offer.by == "Luis"
    assert engine.sign_in("Maria").get("/replies").status == 200


def test_a_sign_in_link_lets_one_person_in(engine: Engine) -> None:
    first, second = engine.open_browser(), engine.open_browser()
    path = engine.sign_in_path()
    form = second.get(path).form()
    assert first.fill(path, {"name": "Maria"}).status == 303
    late = second.send(path, {**form.fields, "name": "Eve"})
    assert late.status == 410
    assert "This link has run out" in late.words
    assert second.cookies == {}
    assert second.get("/replies").status == 401


def test_links_and_sessions_that_expired_say_so(engine: Engine) -> None:
    engine.deliver(wish())
    (message,) = until(engine.messages)
    unused = engine.sign_in_path()
    engine.later(timedelta(minutes=1))
    store, agent = engine.open_browser(), engine.sign_in("Maria")
    form, sign_in_form = store.get(message["link"]).form(), store.get(unused).form()
    assert agent.get("/replies").status == 200

    engine.later(timedelta(hours=27))
    engine.settle()
    before = engine.stored()
    for answer in (
        store.get(message["link"]),
        store.send(message["link"], {**form.fields, "name": "Luis", "answer": "accept"}),
        store.get(unused),
        store.send(unused, {**sign_in_form.fields, "name": "Eve"}),
    ):
        assert answer.status == 410
        assert "This link has run out" in answer.words
    assert agent.get("/replies").status == 401
    assert engine.stored() == before


def test_a_link_that_the_sign_in_command_made_expires_by_the_engines_clock(engine: Engine) -> None:
    made = engine.delight("sign-in", "--url", engine.url)
    assert made.stdout.startswith(f"{engine.url}/signin/"), made.stderr
    path = made.stdout.strip().removeprefix(engine.url)
    assert engine.open_browser().get(path).status == 200
    engine.later(timedelta(hours=13))
    assert engine.open_browser().get(path).status == 410
