"""JSON Schemas of the marketers' files, made from the registries, so that an editor completes facts, operators, values
and actions while somebody writes.

They are for editors. What decides is `check`, which also knows what exists in the brand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import msgspec

from chalicelib import actions, facts, operators
from chalicelib.actions.action import Action
from chalicelib.books.playbook_file_types import ChannelsFile, GuidelinesFile, RuleFile, StoresFile
from chalicelib.domain.playbook import Brand, Cost
from chalicelib.domain.post import PostEvent
from chalicelib.facts import Fact
from chalicelib.operators.operator import Operator

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_NAMED_LIST: Schema = {"type": "string", "pattern": "^@.", "description": 'A list of brand.json, as "@name".'}
_PARTS = re.compile(r"^ {4,8}(\w+): (.+(?:\n {12,}.+)*)", re.MULTILINE)
_PLAIN = {"boolean": "boolean", "number": "number", "word": "string", "text": "string"}


def of_types(title: str, kind: Any) -> Schema:
    """The schema of a type, with what its docstring says of each field where editors show it."""
    (root,), parts = msgspec.json.schema_components([kind], ref_template="#/$defs/{name}")
    return {
        "$schema": DIALECT,
        "title": title,
        **root,
        "$defs": {name: _described(part) for name, part in parts.items()},
    }


def _described(part: Schema) -> Schema:
    told = part.get("description", "")
    for name, said in _PARTS.findall(told.partition("Attributes:")[2]):
        if name in part.get("properties", {}):
            words = " ".join(said.replace("``", "").split())
            part["properties"][name] = {**part["properties"][name], "description": words}
    return {**part, "description": told.partition("Attributes:")[0].strip()} if told else part


def playbook_schemas() -> dict[str, Schema]:
    """File name → schema, for each kind of file in a brand's folder."""
    return {
        "rule.schema.json": _rule(),
        "brand.schema.json": of_types("A brand: brand.json", Brand),
        "stores.schema.json": of_types("The brand's stores: stores.json", StoresFile),
        "channels.schema.json": of_types("Where posts arrive: channels.json", ChannelsFile),
        "guidelines.schema.json": of_types("How the brand speaks: guidelines.json", GuidelinesFile),
        "example.schema.json": of_types("An example post: examples/*.json", PostEvent),
    }


def vocabulary() -> Schema:
    """``facts.json``: everything that a rule can ask for."""
    return {
        "facts": [
            {
                "name": fact.name,
                "type": fact.type,
                "unit": fact.unit,
                "meaning": fact.meaning,
                "meaning_de": fact.meaning_de,
                "unknown": fact.unknown,
                "unknown_de": facts.why(fact.unknown, "de"),
                "values": list(fact.values),
                "operators": [one.name for one in operators.OPERATORS if fact.type in one.compares],
            }
            for fact in facts.FACTS
        ]
    }


def _rule() -> Schema:
    schema = of_types("A rule: rules/*.json", RuleFile)
    parts = schema["$defs"]
    rule = parts["RuleFile"]["properties"]
    rule["when"] = {"$ref": "#/$defs/condition", "description": "What has to be true of a post."}
    for name, said in (
        ("then", "What is done."),
        ("otherwise", "What is done where no store is able or no money left."),
    ):
        rule[name] = {"type": "array", "items": {"$ref": "#/$defs/action"}, "description": said}
    parts.update(_conditions())
    parts["Cost"] = _described(msgspec.json.schema(Cost)["$defs"]["Cost"])
    parts["action"] = {"anyOf": [_action(one, parts) for one in actions.ACTIONS]}
    return schema


def _conditions() -> Schema:
    several = {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/condition"}}
    parts: Schema = {}
    leaf = _leaf(parts)
    return {
        "condition": {
            "anyOf": [
                _only("all", several, "True when each of them is."),
                _only("any", several, "True when one of them is."),
                _only("not", {"$ref": "#/$defs/condition"}, "True when it is false; unknown stays unknown."),
                _only("jmespath", {"type": "string", "maxLength": 300}, "What facts and operators can't say."),
                {"$ref": "#/$defs/leaf"},
            ]
        },
        "leaf": leaf,
        **parts,
    }


def _only(name: str, below: Schema, said: str) -> Schema:
    return {
        "type": "object",
        "required": [name],
        "additionalProperties": False,
        "properties": {name: {**below, "description": said}},
    }


def _leaf(parts: Schema) -> Schema:
    """One fact and one operator; which ones go together, and with what values, depends on the fact."""
    compared = {one.name: _value(one, parts) for one in operators.OPERATORS}
    kinds = dict.fromkeys(fact.type for fact in facts.FACTS)
    return {
        "type": "object",
        "required": ["fact"],
        "minProperties": 2,
        "maxProperties": 2,
        "additionalProperties": False,
        "properties": {
            "fact": {
                "enum": [fact.name for fact in facts.FACTS],
                "enumDescriptions": [_about(fact) for fact in facts.FACTS],
                "description": "What is compared.",
            },
            **compared,
        },
        "allOf": [
            *(_when([fact.name for fact in facts.FACTS if fact.type == kind], _operators_on(kind)) for kind in kinds),
            *(_when([fact.name], _values_of(fact)) for fact in facts.FACTS if fact.values),
        ],
    }


def _about(fact: Fact) -> str:
    unit = f" ({fact.unit})" if fact.unit else ""
    return f"{fact.meaning}{unit} Unknown: {fact.unknown}."


def _when(names: Iterable[str], then: Schema) -> Schema:
    return {"if": {"properties": {"fact": {"enum": list(names)}}, "required": ["fact"]}, "then": then}


def _operators_on(kind: facts.FactType) -> Schema:
    fitting = [one.name for one in operators.OPERATORS if kind in one.compares]
    found: Schema = {"propertyNames": {"enum": ["fact", *fitting]}}
    if kind in _PLAIN:
        found["properties"] = {name: {"type": _PLAIN[kind]} for name in ("is", "is_not")}
    return found


def _values_of(fact: Fact) -> Schema:
    one, several = {"enum": list(fact.values)}, {"anyOf": [_NAMED_LIST, {"items": {"enum": list(fact.values)}}]}
    return {
        "properties": {
            **dict.fromkeys(("is", "is_not", "includes"), one),
            **dict.fromkeys(("in", "not_in", "includes_any", "includes_all"), several),
        }
    }


def _value(operator: Operator, parts: Schema) -> Schema:
    (wanted,), more = msgspec.json.schema_components([operator.wants], ref_template="#/$defs/{name}")
    for name, part in more.items():
        parts[name] = _described(part)
    if "Near" in more:
        words = parts["Near"]["properties"]["phrases"]
        parts["Near"]["properties"]["phrases"] = {"anyOf": [words, _NAMED_LIST]}
    if "Around" in more:
        store = {"type": "string", "description": "Id of a store."}
        parts["Around"]["properties"]["of"] = {"anyOf": [store, {"$ref": "#/$defs/Point"}]}
    said = operator.sentence.format(fact="…", value="…")
    listed = wanted.get("type") == "array" and wanted.get("items", {}).get("type") != "number"
    return {"anyOf": [wanted, _NAMED_LIST], "description": said} if listed else {**wanted, "description": said}


def _action(action: Action, parts: Schema) -> Schema:
    (root,), more = msgspec.json.schema_components([action.settings], ref_template="#/$defs/{name}")
    settings = _described(more.pop(root["$ref"].rpartition("/")[2]))
    parts.update({name: _described(part) for name, part in more.items()})
    example = {name: [value] for name, value in action.example.items()}
    return {
        "type": "object",
        "description": action.sentence,
        "required": ["do", *settings.get("required", ())],
        "additionalProperties": False,
        "properties": {
            "do": {"const": action.name, "description": action.sentence},
            "cost": {"$ref": "#/$defs/Cost"},
            **{
                name: {**field, "examples": example[name]} if name in example else field
                for name, field in settings["properties"].items()
            },
        },
    }
