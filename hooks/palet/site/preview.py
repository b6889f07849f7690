"""The site while somebody works on it: every page made when it is asked for.

The chrome around the pages comes from MkDocs once; a saved record only costs
reading the content again. While the content has problems, every page shows those.
"""

from __future__ import annotations

import json
import mimetypes
import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from markupsafe import Markup, escape

from palet.content.catalog import open_catalog
from palet.content.folder import IMAGES, survey
from palet.fault import reason
from palet.pages.page import shell_of
from palet.pages.plans import plans, redirects, theme_styles
from palet.pages.press import Press
from palet.problem import ContentError, Problem
from palet.settings import Settings

from .shell import Shell

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from palet.content.catalog import Catalog
    from palet.pages.page import Files, Plan
    from palet.skin import Skin

# The file in the chrome's folder that holds the blank pages.
SHELLS = "shells.json"

# Where a page asks whether there is a newer one; the number behind it is the one that it knows.
NEWER = "/newer/"

_RELOAD = (
    "<script>(async()=>{{for(;;)try{{const a=await fetch('{newer}{number}');"
    "if(a.status===200)return location.reload();"
    "if(a.status!==204)throw a;}}"
    "catch{{await new Promise(r=>setTimeout(r,500));}}}})()</script>"
)

_PROBLEMS = Markup(
    '<!doctype html>\n<html lang="nl">\n<head>\n<meta charset="utf-8">\n'
    '<meta name="viewport" content="width=device-width">\n<title>{count} - Palet</title>\n'
    "<style>body{{font:1rem/1.5 system-ui,sans-serif;margin:2rem auto;max-width:50rem;"
    "padding:0 1rem}}code{{background:#8882;border-radius:3px;padding:.1em .3em}}"
    "li{{margin:1rem 0}}:root{{color-scheme:light dark}}</style>\n</head>\n<body>\n"
    "<h1>{count} in de inhoud</h1>\n"
    "<p>Verbeter dit en sla het bestand op. De pagina komt dan vanzelf terug.</p>\n"
    "<ol>\n{problems}</ol>\n</body>\n</html>\n"
)
_FAULT = Markup(
    '<!doctype html>\n<html lang="nl">\n<head>\n<meta charset="utf-8">\n<title>Palet</title>\n'
    "</head>\n<body>\n<h1>Deze pagina is niet te maken</h1>\n<pre>{fault}</pre>\n"
    "<p>Is dat verholpen? De pagina komt dan vanzelf terug.</p>\n</body>\n</html>\n"
)
_PROBLEM = Markup(
    "<li><code>{problem.path}</code>, regel {problem.line}, kolom {problem.column}{field}<br>"
    "<strong>{message}</strong> {problem.hint}</li>\n"
)


@dataclass(frozen=True)
class Answer:
    """What a browser gets: the status, the type, and the bytes."""

    status: int
    type: str
    body: bytes


@dataclass(frozen=True)
class _Site:
    """What can be asked for, by address: plans, the files beside pages, and former addresses."""

    press: Press
    plans: Mapping[str, Plan]
    files: Files
    redirects: Mapping[str, str]
    shells: Mapping[tuple[str, int], Shell]
    words: str


class Preview:
    """The site of a content folder, as it is after the last ``refresh``."""

    def __init__(self, content: Path, skin: Skin, chrome: Path) -> None:
        """Prepare; ``chrome`` is the folder in which MkDocs builds the blank pages and the rest.

        ``fault`` is for who lets it: what MkDocs said when it could not.
        """
        self._content = content
        self._skin = skin
        self._chrome = chrome
        self._site: _Site | None = None
        self.problems: Sequence[Problem] = ()
        self.fault = ""
        self.number = 0

    @property
    def lacks_chrome(self) -> bool:
        """Whether MkDocs has yet to build the chrome for what the content holds now."""
        site = self._site
        if site is None or site.words != _words(site.press.catalog):
            return True
        return any(shell_of(address) not in site.shells for address in site.plans)

    def refresh(self) -> None:
        """Read the content again; what was served before is newer from now on."""
        try:
            catalog = open_catalog(self._content, self._skin)
        except ContentError as error:
            self.problems = error.problems
        except OSError as error:  # a folder went while it was being read
            path, message = str(error.filename or self._content), f"{reason(error)}."
            self.problems = [Problem(path, 1, 1, "", message)]
        else:
            self.problems = ()
            shells, words, settings = self._read_chrome()
            press = Press(catalog, settings)
            found = {plan.address: plan for plan in plans(press)}
            files = {name: make for plan in found.values() for name, make in plan.files.items()}
            self._site = _Site(press, found, files, redirects(catalog), shells, words)
        self.number += 1

    def answer(self, path: str) -> Answer:
        """Return what stands at ``path``, which begins with a slash and may be quoted."""
        try:
            return self._answer(unquote(path))
        except OSError:  # a name that no file can have, or a file that just went
            return self._missing()
        except Exception as error:  # noqa: BLE001 - of a template that somebody works on
            return self._html(500, _FAULT.format(fault=f"{type(error).__name__}: {error}"))

    def _answer(self, path: str) -> Answer:
        name = posixpath.normpath(path).lstrip("/").removeprefix(".")
        if "\0" in name:
            return self._missing()
        if path.endswith("/"):
            return self._page(f"{name}/" if name else "")
        if not posixpath.splitext(name)[1]:
            return self._lead_on(name)
        return self._file(name)

    def _file(self, name: str) -> Answer:
        file = self._place(name)
        if name == "assets/themes.css" and self._site:
            return Answer(200, "text/css", self._styles(self._site).encode())
        if text := self._made(name):
            return Answer(200, _type(name), text.encode())
        if file:
            return Answer(200, _type(name), file.read_bytes())
        return self._missing()

    def _lead_on(self, name: str) -> Answer:
        """Lead to the page at the address with a slash behind it, if there is one."""
        page = self._page(f"{name}/")
        # From where it stands: what looks like an address elsewhere must not become one.
        target = f"./{quote(posixpath.basename(name))}/"
        return self._html(200, _moved(target)) if page.status == 200 else page

    def _page(self, address: str) -> Answer:
        site = self._site
        if self.problems:
            return self._html(200, _problem_page(self.problems))
        if site is None:
            return self._html(503, _FAULT.format(fault=self.fault))
        if plan := site.plans.get(address):
            shell = site.shells.get(shell_of(address))
            if shell is None:
                return self._html(503, _FAULT.format(fault=self.fault))
            return self._html(200, shell.fill(site.press.page(plan)))
        if address in site.redirects:
            return self._html(200, _moved("../" * address.count("/") + site.redirects[address]))
        return self._form(address)

    def _form(self, address: str) -> Answer:
        """Return the form as it is: it lets no other script in, and a reload would empty it."""
        file = self._chrome / address / "index.html"
        if file.resolve().is_relative_to(self._chrome) and file.is_file():
            return Answer(200, "text/html; charset=utf-8", file.read_bytes())
        return self._missing()

    def _made(self, name: str) -> str | None:
        """Return the text of a file that comes with a page, if ``name`` is one."""
        if self._site is None or self.problems:
            return None
        make = self._site.files.get(name)
        return make() if make else None

    def _place(self, name: str) -> Path | None:
        """Return the picture or the file of the theme that stands at ``name``, if there is one."""
        if name.startswith(f"{IMAGES}/"):
            pictures = () if self.problems else survey(self._content).pictures
            return next((file for file in pictures if f"{IMAGES}/{file.name}" == name), None)
        file = self._chrome / name
        inside = name != SHELLS and file.resolve().is_relative_to(self._chrome)
        return file if inside and file.is_file() else None

    def _missing(self) -> Answer:
        file = self._chrome / "404.html"
        return self._html(404, file.read_text("utf-8") if file.is_file() else "<h1>404</h1>")

    def _html(self, status: int, html: str) -> Answer:
        """Return a page that asks for itself again when there is a newer one."""
        body = str(html) + _RELOAD.format(newer=NEWER, number=self.number)
        return Answer(status, "text/html; charset=utf-8", body.encode())

    def _styles(self, site: _Site) -> str:
        return theme_styles(site.press.catalog, self._skin.icons)

    def _read_chrome(self) -> tuple[Mapping[tuple[str, int], Shell], str, Settings]:
        file = self._chrome / SHELLS
        found = json.loads(file.read_text("utf-8")) if file.is_file() else {}
        shells = {(s, d): Shell(html) for s, d, html in found.get("shells", ())}
        about = {"site_url": "/", "edit_url": "", **found.get("settings", {})}
        settings = Settings(
            content=self._content, templates=self._skin.templates,
            maps=self._skin.maps, **about,
        )  # fmt: skip
        return shells, found.get("words", ""), settings


def chrome_file(shells: Mapping[tuple[str, int], str], press: Press) -> str:
    """Return what ``SHELLS`` holds: the blank pages, and what they are published as."""
    about = {name: getattr(press.settings, name) for name in ("site_url", "edit_url")}
    listed = [[section, depth, html] for (section, depth), html in shells.items()]
    return json.dumps({"settings": about, "shells": listed, "words": _words(press.catalog)})


def _words(catalog: Catalog) -> str:
    """Return what the chrome shows of the content."""
    menu = [catalog.page_title(page) for page in catalog.site.menu]
    return f"{menu} {catalog.site.model_dump_json()}"


def _problem_page(problems: Sequence[Problem]) -> str:
    count = f"{len(problems)} {'fout' if len(problems) == 1 else 'fouten'}"
    listed = Markup().join(
        _PROBLEM.format(
            problem=problem,
            field=Markup(", veld <code>{}</code>").format(problem.field) if problem.field else "",
            message=problem.message[:1].upper() + problem.message[1:],
        )
        for problem in problems
    )
    return str(_PROBLEMS.format(count=count, problems=listed))


def _moved(target: str) -> str:
    return f'<!doctype html><meta http-equiv="refresh" content="0; url={escape(target)}">'


def _type(name: str) -> str:
    types = {".js": "text/javascript", ".ics": "text/calendar", ".svg": "image/svg+xml"}
    suffix = posixpath.splitext(name)[1]
    return types.get(suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
