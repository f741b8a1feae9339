"""The house: who may import whom."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FLOORS = ("index", "search", "indexer", "web")  # each may use those before it


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            yield node.module or ""


@pytest.mark.parametrize("floor", FLOORS)
def test_a_floor_uses_only_those_below_it(floor: str) -> None:
    above = FLOORS[FLOORS.index(floor) + 1 :]
    for path in (ROOT / floor).rglob("*.py"):
        for module in imports(path):
            assert module.split(".")[0] not in (*above, "tests", "scripts", "benchmarks"), path


def test_whoosh_is_known_to_the_ground_floor_alone() -> None:
    for floor in FLOORS[1:]:
        for path in (ROOT / floor).rglob("*.py"):
            assert "whoosh" not in {module.split(".")[0] for module in imports(path)}, path


def test_flask_is_known_to_the_top_floor_alone() -> None:
    for floor in FLOORS[:-1]:
        for path in (ROOT / floor).rglob("*.py"):
            assert not {module.split(".")[0] for module in imports(path)} & {"flask", "click"}, path


def test_a_package_says_what_it_is_for_and_nothing_else() -> None:
    for floor in FLOORS:
        module = ast.parse((ROOT / floor / "__init__.py").read_text("utf-8"))
        assert ast.get_docstring(module)
        assert len(module.body) == 1
