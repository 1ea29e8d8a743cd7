"""Coverage: which lines have substance, which of them are cited, and how both are shown."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from briefdeck.articles.article_index import ArticleIndex
from briefdeck.articles.concordance import index_lines
from briefdeck.curate.coverage import has_substance, measure_percent, words_by_line
from tests.conftest import Run

LIST = """\
article  cited  of lines with substance
harbour      4      4  100.0 %
quay         2      3   66.6 %
all          6      7   85.7 %

quay: 1 line not cited
     3  4.5 percent, February
"""
HOSTILE = """<script>alert("1")</script> & 'q'"""


def _edit(project: Path, old: str, new: str, name: str = "questions.yaml") -> None:
    path = project / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def _without_texts(project: Path) -> None:
    for path in (project / "articles").glob("*.txt"):
        path.unlink()


def _substance(line: str, title: str = "A harbour holds its breath") -> bool:
    entry = index_lines([line])
    return has_substance(ArticleIndex(entry), 1, words_by_line(entry).get(1, ()), title)


@pytest.mark.parametrize(
    "line",
    [
        "For analysts, the company has everything that crews need.",
        "Nine people died.",
        "The ferry sailed on 3 March.",
        "Where the harbour ends, holds of fish were left to rot.",
        "A harbour holds its breath, and the nine routes still run.",
    ],
)
def test_a_line_with_substance(line: str) -> None:
    """Eight different words are enough, or three beside a number or a date."""
    assert _substance(line)


@pytest.mark.parametrize(
    "line",
    [
        "By Mara Lindqvist",
        "Tuesday 4 March 2031",
        "2 min",
        "Share this story with a friend",
        "A harbour holds its breath",
        "A HARBOUR HOLDS ITS BREATH",
        "What we know about the strike of the ferry crews",
        "How did both sides come to talk at last?",
    ],
)
def test_a_line_without_substance(line: str) -> None:
    """Bylines, datelines, the title and headings that ask have none."""
    assert not _substance(line)


def test_percent_is_cut() -> None:
    """Nothing is rounded up to a hundred, and an article without substance is covered."""
    assert [measure_percent(1999, 2000), measure_percent(2, 3), measure_percent(0, 5), measure_percent(0, 0)] == [
        99.9,
        66.6,
        0.0,
        100.0,
    ]


def test_the_list(project: Path, run: Run) -> None:
    """The table, then each uncited line with its numbers and names; uncited lines are no fault: exit 0."""
    assert run("coverage", "--project", str(project)) == (0, LIST, "")


def test_the_list_without_the_texts(project: Path, run: Run) -> None:
    """On a fresh clone the concordance gives the very same list."""
    _without_texts(project)
    assert run("coverage", "--project", str(project)) == (0, LIST, "")


def test_a_retired_fact_cites_nothing(project: Path, run: Run) -> None:
    """The line that only a retired fact cites is left; when the fact holds again, it is not."""
    _edit(project, "    retired: {since: 2031-04-01, because: The offer was withdrawn.}\n", "")
    ran = run("coverage", "--project", str(project))
    assert (ran.code, "not cited" in ran.stdout, ran.stderr) == (0, False, "")


def test_a_range_cites_each_of_its_lines(project: Path, run: Run) -> None:
    """Every line of a range counts as cited, and a range beyond the end costs nothing."""
    _edit(project, "cite: quay:2\n", "cite: quay:2-999999999\n")
    ran = run("coverage", "--project", str(project), "--format", "json")
    assert json.loads(ran.stdout)["articles"]["quay"]["facts_by_line"] == {
        "2": ["captains-company"],
        "3": ["captains-company"],
        "4": ["captains-company", "stopped"],
    }


def test_furniture_has_no_substance(project: Path, run: Run) -> None:
    """A line that `furniture:` names does not count, from the moment it is named."""
    _edit(project, "    kind: commentary\n", "    kind: commentary\n    furniture: 3\n")
    ran = run("coverage", "--project", str(project), "--format", "json")
    assert json.loads(ran.stdout)["total"] == {"substance": 6, "cited": 6, "percent": 100.0}


def test_json(project: Path, run: Run) -> None:
    """JSON has the shape that the module promises."""
    ran = run("coverage", "--project", str(project), "--format", "json", "--at-least", "90")
    found = json.loads(ran.stdout)
    assert (ran.code, ran.stderr, list(found), found["below"]) == (1, "", ["articles", "total", "below"], ["quay"])
    assert found["articles"]["quay"] == {
        "substance": 3,
        "cited": 2,
        "percent": 66.6,
        "left": [
            {
                "line": 3,
                "numbers": ["4.5 percent", "February"],
                "names": [],
                "words": ["a", "company", "February", "in", "of", "offered", "percent", "raise", "The"],
            }
        ],
        "facts_by_line": {"2": ["captains-company"], "4": ["stopped"]},
    }


def test_github(project: Path, run: Run) -> None:
    """A notice for each article, an error for one below what is asked."""
    ran = run("coverage", "--project", str(project), "--format", "github", "--at-least", "90")
    assert (ran.code, ran.stdout) == (
        1,
        "::notice title=coverage::harbour: 4 of 4 lines with substance cited\n"
        "::error title=coverage::quay: 2 of 3 lines with substance cited; not cited: 3\n",
    )


@pytest.mark.parametrize(("wanted", "code"), [("0", 0), ("66", 0), ("67", 1), ("100", 1)])
def test_at_least(project: Path, run: Run, wanted: str, code: int) -> None:
    """Below the percentage asked for: exit 1, and a sentence for each such article on stdout."""
    ran = run("coverage", "--project", str(project), "--at-least", wanted)
    assert (ran.code, ran.stderr) == (code, "")
    assert ran.stdout == LIST + (f"\nquay: 66.6 % is below {wanted} %\n" if code else "")


def test_the_list_fits_a_terminal(project: Path, run: Run) -> None:
    """No line is wider than 80 columns, however many names an article's line has."""
    names = ", ".join(f"Aaa{'b' * n}" for n in range(1, 40))
    _edit(project, "Share this story", f"Then came {names} and all their friends.", "articles/harbour.txt")
    _edit(project, "furniture: [3-4, 14]", "furniture: 3-4")
    run("index", "--project", str(project))
    ran = run("coverage", "--project", str(project))
    assert "Aaabbb" in ran.stdout
    assert max(map(len, ran.stdout.splitlines())) <= 80


@pytest.mark.parametrize("wanted", ["101", "-1", "most"])
def test_wrong_usage(project: Path, run: Run, wanted: str) -> None:
    """A percentage that is none: exit 2, usage on stderr."""
    ran = run("coverage", "--project", str(project), "--at-least", wanted)
    assert (ran.code, ran.stdout, "Usage: briefdeck coverage" in ran.stderr) == (2, "", True)


def test_help(run: Run) -> None:
    """Help has one sentence and one example."""
    ran = run("coverage", "--help")
    assert (ran.code, "Example: briefdeck coverage" in ran.stdout, ran.stderr) == (0, True, "")


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        ("questions.yaml", "cite: quay:3", "cite: quay", "Y1"),
        ("articles/quay.txt", "4.5", "5.5", "C103"),
        ("articles/concordance.json", '"quay":', '"quai":', "C102"),
    ],
)
def test_nothing_is_measured_on_false_premises(
    project: Path, run: Run, name: str, old: str, new: str, code: str
) -> None:
    """A fact that cannot be read, or an article that is not the one indexed: exit 1 and the problem."""
    _edit(project, old, new, name)
    ran = run("coverage", "--project", str(project), "--html", str(project / "page.html"))
    assert (ran.code, code in ran.stdout, "1 error" in ran.stderr) == (1, True, True)
    assert not (project / "page.html").exists()


class _Tags(HTMLParser):
    """What a browser sees: tags with their attributes, and text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, attribute: str) -> list[str]:
        return [value for _, attributes in self.tags if (value := attributes.get(attribute)) is not None]


def _page(project: Path, run: Run, name: str = "page.html") -> tuple[str, _Tags]:
    path = project / name
    ran = run("coverage", "--project", str(project), "--html", str(path))
    assert (ran.code, f"wrote {path}" in ran.stderr) == (0, True), ran
    html = path.read_text(encoding="utf-8")
    return html, _Tags(html)


def test_the_page_shows_every_line(project: Path, run: Run) -> None:
    """Every line has a row with its number and what it is; the facts that cite it stand beside it."""
    html, page = _page(project, run)
    rows = re.findall(r'<tr id="(\w+:\d+)" class="(\w+)">', html)
    assert len(rows) == 14 + 4
    kinds = dict(rows)
    assert [kinds[f"harbour:{line}"] for line in (1, 2, 3, 6, 14)] == [
        "slight",
        "blank",
        "furniture",
        "cited",
        "furniture",
    ]
    assert [kinds[f"quay:{line}"] for line in (1, 2, 3, 4)] == ["slight", "cited", "left", "cited"]
    row = html[html.index('id="harbour:6"') : html.index('id="harbour:7"')]
    assert re.findall(r"<summary><code>([\w-]+)</code>", row) == ["stranded", "stopped"]
    assert "leaving 1,200 passengers stranded on four islands." in row
    assert "Striking ferry crews left 1,200 passengers" in row
    assert "66.6\u202f%" in page.text


def test_the_page_without_the_texts(project: Path, run: Run) -> None:
    """Where the text is missing, the line's words stand in the order of the alphabet, and the page says so."""
    _without_texts(project)
    ran = run("coverage", "--project", str(project), "--html", str(project / "page.html"))
    assert ran.stderr == f"wrote {project / 'page.html'}\n"
    html = (project / "page.html").read_text(encoding="utf-8")
    assert html.count("The text of this article is not here.") == 2
    assert "a · company · February · in · of · offered · percent · raise · The" in html
    assert "offered a raise" not in html


def test_the_page_is_whole_in_itself(project: Path, run: Run) -> None:
    """No script and nothing to fetch; the policy lets in the one style sheet, by its hash, and nothing else."""
    html, page = _page(project, run)
    style = html[html.index("<style>") + len("<style>") : html.index("</style>")]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert [attributes["content"] for tag, attributes in page.tags if "http-equiv" in attributes] == [policy]
    assert {tag for tag, _ in page.tags}.isdisjoint({"script", "link", "img", "iframe", "form", "base", "object"})
    assert page.all("src") + page.all("style") == []
    assert "url(" not in style
    assert "@import" not in style


def test_every_link_leads_somewhere(project: Path, run: Run) -> None:
    """The contents and the ways between uncited lines lead to places of the page, of which no two have one name."""
    _edit(project, "    said_by: the union\n", "    said_by: the union\n    retired: {since: 2031-04-01, because: b}\n")
    html, page = _page(project, run)
    places = page.all("id")
    assert len(places) == len(set(places))
    assert {link.removeprefix("#") for link in page.all("href")} <= set(places)
    assert '<a class="next" href="#quay:3"' in html[html.index('id="harbour:8"') : html.index('id="harbour:9"')]


def test_hostile_text_is_escaped(project: Path, run: Run) -> None:
    """What a curator or an article writes is text on the page, never a tag, in titles, lines, facts and names."""
    quoted = json.dumps(HOSTILE)
    _edit(project, "title: The Norrland ferry strike", f"title: {quoted}")
    _edit(project, "title: A harbour holds its breath", f"title: {quoted}")
    _edit(project, "author: Mara Lindqvist", f"author: {quoted}")
    _edit(project, "fact: Crews of **Norrland Ferries** stopped work.", f"fact: {quoted}")
    _edit(project, "Share this story", HOSTILE + "\x1b\x00", "articles/harbour.txt")
    run("index", "--project", str(project))
    html, page = _page(project, run)
    assert "script" not in {tag for tag, _ in page.tags}
    assert page.text.count(HOSTILE) >= 6
    assert "&lt;script&gt;alert(&#34;1&#34;)&lt;/script&gt; &amp; &#39;q&#39;" in html
    assert re.search(r"[\x00-\x08\x0b-\x1f]", html) is None


def test_a_hostile_concordance_is_escaped(project: Path, run: Run) -> None:
    """Words of a concordance that somebody else made are text on the page, and cannot steer a terminal."""
    _without_texts(project)
    _edit(project, '"raise": [3]', '"<script>&": [3],\n  "Evil\\u001b[31m": [3]', "articles/concordance.json")
    _edit(project, '"names": [\n', '"names": [\n  "Evil\\u001b[31m",\n', "articles/concordance.json")
    html, page = _page(project, run)
    assert ("script" not in {tag for tag, _ in page.tags}, "&lt;script&gt;&amp;" in html) == (True, True)
    ran = run("coverage", "--project", str(project))
    assert ("Evil[31m" in ran.stdout, "\x1b" in ran.stdout + html) == (True, False)


@pytest.mark.slow
def test_same_bytes_in_two_processes(project: Path, tmp_path: Path, run: Run) -> None:
    """Another hash seed, time zone and locale give the same page."""
    html, _ = _page(project, run)
    other = tmp_path / "other.html"
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Pyongyang", "LC_ALL": "C"}
    command = [sys.executable, "-m", "briefdeck", "coverage", "--project", str(project), "--html", str(other)]
    subprocess.run(command, env=environment, check=True, capture_output=True)
    assert other.read_bytes() == html.encode()


@pytest.mark.parametrize("inside", ["output/page.html", "output/deep/page.html", "briefs/../output/page.html"])
@pytest.mark.parametrize("there", [True, False])
def test_the_page_is_never_written_to_the_output(project: Path, run: Run, inside: str, there: bool) -> None:
    """output/ is committed, the articles' texts may not be: exit 2, the reason, and no file."""
    if there:
        (project / "output").mkdir()
    ran = run("coverage", "--project", str(project), "--html", str(project / inside))
    assert (ran.code, ran.stdout) == (2, "")
    assert "output/ is committed" in ran.stderr
    assert list(project.rglob("*.html")) == []


def test_no_way_round_to_the_output(project: Path, tmp_path: Path, run: Run) -> None:
    """A link to output/ is seen through."""
    (project / "output").mkdir()
    (tmp_path / "link").symlink_to(project / "output")
    ran = run("coverage", "--project", str(project), "--html", str(tmp_path / "link" / "page.html"))
    assert (ran.code, ran.stdout, list((project / "output").iterdir())) == (2, "", [])


def test_the_page_replaces_nothing_but_a_page(project: Path, run: Run) -> None:
    """A name that does not end in .html is refused: exit 2, and what was there stays."""
    before = (project / "questions.yaml").read_bytes()
    ran = run("coverage", "--project", str(project), "--html", str(project / "questions.yaml"))
    assert (ran.code, ran.stdout, "ends in .html" in ran.stderr) == (2, "", True)
    assert (project / "questions.yaml").read_bytes() == before


def test_the_page_cannot_be_written(project: Path, run: Run) -> None:
    """A path that cannot be written: exit 2 and a sentence."""
    ran = run("coverage", "--project", str(project), "--html", str(project / "questions.yaml" / "page.html"))
    assert (ran.code, ran.stdout, "cannot be written" in ran.stderr) == (2, "", True)


def test_the_page_says_when_it_holds_texts(project: Path, run: Run) -> None:
    """Whoever makes a page with article texts on it is told to keep it private."""
    ran = run("coverage", "--project", str(project), "--html", str(project / "page.html"))
    assert ran.stderr == f"wrote {project / 'page.html'}, which holds article texts: keep it private\n"
