"""`delight serve` without its workers: what is taken in stays on the queue.

::

    python -m bench.idle PORT FOLDER
"""

from __future__ import annotations

import sys
from pathlib import Path

from app import app
from chalicelib import bootstrap
from chalicelib.bootstrap import environment, machine
from chalicelib.entry.local import Intake
from chalicelib.entry.local_server import make_server


def main() -> None:
    """Until it is ended."""
    port, folder = sys.argv[1:]
    world = machine.one_machine(environment.from_environment(data=Path(folder)))
    bootstrap.use(world)
    make_server(app, world, Intake(), host="127.0.0.1", port=int(port)).server.serve_forever()


if __name__ == "__main__":
    main()
