"""The kill storm, from its first delivery to the last question."""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path

from tests.e2e.engine import Engine, running
from tests.soak.kill_storm import playbook
from tests.soak.kill_storm.aftermath import Aftermath, gathered
from tests.soak.kill_storm.checks import TELLING, problems
from tests.soak.kill_storm.people import People
from tests.soak.kill_storm.plan import WAVES, Plan, made
from tests.soak.kill_storm.platforms import Deliveries, Outside, outside
from tests.soak.kill_storm.settling import settle
from tests.soak.kill_storm.weather import Weather

POSTS = 2_000
AT_ONCE = 150
"""So many things may be on their way in the engine when platforms deliver more."""
TOLD = 20
"""So many problems are told."""


def run(seed: int, folder: Path, seconds: float = 0.0, *, posts: int = POSTS, waves: int = WAVES) -> str:
    """One storm; what was counted. It takes as long as it takes."""
    plan = made(seed, posts=posts, waves=waves)
    with outside(plan) as there:
        playbooks = playbook.changed(folder, program=there.program.address())
        with running(
            folder / "engine",
            api=there.x.address(),
            facebook=there.facebook.address(),
            secrets={playbook.SECRET: "of the program"},
            playbooks=playbooks,
        ) as engine:
            return _blow(plan, engine, there)


def _blow(plan: Plan, engine: Engine, there: Outside) -> str:
    begun = time.monotonic()
    weather = Weather(engine, plan, there)
    people = People(engine, plan)
    deliveries = Deliveries(engine)
    try:
        for wave in plan.waves:
            assert weather.until(lambda: engine.depth() < AT_ONCE), "it doesn't get on"
            before = len(deliveries.acknowledged)
            deliveries.add(wave.deliveries)
            weather.until(lambda: len(deliveries.acknowledged) >= before + wave.strikes_after)
            weather.rest(wave.and_s)
            weather.strike()
        assert weather.until(deliveries.all_over), "not everything was delivered"
        print("delivered", time.monotonic() - begun)
        settle(engine, weather, people)
    finally:
        deliveries.stop()
        people.stop()
    stopped = engine.stop()
    after = gathered(plan, engine, there, deliveries)
    figures = _figures(after, deliveries, people, weather)
    found = problems(after) + ([] if stopped == 0 else [f"the engine stopped with {stopped}"])
    if found:
        told = "\n  ".join(found[:TOLD])
        raise AssertionError(f"{len(found)} things don't hold with seed {plan.seed} ({figures}):\n  {told}")
    return figures


def _figures(after: Aftermath, deliveries: Deliveries, people: People, weather: Weather) -> str:
    kept = after.kept.values()
    effects = Counter((one.planned.do, one.state) for post in kept for one in post.effects.values())
    offers = Counter(offer.answer for post in kept for task in post.tasks.values() for offer in task.offers)
    tasks = Counter(task.state for post in kept for task in post.tasks.values())
    reminded = sum(one.planned.settings.get("message") == "overdue" for post in kept for one in post.effects.values())
    hidden = sum(one.met not in {*TELLING, None} for seen in after.seen.values() for one in seen.asked)
    purse = sum(
        reason.code == "purse_empty" for post in kept if post.decision for verdict in post.decision.verdicts for reason in verdict.reasons
    )
    return (
        f"{len(after.kept)} posts, {len(deliveries.acknowledged)} of {len(deliveries.tried)} deliveries acknowledged, "
        f"{weather.kills} kills, {weather.kills_in_flight} in flight, "
        f"{sum(post.decision is not None for post in kept)} decisions, "
        f"{sum(post.taken_back for post in kept)} taken back, "
        f"{effects['send_reply', 'done']} replies, {effects['send_reply', 'gave_up']} refused, {hidden} hidden fates, "
        f"timers: {offers['silent']} silences, {tasks['unfilled']} unfilled, {tasks['done']} deadlines, {reminded} reminders; "
        f"purse empty {purse} times; {effects['call_webhook', 'done']} calls; people: {dict(people.did)}"
    )
