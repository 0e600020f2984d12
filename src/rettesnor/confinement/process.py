"""A child process: started, asked, and ended when it takes too long; it never outlives what asked it."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from rettesnor.confinement.protocol import Frame, ProtocolError, read_frame, write_frame

#: Loading the readers takes a fraction of a second; a machine that swaps may need longer.
_START_SECONDS = 60
#: A child that has closed its pipe is about to end; how it does is worth a moment.
_GRACE_SECONDS = 2.0
_GLANCE_SECONDS = 0.005
#: How much of what a dying child printed is kept.
_LAST_WORDS_BYTES = 64 * 1024

#: Takes over its parent's search path, so that both run the same code, and nothing else from around it (-I).
_BOOT = (
    "import sys, os, importlib; sys.path[:] = sys.argv[1].split(os.pathsep); "
    "module = sys.argv[2]; del sys.argv[1:3]; importlib.import_module(module).main()"
)
#: What Python itself may need to start; nothing else of the environment is handed on.
_KEPT_VARIABLES = ("SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")


#: In what the system counts a process's peak of memory.
_PEAK_UNIT = 1 if sys.platform == "darwin" else 1024


class Ending(Exception):
    """How a child ended before it had answered.

    Args:
        is_timed_out: whether it was ended for taking too long.
        signal: the name of the signal that ended it; "" where it ended by itself.
        status: its exit status, where it ended by itself.
        peak_bytes: most memory that it held; 0 where the system does not tell.
        last_words: the end of what it had printed.
    """

    def __init__(
        self, *, is_timed_out: bool, signal: str, status: int, peak_bytes: int, last_words: str
    ) -> None:
        super().__init__(signal or f"status {status}")
        self.is_timed_out = is_timed_out
        self.signal = signal
        self.status = status
        self.peak_bytes = peak_bytes
        self.last_words = last_words


class Child:
    """One child process. Any thread may `end` it; only one at a time may `ask` it."""

    def __init__(self, module: str, *arguments: str) -> None:
        """Starts it and does not wait.

        Args:
            module: the dotted name of a module with a `main()` that calls `child.serve`.
            arguments: what its `sys.argv` holds.
        """
        # Linux counts what the parent held before into a child's peak; no more than that tells nothing of it.
        self._inherited_bytes = _own_peak()
        self._process = subprocess.Popen(
            python_command(module, *arguments),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=os.sep,
            env={name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ},
            start_new_session=True,
        )
        self._lock = threading.Lock()
        self._is_ready = False
        self._is_ended = False
        self._is_timed_out = False
        self._peak_bytes = 0
        self._last_words = b""
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    @property
    def is_usable(self) -> bool:
        """Whether it can be asked."""
        return not self._is_ended and not self._is_timed_out

    def ask(self, question: Frame, *, seconds: float, most_bytes: int) -> Frame:
        """The child's answer.

        Args:
            question: what to send it.
            seconds: how long it may take; its start is not counted.
            most_bytes: most bytes that the parts of its answer may hold.

        Raises:
            Ending: it ended, or was ended, before it had answered.
        """
        if not self.is_usable:
            self.end()
            raise self._ending()
        try:
            if not self._is_ready:
                with self._clock(_START_SECONDS):
                    self._receive(0)
                self._is_ready = True
            with self._clock(seconds):
                # A child that died while it was written to tells why by how it ended.
                with contextlib.suppress(OSError):
                    write_frame(self._stdin, question)
                return self._receive(most_bytes)
        except (ProtocolError, ValueError):
            # A ValueError: another thread has ended it and closed the pipes.
            self.end(grace_seconds=_GRACE_SECONDS)
            raise self._ending() from None
        except BaseException:
            self.end()
            raise

    def end(self, *, grace_seconds: float = 0.0) -> None:
        """Ends it, if it has not ended, and waits until it is gone.

        Args:
            grace_seconds: how long it may take to end by itself, so that it can be seen how it did.
        """
        patience_ends = time.monotonic() + grace_seconds
        while not self._has_ended_by_itself() and time.monotonic() < patience_ends:
            time.sleep(_GLANCE_SECONDS)
        with self._lock:
            if not self._is_ended:
                self._kill()
                self._wait()
            self._close_pipes()

    @contextlib.contextmanager
    def _clock(self, seconds: float) -> Iterator[None]:
        timer = threading.Timer(seconds, self._run_out_of_time)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _run_out_of_time(self) -> None:
        with self._lock:
            if not self._is_ended:
                self._is_timed_out = True
                self._kill()

    def _receive(self, most_bytes: int) -> Frame:
        frame = read_frame(self._stdout, most_bytes=most_bytes)
        if frame is None:
            raise ProtocolError("closed")
        return frame

    def _ending(self) -> Ending:
        status = self._process.returncode
        name = signal.Signals(-status).name if status < 0 else ""
        return Ending(
            is_timed_out=self._is_timed_out,
            signal=name,
            status=max(status, 0),
            peak_bytes=self._peak_bytes,
            last_words=self._last_words.decode("utf-8", "replace"),
        )

    def _has_ended_by_itself(self) -> bool:
        with self._lock:
            if not self._is_ended:
                self._wait(hang=False)
            return self._is_ended

    def _kill(self) -> None:
        # Not Popen.kill, which looks whether the child has ended and so loses what it used.
        if sys.platform == "win32":
            self._process.kill()
        else:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self._process.pid, signal.SIGKILL)

    def _wait(self, *, hang: bool = True) -> None:
        if sys.platform == "win32":
            self._is_ended = self._process.wait() is not None if hang else self._process.poll() is not None
            return
        pid, status, used = os.wait4(self._process.pid, 0 if hang else os.WNOHANG)
        if pid:
            self._process.returncode = os.waitstatus_to_exitcode(status)
            peak = used.ru_maxrss * _PEAK_UNIT
            self._peak_bytes = peak if peak > self._inherited_bytes else 0
            self._is_ended = True

    def _close_pipes(self) -> None:
        self._listener.join(_GRACE_SECONDS)
        for pipe in (self._stdin, self._stdout):
            with contextlib.suppress(OSError):
                pipe.close()

    def _listen(self) -> None:
        """Takes what the child prints, so that it never waits to be heard, and keeps the end of it."""
        with cast(BinaryIO, self._process.stderr) as pipe:
            while said := os.read(pipe.fileno(), _LAST_WORDS_BYTES):
                self._last_words = (self._last_words + said)[-_LAST_WORDS_BYTES:]

    @property
    def _stdin(self) -> BinaryIO:
        return cast(BinaryIO, self._process.stdin)

    @property
    def _stdout(self) -> BinaryIO:
        return cast(BinaryIO, self._process.stdout)


def python_command(module: str, *arguments: str) -> list[str]:
    """The command that runs a module's `main()` in a new Python with this one's search path.

    Args:
        module: its dotted name.
        arguments: what its `sys.argv` holds behind the program's own name.
    """
    path = os.pathsep.join(str(Path(entry).absolute()) for entry in sys.path)
    return [sys.executable, "-I", "-X", "utf8", "-c", _BOOT, path, module, *arguments]


def _own_peak() -> int:
    """Most memory that this process has held, in bytes; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _PEAK_UNIT
