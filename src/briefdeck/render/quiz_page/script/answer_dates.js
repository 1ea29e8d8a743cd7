// Dates among the tokens of a typed answer: the same steps as quiz/answer_dates.py.

const DATE_PATTERNS = [
  /^W?,?t?De?o?t?M,?Y?/u, // Wednesday, the 18th of June 2031
  /^W?,?Mt?De?,?Y?/u, // Wednesday, June 18th, 2031
  /^M,?o?Y/u, // June 2031
  /^Y,?M(?:De?)?/u, // 2031 June 18
  /^Wt?De$/u, // Tuesday the 12th
];

/** The date that begins at the token `at`: what it may be, and the place after it; `at` for none. */
function dateAt(tokens, at, tables) {
  const first = tokens[at];
  if (first.kind === "date") return [first.days, at + 1];
  const begins = first.kind === "number" || has(tables.weekdays, first.text) || has(tables.months, first.text)
    || tables.dropped.includes(first.text) || has(tables.ordinals, first.text);
  if (!begins) return [[], at];
  const classes = tokens.slice(at).map((each) => dateClass(each, tables)).join("");
  for (const pattern of DATE_PATTERNS) {
    const match = pattern.exec(classes);
    if (match) return [[dayOf(classes.slice(0, match[0].length), tokens.slice(at), tables)], at + match[0].length];
  }
  if (tokens.length === 1 && ["W", "M"].includes(classes)) {
    return [[[0, tables.months[first.text] ?? 0, 0, tables.weekdays[first.text] ?? 0]], at + 1];
  }
  return [[], at];
}

/** A letter for what a token may be in a date, "x" for nothing. */
function dateClass({ kind, text, values }, tables) {
  if (kind === "number") {
    if (/^[0-9]{4}$/u.test(text)) return "Y";
    return text.length <= 2 && values[0] >= 1 && values[0] <= 31 ? "D" : "x";
  }
  if (has(tables.months, text)) return "M";
  if (has(tables.weekdays, text)) return "W";
  if (has(tables.ordinals, text) && tables.ordinals[text] >= 1 && tables.ordinals[text] <= 31) return "D";
  if (text === ",") return ",";
  if (tables.ordinal_endings.includes(text)) return "e";
  if (tables.of.includes(text)) return "o";
  return tables.dropped.includes(text) ? "t" : "x";
}

/** The day that tokens of these classes tell. Each class stands once in a date. */
function dayOf(classes, tokens, tables) {
  const told = (letter) => (classes.includes(letter) ? tokens[classes.indexOf(letter)] : null);
  const [year, month, day, weekday] = ["Y", "M", "D", "W"].map(told);
  return [
    year ? Number(year.text) : 0,
    month ? tables.months[month.text] : 0,
    day ? (day.values.length ? Math.trunc(day.values[0]) : tables.ordinals[day.text]) : 0,
    weekday ? tables.weekdays[weekday.text] : 0,
  ];
}

/** The weekday of a date of the Gregorian calendar, 1 for Monday (by Sakamoto's method). */
function weekdayOf(year, month, day) {
  const shift = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4][month - 1];
  const counted = month < 3 ? year - 1 : year;
  const leaps = Math.floor(counted / 4) - Math.floor(counted / 100) + Math.floor(counted / 400);
  return ((counted + leaps + shift + day - 1) % 7) + 1;
}

function has(table, key) {
  return Object.prototype.hasOwnProperty.call(table, key);
}
