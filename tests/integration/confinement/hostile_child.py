"""A child that does what the file says: it stands in for a library that a hostile file has taken over."""

from __future__ import annotations

import os
import signal
import socket
import sys
import time

from rettesnor import Reading, read_bytes
from rettesnor.confinement.child import serve
from rettesnor.documents.errors import DocumentError
from rettesnor.documents.limits import Limits
from rettesnor.outline.record import DocumentKind


def main() -> None:
    serve(lambda: obey)


def obey(data: bytes, *, name: str, kind: DocumentKind | None, limits: Limits) -> Reading:
    order, _, detail = data.decode().partition(" ")
    match order:
        case "sleep":
            time.sleep(600)
        case "ignore-signals-and-spin":
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            while True:
                pass
        case "fill-memory":
            hoard = [b"x" * 10_000_000 for _ in range(1_000_000)]
            raise AssertionError(len(hoard))
        case "fill-memory-in-a-library-that-calls-it-damage":
            try:
                hoard = [b"x" * 10_000_000 for _ in range(1_000_000)]
            except MemoryError as error:
                raise DocumentError("unreadable") from error
        case "crash":
            os.kill(os.getpid(), getattr(signal, detail))
            time.sleep(60)
        case "leave":
            os._exit(int(detail))
        case "recurse":
            obey(data, name=name, kind=kind, limits=limits)
        case "break":
            raise KeyError(detail)
        case "print":
            os.write(1, b"Missing glyph!\n")
            sys.stdout.write("also here\n")
            sys.stdout.flush()
        case "print-without-end":
            for _ in range(1_000):
                os.write(2, b"w" * 1_000)
        case "write":
            try:
                with open(detail, "w") as file:  # noqa: PTH123
                    file.write("something")
            except OSError as error:
                raise DocumentError("kept-from-it", reason=type(error).__name__) from error
        case "connect":
            try:
                socket.create_connection(("127.0.0.1", int(detail)), timeout=5).close()
            except OSError as error:
                raise DocumentError("kept-from-it", reason=type(error).__name__) from error
        case "tell-the-environment":
            raise DocumentError("told", names=" ".join(sorted(os.environ)))
        case "tell-the-process":
            raise DocumentError("told", process=os.getpid())
        case "lie-about-the-file":
            return read_bytes(b"something else", name=name, kind=kind, limits=limits)
        case "talk-nonsense":
            for descriptor in range(3, 20):
                try:
                    os.write(descriptor, b"\xff" * 100)
                except OSError:
                    continue
    return read_bytes(data, name=name, kind=kind, limits=limits)
