"""scripts/report reads two commits of a repository and says what lies between them."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
import sample
from building import HERE, ROOT, copy_of_palet, environment, palet, read

from palet.cli.command import main
from palet.report import commits

if TYPE_CHECKING:
    from pathlib import Path

GOLDEN = HERE / "report.md"
WRITE = os.environ.get("PALET_GOLDEN") == "write"
INTERVENTION = "content/interventions/proefteam.yml"
AREA = "content/areas/proefwijk.yml"

OTHER = """\
title: Ander team
summary: Nog een team.
themes: [digitale-weerbaarheid]
goal: Leren.
approach: Doen.
evidence: {level: niet-beoordeeld}
implementations: [{place: Ergens, status: gepland}]
sources: [brief]
reviewed: 2026-11-22
"""

Files = dict[str, str | None]


@dataclass
class Repository:
    """A repository of its own; its commits are the same every time."""

    folder: Path

    def git(self, *words: str | Path) -> str:
        date = "2026-11-22T12:00:00+0000"
        variables = {
            "PATH": os.environ["PATH"], "HOME": str(self.folder), "GIT_CONFIG_NOSYSTEM": "1",
            **{f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER")
               for what, value in (("NAME", "T"), ("EMAIL", "t@example.org"), ("DATE", date))},
        }  # fmt: skip
        done = subprocess.run(
            ["git", "-C", self.folder, *words],
            env=variables, check=True, capture_output=True, text=True,
        )  # fmt: skip
        return done.stdout.strip()

    def commit(self, files: Files) -> str:
        for name, text in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if text is None:
                path.unlink()
            else:
                path.write_text(text, "utf-8", newline="\n")
        self.git("add", "--all")
        self.git("commit", "-q", "--allow-empty", "-m", "x")
        return self.git("rev-parse", "HEAD")

    def report(
        self, base: str, head: str = "HEAD", cwd: Path = ROOT, content: str = "content"
    ) -> subprocess.CompletedProcess[str]:
        return palet(
            "report", base, head, "--content", self.folder / content, cwd=cwd,
            env=environment(PALET_SITE_URL="https://palet.voorbeeld"),
        )  # fmt: skip

    def told(self, base: str, head: str = "HEAD", **more: Path | str) -> str:
        done = self.report(base, head, **more)  # type: ignore[arg-type]
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout


@pytest.fixture(autouse=True)
def _no_repository_above(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))


@pytest.fixture
def repo(tmp_path: Path) -> Repository:
    """Return a repository, at a place with a space, with the sample's content in one commit."""
    folder = tmp_path / "mijn map"
    sample.write_content(folder)
    made = Repository(folder)
    made.git("init", "-q", "-b", "main")
    made.commit({"content/interventions/oud-team.yml": OTHER.replace("Ander", "Oud"),
                 "content/interventions/weg-team.yml": OTHER.replace("Ander", "Weg"),
                 "README.md": "Proef.\n"})  # fmt: skip
    made.git("tag", "base")
    return made


def edited(name: str, *changes: tuple[str, str]) -> Files:
    text = sample.FILES[name.removeprefix("content/")]
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return {name: text}


EVERYTHING = {
    "content/interventions/ander-team.yml": OTHER.replace("Ander team", "'@team [x](y) #1'"),
    "content/interventions/oud-team.yml": None,
    "content/interventions/weg-team.yml": None,
    "content/interventions/nieuw-team.yml": OTHER.replace(
        "title: Ander", "former_ids: [oud-team]\ntitle: Nieuw"
    ).replace("Nog een team.", "Een team waar de LOL van afspat."),
    **edited(
        INTERVENTION, ("in-uitvoering", "afgerond"), ("Het NPLV betaalt mee.", "De wijk betaalt."),
        ("materials:\n", "materials:\n  - {title: Film, url: 'https://voorbeeld.nl/film'}\n"),
    ),
    **edited(AREA, ("title: Proefwijk", "title: Proefwijk | Oost")),
    **edited("content/themes/digitale-weerbaarheid.yml", ("[brief]", "[ brief ]")),
    "content/over.md": sample.PAGE,
    "content/images/plein.webp": "RIFF\0\0\0\0WEBP",
    "hooks/publish.py": "x = 1\n",
}  # fmt: skip


def test_the_whole_report_is_as_it_was(repo: Repository) -> None:
    repo.commit(EVERYTHING)
    told = repo.told("base")
    if WRITE:
        GOLDEN.write_text(told, "utf-8")
    assert told == GOLDEN.read_text("utf-8"), "PALET_GOLDEN=write scripts/test writes it anew"


def test_it_is_the_same_wherever_it_is_run(repo: Repository, tmp_path: Path) -> None:
    head = repo.commit(EVERYTHING)
    told = repo.told("base")
    assert repo.told("base", head, cwd=tmp_path) == told
    assert repo.told("base", "main", cwd=repo.folder / "content" / "areas") == told


def test_only_what_was_changed_since_the_two_parted_counts(repo: Repository) -> None:
    repo.git("checkout", "-q", "-b", "voorstel")
    repo.commit(edited(AREA, ("province: Gelderland", "province: Utrecht")))
    repo.git("checkout", "-q", "main")
    repo.commit({"content/interventions/weg-team.yml": None})
    told = repo.told("main", "voorstel")
    assert told.startswith("**1 record gewijzigd.**\n")
    assert "provincie: Gelderland → Utrecht" in told


def test_nothing_is_no_change(repo: Repository) -> None:
    assert repo.told("base", "base") == "**Deze wijziging verandert niets aan de inhoud.**\n"


def test_every_file_that_holds_no_record_is_named_first(repo: Repository) -> None:
    folder = repo.folder
    (folder / "content" / "images").mkdir()
    (folder / "content" / "images" / "plein.png").write_bytes(b"\x89PNG")
    (folder / "content" / "passwd.txt").symlink_to("/etc/passwd")
    (folder / "content" / "interventions" / "link.yml").symlink_to("../../README.md")
    (folder / INTERVENTION).chmod(0o755)
    repo.git("mv", "README.md", "LEES.md")
    repo.commit({".github/workflows/check.yml": "name: x\n", "hooks/palet/x.py": "1 / 0\n",
                 "content/assets/scripts/palet.js": "alert(1)\n", "content/over.md": "# Over\n",
                 **edited(AREA, ("Gelderland", "Utrecht"))})  # fmt: skip
    repo.git(
        "update-index", "--add", "--cacheinfo", f"160000,{repo.git('rev-parse', 'base')},extern"
    )
    repo.git("commit", "-q", "-m", "x")
    told = repo.told("base")
    assert told.startswith(
        "**1 record toegevoegd, 1 gewijzigd. Ook 9 andere bestanden veranderen.**\n\n**Let op"
    )
    assert "het programma zelf** (`extern`, `.github/`, `LEES.md` en `hooks/`)" in told
    assert told.index("### Andere bestanden (9)\n") < told.index("### Gewijzigd")
    for line in (
        "`content/passwd.txt` toegevoegd: **een link** naar `/etc/passwd`",
        "`content/interventions/link.yml` toegevoegd: **een link** naar `../../README.md`",
        "`extern` toegevoegd: **een verwijzing naar een andere repository** (submodule)",
        "`.github/workflows/check.yml` toegevoegd",
        "`hooks/palet/x.py` toegevoegd",
        "`content/assets/scripts/palet.js` toegevoegd",
        "`content/images/plein.png` toegevoegd",
        "`LEES.md` hernoemd, was `README.md`",
        "`content/interventions/proefteam.yml` is nu uitvoerbaar",
    ):
        assert f"- {line}\n" in told, line


def test_a_change_of_code_alone_is_told(repo: Repository) -> None:
    repo.commit({"README.md": "Anders.\n", "hooks/palet/x.py": "1 / 0\n"})
    assert repo.told("base") == (
        "**Deze wijziging verandert geen records, wel 2 andere bestanden.**\n\n"
        "**Let op: dit voorstel verandert ook het programma zelf** (`hooks/`). De uitslag "
        "'geslaagd' zegt dan minder, want ook de controle kan veranderd zijn. Laat een "
        "ontwikkelaar ernaar kijken.\n\n### Andere bestanden (2)\n\n"
        "- `hooks/palet/x.py` toegevoegd\n- `README.md` gewijzigd\n"
    )


def test_a_file_larger_than_the_machine_is_not_read(repo: Repository) -> None:
    huge = repo.folder / "content" / "interventions" / "groot.yml"
    with huge.open("wb") as file:
        file.truncate(300_000_000)
    repo.commit({})
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    assert "dit bestand is te groot" in repo.told("base")
    # In kilobytes; Git itself reads what it puts into the repository.
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss <= max(before, 500_000)


def test_a_broken_head_is_told_and_no_failure(repo: Repository) -> None:
    repo.commit(edited(INTERVENTION, ("themes: [digitale-weerbaarheid]", "themes: [digitaal]")))
    told = repo.told("base")
    assert "### Fouten (1)" in told
    assert "- `content/interventions/proefteam.yml:3` `themes.0`: thema 'digitaal'" in told


def test_nothing_on_disk_is_read_or_changed(repo: Repository) -> None:
    head = repo.commit(EVERYTHING)
    told = repo.told("base", head)
    (repo.folder / INTERVENTION).write_text("kapot: [")
    shutil.rmtree(repo.folder / "content" / "areas")
    repo.git("add", "--all")
    before = read(repo.folder)
    assert repo.told("base", head) == told
    assert read(repo.folder) == before
    shutil.rmtree(repo.folder / "content")
    assert repo.told("base", head) == told


def test_what_a_commit_says_of_itself_hides_nothing(repo: Repository) -> None:
    repo.commit({".gitattributes": "content/** export-ignore text eol=crlf\n",
                 "content/.gitattributes": "* export-ignore\n",
                 "content/interventions/ander-team.yml": OTHER})  # fmt: skip
    assert repo.told("base").startswith("**1 record toegevoegd. Ook 2 andere bestanden verand")


def test_links_are_not_followed(repo: Repository, tmp_path: Path) -> None:
    secret = tmp_path / "geheim.yml"
    secret.write_text(OTHER.replace("Ander", "Geheim"))
    (repo.folder / "content" / "interventions" / "link.yml").symlink_to(secret)
    (repo.folder / "content" / "map").symlink_to(tmp_path)
    repo.commit({})
    told = repo.told("base")
    assert told.startswith("**Deze wijziging verandert geen records, wel 2 andere bestanden.**\n")
    assert "Geheim team" not in told


def test_what_is_not_text_is_not_read(repo: Repository) -> None:
    path = repo.folder / "content" / "interventions" / "foto.png"
    path.write_bytes(b"\x89PNG" + bytes(range(256)))
    repo.commit({})
    assert "`content/interventions/foto.png:1`" in repo.told("base")


@pytest.mark.parametrize("depth", ["1", "9"])
def test_a_shallow_clone_with_both_commits_will_do(
    repo: Repository, tmp_path: Path, depth: str
) -> None:
    base = repo.git("rev-parse", "base")
    head = repo.commit({"content/interventions/ander-team.yml": OTHER})
    clone = Repository(tmp_path / "ondiep")
    repo.git("clone", "-q", "--depth", depth, f"file://{repo.folder}", clone.folder)
    clone.git("fetch", "-q", "--depth", depth, "origin", base)
    told = clone.told(base, head)
    assert told.startswith("**1 record toegevoegd.**\n")
    assert ("het is niet bekend waar deze wijziging begon" in told) == (depth == "1")


def test_two_histories_without_a_common_start_are_held_against_each_other(repo: Repository) -> None:
    repo.git("checkout", "-q", "--orphan", "los")
    repo.commit({"content/interventions/ander-team.yml": OTHER})
    assert "het is niet bekend" in repo.told("base")


def test_a_worktree_and_a_repository_that_is_all_content_will_do(
    repo: Repository, tmp_path: Path
) -> None:
    repo.git("worktree", "add", "-q", "-b", "ander", str(tmp_path / "boom"))
    tree = Repository(tmp_path / "boom")
    tree.commit({"content/interventions/ander-team.yml": OTHER})
    assert tree.told("base").startswith("**1 record toegevoegd.**\n")
    alone = Repository(sample.write_content(tmp_path / "los"))
    alone.git("init", "-q")
    first = alone.commit({})
    alone.commit({"interventions/ander-team.yml": OTHER})
    assert "`./interventions/ander-team.yml`" in alone.told(first, content=".")


def test_a_folder_that_was_not_there_yet_is_all_new(repo: Repository) -> None:
    repo.git("mv", "content", "inhoud")
    repo.commit({})
    assert "records toegevoegd" in repo.told("base", content="inhoud").split("\n")[0]
    assert "records verwijderd" in repo.told("base").split("\n")[0]


def test_settings_and_surroundings_change_nothing(
    repo: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.commit({**EVERYTHING, "content/interventions/één.yml": OTHER})
    told = repo.told("base")
    with (repo.folder / ".git" / "config").open("a") as file:
        file.write("[core]\n quotePath = true\n[color]\n ui = always\n[log]\n showRoot = no\n")
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    monkeypatch.setenv("GIT_INDEX_FILE", "/nowhere")
    monkeypatch.setenv("LC_ALL", "C")
    assert repo.told("base") == told


@pytest.mark.parametrize(
    ("base", "head", "words"),
    [
        ("geen-tak", "HEAD", "De commit 'geen-tak' bestaat niet."),
        ("base", "f" * 40, f"De commit '{'f' * 40}' bestaat niet."),
        ("HEAD:content", "HEAD", "De commit 'HEAD:content' bestaat niet."),
        ("", "HEAD", "De commit '' bestaat niet."),
        ("a\nb", "HEAD", "De commit 'a b' bestaat niet."),
    ],
)
def test_an_unknown_commit_is_said_in_one_line(
    repo: Repository, base: str, head: str, words: str
) -> None:
    done = repo.report(base, head)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"{words}\n"


def test_a_commit_cannot_be_an_option(repo: Repository) -> None:
    content = repo.folder / "content"
    done = palet("report", "--content", content, "--", "--all", "--show-toplevel")
    assert (done.returncode, done.stderr) == (2, "De commit '--all' bestaat niet.\n")


def test_outside_a_repository_is_wrong_usage(tmp_path: Path) -> None:
    done = Repository(tmp_path).report("a", "b", content="nergens/content")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Git kan dit niet zeggen: fatal: not a git repository")
    assert done.stderr.count("\n") == 1


def test_without_git_it_says_so(
    repo: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(repo.folder))
    assert main(["report", "base", "HEAD", "--content", str(repo.folder / "content")]) == 2
    assert (
        capsys.readouterr().err
        == "Hiervoor is Git nodig. Installeer dat, en probeer het opnieuw.\n"
    )


def test_a_lost_text_is_said_in_one_line(repo: Repository) -> None:
    name = repo.git("rev-parse", f"HEAD:{INTERVENTION}")
    (repo.folder / ".git" / "objects" / name[:2] / name[2:]).unlink()
    done = repo.report("base")
    assert (done.returncode, done.stderr) == (2, f"In de repository ontbreekt {name}.\n")


@pytest.mark.parametrize("path", ["../x.yml", "a/../../x.yml", "/x.yml", ""])
def test_a_place_outside_the_folder_is_left_alone(path: str) -> None:
    listing = f"100644 blob {'0' * 40}\t{path}\x00100644 blob {'1' * 40}\ta/b.yml\0".encode()
    assert list(commits._files(listing)) == [("a/b.yml", "1" * 40)]


def test_the_command_runs_from_a_folder_with_a_space(repo: Repository, tmp_path: Path) -> None:
    copy = copy_of_palet(tmp_path / "een kopie")
    head = repo.commit({"content/interventions/ander-team.yml": OTHER})
    done = subprocess.run(
        [copy / "scripts" / "report", "base", head, "--content", "content"],
        cwd=repo.folder, capture_output=True, text=True, check=False, env=environment(),
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("**1 record toegevoegd.**\n")


def test_the_real_history_is_told_within_a_minute() -> None:
    if subprocess.run(["git", "-C", ROOT, "rev-parse", "-q", "--verify", "HEAD~1"],
                      capture_output=True, check=False).returncode:  # fmt: skip
        pytest.skip("there is no earlier commit here")
    done = palet("report", "HEAD~1", "HEAD")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("**")
