"""The interface for programs as one application, and the page that documents it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
from starlette.responses import Response

from lawkit.errors import BusyError, LawkitError, StoreAwayError
from lawkit.reports.json_report import lawkit_version
from lawkit.web.api.asking import REFUSALS
from lawkit.web.api.content import content_routes
from lawkit.web.api.drafts import drafts_routes
from lawkit.web.api.jobs import jobs_routes
from lawkit.web.api.kits import kits_routes
from lawkit.web.api.translations import translations_routes
from lawkit.web.site import Site

Data = dict[str, Any]
ABOUT = """The application of lawkit for programs. On one's own machine nobody signs in. In an office send a token, made
on the page of your account: `Authorization: Bearer lawkit_…`. Checks, kits and surveys are jobs: the answer 202 gives
the job's id, and `/jobs/{job}` says how far it is."""


def make_interface(site: Site) -> FastAPI:
    """The addresses under /api/v1; its OpenAPI document is /api/v1/openapi.json."""
    # FastAPI's own documentation pages load scripts from elsewhere; `interface_page` does not.
    interface = FastAPI(
        title="lawkit", version=lawkit_version(), description=ABOUT, docs_url=None, redoc_url=None, responses=REFUSALS
    )
    every = (
        drafts_routes(site), jobs_routes(site), kits_routes(site), content_routes(site), translations_routes(site),
    )  # fmt: skip
    for routes in every:
        interface.include_router(routes)

    @interface.exception_handler(LawkitError)
    async def refused(_request: Request, error: LawkitError) -> JSONResponse:
        status = 503 if isinstance(error, StoreAwayError) else 429 if isinstance(error, BusyError) else 400
        return JSONResponse({"detail": str(error)}, status)

    return interface


def interface_page(site: Site, interface: FastAPI, request: Request) -> Response:
    """The documentation of the interface, out of its OpenAPI document."""
    document = interface.openapi()
    groups: dict[str, list[Operation]] = {}
    for path, methods in document["paths"].items():
        for method, told in methods.items():
            groups.setdefault(told["tags"][0], []).append(_operation(method, path, told))
    models = [
        (name, model.get("description", ""), [_field(one, part, model) for one, part in _properties(model)])
        for name, model in document["components"]["schemas"].items()
    ]
    return site.page(request, "api.html.j2", about=ABOUT, groups=groups, models=models)


@dataclass(frozen=True)
class Operation:
    """One address and method, as the page shows it; `asked` are name, where, type and words."""

    id: str
    line: str
    words: str
    asked: list[tuple[str, str, str, str]]
    answers: list[tuple[str, str]]


def _operation(method: str, path: str, told: Data) -> Operation:
    asked = [
        (one["name"], one["in"], _type(one["schema"]), one.get("description", "")) for one in told.get("parameters", ())
    ]
    body = told.get("requestBody", {}).get("content", {})
    asked += [(kind, "body", _type(part["schema"]), "") for kind, part in body.items()]
    good = [(code, answer.get("content", {})) for code, answer in told["responses"].items() if code < "300"]
    answers = [
        (code, ", ".join(_type(part["schema"]) if "schema" in part else kind for kind, part in content.items()))
        for code, content in good
    ]
    return Operation(told["operationId"], f"{method.upper()} /api/v1{path}", told["description"], asked, answers)


def _properties(model: Data) -> list[tuple[str, Data]]:
    return list(model.get("properties", {}).items())


def _field(name: str, part: Data, model: Data) -> tuple[str, str, str, str]:
    needed = "required" if name in model.get("required", ()) else ""
    return name, needed, _type(part), part.get("description", "")


def _type(schema: Data) -> str:
    """A schema in a few signs."""
    if "$ref" in schema:
        return str(schema["$ref"]).rsplit("/", 1)[-1]
    if "enum" in schema:
        return " | ".join(f'"{one}"' for one in schema["enum"])
    if "anyOf" in schema:
        return " | ".join(map(_type, schema["anyOf"]))
    if schema.get("type") == "array":
        return f"[{_type(schema['items'])}]"
    return str(schema.get("type", "anything"))
