"""The JSON Schemas of the contract."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from referencing import Registry, Resource


def load(name: str) -> dict:
    """The schema in ``schemas/<name>.schema.json``."""
    text = (
        resources.files("gemel_trainer").joinpath(f"schemas/{name}.schema.json").read_text("utf-8")
    )
    return json.loads(text)


@cache
def validator(name: str) -> Draft202012Validator:
    """A validator of the named schema."""
    common = Resource.from_contents(load("common"))
    registry = Registry().with_resource("common.schema.json", common)
    return Draft202012Validator(load(name), registry=registry)


def problems(name: str, value: Any) -> list[str]:
    """Everything in value that the schema does not allow, one line each, in a stable order."""
    errors = sorted(validator(name).iter_errors(value), key=lambda error: error.json_path)
    return [_line(leaf) for error in errors for leaf in _leaves(error)]


def _leaves(error: ValidationError) -> list[ValidationError]:
    # Of a failed oneOf over kinds of objects, the branch that went furthest says what is wrong.
    if error.validator == "oneOf" and error.context and "format" in str(error.json_path):
        branches: dict[int, list[ValidationError]] = {}
        for child in error.context:
            branches.setdefault(child.schema_path[0], []).append(child)
        return min(branches.values(), key=len)
    return [error]


def _line(error: ValidationError) -> str:
    path = error.json_path.removeprefix("$.").removeprefix("$")
    where = path or "the spec"
    if error.validator == "oneOf" and path == "recipe":
        return "recipe: exactly one of epochs and max_steps is needed"
    if error.validator == "dependentSchemas" or error.validator == "not":
        return f"{where}: warmup_steps and warmup_ratio exclude each other"
    return f"{where}: {error.message}"


def defaults(name: str, *path: str) -> dict:
    """The defaults that a schema declares for the object property at path."""
    node = load(name)
    for key in path:
        node = node["properties"][key]
    return {
        key: found
        for key, value in node["properties"].items()
        if (found := _resolve(value).get("default")) is not None
    }


def _resolve(node: dict) -> dict:
    if "$ref" not in node:
        return node
    return {**load("common")["$defs"][node["$ref"].rsplit("/", 1)[1]], **node}
