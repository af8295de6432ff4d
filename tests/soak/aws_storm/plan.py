"""A few conversations for one seed: more wishes than the purse can pay, most things told twice, much of it edited."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from random import Random

from tests.e2e.engine import WEDNESDAY, Platform
from tests.e2e.posts import encode
from tests.soak.kill_storm import envelopes
from tests.soak.kill_storm.envelopes import Part, Post, Revision
from tests.soak.kill_storm.plan import Delivery, Plan
from tests.soak.kill_storm.playbook import COST_CENTS
from tests.soak.kill_storm.stories import STORIES

POSTS = 8
ROOM = 1
"""So many wishes the purse can pay: whoever decides at the same time as others would overspend it."""
SHARES = {"wish": 55, "praise": 15, "soon": 5, "anger": 10, "complaint": 5, "parking": 10, "table": 5}
APART = timedelta(seconds=20)


def made(seed: int) -> Plan:
    """The storm of a seed."""
    chance = Random(seed)
    posts: list[Post] = []
    for number in range(POSTS):
        posts.append(_post(number, posts, chance))
    return Plan(
        seed=seed,
        posts={post.key: post for post in posts},
        waves=(),
        fates={"x": {}, "facebook": {}},
        calls={},
        to_send=frozenset(),
        purse_cents=ROOM * COST_CENTS,
    )


def deliveries(plan: Plan) -> list[Delivery]:
    """Roughly in the order in which things were written."""
    chance = Random(plan.seed + 1)
    parts = [
        (number + abs(chance.gauss(0, 1)), part)
        for number, post in enumerate(plan.posts.values())
        for part in _parts(post, chance)
    ]
    parts.sort(key=lambda one: one[0])
    return list(_batched([part for _, part in parts], chance))


def _post(number: int, earlier: Sequence[Post], chance: Random) -> Post:
    story = chance.choices([one for one in STORIES if one.name in SHARES], [*_shares()])[0]
    platform: Platform = "x" if chance.random() < 0.7 else "facebook"
    at = WEDNESDAY + APART * number
    revisions = []
    for edit, text in enumerate([story.text, story.later] if chance.random() < 0.25 else [story.text]):
        own = f"{2_098_800_000_000_000_000 + 10 * number + edit}"
        native = own if platform == "x" else f"{envelopes.BELOW}_{600_000_000_000_000 + number}"
        named = text.replace("{us}", "@Mortons" if platform == "x" else "Morton's")
        revisions.append(Revision(native, named, at + timedelta(seconds=40 * edit)))
    begun = [one.conversation for one in earlier if one.platform == platform]
    together = begun and chance.random() < 0.25
    return Post(
        platform,
        story,
        str(5_000_000 + (chance.randrange(3) if chance.random() < 0.2 else 1_000 + number)),
        tuple(revisions),
        conversation=chance.choice(begun) if together else revisions[0].id,
        taken_back=chance.random() < 0.15,
    )


def _shares() -> Iterable[int]:
    return (SHARES[one.name] for one in STORIES if one.name in SHARES)


def _parts(post: Post, chance: Random) -> Iterable[Part]:
    for number in range(len(post.revisions)):
        part = envelopes.revision(post, number, chance)
        yield part
        if chance.random() < 0.3:
            yield part
        if chance.random() < 0.4:
            yield envelopes.revision(post, number, chance, other_than=part)
    if post.taken_back:
        yield envelopes.taken_back(post)


def _batched(parts: Sequence[Part], chance: Random) -> Iterable[Delivery]:
    waiting: list[Part] = []
    for one, following in zip(parts, [*parts[1:], None], strict=True):
        waiting.append(one)
        alike = following is not None and following.envelope == one.envelope and one.envelope in envelopes.ROOMY
        if alike and chance.random() < 0.5:
            continue
        yield Delivery(one.platform, encode(envelopes.together(waiting)), tuple(part.told for part in waiting))
        waiting = []
