"""The zip: the same bytes from the same files, wherever and whenever it is made."""

from __future__ import annotations

import hashlib
from collections import Counter
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The earliest that a zip can tell."""
UNIX = 3


def archive(folder: Path, to: Path) -> None:
    """Every file in it, by name, with the same date and permissions."""
    with ZipFile(to, "w", ZIP_DEFLATED, compresslevel=9) as made:
        for path in sorted(folder.rglob("*"), key=lambda one: one.relative_to(folder).as_posix()):
            if path.is_file():
                one = ZipInfo(path.relative_to(folder).as_posix(), LONG_AGO)
                one.compress_type, one.create_system = ZIP_DEFLATED, UNIX
                one.external_attr = (0o100755 if path.suffix == ".so" else 0o100644) << 16
                made.writestr(one, path.read_bytes())


def sizes(zipped: Path) -> dict[str, int]:
    """What lies at the top → its bytes in the zip, the largest first."""
    counted: Counter[str] = Counter()
    with ZipFile(zipped) as made:
        for one in made.infolist():
            counted[one.filename.partition("/")[0]] += one.compress_size
    return dict(counted.most_common())


def sha256(path: Path) -> str:
    """Of a file, in hexadecimal digits."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
