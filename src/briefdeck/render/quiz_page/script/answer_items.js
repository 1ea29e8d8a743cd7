// A typed answer as it is compared: the same steps as quiz/answer_items.py.

/** `text` as it is compared: "At least 85" is 85, held as "at least"; `untitled` without titles and openers. */
function readAnswer(text, tables, untitled = false) {
  let tokens = tokenize(rewrite(foldLetters(inFigures(text, tables), tables.letters), tables.rewrites), tables);
  const wholes = [joinTokens(tokens), joinTokens(opensWithArticle(tokens, tables) ? tokens.slice(1) : tokens)];
  tokens = asRange(tokens, tables);
  let held = "bare";
  const symbol = tokens[0]?.kind === "sign" ? own(tables.symbols, tokens[0].text) : undefined;
  if (symbol && beginsAmount(tokens.slice(1), tables)) {
    held = symbol;
    tokens = tokens.slice(1);
  }
  while (tokens.length > 1) {
    const [kind, length] = leadingHedge(tokens, tables);
    const counts = length < tokens.length && !tables.joining.includes(tokens[length].text);
    if (kind && counts && (kind === "about" || beginsNumber(tokens.slice(length), tables))) {
      if (["bare", "about", "nearly"].includes(held)) held = kind;
      tokens = tokens.slice(length);
    } else if (isLead(tokens, tables) || (untitled && isDroppable(tokens[0], tables))) {
      tokens = tokens.slice(1);
    } else {
      break;
    }
  }
  let [kind, length] = trailingHedge(tokens, tables);
  while (kind && tokens.slice(0, -length).some((each) => isNumber(each, tables))) {
    if (held === "bare") held = kind;
    tokens = tokens.slice(0, -length);
    [kind, length] = trailingHedge(tokens, tables);
  }
  return { held, items: sumAmounts(itemsOf(tokens, tables)), tokens: tokens.map((each) => each.text), wholes };
}

/** "between 12 and 21" written as "12 to 21". */
function asRange(tokens, tables) {
  if (!tokens.length || !tables.range_openings.includes(tokens[0].text)) return tokens;
  const isBetween = ({ text }, at) => at > 1 && at < tokens.length - 1
    && (tables.joining.includes(text) || tables.range.includes(text))
    && beginsAmount(tokens.slice(1), tables) && beginsAmount(tokens.slice(at + 1), tables);
  const at = tokens.findIndex(isBetween);
  return at < 0 ? tokens : [...tokens.slice(1, at), token("word", tables.range[0]), ...tokens.slice(at + 1)];
}

/** The first amount of a range with the unit of the second: "12 to 21 kg". */
function shareUnit(items) {
  if (items.map((each) => each.kind).join(" ") !== "amount sign amount" || items[1].text !== "-") return items;
  const [first, second] = [items[0].amount, items[2].amount];
  if (first.readings.some(([, unit]) => unit) || first.days.length || !second.numbers[0]) return items;
  const units = second.readings.filter(([, unit]) => unit).map(([value, unit]) => [value / second.numbers[0], unit]);
  const readings = first.numbers.flatMap((number) => units.map(([factor, unit]) => [number * factor, unit]));
  const amount = { ...first, readings: readings.length ? readings : first.readings };
  return [{ ...items[0], amount }, ...items.slice(1)];
}

/** `text`, which is folded, rewritten by pairs of a pattern and what takes its place, in their order. */
function rewrite(text, rewrites) {
  return rewrites.reduce((plain, [pattern, written]) => plain.replace(compiled(pattern), written), text);
}

const COMPILED = new Map();

/** `pattern` as an expression; a word has letters and digits of all scripts in it, as in Python. */
function compiled(pattern) {
  if (!COMPILED.has(pattern)) {
    const words = pattern.replaceAll("[^\\w", "[^\\p{L}\\p{N}_").replaceAll("\\w", "[\\p{L}\\p{N}_]");
    COMPILED.set(pattern, new RegExp(words, "gu"));
  }
  return COMPILED.get(pattern);
}

/** `text` as a time where it is no more than two numbers: 18.30, "21 30"; 6.30 may be in the evening, too. */
function asTime(text) {
  return text.replace(/^\s*([0-9]{1,2})[ .:]([0-5][0-9])\s*$/u, (written, hour, minutes) =>
    `${hour}:${minutes}${hour >= 1 && hour <= 12 ? "◐" : ""}`);
}

/** `text` with numbers such as 3万5千 in figures alone, and without an ending that says it is rounded. */
function inFigures(text, tables) {
  const numerals = tables.numerals, signs = Object.keys(numerals).join("");
  if (!signs) return text;
  let plain = text.normalize("NFKC").trim();
  for (const ending of tables.endings) {
    if (plain.endsWith(ending) && plain !== ending) plain = plain.slice(0, -ending.length);
  }
  const digits = Object.keys(numerals).filter((sign) => numerals[sign] < 10).join("");
  const tens = Object.keys(numerals).filter((sign) => numerals[sign] >= 10 && numerals[sign] < 10000).join("");
  const opening = tables.counted ? `|[${tens}](?=[0-9${signs}${tables.counted}])` : "";
  const number = new RegExp(`(?:[0-9${digits}]${opening})(?:[${signs}] (?=[0-9])|[0-9${signs}]|[,.](?=[0-9]))*`, "gu");
  return plain.replace(number, (written) => figures(written, numerals));
}

/** The number `written` with numerals in figures; as it is where there are none in it. */
function figures(written, numerals) {
  if (![...written].some((sign) => own(numerals, sign) !== undefined)) return written;
  let total = 0, section = 0, current = 0, follows = false;
  for (const piece of written.replace(/[, ]/gu, "").match(/[0-9]+(?:\.[0-9]+)?|[^0-9.]/gu)) {
    const value = own(numerals, piece);
    if (value === undefined || value < 10) {
      const digit = value === undefined ? Number(piece) : value;
      current = follows && value !== undefined ? current * 10 + digit : digit;
      follows = value !== undefined;
    } else {
      follows = false;
      if (value < 10000) [section, current] = [section + (current || 1) * value, 0];
      else [total, section, current] = [total + (section + current || 1) * value, 0, 0];
    }
  }
  return String(Number((total + section + current).toPrecision(15)));
}

function joinTokens(tokens) {
  const isApart = (at) => at > 0 && /[0-9]$/u.test(tokens[at - 1].text) && /^[0-9]/u.test(tokens[at].text);
  return tokens.map((each, at) => (isApart(at) ? ` ${each.text}` : each.text)).join("");
}

/** Whether the first of `tokens` is the "a" of a raise, and not of an A-bomb or A positive. */
function opensWithArticle([first, after], tables) {
  if (!after || !tables.articles.includes(first.text)) return false;
  return !(after.glued || after.kind !== "word" || has(tables.signs, after.text));
}

/** Whether the first of `tokens` says nothing: "in", and "a" unless it is a letter or stands for one. */
function isLead(tokens, tables) {
  const [first, after] = tokens;
  if (tables.articles.includes(first.text)) {
    const isLetter = after.kind !== "number" && !opensWithArticle(tokens, tables);
    return !isLetter && !has(tables.fractions, after.text) && !beginsAmount(tokens, tables);
  }
  if (tables.time_leads.includes(first.text)) {
    const isTime = after.kind === "date" || has(tables.months, after.text) || has(tables.weekdays, after.text);
    return isTime || beginsAmount(tokens.slice(1), tables);
  }
  return tables.leads.includes(first.text) && after.kind !== "part" && !tables.joining.includes(after.text);
}

function isDroppable({ text }, tables) {
  return tables.titles.includes(text) || tables.openers.includes(text);
}

function leadingHedge(tokens, tables) {
  for (let length = Math.min(tokens.length, tables.longest); length > 0; length--) {
    const kind = own(tables.before, textsOf(tokens, 0, length));
    if (kind && ([...tokens[0].text].length > 2 || beginsNumber(tokens.slice(length), tables))) return [kind, length];
  }
  return [undefined, 0];
}

function trailingHedge(tokens, tables) {
  for (let length = Math.min(tokens.length, tables.longest); length > 0; length--) {
    const kind = own(tables.after, textsOf(tokens, tokens.length - length, length));
    if (kind) return [kind, length];
  }
  return [undefined, 0];
}

/** Whether `tokens` begin with a number, after articles and hedges. */
function beginsNumber(tokens, tables) {
  const start = tokens.findIndex((each) => !tables.articles.includes(each.text));
  const rest = start === -1 ? [] : tokens.slice(start);
  for (let length = Math.min(rest.length, tables.longest); length > 0; length--) {
    if (has(tables.before, textsOf(rest, 0, length))) return beginsNumber(rest.slice(length), tables);
  }
  return beginsAmount(rest, tables);
}

function isNumber({ kind, text }, tables) {
  return ["number", "date"].includes(kind) || has(tables.numbers, text) || has(tables.scales, text);
}

function itemsOf(tokens, tables) {
  const items = [];
  let at = 0;
  while (at < tokens.length) {
    const [days, dateEnd] = dateAt(tokens, at, tables);
    if (dateEnd > at) {
      items.push(item("amount", "#", { ...NO_AMOUNT, days, written: textsOf(tokens, at, dateEnd - at) }));
      at = dateEnd;
      continue;
    }
    const counts = items[items.length - 1]?.kind !== "amount";
    if (!counts && tables.range.includes(tokens[at].text) && beginsAmount(tokens.slice(at + 1), tables)) { // 3 to 1
      items.push(item("sign", "-"));
      at += 1;
      continue;
    }
    const [amount, end] = amountAt(tokens, at, tables, counts);
    if (end > at) {
      items.push(item("amount", "#", { ...amount, written: textsOf(tokens, at, end - at) }));
      at = end;
      continue;
    }
    items.push(...itemAt(tokens, at, items, tables));
    at += 1;
  }
  return shareUnit(withSignBehind(items));
}

/** A minus behind the only number as before it: the charge 2-. */
function withSignBehind(items) {
  const [first, second] = items;
  if (items.length !== 2 || first.kind !== "amount" || second.kind !== "sign" || second.text !== "-") return items;
  const readings = first.amount.readings.map(([value, unit]) => [-value, unit]);
  return [item("amount", "#", { ...NO_AMOUNT, readings, written: `- ${first.amount.written}` })];
}

/** Adds up amounts that follow each other, the larger unit first: 2 h 55 min, 5 dollars and 30 cents. */
function sumAmounts(items) {
  const summed = [];
  for (const each of items) {
    const last = summed[summed.length - 1];
    const isJoined = summed.length > 1 && last.kind === "part" && !last.amount.written;
    const whole = summed[summed.length - (isJoined ? 2 : 1)]?.amount;
    const sum = whole && sumOf(whole, each.amount);
    if (sum) {
      const written = `${whole.written} ${each.amount.written}`;
      summed.splice(isJoined ? -2 : -1, 2, item("amount", "#", { ...NO_AMOUNT, readings: [sum], written }));
    } else {
      summed.push(each);
    }
  }
  return summed;
}

/** `rest`, less than one of the units of `whole`, added to it; undefined where it is of another kind or larger. */
function sumOf(whole, rest) {
  const number = whole.numbers.length === 1 ? whole.numbers[0] : 0;
  if (!number) return undefined;
  return whole.readings.flatMap(([one, unit]) => rest.readings
    .filter(([other, others]) => unit !== "" && unit === others && other > 0 && other < one / number)
    .map(([other]) => [one + other, unit]))[0];
}

function item(kind, text, amount = NO_AMOUNT) {
  return { kind, text, amount };
}

function itemAt(tokens, at, before, tables) {
  const { kind, text } = tokens[at];
  const last = before[before.length - 1];
  const isLast = at + 1 === tokens.length;
  if (kind === "part") return [item("part", ",", { ...NO_AMOUNT, written: text })];
  if (kind === "sign") return "~≈".includes(text) && tokens.length > 1 ? [] : [item("sign", text)];
  if (last?.kind === "amount" && has(tables.compass, text)) return [item("word", tables.compass[text])]; // 66.5° N
  const isBehindMark = last && ((last.kind === "word" && /^(?:.|[abcd]{2,3})$/u.test(last.text)) || last.kind === "sign");
  if (isBehindMark && has(tables.signs, text)) return [item("sign", tables.signs[text])];
  if (last && !isLast && tables.joining.includes(text)) return [item("part", ",")];
  if (last && !isLast && tables.alternatives.includes(text)) return [item("part", "or")];
  if (last?.kind === "part" && opensWithArticle(tokens.slice(at), tables)) return [];
  if (tables.dropped.includes(text) && tokens.length > 1 && !(isLast && !last)) return [];
  const roman = last?.kind === "word" ? romanValue(text) : 0;
  if (roman && (text.length > 1 || isLast)) {
    return [item("amount", "#", { ...NO_AMOUNT, readings: [[roman, ""]], ordinal: true, written: text })];
  }
  return [item("word", text)];
}
