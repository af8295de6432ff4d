"""Customers, their history, links and invitations: who is who, and who may what."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from chalicelib.books import cases, customers, decisions, invitations, links, quarantine
from chalicelib.books.customers import Handle, KnownCustomer
from chalicelib.domain.decision import CaseKind, CaseRequest
from chalicelib.domain.errors import Conflict
from chalicelib.domain.post import Author, Retraction
from chalicelib.domain.work import Case
from chalicelib.ports import Records
from tests.worlds import BRAND, STEAK_KEY, Stage, edit, post

NOW = datetime(2026, 3, 11, 19, 5, tzinfo=UTC)
SECRETS = ("new", "old")


@pytest.fixture
def stage() -> Stage:
    return Stage()


@pytest.fixture
def records(stage: Stage) -> Records:
    return stage.records.behind


def known(*handles: Handle, visits: int = 3) -> KnownCustomer:
    return KnownCustomer(id="c", visits=visits, handles=handles)


def test_a_customer_is_found_by_a_handle_that_they_told_us(records: Records) -> None:
    customers.fill(records, "b", [known(Handle(platform="x", id="1", basis="told_us"))])
    found = customers.find(records, "b", "x", Author(id="1"))
    assert found is not None
    assert (found.id, found.visits) == ("c", 3)


def test_a_handle_without_a_basis_is_never_linked(records: Records) -> None:
    customers.fill(records, "b", [known(Handle(platform="x", id="1"))])
    assert customers.find(records, "b", "x", Author(id="1")) is None


def test_a_handle_that_lost_its_basis_is_not_linked_any_more(records: Records) -> None:
    customers.fill(records, "b", [known(Handle(platform="x", id="1", basis="consent"))])
    customers.fill(records, "b", [known(Handle(platform="x", id="1"))])
    assert customers.find(records, "b", "x", Author(id="1")) is None


def test_a_handle_counts_on_its_platform_and_for_its_brand_only(records: Records) -> None:
    customers.fill(records, "b", [known(Handle(platform="x", id="1", basis="told_us"))])
    assert customers.find(records, "b", "facebook", Author(id="1")) is None
    assert customers.find(records, "another", "x", Author(id="1")) is None
    assert customers.find(records, "b", "x", Author(id=None)) is None


def test_a_seed_file_is_read_strictly() -> None:
    with pytest.raises(msgspec.ValidationError, match=r"handles\[0\]"):
        customers.read_seed(b'{"b": [{"id": "c", "handles": [{"platform": "x", "id": "1", "basis": "guessed"}]}]}')


def open_case(records: Records, number: int, *, kind: CaseKind = "complaint", person: str | None = "x:1") -> None:
    request = CaseRequest(kind=kind, department="care", reason="because")
    changes = cases.raise_case(
        records,
        request,
        brand=BRAND,
        post_key=f"x:{number}",
        person=person,
        now=NOW + timedelta(minutes=number),
        answer_minutes=60,
    )
    if changes:
        records.write(*changes)


def close_case(records: Records, number: int) -> None:
    found = cases.get(records, cases.case_id(f"x:{number}"))
    assert found is not None
    records.write(*cases.close(records, *found, by="Bo", why="closed", now=NOW))


def test_complaints_and_sensitive_matters_count_until_they_are_closed(records: Records) -> None:
    kinds: tuple[CaseKind, ...] = ("complaint", "sensitive", "care", "held", "unanswered")
    for number, kind in enumerate(kinds):
        open_case(records, number, kind=kind)
    history, _ = cases.history(records, BRAND, "x:1")
    assert set(history.open_complaints) == {cases.case_id("x:0"), cases.case_id("x:1")}
    close_case(records, 0)
    close_case(records, 1)
    assert cases.history(records, BRAND, "x:1")[0].open_complaints == ()


def test_open_cases_come_first_due_first(records: Records) -> None:
    for number in (3, 1, 2):
        open_case(records, number)
    assert [case.post_key for case in cases.open_cases(records, BRAND)] == ["x:1", "x:2", "x:3"]
    close_case(records, 2)
    assert [case.post_key for case in cases.open_cases(records, BRAND)] == ["x:1", "x:3"]


def test_two_reasons_at_once_open_one_case(records: Records) -> None:
    request = CaseRequest(kind="held", department="care", reason="because")
    first, second = (
        cases.raise_case(
            records,
            request,
            brand=BRAND,
            post_key="x:1",
            person=None,
            now=NOW,
            answer_minutes=60,
        )
        for _ in range(2)
    )
    records.write(*first)
    with pytest.raises(Conflict):
        records.write(*second)


def the_case(records: Records, number: int = 1) -> Case:
    found = cases.get(records, cases.case_id(f"x:{number}"))
    assert found is not None
    return found[0]


def test_a_weightier_reason_makes_an_open_case_weightier(records: Records) -> None:
    open_case(records, 1, kind="unanswered")
    open_case(records, 1, kind="complaint")
    assert the_case(records).kind == "complaint"
    assert [case.post_key for case in cases.open_cases(records, BRAND)] == ["x:1"]
    assert len(cases.history(records, BRAND, "x:1")[0].open_complaints) == 1


def test_a_lighter_reason_leaves_an_open_case_as_it_is(records: Records) -> None:
    open_case(records, 1, kind="complaint")
    open_case(records, 1, kind="unanswered")
    open_case(records, 1, kind="care")
    assert the_case(records).kind == "complaint"
    assert len(cases.history(records, BRAND, "x:1")[0].open_complaints) == 1


def test_a_closed_case_is_opened_again(records: Records) -> None:
    open_case(records, 1)
    close_case(records, 1)
    open_case(records, 1, kind="held")
    assert [(case.kind, case.state) for case in cases.open_cases(records, BRAND)] == [("held", "open")]
    assert [one.what for one in the_case(records).timeline] == ["opened", "closed", "opened_again"]
    assert cases.history(records, BRAND, "x:1")[0].open_complaints == ()


def test_two_complaints_of_one_person_at_once_both_count(records: Records) -> None:
    request = CaseRequest(kind="complaint", department="care", reason="because")
    first, second = (
        cases.raise_case(records, request, brand=BRAND, post_key=key, person="x:1", now=NOW, answer_minutes=60)
        for key in ("x:1", "x:2")
    )
    records.write(*first)
    with pytest.raises(Conflict):
        records.write(*second)
    open_case(records, 2)
    assert len(cases.history(records, BRAND, "x:1")[0].open_complaints) == 2


def test_whoever_is_nobody_has_no_history(records: Records) -> None:
    open_case(records, 1, person=None)
    close_case(records, 1)
    assert cases.open_cases(records, BRAND) == []


def test_an_invitation_is_good_for_one(records: Records) -> None:
    invitations.invite(records, "token", now=NOW)
    assert invitations.is_open(records, "token")
    assert invitations.redeem(records, "token")
    assert not invitations.redeem(records, "token")
    assert not invitations.is_open(records, "token")
    assert not invitations.redeem(records, "another")


def test_an_invitation_expires(stage: Stage, records: Records) -> None:
    invitations.invite(records, "token", now=NOW)
    stage.clock.at = NOW + invitations.VALID
    assert not invitations.is_open(records, "token")
    assert not invitations.redeem(records, "token")


def test_who_reads_the_records_finds_no_token(stage: Stage) -> None:
    invitations.invite(stage.records, "token-of-today", now=NOW)
    assert "token-of-today" not in str(stage.picture())


def test_a_tasks_link_names_its_task_and_offer() -> None:
    token = links.task_token(SECRETS, task_id="t", offer=2, expires=NOW)
    assert links.read_task_token(SECRETS, token) == links.TaskLink("t", 2, NOW)
    assert token == links.task_token(SECRETS, task_id="t", offer=2, expires=NOW)


def test_a_link_survives_one_rotation_of_the_secret_and_not_two() -> None:
    token = links.task_token(("old",), task_id="t", offer=1, expires=NOW)
    assert links.read_task_token(SECRETS, token) is not None
    assert links.read_task_token(("newer", "new"), token) is None


def test_a_link_is_no_cookie_and_a_cookie_no_link() -> None:
    session = links.Session("Bo", "s1", NOW)
    cookie = links.session_cookie(SECRETS, session)
    assert links.read_session(SECRETS, cookie, now=NOW - timedelta(seconds=1)) == session
    assert links.read_task_token(SECRETS, cookie) is None
    token = links.task_token(SECRETS, task_id="t", offer=1, expires=NOW)
    assert links.read_session(SECRETS, token, now=NOW - timedelta(days=1)) is None


def test_a_cookie_expires() -> None:
    cookie = links.session_cookie(SECRETS, links.Session("Bo", "s1", NOW))
    assert links.read_session(SECRETS, cookie, now=NOW) is None


@pytest.mark.parametrize("where", [0, 5, -1])
def test_a_changed_token_is_not_ours(where: int) -> None:
    token = list(links.task_token(SECRETS, task_id="t", offer=1, expires=NOW))
    token[where] = "A" if token[where] != "A" else "Q"
    assert links.read_task_token(SECRETS, "".join(token)) is None


@pytest.mark.parametrize("token", ["", ".", "a.b", "…", "a" * 5000, "eyJhIjoxfQ.AAAA", "\x00", "\ud800.a"])
def test_nonsense_is_not_ours(token: str) -> None:
    assert links.read_task_token(SECRETS, token) is None
    assert links.read_session(SECRETS, token, now=NOW) is None


def test_without_a_secret_nothing_is_signed_and_nothing_read() -> None:
    with pytest.raises(LookupError, match="vault"):
        links.task_token((), task_id="t", offer=1, expires=NOW)
    with pytest.raises(LookupError, match="vault"):
        links.read_task_token((), "a.b")


def test_a_forms_token_is_bound_to_what_it_is_about() -> None:
    assert links.form_token(SECRETS, "session-1") == links.form_token(SECRETS, "session-1")
    assert links.form_token(SECRETS, "session-1") != links.form_token(SECRETS, "session-2")


def test_every_id_of_an_edited_post_leads_to_it(stage: Stage) -> None:
    stage.consider(edit("@Mortons hm"))
    for key in (STEAK_KEY, "x:2098768888888888888"):
        assert decisions.resolve(stage.records, key) == STEAK_KEY
    assert decisions.resolve(stage.records, "x:unheard") == "x:unheard"


def test_a_mark_of_a_post_that_never_came_is_kept_for_a_month(stage: Stage) -> None:
    records = stage.records
    records.write(decisions.retract(Retraction(key="x:1", account_id="a"), "x:1", now=NOW))
    assert decisions.is_retracted(records, ["x:0", "x:1"])
    stage.clock.at = NOW + decisions.RETRACTION_KEPT
    assert not decisions.is_retracted(records, ["x:1"])


def test_a_decision_is_kept_as_it_was_made(stage: Stage) -> None:
    stage.consider(post())
    first = stage.decision()
    found = decisions.get(stage.records, STEAK_KEY)
    assert found == (first, 1)
    assert decisions.get(stage.records, "x:unheard") is None


def test_the_same_unreadable_body_is_kept_once(records: Records) -> None:
    kept = quarantine.Kept("x", "mortons", "$.data", "is missing", "raw/1", NOW.isoformat())
    records.write(quarantine.keep(kept))
    records.write(quarantine.keep(kept))
    assert quarantine.kept(records) == [kept]
