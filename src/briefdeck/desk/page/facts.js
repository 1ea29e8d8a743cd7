// The middle pane: the facts of an article or of a filter; one of them is open.
import { byId, count, fill, make, marked } from "./elements.js";
import { card as composerCard } from "./composer.js";
import { card as disputeCard } from "./dispute.js";
import { goTo, showRule, showView } from "./main.js";
import { card as openCard, messages } from "./open_fact.js";
import { store, topicName } from "./store.js";
import { redraw } from "./thread.js";

const NAMES = { article: "Facts from this article", refused: "Refused", warned: "With a warning", disputed: "In dispute", cardless: "Without a card", all: "All facts", others: "Elsewhere" };

export function heading() {
  byId("heading").replaceChildren(`${NAMES[store.view] ?? topicName(store.view)} `, make("span.num", {}, String(store.view === "others" ? store.state.others.length : store.facts.length)));
  const own = store.facts, { counts } = store.state;
  const chips = [
    ["article", null, "All"],
    ["refused", counts.refused, "refused"], ["warned", counts.warned, "warned"],
    ["disputed", own.filter(each => each.disputed.length).length, "in dispute"],
    ["cardless", own.filter(each => !each.values.cards).length, "without a card"],
    ["others", store.state.others.length, "elsewhere"],
  ].filter(([name, number]) => number === null || number > 0 || name === store.view);
  byId("chips").replaceChildren(...chips.map(([name, number, label]) =>
    make(`button.chip${name === "refused" ? ".bad" : ""}`, { "aria-pressed": String(store.view === name), onclick: () => showView(name) },
      number === null ? null : make("b", {}, String(number)), number === null ? label : ` ${label}`)),
    make("select.chip", { "aria-label": "Another view", onchange: event => showView(event.target.value) },
      make("option", { value: "article", selected: store.view in NAMES }, "by line"), make("option", { value: "all", selected: store.view === "all" }, "all facts"),
      store.state.topics.map(each => make("option", { value: each.key, selected: store.view === each.key }, each.name))));
}

const firstLine = fact => fact.cites.find(each => each.article === store.key)?.first ?? Infinity;

export function list() {
  const inArticle = store.view === "article";
  const isNew = inArticle && store.draft && store.draft.kind !== "dispute";
  const sorted = inArticle ? [...store.facts].sort((one, other) => firstLine(one) - firstLine(other) || one.line - other.line) : store.facts;
  const facts = isNew ? sorted.filter(each => firstLine(each) >= store.line) : sorted;
  const parts = store.view === "others" ? store.state.others.map(elsewhere) : [];
  if (store.draft?.kind === "dispute") parts.push(disputeCard());
  else if (store.draft) parts.push(composerCard());
  let last = "";
  for (const fact of facts) {
    const at = inArticle ? `line ${firstLine(fact)}` : fact.cites.map(each => each.written).join(", ");
    if (at !== last) parts.push(make("div.at.num", {}, at));
    last = at;
    parts.push(fact.id === store.open && !store.draft ? openCard(fact) : row(fact));
  }
  if (!facts.length && !parts.length) parts.push(make("p.none", {}, inArticle ? "No fact cites this article yet. Mark a passage, or press N." : "There is none."));
  fill(byId("list"), parts);
  if (store.answer) messages(store.answer);
  redraw();
}

// a message about something that is no fact: an article, a name, a brief
const elsewhere = problem => make(`div.msg${problem.severity === "warning" ? ".warn" : ""}`, {},
  make("h3", {}, make("button.code", { title: "Why there is this rule", onclick: () => showRule(problem.code) }, problem.code), problem.message),
  problem.hint ? make("p", {}, `${problem.hint}.`) : null, make("p.mono", {}, problem.place));

const MARKS = {
  proved: ["dot", "✓", ""],
  warned: ["dot.warn", "!", "with a warning: "],
  refused: ["dot.bad", "!", "refused: "],
  unchecked: ["dot.wait", "…", "not checked yet: "],
};

function row(fact) {
  const { values, verdict } = fact;
  const mark = MARKS[verdict];
  return make("button.fact", { "data-id": fact.id, onclick: () => goTo({ open: fact.id, line: store.view === "article" ? firstLine(fact) : undefined }) },
    make(`span.${mark[0]}`, { "aria-hidden": "true" }, mark[1]),
    make("span", {}, make("span.say", {}, mark[2] ? make("span.vh", {}, mark[2]) : null, marked(values.fact ?? `${fact.id || "a fact"} cannot be read`)),
      make("span.meta", {}, make("span", {}, topicName(values.topic)), make("span", {}, count((values.cards ?? []).length, "cards")),
        values.retired ? make("span.dis", {}, "retired") : null,
        fact.disputed.length ? make("span.dis", {}, make("i", { "aria-hidden": "true" }, "≠"), "in dispute") : null,
        fact.problems[0] ? make("span.why-not", {}, fact.problems[0].message) : null)));
}
