"""Anger in public, at both demo brands: to the right department by a deadline, never delighted, no unreleased words."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import msgspec
import pytest

from chalicelib.books import cases, drafts
from chalicelib.domain.decision import Decision
from chalicelib.domain.post import Author, Post, PostEvent, ReplyRight, ReplyRights
from chalicelib.engine import pipeline
from tests.worlds import STEAK, STEAK_AT, Stage, changed, demo_files, post

MORTONS, STUDIO = "mortons", "studio-aktiv"
COMMENT = "104455667788990_330000000009999"
KEY = f"facebook:{COMMENT}"
ENGLISH = "An hour in Boston, a cold steak, and your waiter laughed about it. Worst dinner in years. Never again."
GERMAN = "Was für eine Frechheit! Zum dritten Mal ist niemand am Tresen, und abgebucht wird pünktlich. Nie wieder!"
LEAVING = "Ich kündige. Seit Wochen ist die Hälfte der Geräte kaputt, und keiner antwortet auf meine Mails."


def comment(text: str, **author: Any) -> PostEvent:
    """A comment on our page on Facebook, which never tells how many follow the author."""
    return PostEvent(
        id=KEY,
        source="/platforms/facebook/accounts/104455667788990",
        type="social.post.created",
        subject=COMMENT,
        time=STEAK_AT,
        received_at=STEAK_AT,
        post=Post(
            platform="facebook",
            account_id="104455667788990",
            post_id=COMMENT,
            revision="1",
            kind="comment",
            visibility="public",
            addressed=True,
            text=text,
            author=Author(**{"id": "7100000000000999", "display_name": "Chris", **author}),
        ),
        reply=ReplyRights(
            public=ReplyRight(allowed=True, max_length=8000, length_unit="characters"),
            private=ReplyRight(allowed=True, max_length=2000, length_unit="characters"),
        ),
    )


def decided(brand: str, event: PostEvent) -> Decision:
    stage = Stage(demo_files(brand))
    return pipeline.decide_post(event, stage.playbooks.current(brand), stage.records, now=STEAK_AT).decision


def said(decision: Decision) -> dict[tuple[str, str], tuple[str, str]]:
    """(rule, action) → (verdict, the last reason)."""
    return {(one.rule, one.action): (one.verdict, one.reasons[-1].code) for one in decision.verdicts}


# (brand, what is written, the rule, its department, minutes, what becomes of the holding text)
ANGRY = [
    (MORTONS, ENGLISH, "angry-in-public", "guest-relations", 15, ("approved", "released")),
    (MORTONS, GERMAN, "angry-in-public", "guest-relations", 15, ("held", "not_released")),
    (STUDIO, GERMAN, "angry-in-public", "member-services", 15, ("approved", "released")),
    (STUDIO, ENGLISH, "angry-in-public", "member-services", 15, ("held", "not_released")),
    (STUDIO, LEAVING, "thinking-of-leaving", "member-services", 60, ("approved", "released")),
]


@pytest.mark.parametrize(("brand", "text", "rule", "department", "minutes", "held"), ANGRY)
def test_an_angry_comment_of_unknown_reach_is_handed_over_with_a_deadline(
    brand: str, text: str, rule: str, department: str, minutes: int, held: tuple[str, str]
) -> None:
    decision = decided(brand, comment(text))
    assert decision.moment.post.author.followers_count is None
    assert said(decision)[rule, "escalate"] == ("approved", "department")
    assert said(decision)[rule, "hold_reply"] == held
    assert decision.case is not None
    assert decision.case.department == department
    assert decision.case.answer_by == STEAK_AT + timedelta(minutes=minutes)
    goals = {one.id: one.goal for one in Stage(demo_files(brand)).playbooks.current(brand).rules}
    assert {goals[verdict.rule] for verdict in decision.verdicts} <= {"escalate", "care"}


@pytest.mark.parametrize(("brand", "text"), [(MORTONS, ENGLISH), (STUDIO, GERMAN)])
def test_who_is_angry_before_few_is_answered_by_a_person_without_an_alarm(brand: str, text: str) -> None:
    decision = decided(brand, comment(text, followers_count=63))
    assert said(decision) == {("complaint-to-care", "queue_reply"): ("approved", "person_approves")}
    assert decision.case is not None
    assert decision.case.kind == "complaint"


def test_a_cancelled_course_goes_to_those_who_plan_courses_however_angry_it_is_told() -> None:
    decision = decided(STUDIO, comment("Schon wieder fällt der Yogakurs aus, ohne ein Wort. Eine Frechheit!"))
    assert set(said(decision)) == {("cancelled-course", "escalate"), ("cancelled-course", "queue_reply")}
    assert decision.case is not None
    assert decision.case.department == "course-planning"


def test_a_regular_who_is_angry_gets_no_steak() -> None:
    angry = f"{ENGLISH} {STEAK.format('two hours')}"
    assert "airport-steak" in {verdict.rule for verdict in decided(MORTONS, post()).verdicts}
    assert {verdict.rule for verdict in decided(MORTONS, post(angry)).verdicts} == {
        "angry-in-public",
        "complaint-to-care",
    }


def test_a_member_who_is_angry_gets_no_treat() -> None:
    raw = demo_files(STUDIO)["examples/hundredth-with-shake.json"]
    treat = msgspec.json.decode(raw, type=PostEvent)
    assert "milestone-treat" in {verdict.rule for verdict in decided(STUDIO, treat).verdicts}
    furious = msgspec.structs.replace(treat.post, text=f"{treat.post.text} {ENGLISH}", author=Author(id="3310000107"))
    decision = decided(STUDIO, msgspec.structs.replace(treat, post=furious))
    assert {verdict.rule for verdict in decision.verdicts} == {"angry-in-public", "complaint-to-care"}


@pytest.mark.parametrize(
    ("brand", "text", "department", "reminded", "subject"),
    [
        (
            MORTONS,
            ENGLISH,
            "guest-relations",
            ["guest-relations"],  # which is the headquarters too, and told once
            "Please answer by 3:20 PM: An angry guest in public",
        ),
        (
            STUDIO,
            GERMAN,
            "member-services",
            ["member-services", "head-office"],
            "Bitte bis 20:20 Uhr antworten: Öffentlicher Ärger, den viele lesen können",
        ),
    ],
)
def test_the_department_is_told_once_and_headquarters_when_nobody_looks(
    brand: str, text: str, department: str, reminded: list[str], subject: str
) -> None:
    stage = Stage(demo_files(brand))
    for _ in range(3):
        stage.consider(comment(text))
        stage.work()
    (notice,) = stage.notices.kept.values()
    assert (notice.to, notice.subject) == (department, subject)
    assert not set(text.split()) & {word for word in notice.text.split() if len(word) > 6}
    (case,) = cases.open_cases(stage.records, brand)
    assert (case.kind, case.department, case.urgent) == ("complaint", department, False)
    stage.tick(minutes=30)
    assert [one.to for one in stage.notices.kept.values()] == [department, *reminded]


def test_only_the_released_words_leave_without_a_person() -> None:
    for brand, text, state in ((MORTONS, ENGLISH, "approved"), (MORTONS, GERMAN, None), (STUDIO, ENGLISH, None)):
        stage = Stage(demo_files(brand))
        stage.consider(comment(text))
        stage.work()
        kept = drafts.of_action(stage.records, f"{KEY}/angry-in-public/1")
        assert (None if kept is None else kept[0].by) == (drafts.RELEASED if state else None), (brand, text)
        apology = stage.draft(f"{KEY}/complaint-to-care/0")
        assert (apology.state, apology.by) == ("proposed", None)


def test_a_reworded_holding_text_waits_for_a_person_until_it_is_released_again() -> None:
    files = {**demo_files(STUDIO), "texts/we-are-on-it.de.jinja": "Ganz anders. {{ brand.signature }}"}
    stage = Stage(files)
    stage.consider(comment(GERMAN))
    assert said(stage.decision(KEY))["angry-in-public", "hold_reply"] == ("held", "not_released")
    never = changed(demo_files(STUDIO), "brand.json", lambda brand: brand.pop("released_texts"))
    stage = Stage(never)
    stage.consider(comment(GERMAN))
    assert said(stage.decision(KEY))["angry-in-public", "hold_reply"] == ("held", "not_released")
