#!/bin/sh
# Pin every dependency, with hashes: `make lock` after a change in pyproject.toml.
set -eu
cd "$(dirname "$0")/.."
.venv/bin/python -m pip install -q uv
compile() {
  .venv/bin/uv pip compile pyproject.toml --quiet --python-version 3.11 --universal --generate-hashes \
    --no-emit-index-url --no-header --no-annotate "$@"
}
compile -o requirements.txt
compile --extra google -o requirements-google.txt
compile --extra local -o requirements-local.txt
compile --extra local --extra dev -o requirements-dev.txt
.venv/bin/uv pip compile requirements-emulator.in --quiet --python-version 3.11 --universal --generate-hashes \
  --no-emit-index-url --no-header --no-annotate -o requirements-emulator.txt
