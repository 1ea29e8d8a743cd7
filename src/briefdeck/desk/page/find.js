// Find: which lines prove a sentence, which facts say it already, what a rule is for.
import { send } from "./api.js";
import { dialog, make, marked } from "./elements.js";
import { goTo, showRule } from "./main.js";

export function openFind(start = "") {
  let sequence = 0, timer;
  dialog("Find", close => {
    const results = make("div.results", { role: "status" });
    const choose = action => { close(); action(); };
    const search = async () => {
      const own = ++sequence, text = field.value.trim();
      if (!text) return results.replaceChildren();
      const found = await send("find", { text }).catch(fault => ({ fault: fault.message }));
      if (own !== sequence) return;
      results.replaceChildren(...(found.fault ? [make("p.none", {}, found.fault)] : shown(found, choose)));
    };
    const field = make("input.search", {
      type: "text", role: "searchbox", placeholder: "A sentence from anywhere, words of a fact, a rule such as G201", "aria-label": "What to find", value: start, autofocus: true,
      oninput: () => { clearTimeout(timer); timer = setTimeout(search, 120); },
    });
    queueMicrotask(() => { field.focus(); if (start) search(); });
    const box = make("div.sheet.finder", { onkeydown: event => moveIn(event, field, results) }, field, results);
    return box;
  });
}

function moveIn(event, field, results) {
  const all = [...results.querySelectorAll("button")];
  const at = all.indexOf(document.activeElement);
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    const next = at + (event.key === "ArrowDown" ? 1 : -1);
    (next < 0 ? field : all[Math.min(next, all.length - 1)])?.focus();
  } else if (event.key === "Enter" && at < 0) { event.preventDefault(); all[0]?.click(); }
}

function shown(found, choose) {
  const option = (action, ...children) => make("button.found", { onclick: () => choose(action) }, children);
  const parts = [];
  if (found.rules.length) parts.push(make("h3", {}, "Rule"), ...found.rules.map(code => option(() => showRule(code), make("b", {}, code))));
  if (found.facts.length) {
    parts.push(make("h3", {}, "Facts"), ...found.facts.map(fact => option(
      () => goTo({ key: fact.cites[0]?.article, open: fact.id, line: fact.cites[0]?.first }),
      make("span.say", {}, marked(fact.values.fact ?? fact.id)), make("small", {}, fact.cites.map(each => each.written).join(", ")))));
  }
  if (found.lines.length) {
    parts.push(make("h3", {}, "Lines"), ...found.lines.map(each => option(
      () => goTo({ key: each.at[0], line: each.at[1] }),
      make("span.line", {}, each.text), make(`small${each.proves ? ".y" : ""}`, {}, `${each.at[0]}:${each.at[1]} · ${each.says}`))));
  }
  return parts.length ? parts : [make("p.none", {}, "Nothing has these words.")];
}
