"""What time an engine takes it to be, where that is not the machine's: commands on its folder go by the same."""

from __future__ import annotations

from datetime import timedelta

from chalicelib.ports import Delete, Key, Put, Records

_KEY = Key("engine", "clock")


def tell(records: Records, ahead: timedelta | None) -> None:
    """Write down by how much the engine's clock is ahead of the machine's. None: it is the machine's."""
    if ahead is not None:
        records.write(Put(_KEY, {"ahead_s": ahead.total_seconds()}))
    elif records.get(_KEY) is not None:
        records.write(Delete(_KEY))


def ahead(records: Records) -> timedelta | None:
    """By how much the clock of the engine that runs on these records, or ran last, is ahead. None: by nothing."""
    told = records.get(_KEY)
    return None if told is None else timedelta(seconds=told.body["ahead_s"])
