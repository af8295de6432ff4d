"""What merging can't do to the template that Chalice makes; `package` calls it last.

Pure: a template in, a template out. ``python -m scripts.template FILE`` finishes a file in place.
"""

from __future__ import annotations

import copy
import json
import sys
from pathlib import Path
from typing import Any

from scripts.stack import alarms, dashboard, queries
from scripts.stack.names import FUNCTIONS, function_name, log_group, ref, sub

Template = dict[str, Any]

RECEIVED = ("/webhooks/", "/health")
"""Begin the paths that the receiving function answers; every other is a page's, so that its role can stay small."""


def finished(template: Template) -> Template:
    """The template as it is deployed."""
    made = copy.deepcopy(template)
    for logical in FUNCTIONS:
        _named(made, logical)
    _pages(made)
    for more in (alarms, queries, dashboard):
        made["Resources"] |= more.resources()
    return made


def _named(template: Template, logical: str) -> None:
    """A function with a name and a log of its own, which is there before the function could make one without an end."""
    resources = template["Resources"]
    function, log = resources[logical], log_group(logical)
    name = function_name(logical)
    function["Properties"] |= {"FunctionName": name, "LoggingConfig": {"LogGroup": ref(log)}}
    function["Properties"].pop("Tags", None)  # they name Chalice's stage; the stack has tags of its own
    resources[log]["Properties"] = {
        "LogGroupName": sub(f"/aws/lambda/{name['Fn::Sub']}"),
        "RetentionInDays": {"Fn::FindInMap": ["ByStage", ref("Stage"), "LogDays"]},
    }


def _log_of(logical: str) -> str:
    return "ApiHandlerLogGroup" if logical == "APIHandler" else f"{logical}LogGroup"


def _pages(template: Template) -> None:
    """Chalice sends every route to one function. And the API knows its functions by name, for they know its address."""
    resources = template["Resources"]
    for path, methods in resources["RestAPI"]["Properties"]["DefinitionBody"]["paths"].items():
        logical = "APIHandler" if path.startswith(RECEIVED) else "Pages"
        for method in methods.values():
            if isinstance(method, dict) and "x-amazon-apigateway-integration" in method:
                method["x-amazon-apigateway-integration"]["uri"] = _invocation(logical)
    permission = copy.deepcopy(resources["APIHandlerInvokePermission"])
    permission["Properties"]["FunctionName"] = ref("Pages")
    resources["PagesInvokePermission"] = permission


def _invocation(logical: str) -> dict[str, str]:
    here = "${AWS::Partition}:%s:${AWS::Region}"
    function = f"arn:{here % 'lambda'}:${{AWS::AccountId}}:function:{function_name(logical)['Fn::Sub']}"
    return sub(f"arn:{here % 'apigateway'}:lambda:path/2015-03-31/functions/{function}/invocations")


def main(path: Path) -> None:
    """Finish a file in place."""
    template = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps(finished(template), indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
