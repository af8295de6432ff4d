"""The same files give the same bytes, whatever lies around them, whenever and wherever it is done."""

from __future__ import annotations

import shutil
import sysconfig
from pathlib import Path
from zipfile import ZipFile

import pytest

from scripts.package import bytecode
from scripts.package.archive import sha256
from scripts.package.libraries import libraries
from scripts.package.native import Target
from tests.packaged import ROOT, Package, package

TREE = ["app.py", "chalicelib", "vendor", "playbooks", "schemas", "seeds", ".chalice", "requirements.txt"]
STRAY = [
    ".env",
    "__pycache__/x.cpython-311.pyc",
    ".DS_Store",
    "secrets.json",
    "app.py.swp",
    "notes.txt",
    "old.py~",
    "x.pem",
]
"""What lies around in somebody's working tree; each of them is planted."""
FOLDERS = [
    ".",
    "chalicelib",
    "chalicelib/domain",
    "chalicelib/console/static",
    "vendor",
    "playbooks",
    "schemas",
    "seeds",
]
ELF_MACHINE = {"x86_64": 62, "arm64": 183}


@pytest.fixture
def untidy(tmp_path: Path) -> Path:
    """A copy of this working tree in which much lies around."""
    root = tmp_path / "somewhere" / "else"
    for name in TREE:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, root / name, symlinks=True, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            root.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, root / name)
    for folder in FOLDERS:
        for name in STRAY:
            path = root / folder / name
            path.parent.mkdir(exist_ok=True)
            path.write_text("a secret")
    (root / "chalicelib" / "here").symlink_to("/etc")
    return root


def test_what_lies_around_changes_nothing(made: Package, untidy: Path, tmp_path: Path) -> None:
    again = package(untidy, tmp_path / "out")
    assert again.names() == made.names()
    assert sha256(again.zipped) == sha256(made.zipped)
    assert again.template == made.template


def test_nothing_of_it_tells_where_or_when_it_was_made(made: Package) -> None:
    with ZipFile(made.zipped) as zipped:
        infos = zipped.infolist()
        assert {one.date_time for one in infos} == {(1980, 1, 1, 0, 0, 0)}
        assert {one.external_attr >> 16 for one in infos} == {0o100644, 0o100755}
        assert [one.filename for one in infos] == sorted(one.filename for one in infos)
        assert not [one.filename for one in infos if str(ROOT).encode() in zipped.read(one)]


def test_for_the_other_machine_only_native_libraries_differ(made: Package, tmp_path: Path) -> None:
    other = package(ROOT, tmp_path / "out", machine="arm64")
    with ZipFile(made.zipped) as one, ZipFile(other.zipped) as another:
        for zipped, machine in ((one, "x86_64"), (another, "arm64")):
            native = [name for name in zipped.namelist() if name.endswith(".so")]
            assert {int.from_bytes(zipped.read(name)[18:20], "little") for name in native} == {ELF_MACHINE[machine]}
        shared = set(one.namelist()) & set(another.namelist())
        different = [name for name in shared if one.read(name) != another.read(name)]
    assert not different
    architectures = [
        found["Properties"]["Architectures"]
        for found in other.template["Resources"].values()
        if found["Type"] == "AWS::Serverless::Function"
    ]
    assert architectures
    assert all(found == ["arm64"] for found in architectures)


def test_compiled_libraries_are_the_same_in_another_folder(tmp_path: Path) -> None:
    installed = Path(sysconfig.get_path("purelib"))
    for folder in ("one", "another/one"):
        for library in ("botocore", "jinja2", "msgspec"):
            to = tmp_path / folder / library
            shutil.copytree(installed / library, to, ignore=shutil.ignore_patterns("__pycache__", "data", "*.so"))
        bytecode.compile_apart(tmp_path / folder, with_source=False)
    one, another = (
        {path.relative_to(tmp_path / folder): path.read_bytes() for path in (tmp_path / folder).rglob("*.pyc")}
        for folder in ("one", "another/one")
    )
    assert len(one) > 100
    assert one == another


def test_an_extra_without_pins_is_named(tmp_path: Path) -> None:
    (tmp_path / "requirements.txt").touch()
    with pytest.raises(SystemExit, match=r"there is no requirements-fortunes\.txt"):
        libraries(tmp_path, Target(11, "x86_64"), extras=["fortunes"], cache=tmp_path)


def test_an_extra_comes_on_top(made: Package, tmp_path: Path) -> None:
    larger = package(ROOT, tmp_path / "out", extras=("google",))
    more = {name.partition("/")[0] for name in set(larger.names()) - set(made.names())}
    assert {"jwt", "cryptography"} <= more
    assert larger.zipped.stat().st_size <= 13_000_000
