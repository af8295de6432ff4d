from __future__ import annotations

import json
from pathlib import Path

import pytest

from scripts.template import finished
from tests.infra import rendered
from tests.infra.rendered import Template


@pytest.fixture(scope="session")
def merged(tmp_path_factory: pytest.TempPathFactory) -> Template:
    """What Chalice makes, with the stack merged into it."""
    return rendered.merged(tmp_path_factory.mktemp("chalice"))


@pytest.fixture(scope="session")
def template(merged: Template) -> Template:
    """What is deployed. Tests leave it as it is."""
    return finished(merged)


@pytest.fixture(scope="session")
def template_file(template: Template, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "sam.json"
    path.write_text(json.dumps(template), "utf-8")
    return path
