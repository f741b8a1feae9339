"""The README is true: its commands run, and it names each command, parameter, field and setting."""

import re
from dataclasses import fields
from pathlib import Path

import pytest
from click.testing import CliRunner

from index.archive import Archive
from index.article import Article
from index.place_rules import read_place_rules
from index.settings import ARCHIVE_SETTINGS, SOURCE_SETTINGS, read_settings
from search.engine import open_searcher
from search.request import PARAMETERS, SearchRequest
from search.result import FacetCount, Hit, Relaxation, Suggestion
from web.answers import FacetValues, Receipt, Received, Related
from web.app import create_app
from web.cli import COMMANDS, cli
from web.operations import OPERATIONS

ROOT = Path(__file__).parent.parent
_NAME = re.compile(r"^[\w-]+(?=[=:])")  # of a parameter that stands with a value
README = (ROOT / "README.md").read_text("utf-8")
_SAID = re.findall(r"`([^`\n]+)`", README)
NAMED = {*_SAID, *(name for said in _SAID for name in _NAME.findall(said))}


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


COMMAND_LINES = [
    line.partition("#")[0].strip()
    for block in blocks("sh")
    for line in block.splitlines()
    if line.startswith("dateline ")
]


def test_every_command_is_named() -> None:
    for command in COMMANDS:
        assert f"dateline {command.name}" in README


def test_every_option_of_an_ingest_is_named() -> None:
    for option in cli.commands["ingest"].params:
        for name in option.opts:
            assert name in README or not name.startswith("--"), name


@pytest.mark.parametrize(
    "name",
    [
        *PARAMETERS,
        *Article("").to_json(),
        *Hit._fields,
        *FacetCount._fields,
        *Suggestion._fields,
        *Relaxation("", "", SearchRequest(), 0).to_json(),
        *SOURCE_SETTINGS,
        *FacetValues.__annotations__,
        *Related.__annotations__,
        *Receipt.__annotations__,
        *Received.__annotations__,
        *(each.name for operation in OPERATIONS for each in operation.parameters),
    ],
)
def test_every_parameter_and_field_is_named(name: str) -> None:
    assert name in NAMED or f"{name}" in "".join(blocks("toml"))


def test_every_page_and_endpoint_is_named(samples_archive: Archive) -> None:
    app = create_app(samples_archive, open_searcher(samples_archive))
    rules = {each.rule for each in app.url_map.iter_rules()} - {"/static/<asked>/<path:filename>"}
    for rule in rules:
        path = re.sub(r"<(?:[^:>]*:)?(\w+)>", r"<\1>", rule)
        shown = path.split("<year>")[0].replace("/country/<value>", "/country/")
        assert shown.replace("<value>", "<key>") in README, rule


def test_every_setting_is_shown_and_the_example_can_be_read(tmp_path: Path) -> None:
    example, _ = blocks("toml")
    for name in ARCHIVE_SETTINGS:
        assert re.search(rf"^(\[?{name}\b)", example, re.MULTILINE), name
    path = tmp_path / "dateline.toml"
    path.write_text(example, "utf-8")
    assert read_settings(path).home == "TR"


def test_the_example_of_places_can_be_read_and_shows_all_there_is(tmp_path: Path) -> None:
    _, example = blocks("toml")
    path = tmp_path / "places.toml"
    path.write_text(example, "utf-8")
    rules = read_place_rules(path)
    for rule in fields(rules):
        assert getattr(rules, rule.name), rule.name


def test_every_command_line_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("DATELINE_ARCHIVE", str(tmp_path / "archive"))
    Archive.create(tmp_path / "archive").close()
    for line in COMMAND_LINES:
        _, command, *arguments = re.findall(r'"[^"]*"|\S+', line)
        if command == "serve":  # has a test of its own
            continue
        done = CliRunner().invoke(cli, [command, *(each.strip('"') for each in arguments)])
        assert done.exit_code == 0, f"{line}\n{done.output}"


def test_every_address_answers(samples_archive: Archive) -> None:
    client = create_app(samples_archive, open_searcher(samples_archive)).test_client()
    addresses = re.findall(r"curl 'http://127.0.0.1:8000([^']*)'", README)
    assert addresses
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 200
        assert answer.get_json()["total"] > 0


def test_every_make_target_is_there() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in re.findall(r"(?:^|`)make ([a-z]+)", README, re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_every_file_that_is_linked_is_there() -> None:
    links = re.findall(r"(?:\]\(|src=\"|srcset=\")([^)\"]+)", README)
    assert len(links) > 5
    for link in links:
        assert (ROOT / link).exists(), link
