"""JSON Schemas of the records, made from their models, for VS Code and all else that reads them.

They say in Dutch what each field is, and refuse what the model refuses as far as JSON Schema can
say it. That dates are in order, that a budget adds up, that no two sessions have one id or that
55.000 can be read in two ways, it cannot.
"""

from __future__ import annotations

from functools import cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from palet.model.field import Reference, Term
from palet.model.form import ID
from palet.model.kind import KINDS
from palet.model.rule import Either, Needs
from palet.model.shape import Shape, begun, shapes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from palet.content.catalog import Catalog
    from palet.model.field import Part
    from palet.model.form import Form
    from palet.model.kind import Kind
    from palet.model.rule import Rule

_Schema = dict[str, Any]

# Records of which there are so few that an editor can offer them all.
_OFFERED = {"theme", "area", "action-line", "funding"}

# What pydantic says of a field, and a schema says in another way.
_OURS = {"anyOf", "default", "title", "examples"}

# The catalog, not the model, refuses doubles in these lists.
_UNIQUE = {"former_ids"}


def schemas(catalog: Catalog) -> dict[str, _Schema]:
    """Return the schema of every kind by name; it offers the terms and records of ``catalog``."""
    return {kind.name: _of_kind(kind, catalog) for kind in KINDS.values()}


def _of_kind(kind: Kind, catalog: Catalog) -> _Schema:
    schema, models = _part(kind.model), set(_models(kind.model))
    parts = {model.__name__: _part(model) for model in models - {kind.model}}
    marks = {shape.mark for model in models for shape in shapes(model).values()}
    offers = {name: _offer(mark, catalog) for mark in marks if (name := _offer_name(mark))}
    place = (PurePosixPath("content") / kind.folder).as_posix()
    what = f"Een {kind.dutch}: een bestand in {place}."
    if kind.suffix == ".md":
        # The text stands below the front matter, and the schema is that of the front matter.
        what = f"De velden boven de tekst van een {kind.dutch}, in {place}."
        schema["required"].remove("body")
        del schema["properties"]["body"]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": kind.dutch.capitalize(),
        "description": what,
        "type": "object",
        **schema,
        "$defs": {**dict(sorted(parts.items())), **dict(sorted(offers.items()))},
    }


def _models(model: type[Part]) -> Iterator[type[Part]]:
    """Yield ``model`` and the models of all parts in it."""
    yield model
    for shape in shapes(model).values():
        if shape.part:
            yield from _models(shape.part)


@cache
def _pydantics(model: type[Part]) -> _Schema:
    return model.model_json_schema()


def _part(model: type[Part]) -> _Schema:
    """Return the schema of a part.

    It has no type: the field in which the part stands says whether it may be null.
    """
    needed = [name for name, field in model.model_fields.items() if field.is_required()]
    return {
        "properties": {name: _field(model, name) for name in shapes(model)},
        **({"required": needed} if needed else {}),
        "additionalProperties": False,
        **_rules(model),
    }


def _rules(model: type[Part]) -> _Schema:
    """Return what a schema says of the rules between fields."""
    found = [_rule(model, rule) for rule in model.rules]
    return {"allOf": found} if len(found) > 1 else {} if not found else found[0]


def _rule(model: type[Part], rule: Rule) -> _Schema:
    if isinstance(rule, Either):
        names = [name for name in model.model_fields if name in {rule.first, rule.second}]
        return {
            "oneOf" if rule.one else "anyOf": [_given(name, **_type(model, name)) for name in names]
        }
    if isinstance(rule, Needs):
        there = {"const": rule.value} if rule.value else {}
        many = {"minItems": 1} if shapes(model)[rule.other].many else {}
        return {
            "if": _given(rule.name, **there or _type(model, rule.name)),
            "then": _given(rule.other, **many or _type(model, rule.other)),
        }
    days = {
        name: {
            "type": "string" if model.model_fields[name].is_required() else ["string", "null"],
            "minLength": len("2024-05-23"),
        }
        for name in rule.dates
    }
    return {"if": _given(rule.name), "then": {"properties": days}}


def _type(model: type[Part], name: str) -> dict[str, Any]:
    """Return the type of what a field holds where there is something in it."""
    return {"type": "number" if shapes(model)[name].number else "string"}


def _given(name: str, **rules: Any) -> _Schema:
    return {"required": [name], "properties": {name: rules or {"type": "string"}}}


def _field(model: type[Part], name: str) -> _Schema:
    shape, value = shapes(model)[name], _flat(_pydantics(model)["properties"][name])
    one = value["items"] if shape.many else value
    if offer := _offer_name(shape.mark):
        del one["pattern"]
        one["$ref"] = f"#/$defs/{offer}"
    else:
        one |= {**_form(shape.form), **shape.form.limits}
    examples = _examples(shape)
    if name in _UNIQUE:
        value["uniqueItems"] = True
    return {
        "title": shape.title.split(", ")[-1 if shape.many else 0].capitalize(),
        "description": value.pop("description"),
        **value,
        "examples": [[one] for one in examples] if shape.many else examples,
    }


def _flat(value: _Schema) -> _Schema:
    """Return pydantic's schema of a value with a list of types in the place of alternatives."""
    flat = {key: inner for key, inner in value.items() if key not in _OURS}
    types: list[str] = []
    for choice in map(_flat, value.get("anyOf", ())):
        types += [choice["type"]] if isinstance(choice["type"], str) else choice["type"]
        flat |= choice
    if types:
        # To JSON Schema a whole number is a number too.
        types = [name for name in types if name != "integer" or "number" not in types]
        flat["type"] = types if len(types) > 1 else types[0]
    if "items" in flat:
        flat["items"] = _flat(flat["items"])
    return {"type": "object", **flat}


def _form(form: Form) -> _Schema:
    # ``patternErrorMessage`` is what VS Code says when the pattern does not match.
    said = {"pattern": form.pattern, "patternErrorMessage": form.advice}
    chosen = {"enum": [*form.choices]} if form.choices else {}
    return {**chosen, **{key: text for key, text in said.items() if text}}


def _examples(shape: Shape) -> list[Any]:
    """Return examples of what stands in a field, or of what stands in its list."""
    if part := shape.part:
        both = {name: _field(part, name)["examples"] for name in begun(part)}
        return [{n: found[at] for n, found in both.items()} for at in (0, -1)]
    return [*shape.examples]


def _offer_name(mark: object) -> str:
    """Return the name of the definition that offers what can stand in a field, if there is one."""
    if isinstance(mark, Term):
        return mark.vocabulary
    return mark.kind if isinstance(mark, Reference) and mark.kind in _OFFERED else ""


def _offer(mark: object, catalog: Catalog) -> _Schema:
    """Return a definition that offers what there is, and does not refuse what is new."""
    if isinstance(mark, Term):
        terms = catalog.vocabularies.get(mark.vocabulary, {}).values()
        known = {term.id: f"**{term.label}**: {term.explanation}" for term in terms}
    else:
        known = {entry.id: entry.record.title for entry in catalog.all(_offer_name(mark))}
    offered = {"enum": [*known], "markdownEnumDescriptions": [*known.values()]}
    return {"anyOf": [offered, _form(ID)]}
