"""Every reader of what others wrote, with hostile input for it: a value comes out, or what it says that it raises.

Readers that strangers reach, and those that marketers and operators reach with a file.
"""

from __future__ import annotations

import base64
import contextlib
import hmac
import io
import json
import random
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, get_args

import msgspec

from chalicelib import actions, cli, expressions, facts, lengths, platforms, wording
from chalicelib.books import customers, links
from chalicelib.books.playbooks import read_bundle
from chalicelib.bootstrap import commands, environment
from chalicelib.domain.errors import DelightError, NotRendered, Unreadable, WebhookRejected
from chalicelib.domain.moment import Moment
from chalicelib.domain.playbook import Account, Endpoint, Playbook, Store
from chalicelib.domain.post import Item, LengthUnit, PostEvent, Retraction
from chalicelib.domain.sentence import LANGUAGES
from chalicelib.editor import check, post_files
from chalicelib.editor.heard import hear
from chalicelib.engine import pipeline
from chalicelib.engine.enrich import context_of
from chalicelib.engine.items import ToConsider
from chalicelib.engine.messages import Arrival
from chalicelib.engine.normalise import read_items
from chalicelib.entry import web
from chalicelib.operators import patterns
from chalicelib.platforms import verify
from chalicelib.ports import Records
from chalicelib.reading import parse
from chalicelib.signals import understand
from chalicelib.stores import hours
from tests.soak import spoil
from tests.worlds import STEAK_AT, demo_files, post

LARGE = 1_000_000
ACCOUNTS: Mapping[str, Account] = {
    "x": Account(id="1380001112223334445", handle="Mortons"),
    "facebook": Account(id="104870563214499", handle="Mortons"),
}
SECRET = "a secret"
TOKEN_SECRETS = ("links-secret",)

Refusals = tuple[type[Exception], ...]


class Reader(NamedTuple):
    """One of the readers.

    Attributes:
        read: Makes its input by chance and reads it; fails if what comes out is wrong.
        refuses: What it may raise instead.
        weight: How often it has its turn; what takes long has it more seldom.
    """

    name: str
    read: Callable[[random.Random], object]
    refuses: Refusals = ()
    weight: float = 20


@cache
def _samples(platform: str) -> tuple[list[Any], list[str]]:
    found = spoil.samples(platform)
    return found, sorted(spoil.names_in(found))


@cache
def _playbook(brand: str = "mortons") -> Playbook:
    read = read_bundle(demo_files(brand), settings=actions.SETTINGS)
    assert read.playbook is not None
    return read.playbook


@cache
def _records() -> Records:
    return commands.example_records(environment.Options(), at=STEAK_AT)


@cache
def _moment() -> Moment:
    event = post_files.canonical(demo_files()["examples/shankman.json"].encode())
    return pipeline.decide_post(event, _playbook(), _records(), now=event.received_at).decision.moment


def _payload(chance: random.Random, platform: str) -> Any:
    known, names = _samples(platform)
    whole = chance.choice(known)
    for _ in range(chance.randint(1, 4)):
        whole = spoil.spoiled(whole, chance, names=names)
    return whole


def _raw(chance: random.Random, whole: Any) -> bytes:
    """As bytes; now and then much too large."""
    raw = spoil.encoded(whole, chance)
    return raw * (LARGE // (len(raw) + 1) + 1) if chance.random() < 0.01 else raw


def _json(chance: random.Random) -> object:
    match chance.randrange(5):
        case 0:
            raw = chance.randbytes(chance.randrange(2000))
        case 1:
            raw = chance.choice((b"[", b'{"a":', b'"', b"[1,", b"\\", b"1", b'{"":{}', b"\xf0\x9f")) * (LARGE // 5)
        case 2:
            raw = b"[" + b"1" * chance.choice((4300, 4301, LARGE)) + b"]"
        case 3:
            name = spoil.text(chance, most=3)[:20]
            raw = json.dumps({f"{name}{number}": number for number in range(chance.choice((10, 30_000)))}).encode()
        case _:
            raw = _raw(chance, spoil.value(chance, 6))
    return parse(raw).raw


def _platform(chance: random.Random) -> object:
    platform = chance.choice(tuple(verify.SCHEMES))
    raw = _raw(chance, _payload(chance, platform))
    at = datetime(2026, 3, 11, tzinfo=UTC) + timedelta(minutes=chance.randrange(10**6))
    endpoint = Endpoint(
        platform=platform, accounts=(ACCOUNTS[platform],), access=chance.choice(("self_serve", "enterprise"))
    )
    items = read_items(raw, platform=platform, endpoint=endpoint, received_at=at)
    assert all(isinstance(item, Item) for item in items)
    for item in items:
        msgspec.json.encode(item)  # whatever it is, it can be kept
        if isinstance(item, PostEvent | Retraction):  # and gets through the queue
            sent = ToConsider(
                brand="mortons",
                post=item if isinstance(item, PostEvent) else None,
                retraction=item if isinstance(item, Retraction) else None,
            )
            assert msgspec.json.decode(msgspec.json.encode(sent).decode(), type=ToConsider) == sent
    return items


def _decision(chance: random.Random) -> object:
    """Whatever post comes out of a platform's reader can be decided."""
    platform = chance.choice(tuple(verify.SCHEMES))
    endpoint = Endpoint(platform=platform, accounts=(ACCOUNTS[platform],))
    raw = json.dumps(_payload(chance, platform)).encode()
    found = post_files.posts(read_items(raw, platform=platform, endpoint=endpoint, received_at=STEAK_AT))
    playbook = _playbook(chance.choice(("mortons", "studio-aktiv")))
    return [pipeline.decide_post(event, playbook, _records(), now=STEAK_AT) for event in found[:5]]


def _long_post(chance: random.Random) -> object:
    """As long as the longest that a platform lets people write, about."""
    piece = spoil.text(chance, most=3)[:100] + chance.choice(("", " "))
    said = piece * (65_536 // len(piece) + 1)
    playbook = _playbook(chance.choice(("mortons", "studio-aktiv")))
    return pipeline.decide_post(post(said[:65_536]), playbook, _records(), now=STEAK_AT)


def _times(chance: random.Random) -> object:
    """What `send` does to a payload before it posts it."""
    platform = platforms.get(chance.choice(tuple(verify.SCHEMES)))
    payload = _payload(chance, platform.name)
    return platform.receivers(payload), platform.move_times(payload, to=STEAK_AT)


def _signature(chance: random.Random) -> object:
    name = chance.choice(tuple(verify.SCHEMES))
    scheme = verify.SCHEMES[name]
    scheme = scheme.older if scheme.older is not None and chance.random() < 0.3 else scheme
    raw = chance.randbytes(chance.choice((0, 10, LARGE)))
    headers = verify.sign(scheme, secret=SECRET, raw=raw, timestamp=str(int(STEAK_AT.timestamp())))
    honest = chance.random() < 0.2
    if not honest:
        headers = {name: spoil.spoiled_bytes(said.encode(), chance).decode("latin-1") for name, said in headers.items()}
        headers[chance.choice((*scheme.headers, spoil.text(chance)))] = spoil.text(chance)
    try:
        chosen, _ = verify.chosen(verify.SCHEMES[name], headers=headers, secrets=lambda _: (SECRET,))
        verify.verify(scheme if honest else chosen, secrets=(SECRET,), headers=headers, raw=raw, now=STEAK_AT)
    except WebhookRejected:
        assert not honest
        raise
    return headers


def _challenge(chance: random.Random) -> object:
    right = {"crc_token": "x", "hub.mode": "subscribe", "hub.verify_token": SECRET, "hub.challenge": "1158201444"}
    query = {name: spoil.text(chance) if chance.random() < 0.3 else said for name, said in right.items()}
    return chance.choice(tuple(verify.CHALLENGES.values())).answer(query, (SECRET,))


def _signed_request(chance: random.Random) -> object:
    """Signed as it should be, half of the time, with anything inside."""
    content = chance.choice((b"[" * 4000, spoil.encoded(spoil.spoiled({"algorithm": "HMAC-SHA256"}, chance), chance)))
    payload = base64.urlsafe_b64encode(content)
    said = base64.urlsafe_b64encode(hmac.digest(SECRET.encode(), payload, "sha256")) + b"." + payload
    said = spoil.spoiled_bytes(said, chance) if chance.random() < 0.5 else said
    return verify.signed_request(said.decode("latin-1"), secrets=(SECRET,))


def _bundle(chance: random.Random) -> dict[str, str]:
    files = dict(demo_files(chance.choice(("mortons", "studio-aktiv"))))
    for path in chance.sample(sorted(files), chance.randint(1, 3)):
        if path.endswith(".json") and chance.random() < 0.7:
            whole = json.loads(files[path])
            for _ in range(chance.randint(1, 3)):
                whole = spoil.spoiled(whole, chance, names=_NAMES)
            files[path] = json.dumps(whole)
        elif chance.random() < 0.1:
            files[spoil.text(chance, most=3)] = files.pop(path)
        else:
            raw = spoil.spoiled_bytes(files[path].encode(), chance)
            files[path] = raw.decode("utf-8", "surrogateescape")
    return files


_NAMES = ("id", "fact", "all", "any", "not", "jmespath", "do", "text", "cost", "is", "near", "matches", "hours", "team")


def _playbooks(chance: random.Random) -> object:
    return read_bundle(_bundle(chance), settings=actions.SETTINGS)


def _check(chance: random.Random) -> object:
    """With the examples decided, and all of it told."""
    report = check.report("brand", _bundle(chance), records=_records())
    return msgspec.json.encode(report), [list(check.lines(report, folder="brand", language=one)) for one in LANGUAGES]


_JMESPATH = (
    *("post", "text", "mentions", "a", "length(", "contains(", "sort_by(", "map(", "max_by(", "not_null(", "join("),
    *("to_string(", ")", "[", "]", "[]", "[*]", "[?", "{", "}", ".", "|", "||", "&&", "!", "&", "@", "*", "==", "<="),
    *("`1`", "`[1]`", "`", "'x'", "'", '"a"', '"', ":", ",", "-1", "0", "9" * 30, "\\", "ä", " ", "(", "\u0000"),
)


def _expression(chance: random.Random) -> object:
    text = chance.choice(("", " ")).join(chance.choice(_JMESPATH) for _ in range(chance.randint(1, 60)))
    if chance.random() < 0.3:
        right = "length(post.mentions) <= `3` && contains(post.text, 'steak') || !(author.followers > `10`)"
        text = spoil.spoiled_bytes(right.encode(), chance).decode("utf-8", "replace")
    if not expressions.findings(text, facts.names()):
        expressions.evaluate(text, {name: facts.part(_moment(), name) for name in facts.PARTS})
        expressions.evaluate(text, spoil.value(chance, 5))
    return text


_RE2 = (
    *(
        "a",
        "ä",
        ".",
        "*",
        "+",
        "?",
        "{2}",
        "{1000}",
        "{1001}",
        "{2,}",
        "(",
        "(?:",
        "(?P<a>",
        "(?i)",
        "(?=",
        ")",
        "[",
        "^",
    ),
    *(
        "]",
        "[^",
        "a-z",
        "\\w",
        "\\W",
        "\\d",
        "\\b",
        "\\1",
        "\\p{L}",
        "\\p{",
        "\\pN",
        "\\x{10FFFF}",
        "\\",
        "|",
        "$",
        "\\Q",
    ),
    *("[[:alpha:]]", "＊", "\u0300", "İ", "ß", "\x00", "\ud800"),
)


def random_pattern(chance: random.Random) -> str:
    """Signs of RE2 in a row; seldom an expression, and then an odd one."""
    return "".join(chance.choice(_RE2) for _ in range(chance.randint(1, 40)))


def _pattern(chance: random.Random) -> object:
    (operator,) = patterns.OPERATORS
    pattern = random_pattern(chance)
    text = spoil.text(chance, most=100) * chance.choice((1, 1, 10))
    if operator.refuses(pattern) is None:
        operator.evaluate(text[:65_536], pattern)
    return pattern


_JINJA = (
    *(
        "{{ ",
        " }}",
        "{% ",
        " %}",
        "{#",
        "#}",
        "if ",
        "elif ",
        "else",
        "endif",
        "for a in ",
        "endfor",
        "set a = ",
        "macro",
    ),
    *(
        "wish",
        "wish.things",
        "brand.signature",
        "a",
        ".x",
        "['x']",
        "[0]",
        "[1:2]",
        "()",
        "(a)",
        " | listed",
        " | clock",
    ),
    *(
        " | upper",
        " | title",
        " | trim('a')",
        " | default('x')",
        " | first",
        " | join('x')",
        " | format",
        "'x'",
        '"',
        "9",
    ),
    *(
        " ~ ",
        " + ",
        " * ",
        " ** ",
        " % ",
        " // ",
        " and ",
        " or ",
        " not ",
        " is defined",
        " in ",
        "loop",
        "recursive",
        "-",
    ),
    *(
        "self",
        "range(9)",
        "__class__",
        ".mro()",
        "text ",
        "\n",
        "{",
        "}",
        "ä",
        "{% raw %}",
        "{% endraw %}",
        "(",
        ")",
        ",",
    ),
)


def _text(chance: random.Random) -> object:
    source = "".join(chance.choice(_JINJA) for _ in range(chance.randint(1, 60)))
    if chance.random() < 0.3:
        right = demo_files()[chance.choice([path for path in demo_files() if path.endswith(".jinja")])]
        source = spoil.spoiled_bytes(right.encode(), chance).decode("utf-8", "replace")
    source *= chance.choice((1, 1, 1, 30))
    wording.names(source)
    known = wording.problem(source)
    told = {"wish": {"things": ["a", "b"], "place": "EWR"}, "brand": {"signature": "LM"}, "deadline": STEAK_AT}
    said = wording.render(source, language=chance.choice(("en", "de")), **told)
    assert known is None or len(source) > wording.MAX_SOURCE, f"is rendered in spite of: {known.why}"
    assert len(said) <= 100_000
    return said


def _length(chance: random.Random) -> object:
    unit: LengthUnit = chance.choice(get_args(LengthUnit))
    return lengths.length(spoil.text(chance) * chance.choice((1, 1, 50)), unit)


def _opening(chance: random.Random) -> object:
    """Stores' hours, wherever a file of stores has the right shape at all."""
    whole = json.loads(demo_files()["stores.json"])
    for _ in range(chance.randint(1, 6)):
        whole["stores"] = [spoil.spoiled(one, chance, names=("mon", "closed", "hours")) for one in whole["stores"][:2]]
    files = {**demo_files(), "stores.json": json.dumps(whole)}
    playbook = read_bundle(files, settings=actions.SETTINGS).playbook
    stores: tuple[Store, ...] = () if playbook is None else playbook.stores
    at = datetime(chance.randrange(1970, 2200), 1, 1, tzinfo=UTC) + timedelta(minutes=chance.randrange(525_600))
    for store in stores:
        until, opens = hours.open_until(store, at), hours.opens_next(store, at)
        assert (until is not None) is hours.is_open(store, at)
        assert until is None or until > at
        assert opens is None or opens > at
        hours.on_duty(store, at, until=until)
    return stores


def _customers(chance: random.Random) -> object:
    seed = json.loads((spoil.ROOT / "seeds" / "customers.json").read_bytes())
    names = ("id", "visits", "since", "handles", "basis")
    return customers.read_seed(spoil.encoded(spoil.spoiled(spoil.spoiled(seed, chance, names=names), chance), chance))


def _canonical(chance: random.Random) -> object:
    files = demo_files()
    whole = json.loads(files[chance.choice([path for path in files if path.startswith("examples/")])])
    for _ in range(chance.randint(1, 3)):
        whole = spoil.spoiled(whole, chance, names=("id", "text", "time", "reply", "author"))
    event = post_files.canonical(_raw(chance, whole))
    return pipeline.decide_post(event, _playbook(), _records(), now=event.received_at)


def _lines(chance: random.Random) -> object:
    right = {"text": spoil.text(chance), "language": "de", "at": "2026-03-11T15:05:00-04:00", "brand": None}
    lines = [spoil.encoded(spoil.spoiled(right, chance, names=tuple(right)), chance) for _ in range(5)]

    def playbook(name: str | None) -> Playbook:
        if name is not None:
            raise KeyError(name)
        return _playbook()

    found = list(hear(lines, playbook=playbook, now=STEAK_AT))
    return [msgspec.json.encode(one.content) for one in found]


def _understood(chance: random.Random) -> object:
    """Any text of any script, up to 64 KB; only its beginning is looked at, whatever that is."""
    text = spoil.text(chance, most=chance.choice((5, 40, 400)))
    if chance.random() < 0.15:
        text = (chance.choice(spoil.PIECES) + chance.choice(("", " ")) + chance.choice(spoil.PIECES)) * 65_536
    playbook = _playbook(chance.choice(("mortons", "studio-aktiv")))
    context = context_of(playbook)
    language = chance.choice((None, "en", "de", "und", "tr", "xx-invalid", "", spoil.text(chance, most=2)))
    signals, wish = understand(text[:65_536], language=language, written_at=STEAK_AT, context=context)
    for one in signals.evidence:
        assert text[one.start : one.end] == one.text
    return signals, wish


def _token(chance: random.Random) -> object:
    token = links.task_token(TOKEN_SECRETS, task_id="t", offer=1, expires=STEAK_AT)
    cookie = links.session_cookie(TOKEN_SECRETS, links.Session("Jo", "id", STEAK_AT + timedelta(hours=1)))
    forged = spoil.spoiled_bytes(chance.choice((token, cookie)).encode(), chance).decode("utf-8", "surrogateescape")
    found = links.read_task_token(TOKEN_SECRETS, forged)
    session = links.read_session(TOKEN_SECRETS, forged, now=STEAK_AT)
    assert found is None or forged == token or found.task_id == "t"
    assert session is None or session.actor == "Jo"
    return found, session


def _asked(chance: random.Random) -> object:
    """Forms and cookies."""
    raw = b"csrf=a&act=approve&text=%C3%A4+b&seen=" + spoil.text(chance).encode()
    raw = (spoil.spoiled_bytes(raw, chance, times=8) * chance.choice((1, 1, 1, 100)))[:LARGE]
    request = web.Request("POST", {"cookie": raw.decode("latin-1")}, {}, raw)
    assert all(isinstance(said, str) for said in request.form().values())
    return request.cookie("delight")


def _message(chance: random.Random) -> object:
    """What the engine itself put on a queue, damaged: whoever takes it gives it back, at last to the dead letters."""
    arrival = Arrival("x", "mortons", STEAK_AT.isoformat(), "raw/1", "e30=").message()
    whole = json.dumps(spoil.spoiled(json.loads(arrival), chance)).encode()
    Arrival.read(spoil.spoiled_bytes(whole, chance).decode("utf-8", "replace"))
    return msgspec.json.decode(spoil.spoiled_bytes(whole, chance), type=ToConsider)


def _command(chance: random.Random, folder: Path) -> object:
    """Commands of the terminal with hostile files and arguments: an exit code, never a stack trace."""
    file = folder / "hostile.json"
    junk = spoil.text(chance, most=3).replace("\x00", "")
    match chance.randrange(4):
        case 0:
            platform = chance.choice(tuple(verify.SCHEMES))
            file.write_bytes(_raw(chance, _payload(chance, platform)))
            told = ["explain", "--json", "--platform", chance.choice((platform, platform, junk)), str(file)]
        case 1:
            whole = json.loads(demo_files()["examples/shankman.json"])
            file.write_bytes(spoil.encoded(spoil.spoiled(whole, chance, names=("time", "text")), chance))
            told = ["explain", str(file)]
        case 2:
            file.write_bytes(b"\n".join(spoil.encoded({"text": spoil.text(chance)}, chance) for _ in range(3)))
            told = ["signals", str(file)]
        case _:
            clock = chance.choice((junk, "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2026-03-11"))
            port = chance.choice((junk, "-1", "65536", "99999999999999999999", "1e3"))
            told = ["serve", "--data", str(folder / "data"), "--port", port, "--clock", clock]
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        try:
            code = cli.main(told)
        except SystemExit as left:  # argparse's way to say what is wrong
            code = 2 if left.code == 2 else -1
    assert code in {0, 1, 2}, told
    return code


DAMAGED: Refusals = (msgspec.MsgspecError, ValueError, TypeError, LookupError, AttributeError)
"""What a damaged message of a queue may raise: the worker takes anything."""


def readers(folder: Path) -> tuple[Reader, ...]:
    """All of them.

    Args:
        folder: For files that a command reads.
    """
    return (
        Reader("json", _json, (Unreadable,), weight=5),
        Reader("platform", _platform, weight=100),
        Reader("decision", _decision, weight=5),
        Reader("long post", _long_post, weight=1),
        Reader("times", _times, weight=30),
        Reader("signature", _signature, (WebhookRejected,)),
        Reader("challenge", _challenge, (WebhookRejected,), weight=10),
        Reader("signed request", _signed_request, (WebhookRejected,), weight=10),
        Reader("playbook", _playbooks, weight=2),
        Reader("check", _check, weight=0.3),
        Reader("expression", _expression, weight=30),
        Reader("pattern", _pattern, weight=60),
        Reader("text", _text, (NotRendered,), weight=60),
        Reader("length", _length),
        Reader("opening hours", _opening, weight=2),
        Reader("customers", _customers, (msgspec.ValidationError, Unreadable), weight=30),
        Reader("canonical post", _canonical, (DelightError,)),
        Reader("lines", _lines, weight=4),
        Reader("signals", _understood, weight=10),
        Reader("token", _token),
        Reader("form", _asked),
        Reader("message", _message, DAMAGED),
        Reader("command", lambda chance: _command(chance, folder), weight=0.5),
    )
