"""Every word is there in all three languages, and every code that the engine raises has a sentence."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from dataclasses import fields
from pathlib import Path

import pytest

from portal.cli.catalogue import LANGUAGES, Catalogue, choose_language, load_catalogue
from rettesnor.documents.errors import DocumentError, Warning
from rettesnor.documents.limits import Limits
from rettesnor.interchange.rows import COLUMNS, KEY_COLUMNS
from rettesnor.outline.record import Attributes, Bound, DocumentKind, Facts, ItemKind, Strength

CATALOGUES = {language: load_catalogue(language) for language in LANGUAGES}
PLACEHOLDER = re.compile(r"\{(\w+)(?::(\w+))?\}")
OPTIONAL = re.compile(r"\[[^\[\]]*\{[^\[\]]*\]")


@pytest.mark.parametrize("language", ["nn", "en"])
def test_every_message_is_there_in_every_language(language: str) -> None:
    assert CATALOGUES["nb"].keys() ^ CATALOGUES[language].keys() == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_is_empty(language: str) -> None:
    assert [key for key, text in CATALOGUES[language].items() if not text] == []


@pytest.mark.parametrize("language", ["nn", "en"])
def test_every_language_fills_in_the_same_values(language: str) -> None:
    def values(text: str) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
        return set(PLACEHOLDER.findall(text)), set(PLACEHOLDER.findall(OPTIONAL.sub("", text)))

    other = CATALOGUES[language]
    assert [key for key, text in CATALOGUES["nb"].items() if values(text) != values(other[key])] == []


def test_everything_that_a_record_can_hold_has_its_words() -> None:
    needed = [
        *(f"kind.{kind.value}" for kind in ItemKind),
        *(f"kinds.{kind.value}.{form}" for kind in ItemKind for form in ("one", "other")),
        *(f"document_kind.{kind.value}" for kind in DocumentKind),
        *(f"attribute.{one.name}" for one in fields(Attributes)),
        *(f"fact.{one.name}" for one in fields(Facts)),
        *(f"bound.{one.value}" for one in Bound),
        *(f"strength.{one.value}" for one in Strength),
        *(f"column.{one.name}" for one in (*COLUMNS, *KEY_COLUMNS)),
        *(f"help.max_{one.name}" for one in fields(Limits)),
    ]
    assert [key for key in needed if key not in CATALOGUES["nb"]] == []


# --- codes ---

Raised = dict[tuple[str, str], list[tuple[str, set[str] | None]]]


def raised_codes(engine: Path) -> Raised:
    """Every ("error" | "warning", code) in the code, with where it is made and which values it is given.

    The values are None where they cannot be told from the code alone; the family is "either" where a function
    of the module takes a `code` and makes something of it.
    """
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(engine.rglob("*.py"))}
    errors = _subclasses(list(trees.values()), {"DocumentError"})
    found: Raised = defaultdict(list)
    for path, tree in trees.items():
        constants = _constants(tree)
        takers = _functions_that_take_a_code(tree)
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            name = getattr(call.func, "attr", getattr(call.func, "id", ""))
            family = "warning" if name == "Warning" else "error" if name in errors else "either"
            if family == "either" and name not in takers:
                continue
            given = _argument(call, takers.get(name, 0), "code")
            values = {"warning": _values_of_warning, "error": _values_of_error}.get(family, lambda _: None)(
                call
            )
            for code in _strings(given, constants):
                found[family, code].append((f"{path.relative_to(engine)}:{call.lineno}", values))
    return found


def _subclasses(trees: list[ast.Module], known: set[str]) -> set[str]:
    classes = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    while True:
        more = {
            one.name
            for one in classes
            if {getattr(base, "id", getattr(base, "attr", "")) for base in one.bases} & known
        }
        if more <= known:
            return known
        known = known | more


def _constants(tree: ast.Module) -> dict[str, str]:
    return {
        target.id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def _functions_that_take_a_code(tree: ast.Module) -> dict[str, int]:
    """By name, the position of their `code`, not counting `self`."""
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.name != "__init__":
            names = [one.arg for one in node.args.args if one.arg != "self"]
            if "code" in names:
                found[node.name] = names.index("code")
    return found


def _argument(call: ast.Call, position: int, name: str) -> ast.expr | None:
    if len(call.args) > position:
        return call.args[position]
    return next((keyword.value for keyword in call.keywords if keyword.arg == name), None)


def _strings(node: ast.expr | None, constants: dict[str, str]) -> set[str]:
    """The codes that an expression can be: a literal, the module's constant, either side of a condition."""
    parts = [node.body, node.orelse] if isinstance(node, ast.IfExp) else [node]
    values = [
        constants.get(part.id) if isinstance(part, ast.Name) else getattr(part, "value", None)
        for part in parts
    ]
    return {one for one in values if isinstance(one, str) and re.fullmatch(r"[a-z]+(-[a-z]+)*", one)}


def _values_of_error(call: ast.Call) -> set[str] | None:
    names = [keyword.arg for keyword in call.keywords]
    return None if None in names else {name for name in names if name}


def _values_of_warning(call: ast.Call) -> set[str] | None:
    given = _argument(call, 1, "parameters")
    if given is None:
        return set()
    if not isinstance(given, ast.Dict) or not all(isinstance(key, ast.Constant) for key in given.keys):
        return None
    return {str(key.value) for key in given.keys if isinstance(key, ast.Constant)}


@pytest.fixture(scope="module")
def raised(repository: Path) -> Raised:
    return raised_codes(repository / "src" / "rettesnor")


def test_codes_are_found_however_they_are_raised(tmp_path: Path) -> None:
    (tmp_path / "room.py").write_text(
        "LOST = 'lost'\n"
        "class Own(errors.DocumentError): ...\n"
        "def warn(record, code): ...\n"
        "def read():\n"
        "    raise Own('own-code', limit=1)\n"
        "    raise DocumentError('one' if x == 'no code' else 'other')\n"
        "    yield Warning(code='late', parameters={'a': 1})\n"
        "    yield Warning('free', given)\n"
        "    warn(record, LOST)\n"
    )
    found = raised_codes(tmp_path)
    assert {key: values for key, [(_, values)] in found.items()} == {
        ("error", "own-code"): {"limit"},
        ("error", "one"): set(),
        ("error", "other"): set(),
        ("warning", "late"): {"a"},
        ("warning", "free"): None,
        ("either", "lost"): None,
    }


def test_every_code_that_the_engine_raises_has_words(raised: Raised) -> None:
    assert len(raised) > 20
    wordless = {
        f"{family} {code}": places
        for (family, code), places in raised.items()
        if not any(key in CATALOGUES["nb"] for key in _keys(family, code))
    }
    assert wordless == {}


def test_every_value_that_a_sentence_needs_is_given_where_the_code_is_raised(raised: Raised) -> None:
    missing = []
    for (family, code), places in raised.items():
        text = " ".join(CATALOGUES["nb"].get(key, "") for key in _keys(family, code))
        needed = {name for name, _ in PLACEHOLDER.findall(OPTIONAL.sub("", text))}
        lacking = [
            (place, needed - values) for place, values in places if values is not None and needed - values
        ]
        missing += [f"{place} {code}: {names}" for place, names in lacking]
    assert missing == []


def _keys(family: str, code: str) -> list[str]:
    error, warning = [f"error.{code}.what", f"error.{code}.do"], [f"warning.{code}"]
    return {"error": error, "warning": warning}.get(family, [*error, *warning])


# --- sentences ---


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (
            DocumentError("empty"),
            "filen er tom. Sjekk at den ble lastet ned eller lagret ferdig. [empty]",
        ),
        (
            DocumentError("limit-pages", limit=10_000, found=12_345),
            "dokumentet har 12 345 sider, flere enn grensen på 10 000 sider. "
            "Hev grensen med --max-pages, eller del dokumentet. [limit-pages]",
        ),
        (
            DocumentError("limit-file-bytes", limit=256 * 1024 * 1024),
            "filen er større enn grensen på 256 MB. Hev grensen med --max-file-bytes. [limit-file-bytes]",
        ),
        (DocumentError("never-heard-of", page=3), "never-heard-of (page=3) [never-heard-of]"),
    ],
)
def test_an_error_says_what_is_wrong_and_what_to_do(error: DocumentError, sentence: str) -> None:
    assert CATALOGUES["nb"].error(error).replace("\N{NO-BREAK SPACE}", " ") == sentence


@pytest.mark.parametrize(
    ("warning", "sentence"),
    [
        (Warning("number-jumps", {"expected": "3", "found": "5"}), "Nummereringen hopper. Ventet 3, fant 5."),
        (Warning("number-jumps", {}, page=7), "s. 7: Nummereringen hopper. Ventet ?, fant ?."),
        (
            Warning("heading-without-content", {"heading": "Mål\x1b[2J\n"}),
            "Overskriften «Mål [2J » står uten innhold.",
        ),
        (Warning("never-heard-of", {"a": 1}), "never-heard-of (a=1)"),
    ],
)
def test_a_warning_is_a_sentence_that_does_nothing_to_the_terminal(warning: Warning, sentence: str) -> None:
    assert CATALOGUES["nb"].placed_warning(warning) == sentence


@pytest.mark.parametrize(
    ("size", "shown"), [(500, "500 B"), (1536, "1,5 KB"), (256 * 1024**2, "256 MB"), (4 * 1024**3, "4 GB")]
)
def test_sizes_are_shown_in_the_largest_unit(size: int, shown: str) -> None:
    assert shown in CATALOGUES["nb"].error(DocumentError("limit-file-bytes", limit=size))


# --- which language ---


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ([], {}, "nb"),
        ([], {"LANG": "nn_NO.UTF-8"}, "nn"),
        ([], {"LANG": "en_GB.UTF-8"}, "en"),
        ([], {"LANG": "C.UTF-8"}, "nb"),
        ([], {"LANG": "de_DE.UTF-8"}, "nb"),
        ([], {"LC_ALL": "en_US", "LANG": "nn_NO"}, "en"),
        ([], {"LC_ALL": "", "LC_MESSAGES": "nn_NO", "LANG": "en"}, "nn"),
        (["read", "--language", "nn", "x"], {"LANG": "en"}, "nn"),
        (["--language=en", "read"], {}, "en"),
        (["read", "--language"], {}, "nb"),
        (["read", "--language", "klingon"], {}, "nb"),
        (["read", "--", "--language", "en"], {}, "nb"),
    ],
)
def test_the_option_comes_before_the_machine_and_bokmaal_last(
    arguments: list[str], environment: dict[str, str], language: str
) -> None:
    assert choose_language(arguments, environment) == language


def test_a_catalogue_is_a_mapping_like_any_other() -> None:
    words: Catalogue = CATALOGUES["en"]
    assert len(words) == len(list(words)) > 200
    assert words.get("no.such.key") is None
