"""All that decides for one brand, as marketers write it: one immutable version.

The classes mirror the JSON files of ``playbooks/<brand>/`` field by field; unknown fields are refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Annotated, Any, Literal

from msgspec import UNSET, Meta, Struct, UnsetType, field

from chalicelib.domain.conditions import Condition
from chalicelib.domain.sentence import Sentence

TextName = Annotated[str, Meta(extra={"names": "text"})]
PurseName = Annotated[str, Meta(extra={"names": "purse"})]
DepartmentName = Annotated[str, Meta(extra={"names": "department"})]
HookName = Annotated[str, Meta(extra={"names": "hook"})]
ThingName = Annotated[str, Meta(extra={"names": "thing"})]
FactName = Annotated[str, Meta(extra={"names": "fact"})]
PlatformName = Annotated[str, Meta(extra={"names": "platform"})]
ExampleName = Annotated[str, Meta(extra={"names": "example"})]
"""A string of this type names something of the playbook; that it exists is checked when the playbook is read."""

_CURRENCY = Sentence("three capital letters such as USD", "drei Großbuchstaben wie EUR")
Goal = Literal["delight", "care", "escalate", "acknowledge", "listen"]
State = Literal["draft", "shadow", "live", "paused"]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
Hours = Mapping[Weekday, tuple[tuple[time, time], ...]]


class MenuItem(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something that a customer can wish for.

    Attributes:
        id: Short word that never changes.
        name: By language, as a person reads it.
        words: How customers call it: words and phrases, compared folded, whole words.
    """

    id: str
    name: Mapping[str, str]
    words: tuple[str, ...]


class Purse(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One budget.

    Attributes:
        cents: The most that may be reserved and spent in one period, in cents of the brand's currency.
        period: Starts anew at midnight in the brand's time zone: each day, Monday, first of the month, or New Year.
    """

    cents: Annotated[int, Meta(gt=0)]
    period: Literal["day", "week", "month", "year"]


class ServiceLevel(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How soon customers hear from us.

    Attributes:
        first_answer_minutes: From receipt to the first public answer by a person.
    """

    first_answer_minutes: Annotated[int, Meta(gt=0)] = 60


class Publishing(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When one person's word is not enough to put a version in force, and how carefully it begins.

    Attributes:
        cost_cents_per_day: So much more than the version in force it may cost on a day like the last ones, in cents of
            the brand's currency. None: any amount.
        public_texts_per_day: The same of public replies, proposed ones included. None: any number.
        waiting_hours: How long a version over these waits where the brand has only one marketer.
        shadow_hours: How long rules that are new or changed are only decided and traced. 0: they act at once.
    """

    cost_cents_per_day: Annotated[int, Meta(ge=0)] | None = None
    public_texts_per_day: Annotated[int, Meta(ge=0)] | None = None
    waiting_hours: Annotated[int, Meta(gt=0, le=8760)] = 24
    shadow_hours: Annotated[int, Meta(ge=0, le=8760)] = 0


class Department(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Our own people who see to one kind of matter. How they are reached stands in the vault, not in a playbook.

    Attributes:
        name: By language, as a person reads it.
        language: BCP 47 primary tag of the messages that they get. None: the brand's first.
    """

    name: Mapping[str, str]
    language: str | None = None


class Hook(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Another program that rules may call.

    Attributes:
        url: ``https://…``; plain HTTP on this machine only.
    """

    url: str


class Brand(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whose customers post (``brand.json``).

    Attributes:
        languages: BCP 47 primary tags; the first is the fallback.
        time_zone: IANA name; periods of purses and days of limits are counted in it.
        currency: ISO 4217.
        topics: Topic → words and phrases that speak for it.
        lists: Named lists for rules, used as ``"@name"``.
        departments: Id → our own people to whom matters are handed.
        care_department: Who gets what no rule sends elsewhere.
        headquarters: The department that is told when no store took a task. None: nobody is.
        hooks: Name → another program that rules may call.
        released_texts: ``<name>.<language>`` → seal of the wording that may go out without a person reading it; a
            text that was changed since has another seal and waits for a person again.
        marketers: Who publishes, by the names that they give. Empty: whoever can reach the engine's folder.
        publishing: What a version may change without a second person.
        signature: How replies are signed, may be empty.
        accept_minutes: How long a store may take to accept before the next one is asked.
        travel_buffer_minutes: Reserve on top of preparing and travelling.
    """

    schema_: str | UnsetType = field(name="$schema", default=UNSET)
    id: str
    name: str
    languages: Annotated[tuple[str, ...], Meta(min_length=1)]
    time_zone: str
    currency: Annotated[str, Meta(pattern="^[A-Z]{3}$", extra={"looks_like": _CURRENCY})]
    menu: tuple[MenuItem, ...] = ()
    topics: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    purses: Mapping[str, Purse] = field(default_factory=dict)
    service_level: ServiceLevel = field(default_factory=ServiceLevel)
    departments: Mapping[str, Department] = field(default_factory=dict)
    care_department: DepartmentName = "care"
    headquarters: DepartmentName | None = None
    hooks: Mapping[str, Hook] = field(default_factory=dict)
    released_texts: Mapping[str, str] = field(default_factory=dict)
    marketers: tuple[str, ...] = ()
    publishing: Publishing = field(default_factory=Publishing)
    signature: str = ""
    accept_minutes: Annotated[int, Meta(gt=0)] = 10
    travel_buffer_minutes: Annotated[int, Meta(ge=0)] = 15


class Account(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One of the brand's own accounts on a platform.

    Attributes:
        id: The platform's id.
        handle: Without ``@``.
    """

    id: str
    handle: str


class Endpoint(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One webhook subscription, ``/webhooks/{platform}/{endpoint}`` (``channels.json``).

    Attributes:
        accounts: Whose events arrive here; the first receives what names no account.
        access: ``self_serve`` or ``enterprise``: what the platform lets us do (X lets self-serve apps reply
            only to authors who summoned us).
    """

    platform: PlatformName
    accounts: Annotated[tuple[Account, ...], Meta(min_length=1)]
    access: Literal["self_serve", "enterprise"] = "self_serve"


class TeamMember(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A role at a store that can be told about a task. Roles, not names: a playbook holds no personal data.

    Attributes:
        id: Unique in the brand.
        role: By language, e.g. ``{"en": "Manager on duty"}``.
        on_duty: When someone fills the role, local time of the store.
    """

    id: str
    role: Mapping[str, str]
    on_duty: Hours


class Store(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A place that can make somebody's day (``stores.json``).

    Attributes:
        latitude: Degrees, WGS 84.
        longitude: Degrees, WGS 84.
        time_zone: IANA name; all times of day here are local to it.
        hours: Opening hours by weekday, several intervals a day; an end before its start is past midnight.
            A missing day is closed.
        closed: Dates on which it stays shut.
        can_make: Ids of the menu.
        delivers_km: How far its people travel, as the crow flies.
        minutes_per_km: Travel time by road for one kilometre as the crow flies.
    """

    id: str
    name: str
    address: str
    city: str
    latitude: Annotated[float, Meta(ge=-90, le=90)]
    longitude: Annotated[float, Meta(ge=-180, le=180)]
    time_zone: str
    language: str = "en"
    hours: Hours
    closed: tuple[date, ...] = ()
    can_make: tuple[ThingName, ...] = ()
    delivers_km: float = 60.0
    minutes_per_km: float = 1.7
    team: tuple[TeamMember, ...] = ()


class Cost(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The most that an action may cost, and from which purse."""

    cents: Annotated[int, Meta(gt=0)]
    purse: PurseName


class Limit(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """At most `times` within any `days` days, counted per customer, store or rule."""

    per: Literal["customer", "store", "rule"]
    times: Annotated[int, Meta(gt=0)]
    days: Annotated[int, Meta(gt=0)]


class ActionRequest(Struct, frozen=True, kw_only=True):
    """One entry of ``then`` or ``otherwise``.

    Attributes:
        path: JSON pointer into the rule's file, e.g. ``#/then/0``.
        do: The action's name.
        settings: The rest of the entry, checked by the action.
        cost: None: free.
    """

    path: str
    do: str
    settings: Mapping[str, Any]
    cost: Cost | None = None


class RuleExample(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A post of ``examples/`` and whether the rule matches it."""

    post: ExampleName
    expect: Literal["match", "no match"]


class Rule(Struct, frozen=True, kw_only=True):
    """When … then …, with its owner and reason.

    Attributes:
        file: Path in the playbook, e.g. ``rules/airport-steak.json``; trace keys start with it.
        goal: A matched ``escalate`` or ``care`` rule suppresses ``delight`` on the same post.
        state: Only ``live`` rules act; ``shadow`` ones are decided and traced.
        priority: Higher ones first, then by id.
        when: The tree of conditions.
        otherwise: Done instead of `then` when no store is able or the purse is empty.
        stop: No rule after this one is looked at, once it matched.
        group: Of one group, the first that matched wins.
        backstop: Runs only when nothing else matched.
        despite_care: A rule that delights even where one that escalates or cares matched too.
    """

    file: str
    id: str
    title: str
    why: str
    owner: str
    goal: Goal
    state: State
    priority: int = 50
    when: Condition
    then: tuple[ActionRequest, ...]
    otherwise: tuple[ActionRequest, ...] = ()
    limits: tuple[Limit, ...] = ()
    stop: bool = False
    group: str | None = None
    backstop: bool = False
    despite_care: bool = False
    examples: tuple[RuleExample, ...] = ()


class Playbook(Struct, frozen=True, kw_only=True):
    """All that decides for one brand, as one immutable version.

    Attributes:
        version: ``sha256:…`` over the canonical JSON of all its files.
        rules: In firing order: priority from high to low, then id.
        texts: ``(name, language)`` → Jinja source.
        endpoints: Endpoint name → what arrives there.
        examples: Name → post in canonical JSON.
        on_trial: Rule → until when it is in shadow, for posts that are received before. It is part of how the version
            came into force, not of the version.
    """

    version: str
    brand: Brand
    endpoints: Mapping[str, Endpoint]
    rules: tuple[Rule, ...]
    texts: Mapping[tuple[str, str], str]
    stores: tuple[Store, ...]
    examples: Mapping[str, Any]
    on_trial: Mapping[str, datetime] = field(default_factory=dict)

    def rule(self, rule_id: str) -> Rule:
        """The rule with this id; KeyError if there is none."""
        for rule in self.rules:
            if rule.id == rule_id:
                return rule
        raise KeyError(rule_id)

    def store(self, store_id: str) -> Store:
        """The store with this id; KeyError if there is none."""
        for store in self.stores:
            if store.id == store_id:
                return store
        raise KeyError(store_id)
