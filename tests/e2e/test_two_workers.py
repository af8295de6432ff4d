"""Two engines work on one database, from the same queues: each post is decided once, each reply is sent once."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from tests.e2e.engine import Engine, until
from tests.e2e.outcome import Outcome, approve
from tests.e2e.posts import ROOT, encode, praise
from tests.e2e.standin import StandIn

WORKER = """
import json, sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from chalicelib.bootstrap import environment, machine
from chalicelib.entry.local import Intake, Workers

class Told:
    def step(self, name, **fields):
        print(json.dumps({"step": name, **fields}) + "\\n", end="", flush=True)  # in one: threads write at once

options = environment.from_environment(data=Path(sys.argv[1]), clock=datetime.fromisoformat(sys.argv[2]))
workers = Workers(replace(machine.one_machine(options), log=Told()), Intake())
workers.start()
print("{}", flush=True)
sys.stdin.read()
workers.stop()
"""
"""A second engine without doors, and without asking whether the folder is taken."""

POSTS, REPLIES = 60, 12


@contextmanager
def another_worker(engine: Engine, x: StandIn) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-c", WORKER, str(engine.data), engine.now().isoformat()],
        cwd=ROOT,
        env={**os.environ, "DELIGHT_API_X": x.url},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "{}\n"
        yield process
    finally:
        if process.poll() is None:
            os.kill(process.pid, signal.SIGKILL)
        process.communicate()


def test_two_workers_on_one_database_do_everything_once(engine: Engine, x: StandIn) -> None:
    ids = [str(2098765432109881000 + number) for number in range(POSTS)]
    with another_worker(engine, x) as other:
        for number, post_id in enumerate(ids):
            payload = encode(praise(post_id=post_id, author_id=f"66{number}"))
            for _ in range(1 + number % 2):  # every second one is delivered twice
                engine.deliver(payload)
        outcomes = [Outcome(engine, f"x:{post_id}") for post_id in ids]
        until(lambda: all(outcome.drafts for outcome in outcomes))
        agent = engine.sign_in("Maria")
        for number, outcome in enumerate(outcomes[:REPLIES]):
            assert approve(agent, outcome.draft, f"Thank you, guest {number}!").status == 303
        until(lambda: all(outcome.sending.state == "done" for outcome in outcomes[:REPLIES]))
        engine.settle()
        told = [json.loads(line) for line in other.communicate("", timeout=30)[0].splitlines()]

    assert [len(outcome.drafts) for outcome in outcomes] == [1] * POSTS
    assert Counter(asked.answers for asked in x.asked if asked.answers) == Counter(ids[:REPLIES])
    assert [len(x.replies(post_id)) for post_id in ids[:REPLIES]] == [1] * REPLIES
    decided = [[line["post_key"] for line in log if line.get("outcome") == "decided"] for log in (engine.log(), told)]
    assert sorted(decided[0] + decided[1]) == sorted(f"x:{post_id}" for post_id in ids)
    assert min(map(len, decided)) > 0, "only one of them worked"
