#!/bin/sh
# A virtual environment with what is needed, made once and again only when the pins change.
#   scripts/setup.sh local|dev|emulator
set -eu
cd "$(dirname "$0")/.."
pins="requirements-$1.txt"
venv=".venv"
[ "$1" = emulator ] && venv=".venv-emulator"
stamp="$venv/.$1"
if [ -f "$stamp" ] && cmp -s "$pins" "$stamp"; then exit 0; fi

python=""
for candidate in python3 python3.14 python3.13 python3.12 python3.11; do
  if command -v "$candidate" >/dev/null 2>&1 &&
    "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    python="$candidate"
    break
  fi
done
if [ -z "$python" ]; then
  echo "Python 3.11 or newer is needed. On Debian or Ubuntu:  sudo apt-get install python3 python3-venv" >&2
  exit 2
fi
if [ ! -x "$venv/bin/python" ] || ! "$venv/bin/python" -c 'import pip' 2>/dev/null; then
  if ! "$python" -c 'import ensurepip' 2>/dev/null; then
    if [ "$(id -u)" = 0 ]; then
      apt-get update -qq && apt-get install -y -qq python3-venv >/dev/null
    else
      echo "Python's venv module is missing. Install it with:  sudo apt-get install python3-venv" >&2
      exit 2
    fi
  fi
  rm -rf "$venv"
  "$python" -m venv "$venv"
fi
echo "Setting up $venv ($pins); this is done once."
"$venv/bin/python" -m pip install -qq --disable-pip-version-check --require-hashes -r "$pins"
[ "$1" = emulator ] || "$venv/bin/python" -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
cp "$pins" "$stamp"
