"""Every route, shapes only: at most four statements each. `delight serve` and Lambda run the same handlers."""

from __future__ import annotations

from typing import Any

from chalice.app import Chalice, Response

from chalicelib import bootstrap
from chalicelib.entry import door, pages, store_page, web, webhooks
from chalicelib.entry import health as health_page
from chalicelib.entry.web import Answer, Request
from chalicelib.steps import Stopwatch

app = Chalice(app_name="delight-engine")
FORM = ["application/x-www-form-urlencoded"]


@app.middleware("http")
def tell(event: Any, get_response: Any) -> Any:
    """What the framework itself refuses is told as everything else."""
    watch, response = Stopwatch(), get_response(event)
    if response.status_code not in web.REFUSALS:
        return response
    return _response(web.refused(response.status_code, bootstrap.the_world(), watch))


def _request() -> Request:
    asked: Any = app.current_request  # never None inside a view
    headers = {name.lower(): value for name, value in asked.headers.items()}
    base = bootstrap.the_world().settings.base_path
    return Request(asked.method, headers, dict(asked.query_params or {}), asked.raw_body, base)


def _response(answer: Answer) -> Response:
    headers: dict[str, str | list[str]] = {"Content-Type": answer.content_type, **answer.headers}
    return Response(body=answer.body, status_code=answer.status, headers=headers)


@app.route("/webhooks/{platform}/{endpoint}", methods=["POST"], content_types=list(webhooks.CONTENT_TYPES))
def event(platform: str, endpoint: str) -> Response:
    return _response(webhooks.event(_request(), bootstrap.the_world(), platform=platform, endpoint=endpoint))


@app.route("/webhooks/{platform}/{endpoint}", methods=["GET"])
def challenge(platform: str, endpoint: str) -> Response:
    return _response(webhooks.challenge(_request(), bootstrap.the_world(), platform=platform, endpoint=endpoint))


@app.route("/health", methods=["GET"])
def health() -> Response:
    return _response(health_page.health(bootstrap.the_world()))


@app.route("/t/{token}", methods=["GET"])
def task(token: str) -> Response:
    return _response(store_page.task(_request(), bootstrap.the_world(), token=token))


@app.route("/t/{token}", methods=["POST"], content_types=FORM)
def answer_task(token: str) -> Response:
    return _response(store_page.task(_request(), bootstrap.the_world(), token=token))


@app.route("/signin/{token}", methods=["GET"])
def sign_in(token: str) -> Response:
    return _response(door.sign_in(_request(), bootstrap.the_world(), token=token))


@app.route("/signin/{token}", methods=["POST"], content_types=FORM)
def redeem(token: str) -> Response:
    return _response(door.sign_in(_request(), bootstrap.the_world(), token=token))


@app.route("/signout", methods=["POST"], content_types=FORM)
def sign_out() -> Response:
    return _response(door.sign_out(_request(), bootstrap.the_world()))


@app.route("/", methods=["GET"])
def home() -> Response:
    return _response(pages.home(_request(), bootstrap.the_world()))


@app.route("/replies", methods=["GET"])
def replies() -> Response:
    return _response(pages.replies(_request(), bootstrap.the_world()))


@app.route("/replies/{draft_id}", methods=["POST"], content_types=FORM)
def reply(draft_id: str) -> Response:
    return _response(pages.reply(_request(), bootstrap.the_world(), draft_id=draft_id))


@app.route("/cases", methods=["GET"])
def cases() -> Response:
    return _response(pages.cases_page(_request(), bootstrap.the_world()))


@app.route("/cases/{case_id}", methods=["POST"], content_types=FORM)
def case(case_id: str) -> Response:
    return _response(pages.close_case(_request(), bootstrap.the_world(), case_id=case_id))


@app.route("/outbox", methods=["GET"])
def outbox() -> Response:
    return _response(pages.outbox(_request(), bootstrap.the_world()))


@app.route("/static/{name}", methods=["GET"])
def static(name: str) -> Response:
    return _response(pages.static(name))
