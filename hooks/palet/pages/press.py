"""The press: makes pages from templates, and gives each a sheet to work on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from palet.content.catalog import Entry
from palet.content.outline import find_outline
from palet.language import dutch
from palet.model import words
from palet.model.area import Area
from palet.model.terms import MEASURED, MilestoneKind, MilestoneStatus, Verdict
from palet.views import chart, evidence
from palet.views.citation import citation, display_name
from palet.views.gaps import gap_row
from palet.views.map import AreaMap
from palet.views.subject import about, keywords

from .page import Page
from .prose import Prose, References

if TYPE_CHECKING:
    from collections.abc import Sequence

    from palet.content.catalog import Catalog
    from palet.model.intervention import Intervention
    from palet.model.record import Record
    from palet.settings import Settings

    from .page import Crumb, Plan

# What an entry has of its own; in a template its other names are those of its record.
_OWN = frozenset((*Entry.__dataclass_fields__, *vars(Entry)))

# Stands in a card for the way from its page to the root.
BASE = "\N{START OF TEXT}"


@dataclass
class Sheet:
    """The page while a template works on it: what it cites and what it contains."""

    press: Press
    base: str
    references: References = field(default_factory=References)
    contents: list[tuple[str, str]] = field(default_factory=list)

    def url(self, entry: Entry[Record]) -> str:
        """Return the address of an entry as seen from this page."""
        return f"{self.base}{entry.address}"

    def heading(self, name: str, text: str) -> Markup:
        """Return a section heading, and list it in the page's contents."""
        self.contents.append((name, text))
        return Markup(f'<h2 id="{name}">{escape(text)}</h2>')  # noqa: S704 - names are ours

    def ref(self, source: str) -> Markup:
        """Return the numbered reference to the source with this id."""
        return self.references.mark(self.press.catalog["source"][source])

    def prose(self, markdown: str) -> Markup:
        """Return a record's Markdown as HTML."""
        return self.press.prose.html(markdown, self.references, self.base)

    def written(self, markdown: str) -> Markup:
        """Return the text of a page written by hand as HTML, and list its headings."""

        def heading(level: int, name: str, words: str, html: str) -> str:
            if level == 2:
                self.contents.append((name, words))
            return f'<h{level} id="{name}">{html}</h{level}>'

        return self.press.prose.page(markdown, self.references, self.base, heading)

    def text(self, text: str) -> Markup:
        """Return plain text with its abbreviations explained."""
        return self.press.prose.text(text)


class _Templates(Environment):
    """Templates in which the fields of an entry's record are read as if they were its own."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return what ``obj.attribute`` is in a template."""
        if type(obj) is Entry and attribute not in _OWN:
            obj = obj.record
        # A page reads hundreds of things, and nearly all of them are found at once.
        try:
            return getattr(obj, attribute)
        except AttributeError:
            return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return what ``obj[argument]`` is in a template, and what filters know as attribute."""
        return self.getattr(obj, argument) if type(obj) is Entry else super().getitem(obj, argument)


class Press:
    """Makes pages of one catalog."""

    def __init__(self, catalog: Catalog, settings: Settings) -> None:
        """Open the templates."""
        self.catalog = catalog
        self.settings = settings
        self.prose = Prose(catalog)
        self._env = _Templates(
            loader=FileSystemLoader(settings.templates),
            autoescape=True,
            undefined=StrictUndefined,
            auto_reload=False,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._env.filters.update(
            number=dutch.number, euro=dutch.euro, period=words.period,
            listing=dutch.listing, plural=dutch.plural, day=dutch.day, clock=dutch.clock,
            reading_time=dutch.reading_time, name=display_name, slug=dutch.slug,
        )  # fmt: skip
        self._env.globals.update(
            site=catalog.site, site_url=settings.site_url,
            catalog=catalog, term=catalog.term, amount=words.amount, ages=words.ages,
            glance=evidence.glance, unknown=evidence.unknown, gap_row=gap_row,
            UNKNOWN=Verdict.UNKNOWN,
            area_map=AreaMap(find_outline(catalog.site, settings.maps), catalog.of(Area)),
            bars=chart.bars, drawable=chart.drawable, labels=self._labels,
            citation=citation, from_to=dutch.from_to,
            MilestoneKind=MilestoneKind, MilestoneStatus=MilestoneStatus, MEASURED=MEASURED,
        )  # fmt: skip
        self._card = cast("Any", self._env.get_template("pieces/cards.html").module).card

    def page(self, plan: Plan) -> Page:
        """Return the page that the template of ``plan`` makes."""
        entry = plan.entry
        sheet = Sheet(self, "../" * plan.address.count("/") or "./")
        body = self._env.get_template(plan.template).render(
            here=sheet, entry=entry, title=plan.title,
            edit_url=self._edit_url(entry) if entry else "", **plan.context(),
        )  # fmt: skip
        return Page(
            plan.address, plan.title, plan.description,
            crumbs=self._crumbs(sheet, plan.crumbs) if plan.address else "",
            contents=self._contents(sheet),
            body=body,
            alternates=plan.alternates,
            kind=entry.kind.dutch if entry else "",
            about=about(self.catalog, entry) if entry else (),
            keywords=keywords(entry) if entry else (),
        )  # fmt: skip

    def text(self, template: str, **context: object) -> str:
        """Return what ``template`` makes of ``context``, for a file that is not a page."""
        return self._env.get_template(template).render(**context)

    def card(self, entry: Entry[Intervention]) -> str:
        """Return the card of an intervention, with ``BASE`` for the way to the root."""
        return str(self._card(Sheet(self, BASE), entry, "h2"))

    def _crumbs(self, sheet: Sheet, crumbs: Sequence[Crumb]) -> str:
        links = "".join(
            f'<li><a href="{sheet.base}{address}">{escape(name)}</a></li>'
            for name, address in (("Home", ""), *crumbs)
        )
        return f'<nav class="crumbs" aria-label="Kruimelpad"><ol>{links}</ol></nav>'

    def _contents(self, sheet: Sheet) -> str:
        if len(sheet.contents) < 3:
            return ""
        links = "".join(
            f'<li><a href="#{name}">{escape(text)}</a></li>' for name, text in sheet.contents
        )
        label = "Op deze pagina"
        return f'<nav class="contents" aria-label="{label}"><p>{label}</p><ul>{links}</ul></nav>'

    def _edit_url(self, entry: Entry[Record]) -> str:
        return self.settings.edit_url + entry.path.relative_to(self.settings.content).as_posix()

    def _labels(self, vocabulary: str, terms: Sequence[str]) -> list[str]:
        """Return the labels of terms, to be read as one list: only the first has a capital."""
        labels = [self.catalog.term(vocabulary, term).label for term in terms]
        return [*labels[:1], *(label[:1].lower() + label[1:] for label in labels[1:])]
