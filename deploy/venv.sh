#!/bin/sh
# usage: venv.sh PYTHON VENV REQUIREMENTS -- make the virtual environment and install the pinned requirements into it.
# What the machine lacks is named in one line, with the command that brings it.
set -eu
python=$1 venv=$2 requirements=$3

command -v "$python" >/dev/null 2>&1 || {
    echo "Python 3.11 or newer is needed: sudo apt install python3 python3-venv (or python.org), then again." >&2
    exit 2
}
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "Python 3.11 or newer is needed, this is $("$python" -V). Try: make PYTHON=python3.11 ..." >&2
    exit 2
}
"$python" -c 'import venv, ensurepip' 2>/dev/null || {
    echo "Python's venv is missing: sudo apt install python3-venv (Debian, Ubuntu), then again." >&2
    exit 2
}
[ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
echo "Installing what $requirements names into $venv: once, about a minute."
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r "$requirements"
