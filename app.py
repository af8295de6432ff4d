"""Every route and every Lambda function, shapes only: at most four statements each.

`delight serve` and Lambda run the same routes. Each imports what it needs when it is called: whoever takes a webhook in
on AWS never waits for what decides.
"""

from __future__ import annotations

import gc
from typing import Any

from chalice.app import Chalice, Rate, Response

from chalicelib import bootstrap
from chalicelib.entry import web
from chalicelib.entry.web import Answer, Request
from chalicelib.steps import Stopwatch

gc.set_threshold(50_000)
"""What a start makes stays: to look through it again and again for garbage would be a tenth of a cold start."""

app = Chalice(app_name="delight-engine")
EVENT = ["application/json"]
FORM = ["application/x-www-form-urlencoded"]


@app.middleware("http")
def answered(event: Any, get_response: Any) -> Any:
    response = get_response(event)
    bootstrap.answered()
    return response


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


@app.route("/webhooks/{platform}/{endpoint}", methods=["POST"], content_types=EVENT)
def event(platform: str, endpoint: str) -> Response:
    from chalicelib.entry import webhooks

    return _response(webhooks.event(_request(), bootstrap.the_world(), platform=platform, endpoint=endpoint))


@app.route("/webhooks/{platform}/{endpoint}", methods=["GET"])
def challenge(platform: str, endpoint: str) -> Response:
    from chalicelib.entry import webhooks

    return _response(webhooks.challenge(_request(), bootstrap.the_world(), platform=platform, endpoint=endpoint))


@app.route("/health", methods=["GET"])
def health() -> Response:
    from chalicelib.entry import health as page

    return _response(page.health(bootstrap.the_world()))


@app.route("/t/{token}", methods=["GET"])
def task(token: str) -> Response:
    from chalicelib.entry import store_page

    return _response(store_page.task(_request(), bootstrap.the_world(), token=token))


@app.route("/t/{token}", methods=["POST"], content_types=FORM)
def answer_task(token: str) -> Response:
    from chalicelib.entry import store_page

    return _response(store_page.task(_request(), bootstrap.the_world(), token=token))


@app.route("/signin/{token}", methods=["GET"])
def sign_in(token: str) -> Response:
    from chalicelib.entry import door

    return _response(door.sign_in(_request(), bootstrap.the_world(), token=token))


@app.route("/signin/{token}", methods=["POST"], content_types=FORM)
def redeem(token: str) -> Response:
    from chalicelib.entry import door

    return _response(door.sign_in(_request(), bootstrap.the_world(), token=token))


@app.route("/signout", methods=["POST"], content_types=FORM)
def sign_out() -> Response:
    from chalicelib.entry import door

    return _response(door.sign_out(_request(), bootstrap.the_world()))


@app.route("/", methods=["GET"])
def home() -> Response:
    from chalicelib.entry import pages

    return _response(pages.home(_request(), bootstrap.the_world()))


@app.route("/replies", methods=["GET"])
def replies() -> Response:
    from chalicelib.entry import pages

    return _response(pages.replies(_request(), bootstrap.the_world()))


@app.route("/replies/{draft_id}", methods=["POST"], content_types=FORM)
def reply(draft_id: str) -> Response:
    from chalicelib.entry import pages

    return _response(pages.reply(_request(), bootstrap.the_world(), draft_id=draft_id))


@app.route("/cases", methods=["GET"])
def cases() -> Response:
    from chalicelib.entry import pages

    return _response(pages.cases_page(_request(), bootstrap.the_world()))


@app.route("/cases/{case_id}", methods=["POST"], content_types=FORM)
def case(case_id: str) -> Response:
    from chalicelib.entry import pages

    return _response(pages.close_case(_request(), bootstrap.the_world(), case_id=case_id))


@app.route("/outbox", methods=["GET"])
def outbox() -> Response:
    from chalicelib.entry import pages

    return _response(pages.outbox(_request(), bootstrap.the_world()))


@app.route("/static/{name}", methods=["GET"])
def static(name: str) -> Response:
    from chalicelib.entry import pages

    return _response(pages.static(name))


@app.on_sqs_message(queue="raw", name="normalise", batch_size=10)
def normalise(event: Any) -> Any:
    from chalicelib.entry import functions

    return functions.normalise(event.to_dict())


@app.on_sqs_message(queue="items.fifo", name="consider", batch_size=10)
def consider(event: Any) -> Any:
    from chalicelib.entry import functions

    return functions.consider(event.to_dict())


@app.on_sqs_message(queue="effects", name="act", batch_size=10)
def act(event: Any) -> Any:
    from chalicelib.entry import functions

    return functions.act(event.to_dict())


@app.schedule(Rate(1, unit=Rate.MINUTES), name="follow_up")
def follow_up(event: Any) -> None:
    from chalicelib.entry import functions

    functions.follow_up()


@app.on_cw_event({"source": ["aws.s3"], "detail-type": ["Object Created"]}, name="playbook_changed")
def playbook_changed(event: Any) -> None:
    from chalicelib.entry import functions

    functions.uploaded(event.to_dict())


@app.lambda_function(name="pages")
def pages(event: Any, context: Any) -> Any:
    """Every page, in a function of its own: whoever takes webhooks in needs none of its rights."""
    bootstrap.the_engine()
    return app(event, context)
