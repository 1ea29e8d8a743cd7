// A typed answer cut into tokens: the same steps as quiz/answer_tokens.py. No look-behind: Safari knows it from 16.4 only.

const MOST_DIGITS = 15;
const RAISED = /[⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺]+/gu;
const RAISED_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺";
const VULGAR_FRACTION = /[¼-¾⅐-⅞]/gu;
const SAME_SIGNS = new Map([
  ...[..."‐‑‒–—―−﹣－"].map((sign) => [sign, "-"]),
  ...[..."‘’ʼ′＇"].map((sign) => [sign, "'"]),
  ...[..."\u00a0\u2009\u202f\t\r\n"].map((sign) => [sign, " "]),
  ["⁄", "/"], ["♯", "#"], ["♭", "b"], ["≤", "<="], ["≥", ">="],
]);
const TOKEN = new RegExp(
  "([0-9]{4}-[0-9]{1,2}(?:-[0-9]{1,2})?(?![0-9-])|[0-9]{1,2}([./-])[0-9]{1,2}\\2[0-9]{4}(?![0-9]))" +
  "|((?:[0-9]{1,2}(?:,[0-9]{2}){1,8},[0-9]{3}(?![0-9])(?:\\.[0-9]+)?" + // as in India: 12,00,000
  "|[0-9]{1,3}([,.' ])[0-9]{3}(?:\\4[0-9]{3})*(?![0-9])(?:[.,][0-9]+)?|[0-9]+(?:[.,][0-9]+)?)" +
  "(?:e[-+]?[0-9]{1,2}(?![\\p{L}\\p{N}_]))?)" +
  "|((?![0-9])[\\p{L}\\p{N}_][\\p{L}\\p{N}_'.]*)" +
  "|(<=|>=|!=|[-+<>=~≈^#/*&%°$€£¥₩₽₹,;:])", "gu");
const GROUPED = /^([0-9]{1,2}(?:,[0-9]{2}){1,8},[0-9]{3}|[0-9]{1,3}([,.' ])[0-9]{3}(?:\2[0-9]{3})*)(?:[.,]([0-9]+))?$/u;
const KEPT_SIGNS = "< > = != <= >= ~ ≈ ^ % ° $ € £ ¥ ₩ ₽ ₹".split(" ");

/** `text` in lower case without accents, with one form of each sign; raised digits follow a "^" behind a number. */
function foldLetters(text, letters) {
  const signed = (string) => [...string].map((letter) => SAME_SIGNS.get(letter) ?? letter).join("");
  const raised = text.replaceAll("≠", "!=")
    .replace(RAISED, (digits) => `^${[...digits].map((digit) => "0123456789-+"[RAISED_DIGITS.indexOf(digit)]).join("")}`)
    .replace(VULGAR_FRACTION, " $&");
  const apart = [...signed(raised)].map((letter) => letters[letter] ?? letter).join("").normalize("NFKD");
  // Through capitals, as in Python, so that ß is ss.
  // Kana with a mark are other letters: パ is not バ.
  const voiced = apart.replace(/[\u3041-\u30ff][\u3099\u309a]/gu, (kana) => kana.normalize("NFC"));
  return signed(voiced.replace(/\p{M}+/gu, "")).toUpperCase().toLowerCase().replace(/([a-z])\^(?=[-+0-9])/gu, "$1")
    .replace(/([0-9]) ?[x×*·⋅] ?10 ?\^ ?(?=[-+]?[0-9])/gu, "$1e") // 6.02 × 10²³
    .replace(/(^|[^\p{L}\p{N}_.,^])10\^(?=[-+]?[0-9])/gu, (_, before) => `${before}1e`)
    .replace(/(^|[^\p{L}\p{N}_.,'])\.(?=[0-9])/gu, (_, before) => `${before}0.`)
    .replace(/([0-9])\.(?=[0-9]{2} ?[ap]\.?m(?![\p{L}\p{N}_]))/gu, "$1:");
}

function tokenize(text, tables) {
  const folded = foldLetters(text, tables.letters);
  const found = [...folded.matchAll(TOKEN)].map((match) => ({
    kind: match[1] !== undefined ? "date" : match[3] !== undefined ? "number" : match[5] !== undefined ? "word" : "sign",
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
  const pieces = found.map((piece, at) => ({
    ...piece,
    glued: at > 0 && found[at - 1].end === piece.start,
    joined: at + 1 < found.length && piece.end === found[at + 1].start,
  }));
  const tokens = [];
  let bridged = false;
  pieces.forEach((piece, at) => {
    const isSign = piece.kind === "sign";
    const read = isSign ? readSign(pieces, at, tokens, tables) : readTerm(piece, tables);
    tokens.push(...(bridged ? read.map((each) => ({ ...each, glued: true })) : read));
    bridged = isSign && !read.length && piece.glued && piece.joined;
  });
  const bare = folded.split(/\s+/u).join("");
  return tokens.length || !bare ? tokens : [token("sign", bare)];
}

function token(kind, text, { values = [], days = [], glued = false } = {}) {
  return { kind, text, values, days, glued };
}

function readTerm(piece, tables) {
  const { text, glued } = piece;
  if (piece.kind === "word") {
    const word = text.replace(/\.+$/u, "").replace(/'s$|['.]+$/u, "").replace(/['.]/gu, "");
    return word ? [token("word", word, { glued })] : [];
  }
  if (piece.kind === "date") return readDate(piece, tables);
  const digits = text.replace(/[^0-9]/gu, "");
  if (digits.length > MOST_DIGITS) return [token("word", digits, { glued })];
  return [token("number", text.replaceAll(" ", ""), { values: numberValues(text, tables.decimal), glued })];
}

/** What a number in digits may be: "500.000" is 500, or half a million to whoever groups with points. */
function numberValues(text, decimal) {
  const match = GROUPED.exec(text);
  if (!match) return [Number(text.replaceAll(",", "."))];
  const whole = match[1].replace(/[^0-9]/gu, "");
  const grouped = Number(`${whole}.${match[3] ?? 0}`);
  if (match[2] === decimal && match[3] === undefined && whole.length <= 6) {
    return [Number(match[1].replaceAll(",", ".")), grouped];
  }
  return [grouped];
}

function readDate({ text, glued }, tables) {
  const written = text.split(/[./-]/u);
  const parts = written.map(Number);
  const days = (parts.length === 2
    ? [[parts[0], parts[1], 0, 0]]
    : parts[0] > 31
      ? [[...parts, 0]]
      : [[parts[2], parts[1], parts[0], 0], [parts[2], parts[0], parts[1], 0]]
  ).filter(([, month, day]) => month >= 1 && month <= 12 && day <= 31);
  if (days.length) return [token("date", text, { days, glued })];
  return written.flatMap((part, at) => [
    ...(at ? [token("sign", "-", { glued: true })] : []),
    token("number", part, { values: numberValues(part, tables.decimal), glued: at > 0 }),
  ]);
}

/** Reads a sign: by what stands beside it, it is kept, stands for a word, parts a list, or says nothing. */
function readSign(pieces, at, before, tables) {
  const piece = pieces[at];
  const sign = piece.text;
  const last = before[before.length - 1];
  const following = pieces[at + 1];
  const { glued } = piece;
  if (KEPT_SIGNS.includes(sign) || pieces.length === 1) return [token("sign", sign, { glued })];
  if (sign === "&") return [token("word", tables.joining[0])];
  if (sign === "," || sign === ";") return [token("part", ",")];
  if (sign === "/") {
    const isNumber = last?.kind === "number" && following?.kind === "number" && glued && piece.joined;
    return [isNumber ? token("sign", "/") : token("part", "/")];
  }
  if (sign === ":") {
    const isNumber = last?.kind === "number" && following?.kind === "number" && glued && piece.joined;
    return isNumber ? [token("sign", ":", { glued: true })] : [];
  }
  let read = null;
  if (sign === "-") read = readHyphen(piece, last, following);
  else if (sign === "+") read = readPlus(piece, last, following, tables);
  else if (last && last.kind !== "part" && glued && !(piece.joined && ["word", "number"].includes(following?.kind))) {
    read = ["sign", sign];
  }
  return read ? [token(...read, { glued })] : [];
}

function readHyphen(piece, last, following) {
  const isNumber = ["number", "date"].includes(following?.kind);
  if (last?.kind === "number" && isNumber && piece.glued === piece.joined) return ["sign", "-"];
  if (last?.kind === "number" && !following && piece.glued) return ["sign", "-"]; // a charge: 2-
  if (isNumber && !piece.glued && (piece.joined || !last)) return ["sign", "-"];
  if (last && ["word", "sign"].includes(last.kind) && piece.glued && !piece.joined) {
    return !following || [...last.text].length <= 2 ? ["sign", "-"] : null;
  }
  return null;
}

function readPlus(piece, last, following, tables) {
  if (!last) return null;
  if (last.kind === "number" && !following) return ["word", tables.plus];
  const isKey = piece.glued && piece.joined && last.kind === "word" && following?.kind === "word"; // Ctrl+C
  if (!isKey && (piece.glued || ["number", "sign"].includes(last.kind) || [...last.text].length === 1)) return ["sign", "+"];
  return ["word", tables.joining[0]];
}
