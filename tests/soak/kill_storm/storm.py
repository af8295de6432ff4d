"""The kill storm, from its first delivery to the last question.

::

    plan ──> platforms deliver ──> engine <── people on the pages          settling: the clock moves on,
                    weather: kill -9 ──^ └──> stand-ins that hide fates     then figures and checks
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from tests.e2e.engine import Engine, running
from tests.soak.kill_storm import playbook
from tests.soak.kill_storm.aftermath import gathered
from tests.soak.kill_storm.checks import problems
from tests.soak.kill_storm.figures import Figures, counted, too_calm
from tests.soak.kill_storm.people import People
from tests.soak.kill_storm.plan import Plan, made
from tests.soak.kill_storm.platforms import Deliveries, Outside, outside
from tests.soak.kill_storm.settling import settle
from tests.soak.kill_storm.weather import Weather

POSTS = 2_000
AT_ONCE = 150
"""So many things may be on their way in the engine when platforms deliver more."""
TOLD = 20
"""So many problems are told."""


def run(seed: int, folder: Path, seconds: float) -> str:
    """One storm for `storm.Storm`; it takes as long as it takes."""
    return str(blow(seed, folder))


def blow(seed: int, folder: Path) -> Figures:
    """One storm in an empty folder.

    Raises:
        AssertionError: With what doesn't hold.
    """
    plan = made(seed, posts=POSTS)
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


def _blow(plan: Plan, engine: Engine, there: Outside) -> Figures:
    weather = Weather(engine, plan, there)
    people = People(engine, plan)
    deliveries = Deliveries(engine)
    try:
        for wave in plan.waves:
            assert weather.until(lambda: engine.depth() < AT_ONCE), f"seed {plan.seed}: it doesn't get on"
            enough = len(deliveries.acknowledged) + wave.strikes_after
            deliveries.add(wave.deliveries)
            weather.until(partial(deliveries.are_acknowledged, enough))
            weather.rest(wave.and_s)
            weather.strike()
        assert weather.until(deliveries.all_over), f"seed {plan.seed}: not everything was delivered"
        settle(engine, weather, people)
    finally:
        deliveries.stop()
        people.stop()
    stopped = engine.stop()
    after = gathered(plan, engine, there, deliveries)
    figures = counted(after, deliveries, people, weather)
    found = [*problems(after), *too_calm(figures), *([] if stopped == 0 else [f"the engine stopped with {stopped}"])]
    told = "\n  ".join(found[:TOLD])
    assert not found, f"{len(found)} things don't hold with seed {plan.seed} ({figures}):\n  {told}"
    return figures
