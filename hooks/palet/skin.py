"""The theme that the site wears: its templates, its map and its icons."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

_THEME = Path(__file__).resolve().parents[2] / "theme_overrides"


@dataclass(frozen=True)
class Skin:
    """Palet's own folder of the theme, and that of the icons that come with Material."""

    folder: Path
    icons: Path

    @property
    def templates(self) -> Path:
        """The folder of the templates of pages."""
        return self.folder / "records"

    @property
    def maps(self) -> Path:
        """The folder of the outlines of maps (see ``palet.content.outline``)."""
        return self.folder / "map"


def find_skin(folder: Path = _THEME) -> Skin:
    """Return the skin with Palet's part in ``folder``; Material is found without importing it.

    Raises:
        ModuleNotFoundError: Material is not installed.

    """
    material = find_spec("material")
    if not material or not material.origin:
        raise ModuleNotFoundError("material")
    return Skin(folder, Path(material.origin).parent / "templates" / ".icons")
