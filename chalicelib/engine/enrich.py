"""Enrich: post → moment. Never fails: a missing source leaves facts unknown and says so."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from chalicelib.books.standing import Standing
from chalicelib.domain.moment import LocalTime, Moment, NearestStore, persons_of
from chalicelib.domain.playbook import Playbook
from chalicelib.domain.post import PostEvent
from chalicelib.domain.signals import Wish
from chalicelib.fact import NOT_LINKED, NOT_SIGNED
from chalicelib.signals import Context, understand
from chalicelib.stores.feasibility import nearest
from chalicelib.stores.hours import is_open


def enrich(event: PostEvent, playbook: Playbook, standing: Standing, *, now: datetime) -> Moment:
    """Everything a rule may look at, at this instant."""
    brand, post = playbook.brand, event.post
    signals, wish = understand(post.text, language=post.language, written_at=event.time, context=context_of(playbook))
    customer = standing.customer(post)
    persons = persons_of(post, customer)
    local = now.astimezone(ZoneInfo(brand.time_zone))
    missing = {}
    if customer is None:
        missing["customer"] = NOT_LINKED if persons else NOT_SIGNED
    return Moment(
        key=event.id,
        brand=brand.id,
        at=now,
        written_at=event.time,
        received_at=event.received_at,
        post=post,
        reply=event.reply,
        signals=signals,
        wish=wish,
        customer=customer,
        history=standing.history(persons) if persons else None,
        store=_nearest(playbook, wish, now=now),
        time=LocalTime(hour=local.hour, weekday=f"{local:%a}".lower(), date=local.date().isoformat()),
        missing=missing,
        on_trial=tuple(sorted(rule for rule, until in playbook.on_trial.items() if event.received_at < until)),
    )


def context_of(playbook: Playbook) -> Context:
    """What a brand knows that helps to understand a text."""
    brand = playbook.brand
    return Context(
        languages=brand.languages,
        menu=brand.menu,
        topics=brand.topics,
        stores=playbook.stores,
        time_zone=brand.time_zone,
        names=(brand.name,),
    )


def _nearest(playbook: Playbook, wish: Wish, *, now: datetime) -> NearestStore | None:
    found = nearest(playbook.stores, wish.place)
    if found is None:
        return None
    store, distance_km = found
    return NearestStore(
        id=store.id, name=store.name, city=store.city, distance_km=round(distance_km, 1), open=is_open(store, now)
    )
