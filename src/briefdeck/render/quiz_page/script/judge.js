// Whether a typed answer is right: as quiz/judge.py judges, with its tables.

const COMBINING = /\p{M}+/gu;
const GROUPED = /(?<=[0-9])[,'’ ](?=[0-9]{3}(?![0-9]))/gu;
const DOT = /(?<![0-9])\.|\.(?![0-9])/gu;
const APART = /[^\p{L}\p{N}_%$€£¥.]+/gu;
const DIGITS = /[\p{Nd}.]+/gu;

/** "right", "near" or "wrong": how `typed` compares with the answers that are `right` and those that are `wrong`. */
function judge(typed, right, wrong, tables) {
  const folded = (text) => fold(text, tables.leads);
  const given = folded(typed);
  const answers = right.map(folded);
  if (!given) return "wrong";
  if (answers.includes(given)) return "right";
  if (wrong.map(folded).includes(given)) return "wrong";
  return answers.some((answer) => isNear(given, answer, tables)) ? "near" : "wrong";
}

/** `text` as it is compared: its words in lower case without accents, one space apart, without what leads in. */
function fold(text, leads) {
  const plain = text.normalize("NFKD").replace(COMBINING, "").replace(GROUPED, "").replace(DOT, "");
  // Through capitals, as in Python, so that ß is ss.
  const words = plain.toUpperCase().toLowerCase().replace(APART, " ").split(" ").filter(Boolean);
  while (words.length > 1 && leads.includes(words[0])) words.shift();
  return words.join(" ");
}

function isNear(given, answer, { leads, telling, slips }) {
  const digits = (text) => (text.match(DIGITS) ?? []).join(" ");
  if (digits(given) !== digits(answer)) return false;
  const words = new Set(given.split(" "));
  const wanted = new Set(answer.split(" "));
  const added = [...words].filter((word) => !wanted.has(word));
  const missing = [...wanted].filter((word) => !words.has(word));
  if (added.some((word) => telling.includes(word))) return false;
  if ((added.length === 0) !== (missing.length === 0)) {
    const shared = [...words].filter((word) => wanted.has(word));
    return !missing.some((word) => telling.includes(word)) && !shared.every((word) => leads.includes(word));
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
