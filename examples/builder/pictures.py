"""Simple drawings in place of photographs, as shapes on a canvas of 160 × 60; written as SVG or PNG."""

from __future__ import annotations

import io
from dataclasses import dataclass

from PIL import Image, ImageDraw

WIDTH, HEIGHT = 160.0, 60.0

SKY, DUSK, SEA, DEEP = "#dcebf2", "#f3e3cf", "#7fa9bd", "#4f8199"
FAR, NEAR, SNOW = "#9db4bf", "#5f7f86", "#f4f8fa"
GRASS, LEAF, PINE, SOIL = "#a9c08b", "#6f9668", "#3f6b53", "#c9b48a"
RED, OCHRE, WHITE, SLATE, WOOD = "#a8483c", "#d6a24a", "#fbfaf6", "#40525c", "#8a6a4d"
SUN = "#f2c665"
COATS = (RED, OCHRE, DEEP, PINE, "#7d5a86", SLATE)


@dataclass(frozen=True, slots=True)
class Polygon:
    """A filled polygon; a rectangle is one, too."""

    points: tuple[tuple[float, float], ...]
    fill: str


@dataclass(frozen=True, slots=True)
class Circle:
    """A filled circle."""

    x: float
    y: float
    radius: float
    fill: str


Shape = Polygon | Circle


def shapes(motif: str) -> list[Shape]:
    """What a motif is made of, from the back to the front.

    Raises:
        KeyError: where there is no such motif.
    """
    return {
        "fjord": _fjord,
        "village": _village,
        "forest": _forest,
        "farm": _farm,
        "boats": _boats,
        "school": _school,
        "townhall": _townhall,
        "people": _people,
        "meeting": _meeting,
    }[motif]()


def picture_to_svg(motif: str) -> str:
    """The drawing as an SVG image that fills its frame."""
    drawn = []
    for shape in shapes(motif):
        if isinstance(shape, Circle):
            drawn.append(
                f'<circle cx="{shape.x:g}" cy="{shape.y:g}" r="{shape.radius:g}" fill="{shape.fill}"/>'
            )
        else:
            points = " ".join(f"{x:g},{y:g}" for x, y in shape.points)
            drawn.append(f'<polygon points="{points}" fill="{shape.fill}"/>')
    size = f"{WIDTH:g} {HEIGHT:g}"
    frame = f'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}" aria-hidden="true"'
    return f"<svg {frame}>{''.join(drawn)}</svg>"


def picture_to_png(motif: str, width: int = 960) -> bytes:
    """The drawing as a PNG image of so many pixels across; drawn larger first, for smooth edges."""
    scale = 2 * width / WIDTH
    image = Image.new("RGB", (2 * width, round(HEIGHT * scale)), SKY)
    draw = ImageDraw.Draw(image)
    for shape in shapes(motif):
        if isinstance(shape, Circle):
            x, y, radius = shape.x * scale, shape.y * scale, shape.radius * scale
            draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=shape.fill)
        else:
            draw.polygon([(x * scale, y * scale) for x, y in shape.points], fill=shape.fill)
    small = image.resize((width, image.height // 2), Image.Resampling.LANCZOS).quantize(64)
    packed = io.BytesIO()
    small.save(packed, "PNG", optimize=True)
    return packed.getvalue()


def _box(x: float, y: float, width: float, height: float, fill: str) -> Polygon:
    return Polygon(((x, y), (x + width, y), (x + width, y + height), (x, y + height)), fill)


def _sky(fill: str = SKY) -> list[Shape]:
    return [_box(0, 0, WIDTH, HEIGHT, fill)]


def _mountains(base: float) -> list[Shape]:
    far = (
        (0, base),
        (0, 30),
        (18, 18),
        (34, 28),
        (58, 8),
        (84, 27),
        (106, 14),
        (132, 29),
        (160, 16),
        (160, base),
    )
    near = ((0, base), (0, 40), (30, 31), (52, 38), (80, 30), (118, 39), (160, 27), (160, base))
    caps = ((58, 8), (50, 14.5), (55, 13.6), (59, 16), (63, 13), (67, 14.9))
    return [Polygon(far, FAR), Polygon(caps, SNOW), Polygon(near, NEAR)]


def _house(x: float, y: float, width: float, wall: str) -> list[Shape]:
    height = width * 0.62
    roof = ((x - 1, y - height), (x + width / 2, y - height - width * 0.42), (x + width + 1, y - height))
    windows = [
        _box(x + width * part, y - height * 0.72, width * 0.16, height * 0.3, WHITE) for part in (0.16, 0.62)
    ]
    return [_box(x, y - height, width, height, wall), Polygon(roof, SLATE), *windows]


def _pine(x: float, y: float, height: float) -> list[Shape]:
    half = height * 0.24
    trunk = _box(x - height * 0.03, y - height * 0.12, height * 0.06, height * 0.12, WOOD)
    tiers = [
        Polygon(
            (
                (x - half * wide, y - height * low),
                (x, y - height * high),
                (x + half * wide, y - height * low),
            ),
            PINE,
        )
        for wide, low, high in ((1.0, 0.1, 0.6), (0.78, 0.36, 0.82), (0.55, 0.6, 1.0))
    ]
    return [trunk, *tiers]


def _person(x: float, y: float, size: float, coat: str) -> list[Shape]:
    shoulders = (
        (x - size * 0.24, y),
        (x - size * 0.2, y - size * 0.62),
        (x + size * 0.2, y - size * 0.62),
        (x + size * 0.24, y),
    )
    return [Polygon(shoulders, coat), Circle(x, y - size * 0.8, size * 0.17, SOIL)]


def _boat(x: float, y: float, width: float, hull: str) -> list[Shape]:
    body = ((x, y), (x + width, y), (x + width * 0.9, y + width * 0.13), (x + width * 0.1, y + width * 0.13))
    cabin = _box(x + width * 0.3, y - width * 0.15, width * 0.36, width * 0.15, WHITE)
    mast = _box(x + width * 0.6, y - width * 0.32, width * 0.015, width * 0.18, SLATE)
    return [cabin, mast, Polygon(body, hull)]


def _fjord() -> list[Shape]:
    sea = [_box(0, 42, WIDTH, 18, SEA), _box(0, 50, WIDTH, 10, DEEP)]
    return [*_sky(DUSK), Circle(122, 16, 6, SUN), *_mountains(44), *sea, *_boat(34, 46, 26, RED)]


def _village() -> list[Shape]:
    houses = [
        part
        for x, wall in ((14, RED), (33, WHITE), (52, OCHRE), (76, RED), (97, WHITE), (122, RED))
        for part in _house(x, 49, 13 if x % 2 else 15, wall)
    ]
    return [*_sky(), *_mountains(46), _box(0, 44, WIDTH, 8, GRASS), *houses, _box(0, 52, WIDTH, 8, SEA)]


def _forest() -> list[Shape]:
    trees = [
        part
        for x, size in ((10, 34), (28, 26), (44, 38), (112, 30), (130, 40), (150, 28))
        for part in _pine(x, 52, size)
    ]
    path = Polygon(((70, 60), (78, 42), (82, 42), (98, 60)), SOIL)
    return [*_sky(), *_mountains(44), _box(0, 42, WIDTH, 18, LEAF), path, *trees, *_person(84, 54, 9, RED)]


def _farm() -> list[Shape]:
    rows = [
        Polygon(((x, 60), (72 + x / 6, 42), (74 + x / 6, 42), (x + 9, 60)), SOIL) for x in range(0, 160, 22)
    ]
    barn = [*_house(18, 45, 24, RED), *_house(48, 45, 13, WHITE)]
    return [*_sky(), Circle(136, 14, 6, SUN), *_mountains(44), _box(0, 42, WIDTH, 18, GRASS), *rows, *barn]


def _boats() -> list[Shape]:
    sea = [_box(0, 40, WIDTH, 20, SEA), _box(0, 52, WIDTH, 8, DEEP)]
    quay = [_box(118, 38, 42, 6, WOOD), *_house(130, 38, 20, OCHRE)]
    return [*_sky(), *_mountains(42), *sea, *quay, *_boat(14, 47, 58, DEEP), *_boat(84, 50, 20, RED)]


def _school() -> list[Shape]:
    building = [_box(40, 24, 80, 24, OCHRE), Polygon(((36, 24), (80, 12), (124, 24)), SLATE)]
    windows = [_box(x, 29, 8, 7, WHITE) for x in (46, 59, 93, 106)]
    children = [
        part for n, x in enumerate((18, 28, 52, 64, 100, 134)) for part in _person(x, 57, 10, COATS[n])
    ]
    return [
        *_sky(),
        _box(0, 46, WIDTH, 14, GRASS),
        *building,
        *windows,
        _box(75, 36, 10, 12, WOOD),
        *children,
    ]


def _townhall() -> list[Shape]:
    wings = [
        _box(28, 22, 104, 28, WHITE),
        _box(66, 10, 28, 40, OCHRE),
        Polygon(((63, 10), (80, 2), (97, 10)), SLATE),
    ]
    windows = [_box(x, y, 6, 6, DEEP) for x in (34, 46, 102, 114) for y in (27, 38)]
    return [
        *_sky(),
        *_mountains(46),
        _box(0, 48, WIDTH, 12, SOIL),
        *wings,
        *windows,
        _box(75, 36, 10, 14, WOOD),
    ]


def _people() -> list[Shape]:
    crowd = [
        part
        for n, x in enumerate((22, 40, 58, 92, 112, 134))
        for part in _person(x, 55, 17 - n % 3 * 2, COATS[n])
    ]
    return [*_sky(DUSK), *_mountains(42), _box(0, 40, WIDTH, 8, SEA), _box(0, 47, WIDTH, 13, SOIL), *crowd]


def _meeting() -> list[Shape]:
    around = [part for n, x in enumerate((30, 50, 70, 90, 110, 130)) for part in _person(x, 40, 18, COATS[n])]
    board = [_box(60, 4, 40, 15, WHITE), _box(64, 8, 24, 1.6, DEEP), _box(64, 12, 30, 1.6, FAR)]
    return [*_sky(DUSK), *board, *around, Polygon(((18, 40), (142, 40), (152, 48), (8, 48)), WOOD)]
