// The fields of a fact and its cards. They are plain text; lists are written with semicolons, and so are entries such as “words: reason”.
import { make } from "./elements.js";
import { store } from "./store.js";

const FACT = [
  ["said_by", "Said by"], ["as_of", "As of"], ["date", "When it happened"], ["tags", "Tags; with semicolons", "list"],
  ["must", "Must be known: yes or no"], ["math", "Has formulas in TeX: yes or no"], ["value", "To compare, as name: value; with semicolons", "entries"],
  ["given", "Right all the same, as words: reason; with semicolons", "entries"], ["sic", "Slip of the source, as slip: what is right; with semicolons", "entries"],
  ["ignore", "Warnings to leave, as code: reason; with semicolons", "entries"],
];
const CARD = [
  ["q", "Question"], ["a", "Answer"], ["accept", "Also right; with semicolons", "list"], ["wrong", "Wrong answers; with semicolons", "list"],
  ["cloze", "Text with {{c1::gaps}}, instead of question and answer"], ["items", "List to recall; with semicolons", "list"], ["order", "Order of the list: kept or free"],
  ["before", "What came before; with semicolons", "list"], ["after", "What came after; with semicolons", "list"],
  ["reverse", "Asked the other way round"], ["hint", "Hint"], ["because", "Because"],
  ["disputed", "Wears the mark of a dispute: yes or no"],
  ["image.file", "Picture: its file in images/"], ["image.alt", "What the picture shows"], ["image.credit", "Who made the picture, and its terms"],
  ["image.side", "Side of the picture: front or back"],
];
const ALWAYS = new Set(["q", "a"]);

const isEntries = value => value !== null && typeof value === "object" && !Array.isArray(value);
const asText = value => (isEntries(value) ? Object.entries(value).map(([name, each]) => `${name}: ${each}`) : [value ?? ""].flat()).join("; ");
// what would be read otherwise when it is typed
const isFixed = value => (isEntries(value) ? Object.entries(value) : [value ?? ""]).flat().some(each => typeof each !== "string") ||
  (typeof value === "object" && (Object.keys(value).some(name => /;|: /.test(name)) || Object.values(value).some(each => each.includes(";"))));
const within = (card, name) => name.split(".").reduce((value, step) => value?.[step], card);
const typed = element => element.textContent.replace(/\s+/g, " ").trim();

export function kindOf(card) {
  if (card.cloze) return "gaps";
  if (card.items) return "list";
  if (card.before || card.after) return "timeline";
  if (card.wrong) return "choice";
  return card.accept ? "answer is typed" : "question";
}

export class Form {
  constructor(values, { onInput, onLeave, isNew, sha }) {
    Object.assign(this, { values, onInput, onLeave, isNew, sha, fields: new Map(), before: new Map(), lists: new Map() });
    this.more = false;
  }

  field(key, label, value, { list = "", tall = false, hint = "" } = {}) {
    const text = asText(value);
    const fixed = isFixed(value);
    const known = this.fields.get(key);
    const element = known ?? make(tall ? "div.edit" : "div.in", {
      role: "textbox", "aria-label": label, "aria-multiline": String(tall), tabindex: "0", spellcheck: false, "data-field": key,
      contenteditable: fixed ? "false" : "plaintext-only", "data-hint": hint,
      oninput: () => this.onInput?.(key), onblur: () => this.onLeave?.(key),
    }, text);
    if (fixed) element.title = "change it in questions.yaml";
    else if (!known) { this.fields.set(key, element); this.before.set(key, text.replace(/\s+/g, " ").trim()); }
    if (list) this.lists.set(key, list);
    return element;
  }

  labelled(key, label, value, options) {
    return make("div.field", {}, make("span", { "aria-hidden": "true" }, label), this.field(key, label, value, options));
  }

  // what has been typed since, by key; null for what was emptied
  changed() {
    const changes = {};
    for (const [key, element] of this.fields) {
      const text = typed(element);
      if (text === this.before.get(key) || this.isEmptyCard(key)) continue;
      changes[key] = text === "" ? null : this.lists.has(key) ? this.items(text, key) : text;
    }
    return changes;
  }

  items(text, key) {
    const items = text.split(key === "cite" ? /[;,]/ : ";").map(each => each.trim()).filter(Boolean);
    if (this.lists.get(key) === "entries") {
      return Object.fromEntries(items.map(each => {
        const at = each.indexOf(each.includes(": ") ? ": " : ":");
        return at < 0 ? [each, ""] : [each.slice(0, at).trim(), each.slice(at + 1).trim()];
      }));
    }
    return key === "cite" && items.length === 1 ? items[0] : items;
  }

  all() {
    const values = {};
    for (const [key, element] of this.fields) {
      const text = typed(element);
      if (text) values[key] = this.lists.has(key) ? this.items(text, key) : text;
    }
    return values;
  }

  set(key, text) {
    const element = this.fields.get(key);
    if (!element) return;
    element.textContent = text;
    this.onInput?.(key);
  }

  // remembers what is typed now; what is called later says that it has been written
  settling() {
    const sent = [...this.fields].map(([key, element]) => [key, typed(element)]);
    return () => sent.forEach(([key, text]) => this.before.set(key, text));
  }

  // a card is begun when something is typed in it
  isEmptyCard(key) {
    const [, at, name] = key.split(".");
    return name === "id" && ![...this.fields].some(([other, element]) => other.startsWith(`cards.${at}.`) && other !== key && typed(element));
  }

  head() {
    const { values } = this;
    const cite = this.field("cite", "Cited lines: article:line", values.cite, { list: "list" });
    cite.className = "cite";
    const topic = make("select.sel-in", { "aria-label": "Topic", "data-field": "topic", onchange: () => { this.onInput?.("topic"); this.onLeave?.("topic"); } },
      store.state.topics.map(each => make("option", { value: each.key, selected: each.key === values.topic }, each.name)));
    if (values.topic && !store.state.topics.some(each => each.key === values.topic)) topic.prepend(make("option", { value: values.topic, selected: true }, values.topic));
    const shadow = make("span", { textContent: topic.value });
    this.fields.set("topic", shadow);
    this.before.set("topic", this.isNew ? "" : topic.value);
    topic.addEventListener("change", () => { shadow.textContent = topic.value; }, { capture: true });
    return [cite, topic];
  }

  card(card, at, isLast) {
    const shown = CARD.filter(([name]) => within(card, name) !== undefined || this.more || (ALWAYS.has(name) && !card.cloze && (name === "q" || !card.items)));
    const fields = shown.flatMap(([name, label, list]) => {
      if (name === "reverse" && card.reverse && typeof card.reverse === "object") {
        return ["q", "a"].map(part => this.labelled(`cards.${at}.reverse.${part}`, part === "q" ? label : "Its answer", card.reverse[part] ?? ""));
      }
      return [this.labelled(`cards.${at}.${name}`, label, within(card, name), { list })];
    });
    const two = fields.length > 1 && shown[0][0] === "q" && shown[1][0] === "a" ? [make("div.two", {}, fields[0], fields[1]), ...fields.slice(2)] : fields;
    const gone = card.retired ? make("span.flag", {}, "no longer held") : null;
    return make("div.qa", {}, make("div.lab", {}, make("span", {}, `Card${card.id ? ` ${card.id}` : ""} · ${kindOf(card)} `, gone),
      isLast && !this.isNew ? make("button.plain", { onclick: () => this.addCard() }, "Add a card") : null), two);
  }

  addCard() {
    const cards = [...(this.values.cards ?? [])];
    const id = cards.length ? { id: this.freeId(cards) } : {};
    this.values = { ...this.values, cards: [...cards, { ...id, q: "", a: "" }] };
    this.rebuild?.();
    if (id.id) { this.fields.set(`cards.${cards.length}.id`, make("span", { textContent: id.id })); this.before.set(`cards.${cards.length}.id`, ""); }
    this.fields.get(`cards.${cards.length}.q`)?.focus();
  }

  freeId(cards) {
    const taken = new Set(cards.map(each => each.id));
    let at = cards.length + 1;
    while (taken.has(`card-${at}`)) at += 1;
    return `card-${at}`;
  }

  cards() {
    const cards = this.values.cards ?? [];
    if (!cards.length) return this.isNew ? [this.card({}, 0, true)] : [make("div.qa", {}, make("div.lab", {}, make("span", {}, "No card yet"), make("button.plain", { onclick: () => this.addCard() }, "Add a card")))];
    return cards.map((card, at) => this.card(card, at, at === cards.length - 1));
  }

  others() {
    const { values } = this;
    if (this.more) return make("div.others", {}, FACT.map(([name, label, list]) => this.labelled(name, label, values[name], { list })));
    const said = FACT.filter(([name]) => values[name] !== undefined)
      .map(([name, label]) => make("span", {}, `${label.split(";")[0].toLowerCase()} `, make("b", {}, asText(values[name]))));
    return said.length ? make("div.said", {}, said) : null;
  }
}
