"""What a text can say, and to whom: where a value comes from decides who may hear it, whatever the text tries."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from msgspec.structs import replace

from chalicelib import facts, wording
from chalicelib.actions import context
from chalicelib.actions.context import Audience
from chalicelib.domain.errors import NotRendered
from chalicelib.domain.moment import Customer, Moment
from chalicelib.domain.post import Author
from chalicelib.domain.signals import Guess, Place, Signals, Wish
from tests.moments import moment
from tests.worlds import BRAND, STEAK_AT, Stage

PLAYBOOK = Stage().playbooks.current(BRAND)
EWR = Place(
    kind="airport",
    id="EWR",
    name="Newark Liberty International Airport",
    city="Newark",
    latitude=40.7,
    longitude=-74.2,
    time_zone="America/New_York",
    text="newark airport",
    start=0,
    end=14,
)


def known(**more: Any) -> Moment:
    """Of whom everything is known."""
    bare = moment()
    return replace(
        bare,
        post=replace(bare.post, author=Author(id="1", username="skydiver", display_name="Bea K.")),
        customer=Customer(id="7", visits=12),
        signals=Signals(mood=Guess(value="positive", p=1.0), language=Guess(value="en", p=1.0)),
        wish=Wish(things=("porterhouse",), place=EWR, deadline=STEAK_AT),
        **more,
    )


def telling(audience: Audience, about: Moment | None = None) -> context.Telling:
    return context.Telling(PLAYBOOK, about or known(), "en", audience, store=PLAYBOOK.store("hackensack"), cents=9000)


def spoken(told: dict[str, Any]) -> set[str]:
    return {
        f"{group}.{own}" if isinstance(inner, dict) else group
        for group, inner in told.items()
        for own in (inner if isinstance(inner, dict) else ("",))
    }


BRANDS = {"brand.name", "brand.signature", "store.name", "store.city"}
WISHES = {"wish.things", "wish.place", "wish.deadline"}
AUTHORS = {"author.name", "author.handle"}


@pytest.mark.parametrize(
    ("audience", "hears"),
    [
        ("unread", BRANDS),
        ("public", BRANDS | WISHES | AUTHORS),
        ("private", BRANDS | WISHES | AUTHORS | {"customer.visits"}),
        ("store", BRANDS | WISHES | {"cost", "deadline"}),
    ],
)
def test_a_text_is_told_what_its_hearers_may_know_and_nothing_else(audience: Audience, hears: set[str]) -> None:
    assert spoken(context.of(telling(audience))) == hears == set(context.sayable(audience))


@pytest.mark.parametrize("audience", get_args(Audience))
def test_whatever_is_asked_for_what_was_concluded_or_is_private_is_not_said(audience: Audience) -> None:
    """Every fact that a rule may ask for, tried in a text."""
    hears = context.sayable(audience)
    for fact in (*facts.BY_NAME, "customer.mail", "customer.phone", "customer.name"):
        if fact not in hears:
            with pytest.raises(NotRendered):
                wording.render(f"{{{{ {fact} ~ '' }}}}", language="en", **context.of(telling(audience)))
            assert context.why_not(fact, audience) is not None, fact


def test_why_a_name_cant_be_said_is_known() -> None:
    def source(name: str, audience: Audience) -> str | None:
        unsaid = context.why_not(name, audience)
        return "fine" if unsaid is None else unsaid.source

    assert source("customer.visits", "public") == source("customer.mail", "public") == "customer_book"
    assert source("customer", "public") == "customer_book"
    assert source("customer.visits", "private") == "fine"
    assert source("customer.mail", "private") is None
    assert source("signals.mood", "private") == source("signals", "store") == "inferred"
    assert source("author.name", "store") == "platform"
    assert source("cost", "public") == "task"
    assert source("wish.things", "unread") == "post"
    assert source("post.text", "public") is None
    assert source("wish", "public") == source("wish.place", "public") == "fine"
    assert source("wish.place.kind", "public") is None


def test_a_text_that_can_not_be_said_names_what_it_lacks_in_both_languages() -> None:
    files = replace(PLAYBOOK, texts={("a", "en"): "{{ customer.visits }}", ("b", "en"): "{{ wish.place }}"})
    with pytest.raises(NotRendered, match=r"a public reply may not say 'customer.visits'") as refused:
        context.say(telling("public")._replace(playbook=files), "a", ["en"])
    assert refused.value.why.said("de") == "eine öffentliche Antwort darf „customer.visits“ nicht sagen"
    with pytest.raises(NotRendered, match=r"the text says 'wish.place', which is not known here"):
        context.say(telling("public", moment())._replace(playbook=files), "b", ["en"])
    assert context.say(telling("private")._replace(playbook=files), "a", ["en"]) == ("12", "en")


@pytest.mark.parametrize(
    ("text", "name", "city", "public"),
    [
        ("newark airport", EWR.name, "Newark", EWR.name),
        ("EWR", EWR.name, "Newark", EWR.name),
        ("ewr", EWR.name, "Newark", EWR.name),
        ("Flughafen Newark", EWR.name, "Newark", EWR.name),
        ("newark", EWR.name, "Newark", "Newark"),
        ("Heathrow", "London Heathrow Airport", "London", "London Heathrow Airport"),
        ("München", "Munich Airport", "Munich", "München"),
    ],
)
def test_which_airport_of_a_city_is_meant_is_a_guess_that_only_stores_hear(
    text: str, name: str, city: str, public: str
) -> None:
    about = known()
    about = replace(about, wish=replace(about.wish, place=replace(EWR, text=text, name=name, city=city)))
    assert context.of(telling("public", about))["wish"]["place"] == public
    assert context.of(telling("store", about))["wish"]["place"] == name


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        ("Bea K.", "Bea K."),
        ("Jean-Luc d’Arc", "Jean-Luc d’Arc"),
        ("山田", "山田"),
        ("buy at evil.example", None),
        ("https://evil.example", None),
        ("@mortons", None),
        ("1234", None),
        ("B" * 51, None),
        ("", None),
        (None, None),
    ],
)
def test_only_what_looks_like_a_name_is_said(shown: str | None, said: str | None) -> None:
    about = known()
    about = replace(about, post=replace(about.post, author=Author(id="1", display_name=shown)))
    assert context.of(telling("public", about)).get("author", {}).get("name") == said


@pytest.mark.parametrize(
    ("shown", "said"), [("sky_diver.1", "sky_diver.1"), ("a b", None), ("<b>", None), ("B" * 51, None), (None, None)]
)
def test_only_what_looks_like_a_handle_is_said(shown: str | None, said: str | None) -> None:
    about = known()
    about = replace(about, post=replace(about.post, author=Author(id="1", username=shown)))
    assert context.of(telling("public", about)).get("author", {}).get("handle") == said


def test_the_language_of_the_post_comes_first_and_a_fallback_is_told() -> None:
    def said(language: str | None, tag: str | None = None) -> tuple[list[str], list[str]]:
        about = moment()
        about = replace(
            about, signals=Signals(language=Guess(value=language, p=1.0)), post=replace(about.post, language=tag)
        )
        spoken = context.of_post(PLAYBOOK, about)
        return spoken, [one.sentence for one in context.fallback(PLAYBOOK, about, spoken[0])]

    assert said("de") == said(None, "de-AT") == (["de", "en"], [])
    assert said("en") == (["en", "de"], [])
    assert said("fr") == (
        ["en", "de"],
        ["The brand does not speak 'fr', the language of the post, so it is said in 'en'."],
    )
    assert said(None) == (["en", "de"], ["Nobody can tell the language of the post, so it is said in 'en'."])
    german = replace(moment(), signals=Signals(language=Guess(value="de", p=1.0)))
    (reason,) = context.fallback(PLAYBOOK, german, "en")
    assert reason.code == "other_language"
    assert "is not there in 'de'" in reason.sentence
