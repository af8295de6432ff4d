"""The template as `make package` makes it, without the zip: a second instead of a minute."""

from __future__ import annotations

import copy
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent
Template = dict[str, Any]


def merged(folder: Path) -> Template:
    """What Chalice packages with ``infra.json`` merged into it, not yet finished."""
    for name in (".chalice", "chalicelib"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "deployed"))
    shutil.copy(ROOT / "app.py", folder)
    (folder / "requirements.txt").touch()  # no libraries: only the template is wanted
    said = {**os.environ, "AWS_DEFAULT_REGION": "eu-central-1", "PYTHONPATH": str(folder)}
    ordered = ["package", "--merge-template", ".chalice/infra.json", "out"]
    chalice = "from chalice.cli import main; main()"
    subprocess.run([sys.executable, "-c", chalice, *ordered], cwd=folder, env=said, check=True, capture_output=True)
    template: Template = json.loads((folder / "out" / "sam.json").read_text("utf-8"))
    return template


def resolved(value: Any, template: Template, **parameters: str) -> Any:
    """With conditions, mappings and names put in; what only AWS knows stands there as ``<Resource.Attribute>``."""
    return _Resolving(template, parameters).of(value)


class _Resolving:
    def __init__(self, template: Template, parameters: dict[str, str]) -> None:
        self._template = template
        usual = {name: one.get("Default", "") for name, one in template["Parameters"].items()}
        aws = {"AWS::Partition": "aws", "AWS::Region": "eu-central-1", "AWS::AccountId": "000000000000"}
        aws |= {"AWS::URLSuffix": "amazonaws.com", "AWS::StackName": f"delight-{parameters.get('Stage', 'dev')}"}
        self._known: dict[str, Any] = {**usual, "Stage": "dev", **parameters, **aws}

    def of(self, value: Any) -> Any:
        if isinstance(value, list):
            return [one for one in map(self.of, value) if one is not None]
        if not isinstance(value, dict):
            return value
        if len(value) == 1:
            (name, asked), *_ = value.items()
            function = getattr(self, f"_{name.replace('Fn::', '').replace('::', '_')}", None)
            if function is not None and (name.startswith("Fn::") or name in {"Ref", "Condition"}):
                return function(asked)
        found = {name: self.of(one) for name, one in value.items()}
        return {name: one for name, one in found.items() if one is not None}

    def _Ref(self, name: str) -> Any:  # noqa: N802  (CloudFormation's name, as the others)
        return None if name == "AWS::NoValue" else self._known.get(name, f"<{name}>")

    def _GetAtt(self, asked: list[str]) -> str:  # noqa: N802
        return f"<{'.'.join(asked)}>"

    def _Sub(self, asked: Any) -> str:  # noqa: N802
        text, more = asked if isinstance(asked, list) else (asked, {})
        known = {**self._known, **{name: self.of(one) for name, one in more.items()}}

        def put_in(found: re.Match[str]) -> str:
            name = found[1]
            return f"${{{name[1:]}}}" if name.startswith("!") else str(known.get(name, f"<{name}>"))

        return re.sub(r"\$\{([^}]+)\}", put_in, text)

    def _If(self, asked: list[Any]) -> Any:  # noqa: N802
        return self.of(asked[1] if self.of(self._template["Conditions"][asked[0]]) else asked[2])

    def _Equals(self, asked: list[Any]) -> bool:  # noqa: N802
        return bool(self.of(asked[0]) == self.of(asked[1]))

    def _Not(self, asked: list[Any]) -> bool:  # noqa: N802
        return not self.of(asked[0])

    def _And(self, asked: list[Any]) -> bool:  # noqa: N802
        return all(map(self.of, asked))

    def _Condition(self, name: Any) -> Any:  # noqa: N802
        return self.of(self._template["Conditions"][name]) if isinstance(name, str) else {"Condition": self.of(name)}

    def _FindInMap(self, asked: list[Any]) -> Any:  # noqa: N802
        name, first, second = map(self.of, asked)
        return self._template["Mappings"][name][first][second]

    def _Select(self, asked: list[Any]) -> Any:  # noqa: N802
        return self.of(asked[1])[asked[0]]

    def _Split(self, asked: list[Any]) -> list[str]:  # noqa: N802
        return str(self.of(asked[1])).split(asked[0])


def for_the_emulator(template: Template) -> Template:
    """Without what ministack has no notion of, and over plain HTTP.

    It knows no saved queries and no alarms on queries, has no TLS here, and asks for an action of its own where AWS
    asks for ``sqs:SendMessage`` (SendMessageBatch, and likewise the other batches).
    """
    made = copy.deepcopy(template)
    resources = made["Resources"]
    for name, one in list(resources.items()):
        if one["Type"] == "AWS::Logs::QueryDefinition" or "Metrics" in one.get("Properties", {}):
            del resources[name]
        elif one["Type"] in {"AWS::SQS::QueuePolicy", "AWS::S3::BucketPolicy", "AWS::SNS::TopicPolicy"}:
            statements = one["Properties"]["PolicyDocument"]["Statement"]
            statements[:] = [each for each in statements if each["Effect"] != "Deny"]
            if not statements:
                del resources[name]
        elif one["Type"] == "AWS::IAM::Role":
            _with_batches(one)
    return made


def _with_batches(value: Any) -> None:
    """Into every list of actions."""
    for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        _with_batches(one)
    if isinstance(value, dict) and isinstance(value.get("Action"), list):
        one_by_one = ("sqs:SendMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility")
        value["Action"] += [f"{action}Batch" for action in one_by_one if action in value["Action"]]
