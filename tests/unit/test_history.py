"""When records were changed, and the versions of events that follow from it, over random histories.

A program that holds a version of an event ignores any other with a lower number. So a version
with something else in it must have a higher number than all that were published before it,
whatever was done to the record, and whoever built the site from it with how much of the history.
"""

from __future__ import annotations

import datetime
import os
import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import making
import pytest
import sample
from committing import Repository, begun
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from palet.content.catalog import open_catalog
from palet.history import commits as repository
from palet.history import git as git_module
from palet.history.edits import History
from palet.pages.events import calendar

if TYPE_CHECKING:
    from pathlib import Path


NAME = making.MILESTONE
START = datetime.datetime(2026, 1, 1, 12, tzinfo=datetime.UTC)
STATUSES = ["gepland", "bevestigd", "verplaatst", "afgelast", "geweest"]
VOCABULARY = {"vocabularies/milestone-statuses.yml": sample.vocabulary(STATUSES)}


def congress(fields: dict[str, str]) -> str:
    """Return the text of a congress that says this."""
    start = {**FIELDS, **fields}
    rest = "kind: congres\nsources: [brief]\n"
    return rest + "".join(f"{name}: {value}\n" for name, value in start.items() if value)


FIELDS = {
    "title": "Congres", "summary": "Een congres.", "date": "2027-03", "status": "gepland",
    "reviewed": "2026-01-01",
}  # fmt: skip

# What an editor may do to it; the fields left out are as they were.
EDITS: list[dict[str, str]] = [
    {"status": "bevestigd"}, {"status": "afgelast"}, {"status": "gepland"},
    {"date": "2027-03-10", "start_time": "09:30"}, {"date": "2027-03", "start_time": ""},
    {"date": "2027", "start_time": "", "end_time": ""}, {"title": "Ander congres"},
    {"status": "verplaatst", "previous_dates": "[2026-05]", "date": "2027-06", "start_time": ""},
    {"previous_dates": "[2026-05, 2026-06, 2026-07]"}, {"status": "gepland", "previous_dates": ""},
    {"reviewed": "2026-06-01"}, {"reviewed": "2025-01-01"},
]  # fmt: skip


@dataclass
class Story:
    """A milestone in a repository, and the versions of it that were published."""

    repo: Repository
    now: datetime.datetime = START
    fields: dict[str, str] = field(default_factory=dict)
    id: str = "proefcongres"
    published: list[tuple[int, Any]] = field(default_factory=list)

    @property
    def path(self) -> Path:
        return self.repo.content / "milestones" / f"{self.id}.yml"

    def commit(self, minutes: int = 1) -> None:
        """Commit all; with a negative number of minutes the clock was put back."""
        self.now += datetime.timedelta(minutes=minutes)
        self.repo.commit(self.now.isoformat().replace("+00:00", "+0000"), {})

    def write(self) -> None:
        self.path.write_text(congress(self.fields), "utf-8")

    def rename(self) -> None:
        former = [*self.fields.get("former_ids", "").strip("[]").split(", "), self.id]
        self.fields["former_ids"] = f"[{', '.join(filter(None, former))}]"
        self.path.unlink()
        self.id += "-x"
        self.write()

    def publish(self, content: Path | None = None) -> int:
        """Return the number of the version that is published now, and remember it."""
        number, told = version(content or self.repo.content)
        self.published.append((number, told))
        return number

    def check(self) -> None:
        """See that what says something else has a higher number than all before it."""
        for at, (number, told) in enumerate(self.published):
            for earlier, said in self.published[:at]:
                assert earlier < number if said != told else earlier <= number


def version(content: Path) -> tuple[int, dict[str, str]]:
    """Return the number of the congress's version, and what that says."""
    catalog = open_catalog(content)
    text = calendar(catalog, "https://a.nl/", "A", catalog.all("milestone"),
                    History(content).changed)  # fmt: skip
    (event,) = Calendar.from_ical(text).events
    apart = {"SEQUENCE", "DTSTAMP", "LAST-MODIFIED"}
    told = {n: event[n].to_ical().decode() for n in event if n not in apart}  # type: ignore[attr-defined]
    assert event.decoded("last-modified") == event.decoded("dtstamp")
    return int(event["sequence"]), {**told, "CATEGORIES": ""}


@pytest.fixture
def story(tmp_path: Path) -> Story:
    return begin(tmp_path / "repo")


def begin(folder: Path) -> Story:
    story = Story(begun(folder))
    sample.write_content(folder, {**VOCABULARY, NAME: congress({})})
    story.commit()
    return story


# Anything that may be done to a milestone.

STEPS = st.lists(
    st.tuples(
        st.sampled_from([*EDITS, "rename", "remove and put back", "other", "merge"]),
        st.sampled_from([1, 60, 100000, 0, -1, -60]),
    ),
    min_size=2, max_size=7,
)  # fmt: skip


def act(story: Story, step: dict[str, str] | str, minutes: int) -> None:
    if step == "rename":
        story.rename()
    elif step == "remove and put back":
        story.path.unlink()
        story.commit(minutes)
        story.write()
    elif step == "other":
        theme = story.repo.content / making.THEME
        theme.write_text(f"{theme.read_text('utf-8')}# {len(story.published)}\n", "utf-8")
    elif step == "merge":
        story.repo.git("checkout", "-q", "-b", f"side-{len(story.published)}")
        story.fields["summary"] = f"Versie {len(story.published)}"
        story.write()
        story.commit(minutes)
        story.repo.git("checkout", "-q", "main")
        when = f"{story.now.isoformat().replace('+00:00', '+0000')}"
        story.repo.git("merge", "-q", "--no-ff", f"side-{len(story.published)}", when=when)
        return
    elif isinstance(step, dict):
        story.fields |= step
        story.write()
    story.commit(minutes)


@given(steps=STEPS)
@settings(max_examples=making.tried(12))
def test_no_version_has_a_lower_number_whatever_is_done(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[dict[str, str] | str, int]]
) -> None:
    story = begin(tmp_path_factory.mktemp("story") / "repo")
    story.publish()
    for step, minutes in steps:
        act(story, step, minutes)
        story.publish()
    story.check()


@given(steps=st.lists(st.sampled_from(EDITS), min_size=2, max_size=4))
@settings(max_examples=making.tried(5))
def test_a_build_with_less_history_has_no_lower_number(
    tmp_path_factory: pytest.TempPathFactory, steps: list[dict[str, str]]
) -> None:
    folder = tmp_path_factory.mktemp("story")
    story = begin(folder / "repo")
    for number, step in enumerate(steps):
        act(story, step, 60)
        whole, _ = version(story.repo.content)
        for depth in (1, 2):
            clone = folder / f"{number}-{depth}"
            origin = f"file://{story.repo.folder}"
            story.repo.git("clone", "-q", f"--depth={depth}", origin, str(clone))
            assert version(clone / "content")[0] >= whole
        copy = shutil.copytree(story.repo.content, folder / f"copy-{number}")
        assert version(copy)[0] >= whole


def test_an_archive_has_the_moment_of_its_commit(story: Story, tmp_path: Path) -> None:
    story.repo.git("archive", "-o", str(tmp_path / "a.zip"), "HEAD")
    shutil.unpack_archive(tmp_path / "a.zip", tmp_path / "there")
    story.repo.git("archive", "-o", str(tmp_path / "a.tar"), "HEAD")
    shutil.unpack_archive(tmp_path / "a.tar", tmp_path / "here", filter="data")
    assert version(tmp_path / "here" / "content") == version(story.repo.content)


# One thing at a time.


def moment(story: Story, content: Path | None = None) -> datetime.datetime:
    folder = content or story.repo.content
    (milestone,) = open_catalog(folder).all("milestone")
    return History(folder).changed(milestone)


def test_a_record_was_changed_when_that_was_committed(story: Story) -> None:
    assert moment(story) == story.now
    act(story, {"status": "bevestigd"}, 5)
    assert moment(story) == story.now


def test_what_happens_to_others_does_not_change_a_record(story: Story) -> None:
    before = moment(story)
    act(story, "other", 5)
    assert moment(story) == before


def test_what_a_merge_brought_was_changed_by_the_merge(story: Story) -> None:
    act(story, "merge", 5)
    assert moment(story) == story.now


@pytest.mark.parametrize("minutes", [0, -1, -100000])
def test_a_later_commit_is_later_whatever_the_clock_said(story: Story, minutes: int) -> None:
    before = moment(story)
    act(story, {"status": "bevestigd"}, minutes)
    assert moment(story) == before + datetime.timedelta(seconds=1)


def test_a_new_name_makes_no_record_older(story: Story) -> None:
    before = moment(story)
    story.rename()
    story.commit(-60)
    assert moment(story) == before + datetime.timedelta(seconds=1)


def test_what_is_not_committed_was_changed_when_it_was_saved(story: Story) -> None:
    story.fields["status"] = "afgelast"
    story.write()
    os.utime(story.path, (2_000_000_000, 2_000_000_000))
    assert moment(story) == datetime.datetime.fromtimestamp(2_000_000_000, datetime.UTC)


def test_without_git_a_record_was_changed_when_it_was_saved(tmp_path: Path) -> None:
    content = sample.write_content(tmp_path, VOCABULARY)
    os.utime(content / NAME, (1_900_000_000, 1_900_000_000))
    (milestone,) = open_catalog(content).all("milestone")
    saved = datetime.datetime.fromtimestamp(1_900_000_000, datetime.UTC)
    assert History(content).changed(milestone) == saved


def test_a_file_that_is_gone_by_now_is_very_old(tmp_path: Path) -> None:
    content = sample.write_content(tmp_path, VOCABULARY)
    (milestone,) = open_catalog(content).all("milestone")
    (content / NAME).unlink()
    assert History(content).changed(milestone).year == 1970


# When a record last said something else.


def said(repo: Repository) -> datetime.date | None:
    (milestone,) = open_catalog(repo.content).all("milestone")
    return History(repo.content).said(milestone)


FIRST, SECOND = datetime.date(2026, 1, 1), "2026-02-02"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("reviewed: 2026-11-22", "reviewed: 2026-11-25"),
        ("themes: [digitale-weerbaarheid]", "themes:\n  - digitale-weerbaarheid"),
        ("why: Kennis delen.", "why: >-\n  Kennis\n  delen."),
        ("title: Proefcongres", "title: 'Proefcongres'"),
    ],
)
def test_a_check_or_another_way_of_writing_says_nothing_else(
    tmp_path: Path, before: str, after: str
) -> None:
    repo = begun(tmp_path / "repo")
    sample.write_content(repo.folder)
    repo.commit("2026-01-01", {})
    assert before in sample.MILESTONE
    repo.commit(SECOND, {f"content/{NAME}": sample.MILESTONE.replace(before, after)})
    assert said(repo) == FIRST


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("why: Kennis delen.", "why: Kennis halen."),
        ("title: Opening", "title: Zaal 1"),
        ("    room: Zaal 1\n", ""),
    ],
)
def test_what_is_changed_says_something_else(tmp_path: Path, before: str, after: str) -> None:
    repo = begun(tmp_path / "repo")
    sample.write_content(repo.folder)
    repo.commit("2026-01-01", {})
    text = sample.MILESTONE.replace(before, after)
    assert text != sample.MILESTONE
    repo.commit(SECOND, {f"content/{NAME}": text})
    repo.commit("2026-03-03", {f"content/{NAME}": text.replace("2026-11-22", "2026-11-25")})
    assert str(said(repo)) == SECOND


def test_the_same_words_in_other_places_say_something_else(tmp_path: Path) -> None:
    repo = begun(tmp_path / "repo")
    sample.write_content(repo.folder)
    repo.commit("2026-01-01", {})
    text = sample.MILESTONE.replace("Opening", "Zaal 9").replace("Zaal 1", "Opening 1")
    text = text.replace("Zaal 9", "Zaal")
    repo.commit(SECOND, {f"content/{NAME}": text})
    assert str(said(repo)) == SECOND


def test_versions_that_cannot_be_read_say_something_else(tmp_path: Path) -> None:
    repo = begun(tmp_path / "repo")
    sample.write_content(repo.folder)
    repo.commit("2026-01-01", {f"content/{NAME}": sample.MILESTONE.replace("[", "{")})
    repo.commit(SECOND, {f"content/{NAME}": sample.MILESTONE})
    assert str(said(repo)) == SECOND


def test_without_a_history_nobody_knows_when_something_was_said(tmp_path: Path) -> None:
    content = sample.write_content(tmp_path)
    (milestone,) = open_catalog(content).all("milestone")
    assert History(content).said(milestone) is None


def test_of_a_long_history_only_what_is_needed_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo = begun(tmp_path / "repo")
    sample.write_content(repo.folder)
    repo.commit("2026-01-01", {})
    for day in range(2, 9):
        text = sample.MILESTONE.replace("Kennis delen.", f"Dag {day}.")
        repo.commit(f"2026-01-0{day}", {f"content/{NAME}": text})
    asked: list[bytes] = []
    real = repository.git

    def spy(folder: Path, *words: str, stdin: bytes = b"") -> bytes:
        asked.extend(stdin.split())
        return real(folder, *words, stdin=stdin)

    for module in (repository, git_module):
        monkeypatch.setattr(module, "git", spy)
    assert said(repo) == datetime.date(2026, 1, 8)
    assert len(asked) == 2
