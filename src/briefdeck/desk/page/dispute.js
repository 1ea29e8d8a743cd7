// Two facts or more that disagree, put side by side.
import { send } from "./api.js";
import { byId, key, make, marked } from "./elements.js";
import { attempt, settled } from "./main.js";
import { forget, save } from "./open_fact.js";
import { store, tell } from "./store.js";

export async function beginDispute(fact) {
  await save();
  const named = (store.answer?.problems ?? fact.problems).filter(each => each.code.startsWith("D"))
    .flatMap(each => [...`${each.message} ${each.hint}`.matchAll(/[“`]([a-z0-9-]+)[”`]/g)].map(found => found[1]));
  const known = new Set(store.facts.map(each => each.id));
  const ids = [...new Set([fact.id, ...named.filter(id => known.has(id))])];
  forget();
  store.draft = { kind: "dispute", ids, question: "", note: "" };
  store.open = "";
  store.answer = null;
  tell("facts", "answer");
  byId("question")?.focus();
}

export function card() {
  const draft = store.draft;
  if (byId("open")?.classList.contains("dispute")) return byId("open");
  const facts = draft.ids.map(id => store.facts.find(each => each.id === id)).filter(Boolean);
  const others = store.facts.filter(each => !draft.ids.includes(each.id) && each.values.fact);
  const field = (name, label) => make("label.field", {}, make("span", {}, label),
    make("textarea.in", { id: name, rows: 2, value: draft[name], oninput: event => { draft[name] = event.target.value; shown(); } }));
  const refused = make("p.none", { id: "dispute-fault" });
  const preview = make("div.dnote");
  const shown = () => preview.replaceChildren(make("b", {}, draft.question || "…"), make("p", {}, draft.note));
  const element = make("div.open.dispute", { id: "open" },
    make("div.ohead", {}, make("span.dot.warn", {}, "≠"), make("b.name", {}, facts.length > 1 ? `${facts.length} facts side by side` : "Put beside it …"), make("span.sp")),
    make("p.say", {}, "They cannot all be true, or give different values for one thing. Say fairly how they differ; or correct one."),
    make("div.trio", {}, facts.map(each => make("div", {}, make("b", {}, Object.values(each.values.value ?? {})[0] ?? each.id),
      make("small", {}, marked(each.values.fact)), make("small", {}, each.values.said_by ?? ""), make("span.mono", {}, each.cites.map(cited => cited.written).join(", "))))),
    make("label.field", {}, make("span", {}, "Another fact"),
      make("select.in", { id: "another", onchange: event => { draft.ids.push(event.target.value); element.classList.remove("dispute"); tell("facts"); } },
        make("option", { value: "" }, "choose …"), others.map(each => make("option", { value: each.id }, each.values.fact)))),
    field("question", "What is disputed, as a question"), field("note", "How they differ"),
    make("div.side", {}, make("span", {}, "On the back of their cards, and in a brief")), preview, refused,
    make("div.go", {},
      make("button.btn.primary", { id: "disputed", onclick: () => make_() }, "Make it a dispute ", key("Ctrl ↵")),
      make("button.btn", { onclick: close }, "Cancel ", key("Esc"))));
  shown();
  return element;
}

export const make_ = () => attempt(async () => {
  const { ids, question, note } = store.draft;
  const since = store.state.revision;
  await send("dispute", { facts: ids, question, note });
  store.draft = null;
  await settled(since);
}, "the dispute is written to questions.yaml", true);

export function close() {
  store.draft = null;
  tell("facts", "answer");
}
