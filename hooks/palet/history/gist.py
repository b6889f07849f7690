"""Values of a record in a few words, as a visitor reads them."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from palet.language import dutch
from palet.language.dates import PartialDate
from palet.model import part, words
from palet.model.agenda import BudgetLine
from palet.model.evidence import Cost, Effort, Evaluation, Evidence, Outcome, Recognition
from palet.model.field import Markdown, Part, Reference, Term
from palet.model.shape import Shape, shapes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from palet.content.catalog import Catalog

    from .likeness import Fields

# The fields that say in short what a part is.
GIST: dict[type[Part], tuple[str, ...]] = {
    Evidence: ("level",), Recognition: ("level",), Evaluation: ("verdict",),
    Outcome: ("measure",), Cost: ("amount",), Effort: ("duration",), part.Link: ("title",),
    part.Contact: ("organisation",), part.Grant: ("amount",), BudgetLine: ("amount",),
    part.Figure: ("value", "upper", "qualifier", "unit"), part.Period: ("start", "end"),
}  # fmt: skip
# By what an item of a list is called.
_NAMES = ("title", "label", "id")

# The longest text that is shown whole.
_SHORT = 60

_CLOCK = re.compile(r"[0-9]{2}:[0-9]{2}")
_MOMENT = re.compile(rf"[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}T{_CLOCK.pattern}")


@dataclass(frozen=True)
class Gist:
    """Says in short what values are; what ``catalog`` does not know is called by its id."""

    catalog: Catalog

    def place(self, item: Any, around: Sequence[Any] = ()) -> str:
        """Return the name of a place, no longer than needed to tell it from those around it."""
        if not isinstance(item, dict):
            return in_words(item)
        place, area = in_words(item.get("place")), in_words(item.get("area"))
        if not area:
            return place
        entry = self.catalog["area"].get(area)
        name = str(entry.record.title) if entry else area
        alone = [i.get("area") for i in around if isinstance(i, dict)].count(item["area"]) < 2
        return name if alone or not place else f"{name} ({place})"

    def of(self, model: type[Part], value: Fields) -> str | None:
        """Return in short what a part says, if it can be said."""
        try:
            if model is part.Figure:
                return words.amount(part.Figure.model_validate(value))
            if model is part.Period:
                return words.period(part.Period.model_validate(value))
        except ValidationError:
            return None
        name = GIST.get(model, ("",))[0]
        found = value.get(name)
        if name == "amount" and isinstance(found, int | float):
            return dutch.euro(found)
        return self.short(shapes(model).get(name, Shape()), found)

    def short(self, shape: Shape, value: Any) -> str | None:
        """Return a value as a visitor reads it; None if it cannot be shown in a few words."""
        if shape.part and isinstance(value, dict):
            return self.of(shape.part, value)
        text = in_words(value)
        if isinstance(shape.mark, Markdown) or not text or len(text) > _SHORT:
            return None
        if isinstance(shape.mark, Reference):
            entry = self.catalog.entries.get(shape.mark.kind, {}).get(text)
            return str(entry.record.title) if entry else text
        if isinstance(shape.mark, Term):
            term = self.catalog.vocabularies.get(shape.mark.vocabulary, {}).get(text)
            return term.label[:1].lower() + term.label[1:] if term else text
        return dutch.number(value) if shape.number and isinstance(value, int | float) else text


def called(item: Any) -> str:
    """Return what an item of a list is called; "" if it has no name."""
    names = [in_words(item.get(name)) for name in _NAMES] if isinstance(item, dict) else []
    return next((name for name in names if name), "")


def in_words(value: Any) -> str:
    """Return a plain value on one line, a date in words; "" if it is no plain value."""
    if value is None or isinstance(value, bool | dict | list):
        return ""
    text = " ".join(str(value).split())
    try:
        if _MOMENT.fullmatch(text):
            moment = datetime.datetime.fromisoformat(text)
            return f"{PartialDate.parse(text[:10]).dutch}, {dutch.clock(moment.time())} uur"
        if _CLOCK.fullmatch(text):
            return f"{dutch.clock(datetime.time.fromisoformat(text))} uur"
        return PartialDate.parse(text).dutch
    except ValueError:
        return text
