"""Writes the parts of records the way Dutch readers do: figures and spans of time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from palet.language import dutch

if TYPE_CHECKING:
    from .evidence import Ages
    from .part import Figure, Period


def amount(figure: Figure) -> str:
    """Return a figure's number with how precise it is and its unit: 'ruim 5.000 inwoners'."""
    words = dutch.quantity(figure.value, figure.unit, figure.upper)
    return f"{figure.qualifier} {words}" if figure.qualifier else words


def ages(span: Ages) -> str:
    """Return for which ages something is: '12 tot en met 18 jaar', 'vanaf 12 jaar'."""
    youngest, oldest = span.youngest, span.oldest
    if youngest is not None and oldest is not None:
        return f"{youngest} tot en met {oldest} jaar"
    return f"vanaf {youngest} jaar" if youngest is not None else f"tot en met {oldest} jaar"


def period(span: Period | None) -> str:
    """Return a span of time: '2023 tot en met 2025', 'sinds mei 2024', '2025'."""
    start, end = (span.start, span.end) if span else (None, None)
    if start and end:
        return dutch.from_to(start, end)
    if start:
        return f"sinds {start.dutch}"
    return f"tot en met {end.dutch}" if end else ""
