"""Every rule has a page, its examples do what they say, and what they make `check` print is kept."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefdeck.rules.docs import format_document, format_page
from briefdeck.rules.registry import FAMILIES, RULES
from tests.conftest import GOLDEN, REPOSITORY, Run, _run
from tests.support.rule_examples import BREAKS, ignore, mend, put

pytestmark = pytest.mark.slow

BESIDES = {
    "Y101": {"Y112", "Y117"},  # nothing of the file is left, so the brief names facts that are not there
    "Y103": {"Y112", "Y117"},
    "Y108": {"Y102"},  # where a tab ends, nobody knows
    "Y109": {"Y112", "Y117"},
    "G202": {"Q538"},  # what is on no line is not in the fact either
    "G204": {"Q538"},
    "A307": {"G209", "G211"},  # nor does whoever does it stand where the line has the words
    "C110": {"C102"},  # no article is in a concordance that cannot be read
    "L801": {"Y117", "B706"},  # the brief still shows the fact
}
"""Rules that an example cannot but break beside its own, and why."""
INVENTED = {
    "G201",
    "G202",
    "G203",
    "G204",
    "G205",
    "G206",
    "G215",
    "G218",
    "G219",
    "G221",
    "G222",
    "A301",
    "A303",
    "Q538",
}
"""Rules that the cards of Q5xx may break, for some ask for things that the two articles do not have."""
BUILDING = {"L805"}
"""Rules that are looked at by `build`."""
RELEASED = {"L801", "L802", "L803", "L804", "L805", "L806", "L807"}
"""Rules about a project that was built before."""

Golden = Callable[[str, str], None]


@pytest.fixture(scope="module")
def released(indexed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small honest project after a build; it is copied, and stays as it is."""
    folder = Path(shutil.copytree(indexed, tmp_path_factory.mktemp("released") / "strike"))
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("BRIEFDECK_ARTICLES", raising=False)
        patch.setenv("SOURCE_DATE_EPOCH", "1700000000")
        assert _run("build", "--project", str(folder)).code == 0
    return folder


@pytest.fixture
def project(code: str, tmp_path: Path, indexed: Path, request: pytest.FixtureRequest) -> Path:
    """A copy of the small honest project; built, where the rule *code* is about one that was built before."""
    honest = request.getfixturevalue("released") if code in RELEASED else indexed
    return Path(shutil.copytree(honest, tmp_path / "strike"))


def _check(run: Run, code: str, form: str) -> str:
    arguments = ["check"] if code not in BUILDING else ["build", *(["--locked"] if code == "L805" else [])]
    return run(*arguments, "--format", form).stdout


def _found(run: Run, code: str) -> list[dict[str, Any]]:
    problems = json.loads(_check(run, code, "json"))["problems"]
    return [problem for problem in problems if problem["code"] not in _besides(code)]


def _besides(code: str) -> set[str]:
    return BESIDES.get(code, set()) | (INVENTED - {code} if code.startswith("Q") else set())


@pytest.mark.parametrize("code", RULES)
def test_the_bad_example(code: str, project: Path, run: Run, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    """It breaks its rule, and that alone; what is printed then is what was read and found good."""
    if code in BREAKS:
        BREAKS[code](project)
    else:
        put(project, code, RULES[code].bad)
    monkeypatch.chdir(project)
    printed = _check(run, code, "text").splitlines(keepends=True)
    assert {_code_of(line) for line in printed if not line.startswith(" ")} - _besides(code) == {code}
    golden(f"rules/{code}.txt", "".join(_about(code, printed)))


@pytest.mark.parametrize("code", sorted(BUILDING))
def test_what_no_check_finds_keeps_nothing_from_being_built(code: str) -> None:
    """The page of a rule that only one command looks at says so, and not that nothing is built."""
    page = format_page(RULES[code])
    assert "Nothing is built" not in page
    assert "`build" in page


def _about(code: str, printed: list[str]) -> list[str]:
    """The lines of what was *printed* that belong to problems of rule *code*."""
    kept, keeping = [], False
    for line in printed:
        if not line.startswith(" "):
            keeping = _code_of(line) == code
        kept += [line] if keeping else []
    return kept


def _code_of(line: str) -> str:
    """The code in the first line of a problem."""
    return line.split(" ")[1]


@pytest.mark.parametrize("code", RULES)
def test_the_good_example(code: str, project: Path, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """It keeps its rule, and all others."""
    if code in BREAKS:
        shutil.copytree(project, tmp_path / "honest")
        BREAKS[code](project)
        mend(project, code, tmp_path / "honest", run)
    else:
        put(project, code, RULES[code].good)
    monkeypatch.chdir(project)
    assert _found(run, code) == []


@pytest.mark.parametrize("where", ["fact", "project"])
@pytest.mark.parametrize("code", [code for code, rule in RULES.items() if rule.severity == "warning"])
def test_the_way_out(code: str, where: str, project: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A warning is switched off as its page says, in the fact and for the whole project."""
    if where == "fact" and RULES[code].is_of_pages:
        pytest.skip("it is a rule about whole pages")
    if RULES[code].form == "text":
        if where == "fact":
            pytest.skip("it is a rule about whole files")
        BREAKS[code](project)
    else:
        put(project, code, RULES[code].bad)
    ignore(project, code, everywhere=where == "project")
    monkeypatch.chdir(project)
    assert _found(run, code) == []


@pytest.mark.parametrize("code", RULES)
def test_the_page_is_whole(code: str) -> None:
    """Nothing on it is left empty, and it can be printed by its code in either case."""
    rule = RULES[code]
    assert all((rule.promise, rule.why, rule.bad, rule.good))
    assert rule.promise.endswith(".")
    assert rule.why.endswith(".")
    assert rule.bad != rule.good
    assert rule.code[0] in FAMILIES


def test_explain(run: Run) -> None:
    """`explain` prints the promise, the reason, both examples and, for a warning, how to switch it off."""
    ran = run("explain", "q501")
    assert (ran.code, ran.stderr) == (0, "")
    assert ran.stdout.startswith("Q501  An answer has at most")
    assert "Bad:" in ran.stdout
    assert "`ignore: {Q501: the reason}`" in ran.stdout
    assert "ignore" not in run("explain", "C104").stdout


def test_explain_lists_all(run: Run) -> None:
    """Without a code it lists every rule with its promise."""
    ran = run("explain")
    assert (ran.code, ran.stderr) == (0, "")
    assert [rule.code for rule in RULES.values() if f"  {rule.code}  {rule.promise}" not in ran.stdout] == []


def test_explain_an_unknown_code(run: Run) -> None:
    """A code that does not exist: exit 2, and the nearest one."""
    ran = run("explain", "G2001")
    assert (ran.code, ran.stdout) == (2, "")
    assert "there is no rule G2001: did you mean “G201”?" in ran.stderr
    assert "lists all" in run("explain", "zebra").stderr


@pytest.mark.parametrize("code", RULES)
def test_a_page_names_the_file_of_its_rule(code: str) -> None:
    """The last line of a page is the path of the module in which the rule stands."""
    path = format_page(RULES[code]).splitlines()[-1].removeprefix("Code: ")
    assert f'"{code}",' in (REPOSITORY / path).read_text(encoding="utf-8")


def test_the_document_is_that_of_the_code() -> None:
    """docs/rules.md is what `make docs` writes."""
    assert (REPOSITORY / "docs/rules.md").read_text(encoding="utf-8") == format_document()


def test_no_message_is_left_over() -> None:
    """Each golden file is of a rule that exists."""
    assert {path.stem for path in (GOLDEN / "rules").glob("*.txt")} == set(RULES)
