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
    """This process's world; made from the environment where none was chosen."""
    if not _worlds:
        from chalicelib.bootstrap import machine  # noqa: PLC0415  (a function on AWS never needs it)

        use(machine.one_machine(environment.from_environment()))
    return _worlds[0]
