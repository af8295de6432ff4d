"""The log and the metrics of a whole story: every line as the page on logs says, and nothing of what people said."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from chalicelib.measures import MEASURES
from chalicelib.steps import level
from tests import emf
from tests.e2e.browser import ask
from tests.e2e.engine import TOKEN, Engine, running, until
from tests.e2e.outcome import Outcome, accept, approve
from tests.e2e.posts import STEAK, STEAK_TEXT, deletion, encode, praise, sample
from tests.e2e.standin import StandIn
from tests.worlds import undocumented

EDITED = "We are on our way, with a porterhouse and a tuxedo. Look for us at arrivals! – LM"
PRAISE_ID = "2098765432109876002"
MARK = "a-word-of-a-stranger"


@pytest.fixture(scope="module")
def told_engine(shared_x: StandIn, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine after a steak, a praise that was taken back, a few strangers, and its stop."""
    with running(tmp_path_factory.mktemp("told"), api=shared_x.url) as engine:
        _play(engine)
        until(engine.metrics)  # the ticker writes them
        assert engine.stop() == 0
        yield engine


def _play(engine: Engine) -> None:
    engine.deliver(sample("steak__activity"))
    steak = Outcome(engine, STEAK)
    (message,) = until(lambda: steak.messages)
    assert accept(engine.open_browser(), message["link"], "Luis").status == 303
    agent = engine.sign_in("Maria")
    assert approve(agent, steak.draft, EDITED).status == 303
    until(lambda: steak.sending.state == "done")
    engine.deliver(praise(post_id=PRAISE_ID, author_id="771"))
    engine.deliver(deletion(PRAISE_ID))
    engine.deliver(encode({MARK: MARK}))
    engine.deliver(b'["' + MARK.encode())
    for path, headers in (
        ("/webhooks/x/mortons", {}),
        (f"/webhooks/x/{MARK}", {}),
        (f"/webhooks/{MARK}/mortons", {"x-twitter-webhooks-signature": MARK}),
        ("/webhooks/x/mortons", {"x-twitter-webhooks-signature": f"sha256={MARK}"}),
    ):
        assert engine.webhook(b"{}", {"content-type": "application/json", **headers}, path=path).status in {401, 404}
    for path in (f"/{MARK}", f"/t/{MARK}", f"/signin/{MARK}"):
        ask(engine.url, "GET", path, headers={"cookie": f"delight={MARK}"})
    engine.settle()


def test_every_line_is_documented_and_the_post_can_be_followed(told_engine: Engine) -> None:
    lines = told_engine.log()
    assert {problem for line in lines for problem in undocumented(line)} == set()
    for line in lines:
        assert line["level"] == level(line["step"], line["outcome"])
        assert datetime.fromisoformat(line["at"]).utcoffset() == timedelta(0)
        assert line["latency_ms"] >= 0
    times = [datetime.fromisoformat(line["at"]) for line in lines]
    assert max(earlier - later for earlier, later in pairwise(times)) < timedelta(seconds=1)
    assert [line for line in lines if line["outcome"] in {"broken", "again", "no_storage"}] == []

    of_steak = [line for line in lines if line.get("post_key") == STEAK]
    assert Counter((line["step"], line["outcome"]) for line in of_steak) == {
        ("normalise", "post"): 1,
        ("consider", "decided"): 1,
        ("act", "done"): 3,
    }
    (decided,) = [line for line in of_steak if line["step"] == "consider"]
    trace = told_engine.trace(STEAK)
    assert (decided["decision_id"], decided["version"]) == (trace["decision_id"], trace["version"])
    assert decided["rules"] == ["airport-steak"]
    received = [line for line in lines if line.get("delivery") == of_steak[0]["delivery"]]
    assert sorted(line["outcome"] for line in received) == ["ok", "post"]


def test_nothing_that_anybody_said_or_holds_is_in_the_log_or_the_metrics(told_engine: Engine) -> None:
    secrets = json.loads((told_engine.data / "secrets.json").read_bytes())
    values = [value for held in secrets.values() for value in ([held] if isinstance(held, str) else held)]
    links = [str(message["link"]).rpartition("/")[2] for message in told_engine.messages() if message.get("link")]
    sign_ins = re.findall(r"/signin/(\S+)", told_engine.output())
    words = re.findall(r"\w{5,}", f"{STEAK_TEXT} {EDITED}")
    said = [TOKEN, MARK, "Luis", "Maria", "Peter", "petershank", "15948437", *words]
    private = [*values, *links, *sign_ins, *said]
    assert len(values) > 8
    assert links
    assert sign_ins
    ours = {"Mortons", "airport", "thanks"}  # the brand and words of our rules
    for path in (told_engine.data / "engine.log", told_engine.data / "metrics.log"):
        text = path.read_text("ascii").casefold()
        assert [word for word in private if word not in ours and word.casefold() in text] == []


def test_the_metrics_are_what_cloudwatch_takes_and_say_what_happened(told_engine: Engine) -> None:
    sums: Counter[str] = Counter()
    last: dict[str, float] = {}
    for document in told_engine.metrics():
        emf.check(document)
        for name, values in emf.series(document).items():
            sums[name] += int(sum(values))
            last[name] = values[-1]
    assert {name.split(" ")[0] for name in sums} <= MEASURES.keys()
    assert sums["deliveries platform=x"] == 5
    assert sums["posts platform=x"] == 2
    assert sums["quarantined platform=x"] == 1
    assert sums["considered outcome=decided"] == 2
    assert sums["considered outcome=retracted"] == 1
    assert sums["effects action=send_reply outcome=done"] == 1
    assert sums["refusals reason=unsigned"] == 1
    assert sums["refusals reason=bad_signature"] == 1
    assert sums["refusals reason=unknown_endpoint"] == 2
    assert "breakages" not in " ".join(sums)
    assert last["queue_depth queue=effects"] >= 0
    assert last["dead_letters queue=items"] == 0
    assert 0 < last["purse_left brand=mortons purse=airport-delight"] <= 100


def test_both_files_are_for_their_owner_alone(told_engine: Engine) -> None:
    modes = {path.name: path.stat().st_mode & 0o777 for path in told_engine.data.glob("*.log")}
    assert modes == {"engine.log": 0o600, "metrics.log": 0o600}
