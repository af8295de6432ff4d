"""What is in the zip, and what must not be."""

from __future__ import annotations

import ast
import csv
import gzip
import io
import json
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import airportsdata
import botocore
import pytest
from botocore.regions import EndpointResolver

from chalicelib.adapters.files import brands
from scripts.package import trimming
from tests.packaged import ROOT, Package

NEVER = (
    "pip",
    "setuptools",
    "yaml",
    "click",
    "inquirer",
    "pytest",
    "awslambdaric",
    "ministack",
    "tests",
    "bench",
)
AT_HOME = ("chalicelib/cli/", "chalicelib/costs/")


def test_at_the_top_lie_our_files_chalices_run_time_and_what_the_pins_name(made: Package) -> None:
    tops = {name.partition("/")[0] for name in made.names()}
    assert {"app.py", "chalicelib", "chalice", "playbooks", "schemas", "seeds", "boto3", "botocore", "msgspec"} <= tops
    assert not tops & set(NEVER)
    assert not [name for name in tops if name.startswith(".")]


def test_nothing_hidden_and_no_leftover_is_in_it(made: Package) -> None:
    endings = {Path(name).suffix for name in made.names() if ".dist-info/" not in name and "tzdata/" not in name}
    assert endings == {".py", ".pyc", ".so", ".json", ".jinja", ".css", ".svg", ".csv", ".pem", ".txt"}
    assert not [name for name in made.names() if "/." in name]


AT_HOME = ("chalicelib/cli/", "chalicelib/costs/")
"""What only the terminal needs."""


def test_of_chalice_only_its_run_time_is_in_it(made: Package) -> None:
    sources = [name for name in made.names() if name.startswith("chalice/") and name.endswith(".py")]
    assert sorted(sources) == ["chalice/__init__.py", "chalice/app.py"]


def test_the_terminals_commands_stay_at_home(made: Package) -> None:
    assert not [name for name in made.names() if name.startswith(AT_HOME)]


def test_every_other_file_of_the_program_is_in_it(made: Package) -> None:
    here = {path.relative_to(ROOT).as_posix() for path in (ROOT / "chalicelib").rglob("*.py")}
    there = {name for name in made.names() if name.startswith("chalicelib/") and name.endswith(".py")}
    assert there == {name for name in here if not name.startswith(AT_HOME)}
    assert {name for name in made.names() if name.endswith(".html.jinja")} == {
        path.relative_to(ROOT).as_posix() for path in (ROOT / "chalicelib").rglob("*.html.jinja")
    }


def test_playbooks_lie_beside_the_program_as_they_do_here(made: Package) -> None:
    with ZipFile(made.zipped) as zipped:
        for folder in brands.brand_folders(ROOT / "playbooks"):
            there = f"playbooks/{folder.name}/"
            files = {name.removeprefix(there) for name in zipped.namelist() if name.startswith(there)}
            assert files == set(brands.bundle(folder))
            for name, text in brands.bundle(folder).items():
                assert zipped.read(there + name).decode() == text


def test_what_examples_are_decided_with_lies_beside_the_program(made: Package) -> None:
    with ZipFile(made.zipped) as zipped:
        assert zipped.read("seeds/customers.json") == (ROOT / "seeds" / "customers.json").read_bytes()


def test_nothing_is_moved_into_a_layer(made: Package) -> None:
    assert not [one for one in made.template["Resources"].values() if "LayerVersion" in one["Type"]]


def test_of_aws_only_the_services_that_are_asked_are_described(made: Package) -> None:
    data = [name.split("/") for name in made.names() if name.startswith("botocore/data/")]
    assert {parts[2] for parts in data if len(parts) > 3} == trimming.SERVICES
    assert {parts[2] for parts in data if len(parts) == 3} == trimming.EVERY_SERVICE


def test_a_service_is_described_as_it_is_but_without_prose(made: Package) -> None:
    where = Path(botocore.__file__).parent / "data"
    with ZipFile(made.zipped) as zipped:
        for name in (name for name in made.names() if name.endswith("/service-2.json")):
            whole = gzip.decompress((where / name.removeprefix("botocore/data/")).with_suffix(".json.gz").read_bytes())
            told = zipped.read(name).decode()
            assert len(told) < len(whole) / 2
            assert json.loads(told) == json.loads(whole, object_hook=_without_prose)


def _without_prose(read: dict[str, Any]) -> dict[str, Any]:
    return {**read, **({"documentation": ""} if isinstance(read.get("documentation"), str) else {})}


def test_our_services_are_where_they_are(made: Package) -> None:
    with ZipFile(made.zipped) as zipped:
        told = json.loads(zipped.read("botocore/data/endpoints.json"))
    whole = json.loads((Path(botocore.__file__).parent / "data" / "endpoints.json").read_bytes())
    ours, theirs = EndpointResolver(told), EndpointResolver(whole)
    for region in theirs.get_available_endpoints("sqs"):
        for service in trimming.SERVICES:
            assert ours.construct_endpoint(service, region) == theirs.construct_endpoint(service, region)


FROM_OUTSIDE = {"cloudformation", "secretsmanager", "ssm"}
"""What only commands make a client of: they run where all of boto3 is."""


def test_the_services_are_those_that_the_program_makes_clients_of() -> None:
    named = {
        argument.value
        for path in (ROOT / "chalicelib").rglob("*.py")
        for call in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(call, ast.Call) and ast.unparse(call.func).endswith("client")
        for argument in call.args[:1]
        if isinstance(argument, ast.Constant)
    }
    assert named - FROM_OUTSIDE <= trimming.SERVICES


def test_the_airports_are_those_that_have_a_code(made: Package) -> None:
    with ZipFile(made.zipped) as zipped:
        text = zipped.read("airportsdata/airports.csv").decode()
    rows = csv.DictReader(io.StringIO(text), quoting=csv.QUOTE_NONNUMERIC)
    assert {row["iata"]: row for row in rows} == airportsdata.load("IATA")


@pytest.mark.parametrize(
    "library", ["boto3", "botocore", "google_re2", "jinja2", "msgspec", "python_dateutil", "urllib3"]
)
def test_a_library_brings_its_licence_and_its_version(made: Package, library: str) -> None:
    there = [name for name in made.names() if name.startswith(f"{library}-") and ".dist-info/" in name]
    assert [name for name in there if name.endswith("/METADATA")]
    assert [name for name in there if "LICENSE" in name]
    assert not [name for name in there if name.endswith(("RECORD", "INSTALLER", "WHEEL"))]


def test_it_is_small(made: Package) -> None:
    assert made.zipped.stat().st_size <= 8_000_000
