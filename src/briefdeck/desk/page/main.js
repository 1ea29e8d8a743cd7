// The desk: reads what the server knows, draws the panes, and follows the files.
import { head, lines, shelf, tint } from "./article.js";
import { read, send } from "./api.js";
import { byId, dialog, make, toast } from "./elements.js";
import { heading, list } from "./facts.js";
import { openFind } from "./find.js";
import { listenToDrops } from "./importer.js";
import { foot, listenToKeys } from "./keys.js";
import { newFact } from "./composer.js";
import { forget, paintAnswer, prove, messages, save, isDark } from "./open_fact.js";
import { stage, tabs } from "./preview.js";
import { listen, openFact, refresh, store, tell } from "./store.js";
import { redraw } from "./thread.js";

export async function attempt(action, done = "", canUndo = false) {
  try {
    await action();
    if (done) toast(done, canUndo ? () => undo() : null);
  } catch (fault) {
    toast(fault.message);
  }
}

function bar() {
  const { title, counts, undo: undoable, fault, inTheWay } = store.state;
  document.title = `Desk · ${title}`;
  byId("title").textContent = title;
  byId("refused").hidden = !counts.refused;
  byId("refused").textContent = `${counts.refused} refused`;
  byId("proved").textContent = counts.unchecked ? "checking …" : `${counts.facts - counts.refused} proved`;
  byId("proved").classList.toggle("good", !counts.unchecked);
  byId("saved").textContent = fault || (undoable ? `Saved: ${undoable}` : "All saved");
  byId("undo").hidden = !undoable;
  byId("undo").title = undoable;
  byId("build").className = inTheWay ? "btn held" : "btn primary";
  byId("build").textContent = inTheWay ? `Build: ${inTheWay} in the way` : "Build";
}

listen(what => {
  if (what.has("state")) { bar(); shelf(); }
  if (what.has("state") || what.has("lines")) head();
  if (what.has("lines")) lines();
  if (what.has("state") || what.has("facts")) heading();
  if (what.has("facts")) list();
  if (what.has("answer") || what.has("facts")) { tabs(() => tell("answer")); stage(); foot(); }
  tint();
  paintAnswer(store.answer);
  redraw();
});

let newest; // answers may come in another order than they were asked for: the last one asked for is shown

function readView() {
  const asked = newest = (async () => {
    const shown = await (store.key ? read(`article/${store.key}`) : { lines: [], facts: [] });
    const listed = store.view === "article" ? shown.facts : store.view === "others" ? [] : (await read(`facts/${store.view}`)).facts;
    if (newest !== asked) { await newest; return; }
    store.lines = shown.lines;
    store.facts = refresh(listed);
  })();
  return asked;
}

export const reload = async () => show(await read("state"));

// what the server knows now; where nothing of the bank can be read, what is said of it takes the place of the facts
async function show(state) {
  store.state = state;
  if (!state.articles.some(each => each.key === store.key)) store.key = state.articles[0]?.key ?? "";
  if (!state.articles.length && state.others.length) store.view = "others";
  else if (store.view === "others" && !state.others.length) store.view = "article";
  await readView();
  if (store.open && !openFact()) { store.open = ""; store.answer = null; forget(); }
  tell("state", "lines", "facts");
}

// goes to an article, a line, a fact; what is open is written first. A line that is clicked stays under the pointer
export async function goTo({ key, line, open, isClicked = false }) {
  await save();
  const what = ["lines"];
  if (key && key !== store.key) {
    Object.assign(store, { key, line: 0, passage: null, view: "article" });
    store.unfolded.clear();
    if (!open) Object.assign(store, { open: "", answer: null });
    await readView();
    what.push("state", "facts");
  }
  if (open !== undefined && open !== store.open) {
    for (const view of ["article", "all"]) { // what cites no line that can be read is in no article
      if (!store.facts.some(each => each.id === open)) { store.view = view; await readView(); }
    }
    forget();
    Object.assign(store, { open, answer: null, draft: null });
    const cited = openFact()?.cites.find(each => each.article === store.key) ?? openFact()?.cites[0];
    if (cited && cited.article !== store.key && store.state.articles.some(each => each.key === cited.article)) {
      store.key = cited.article;
      await readView();
      what.push("state");
    }
    store.line = line ?? cited?.first ?? store.line;
    what.push("facts", "answer");
  } else if (line) store.line = line;
  if (!isClicked) store.around = store.line;
  tell(...what);
  if (!isClicked) into("lines-scroll", document.querySelector(".row.sel"));
  if (open) into("facts-scroll", byId("open"));
}

// scrolls as little as needed
function into(box, element) {
  if (!element) return;
  const outer = byId(box), own = element.getBoundingClientRect(), frame = outer.getBoundingClientRect();
  const above = own.top - frame.top - 44, below = own.bottom - frame.bottom + 64;
  if (above < 0) outer.scrollTop += above;
  else if (below > 0) outer.scrollTop += Math.min(below, above);
}

export const showView = async view => { await save(); store.view = view; await readView(); tell("facts"); };

export function nextArticle(by) {
  const keys = store.state.articles.map(each => each.key), at = keys.indexOf(store.key) + by;
  goTo({ key: keys[(at + keys.length) % keys.length] });
}

export async function nextRefused(by = 1) {
  const { facts } = await read("facts/refused");
  if (!facts.length && store.state.inTheWay) { await showView("others"); return; }
  if (!facts.length) { toast("Nothing is refused."); return; }
  const at = facts.findIndex(each => each.id === store.open);
  const next = facts[(at < 0 ? (by > 0 ? 0 : facts.length - 1) : at + by + facts.length) % facts.length];
  await goTo({ key: next.cites[0]?.article, open: next.id, line: next.cites[0]?.first });
}

export const setTab = name => { store.tab = name; tell("answer"); };

export const undo = again => attempt(async () => {
  const since = store.state.revision;
  const { done } = await send(again ? "redo" : "undo", {});
  forget();
  await settled(since);
  toast(`${again ? "Done again" : "Taken back"}: ${done}`);
});

export const showRule = code => attempt(async () => {
  const rule = await read(`rule/${code}`);
  dialog(`Rule ${code}`, close => make("div.sheet.rule", {},
    make("h2", {}, `${rule.code} · ${rule.promise}`), make("p", {}, rule.why),
    make("div.two", {}, make("div", {}, make("h3", {}, "Refused"), make("pre", { tabindex: "0" }, rule.bad)), make("div", {}, make("h3", {}, "Right"), make("pre", { tabindex: "0" }, rule.good))),
    make("button.btn.primary", { onclick: close, autofocus: true }, "Close")));
});

const build = () => attempt(async () => {
  if (store.state.inTheWay) { await nextRefused(); return; }
  byId("build").textContent = "Building…";
  const { written } = await send("build", {});
  toast(written.length ? `Built: ${written.join(", ")}` : "Built: nothing has changed");
  bar();
});

// waits until the server has read what was written since that revision
export async function settled(since) {
  await read(`events/${since}`);
  await reload();
}

async function follow() {
  for (;;) {
    try {
      const revision = store.state.revision;
      const state = await read(`events/${revision}`);
      if (state.revision === store.state.revision) continue;
      await show(state);
    } catch (fault) {
      byId("saved").textContent = fault.message;
      await new Promise(resolve => setTimeout(resolve, 2000));
    }
  }
}

function theme(dark) {
  document.documentElement.dataset.theme = dark ? "dark" : "light";
}

async function begin() {
  const wanted = localStorage.getItem("desk-theme");
  theme(wanted ? wanted === "dark" : matchMedia("(prefers-color-scheme: dark)").matches);
  byId("theme").onclick = () => { theme(!isDark()); localStorage.setItem("desk-theme", isDark() ? "dark" : "light"); if (store.answer) redrawCards(); };
  byId("find").onclick = () => openFind();
  byId("new").onclick = () => newFact();
  byId("undo").onclick = () => undo();
  byId("refused").onclick = () => nextRefused();
  byId("build").onclick = build;
  listenToKeys();
  listenToDrops();
  try {
    await reload();
  } catch (fault) {
    byId("list").replaceChildren(make("p.none", {}, fault.message));
    return;
  }
  const first = store.state.articles.find(each => each.cited < each.of) ?? store.state.articles[0];
  if (first) await goTo({ key: first.key });
  document.body.dataset.ready = "yes";
  follow();
}

// the cards are drawn anew, as light or dark as the page
const redrawCards = () => { if (store.open) prove({ id: store.open, values: {} }, answer => { store.answer = answer; messages(answer); tell("answer"); }); };

begin();
