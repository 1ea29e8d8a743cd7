// Whether a typed answer is right: as quiz/judge.py judges, with its tables.

const COMBINING = /\p{M}+/gu;
const GROUPED = /(?<=[0-9])[,'’ ](?=[0-9]{3}(?![0-9]))/gu;
const DOT = /(?<![0-9])\.|\.(?![0-9])/gu;
const APART = /[^\p{L}\p{N}_%$€£¥.]+/gu;
const DIGITS = /[\p{Nd}.]+/gu;
const NUMERAL = /^[$€£¥]*\p{Nd}/u;
const SPACES = /^ +/u;
const BEFORE_NUMERAL = /^ *[$€£¥\p{Nd}]/u;
const PLUS = /(?<=\p{Nd})\+/gu;

/** "right", "near" or "wrong": how `typed` compares with the answers that are `right` and those that are `wrong`. */
function judge(typed, right, wrong, tables) {
  const given = readAnswer(typed, tables);
  if (!given.words) return "wrong";
  const verdict = (answer) => compare(given, readAnswer(answer, tables), tables);
  const verdicts = right.map(verdict);
  if (verdicts.includes("right")) return "right";
  if (wrong.some((answer) => verdict(answer) === "right")) return "wrong";
  return verdicts.includes("near") ? "near" : "wrong";
}

function compare(given, answer, tables) {
  const verdict = tables.verdicts[answer.held][given.held] ?? "wrong";
  if (given.words === answer.words || verdict === "wrong") return verdict;
  return isNear(given.words, answer.words, tables) ? "near" : "wrong";
}

/** `text` as it is compared: how it holds its number, and its words without leads and hedge. */
function readAnswer(text, tables) {
  let plain = text.normalize("NFKD").replace(COMBINING, "");
  let held = "bare";
  const start = plain.replace(SPACES, "");
  const symbol = Object.keys(tables.symbols).find((each) => start.startsWith(each));
  if (symbol !== undefined && BEFORE_NUMERAL.test(start.slice(symbol.length))) {
    held = tables.symbols[symbol];
    plain = start.slice(symbol.length);
  }
  plain = plain.replace(PLUS, " plus ").replace(GROUPED, "").replace(DOT, "");
  // Through capitals, as in Python, so that ß is ss.
  const words = plain.toUpperCase().toLowerCase().replace(APART, " ").split(" ").filter(Boolean);
  while (words.length > 1) {
    const [kind, length] = longest(tables, "before", words.length, (size) => words.slice(0, size));
    if (kind && length < words.length && (kind === "about" || beginsNumber(words.slice(length), tables))) {
      if (["bare", "about", "nearly"].includes(held)) held = kind;
      words.splice(0, length);
    } else if (tables.leads.includes(words[0])) {
      words.shift();
    } else {
      break;
    }
  }
  const ending = () => longest(tables, "after", words.length, (size) => words.slice(-size));
  let [kind, length] = ending();
  while (kind && words.slice(0, -length).some((word) => isNumber(word, tables))) {
    if (held === "bare") held = kind;
    words.splice(-length);
    [kind, length] = ending();
  }
  return { held, words: words.join(" ") };
}

/** The kind of the longest hedge, of those that stand on a `side`, that words are, and how many words it has. */
function longest(tables, side, most, taken) {
  for (let size = Math.min(most, tables.longest); size > 0; size--) {
    const words = taken(size).join(" ");
    if (Object.hasOwn(tables[side], words)) return [tables[side][words], size];
  }
  return [undefined, 0];
}

/** Whether `words` begin with a number, after articles and hedges. */
function beginsNumber(words, tables) {
  const rest = words.slice(words.findIndex((word) => !tables.articles.includes(word)));
  const [, length] = longest(tables, "before", rest.length, (size) => rest.slice(0, size));
  return length ? beginsNumber(rest.slice(length), tables) : rest.length > 0 && isNumber(rest[0], tables);
}

function isNumber(word, tables) {
  return tables.numbers.includes(word) || NUMERAL.test(word);
}

function isNear(given, answer, { leads, decisive, slips }) {
  const digits = (text) => (text.match(DIGITS) ?? []).join(" ");
  if (digits(given) !== digits(answer)) return false;
  const words = new Set(given.split(" "));
  const wanted = new Set(answer.split(" "));
  const added = [...words].filter((word) => !wanted.has(word));
  const missing = [...wanted].filter((word) => !words.has(word));
  if (added.some((word) => decisive.includes(word))) return false;
  if ((added.length === 0) !== (missing.length === 0)) {
    const shared = [...words].filter((word) => wanted.has(word));
    return !missing.some((word) => decisive.includes(word)) && !shared.every((word) => leads.includes(word));
  }
  const ours = given.split(" ");
  const theirs = answer.split(" ");
  // Word by word, for another short word is no slip: Kim Jong Il is not Kim Jong Un.
  if (ours.length !== theirs.length) return isSlip(given, answer, slips);
  return ours.every((word, at) => isSlip(word, theirs[at], slips));
}

function isSlip(given, answer, slips) {
  const letters = [...answer];
  const [, allowed] = slips.find(([length]) => letters.length >= length) ?? [0, 0];
  return distance([...given], letters, allowed) <= allowed;
}

/** The optimal string alignment distance of two lists of letters; only told up to `most`. */
function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let older = [];
  let before = [];
  let row = [...Array(other.length + 1).keys()];
  for (let i = 1; i <= one.length; i++) {
    [older, before, row] = [before, row, [i]];
    for (let j = 1; j <= other.length; j++) {
      let cost = Math.min(row[j - 1] + 1, before[j] + 1, before[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        cost = Math.min(cost, older[j - 2] + 1);
      }
      row.push(cost);
    }
  }
  return row[other.length];
}
