"""The child: what it has loaded before it meets its first file."""

from __future__ import annotations

import subprocess
import sys


def test_a_child_waits_for_no_library_that_reads_another_format_than_its_file() -> None:
    code = (
        "import sys\n"
        "from rettesnor.confinement import child\n"
        "child.serve = lambda load: load()\n"
        "child.main()\n"
        "print(sorted({name.partition('.')[0] for name in sys.modules}))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    loaded = set(eval(done.stdout))
    assert "rettesnor" in loaded
    assert loaded & {"pypdfium2", "docx", "lxml", "selectolax", "simplemma", "click"} == set()
