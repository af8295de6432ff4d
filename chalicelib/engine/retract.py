"""Retract: the author took the post back; whatever has not happened yet is cancelled, and its money released."""

from __future__ import annotations

from datetime import datetime

from chalicelib.books import cases, decisions, outbox, withdrawal
from chalicelib.domain.post import Retraction
from chalicelib.ports import World


def retract(retraction: Retraction, world: World, *, now: datetime) -> str:
    """Mark the post first, so that nothing new begins; then take back what has begun. Returns the post's key.

    The mark stands under the id that was named before anybody asks which post that is: whoever stores a decision
    expects no mark under any of the post's ids, and leaves the ids behind for us to find.

    Raises:
        Conflict: Somebody is at it; again, from the start (each step is idempotent).
    """
    world.records.write(decisions.retract(retraction, retraction.key, now=now))
    post_key = decisions.resolve(world.records, retraction.key)
    if post_key != retraction.key:
        world.records.write(decisions.retract(retraction, post_key, now=now))
    for entry in outbox.of_post(world.records, post_key):
        changes = withdrawal.withdraw(world.records, entry, now=now)
        if changes:
            world.records.write(*changes)
    outbox.announce_waiting(world.effects, world.records, post_key)
    found = cases.get(world.records, cases.case_id(post_key))
    if found is not None and found[0].state == "open" and found[0].kind != "sensitive":
        case, version = found
        world.records.write(*cases.close(world.records, case, version, by=cases.ENGINE, why="retracted", now=now))
    return post_key
