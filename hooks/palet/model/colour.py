"""Whether a colour can be read on the grounds of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .rule import fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic_core import InitErrorDetails

# The paper of pages in light and in dark, and the wash behind parts of them.
GROUNDS = {False: ("#ffffff", "#f6f4ef"), True: ("#11161d", "#19202a")}

# What WCAG asks of text.
_ENOUGH = 4.5


def dull(colour: str | None, field: str, *, dark: bool) -> Iterator[InitErrorDetails]:
    """Yield what is wrong with the colour of a ``field`` that does not stand out enough."""
    least = min((contrast(colour, ground) for ground in GROUNDS[dark]), default=0) if colour else 0
    if colour and least < _ENOUGH:
        ground, other = ("donker", "lichtere") if dark else ("licht", "donkerdere")
        message = f"deze kleur is op {ground} niet goed te lezen ({least:.1f} op 1)."
        hint = f"Kies een {other} kleur: minstens {_ENOUGH} op 1."
        yield fault("said", colour, field, message=message, hint=hint)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours such as #1a5fb4, from 1 to 21, as WCAG 2 reckons it."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
