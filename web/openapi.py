"""The description of the API, as OpenAPI 3.1: made of the table of operations and of the classes.

apispec, which is the generator within flask-smorest and APIFlask, puts it together. Those two want
a marshmallow schema beside each of our classes and pass every answer through it, which takes longer
than a search; here a class is its own schema (web.schemas). To be looked at again if the API ever
reads more than the parameters of a search and articles.
"""

import re
from importlib.metadata import version
from typing import Any

from apispec import APISpec

from web.operations import OPERATIONS, ROOT, Operation
from web.schemas import Schemas
from web.sent import SENT
from web.tells import PREFACE, STATUSES

PROBLEM = "application/problem+json"


def describe() -> dict[str, Any]:
    """The whole document."""
    spec = APISpec(
        title="Dateline",
        version=version("dateline"),
        openapi_version="3.1.0",
        info={"summary": "The API of a news archive", "description": PREFACE,
              "license": {"name": "Apache 2.0", "identifier": "Apache-2.0"}},
        servers=[{"url": "/"}],
    )  # fmt: skip
    spec.components.security_scheme("token", {"type": "http", "scheme": "bearer"})
    schemas = Schemas()
    for each in OPERATIONS:
        said = {each.method.lower(): _operation(each, schemas)}
        spec.path(ROOT + _template(each.rule), operations=said)
    for name, schema in {**schemas.named, "SentArticle": SENT}.items():
        spec.components.schema(name, schema)
    document: dict[str, Any] = spec.to_dict()
    return document


def _template(rule: str) -> str:
    """`/articles/{id}` for the rule `/articles/<id:id>`."""
    return re.sub(r"<(?:[^:>]*:)?(\w+)>", r"{\1}", rule)


def _operation(each: Operation, schemas: Schemas) -> dict[str, Any]:
    said: dict[str, Any] = {
        "operationId": each.name,
        "summary": each.summary,
        "description": each.tells,
        "parameters": [parameter.to_json() for parameter in each.parameters],
        "responses": {str(status): _answer(status, shape, schemas)
                      for status, shape in sorted(each.answers.items())},
    }  # fmt: skip
    if each.body:
        content = {kind: {"schema": schema} for kind, schema in each.body.items()}
        said["requestBody"] = {"required": True, "content": content}
    if each.writes:
        said["security"] = [{"token": []}]
    return said


def _answer(status: int, shape: Any, schemas: Schemas) -> dict[str, Any]:  # noqa: ANN401
    said: dict[str, Any] = {"description": STATUSES[status]}
    if shape is not None:
        kind = PROBLEM if status >= 400 else "application/json"
        said["content"] = {kind: {"schema": schemas.of(shape)}}
    return said
