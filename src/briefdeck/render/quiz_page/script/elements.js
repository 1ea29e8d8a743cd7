// Elements are built, never parsed: whatever a text holds, it stays text.

const $ = (id) => document.getElementById(id);
const GAP = "____";
const OWN_LANGUAGE = document.documentElement.lang || undefined;
const PLURAL = new Intl.PluralRules(OWN_LANGUAGE);
// No look-behind: Safari knows it from 16.4 only, and would not run the page at all.
const MARKED = /\*\*(?=\S)(.*?\S)\*\*(?!\*)|\*(?=[^\s*])([^*]*[^\s*])\*/gsu;
const DIGIT = /^\p{Nd}$/u;
const STAR = "\u0003"; // a star behind a backslash, while marks are read

/** An element with `attributes` (`onclick` and the like are listeners) and `children`, of which null is left out. */
function el(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value !== null && value !== false) made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== ""));
  return made;
}

/** An element that shows a text of the quiz, with its marks, in its own language and direction. */
function said(name, text, attributes = {}) {
  return el(name, { dir: "auto", lang: DATA.language, ...attributes }, ...marked(text));
}

/** The marks of `text` in order: none begins with a star between two digits. */
function marksIn(text) {
  const marks = [];
  MARKED.lastIndex = 0;
  for (let mark = MARKED.exec(text); mark; mark = MARKED.exec(text)) {
    const { index } = mark;
    const isProduct = mark[1] === undefined && DIGIT.test(text[index - 1] ?? "") && DIGIT.test(text[index + 1] ?? "");
    if (isProduct) MARKED.lastIndex = index + 1;
    else marks.push({ index, end: MARKED.lastIndex, bold: mark[1], inner: mark[1] ?? mark[2] });
  }
  return marks;
}

/** The nodes of a text with the marks **bold** and *italic*; a star that marks nothing stays a star. */
function marked(written) {
  const text = written.replaceAll("\\*", STAR);
  const nodes = [];
  let at = 0;
  for (const { index, end, bold, inner } of marksIn(text)) {
    nodes.push(...bare(text.slice(at, index)), el(bold ? "b" : "i", {}, ...marked(inner)));
    at = end;
  }
  return [...nodes, ...bare(text.slice(at))];
}

/** The words of a text without its marks. */
function plain(written) {
  const text = written.replaceAll("\\*", STAR);
  let bared = "";
  let at = 0;
  for (const { index, end, inner } of marksIn(text)) {
    bared += text.slice(at, index) + plain(inner);
    at = end;
  }
  return (bared + text.slice(at)).replaceAll(STAR, "*");
}

/** The nodes of a text without marks: lines, and the gaps of a cloze text, which a screen reader calls blanks. */
function bare(text) {
  const lines = text.replaceAll(STAR, "*").split("\n").map((line) => line.split(GAP).flatMap((part, at) => (at ? [gap(), part] : [part])));
  return lines.flatMap((line, at) => (at ? [el("br"), ...line] : line)).filter((node) => node !== "");
}

function gap() {
  return el("span", { class: "gap" }, el("span", { class: "vh" }, message("gap")));
}

function button(text, act, attributes = {}) {
  return el("button", { type: "button", onclick: act, ...attributes }, text);
}

/** Our own words by their key in the catalogue, with `values` in the places of their {names}; `count` chooses a plural. */
function message(key, values = {}) {
  return messageNodes(key, values).join("");
}

/** The same as a list of texts and of the nodes among `values`. */
function messageNodes(key, values) {
  const found = DATA.messages[key];
  const text = typeof found === "string" ? found : found[PLURAL.select(values.count)] ?? found.other;
  return text.split(/\{([a-z_]+)\}/).map((part, at) => (at % 2 ? spelled(values[part]) : part)).filter((part) => part !== "");
}

function spelled(value) {
  return typeof value === "number" ? value.toLocaleString(OWN_LANGUAGE) : value;
}
