// The right pane: the card as in Anki, the brief, and the lines of YAML as they will be.
import { read } from "./api.js";
import { byId, make } from "./elements.js";
import { openFact, store } from "./store.js";

const TABS = [["card", "Card"], ["brief", "Brief"], ["yaml", "YAML"]];
let brief = "", frames = [];

export function tabs(onChange) {
  byId("tabs").replaceChildren(...TABS.map(([name, label]) =>
    make("button", { "aria-pressed": String(store.tab === name), onclick: () => { store.tab = name; onChange(); } }, label)), make("span.sp"),
    ...(store.tab === "brief" && store.state.briefs.length ? [make("select.sel-in", { "aria-label": "Brief", onchange: event => { brief = event.target.value; stage(); } },
      store.state.briefs.map(each => make("option", { selected: each === brief }, each)))] : []));
}

export function stage() {
  const answer = store.answer, box = byId("stage");
  if (store.tab === "yaml") box.replaceChildren(...yaml(answer));
  else if (store.tab === "brief") showBrief(box);
  else if (!answer) box.replaceChildren(make("p.none", {}, "Open a fact to see its cards."));
  else cards(answer, box);
}

function cards(answer, box) {
  if (!answer.cards.length) {
    frames = [];
    box.replaceChildren(make("p.none", {}, "No card yet: give the fact a question."), used());
    return;
  }
  if (frames.length === answer.cards.length && box.contains(frames[0][0])) {
    answer.cards.forEach((each, at) => { frames[at][0].src = each.front; frames[at][1].src = each.back; });
    box.querySelector(".used")?.replaceWith(used());
    return;
  }
  frames = answer.cards.map(each => [frame(each.front, "Front of the card"), frame(each.back, "Back of the card")]);
  box.replaceChildren(...answer.cards.flatMap((each, at) => [make("div.cards", {},
    make("div", {}, make("div.side", {}, make("span", {}, each.name ? `Front · ${each.name}` : "Front"), make("span", {}, at ? "" : "as in Anki")), frames[at][0]),
    make("div", {}, make("div.side", {}, make("span", {}, "Back")), frames[at][1]))]), used());
}

// a card has no origin in its frame: its script can ask nobody for anything
const frame = (src, title) => make("iframe.card", { sandbox: "allow-scripts", src, title, loading: "eager" });
addEventListener("message", event => {
  const own = frames.flat().find(each => each.contentWindow === event.source);
  const height = Number(event.data?.height);
  if (own && height > 0) own.style.height = `${Math.min(2000, Math.ceil(height))}px`;
});

function used() {
  const places = openFact()?.used ?? [];
  return make("div.used", {}, places.length ? make("h3", {}, "Also rests on this fact") : null, make("ul", {}, places.map(each =>
    make("li", {}, make("span", { "aria-hidden": "true" }, each.dispute ? "≠" : "▭"),
      make("span", {}, each.dispute ? "Dispute " : "Brief ", make("b", {}, each.dispute ?? each.brief), make("small", {}, each.part))))));
}

function yaml(answer) {
  if (!answer) return [make("p.none", {}, "Open a fact to see its lines.")];
  const before = answer.before.trimEnd().split("\n"), after = answer.yaml.trimEnd().split("\n");
  let start = 0, end = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  while (end < before.length - start && end < after.length - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  const line = (kind, number, text) => make(`div${kind}`, {}, make("span.n", {}, String(number)), text);
  const first = answer.line, isNew = !answer.before;
  const rows = [
    ...after.slice(0, start).map((text, at) => line("", first + at, text)),
    ...(isNew ? [] : before.slice(start, before.length - end).map((text, at) => line(".d", first + start + at, text))),
    ...after.slice(start, after.length - end).map((text, at) => line(".a", first + start + at, text)),
    ...after.slice(after.length - end, end ? undefined : 0).map((text, at) => line("", first + after.length - end + at, text)),
  ];
  const said = answer.before === answer.yaml ? "as it is in the file" : "nothing else is touched";
  return [make("pre", { tabindex: "0", "aria-label": `Lines of ${answer.file}` }, rows), make("p.pcap", {}, make("span", {}, make("b", {}, answer.file), `, ${said}`))];
}

async function showBrief(box) {
  const { briefs } = store.state;
  const places = openFact()?.used.filter(each => each.brief) ?? [];
  if (!briefs.includes(brief)) brief = places[0]?.brief ?? briefs[0] ?? "";
  if (!brief) { box.replaceChildren(make("p.none", {}, "There is no brief: a file in briefs/ makes one.")); return; }
  const rests = make("div.used", {}, make("ul", {}, places.filter(each => each.brief === brief).map(each => make("li", {}, make("span", {}, "▭"), make("span", {}, each.part)))));
  if (!box.querySelector("iframe.page")) box.replaceChildren(make("p.none", {}, "The page is being set …"), rests);
  try {
    const { address, width, height } = await read(`brief/${brief}`);
    if (store.tab !== "brief") return;
    const page = make("iframe.page", { src: `${address}#toolbar=0&navpanes=0&view=Fit`, title: `The brief ${brief}, one page` });
    page.style.aspectRatio = `${width} / ${height}`;
    box.replaceChildren(page, make("p.pcap", {}, make("b", {}, brief), make("a.plain", { href: address, download: `${brief}.pdf` }, "Save as PDF")), rests);
  } catch (fault) {
    if (store.tab === "brief") box.replaceChildren(make("p.none", {}, fault.message), rests);
  }
}
