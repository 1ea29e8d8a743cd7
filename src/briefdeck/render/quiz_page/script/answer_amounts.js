// Amounts among the tokens of a typed answer: the same steps as quiz/answer_amounts.py.

const LONGEST_UNIT = 5;
const LONGEST_CURRENCY = 2;
const LARGEST_POWER = 30;
const DECADES = "decade of years";
const LASTING = ["second", "month"];
const ROMAN_DIGITS = { i: 1, v: 5, x: 10 };
const ROMAN_ONES = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
const NO_AMOUNT = { readings: [], days: [], ordinal: false, written: "", numbers: [] };

/** The value of a Roman numeral up to 39 in lower case, 0 for any other word. */
function romanValue(word) {
  if (!/^[ivx]{1,7}$/u.test(word)) return 0;
  const values = [...word].map((letter) => ROMAN_DIGITS[letter]);
  const total = values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0);
  const written = total > 0 && total < 40 ? "x".repeat(Math.floor(total / 10)) + ROMAN_ONES[total % 10] : "";
  return written === word ? total : 0;
}

function textsOf(tokens, from, length) {
  return tokens.slice(from, from + length).map((each) => each.text).join(" ");
}

/** Whether `tokens` begin with an amount. */
function beginsAmount(tokens, tables) {
  return tokens.length > 0 && amountAt(tokens, 0, tables)[1] > 0;
}

/** The amount that begins at the token `at`, and the place after it; `at` for none. */
function amountAt(tokens, at, tables, mayBeNegative = true) {
  const first = tokens[at].text;
  if (mayBeNegative && (first === "-" || own(tables.signs, first) === "-") && at + 1 < tokens.length) {
    const [amount, after] = amountAt(tokens, at + 1, tables, false);
    if (after === at + 1 || !amount.readings.length) return [NO_AMOUNT, at];
    const readings = amount.readings.map(([value, unit]) => [-value, unit]);
    return [{ ...amount, readings, days: [], numbers: amount.numbers.map((value) => -value) }, after];
  }
  const [currencies, start] = currencyAt(tokens, at, tables);
  const number = numberAt(tokens, start, tables) ?? oneOfUnitAt(tokens, start, tables);
  if (!number) return [NO_AMOUNT, at];
  if (number.ordinal || number.decades) {
    const readings = number.values.map((value) => [value, number.decades ? DECADES : ""]);
    return [{ ...NO_AMOUNT, readings, ordinal: number.ordinal }, number.after];
  }
  return withUnit(tokens, number, currencies, tables);
}

function own(table, key) {
  return has(table, key) ? table[key] : undefined;
}

function currencyAt(tokens, at, tables) {
  for (let length = LONGEST_CURRENCY; length > 0; length--) {
    const codes = own(tables.currencies, textsOf(tokens, at, length));
    if (codes && tokens[at + length]?.kind === "number") return [codes, at + length];
  }
  return [[], at];
}

function withUnit(tokens, number, currencies, tables) {
  let { values } = number;
  let after = beforeUnit(tokens, number, tables);
  let metres = false;
  let factor = scaleAt(tokens, after, number, tables);
  while (factor && !metres) {
    metres = tokens[after].text === "m";
    values = values.map((value) => value * factor);
    after += 1;
    factor = scaleAt(tokens, after, number, tables);
  }
  const half = andAFraction(tokens, after, tables);
  if (half) {
    values = values.map((value) => value + half);
    after += 3;
    for (factor = scaleAt(tokens, after, number, tables); factor; factor = scaleAt(tokens, after, number, tables)) {
      const by = factor;
      values = values.map((value) => value * by);
      after += 1;
    }
  }
  const isJoined = after > number.after && after < tokens.length && tables.of_unit.includes(tokens[after].text);
  const [units, unitEnd] = unitAt(tokens, isJoined ? after + 1 : after, number.inDigits, tables);
  let end = units.length ? unitEnd : after;
  const more = units.length ? andAFraction(tokens, end, tables) : 0;
  if (more) { // 2 hours and a half
    values = values.map((value) => value + more);
    end += 3;
  }
  let readings;
  if (currencies.length) {
    readings = values.flatMap((value) => currencies.map((code) => [value, code]));
    if (!units.some(([, base]) => currencies.includes(base))) end = after;
  } else if (units.length) {
    readings = values.flatMap((value) => units.map(([by, base]) => [value * by, base]));
  } else {
    readings = values.map((value) => [value, ""]);
  }
  if (metres && !currencies.length && !units.length) readings.push(...number.values.map((value) => [value, "metre"]));
  const isBare = end === number.after && !currencies.length;
  return [{ ...NO_AMOUNT, readings, days: isBare ? number.days : [], numbers: values }, end];
}

/** The place of the unit of a fraction: behind "of" and "a" in "half a litre", "two tenths of a second". */
function beforeUnit(tokens, { values, after }, tables) {
  if (!(values[0] > 0 && values[0] < 1) || after >= tokens.length) return after;
  let place = after;
  if (tables.of.includes(tokens[place].text)) place += 1;
  if (place < tokens.length && isOne(tokens[place].text, tables)) place += 1;
  return unitAt(tokens, place, false, tables)[0].length ? place : after;
}

/** "an hour" and "an hour and a half" as one hour, with or without the article before it; null for anything else. */
function oneOfUnitAt(tokens, at, tables) {
  if (at >= tokens.length) return null;
  const start = at + (isOne(tokens[at].text, tables) ? 1 : 0);
  const [units, end] = unitAt(tokens, start, false, tables);
  const isCounted = start > at && end === tokens.length && units.some(([, base]) => LASTING.includes(base));
  return units.length && (isCounted || andAFraction(tokens, end, tables)) ? plainNumber([1], start) : null;
}

/** The factor of the scale at the token `at`, 0 for none; short ones only behind digits. */
function scaleAt(tokens, at, number, tables) {
  const scale = tokens[at];
  if (scale?.kind !== "word") return 0;
  return own(tables.scales, scale.text) || (number.inDigits ? own(tables.short_scales, scale.text) ?? 0 : 0);
}

/** The fraction of "and a half" at the token `at`, 0 for anything else. */
function andAFraction(tokens, at, tables) {
  const words = tokens.slice(at, at + 3).map((each) => each.text);
  if (words.length < 3 || !tables.joining.includes(words[0]) || !tables.articles.includes(words[1])) return 0;
  return own(tables.fractions, words[2]) ?? 0;
}

function unitAt(tokens, at, inDigits, tables) {
  for (let length = Math.min(LONGEST_UNIT, tokens.length - at); length > 0; length--) {
    const key = textsOf(tokens, at, length);
    if (length === 1 && !inDigits && /^\p{L}$/u.test(key)) continue;
    const short = inDigits ? own(tables.short_units, key) ?? "" : "";
    const units = own(tables.units, key) ?? own(tables.units, key.replace(/s$/u, "")) ?? own(tables.units, short);
    if (units) return [units, at + length];
  }
  return [[], at];
}

/** A number that begins at the token `at`, without scale and unit; null for none. */
function numberAt(tokens, at, tables) {
  const first = tokens[at];
  if (!first) return null;
  if (first.kind === "number") return digitsAt(tokens, at, tables);
  if (first.kind !== "word") return null;
  if (has(tables.decades, first.text)) return plainNumber(centuries(tables.decades[first.text]), at + 1, { decades: true });
  const isWhich = at > 0 && tables.dropped.includes(tokens[at - 1].text); // "the Second"
  if (has(tables.ordinals, first.text) && (isWhich || !has(tables.units, first.text))) {
    return plainNumber([tables.ordinals[first.text]], at + 1, { ordinal: true });
  }
  return spelledAt(tokens, at, tables) ?? fractionAt(tokens, at, tables);
}

function plainNumber(values, after, { inDigits = false, days = [], ordinal = false, decades = false } = {}) {
  return { values, after, inDigits, days, ordinal, decades };
}

/** "half", "a quarter", and "half a" before a million. */
function fractionAt(tokens, at, tables) {
  const start = isOne(tokens[at].text, tables) && at + 1 < tokens.length ? at + 1 : at;
  const fraction = own(tables.fractions, tokens[start].text);
  if (fraction === undefined) return null;
  const after = start + 1;
  const article = after + 1 < tokens.length && isOne(tokens[after].text, tables) && has(tables.scales, tokens[after + 1].text);
  return plainNumber([fraction], after + (article ? 1 : 0));
}

/** Whether a word is an article that stands for one: "a million". */
function isOne(word, tables) {
  return tables.articles.includes(word) && !tables.dropped.includes(word);
}

function digitsAt(tokens, at, tables) {
  const { text, values } = tokens[at];
  const following = tokens[at + 1];
  const digits = { inDigits: true };
  if (!following) return plainNumber(values, at + 1, digits);
  if (following.glued && tables.ordinal_endings.includes(following.text)) {
    return plainNumber(values.slice(0, 1), at + 2, { ordinal: true });
  }
  if (following.glued && following.text === "s" && values[0] % 10 === 0 && [2, 4].includes(text.length)) {
    return plainNumber(text.length === 4 ? values.slice(0, 1) : centuries(values[0]), at + 2, { decades: true });
  }
  const over = tokens[at + 2]?.kind === "number" ? tokens[at + 2] : null;
  if (following.text === "/" && over && over.values[0]) {
    return plainNumber([values[0] / over.values[0]], at + 3, { inDigits: true, days: slashedDays(tokens[at], over) });
  }
  if (following.text === "^" && over && over.values[0] <= LARGEST_POWER) {
    return plainNumber([values[0] ** over.values[0]], at + 3, digits);
  }
  const under = tokens[at + 3];
  const isMixed = following.kind === "number" && !over && under?.kind === "number" && tokens[at + 2].text === "/";
  if (isMixed && following.values[0] < under.values[0]) {
    return plainNumber([values[0] + following.values[0] / under.values[0]], at + 4, digits);
  }
  const fraction = own(tables.fractions, following.text);
  if (fraction !== undefined && values[0] < 10) return plainNumber([values[0] * fraction], at + 2, digits);
  return plainNumber(values, at + 1, digits);
}

/** The dates that two numbers with a slash between them may be. */
function slashedDays(one, other) {
  const [first, second] = [Math.trunc(one.values[0]), Math.trunc(other.values[0])];
  const isWithin = (number, most) => number >= 1 && number <= most;
  return [
    ...(isWithin(first, 31) && isWithin(second, 12) ? [[0, second, first, 0]] : []),
    ...(isWithin(first, 12) && isWithin(second, 31) ? [[0, first, second, 0]] : []),
    ...(isWithin(first, 12) && second >= 1000 && second <= 2999 ? [[second, first, 0, 0]] : []),
  ];
}

/** The years that "the sixties" may begin with, those of the last century first. */
function centuries(decade) {
  return [1900, 1800, 1700, 1600, 1500, 2000].map((century) => century + decade);
}

/** A number in words: "sixty-eight", "a hundred and ten", "four point eight", "three quarters". */
function spelledAt(tokens, at, tables) {
  let total = 0;
  let current = 0;
  let last = "";
  let place = at;
  for (; place < tokens.length && tokens[place].kind === "word"; place++) {
    const word = tokens[place].text;
    const after = tokens[place + 1]?.text ?? "";
    const value = own(tables.numbers, word);
    const scale = own(tables.scales, word);
    if (value !== undefined && (["", "scale", "and"].includes(last) || (last === "tens" && value >= 1 && value <= tables.most_ones))) {
      current += value;
      last = value >= 20 ? "tens" : "small";
    } else if (value !== undefined && place === at + 1 && current >= 10 && current <= 20 && value >= 10 && value < 100) {
      current = current * 100 + value; // nineteen eighty
      last = value >= 20 ? "tens" : "small";
    } else if (scale !== undefined && scale < 1000) {
      current = (current || 1) * scale;
      last = "scale";
    } else if (scale !== undefined) {
      total += (current || (total ? 0 : 1)) * scale;
      current = 0;
      last = "scale";
    } else if ((last === "scale" || (last === "tens" && tables.tens_joined)) && tables.joining.includes(word) && has(tables.numbers, after)) {
      last = "and";
    } else if (place === at && isOne(word, tables) && has(tables.scales, after)) {
      current = 1;
    } else {
      break;
    }
  }
  return place === at ? null : afterSpelled(tokens, place, total + current, last, tables);
}

/** What may follow a number in words: decimals, a fraction, an ordinal. */
function afterSpelled(tokens, at, value, last, tables) {
  const word = tokens[at]?.text;
  if (word === undefined) return plainNumber([value], at);
  if (tables.point.includes(word)) {
    let digits = "";
    let place = at + 1;
    while (place < tokens.length && (own(tables.numbers, tokens[place].text) ?? 10) < 10) {
      digits += tables.numbers[tokens[place].text];
      place += 1;
    }
    return digits ? plainNumber([Number(`${Math.trunc(value)}.${digits}`)], place) : plainNumber([value], at);
  }
  if (last === "tens" && (own(tables.ordinals, word) ?? 10) < 10) {
    return plainNumber([value + tables.ordinals[word]], at + 1, { ordinal: true });
  }
  const fraction = own(tables.fractions, word);
  if (last === "small" && fraction !== undefined && value < 10) return plainNumber([value * fraction], at + 1);
  return plainNumber([value], at);
}
