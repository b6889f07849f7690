"""The form for editors: the configuration of Decap CMS, made from the models of the records.

A field is in the form because it is in its model, with the explanation that the model gives it
and the pattern that its JSON Schema has. Rules between fields are left to ``scripts/check``,
which sees every proposal.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from palet.model.field import Markdown, Reference, Term
from palet.model.fieldname import name_of
from palet.model.kind import KINDS
from palet.model.record import Record
from palet.model.shape import shapes

from .schema import schemas

if TYPE_CHECKING:
    from collections.abc import Mapping

    from palet.content.catalog import Catalog
    from palet.model.field import Part
    from palet.model.kind import Kind
    from palet.model.shape import Shape
    from palet.settings import CodeHost

_Fields = dict[str, Any]

# Decap's own word for the hosts that it can work with.
_GITHUB = "github.com"

_SORTABLE = ("title", "date", "reviewed")

# How the models explain what an editor of a file does, and what somebody at the form does.
_WORDS = {
    "Schrijf true om": "Zet dit aan om",
    ", of haal het veld weg.": ".",
    "Laat weg als": "Laat dit leeg als",
    "met een punt voor decimalen": "met een komma voor decimalen",
    "5000 of 1.5.": "5000 of 1,5.",
    "bijvoorbeeld 51.982.": "bijvoorbeeld 51,982.",
    "bijvoorbeeld 5.94.": "bijvoorbeeld 5,94.",
}

# Decap makes the name of the file, and so the address, of the title: it keeps these signs, which
# no id may have, and leaves out letters of other alphabets, and what Windows keeps for itself.
_NAMES_A_FILE = (
    r"^(?=[\s\S]*[A-Za-z0-9])(?![\s\S]*[_~\u0132\u0133\ufb00-\ufb06])"
    r"(?!\W*(?:[Cc][Oo][Nn]|[Pp][Rr][Nn]|[Aa][Uu][Xx]|[Nn][Uu][Ll]"
    r"|[Cc][Oo][Mm][0-9]|[Ll][Pp][Tt][0-9])\W*$)"
)
_NAME = (
    "Gebruik ook gewone letters of cijfers, geen _ of ~, en schrijf Ĳ als IJ: van de naam wordt "
    "het webadres gemaakt."
)

_MARKDOWN = "Verwijs naar een bron met \\[bron\\](source:naam)."


def origins(host: CodeHost) -> tuple[str, ...]:
    """Return what the form talks to."""
    api = f"https://api.{_GITHUB}" if urlsplit(host.url).netloc == _GITHUB else _origin(host.url)
    return (api, *([_origin(host.local)] if host.local else []))


def backend(host: CodeHost) -> _Fields:
    """Return Decap's settings of the host."""
    own = urlsplit(host.url)
    about = {"repo": own.path.strip("/"), "branch": host.branch}
    if own.netloc == _GITHUB:
        # Without an address here, Decap would send editors to the firm that began it.
        return {"name": "github", **about, "base_url": host.login.rstrip("/") or _origin(host.url)}
    address = _origin(host.url)
    about |= {"api_root": f"{address}/api/v4", "base_url": address, "auth_type": "pkce"}
    return {"name": "gitlab", **about, **({"app_id": host.login} if host.login else {})}


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def config(catalog: Catalog, host: CodeHost, site_url: str) -> str:
    """Return Decap's ``config.yml`` for the records in ``catalog``."""
    found = schemas(catalog)
    settings: _Fields = {
        "backend": backend(host),
        **({"local_backend": {"url": host.local}} if host.local else {}),
        "publish_mode": "editorial_workflow",
        "locale": "nl",
        "site_url": site_url,
        "display_url": site_url,
        "show_preview_links": False,
        # Records have no pictures; redactie.js registers this library, which holds nothing.
        # Decap looks into the folder all the same, and need not find it.
        "media_library": {"name": "geen"},
        "media_folder": f"{host.folder}/media",
        "slug": {"encoding": "ascii", "clean_accents": True, "sanitize_replacement": "-"},
        "collections": [
            _collection(kind, host.folder, _Form(catalog, found[kind.name]))
            for kind in KINDS.values()
        ],
    }
    # JSON is YAML in which every text has quotes: without them Decap takes 1e3 for a number.
    text = json.dumps(settings, ensure_ascii=False, indent=1)
    return f"# Made from the models of the records by hooks/palet/editing/form.py.\n{text}\n"


def _collection(kind: Kind, folder: str, form: _Form) -> _Fields:
    """Return the collection of a kind: a file for every record."""
    return {
        "name": kind.name,
        "label": _capital(kind.plural),
        "label_singular": _capital(kind.dutch),
        "folder": (PurePosixPath(folder) / kind.folder).as_posix(),
        # The site knows what programme and lists there are; only their fields change.
        "create": kind.address is not None,
        # Others refer to it, and visitors know its address.
        "delete": False,
        "extension": kind.suffix.removeprefix("."),
        "format": "yaml-frontmatter" if kind.suffix == ".md" else "yml",
        "identifier_field": "title",
        "slug": "{{slug}}",
        "summary": "{{title}}",
        "sortable_fields": [n for n in _SORTABLE if n in kind.model.model_fields],
        "editor": {"preview": False},
        "fields": form.fields(kind.model),
    }


@dataclass(frozen=True)
class _Form:
    """The form of one kind of record: what there is to choose from, and the kind's schema."""

    catalog: Catalog
    schema: Mapping[str, Any]

    def fields(self, model: type[Part]) -> list[_Fields]:
        """Return the fields of a record or a part, in the order of the model."""
        own = self.schema["$defs"].get(model.__name__, self.schema)["properties"]
        return [self._field(model, name, own.get(name, {})) for name in model.model_fields]

    def _field(self, model: type[Part], name: str, schema: Mapping[str, Any]) -> _Fields:
        shape, rules = shapes(model)[name], model.model_fields[name]
        one = schema.get("items", schema)
        both = name_of(model, name).split(", ")
        about: _Fields = {
            "name": name,
            "label": _capital(both[-1 if shape.many else 0]),
            "required": rules.is_required(),
            "hint": _worded(rules.description or ""),
        }
        if shape.part and shape.many:
            return about | {
                "widget": "list", "label_singular": both[0], "collapsed": True,
                "summary": _summary(shape.part), "fields": self.fields(shape.part),
            }  # fmt: skip
        if shape.part:
            folded = not rules.is_required()
            inner = self.fields(shape.part)
            return about | {"widget": "object", "collapsed": folded, "fields": inner}
        if isinstance(shape.mark, Reference | Term):
            return about | {**self._choice(shape.mark), "multiple": shape.many}
        if not shape.text:
            about["hint"] = _hint(about["hint"], one, schema.get("examples", []))
        if shape.many:
            item = {"name": name, "label": _capital(both[0]), **_plain(shape, one)}
            return about | {"widget": "list", "label_singular": "regel", "field": item}
        if isinstance(shape.mark, Markdown):
            about["hint"] += f" {_MARKDOWN}"
            return about | _text(one, "text")
        widget = _plain(shape, one)
        names_a_file = name == "title" and issubclass(model, Record)
        return about | (_title(widget) if names_a_file else widget)

    def _choice(self, mark: Reference | Term) -> _Fields:
        if isinstance(mark, Term):
            terms = self.catalog.vocabularies.get(mark.vocabulary, {}).values()
            return {
                "widget": "select",
                "options": [{"label": term.label, "value": term.id} for term in terms],
            }
        if mark.kind == "page":
            # Not all of these are records.
            pages = {*self.catalog["page"], *self.catalog.site.words}
            return {"widget": "select", "options": sorted(pages)}
        return {
            "widget": "relation",
            "collection": mark.kind,
            "value_field": "{{slug}}",
            "search_fields": ["title"],
            "display_fields": ["title"],
            "options_length": 50,
        }


def _summary(part: type[Part]) -> str:
    """Return how a folded part of a list looks: what it must have, and what comes before that."""
    names = [*part.model_fields]
    needed = [n for n in names if part.model_fields[n].is_required() and n != "source"]
    leading = names[: names.index(needed[0]) if needed else 2]
    return " ".join(f"{{{{fields.{name}}}}}" for name in [*leading, *needed[:2]])


def _plain(shape: Shape, schema: Mapping[str, Any]) -> _Fields:
    """Return the widget of one value without a mark."""
    if "enum" in schema:
        return {"widget": "select", "options": schema["enum"]}
    types = {schema["type"]} if isinstance(schema["type"], str) else {*schema["type"]}
    if "boolean" in types:
        return {"widget": "boolean"}
    if "string" in types:
        return _text(schema, "text" if shape.form.long else "string")
    limits = {"min": schema.get("minimum"), "max": schema.get("maximum")}
    return {
        "widget": "number",
        "value_type": "int" if types == {"integer"} else "float",
        **{name: limit for name, limit in limits.items() if limit is not None},
    }


def _text(schema: Mapping[str, Any], widget: str) -> _Fields:
    """Return the widget of a text, with the pattern and how long it may be."""
    pattern, message = schema.get("pattern", ""), _worded(schema.get("patternErrorMessage", ""))
    if most := schema.get("maxLength"):
        pattern = f"^(?![\\s\\S]{{{most + 1}}}){pattern.removeprefix('^')}"
        message += f" Schrijf hooguit {most} tekens."
    return {"widget": widget, **({"pattern": [pattern, message]} if message else {})}


def _title(widget: _Fields) -> _Fields:
    """Return the widget of a name that Decap makes the name of a file of."""
    pattern, message = widget["pattern"]
    return {**widget, "pattern": [f"{_NAMES_A_FILE}{pattern}", f"{message} {_NAME}"]}


def _hint(explanation: str, schema: Mapping[str, Any], examples: list[Any]) -> str:
    """Return the explanation, with how to write it where that is not in it."""
    message = schema.get("patternErrorMessage", "")
    shown = any(str(example) in explanation for example in examples)
    if not message or shown:
        return explanation
    return f"{explanation} {message}"


def _worded(text: str) -> str:
    for ours, theirs in _WORDS.items():
        text = text.replace(ours, theirs)
    return text


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
