"""Finds names of records and terms that do not exist, and says what to write instead."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from palet.language.dutch import listing, slug
from palet.language.nearest import TERMS
from palet.model.field import Markdown, Reference, Term
from palet.model.form import ID_PATTERN, NO_ID
from palet.model.kind import KINDS
from palet.model.section import NEEDED
from palet.model.shape import marked, marked_fields
from palet.model.terms import OF_SECTION, RELIED_ON
from palet.model.vocabulary import Vocabulary
from palet.problem import Problem, shorten

from .load import problem_at, site_of
from .markdown import record_links
from .names import Names, of_records, of_terms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from palet.model.field import Mark
    from palet.reading.document import Location

    from .load import Content

# So many in one file are told; the rest only counted.
MOST = 50

# A list that is longer says nothing.
_WHOLE = 20

_SEPARATOR = re.compile(r"\s*[,;/]\s*|\s+(?:en|of)\s+|\s*&\s*")


def reference_problems(content: Content) -> Iterator[Problem]:
    """Yield a problem for each name in ``content`` of what does not exist."""
    missing = _Missing(content)
    for item in content.items:
        yield from missing.in_fields(item.path, marked(item.record))
    for kind, path, fields in content.refused:
        yield from missing.in_fields(path, marked_fields(kind.model, fields))


def term_problems(content: Content) -> Iterator[Problem]:
    """Yield a problem for each term that the code relies on and ``content`` lacks."""
    lists = _lists(content)
    kind = KINDS["vocabulary"]
    site = site_of(content.items)
    for name, relied_on in RELIED_ON.items():
        if site and OF_SECTION.get(name, NEEDED[0]) not in site.words:
            continue
        own = lists.get(name)
        path = content.folder / kind.file(name)
        if not own and name not in content.ids[kind.name]:
            message = f"deze lijst ontbreekt, en de site heeft haar nodig: {', '.join(relied_on)}."
            hint = "Zet haar terug, met deze termen."
            yield Problem(str(path), 1, 1, "", message, hint)
        elif own:
            known = {term.id for term in own.terms}
            for term in relied_on:
                if term not in known:
                    message = f"de term '{term}' ontbreekt, en de site heeft hem nodig."
                    hint = f"Zet hem terug, met 'id: {term}'. Het woord bij 'label' is vrij."
                    yield problem_at(path, ("terms",), message, hint)


def _lists(content: Content) -> dict[str, Vocabulary]:
    return {item.id: item.record for item in content.items if isinstance(item.record, Vocabulary)}


class _Missing:
    """Knows all names there are, and words what is said of any other."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._lists = _lists(content)
        self._terms = {id_: {term.id for term in own.terms} for id_, own in self._lists.items()}
        # Looked up only when something is missing, and then once for each name.
        self._names: Callable[[Mark], Names] = cache(self._find_names)
        self._hint: Callable[[Mark, str], str] = cache(self._find_hint)

    def in_fields(
        self, path: Path, named: Iterable[tuple[Location, Mark, Any]]
    ) -> Iterator[Problem]:
        """Yield a problem for each of the first missing names in one file, and one for the rest."""
        number = 0
        for location, mark, typed, words in self._missing(named):
            number += 1
            if number <= MOST:
                texts = _texts(typed)
                text = next((text for text in texts if self._names(mark).meant(text)), texts[0])
                message, hint = self._say(location, mark, text)
                yield problem_at(path, location, message, hint, words)
        if number > MOST:
            message = f"nog {number - MOST} namen in dit bestand bestaan niet."
            yield problem_at(path, (), message, "Verbeter eerst de andere.")

    def _missing(
        self, named: Iterable[tuple[Location, Mark, Any]]
    ) -> Iterator[tuple[Location, Mark, Any, str]]:
        ids = self._content.ids
        for location, mark, typed in named:
            if isinstance(mark, Markdown):
                for kind, target in record_links(typed):
                    if target not in ids[kind]:
                        yield location, Reference(kind), target, f"{kind}:{target}"
            elif isinstance(mark, Reference):
                if not isinstance(typed, str) or typed not in ids[mark.kind]:
                    yield location, mark, typed, ""
            elif self._lacks(mark.vocabulary, typed):
                yield location, mark, typed, ""

    def _lacks(self, vocabulary: str, typed: Any) -> bool:
        if vocabulary in self._terms:
            return not isinstance(typed, str) or typed not in self._terms[vocabulary]
        # Of a list that is itself refused nobody knows the terms, but it has no such term as ''.
        id_ = isinstance(typed, str) and re.fullmatch(ID_PATTERN, typed)
        return not id_ or vocabulary not in self._content.ids["vocabulary"]

    def _say(self, location: Location, mark: Mark, typed: str) -> tuple[str, str]:
        """Return message and hint for the name ``typed`` that does not exist."""
        wrong = shorten(typed)
        if isinstance(mark, Term):
            own = self._lists.get(mark.vocabulary)
            title = own.title if own else mark.vocabulary
            message = f"'{wrong}' staat niet in de lijst '{title}'."
            if not typed:
                message = f"hier ontbreekt een keuze uit de lijst '{title}'."
            return message, self._hint(mark, typed) or self._several(location, mark, typed)
        kind = KINDS[mark.kind] if isinstance(mark, Reference) else KINDS["vocabulary"]
        if typed in {"", NO_ID}:
            where = f"content/{kind.folder}"
            hint = f"Vul hier een {kind.dutch} in: de naam van een bestand in {where}, "
            return f"hier ontbreekt een {kind.dutch}.", f"{hint}zonder {kind.suffix}."
        message = f"{kind.dutch} '{wrong}' bestaat niet."
        hint = self._hint(mark, typed) or self._several(location, mark, typed)
        return message, hint or self._without(location, kind.name, typed)

    def _find_names(self, mark: Mark) -> Names:
        if isinstance(mark, Term):
            own = self._lists.get(mark.vocabulary)
            return of_terms(own.terms if own else (), TERMS)
        kind = mark.kind if isinstance(mark, Reference) else ""
        return of_records(kind, self._content)

    def _find_hint(self, mark: Mark, typed: str) -> str:
        """Return what ``typed`` is called now or may mean, or ""."""
        if hint := self._names(mark).hint(typed):
            return hint
        if isinstance(mark, Reference):
            other = next((k for k in KINDS if k != mark.kind and typed in self._content.ids[k]), "")
            if other:
                here, there = KINDS[mark.kind].dutch, KINDS[other].dutch
                return f"Dit is de naam van een {there}, en hier hoort een {here}."
        return ""

    def _several(self, location: Location, mark: Mark, typed: str) -> str:
        """Return what to do with several names in one item of a list, or with none that is near."""
        names = self._names(mark)
        parts = [names.meant(part) for part in _SEPARATOR.split(typed[:1000])]
        listed = bool(location) and isinstance(location[-1], int)
        if listed and len(parts) > 1 and all(len(part) == 1 for part in parts):
            items = listing(dict.fromkeys(f"'- {part[0]}'" for part in parts))
            return f"Zet elke waarde op een eigen regel: {items}."
        if isinstance(mark, Term):
            place = f"content/vocabularies/{mark.vocabulary}.yml"
            if not names:
                return f"Maak eerst die lijst: {place}."
            return f"Kies uit: {', '.join(names.ids)}. Een nieuwe keuze komt in {place}."
        return ""

    def _without(self, location: Location, kind: str, typed: str) -> str:
        """Return what to do when nothing is near: make it, do without it, or choose another."""
        names, dutch = self._names(Reference(kind)), KINDS[kind].dutch
        if kind == "area":
            lacks = "Staat het niet in de lijst met gebieden (content/areas)?"
            if location[-1:] == ("area",):
                return f"{lacks} Laat 'area' dan weg, en beschrijf de plek bij 'place'."
            return f"{lacks} Haal het hier dan weg."
        gone = "haal deze verwijzing weg als dat bestand er niet meer is."
        if location[-1:] == ("source",):
            gone = "haal weg wat op deze bron steunt."
        # A new record brings new sources, seldom anything else.
        if kind != "source" and 0 < len(names) <= _WHOLE:
            return f"Kies uit: {', '.join(names.ids)}. Of {gone}"
        id_ = slug(typed) if len(typed) <= 60 and "://" not in typed else ""
        return f"Maak eerst een {dutch} met 'scripts/new {dutch} {id_ or 'NAAM'}', of {gone}"


def _texts(typed: Any) -> list[str]:
    """Return what may be the name in what stands in the place of one; of fields, any value."""
    if isinstance(typed, dict):
        return [value for value in (*typed.values(), *typed) if isinstance(value, str)] or [""]
    if isinstance(typed, list):
        return [", ".join(map(str, typed[:9]))]
    if isinstance(typed, bool):
        return [str(typed).lower()]
    return ["" if typed is None else str(typed)]
