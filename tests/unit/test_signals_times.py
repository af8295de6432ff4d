"""By when: times ahead, and the many numbers that are none."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from chalicelib.signals import times

NEW_YORK = "America/New_York"
WRITTEN = datetime.fromisoformat("2026-03-11T15:05:00-04:00")


def found(text: str, *, written_at: datetime = WRITTEN, time_zone: str = NEW_YORK) -> list[datetime]:
    return [one.at for one in times(text, language="en", written_at=written_at, time_zone=time_zone)]


LENGTHS = (
    ("when I land in two hours", 120),
    ("in 2 hrs", 120),
    ("in 2h", 120),
    ("in 2 h", 120),
    ("in an hour", 60),
    ("in about an hour", 60),
    ("in half an hour", 30),
    ("In half hour", 30),
    ("in an hour and a half", 90),
    ("in one and a half hours", 90),
    ("in 1.5 hours", 90),
    ("in 1 1/2 hours", 90),
    ("in 2½ hours", 150),
    ("two and a half hours from now", 150),
    ("in 45 minutes", 45),
    ("in 45 min", 45),
    ("in 45min.", 45),
    ("in 45m", 45),
    ("In 30 minutes", 30),
    ("in thirty minutes please", 30),
    ("within the hour", 60),
    ("within the next hour", 60),
    ("landing in 90 minutes", 90),
    ("landing in ~90 mins", 90),
    ("in 2h30", 150),
    ("in 2h 15m", 135),
    ("in 1hr 15min", 75),
    ("in 1 hour and 20 minutes", 80),
    ("in an hour or so", 60),
    ("in a couple of hours", 120),
    ("in a couple hours", 120),
    ("in three quarters of an hour", 45),
    ("in a quarter of an hour", 15),
    ("in two\nhours", 120),
    ("IN TWO HOURS", 120),
    ("I land 2 hours from now", 120),
    ("3 hours until I land", 180),
    ("90 minutes till landing", 90),
    ("in 2-3 hours", 120),
    ("in twenty five minutes", 25),
    ("my flight was delayed, now landing in 3 hours", 180),
    ("ETA 40 min", 40),
    ("in like 2 hours", 120),
    ("in like 90 min", 90),
    ("in an hour & a half", 90),
    ("landing in 40, thanks", 40),
)


@pytest.mark.parametrize(("text", "minutes"), LENGTHS)
def test_a_length_is_counted_from_when_it_was_written(text: str, minutes: int) -> None:
    assert found(text) == [WRITTEN + timedelta(minutes=minutes)]


CLOCKS = (
    ("tonight at 8", "2026-03-11T20:00"),
    ("landing at 8pm", "2026-03-11T20:00"),
    ("by 6:30 pm please", "2026-03-11T18:30"),
    ("8 o'clock tonight", "2026-03-11T20:00"),
    ("I land at 20:15", "2026-03-11T20:15"),
    ("tomorrow at noon", "2026-03-12T12:00"),
    ("tomorrow at 7", "2026-03-12T19:00"),
    ("tomorrow morning at 8", "2026-03-12T08:00"),
    ("at 8 tomorrow morning", "2026-03-12T08:00"),
    ("my flight lands at 8", "2026-03-11T20:00"),
    ("arriving 6:45pm", "2026-03-11T18:45"),
    ("can you be there at 8 p.m.?", "2026-03-11T20:00"),
    ("see you at 7:30 tonight", "2026-03-11T19:30"),
    ("tonight 9pm", "2026-03-11T21:00"),
    ("at half past 6 tonight", "2026-03-11T18:30"),
    ("dinner at quarter to 8 tonight", "2026-03-11T19:45"),
    ("be there at seven tonight", "2026-03-11T19:00"),
    ("arrive at 5 in the afternoon", "2026-03-11T17:00"),
    ("on Friday at 7pm", "2026-03-13T19:00"),
    ("Friday 7:30 pm", "2026-03-13T19:30"),
    ("landing at midnight", "2026-03-12T00:00"),
    ("I land tonight at 12:30", "2026-03-12T00:30"),
    ("tomorrow 10am", "2026-03-12T10:00"),
    ("we arrive @ 8", "2026-03-11T20:00"),
    ("@8pm", "2026-03-11T20:00"),
    ("I'll be landing at 2015", "2026-03-11T20:15"),
    ("landing at 815pm", "2026-03-11T20:15"),
    ("we land 19:40 at EWR", "2026-03-11T19:40"),
    ("lands at 8pm EST", "2026-03-11T20:00"),
    ("lands at 5pm PT", "2026-03-11T20:00"),
    ("ten to 8 tonight", "2026-03-11T19:50"),
    ("quarter past 7pm", "2026-03-11T19:15"),
    ("at seven thirty tonight", "2026-03-11T19:30"),
)


@pytest.mark.parametrize(("text", "local"), CLOCKS)
def test_a_time_of_day_is_local(text: str, local: str) -> None:
    assert found(text) == [datetime.fromisoformat(f"{local}-04:00").astimezone(UTC)]


NO_TIMES = (
    "customer for 10 years",
    "24 hour hotline",
    "6 inch sub",
    "waited 2 hours",
    "I've been waiting for two hours",
    "for two hours",
    "2 hours ago",
    "in 2 weeks' time you'll hear from my lawyer",
    "open 24 hours",
    "$20 for a steak",
    "since in 2019 we came here",
    "room 815",
    "flight 1234",
    "gate 8",
    "at gate 22",
    "table for 8",
    "party of 6",
    "delivered in 30 minutes or less",
    "my order arrived in 2 hours",
    "no answer in 3 hours",
    "haven't eaten in 5 hours",
    "a reply within 24 hours",
    "you said within 48 hours",
    "I called at 2pm",
    "yesterday at 8pm",
    "last night at 8",
    "we sat down at 7 and ate at 9",
    "do you open at 5pm?",
    "you close at 10pm",
    "open 9am-5pm",
    "from 9 to 5",
    "at 8 Main Street",
    "it costs 8",
    "at 20% off",
    "two hours late",
    "a 3 hour delay",
    "3 hours on hold",
    "iOS 13.4 and version 8.1",
    "May 5 at 8pm last year",
    "24/7 support",
    "10/10 would eat again",
    "she is 8",
    "the 8 oz filet",
    "score was 20:15",
    "read the book in two hours",
    "at 1 star",
    "breakfast was at 8am",
    "battery dies in 2 hours",
    "called 3 times in an hour",
    "in a 2 hour line",
    "error 404 at line 12",
    "at 2pm",
    "a 1440p 60fps video",
    "720p",
    "after 10 hours of this",
    "We had our reservation at 7:30 and were seated at 8:45",
    "are you open till 11pm tonight?",
    "I own 2 in 40 colours, in 40",
    "at 815 Main Street",
    "in the year 2030",
    "ratio 3:45",
)


@pytest.mark.parametrize("text", NO_TIMES)
def test_a_number_is_no_time_ahead(text: str) -> None:
    assert found(text) == []


def test_times_in_a_text_come_in_order_and_point_at_their_words() -> None:
    text = "Boarding in 10 minutes, landing at 8pm"
    mentions = times(text, language="en", written_at=WRITTEN, time_zone=NEW_YORK)
    assert [one.text for one in mentions] == ["in 10 minutes", "landing at 8pm"]
    assert [text[one.start : one.end] for one in mentions] == [one.text for one in mentions]


def test_a_time_of_day_is_local_to_the_zone() -> None:
    assert found("landing at 8pm", time_zone="America/Los_Angeles") == [datetime(2026, 3, 12, 3, tzinfo=UTC)]


def test_what_is_past_today_stays_away() -> None:
    late = datetime.fromisoformat("2026-03-11T21:00:00-04:00")
    assert found("see you at 8", written_at=late) == []
    assert found("landing at 8pm", written_at=late) == []


def test_an_early_landing_written_in_the_evening_is_tomorrow() -> None:
    late = datetime.fromisoformat("2026-03-11T22:00:00-04:00")
    assert found("I land at 6am", written_at=late) == [datetime.fromisoformat("2026-03-12T06:00:00-04:00")]


def test_the_night_in_which_clocks_go_forward() -> None:
    before = datetime.fromisoformat("2026-03-07T23:00:00-05:00")  # clocks go forward on March 8
    assert found("landing tomorrow at 9am", written_at=before) == [datetime.fromisoformat("2026-03-08T09:00:00-04:00")]
    assert found("landing in 5 hours", written_at=before) == [before + timedelta(hours=5)]


def test_the_night_in_which_clocks_go_back() -> None:
    before = datetime.fromisoformat("2026-10-31T20:00:00-04:00")
    assert found("landing tomorrow at 9am", written_at=before) == [datetime.fromisoformat("2026-11-01T09:00:00-05:00")]


def test_an_unknown_language_has_no_times() -> None:
    assert times("in two hours", language="tlh", written_at=WRITTEN, time_zone=NEW_YORK) == ()
