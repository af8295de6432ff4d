"""What is delivered in a storm, when it strikes and what the platforms hide: all of it follows from the seed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from random import Random
from typing import NamedTuple

from chalicelib.books.items import short
from tests.e2e.engine import WEDNESDAY, Platform
from tests.e2e.posts import encode
from tests.e2e.standin import Behaviour
from tests.soak.kill_storm import envelopes
from tests.soak.kill_storm.envelopes import Part, Post, Revision, Told
from tests.soak.kill_storm.playbook import COST_CENTS, ROOM
from tests.soak.kill_storm.stories import STORIES

PLATFORMS: tuple[Platform, ...] = ("x", "facebook")
WAVES = 16
STEP = timedelta(minutes=3)
"""How much later it is after each strike: longer than any lease, shorter than a store's time to accept."""
HANGING: tuple[tuple[Behaviour, ...], ...] = (("hang",), ("take_and_hang",))
"""During each of these it strikes."""
HELD = 10
HIDING: tuple[tuple[Behaviour, ...], ...] = (
    ("drop",),
    ("take_and_drop",),
    ("take_and_say_garbage",),
    ("take_and_say_duplicate",),
    ("too_many",),
    ("unavailable",),
    ("broken",),
    ("drop", "drop", "take_and_drop"),
    ("too_many", "unavailable", "drop"),
    ("duplicate",),
)
REFUSALS: frozenset[Behaviour] = frozenset({"duplicate"})
"""After these the engine gives up, and a person has a case."""
HIDDEN = 80
CALLS: tuple[tuple[Behaviour, ...], ...] = (("drop",), ("take_and_drop",), ("unavailable", "take_and_drop", "drop"))


class Delivery(NamedTuple):
    """One request of a platform.

    Attributes:
        told: What it says about which posts.
        hangs_up: The platform doesn't wait for the answer, and never comes back with it.
    """

    platform: Platform
    raw: bytes
    told: tuple[Told, ...]
    hangs_up: bool = False


class Wave(NamedTuple):
    """Deliveries, and when it strikes.

    Attributes:
        strikes_after: So many of them were acknowledged.
        and_s: So many seconds later.
    """

    deliveries: tuple[Delivery, ...]
    strikes_after: int
    and_s: float


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole storm.

    Attributes:
        posts: By the engine's key.
        waves: One after the other; each ends with a strike.
        fates: By platform and native id, how sends are met.
        calls: By post key, how calls of the brand's program are met.
        to_send: Ids of drafts that people approve in any event, so that their sends meet their fate.
        purse_cents: What the purse for wishes holds.
    """

    seed: int
    posts: Mapping[str, Post]
    waves: tuple[Wave, ...]
    fates: Mapping[Platform, Mapping[str, tuple[Behaviour, ...]]]
    calls: Mapping[str, tuple[Behaviour, ...]]
    to_send: frozenset[str]
    purse_cents: int = ROOM * COST_CENTS


class _At(NamedTuple):
    """When a part is delivered, in waves."""

    when: float
    part: Part
    hangs_up: bool = False


def made(seed: int, *, posts: int) -> Plan:
    """The storm of a seed."""
    chance = Random(seed)
    written = _in_conversations([_post(number, posts, chance) for number in range(posts)], chance)
    parts = sorted((one for post in written for one in _parts(post, chance)), key=lambda one: one.when)
    fated = _fates(written, chance)
    return Plan(
        seed=seed,
        posts={post.key: post for post in written},
        waves=tuple(_waves(parts, chance)),
        fates={
            platform: {post.first.id: fate for post, fate in fated if post.platform == platform}
            for platform in PLATFORMS
        },
        calls={post.key: chance.choice(CALLS) for post in written if chance.random() < 0.15},
        to_send=frozenset(short(f"{post.key}/{post.story.answered}") for post, _ in fated),
    )


def _post(number: int, posts: int, chance: Random) -> Post:
    story = chance.choices(STORIES, [story.share for story in STORIES])[0]
    platform: Platform = "x" if story.name == "overheard" or chance.random() < 0.6 else "facebook"
    regular = chance.random() < 0.1
    at = (WEDNESDAY + STEP * WAVES * number / posts).replace(microsecond=0)
    said = [story.text, story.later] if chance.random() < 0.08 else [story.text]
    revisions = []
    for edit, text in enumerate(said):
        own = f"{2_098_800_000_000_000_000 + 10 * number + edit}"
        native = own if platform == "x" else f"{envelopes.BELOW}_{600_000_000_000_000 + number}"
        named = text.replace("{us}", "@Mortons" if platform == "x" else "Morton's")
        revisions.append(Revision(native, named, at + timedelta(seconds=40 * edit)))
    return Post(
        platform,
        story,
        str(5_000_000 + (chance.randrange(40) if regular else 1_000 + number)),
        tuple(revisions),
        conversation=revisions[0].id,
        taken_back=chance.random() < 0.06,
        lost=chance.random() < 0.03,
    )


def _in_conversations(posts: Sequence[Post], chance: Random) -> list[Post]:
    """Some posts answer an earlier one of their platform."""
    begun: dict[Platform, list[Post]] = {platform: [] for platform in PLATFORMS}
    found = []
    for post in posts:
        earlier = begun[post.platform]
        if earlier and chance.random() < 0.15:
            found.append(post._replace(conversation=chance.choice(earlier[-20:]).conversation))
        else:
            earlier.append(post)
            found.append(post)
    return found


def _parts(post: Post, chance: Random) -> Iterable[_At]:
    """Everything that is delivered about a post, in any order, and much of it more than once."""
    began = (post.first.at - WEDNESDAY) / STEP
    if post.lost:
        yield _At(began, envelopes.revision(post, 0, chance), hangs_up=True)
        return
    for number in range(len(post.revisions)):
        part = envelopes.revision(post, number, chance)
        yield _At(began + abs(chance.gauss(0, 0.3)), part)
        if chance.random() < 0.2:  # the same again, at once or long after
            yield _At(began + chance.choice((0.0, chance.uniform(0, WAVES))), part)
        if chance.random() < 0.2:
            other = envelopes.revision(post, number, chance, other_than=part)
            yield _At(began + abs(chance.gauss(0, 0.3)), other)
    if post.taken_back:
        yield _At(began + chance.gauss(0.2, 0.4), envelopes.taken_back(post))


def _waves(parts: Sequence[_At], chance: Random) -> Iterable[Wave]:
    for number in range(WAVES):
        first, last = number == 0, number == WAVES - 1
        mine = [one for one in parts if (first or one.when >= number) and (last or one.when < number + 1)]
        deliveries = tuple(_batched(mine, chance))
        surely = sum(not delivery.hangs_up for delivery in deliveries)
        yield Wave(deliveries, chance.randrange(surely), chance.choice((0.0, chance.uniform(0, 1.5))))


def _batched(parts: Sequence[_At], chance: Random) -> Iterable[Delivery]:
    """Platforms put several things into one request, where their envelope has room for them."""
    waiting: list[Part] = []
    for one, following in zip(parts, [*parts[1:], None], strict=True):
        waiting.append(one.part)
        if following is not None and _fit(one, following) and chance.random() < 0.5:
            continue
        raw = encode(envelopes.together(waiting))
        yield Delivery(one.part.platform, raw, tuple(part.told for part in waiting), hangs_up=one.hangs_up)
        waiting = []


def _fit(one: _At, following: _At) -> bool:
    alike = one.part.envelope == following.part.envelope and one.part.envelope in envelopes.ROOMY
    return alike and not (one.hangs_up or following.hangs_up)


def _fates(posts: Sequence[Post], chance: Random) -> list[tuple[Post, tuple[Behaviour, ...]]]:
    """How sends are met, for posts that are answered in any event: nothing of them is edited, taken back or lost, and
    their authors write nothing else, which could use a limit up."""
    wrote = Counter(post.author for post in posts)
    sure = [
        post
        for post in posts
        if post.story.answered and len(post.revisions) == wrote[post.author] == 1 and not (post.taken_back or post.lost)
    ]
    chosen = chance.sample(sure, min(len(sure), HELD + HIDDEN))
    fates = [HANGING[number % len(HANGING)] for number in range(HELD)]
    fates += [HIDING[number % len(HIDING)] for number in range(HIDDEN)]
    return list(zip(chosen, fates, strict=False))
