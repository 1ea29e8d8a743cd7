// The left pane: the shelf of articles, the head of one, and its lines.
import { byId, count, key, make } from "./elements.js";
import { article, openFact, store, tell } from "./store.js";
import { newFact } from "./composer.js";
import { citeInOpen } from "./open_fact.js";
import { send } from "./api.js";
import { openImport } from "./importer.js";
import { attempt, goTo } from "./main.js";

export function shelf() {
  byId("shelf").replaceChildren(...store.state.articles.map(each =>
    make("button", {
      "aria-current": each.key === store.key ? "true" : null,
      title: `${each.title}: ${each.cited} of ${each.of} lines cited`,
      onclick: () => goTo({ key: each.key }),
    }, make("span.mono", {}, each.key), strip(each))),
    make("button.add", { id: "import", title: "Paste a text, or drop a web page, PDF, Word file, EPUB or mail here", onclick: () => openImport() }, "+ Import"));
}

const strip = each => make("span.strip", { "aria-hidden": "true" }, each.strip.map(([, mark]) => make(`i.${mark}`)));

export function head() {
  const shown = article();
  if (!shown) return byId("head").replaceChildren(make("p.source", {}, "No article yet: drop a file here, or press I."));
  const free = shown.strip.filter(([, mark]) => mark === "l").map(([line]) => line);
  const about = [shown.author, shown.published, shown.kind, shown.file].filter(Boolean);
  const source = make("p.source", {}, about.join(" · "), shown.inferred ? make("i", {}, " (date inferred)") : null);
  const cover = make("div.strip", { "aria-hidden": "true" }, shown.strip.map(([line, mark]) =>
    make(`i.${mark}${line === store.line ? ".here" : ""}`, { title: `line ${line}`, onclick: () => goTo({ line }) })));
  const left = free.length === 0 ? null : make("b", {}, free.length === 1 ? `${free[0]} is free` : `${free.length} are free`);
  byId("head").replaceChildren(
    make("h2", {}, shown.title), source,
    make("div.cover", {}, cover, make("span.num", {}, `${shown.cited} of ${count(shown.of, "lines")} cited`, left ? " · " : "", left)),
    make("div.tools", {},
      make("button.plain", { "aria-pressed": String(store.folded), onclick: () => { store.folded = !store.folded; store.unfolded.clear(); tell("lines"); } }, "Fold what is cited"),
      make("button.plain", { onclick: nextFree, disabled: !free.length }, "Next free line ", key("G")),
      make("span.sp"), shown.descriptor ? make("span.about", { title: shown.descriptor }, shown.descriptor) : null));
}

export function nextFree() {
  const free = (article()?.strip ?? []).filter(([, mark]) => mark === "l").map(([line]) => line);
  if (free.length) goTo({ line: free.find(line => line > store.line) ?? free[0] });
}

export function step(by) {
  const numbers = store.lines.map(each => each.n);
  const at = numbers.indexOf(store.line);
  const next = numbers[Math.max(0, Math.min(numbers.length - 1, at < 0 ? 0 : at + by))];
  if (next) goTo({ line: next });
}

const refusedLines = () => new Set(store.facts.filter(each => each.verdict === "refused")
  .flatMap(each => each.cites.filter(cited => cited.article === store.key).map(cited => cited.first)));

let drawn = "";

export function lines() {
  const shown = JSON.stringify([store.key, store.line, store.around, store.lines, store.folded, [...store.unfolded], [...refusedLines()]]);
  if (shown === drawn) return; // what is marked stays marked
  drawn = shown;
  const refused = refusedLines(), at = store.lines.findIndex(each => each.n === store.around);
  const near = new Set([store.line, ...store.lines.slice(Math.max(0, at - 1), at + 2).map(each => each.n)]);
  const isShown = each => !store.folded || each.kind === "l" || near.has(each.n) || refused.has(each.n) || store.unfolded.has(each.n);
  const rows = [];
  let run = [];
  const flush = () => { if (run.length) rows.push(fold(run)); run = []; };
  for (const each of store.lines) {
    if (isShown(each)) { flush(); rows.push(row(each)); } else run.push(each);
  }
  flush();
  byId("lines").replaceChildren(...rows);
  bubble();
}

function fold(run) {
  const facts = new Set(run.flatMap(each => each.facts)).size;
  const numbers = run.length > 1 ? `${run[0].n}–${run.at(-1).n}` : String(run[0].n);
  return make("button.fold", {
    onclick: () => { run.forEach(each => store.unfolded.add(each.n)); tell("lines"); },
  }, make("span.n.num", {}, make("span.vh", {}, "Unfold "), numbers),
    make("span.bars", { "aria-hidden": "true" }, run.slice(0, 12).map(each => { const bar = make("i"); bar.style.width = `${8 + Math.min(20, each.text.length / 14)}px`; return bar; })),
    make("span.t.num", {}, facts ? count(facts, "facts") : ""));
}

// the line that is looked at is red where what is open, or a fact of it, is refused
export function tint() {
  const fact = openFact();
  const verdict = fact ? (store.answer?.id === fact.id ? store.answer.verdict : fact.verdict) : refusedLines().has(store.line) ? "refused" : "";
  document.querySelector(".row.sel")?.classList.toggle("refused", !store.draft && verdict === "refused");
}

function row(each) {
  const isOpen = each.n === store.line;
  const kind = each.kind === "l" ? "left" : each.kind === "c" ? "cited" : "idle";
  const label = each.facts.length ? String(each.facts.length) : each.kind === "l" ? "free" : "";
  return make(`div.row.${kind}${isOpen ? ".sel" : ""}`, { "data-line": each.n, onclick: () => { if (getSelection().isCollapsed) goTo({ line: each.n, isClicked: true }); } },
    make("span.n", {}, String(each.n)),
    make("p", {}, each.text),
    label ? make("button.c.num", {
      "aria-label": each.facts.length ? `line ${each.n}: ${count(each.facts.length, "facts")}` : `line ${each.n} is free: new fact`,
      onclick: event => { event.stopPropagation(); each.facts.length ? goTo({ line: each.n, open: each.facts[0], isClicked: true }) : newFact(each.n); },
    }, label) : make("span.c.none"));
}

// what a marked passage can become
export function bubble() {
  document.querySelector(".bubble")?.remove();
  const passage = store.passage;
  const shown = passage && document.querySelector(`.row[data-line="${passage.line}"]`);
  if (!shown) return;
  shown.append(make("div.bubble", { role: "toolbar", "aria-label": "The marked passage" },
    make("button", { onmousedown: event => event.preventDefault(), onclick: event => { event.stopPropagation(); newFact(passage.line, passage.text); } }, "New fact", key("N")),
    store.open ? make("button", { onmousedown: event => event.preventDefault(), onclick: event => { event.stopPropagation(); citeInOpen(passage.line); } }, "Cite in open fact", key("C")) : null,
    make("button", { onmousedown: event => event.preventDefault(), onclick: event => { event.stopPropagation(); furniture(passage.line); } }, "Furniture")));
}

const furniture = line => attempt(async () => {
  await send("furniture", { article: store.key, line });
  store.passage = null;
  getSelection().removeAllRanges();
}, `line ${line} is furniture now`);

export function markSelection() {
  const selection = getSelection();
  const row = selection.anchorNode?.parentElement?.closest(".row");
  const text = selection.toString().trim();
  const inside = row && text && row.contains(selection.focusNode) && !selection.isCollapsed;
  const passage = inside ? { line: Number(row.dataset.line), text } : null;
  if (passage?.line === store.passage?.line && passage?.text === store.passage?.text) return;
  const isSame = passage?.line === store.passage?.line;
  store.passage = passage;
  if (!isSame) bubble();
}

// marking with the keyboard: V marks the first word, the arrows go on from there
export function startMarking() {
  const text = document.querySelector(".row.sel p");
  if (!text?.firstChild) return;
  const selection = getSelection();
  selection.setBaseAndExtent(text.firstChild, 0, text.firstChild, 0);
  selection.modify("extend", "forward", "word");
  byId("lines-scroll").focus({ preventScroll: true });
  markSelection();
}

export function moveMark(event) {
  const selection = getSelection();
  if (!store.passage || selection.isCollapsed) return false;
  const moves = { ArrowRight: ["extend", "forward"], ArrowLeft: ["extend", "backward"] };
  if (moves[event.key]) {
    const { anchorNode, anchorOffset, focusNode, focusOffset } = selection;
    selection.modify(...moves[event.key], "word");
    const row = document.querySelector(`.row[data-line="${store.passage.line}"] p`);
    if (!row.contains(selection.focusNode)) selection.setBaseAndExtent(anchorNode, anchorOffset, focusNode, focusOffset);
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    const { focusNode, focusOffset } = selection;
    const probe = selection.getRangeAt(0).cloneRange();
    probe.collapse(true);
    selection.removeAllRanges();
    selection.addRange(probe);
    selection.modify("move", event.key === "ArrowDown" ? "forward" : "backward", "word");
    const { anchorNode, anchorOffset } = selection;
    selection.setBaseAndExtent(anchorNode, anchorOffset, focusNode, focusOffset);
  } else return false;
  event.preventDefault();
  markSelection();
  return true;
}
