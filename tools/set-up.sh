#!/bin/sh
# Makes the virtual environment from the lock: set-up.sh VENV. Called by make; needs Python 3.11+ with venv and pip.
set -eu
venv=$1

# The first Python that is new enough and able to make environments; PYTHON=… decides otherwise.
candidates=${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11 python}
able='import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))'
python=
for candidate in $candidates; do
    if "$candidate" -c "$able" >/dev/null 2>&1; then
        python=$candidate
        break
    fi
done

if [ -z "$python" ]; then
    {
        echo "Rettesnor needs Python 3.11 or newer with venv and pip, and found:"
        for candidate in $candidates; do
            echo "  $candidate: $("$candidate" --version 2>/dev/null || echo 'not found')"
        done
        echo "On Debian and Ubuntu venv is a package of its own: sudo apt-get install python3-venv"
        echo "To use another Python: make PYTHON=/path/to/python3 …"
    } >&2
    exit 1
fi

# An environment whose Python is gone or too old is made anew.
if ! "$venv/bin/python" -c 'import sys, pip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
    echo "Setting up $venv with $("$python" --version) …" >&2
    "$python" -m venv --clear "$venv"
fi

pip() { "$venv/bin/python" -m pip --disable-pip-version-check --quiet "$@"; }
pip install --require-hashes --requirement requirements.lock
pip install --no-deps --no-build-isolation --editable .
