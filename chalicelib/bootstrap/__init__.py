"""Chooses the adapters and hands out the World.

Light on purpose: on AWS the webhook's function imports what it needs and nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.bootstrap import environment

if TYPE_CHECKING:
    from chalicelib.ports import World

_worlds: list[World] = []


def use(world: World) -> None:
    """Make it this process's world, which the routes of `app` use."""
    _worlds[:] = [world]


def the_world() -> World:
    """This process's world; made from the environment where none was chosen.

    On AWS it is the one that takes webhooks in and can do nothing else, unless `the_engine` was asked for before.
    """
    if not _worlds:
        use(_receiver() if environment.is_function() else _machine())
    return _worlds[0]


def the_engine() -> World:
    """The world of a function on AWS that does more than take webhooks in."""
    if not _worlds:
        from chalicelib.bootstrap import aws  # noqa: PLC0415  (only where it is needed)

        use(aws.engine(environment.on_aws()))
    return _worlds[0]


def answered() -> None:
    """A request was answered. A function on AWS may be frozen right after it, so it tells now what it counted."""
    if environment.is_function() and _worlds:
        _worlds[0].metrics.flush()


def _receiver() -> World:
    from chalicelib.bootstrap import aws_receiver  # noqa: PLC0415  (as above)

    return aws_receiver.receiver(environment.on_aws())


def _machine() -> World:
    from chalicelib.bootstrap import machine  # noqa: PLC0415  (as above)

    return machine.one_machine(environment.from_environment())
