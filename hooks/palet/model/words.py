"""Writes the parts of records the way Dutch readers do: figures and spans of time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from palet.language import dutch

if TYPE_CHECKING:
    from .part import Figure, Period


def amount(figure: Figure) -> str:
    """Return a figure's number with how precise it is and its unit: 'ruim 5.000 inwoners'."""
    words = dutch.quantity(figure.value, figure.unit, figure.upper)
    return f"{figure.qualifier} {words}" if figure.qualifier else words


def period(span: Period | None) -> str:
    """Return a span of time: '2023 tot en met 2025', 'sinds mei 2024', '2025'."""
    start, end = (span.start, span.end) if span else (None, None)
    if start and end:
        return dutch.from_to(start, end)
    if start:
        return f"sinds {start.dutch}"
    return f"tot en met {end.dutch}" if end else ""
