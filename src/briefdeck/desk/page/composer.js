// A new fact: from a marked passage, or from nothing.
import { send } from "./api.js";
import { byId, key, make, toast } from "./elements.js";
import { Form } from "./form.js";
import { goTo, settled } from "./main.js";
import { forget, isDark, messages, paintAnswer, prove, save, verdictWord } from "./open_fact.js";
import { store, tell } from "./store.js";
import { nextFree } from "./article.js";

const PAUSE = 60, KEPT = "desk-draft";
let form = null, timer, anyway = false;

export async function newFact(line = store.line, passage = "") {
  await save();
  forget();
  anyway = false;
  const near = store.facts.findLast(each => each.cites.some(cited => cited.article === store.key && cited.first <= line && line <= cited.last));
  const topic = (near ?? store.facts.at(-1))?.values.topic ?? store.state.topics[0]?.key ?? "";
  const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "null");
  store.draft = kept?.key === store.key && !passage ? kept : { key: store.key, passage, values: { cite: line ? `${store.key}:${line}` : "", topic } };
  store.open = "";
  store.answer = null;
  store.passage = null;
  if (line) store.line = line;
  form = null;
  tell("facts", "lines", "answer");
  byId("facts-scroll").scrollTop = 0;
  form?.fields.get("fact").focus();
}

export function card() {
  if (form && byId("open")?.classList.contains("draft")) return byId("open");
  form = new Form(store.draft.values, { onInput: typed, isNew: true });
  form.rebuild = () => build();
  const element = make("div.open.draft", { id: "open" });
  build(element);
  queueMicrotask(typed);
  return element;
}

function build(element = byId("open")) {
  const { passage, values } = store.draft;
  element.replaceChildren(
    make("div.ohead", {}, make("span.dot.now", { id: "verdict" }, "+"), make("b.name", {}, "New fact"), make("span.sp"), form.head()),
    passage ? make("p.quote", {}, `…${passage}…`) : "",
    form.labelled("fact", "The fact, in your own words", values.fact, { tall: true }),
    make("div.meter", { id: "meter" }),
    ...(form.more ? [form.others()] : []),
    make("div", { id: "messages" }), make("div.proofs", { id: "aspects" }),
    ...form.cards(),
    make("div.go", {},
      make("button.btn.primary", { id: "add", onclick: () => add() }, "Add ", key("Ctrl ↵")),
      make("button.btn", { onclick: () => add(true) }, "Add, then the next"),
      make("button.plain", { onclick: () => { keep(); form.more = true; build(); } }, "More keys"),
      make("button.plain", { onclick: close }, "Cancel ", key("Esc")),
      make("span.t", { id: "timing" })));
}

function keep() {
  const values = {};
  for (const [path, value] of Object.entries(form.all())) {
    const [first, at, name, inner] = path.split(".");
    if (first !== "cards") { values[first] = value; continue; }
    values.cards ??= [];
    values.cards[at] = { ...values.cards[at], [name]: inner ? { ...values.cards[at]?.[name], [inner]: value } : value };
  }
  store.draft.values = values;
  form.values = values;
  sessionStorage.setItem(KEPT, JSON.stringify(store.draft));
}

const typed = () => { clearTimeout(timer); anyway = false; timer = setTimeout(proveNow, PAUSE); };

function proveNow() {
  if (!store.draft || !form) return;
  keep();
  const values = form.all();
  if (!values.fact || !values.cite) return;
  prove({ values }, (answer, taken) => {
    if (!store.draft || !byId("timing")) return;
    if (answer.fault) { byId("timing").textContent = answer.fault; return; }
    store.answer = answer;
    messages(answer);
    byId("verdict").textContent = answer.verdict === "proved" ? "✓" : answer.verdict === "refused" ? "!" : "+";
    byId("messages").querySelectorAll(".cures").forEach(each => each.replaceWith(draftCures(answer, each)));
    meter(answer.run);
    byId("timing").replaceChildren(verdictWord(answer), ` in ${taken} ms`);
    tell("answer");
  });
}

// of a draft nothing is in the file yet: what can be typed for the curator is typed
function draftCures(answer, box) {
  const cures = [...box.querySelectorAll("[data-cure]")].map(button => button.dataset.cure);
  const usable = cures.map(label => {
    const word = /^write “(.+)”$/.exec(label)?.[1], [, line, how] = /^cite line (\d+) (too|instead)$/.exec(label) ?? [];
    const problem = answer.problems.find(each => each.cures.some(cure => cure.label === label));
    if (word && problem) return make("button.btn", { onclick: () => { const field = form.fields.get(problem.field); form.set(problem.field, field.textContent.replace(problem.words, word)); } }, label[0].toUpperCase() + label.slice(1));
    if (line) return make("button.btn", { onclick: () => form.set("cite", [...(how === "too" ? [form.fields.get("cite").textContent] : []), `${store.key}:${line}`].join(", ")) }, label[0].toUpperCase() + label.slice(1));
    return null;
  });
  return make("div.cures", {}, usable);
}

function meter(run) {
  const box = byId("meter");
  if (!run.limit && !run.words) { box.replaceChildren(); return; }
  const limit = run.limit || 8, tooMany = run.limit > 0 && run.words >= run.limit;
  const bar = make("i");
  bar.style.width = `${Math.min(100, (run.words / limit) * 100)}%`;
  box.classList.toggle("bad", tooMany);
  box.replaceChildren(make("span.tr", { "aria-hidden": "true" }, bar), make("span", {},
    make("b", {}, tooMany ? `${run.words} words in a row are the article’s` : "own words"),
    tooMany ? " · say it in yours" : ` · ${run.words} in a row at most, ${limit - 1} may be`));
}

export async function add(next = false) {
  if (!store.draft || !form) return;
  keep();
  const since = store.state.revision;
  try {
    const answer = await send("add", { values: form.all(), anyway, dark: isDark() });
    sessionStorage.removeItem(KEPT);
    store.draft = null;
    form = null;
    await settled(since);
    toast(`Added to ${answer.file}:${answer.line}.`, () => byId("undo").click());
    if (next) { nextFree(); await newFact(); } else await goTo({ open: answer.id });
  } catch (fault) {
    if (fault.refused && !anyway) { anyway = true; byId("add").firstChild.textContent = "Add all the same "; }
    byId("timing").textContent = fault.message;
  }
}

export function close() {
  if (!store.draft) return;
  sessionStorage.removeItem(KEPT);
  store.draft = null;
  form = null;
  store.answer = null;
  paintAnswer(null);
  tell("facts", "lines", "answer");
}
