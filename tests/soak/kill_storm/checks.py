"""What must hold when a storm is over. Each check tells every case in which it doesn't; `CHECKS` is the list."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator

from chalicelib.books import cases
from chalicelib.domain.post import is_newer
from chalicelib.domain.work import Effect
from chalicelib.ports import Key
from tests.e2e.engine import Platform
from tests.e2e.standin import Asked, Behaviour
from tests.soak.kill_storm.aftermath import BRAND, Aftermath, Kept
from tests.soak.kill_storm.envelopes import Post
from tests.soak.kill_storm.plan import REFUSALS
from tests.soak.kill_storm.settling import ALWAYS

TELLING: frozenset[Behaviour] = frozenset({"take", "too_many"})
"""After any other answer, or none, the engine can't know whether the reply is there."""
OVER = frozenset({"done", "gave_up", "cancelled"})


def nobody_was_refused(after: Aftermath) -> Iterator[str]:
    yield from after.refused
    if after.quarantined:
        yield f"{after.quarantined} deliveries were quarantined"


def the_engine_never_broke(after: Aftermath) -> Iterator[str]:
    if "Traceback" in after.output:
        yield after.output[after.output.index("Traceback") :][:2_000]


def each_post_has_its_decision(after: Aftermath) -> Iterator[str]:
    """Exactly one where it was acknowledged; none or one where it was only tried, or taken back, perhaps before anybody
    looked at it; none where it was never delivered, nor on an edit by itself."""
    yield from (f"{key}: an edit was decided by itself" for key in after.astray)
    for key, kept in after.kept.items():
        tried, acknowledged = after.tried.get(key, frozenset()), after.acknowledged.get(key, frozenset())
        if kept.decision is None and acknowledged and None not in tried:
            yield f"{key}: acknowledged and not decided"
        if kept.decision is not None and not tried - {None}:
            yield f"{key}: decided and never delivered"


def each_decision_is_on_the_newest_text(after: Aftermath) -> Iterator[str]:
    """Of the revisions that were acknowledged, unless the post was taken back."""
    for key, kept in after.kept.items():
        if kept.decision is None or kept.taken_back:
            continue
        post = after.plan.posts[key]
        texts = {post.name_of(number): revision.text for number, revision in enumerate(post.revisions)}
        decided = kept.decision.revision
        if kept.decision.moment.post.text != texts.get(decided):
            yield f"{key}: the text is not that of revision {decided}"
        for told in after.acknowledged.get(key, frozenset()):
            if told is not None and is_newer(told, decided):
                yield f"{key}: {told} was acknowledged, and the decision is on {decided}"


def nothing_goes_on_about_what_was_taken_back(after: Aftermath) -> Iterator[str]:
    for key, kept in after.kept.items():
        if None not in after.acknowledged.get(key, frozenset()):
            continue
        if not kept.taken_back:
            yield f"{key}: taken back, and nobody knows"
        yield from (
            f"{one.key}: its draft is {one.state}"
            for one in kept.drafts.values()
            if one.state in {"proposed", "approved"}
        )
        if kept.case is not None and kept.case.state == "open" and kept.case.kind != "sensitive":
            yield f"{key}: taken back, and its case is open ({kept.case.reason})"


def every_effect_is_over(after: Aftermath) -> Iterator[str]:
    """None waits, is blocked, is being done, or has an unknown fate; what was done has its receipt."""
    for effect in _effects(after):
        if effect.state not in OVER or effect.due_at is not None:
            yield f"{effect.planned.key}: still {effect.state} ({effect.problem})"
        if (effect.state == "done") is not (effect.receipt is not None):
            yield f"{effect.planned.key}: {effect.state}, and its receipt is {effect.receipt}"


def each_reply_went_out_once(after: Aftermath) -> Iterator[str]:
    """Each send that is done names the one reply that stands there with its text; nothing else stands there.

    Of two replies in the same words below comments of one thread, Facebook doesn't tell which answers which.
    """
    claimed: Counter[tuple[str, str]] = Counter()
    for platform, seen in after.seen.items():
        posted = {one.id: one for one in seen.posted}
        threads = _threads(after, platform)
        for post, kept, effect in _sends(after, platform):
            draft = kept.drafts[effect.planned.key.removesuffix("/send")]
            if (effect.state == "done") is not (draft.state == "sent"):
                yield f"{effect.planned.key}: {effect.state}, and its draft is {draft.state}"
            if effect.receipt is None:
                continue
            claimed[platform, effect.receipt.provider_id] += 1
            reply = posted.get(effect.receipt.provider_id)
            if effect.receipt.provider != platform or reply is None:
                yield f"{effect.planned.key}: done, and not there"
            elif reply.text != draft.text or threads[reply.answers] != threads[post.first.id]:
                yield f"{effect.planned.key}: its receipt names another reply"
        yield from (
            f"{platform}: nobody's reply to {one.answers}" for one in seen.posted if not claimed[platform, one.id]
        )
    yield from (f"{reply} is on several receipts" for reply, times in claimed.items() if times > 1)


def whoever_hides_a_fate_is_asked_before_it_is_tried_again(after: Aftermath) -> Iterator[str]:
    for platform, seen in after.seen.items():
        first = {
            one.id: post for post in after.plan.posts.values() if post.platform == platform for one in post.revisions
        }
        hidden: dict[tuple[str, str | None], Asked] = {}
        for asked in seen.asked:
            if asked.answers is None:
                hidden = {send: one for send, one in hidden.items() if not _looks_for(asked, first[send[0]])}
                continue
            send = (asked.answers, asked.text)
            if send in hidden:
                yield f"{platform}: {asked.answers} was tried again after {hidden[send].met} without a look"
            if asked.met not in TELLING:
                hidden[send] = asked
        yield from (f"{platform}: nobody looked for {one.answers} after {one.met}" for one in hidden.values())


def only_what_a_platform_refuses_is_given_up(after: Aftermath) -> Iterator[str]:
    """And then there is a case that says so."""
    for post_key, kept in after.kept.items():
        post = after.plan.posts[post_key]
        fate = after.plan.fates[post.platform].get(post.first.id, ())
        for effect in kept.effects.values():
            if effect.state != "gave_up":
                continue
            if effect.planned.do != "send_reply" or REFUSALS.isdisjoint(fate):
                yield f"{effect.planned.key}: gave up: {effect.problem}"
            if kept.case is None or not cases.tells_of_giving_up(kept.case):
                yield f"{effect.planned.key}: gave up, and no case says so"


def every_task_is_over(after: Aftermath) -> Iterator[str]:
    for kept in after.kept.values():
        yield from (
            f"{one.key}: still {one.state}" for one in kept.tasks.values() if one.state in {"offered", "accepted"}
        )


def no_money_is_kept_for_what_did_not_happen(after: Aftermath) -> Iterator[str]:
    """It stays reserved for what a store has done, and for nothing else; each purse holds the sum, within its limit."""
    sums: Counter[tuple[str, str]] = Counter()
    for kept in after.kept.values():
        for one in kept.reservations:
            task = kept.tasks.get(one.planned_key)
            sums[one.purse, one.period] += one.cents if one.state == "reserved" else 0
            if (one.state == "reserved") is not (task is not None and task.state == "done"):
                yield f"{one.planned_key}: {one.state}, and its task is {task and task.state}"
    for (purse, period), cents in sums.items():
        stored = after.records.get(Key(f"purse#{BRAND}#{purse}", period))
        counted = 0 if stored is None else stored.counters.get("cents", 0)
        if counted != cents or cents > after.plan.purse_cents:
            yield f"purse {purse} of {period} says {counted}; reserved are {cents}"


def nothing_is_left_on_a_queue(after: Aftermath) -> Iterator[str]:
    """No message, no lease, no dead letter."""
    yield from (f"{count} in {queue}" for queue, count in after.queued.items() if count)


def no_timer_is_left(after: Aftermath) -> Iterator[str]:
    yield from (
        f"{one.key.partition} rings at {one.due and one.due.at}" for one in after.records.due("timers", now=ALWAYS)
    )


def people_see_what_waits_for_them_and_nothing_else(after: Aftermath) -> Iterator[str]:
    everything = after.kept.values()
    waiting = {
        "tasks": {one.id for kept in everything for one in kept.tasks.values() if one.state in {"offered", "accepted"}},
        "drafts": {one.id for kept in everything for one in kept.drafts.values() if one.state == "proposed"},
        "cases": {kept.case.id for kept in everything if kept.case is not None and kept.case.state == "open"},
    }
    for board, shown in after.on_boards.items():
        if shown != waiting[board]:
            yield f"{board}: {len(shown - waiting[board])} too many, {len(waiting[board] - shown)} missing"


def open_complaints_are_known_against_their_person(after: Aftermath) -> Iterator[str]:
    """So that no delight meets them, and nobody is kept from it for nothing."""
    persons: dict[str, set[str]] = defaultdict(set)
    for kept in after.kept.values():
        if kept.case is not None and kept.case.person is not None and kept.case.kind in cases.BLOCKING:
            persons[kept.case.person] |= {kept.case.id} if kept.case.state == "open" else set()
    for person, complaints in persons.items():
        known = set(cases.history(after.records, BRAND, person)[0].open_complaints)
        if known != complaints:
            yield f"{person}: {len(known - complaints)} complaints too many, {len(complaints - known)} missing"


def nobody_who_spoke_to_us_is_left_without_answer_and_case(after: Aftermath) -> Iterator[str]:
    for key, kept in after.kept.items():
        decision = kept.decision
        if decision is None or kept.taken_back or kept.case is not None:
            continue
        asks = decision.moment.post.addressed or decision.moment.reply.public.allowed
        states = {one.state for one in kept.drafts.values()} & {"proposed", "sent", "rejected"}
        if asks and not states:
            yield f"{key}: no reply and no case"


def our_people_were_told_of_what_is_done(after: Aftermath) -> Iterator[str]:
    """Each message in the local outbox is an effect's, and each effect that was done through it is there."""
    keys = {effect.planned.key for effect in _effects(after)}
    yield from (f"{key}: a message that nobody planned" for key in after.messages - keys)
    for effect in _effects(after):
        if (
            effect.receipt is not None
            and effect.receipt.provider == "outbox"
            and effect.planned.key not in after.messages
        ):
            yield f"{effect.planned.key}: done, and no message is there"


def the_program_was_told_of_what_is_done(after: Aftermath) -> Iterator[str]:
    """It knows a repetition by its id, so each call may come again; but what is done came, and nothing else did."""
    calls = [effect for effect in _effects(after) if effect.planned.do == "call_webhook"]
    came = {one.id for one in after.program.posted}
    yield from (f"{key}: a call that nobody planned" for key in came - {effect.planned.key for effect in calls})
    for effect in calls:
        if effect.state == "done" and effect.planned.key not in came:
            yield f"{effect.planned.key}: done, and the program doesn't know"


def no_limit_is_passed(after: Aftermath) -> Iterator[str]:
    """Nobody is thanked twice within a week."""
    thanked: Counter[tuple[str, str]] = Counter()
    for key, kept in after.kept.items():
        post = after.plan.posts[key]
        draft = kept.drafts.get(f"{key}/thanks-for-praise/0")
        if draft is not None and draft.state in {"proposed", "sent"}:
            thanked[post.platform, post.author] += 1
    yield from (f"{person}: thanked {times} times" for person, times in thanked.items() if times > 1)


CHECKS: tuple[Callable[[Aftermath], Iterator[str]], ...] = (
    nobody_was_refused,
    the_engine_never_broke,
    each_post_has_its_decision,
    each_decision_is_on_the_newest_text,
    nothing_goes_on_about_what_was_taken_back,
    every_effect_is_over,
    each_reply_went_out_once,
    whoever_hides_a_fate_is_asked_before_it_is_tried_again,
    only_what_a_platform_refuses_is_given_up,
    every_task_is_over,
    no_money_is_kept_for_what_did_not_happen,
    nothing_is_left_on_a_queue,
    no_timer_is_left,
    people_see_what_waits_for_them_and_nothing_else,
    open_complaints_are_known_against_their_person,
    nobody_who_spoke_to_us_is_left_without_answer_and_case,
    our_people_were_told_of_what_is_done,
    the_program_was_told_of_what_is_done,
    no_limit_is_passed,
)


def problems(after: Aftermath) -> list[str]:
    """Everything that doesn't hold."""
    return [f"{check.__name__.replace('_', ' ')}: {told}" for check in CHECKS for told in check(after)]


def _effects(after: Aftermath) -> Iterator[Effect]:
    for kept in after.kept.values():
        yield from kept.effects.values()


def _sends(after: Aftermath, platform: Platform) -> Iterator[tuple[Post, Kept, Effect]]:
    for key, kept in after.kept.items():
        post = after.plan.posts[key]
        for effect in kept.effects.values():
            if effect.planned.do == "send_reply" and post.platform == platform:
                yield post, kept, effect


def _threads(after: Aftermath, platform: Platform) -> dict[str, str]:
    """Native id → what tells its replies from others: on X the post itself, on Facebook the thread."""
    return {
        one.id: post.first.id if platform == "x" else post.conversation
        for post in after.plan.posts.values()
        if post.platform == platform
        for one in post.revisions
    }


def _looks_for(asked: Asked, post: Post) -> bool:
    """Whether a GET asks for our replies to a post."""
    if post.platform == "x":
        return f"since_id={post.first.id}" in asked.path
    return asked.path.startswith(f"/{post.conversation}/comments")
