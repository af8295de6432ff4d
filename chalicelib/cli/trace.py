"""``delight trace``: a stored decision, explained."""

from __future__ import annotations

import argparse

from chalicelib.books import decisions, drafts, outbox, tasks
from chalicelib.cli.common import Commands, Found, engine_option, language_option, look_into, show
from chalicelib.domain.sentence import Sentence
from chalicelib.editor import explain, tell
from chalicelib.matching import plain

_UNDECIDED = Sentence(
    "There is no decision on {post} in {data} (yet).", "Zu {post} gibt es in {data} (noch) keine Entscheidung."
)


def add_to(commands: Commands) -> None:
    """How it is called."""
    parser = commands.add_parser("trace", help="a stored decision, explained")
    engine_option(parser)
    parser.add_argument("--json", action="store_true")
    language_option(parser)
    parser.add_argument("post_key", help="e.g. x:1234")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> None:
    world = look_into(options)
    found = decisions.get(world.records, decisions.resolve(world.records, options.post_key))
    if found is None:
        raise Found(_UNDECIDED.filled(post=options.post_key, data=options.stage or options.data).said(options.language))
    decision = found[0]
    playbook = world.playbooks.version(decision.brand, decision.version)
    explanation = explain.explanation(decision, plain.match(playbook, decision.moment), (decision.moment.event,))
    effects = [entry.effect for entry in outbox.of_post(world.records, decision.post_key)]
    people = {
        effect.planned.key: tell.who_did_what(
            tasks.of_action(world.records, effect.planned.key),
            drafts.of_action(world.records, effect.planned.key),
            options.language,
        )
        for effect in effects
    }
    show(explanation, as_json=options.json, language=options.language, effects=effects, people=people)
