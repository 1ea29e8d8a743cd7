// Everything that the mouse does has a key. Single letters work outside of fields.
import { bubble, markSelection, moveMark, nextFree, startMarking, step } from "./article.js";
import { add, close as closeDraft, newFact } from "./composer.js";
import { close as closeDispute, make_ as makeDispute } from "./dispute.js";
import { byId, count, dialog, key, make } from "./elements.js";
import { goTo, nextArticle, nextRefused, setTab, undo } from "./main.js";
import { citeInOpen, editOpen, firstCure, save } from "./open_fact.js";
import { openFind } from "./find.js";
import { openImport } from "./importer.js";
import { store, tell } from "./store.js";

const KEYS = [
  ["J K", "next line, line before"], ["V", "mark words of the line; arrows go on, up and down move its beginning"], ["N", "new fact from the line, or from what is marked"],
  ["C", "cite the line in the open fact"], ["E", "edit the open fact"], ["Enter", "open the first fact of the line"], [".", "do the first cure"], ["Alt .", "go to the cures"],
  ["F8", "next refused fact; with Shift the one before"], ["G", "next line that no fact cites"], ["I", "import a text"], ["[ ]", "article before, next article"], ["1 2 3", "Card, Brief, YAML"],
  ["Ctrl K", "find a sentence, a fact, a rule"], ["Ctrl ↵", "write"], ["Ctrl S", "write at once"], ["Ctrl Z", "take back; with Shift do again"], ["Esc", "close"], ["?", "these keys"],
];

export const showKeys = () => dialog("Keys", close => make("div.sheet.keys", {},
  make("h2", {}, "Keys"), make("dl", {}, KEYS.map(([keys, what]) => [make("dt", {}, keys.split(" ").map(each => key(each))), make("dd", {}, what)])),
  make("button.btn.primary", { onclick: close, autofocus: true }, "Close")));

export function foot() {
  const shown = [["J K", "line", "l"], ["N", "new fact"], ["E", "edit"], [".", "mend"], ["F8", "next refused"], ["G", "next free line", "l"]];
  byId("foot").replaceChildren(
    ...shown.map(([keys, what, few]) => make(`span${few ? ".l" : ""}`, {}, keys.split(" ").map(each => key(each)), what)),
    make("button.plain.mini", { onclick: showKeys }, key("?"), " all keys"), make("span.sp"),
    make("span.num", {}, store.answer ? `${store.answer.file}:${store.answer.line}` : count(store.state.counts.facts, "facts")), make("span.l", {}, "only this machine · no network"));
}

const isField = element => element?.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element?.tagName ?? "");

const LETTERS = {
  j: () => step(1), k: () => step(-1), v: startMarking, n: () => newFact(store.passage?.line ?? store.line, store.passage?.text ?? ""),
  c: () => citeInOpen(store.passage?.line ?? store.line), e: editOpen, ".": firstCure, g: nextFree, i: () => openImport(),
  "[": () => nextArticle(-1), "]": () => nextArticle(1), 1: () => setTab("card"), 2: () => setTab("brief"), 3: () => setTab("yaml"), "?": showKeys,
};

function withControl(event) {
  const name = event.key.toLowerCase();
  if (name === "k") openFind();
  else if (name === "s") save();
  else if (name === "enter") store.draft?.kind === "dispute" ? makeDispute() : store.draft ? add() : save();
  else if (name === "z" && !isField(event.target)) undo(event.shiftKey);
  else return false;
  return true;
}

// from a field to the next one, past the messages that came between them as one typed: Alt . leads to these
function passMessages({ target, shiftKey }) {
  const fields = [...(target.closest(".open")?.querySelectorAll("[data-field]") ?? [])];
  const at = fields.indexOf(target), next = at < 0 ? undefined : fields[at + (shiftKey ? -1 : 1)], box = byId("messages");
  const sides = [target, next].map(field => field && box?.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING);
  if (!next || !box || sides[0] === sides[1]) return false;
  next.focus();
  return true;
}

function plain(event) {
  if (event.key === "Tab") return passMessages(event);
  if (event.key === "F8") { nextRefused(event.shiftKey ? -1 : 1); return true; }
  if (event.key === "Escape") return escape();
  if (event.altKey && event.key === ".") { document.querySelector(".cures .btn")?.focus(); return true; }
  if (isField(event.target) || event.altKey) return false;
  if (event.key === "Enter" && !/^(BUTTON|A|SUMMARY)$/.test(event.target.tagName)) {
    const first = store.lines.find(each => each.n === store.line)?.facts[0];
    if (first) goTo({ open: first });
    return Boolean(first);
  }
  const action = LETTERS[event.key] ?? LETTERS[event.key.toLowerCase()];
  if (!action) return false;
  action();
  return true;
}

function escape() {
  if (isField(document.activeElement)) { document.activeElement.blur(); byId("lines-scroll").focus({ preventScroll: true }); return true; }
  if (store.passage) { getSelection().removeAllRanges(); store.passage = null; bubble(); return true; }
  if (store.draft?.kind === "dispute") closeDispute();
  else if (store.draft) closeDraft();
  else if (store.open) { store.open = ""; store.answer = null; tell("facts", "answer"); }
  return true;
}

export function listenToKeys() {
  document.addEventListener("keydown", event => {
    if (document.querySelector("dialog[open]")) return;
    if (store.passage && !isField(event.target) && moveMark(event)) return;
    const done = event.ctrlKey || event.metaKey ? withControl(event) : plain(event);
    if (done) event.preventDefault();
  });
  document.addEventListener("selectionchange", () => { if (!isField(document.activeElement)) markSelection(); });
}
