"""The API keeps to its own description: asked at random, it never breaks and says nothing else."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import (
    content_type_conformance,
    not_a_server_error,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from index.archive import Archive
from search.engine import open_searcher
from tests.stories import fill
from tests.writing import TOKEN
from web.app import create_app
from web.operations import OPERATIONS, ROOT, Operation
from web.parameters import ID
from web.serving import Serving

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    unsupported_method,
]
IDS = ("bridge", "plums", "ferry", "none", "a/b", "https://wire.example.com//x")
WORDS = (
    "bridge",
    "ferry -bridge",
    '"night ferry"',
    "(",
    "country:",
    "date:2016",
    "*",
    "RS",
    "serb",
)


# Whatever is asked for an article by a path alone is as it should be.
CASES = [
    pytest.param(each, mode, id=f"{each.name}-{mode.name.lower()}")
    for each in OPERATIONS
    for mode in GenerationMode
    if mode is GenerationMode.POSITIVE or each.body or each.parameters != (ID,)
]


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """An app with a token, on an archive that all cases change."""
    archive = fill(Archive.create(tmp_path_factory.mktemp("api") / "archive"))
    yield create_app(archive, open_searcher(archive), Serving((TOKEN,)))
    archive.close()


@pytest.mark.parametrize(("each", "mode"), CASES)
def test_what_is_asked_at_random_is_answered_as_described(
    app: Flask, each: Operation, mode: GenerationMode
) -> None:
    schema = schemathesis.openapi.from_wsgi("/api/openapi.json", app)
    path = f"{ROOT}{each.rule}".replace("id:", "").replace("<", "{").replace(">", "}")
    operation = schema[path][each.method]

    @settings(
        max_examples=40,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(
        case=operation.as_strategy(generation_mode=mode),
        id_=st.sampled_from(IDS),
        q=st.sampled_from(WORDS),
        given_token=st.integers(0, 9),
    )
    def ask(case: schemathesis.Case[Any], id_: str, q: str, given_token: int) -> None:
        if "id" in (case.path_parameters or {}) and mode is GenerationMode.POSITIVE:
            case.path_parameters["id"] = id_  # one that may be there
        if case.query and "q" in case.query:
            case.query["q"] = q
        headers = {"Accept-Encoding": "identity"}
        if given_token:
            headers["Authorization"] = f"Bearer {TOKEN}"
        case.call_and_validate(headers=headers, checks=CHECKS)

    ask()
