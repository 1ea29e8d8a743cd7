// The fact that is open: edited in place, proved as one types, with its messages and cures.
import { send } from "./api.js";
import { byId, key, make, toast } from "./elements.js";
import { Form } from "./form.js";
import { attempt, reload, settled, showRule } from "./main.js";
import { beginDispute } from "./dispute.js";
import { clear, add, findWords, paint } from "./marks.js";
import { openFact, store, tell, wrote } from "./store.js";
import { redraw } from "./thread.js";

const PAUSE = 60, SAVED_AFTER = 3000;
let form = null, shown = "", sequence = 0, asked = 0, timer, saving, writing = Promise.resolve();

export const isDark = () => document.documentElement.dataset.theme === "dark";

// proves what is typed; an answer that comes late is dropped
export async function prove(data, take) {
  const own = ++sequence;
  const begun = performance.now();
  const answer = await send("prove", { ...data, dark: isDark() }).catch(fault => ({ fault: fault.message }));
  if (own < asked) return;
  asked = own;
  take(answer, Math.round(performance.now() - begun));
}

export function card(fact) {
  if (shown === fact.id && form && (form.sha === fact.sha || Object.keys(form.changed()).length)) return byId("open");
  const isMore = shown === fact.id && form?.more;
  shown = fact.id;
  begin(fact, fact.values, fact.sha, isMore);
  const element = make("div.open", { id: "open" });
  build(fact, element);
  queueMicrotask(typed);
  return element;
}

// a form of what is written now; keys that were unfolded stay so
function begin(fact, values, sha, isMore) {
  form = new Form(values, { onInput: typed, onLeave: save, sha });
  form.rebuild = () => build(fact);
  form.more = Boolean(isMore);
}

function build(fact, element = byId("open")) {
  const readable = Object.keys(fact.values).length > 0;
  element.replaceChildren(
    make("div.ohead", {}, make("span.dot", { id: "verdict" }), make("span.mono", {}, fact.id || "no id"), make("span.sp"), readable ? form.head() : null),
    ...(readable ? [form.field("fact", "The fact, in your own words", fact.values.fact, { tall: true }), form.others()] : []).filter(Boolean),
    make("div", { id: "notice" }), make("div", { id: "messages" }), make("div.proofs", { id: "aspects" }),
    ...(readable ? form.cards() : []),
    make("div.go", {},
      make("button.plain", { "aria-expanded": String(form.more), onclick: () => { form.more = !form.more; build(fact); typed(); } }, form.more ? "Fewer keys" : "More keys"),
      make("button.plain", { onclick: () => beginDispute(fact) }, "In dispute with…"),
      make("button.plain", { onclick: () => retire(fact) }, "Retire"), make("span.t", { id: "timing" })));
  messages(store.answer?.id === fact.id ? store.answer : null);
}

const typed = () => {
  clearTimeout(timer);
  clearTimeout(saving);
  timer = setTimeout(proveNow, PAUSE);
  if (form && Object.keys(form.changed()).length) saving = setTimeout(save, SAVED_AFTER);
};

function proveNow() {
  if (!form || !shown || store.draft) return;
  const id = shown;
  prove({ id, values: form.changed() }, (answer, taken) => {
    if (answer.fault) { if (byId("timing")) byId("timing").textContent = answer.fault; return; }
    if (store.open !== id) return;
    store.answer = answer;
    messages(answer);
    if (byId("timing")) byId("timing").replaceChildren(verdictWord(answer), ` in ${taken} ms`);
    tell("answer");
  });
}

export const verdictWord = answer => make(`b.${answer.verdict}`, {}, { proved: "proved", refused: "refused", warned: "proved, with a warning" }[answer.verdict]);

export function messages(answer) {
  const open = byId("open"), box = byId("messages");
  if (!open || !box || !answer) return;
  open.classList.toggle("refused", answer.verdict === "refused");
  const dot = byId("verdict");
  dot.className = `dot ${answer.verdict === "refused" ? "bad" : answer.verdict === "warned" ? "warn" : ""}`;
  dot.textContent = answer.verdict === "proved" ? "✓" : "!";
  const isAsking = box.contains(document.activeElement) && document.activeElement.closest(".why");
  if (!isAsking) box.replaceChildren(...answer.problems.map((problem, at) => message(problem, at)));
  byId("aspects").replaceChildren(...(answer.proof.length || answer.problems.length ? answer.aspects : []).map(([name, holds, elsewhere]) =>
    make(`span.${holds ? (elsewhere ? "e" : "y") : "x"}`, {}, make("i", {}, holds ? (elsewhere ? "≈" : "✓") : "✗"), holds && elsewhere ? `${name}: ${elsewhere}` : name)));
  paintAnswer(answer);
  redraw();
}

function message(problem, at) {
  const cures = problem.cures.map((cure, which) => make(`button.btn${which === 0 && !cure.needsReason ? ".primary" : ""}`, {
    "data-cure": cure.label, onclick: () => (cure.needsReason ? askReason(problem, cure) : takeCure(problem, cure)),
  }, cure.label[0].toUpperCase() + cure.label.slice(1), at === 0 && which === 0 ? [" ", key(".")] : null));
  return make(`div.msg${problem.severity === "warning" ? ".warn" : ""}`, { "data-code": problem.code },
    make("h3", {}, make("button.code", { title: "Why there is this rule", onclick: () => showRule(problem.code) }, problem.code), problem.message),
    advice(problem),
    cures.length ? make("div.cures", {}, cures) : null);
}

// what a button offers need not be said
function advice(problem) {
  const said = problem.cures.some(cure => cure.needsReason) ? problem.advice.replace(/(^|; )if it [^;`]*`given: [^`]*`/, "") : problem.advice;
  const isKey = store.state.articles.some(each => said.startsWith(`${each.key} `));
  return said ? make("p", {}, isKey ? said : said[0].toUpperCase() + said.slice(1), ".") : null;
}

export function askReason(problem, cure) {
  const box = [...document.querySelectorAll(".msg")].find(each => each.dataset.code === problem.code);
  const reason = make("input.reason", { placeholder: "Why it is right", "aria-label": "Why it is right" });
  const go = make("form.why", { onsubmit: event => { event.preventDefault(); if (reason.value.trim()) takeCure(problem, cure, reason.value); } },
    reason, make("button.btn.primary", {}, "Write it"));
  box.querySelector(".why")?.remove();
  box.append(go);
  reason.focus();
}

export function takeCure(problem, cure, reason = "") {
  return attempt(async () => {
    await save();
    take(await send("cure", { id: shown, sha: form.sha, code: problem.code, label: cure.label, reason, dark: isDark() }));
  }, `${cure.label}: written`, true);
}

export const firstCure = () => document.querySelector("#messages .cures .btn, .draft .cures .btn")?.click();

function take(answer) {
  form.sha = answer.sha;
  store.answer = answer;
  wrote(answer);
  const fact = openFact();
  if (fact) { begin(fact, answer.values, answer.sha, form.more); build(fact); typed(); }
  tell("answer");
}

// writes what was typed, one edit after the other; an edit made elsewhere is never written over without being asked
export function save() {
  clearTimeout(saving);
  const id = shown, own = form;
  if (own && id && !store.draft) writing = writing.then(() => write(id, own));
  return writing;
}

async function write(id, own) {
  const values = own.changed(), settle = own.settling();
  if (!Object.keys(values).length) return;
  try {
    const answer = await send("write", { id, sha: own.sha, values, dark: isDark() });
    own.sha = answer.sha;
    settle();
    wrote(answer);
    if (own === form) { store.answer = answer; messages(answer); tell("answer"); }
  } catch (fault) {
    if (!fault.conflict) { toast(fault.message); return; }
    conflict(fault.message, id, values);
  }
}

function conflict(said, id, values) {
  const box = make("div.msg.warn.conflict", {}, make("h3", {}, said), make("p", {}, "Somebody else wrote this fact meanwhile, in an editor perhaps. Nothing was written."),
    make("div.cures", {},
      make("button.btn.primary", { onclick: () => { shown = ""; form = null; reload(); } }, "Take what the file has"),
      make("button.btn", { onclick: () => attempt(async () => { take(await send("write", { id, sha: form.sha, values, over: true, dark: isDark() })); }, "written") }, "Keep mine")));
  byId("notice")?.replaceChildren(box);
}

function retire(fact) {
  const reason = make("input.reason", { placeholder: "Why it is no longer held", "aria-label": "Why it is no longer held" });
  byId("notice").replaceChildren(make("form.msg.warn.why", {
    onsubmit: event => { event.preventDefault(); attempt(async () => {
      const since = store.state.revision;
      const answer = await send("retire", { id: fact.id, sha: form.sha, because: reason.value });
      if (answer.removed) { shown = ""; form = null; store.open = ""; }
      await settled(since);
    }, "retired: learners keep it, marked; one that was never released is taken out", true); },
  }, reason, make("button.btn.primary", {}, "Retire")));
  reason.focus();
}

export function citeInOpen(line) {
  if (!form || !store.open) return;
  const cite = `${store.key}:${line}`, field = form.fields.get("cite");
  const known = field.textContent.split(/[;,]\s*/).filter(Boolean);
  if (!known.includes(cite)) form.set("cite", [...known, cite].join(", "));
  store.passage = null;
  tell("lines");
}

export const editOpen = () => { const field = form?.fields.get("fact"); if (field) { field.focus(); getSelection().selectAllChildren(field); getSelection().collapseToEnd(); } };

export function forget() { form = null; shown = ""; }

// the words of the fact, and those of its lines that prove them
export function paintAnswer(answer, field = document.querySelector('.open [data-field="fact"]')) {
  clear();
  if (answer && field) {
    const text = field.textContent;
    for (const star of text.matchAll(/\*\*?/g)) add("stars", field, star.index, star.index + star[0].length);
    for (const each of answer.proof) {
      add("stands", field, each.from, each.to);
      if (each.at[0] === store.key) add("stands", lineText(each.at[1]), each.lfrom, each.lto);
    }
    for (const problem of answer.problems) {
      const own = document.querySelector(`.open [data-field="${problem.field}"]`);
      const found = own && findWords(own.textContent, problem.words);
      if (found) add(problem.severity === "error" ? "wrong" : "near", own, ...found);
    }
    const isNumberWrong = answer.aspects.some(([name, holds]) => name === "number" && !holds);
    for (const each of isNumberWrong ? answer.others : []) if (each.at[0] === store.key) add("near", lineText(each.at[1]), each.lfrom, each.lto);
  }
  paint();
}

const lineText = line => document.querySelector(`.row[data-line="${line}"] p`);
