"""The settings: where the site is, and where its content is kept.

The only module that reads what the surroundings say, in ``PALET_*``. ``mkdocs.yml`` names three
of those too, for its own settings, which go before these.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from .skin import find_skin

ROOT = Path(__file__).resolve().parents[2]
CONTENT = ROOT / "content"

# Where decap-server answers, when somebody runs it on this computer.
_FORM_SERVER = "http://127.0.0.1:8081/api/v1"


@dataclass(frozen=True)
class CodeHost:
    """Where the content is kept, and how editors log in there.

    ``login`` is what the host needs for that: at GitHub the address of the service that
    exchanges the login for a key, elsewhere the id of the application at GitLab. ``local`` is
    the address of a decap-server, for who works with files on this computer.
    """

    url: str
    branch: str = "main"
    folder: str = "content"
    login: str = ""
    local: str = ""


@dataclass(frozen=True)
class Settings:
    """What the pages need to know of the place where they are published.

    ``site_url`` is the site's address; ``edit_url`` is
    the address of the ``content`` folder in the repository's editor; both addresses
    end in a slash. ``templates`` and ``maps`` are folders. ``searches`` says that
    the site can be searched, ``previews`` that it is for ``palet.site.preview``.
    """

    content: Path
    templates: Path
    maps: Path
    edit_url: str
    site_url: str
    host: CodeHost = CodeHost("")
    searches: bool = True
    previews: bool = False

    @classmethod
    def from_environment(cls) -> Settings:
        """Return the settings of this Palet and its own content."""
        said = {name: value for name, value in os.environ.items() if value}
        previews = "PALET_CHROME" in said
        skin = find_skin()
        host = CodeHost(
            url=said.get("PALET_REPO_URL", "https://git.palet.example/palet").rstrip("/"),
            branch=said.get("PALET_BRANCH", "main"),
            login=said.get("PALET_LOGIN", ""),
            local=os.environ.get("PALET_FORM_SERVER", _FORM_SERVER if previews else ""),
        )
        return cls(
            content=Path(said.get("PALET_CONTENT", CONTENT)),
            templates=skin.templates,
            maps=skin.maps,
            edit_url=f"{host.url}/edit/{host.branch}/{host.folder}/",
            site_url=said.get("PALET_SITE_URL", "https://palet.example/").rstrip("/") + "/",
            host=host,
            searches=said.get("PALET_SEARCH") != "0",
            previews=previews,
        )
