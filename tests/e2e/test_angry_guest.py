"""An angry guest on Facebook, of whom nobody knows how many read along: the right department by a deadline, no delight,
and a first word only where that very wording was released. In English and in German, with mail over a real SMTP server.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta

import pytest

from tests.e2e.apis import PAGE, Facebook
from tests.e2e.engine import Engine, running, until
from tests.e2e.outcome import Outcome
from tests.e2e.posts import ROOT, comment, encode, meta_signature
from tests.e2e.standin import StandIn, playing
from tests.mailserver import MailServer, mail_server

ANGRY = "Cold steak, rude waiter, and nobody even apologised. Worst evening ever, never again!"
ANGRY_GERMAN = (
    "Frechheit! Seit Wochen sind die Duschen eiskalt und niemand geht ans Telefon. So eine Abzocke, nie wieder!"
)
SECRETS = {
    "engine/smtp/sender": "Delight Engine <engine@mortons.test>",
    "notices/mortons/guest-relations/mail": "relations@mortons.test",
    "notices/studio-aktiv/member-services/mail": "service@studio-aktiv.test, zweite@studio-aktiv.test",
}
STUDIO_PAGE = "104455667788990"


@pytest.fixture(scope="module")
def page() -> Iterator[StandIn]:
    with playing(Facebook()) as standin:
        yield standin


@pytest.fixture(scope="module")
def mail() -> Iterator[MailServer]:
    with mail_server() as server:
        yield server


@pytest.fixture(scope="module")
def engine(page: StandIn, mail: MailServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    folder = tmp_path_factory.mktemp("angry")
    smtp = f"smtp://127.0.0.1:{mail.port}"
    with running(folder, api=None, facebook=page.url, smtp=smtp, secrets=SECRETS) as engine:
        yield engine


def on_studio_page(text: str, *, comment_id: str, author_id: str) -> bytes:
    payload = comment(text, comment_id=comment_id, author_id=author_id)
    return encode(json.loads(json.dumps(payload).replace(PAGE, STUDIO_PAGE)))


def deliver_to_studio(engine: Engine, raw: bytes) -> None:
    headers = {
        "content-type": "application/json",
        "x-hub-signature-256": meta_signature(raw, engine.secret("facebook/studio-aktiv-fb/app_secret")),
    }
    assert engine.webhook(raw, headers, path="/webhooks/facebook/studio-aktiv-fb").status == 200


def test_an_angry_guest_whom_nobody_knows_how_many_read(engine: Engine, page: StandIn, mail: MailServer) -> None:
    engine.deliver(comment(ANGRY, comment_id="912345678901234_610000000000001", author_id="88001"), platform="facebook")
    outcome = Outcome(engine, "facebook:912345678901234_610000000000001")
    decision = outcome.decided
    assert decision.moment.post.author.followers_count is None
    assert {verdict.rule: verdict.verdict for verdict in decision.verdicts if verdict.action == "escalate"} == {
        "angry-in-public": "approved"
    }
    assert not any(verdict.action == "notify_store" for verdict in decision.verdicts)
    case = until(lambda: outcome.case)
    assert (case.department, case.kind, case.urgent) == ("guest-relations", "complaint", False)
    assert case.answer_by == decision.moment.received_at + timedelta(minutes=15)

    # The department has a mail with its deadline and a link, and no word of the guest's.
    (told,) = until(lambda: [one for one in mail.box.mails if one["To"] == "relations@mortons.test"])
    assert "Please answer by" in told["Subject"]
    body = told.get_content()
    assert f"/cases#{case.id}" in body
    for secret in ("Cold", "Anna", "88001"):
        assert secret not in body + told["Subject"]

    # The guest has a first word at once, the released one, and just one.
    (said,) = until(lambda: page.posted)
    assert said.answers == "912345678901234_610000000000001"
    assert (
        said.text
        == (ROOT / "playbooks/mortons/texts/we-are-on-it.en.jinja")
        .read_text()
        .replace("{{ brand.signature }}", "– Guest Relations")
        .strip()
    )

    # People see the case with its department and why it is here.
    cases = engine.sign_in("Maria").get("/cases")
    for words in ("Morton's", "Guest relations", "An angry guest in public", "Cold steak"):
        assert words in cases.words
    engine.deliver(comment(ANGRY, comment_id="912345678901234_610000000000001", author_id="88001"), platform="facebook")
    engine.settle()
    assert len(page.posted) == 1


def test_the_same_in_german(engine: Engine, page: StandIn, mail: MailServer) -> None:
    before = len(page.posted)
    deliver_to_studio(engine, on_studio_page(ANGRY_GERMAN, comment_id="70001_70002", author_id="88002"))
    outcome = Outcome(engine, "facebook:70001_70002")
    decision = outcome.decided
    assert decision.brand == "studio-aktiv"
    case = until(lambda: outcome.case)
    assert (case.department, case.answer_by) == (
        "member-services",
        decision.moment.received_at + timedelta(minutes=15),
    )
    told = until(lambda: [one for one in mail.box.mails if "studio-aktiv" in str(one["To"])])
    assert {one["To"] for one in told} <= {"service@studio-aktiv.test", "zweite@studio-aktiv.test"}
    assert told[0]["Subject"].startswith("Bitte bis ")
    said = until(lambda: page.posted[before:])
    assert [one.text[:20] for one in said] == ["Wir haben dich gehör"]


def test_a_wording_that_nobody_released_is_not_said(engine: Engine, page: StandIn) -> None:
    """Morton's released its first word in English only; a German guest waits for a person."""
    before = len(page.posted)
    text = "Das Steak war eiskalt, der Kellner eine Frechheit und niemand hat sich entschuldigt. Nie wieder!"
    engine.deliver(comment(text, comment_id="912345678901234_610000000000009", author_id="88003"), platform="facebook")
    outcome = Outcome(engine, "facebook:912345678901234_610000000000009")
    held = [one for one in outcome.decided.verdicts if one.action == "hold_reply"]
    assert [(one.verdict, one.reasons[-1].code) for one in held] == [("held", "not_released")]
    assert until(lambda: outcome.case).department == "guest-relations"
    engine.settle()
    assert len(page.posted) == before
