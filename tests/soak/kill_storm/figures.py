"""What was counted in a storm, and whether it was one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tests.soak.kill_storm.aftermath import Aftermath
from tests.soak.kill_storm.checks import TELLING
from tests.soak.kill_storm.people import People
from tests.soak.kill_storm.platforms import Deliveries
from tests.soak.kill_storm.weather import Weather


class Figures(NamedTuple):
    """Counts.

    Attributes:
        acknowledged: Deliveries, of all that were begun (`tried`).
        kills_in_flight: Of the kills, those while a stand-in left a send hanging.
        decisions: Posts that have one.
        taken_back: Posts of which the engine knows that.
        replies: That stand on a platform.
        refused: Replies that a platform didn't want.
        hidden: Sends after which nobody could know whether they arrived.
        timers: That rang, by what came of it.
        purse_empty: How many wishes met an empty purse.
        calls: Of the brand's program.
        people: What they did, by act.
    """

    seed: int
    posts: int
    tried: int
    acknowledged: int
    kills: int
    kills_in_flight: int
    decisions: int
    taken_back: int
    replies: int
    refused: int
    hidden: int
    timers: Mapping[str, int]
    purse_empty: int
    calls: int
    people: Mapping[str, int]

    def __str__(self) -> str:
        timers = ", ".join(f"{count} {what}" for what, count in self.timers.items())
        people = ", ".join(f"{count} {act}" for act, count in sorted(self.people.items()))
        return (
            f"{self.posts} posts, {self.acknowledged} of {self.tried} deliveries acknowledged, {self.kills} kills "
            f"({self.kills_in_flight} in flight), {self.decisions} decisions, {self.taken_back} taken back, "
            f"{self.replies} replies, {self.refused} refused, {self.hidden} hidden fates, timers: {timers}; "
            f"{self.purse_empty} empty purses, {self.calls} calls; people: {people}"
        )


def counted(after: Aftermath, deliveries: Deliveries, people: People, weather: Weather) -> Figures:
    """Of a storm that is over."""
    kept = after.kept.values()
    effects = Counter((one.planned.do, one.state) for post in kept for one in post.effects.values())
    tasks = [task for post in kept for task in post.tasks.values()]
    states = Counter(task.state for task in tasks)
    verdicts = [verdict for post in kept if post.decision is not None for verdict in post.decision.verdicts]
    overdue = [
        one for post in kept for one in post.effects.values() if one.planned.settings.get("message") == "overdue"
    ]
    return Figures(
        seed=after.plan.seed,
        posts=len(after.kept),
        tried=len(deliveries.tried),
        acknowledged=len(deliveries.acknowledged),
        kills=weather.kills,
        kills_in_flight=weather.kills_in_flight,
        decisions=sum(post.decision is not None for post in kept),
        taken_back=sum(post.taken_back for post in kept),
        replies=sum(len(seen.posted) for seen in after.seen.values()),
        refused=effects["send_reply", "gave_up"],
        hidden=sum(
            one.answers is not None and one.met not in TELLING for seen in after.seen.values() for one in seen.asked
        ),
        timers={
            "silences": sum(offer.answer == "silent" for task in tasks for offer in task.offers),
            "unfilled": states["unfilled"],
            "deadlines": states["done"],
            "reminders": len(overdue),
        },
        purse_empty=sum(reason.code == "purse_empty" for verdict in verdicts for reason in verdict.reasons),
        calls=effects["call_webhook", "done"],
        people=dict(people.did),
    )


def too_calm(figures: Figures) -> Iterator[str]:
    """What a storm needs and this one lacked."""
    least = {
        "kills": 20,
        "kills_in_flight": 5,
        "hidden": 50,
        "refused": 1,
        "purse_empty": 1,
        "calls": 50,
        "taken_back": 20,
    }
    yield from (
        f"only {getattr(figures, name)} {name}" for name, count in least.items() if getattr(figures, name) < count
    )
    yield from (f"no {what}" for what, count in figures.timers.items() if not count)
    yield from (
        f"nobody could {act}" for act in ("approve", "reject", "accept", "decline") if not figures.people.get(act)
    )
    if figures.acknowledged == figures.tried:
        yield "every delivery was acknowledged"
