"""The frames between a reader and its child: what was said arrives, and nothing else passes for a frame."""

from __future__ import annotations

import io
import json
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rettesnor.confinement.protocol import Frame, ProtocolError, read_frame, write_frame

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)
FRAMES = st.builds(
    Frame,
    st.dictionaries(st.text().filter(lambda key: key != "parts"), JSON, max_size=4),
    st.lists(st.binary(), max_size=3).map(tuple),
)


def written(*frames: Frame) -> bytes:
    stream = io.BytesIO()
    for frame in frames:
        write_frame(stream, frame)
    return stream.getvalue()


def with_head(head: bytes, rest: bytes = b"") -> bytes:
    return struct.pack(">I", len(head)) + head + rest


@given(st.lists(FRAMES, max_size=4))
def test_frames_arrive_as_they_were_sent(frames: list[Frame]) -> None:
    stream = io.BytesIO(written(*frames))
    assert [read_frame(stream, most_bytes=10**6) for _ in frames] == frames
    assert read_frame(stream, most_bytes=0) is None


@given(FRAMES, st.data())
def test_a_frame_that_breaks_off_is_none(frame: Frame, data: st.DataObject) -> None:
    whole = written(frame)
    cut = data.draw(st.integers(1, len(whole) - 1))
    with pytest.raises(ProtocolError):
        read_frame(io.BytesIO(whole[:cut]), most_bytes=10**6)


@given(st.binary(min_size=1))
def test_any_bytes_are_a_frame_or_an_error(data: bytes) -> None:
    try:
        frame = read_frame(io.BytesIO(data), most_bytes=10**6)
    except ProtocolError:
        return
    assert frame is not None


@pytest.mark.parametrize(
    "data",
    [
        with_head(b"[]"),
        with_head(b"{}"),
        with_head(b'{"parts": 3}'),
        with_head(b'{"parts": [-1]}'),
        with_head(b'{"parts": [true]}', b"x"),
        with_head(b'{"parts": [1.0]}', b"x"),
        with_head(b'{"parts": ["1"]}', b"x"),
        with_head(b"no json"),
        with_head(b"[" * 100_000),
        with_head(json.dumps({"parts": [600, 600]}).encode(), b"x" * 1_200),
        b"\xff\xff\xff\xff" + b"x" * 1_000,
    ],
    ids=lambda data: repr(data[4:24]),
)
def test_what_breaks_the_rules_is_no_frame(data: bytes) -> None:
    with pytest.raises(ProtocolError):
        read_frame(io.BytesIO(data), most_bytes=1_000)
