"""What the code host is told to do: right by its schemas, and safe with strangers' proposals."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from making import ROOT
from playwright._impl._driver import compute_driver_executable

from palet.report.otherfile import FileChange, warnings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted(p for p in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if p.name != "config.yml")
# Runs with rights and secrets, for what a stranger did.
TRUSTED = ("pull_request_target", "workflow_run", "issue_comment", "issues")
HEAD = "f" * 40

RUNNER = """
const fs = require('fs');
const asked = JSON.parse(fs.readFileSync(0, 'utf8'));
const calls = [], said = [];
const answer = name => async words => { calls.push([name, words]); return {data: asked.pull}; };
const rest = {
  pulls: {get: answer('get'), list: answer('list')},
  issues: Object.fromEntries(['listComments', 'listForRepo', 'create', 'update',
    'createComment', 'updateComment'].map(name => [name, answer(name)])),
};
const paginate = async (what, words) => { calls.push(['page', words]); return asked.listed; };
const github = {rest, paginate};
const context = {repo: {owner: 'o', repo: 'r'}, payload: {workflow_run: asked.run}};
const core = {info: words => said.push(words), setOutput: (...words) => calls.push(words)};
const AsyncFunction = (async () => {}).constructor;
new AsyncFunction('github', 'context', 'core', 'require', asked.script)(
  github, context, core, require,
).then(
  () => console.log(JSON.stringify({calls, said})),
  error => { console.error(error.message); process.exit(1); },
);
"""


def parsed(path: Path) -> dict[Any, Any]:
    found: dict[Any, Any] = yaml.safe_load(path.read_text("utf-8"))
    return found


def triggers(path: Path) -> set[str]:
    # YAML 1.1 reads "on" as true.
    on = parsed(path)[True]
    return {on} if isinstance(on, str) else set(on)


def steps(path: Path) -> Iterator[dict[str, Any]]:
    for job in parsed(path)["jobs"].values():
        yield from job["steps"]


def name_of(path: Path) -> str:
    return path.relative_to(GITHUB).as_posix()


workflows = pytest.mark.parametrize("path", WORKFLOWS, ids=name_of)


# Right.


@pytest.mark.parametrize(
    ("schema", "paths"),
    [
        ("github-workflows", WORKFLOWS),
        ("dependabot", [GITHUB / "dependabot.yml"]),
        ("github-issue-forms", FORMS),
        ("github-issue-config", [GITHUB / "ISSUE_TEMPLATE" / "config.yml"]),
    ],
)
def test_every_file_fits_its_schema(schema: str, paths: list[Path]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", *paths],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
    assert paths


@pytest.mark.skipif(not shutil.which("actionlint"), reason="actionlint is not on this machine")
def test_actionlint_finds_nothing() -> None:
    done = subprocess.run(["actionlint", *WORKFLOWS], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@workflows
def test_what_a_workflow_runs_is_bash_and_exists(path: Path, tmp_path: Path) -> None:
    for number, step in enumerate(steps(path)):
        if "run" not in step:
            continue
        script = tmp_path / f"{number}.sh"
        script.write_text(re.sub(r"\$\{\{.*?\}\}", "x", step["run"]))
        subprocess.run(["bash", "-n", script], check=True)
        for command in re.findall(r"\bscripts/([a-z-]+)", step["run"]):
            assert (ROOT / "scripts" / command).is_file()


@workflows
def test_a_workflow_that_waits_for_another_knows_its_name(path: Path) -> None:
    names = {parsed(other)["name"] for other in WORKFLOWS}
    on = parsed(path)[True]
    if "workflow_run" in on:
        assert set(on["workflow_run"]["workflows"]) <= names


@workflows
def test_a_job_has_an_end(path: Path) -> None:
    assert all("timeout-minutes" in job for job in parsed(path)["jobs"].values())


@workflows
def test_an_action_is_of_the_code_host_and_has_a_version(path: Path) -> None:
    for step in steps(path):
        if "uses" in step:
            assert re.fullmatch(r"actions/[a-z-]+@(v[0-9]+|[0-9a-f]{40})", step["uses"])


def test_what_is_built_from_the_history_has_all_of_it() -> None:
    for path in WORKFLOWS:
        for job in parsed(path)["jobs"].values():
            runs = " ".join(step.get("run", "") for step in job["steps"])
            if re.search(r"scripts/(build|report|test)\b", runs):
                checkout = next(s for s in job["steps"] if "checkout" in s.get("uses", ""))
                assert checkout["with"]["fetch-depth"] == 0


# Safe.


@workflows
def test_every_workflow_says_what_it_may(path: Path) -> None:
    permissions = parsed(path)["permissions"]
    assert isinstance(permissions, dict)
    own = [job.get("permissions", {}) for job in parsed(path)["jobs"].values()]
    rights = {(n, r) for p in [permissions, *own] for n, r in p.items() if r != "read"}
    assert rights <= {
        "comment.yml": {("pull-requests", "write")},
        "publish.yml": {("pages", "write"), ("id-token", "write")},
        "reviews.yml": {("issues", "write")},
    }.get(path.name, set())


@workflows
def test_what_a_stranger_wrote_never_becomes_part_of_a_program(path: Path) -> None:
    for step in steps(path):
        for program in (step.get("run", ""), step.get("with", {}).get("script", "")):
            assert "${{" not in program


@workflows
def test_what_runs_for_a_stranger_takes_no_code_from_the_proposal(path: Path) -> None:
    if not triggers(path) & set(TRUSTED):
        return
    assert "pull_request_target" not in path.read_text("utf-8")
    for step in steps(path):
        if "checkout" in step.get("uses", ""):
            # Without a place of its own, that is the main branch.
            assert not {"ref", "repository"} & step["with"].keys()
        for words in re.findall(r"\bgit\b[^|;&]*", step.get("run", "").replace("\\\n", " ")):
            assert " fetch " in words
        assert not re.search(r"gh (pr|repo)|\bsh\b|submodule (update|init)", step.get("run", ""))


@workflows
def test_what_may_write_or_knows_a_secret_runs_no_code_for_a_stranger(path: Path) -> None:
    if not triggers(path) & set(TRUSTED):
        return
    assert parsed(path)["permissions"] == {}
    for job in parsed(path)["jobs"].values():
        text = str(job)
        writes = "write" in job["permissions"].values() or "secrets." in text
        assert not (writes and re.search(r"checkout|\bgit\b|scripts/", text))


def test_the_report_is_made_by_our_own_code_of_commits_that_are_only_read() -> None:
    job = parsed(GITHUB / "workflows" / "comment.yml")["jobs"]["report"]
    assert job["permissions"] == {"contents": "read"}
    assert "scripts/report" not in (GITHUB / "workflows" / "check.yml").read_text("utf-8")


@workflows
def test_strangers_code_is_near_no_secret(path: Path) -> None:
    if "pull_request" in triggers(path):
        assert "secrets." not in path.read_text("utf-8")
        assert "github.token" not in path.read_text("utf-8")
    for step in steps(path):
        if "checkout" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] is False


# The forms.


@pytest.mark.parametrize("path", FORMS, ids=name_of)
def test_a_form_asks_what_it_must_and_warns_for_what_is_private(path: Path) -> None:
    form = parsed(path)
    assert {"name", "description", "title", "body"} <= form.keys()
    ids = [part["id"] for part in form["body"] if part["type"] != "markdown"]
    assert len(ids) == len(set(ids))
    assert "bron" in ids
    for part in form["body"]:
        if part["type"] != "markdown":
            assert part["attributes"]["label"]
            assert part["attributes"]["description"]
            assert "required" in part["validations"]
    assert "geen namen, adressen of telefoonnummers van personen" in path.read_text("utf-8")


def test_the_program_is_named_for_who_must_look_at_it_and_nobody_who_does_not_exist_is() -> None:
    lines = (GITHUB / "CODEOWNERS").read_text("utf-8").splitlines()
    paths = [line for line in lines if not line.startswith("#")]
    assert all(list(ROOT.glob(path.strip("/"))) for path in paths)
    assert not any("@" in path for path in paths)
    for path in ("hooks/", "scripts/", ".github/", "theme_overrides/", "tests/", "mkdocs.yml"):
        assert f"/{path}" in paths
        assert list(warnings([FileChange(f"{path}x", "", "100644")], "content"))


# The programs inside, with a code host that only writes down what it is asked.


def script_of(workflow: str, job: str) -> str:
    found = parsed(GITHUB / "workflows" / f"{workflow}.yml")["jobs"][job]["steps"]
    return str(next(s["with"]["script"] for s in found if "script" in s.get("with", {})))


def ran(
    folder: Path, workflow: str, job: str, preview: str = "", **asked: Any
) -> subprocess.CompletedProcess[str]:
    node, _ = compute_driver_executable()
    return subprocess.run(
        [node, "-e", RUNNER], cwd=folder, capture_output=True, text=True, check=False,
        input=json.dumps({"script": script_of(workflow, job), **asked}),
        env={"PREVIEW": preview, "NUMBER": "12"},
    )  # fmt: skip


@pytest.fixture
def proposal(tmp_path: Path) -> dict[str, Any]:
    folder = tmp_path / "report"
    folder.mkdir()
    (folder / "report.md").write_text("**1 record gewijzigd.**\n", "utf-8")
    return {
        "run": {"head_sha": HEAD, "head_branch": "voorstel", "conclusion": "success",
                "head_repository": {"id": 7, "owner": {"login": "iemand"}},
                "html_url": "https://host.example/run"},
        "pull": {"head": {"sha": HEAD, "repo": {"id": 7}}, "state": "open"},
        "listed": [],
    }  # fmt: skip


def calls(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout)["calls"])


def posted(folder: Path, proposal: dict[str, Any], preview: str = "") -> str:
    """Return the comment that is made."""
    body: str = calls(ran(folder, "comment", "comment", preview, **proposal))["createComment"][
        "body"
    ]
    return body


def pull(sha: str = HEAD, repo: int | None = 7) -> dict[str, Any]:
    return {
        "number": 12, "base": {"sha": "b" * 40},
        "head": {"sha": sha, "repo": {"id": repo} if repo else None},
    }  # fmt: skip


def test_the_proposal_is_found_by_its_branch_and_commit(
    tmp_path: Path, proposal: dict[str, Any]
) -> None:
    listed = [pull("0" * 40), pull(repo=8), pull(repo=None), pull()]
    made = calls(ran(tmp_path, "comment", "proposal", **{**proposal, "listed": listed}))
    assert made["page"] == {
        "owner": "o", "repo": "r", "state": "open", "head": "iemand:voorstel", "per_page": 100,
    }  # fmt: skip
    assert (made["number"], made["base"]) == (12, "b" * 40)


@pytest.mark.parametrize("other", [pull("0" * 40), pull(repo=8), pull(repo=None)])
def test_the_report_of_another_proposal_is_not_made(
    tmp_path: Path, proposal: dict[str, Any], other: dict[str, Any]
) -> None:
    proposal["listed"] = [other]
    assert calls(ran(tmp_path, "comment", "proposal", **proposal)).keys() == {"page"}


def test_the_first_report_becomes_a_comment(tmp_path: Path, proposal: dict[str, Any]) -> None:
    others = [
        {"id": 1, "user": {"login": "iemand"}, "body": "<!-- palet-report -->"},
        {"id": 2, "user": {"login": "github-actions[bot]"}, "body": "Anders"},
        {"id": 3, "user": None, "body": None},
    ]
    made = calls(ran(tmp_path, "comment", "comment", **{**proposal, "listed": others}))
    assert made["createComment"] == {
        "owner": "o", "repo": "r", "issue_number": 12,
        "body": "<!-- palet-report -->\n\nDit gaat over commit `fffffff`.\n\n"
        "**1 record gewijzigd.**\n\n\n"
        "De controle is geslaagd: [bekijk de uitslag](https://host.example/run).",
    }  # fmt: skip
    assert "updateComment" not in made


def test_the_next_report_takes_its_place(tmp_path: Path, proposal: dict[str, Any]) -> None:
    proposal["listed"] = [
        {"id": 5, "user": {"login": "github-actions[bot]"}, "body": "<!-- palet-report -->\n\nOud"}
    ]
    proposal["run"]["conclusion"] = "failure"
    made = calls(ran(tmp_path, "comment", "comment", "https://voorbeeld.example", **proposal))
    assert made["updateComment"]["comment_id"] == 5
    assert "[Bekijk hoe de site wordt](https://voorbeeld.example)." in made["updateComment"]["body"]
    assert "De controle is niet geslaagd" in made["updateComment"]["body"]
    assert "createComment" not in made


@pytest.mark.parametrize("conclusion", ["cancelled", "timed_out", "action_required", None])
def test_a_check_that_broke_off_says_so(
    tmp_path: Path, proposal: dict[str, Any], conclusion: str | None
) -> None:
    proposal["run"]["conclusion"] = conclusion
    assert "De controle is afgebroken: [bekijk" in posted(tmp_path, proposal)


@pytest.mark.parametrize("left", ["nothing", "empty", "link", "folder", "huge"])
def test_without_a_report_the_comment_says_that_there_is_none(
    tmp_path: Path, proposal: dict[str, Any], left: str
) -> None:
    report = tmp_path / "report" / "report.md"
    report.unlink()
    if left == "empty":
        report.write_text("")
    elif left == "link":
        report.symlink_to("/etc/hostname")
    elif left == "folder":
        report.mkdir()
    elif left == "huge":
        report.write_text("x" * 2_000_000)
    body = posted(tmp_path, proposal)
    assert "`fffffff`.\n\nEr is geen verslag: het maken daarvan is afgebroken." in body


@pytest.mark.parametrize(
    "other",
    [{"head": {"sha": "0" * 40}, "state": "open"}, {"head": {"sha": HEAD}, "state": "closed"}],
)
def test_of_a_proposal_that_went_on_nothing_is_posted(
    tmp_path: Path, proposal: dict[str, Any], other: dict[str, Any]
) -> None:
    made = calls(ran(tmp_path, "comment", "comment", **{**proposal, "pull": other}))
    assert made.keys() == {"get"}


@pytest.mark.parametrize("text", ["<", "@team ", "![x](https://kwaad.example) ", "\U0001f600", "x"])
def test_a_comment_is_safe_and_fits_whatever_is_in_the_report(
    tmp_path: Path, proposal: dict[str, Any], text: str
) -> None:
    forged = text * (900_000 // len(text.encode()))
    (tmp_path / "report" / "report.md").write_text(forged, "utf-8")
    body = posted(tmp_path, proposal, "https://voorbeeld.example")
    assert 65_000 < len(body.encode("utf-16-le")) // 2 <= 65_536
    assert body.count("<") == 1
    assert not re.search(r"@\w|!\[", body)
    assert body.endswith("De controle is geslaagd: [bekijk de uitslag](https://host.example/run).")
    assert "… De rest past niet in dit bericht.\n\n" in body


def test_a_real_report_is_posted_as_it_is(tmp_path: Path, proposal: dict[str, Any]) -> None:
    real = (ROOT / "tests" / "build" / "report.md").read_text("utf-8")
    (tmp_path / "report" / "report.md").write_text(real, "utf-8")
    assert real in posted(tmp_path, proposal)


@pytest.mark.parametrize(
    ("listed", "found", "asked"),
    [
        ("", False, set()), ("", True, {"update"}),
        ("- a", False, {"create"}), ("- a", True, {"update"}),
    ],
)  # fmt: skip
def test_there_is_one_issue_of_what_is_due_and_only_then(
    tmp_path: Path, listed: str, found: bool, asked: set[str]
) -> None:
    (tmp_path / "reviews.md").write_text(listed)
    own = {"number": 3, "user": {"login": "github-actions[bot]"}, "body": "<!-- palet-reviews -->"}
    done = ran(tmp_path, "reviews", "reviews", listed=[own] if found else [])
    made = calls(done)
    assert made.keys() == {"page", *asked}
    if asked == {"update"}:
        assert made["update"]["issue_number"] == 3
        assert made["update"].get("state") == (None if listed else "closed")
    if listed:
        assert made[asked.pop()]["body"] == f"<!-- palet-reviews -->\n\n{listed}"
