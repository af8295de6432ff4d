"""Started by `tests.lambdas` as Lambda starts its own: ``python in_lambda.py HANDLER WHERE TELL``.

``WHERE`` holds awslambdaric alone, ``TELL`` is where it writes, before it asks for an event, what the process has done
so far. Everything else that can be imported is the standard library and the zip.
"""

from __future__ import annotations

import json
import os
import sys
import time
from typing import Any

TASK = os.environ["LAMBDA_TASK_ROOT"]
compiled: list[str] = []
models: list[str] = []


def hear(event: str, args: tuple[Any, ...]) -> None:
    """What is compiled of the zip, and which of AWS's services are read."""
    if event == "compile" and isinstance(args[1], str) and args[1].startswith(TASK) and args[1].endswith(".py"):
        compiled.append(args[1])
    if event == "open" and isinstance(args[0], str) and "/botocore/data/" in args[0] and "/service-2" in args[0]:
        models.append(args[0].partition("/botocore/data/")[2].partition("/")[0])


def main() -> None:
    handler, where, tell = sys.argv[1:]
    sys.path[:0] = [TASK, where]
    from awslambdaric import bootstrap  # type: ignore[import-untyped]
    from awslambdaric.lambda_config import LambdaConfigProvider  # type: ignore[import-untyped]
    from awslambdaric.lambda_runtime_client import LambdaRuntimeClient  # type: ignore[import-untyped]

    class Telling(LambdaRuntimeClient):  # type: ignore[misc]  # it has no types
        def wait_next_invocation(self) -> Any:
            modules = sorted(set(sys.modules) - own)
            told = {"cpu_s": time.process_time() - began, "modules": modules, "compiled": compiled, "models": models}
            os.write(int(tell), json.dumps(told).encode() + b"\n")
            return super().wait_next_invocation()

    config = LambdaConfigProvider(["", handler])
    client = Telling(config.api_address, config.use_thread_polling)
    sys.addaudithook(hear)
    own, began = set(sys.modules), time.process_time()
    bootstrap.run(handler, client)


if __name__ == "__main__":
    main()
