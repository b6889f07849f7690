"""Milestones, and the congresses among them with their sessions."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator
from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import InitErrorDetails

from palet.language.dates import PartialDate

from . import form
from .common import ABOUT, Areas, Interventions, Publications, Schemes, ThemeId, Themes
from .field import Clock, Date, Id, Moment, Part, Prose, Term, Text
from .part import Link
from .record import Kind, Sourced
from .rule import Needs, NeedsDays, doubles, fault, refuse
from .terms import MilestoneKind, MilestoneStatus


class Session(Part):
    """One part of a congress programme."""

    rules = (Needs("end", "start", "no_start"),)

    id: Id = Field(title="korte naam")
    """Een korte naam die binnen het congres maar een keer voorkomt, en die niet meer verandert."""
    title: Text = Field(title="titel", examples=["Veilig online", "Samen in de wijk"])
    """De titel van de sessie."""
    start: Moment | None = Field(None, title="begin")
    """Het begin, bijvoorbeeld 2024-05-23T10:00."""
    end: Moment | None = Field(None, title="einde")
    """Het einde, bijvoorbeeld 2024-05-23T11:00."""
    previous_starts: tuple[Moment, ...] = Field((), title="eerdere begintijden")
    """Wanneer de sessie eerst zou beginnen, als ze is verplaatst; een regel erbij per keer."""
    room: Text | None = Field(None, title="zaal", examples=["Zaal 1", "Foyer"])
    """De zaal."""
    summary: Annotated[Text, form.LONG_TEXT, ABOUT] | None = None
    """Waar de sessie over gaat."""
    theme: ThemeId | None = None
    """Het thema."""
    speakers: tuple[Text, ...] = Field(
        (), title="sprekers", examples=["Anna de Jong", "Jan Jansen"]
    )
    """Sprekers, alleen als een bron ze noemt."""
    interventions: Interventions = ()
    """Interventies die worden getoond."""
    areas: Areas = ()
    """Gebieden waar het over gaat."""
    materials: tuple[Link, ...] = Field((), title="materiaal, materialen")
    """Presentaties en verslagen."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        refuse(self.broken_rules())
        if self.start and self.end and self.end <= self.start:
            refuse([fault("times", self.end, "end")])
        return self


class Milestone(Sourced):
    """Something that happened or will happen on a date; a congress is one too."""

    rules = (
        Needs("end_time", "start_time", "no_start"),
        NeedsDays("start_time", ("date", "end"), "time_without_day"),
        Needs("status", "previous_dates", "no_previous_date", MilestoneStatus.MOVED),
    )

    kind: Annotated[Id, Term("milestone-kinds")] = Field(
        title="soort", examples=[MilestoneKind.CONGRESS, MilestoneKind.LETTER]
    )
    """Soort: congres, kamerbrief, regeling, publicatie of mijlpaal."""
    date: Date = Field(title="datum")
    """De datum of de eerste dag, zo precies als de bron hem noemt."""
    end: Date | None = Field(None, title="einde")
    """De laatste dag, als het langer duurt."""
    start_time: Clock | None = Field(None, title="begintijd")
    """Hoe laat het begint, bijvoorbeeld 09:30; alleen bij een datum met een dag."""
    end_time: Clock | None = Field(None, title="eindtijd")
    """Hoe laat het eindigt, bijvoorbeeld 17:00."""
    previous_dates: tuple[Date, ...] = Field((), title="eerdere datums")
    """De eerdere datum, als het is verplaatst; een regel erbij per keer."""
    status: Annotated[Id, Term("milestone-statuses")] = Field(
        title="status", examples=[MilestoneStatus.PLANNED, MilestoneStatus.PAST]
    )
    """gepland, bevestigd, verplaatst, afgelast of geweest."""
    place: Text | None = Field(None, title="plaats", examples=["Utrecht", "Den Haag"])
    """De plaats."""
    why: Prose | None = Field(
        None,
        title="waarom het ertoe doet",
        examples=["Gemeenten deelden wat ze leerden.", "Hier begon het programma."],
    )
    """Waarom het ertoe doet."""
    themes: Themes = ()
    """Thema's."""
    interventions: Interventions = ()
    """Interventies waar het over gaat."""
    areas: Areas = ()
    """Gebieden waar het over gaat."""
    funding: Schemes = ()
    """Regelingen waar het over gaat."""
    knowledge: Publications = ()
    """Publicaties die erbij horen."""
    sessions: tuple[Session, ...] = Field((), title="sessie, sessies")
    """Het programma van een congres."""
    materials: tuple[Link, ...] = Field((), title="materiaal, materialen")
    """Verslagen en presentaties."""

    @property
    def last(self) -> PartialDate:
        """The date on which it is over."""
        return self.end or self.date

    @property
    def over(self) -> datetime.date:
        """The last day on which it can still be to come.

        Of what has been, and of which only the month or the year is known, it was over
        before somebody checked that.
        """
        last = self.last.last_day
        before_check = self.reviewed.last_day - datetime.timedelta(days=1)
        return min(last, before_check) if self.status == MilestoneStatus.PAST else last

    @property
    def exact(self) -> bool:
        """Whether the days are known."""
        return bool(self.date.day and self.last.day)

    @property
    def programme(self) -> list[tuple[datetime.date | None, list[Session]]]:
        """The sessions by day and in order; those whose time is not known come last."""
        days: dict[datetime.date | None, list[Session]] = defaultdict(list)
        for session in sorted(self.sessions, key=lambda s: s.start.isoformat() if s.start else "~"):
            days[session.start and session.start.date()].append(session)
        return list(days.items())

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        refuse(
            [
                *self.broken_rules(),
                *self._date_faults(),
                *self._time_faults(),
                *self._move_faults(),
                *doubles(("sessions", i, "id", s.id) for i, s in enumerate(self.sessions)),
                *self._session_faults(),
            ]
        )
        return self

    def _date_faults(self) -> Iterator[InitErrorDetails]:
        if self.end and self.end.last_day < self.date.first_day:
            yield fault("period", self.end, "end")
        if self.status == MilestoneStatus.PAST and self.last.first_day > self.reviewed.last_day:
            yield fault("not_yet", self.status, "status", date=self.last.dutch)

    def _time_faults(self) -> Iterator[InitErrorDetails]:
        one_day = self.last == self.date
        if self.start_time and self.end_time and one_day and self.end_time <= self.start_time:
            yield fault("times", self.end_time, "end_time")

    def _move_faults(self) -> Iterator[InitErrorDetails]:
        for index, date in enumerate(self.previous_dates):
            if date == self.date:
                yield fault("same_date", date, "previous_dates", index)

    def _session_faults(self) -> Iterator[InitErrorDetails]:
        first, last = self.date.first_day, self.last.last_day
        days = " tot en met ".join(dict.fromkeys((self.date.dutch, self.last.dutch)))
        if last < first:
            return
        for index, session in enumerate(self.sessions):
            for name in ("start", "end"):
                moment = getattr(session, name)
                if moment and not first <= moment.date() <= last:
                    yield fault("outside", moment, "sessions", index, name, days=days)


KIND = Kind("milestone", "milestones", Milestone, "mijlpalen", "mijlpaal", "mijlpalen")
