// Whether a typed answer is right: as quiz/judge.py judges, with its tables.

const EXACT = 1e-9;
const TIME_UNITS = ["clkh", "clkm", "anyh", "anym"], TIMES = ["second", "half day"], HALF_DAY = 43200;
const SHORTEST_ALIKE = 5;
const SHORTEST_INITIALLED = 3;
const SHORTEST_SINGULAR = 3;
const SHORTEST_PLURAL = 5;
const MOST_PARTS = 3;
const RANKS = ["wrong", "near", "right"];
const TERM_TABLES = ["numbers", "scales", "ordinals", "fractions", "units", "months", "weekdays", "before", "decades"];

/** "right", "near" or "wrong": how `typed` compares with the answers that are `right` and those that are `wrong`. */
function judge(typed, right, wrong, tables) {
  let given = readAnswer(typed, tables);
  if (!given.items.length) return "wrong";
  const first = given.tokens[0];
  const untitled = tables.titles.includes(first) || tables.openers.includes(first) ? readAnswer(typed, tables, true) : given;
  let answers = right.map((answer) => readAnswer(answer, tables));
  if (isTime(given)) answers = right.map((answer) => readAnswer(asTime(answer), tables));
  else if (answers.some(isTime)) given = readAnswer(asTime(typed), tables);
  const verdicts = answers.map((answer) => judgeOne(given, untitled, answer, tables));
  if (verdicts.includes("right")) return "right";
  if (wrong.some((answer) => judgeOne(given, untitled, readAnswer(answer, tables), tables) === "right")) return "wrong";
  const isNear = verdicts.includes("near") && !answers.some((answer) => contradicts(given, answer, tables));
  return isNear ? "near" : "wrong";
}

/** Whether an answer has a time of day. */
function isTime(read) {
  return read.tokens.some((each) => TIME_UNITS.includes(each));
}

function judgeOne(given, untitled, answer, tables) {
  const verdict = compareAnswers(given, answer, tables);
  if (verdict === "wrong" && given.held === answer.held && isMisspelled(given, answer, tables)) return "near";
  if (verdict === "right" || untitled === given) return verdict;
  return compareAnswers(untitled, answer, tables) === "right" ? "right" : verdict;
}

function compareAnswers(given, answer, tables) {
  const held = tables.verdicts[answer.held][given.held] ?? "wrong";
  return held === "wrong" ? "wrong" : lower(held, compareItems(given, answer, tables));
}

function lower(one, other) {
  return RANKS[Math.min(RANKS.indexOf(one), RANKS.indexOf(other))];
}

function best(verdicts) {
  return RANKS[Math.max(...verdicts.map((verdict) => RANKS.indexOf(verdict)))];
}

function compareItems(given, answer, tables) {
  const [ours, theirs] = [partsOf(given.items), partsOf(answer.items)];
  const isWhole = given.wholes.some((whole) => answer.wholes.includes(whole));
  if (!ours.length || !theirs.length) return isWhole ? "right" : "wrong";
  if (ours.length === 1 && theirs.length === 1) return comparePart(ours[0], theirs[0], tables, isWhole);
  const isOpen = (items) => items.some((each) => each.text === "or");
  if (isOpen(given.items) !== isOpen(answer.items)) return "wrong";
  if (ours.length === theirs.length) return compareLists(ours, theirs, tables);
  const verdict = comparePart(withoutParts(given.items), withoutParts(answer.items), tables, isWhole);
  if (verdict === "right") return "right";
  const isAddition = theirs.length === 1 && ours.length < MOST_PARTS && isApposed(given.items);
  return isAddition ? verdict : "wrong";
}

/** `items` cut where the parts of a list are joined. */
function partsOf(items) {
  const parts = [[]];
  for (const each of items) {
    if (each.kind === "part") parts.push([]);
    else parts[parts.length - 1].push(each);
  }
  return parts.filter((part) => part.length);
}

/** Whether only commas part `items`, as in “Vladivostok, Russia”. */
function isApposed(items) {
  return items.every((each) => each.kind !== "part" || each.amount.written === ",");
}

function withoutParts(items) {
  return items.filter((each) => each.kind !== "part");
}

/** Two lists of the same length, in any order: each part with the one that it fits best. */
function compareLists(ours, theirs, tables) {
  let verdict = "right";
  const left = [...theirs];
  for (const part of ours) {
    const verdicts = left.map((other) => comparePart(part, other, tables));
    const fit = best(verdicts);
    verdict = lower(verdict, fit);
    left.splice(verdicts.indexOf(fit), 1);
  }
  return verdict;
}

/** Items that are no list; `isWhole` tells whether they are the same but for spaces. */
function comparePart(one, other, tables, isWhole = false) {
  const [given, answer] = [withColons(one, other), withColons(other, one)];
  const [ours, theirs] = [given, answer].map((items) => items.filter((each) => each.kind === "amount"));
  if (ours.length !== theirs.length) return isWhole && !(ours.length && theirs.length) ? "right" : "wrong";
  const isNamed = theirs.length < answer.length;
  let verdict = "right";
  ours.forEach(({ amount }, at) => {
    verdict = lower(verdict, compareAmounts(amount, theirs[at].amount, isNamed));
  });
  if (verdict === "wrong" || signsOf(given) !== signsOf(answer)) return "wrong";
  if (isSameWords(given, answer, tables) || (isWhole && !theirs.length)) return verdict;
  const isNear = theirs.length
    ? isNearBesideAmount(given, answer, tables)
    : isNearInWords(wordsOf(given), wordsOf(answer), tables);
  return isNear ? lower(verdict, "near") : "wrong";
}

/** A colon read as a hyphen, or as nothing where `others` have no sign: 3:1 is 3–1, and 21 30 is 21:30. */
function withColons(items, others) {
  if (!items.some((each) => each.text === ":")) return items;
  if (!signsOf(others)) return items.filter((each) => each.text !== ":");
  return items.map((each) => (each.text === ":" ? { ...each, text: "-" } : each));
}

function signsOf(items) {
  return items.filter((each) => each.kind === "sign").map((each) => each.text).join(" ");
}

function wordsOf(items) {
  return items.map((each) => each.text);
}

/** Two amounts or dates; what is named with an ordinal may be so with a number: Louis XVI, Louis 16. */
function compareAmounts(given, answer, isNamed) {
  if (given.written === answer.written) return "right";
  if (answer.days.length && !answer.readings.length) return compareDays(given, answer.days);
  if (given.days.length && !given.readings.length) {
    const isYear = ([value, unit]) => !unit && given.days.some(([year]) => year === value);
    return answer.readings.some(isYear) ? "near" : "wrong";
  }
  const units = new Set(answer.readings.map(([, unit]) => unit));
  let found = "wrong";
  for (const ours of [...given.readings, ...asShare(given)]) {
    for (const [at, theirs] of answer.readings.entries()) {
      if (isSameReading(ours, theirs)) {
        const isLikely = (theirs[1] === answer.readings[0][1] || !/^[A-Z]+$/u.test(theirs[1]))
          && !(units.size === 1 && at > 0); // 42.195 may be 42,195, which is near only
        return isLikely && (isNamed || given.ordinal === answer.ordinal) ? "right" : "near";
      }
      if ((!ours[1] || !theirs[1]) && isSaidOf(given, answer, ours, theirs)) found = "near";
    }
  }
  return found;
}

/** A percentage as a share, and a share as a percentage. */
function asShare({ readings }) {
  return readings.flatMap(([value, unit]) => {
    if (unit === "%") return [[value / 100, ""]];
    return !unit && value > 0 && value < 1 ? [[value * 100, "%"]] : [];
  });
}

function isSameReading([one, unit], [other, otherUnit]) {
  const areTimes = unit !== otherUnit && [unit, otherUnit].every((each) => TIMES.includes(each));
  if (areTimes) return one % HALF_DAY === other % HALF_DAY; // half past six, and 18.30
  return unit === otherUnit && Math.abs(one - other) <= EXACT * Math.max(Math.abs(one), Math.abs(other));
}

/** Whether one of two amounts has a unit, the other none, and both the same number in front of it. */
function isSaidOf(given, answer, ours, theirs) {
  const [bare, other] = ours[1] ? [theirs, given] : [ours, answer];
  return other.numbers.some((number) => isSameReading([bare[0], ""], [number, ""]));
}

function compareDays(given, days) {
  const verdicts = given.days.flatMap((one) => days.map((other) => compareDay(one, other)));
  if (verdicts.length) return best(verdicts);
  const told = given.readings.filter(([, unit]) => !unit).map(([value]) => value);
  return days.some(([year, , day]) => told.includes(day) || told.includes(year)) ? "near" : "wrong";
}

function compareDay(given, answer) {
  if (given.some((one, at) => one && answer[at] && one !== answer[at])) return "wrong";
  const isTold = answer.slice(0, 3).every(Boolean) && given[3] && !answer[3];
  if (isTold && given[3] !== weekdayOf(...answer.slice(0, 3))) return "wrong";
  const isSame = (size) => given.slice(0, size).every((one, at) => one === answer[at]);
  return isSame(4) || (isSame(3) && given.slice(0, 3).some(Boolean) && (isTold || !given[3])) ? "right" : "near";
}

/** Whether `given` cannot be nearly right since it says another thing: another unit, year or given name. */
function contradicts(given, answer, tables) {
  const [ours, theirs] = [given, answer].map((read) => read.items.filter((each) => each.kind === "amount"));
  if (ours.length && theirs.length) {
    const [one, other] = [ours[0].amount, theirs[0].amount];
    if (one.days.length && other.days.length) return compareDays(one, other.days) === "wrong";
    const haveUnits = [one, other].every((amount) => amount.readings.some(([, unit]) => unit));
    return haveUnits && !one.readings.some((mine) => other.readings.some((its) => isSameReading(mine, its)));
  }
  const [words, wanted] = [given, answer].map((read) => withoutInitials(wordsOf(read.items)));
  if (ours.length || theirs.length || Math.min(words.length, wanted.length) < 2) return false;
  if (words[words.length - 1] !== wanted[wanted.length - 1]) return false;
  if (words.length === wanted.length) return !isMatch(words, wanted, tables);
  return !words.slice(0, -1).some((one) => wanted.slice(0, -1).some((other) => isMatch([one], [other], tables)));
}

function isSameWords(given, answer, tables) {
  let [ours, theirs] = [wordsOf(given), wordsOf(answer)];
  if (ours.length !== theirs.length) [ours, theirs] = [spacedInitials(ours, theirs), spacedInitials(theirs, ours)];
  if (ours.length !== theirs.length) [ours, theirs] = [withoutInitials(ours), withoutInitials(theirs)];
  if (ours.length !== theirs.length) [ours, theirs] = [turned(ours, theirs, tables), turned(theirs, ours, tables)];
  return ours.length === theirs.length && ours.every((one, at) => isSameWord(one, theirs[at], tables, ours.length > 1)
    || (at < ours.length - 1 && areOfPlace(one, theirs[at], tables)));
}

/** Whether two words before another name the same place: Russia's flags are Russian flags. */
function areOfPlace(one, other, { peoples, people_endings: endings }) {
  if ((own(peoples, one) ?? one) === (own(peoples, other) ?? other)) return true;
  const [short, long] = one.length > other.length ? [other, one] : [one, other];
  return [...short].length >= SHORTEST_INITIALLED && endings.some((ending) => long === short + ending);
}

/** The last part of `words` put first, without the "of" that `others` have not: the yolk of an egg, an egg yolk. */
function turned(words, others, tables) {
  const isOf = (word) => tables.of.includes(word);
  if (words.filter(isOf).length !== 1 || others.some(isOf)) return words;
  const at = words.findIndex(isOf);
  if (at === 0 || at === words.length - 1) return words;
  const last = words.slice(at + 1);
  return [...(tables.articles.includes(last[0]) ? last.slice(1) : last), ...words.slice(0, at)];
}

/** `words` with the initials parted that stand for the first words of `others`: J.S. Bach. */
function spacedInitials(words, others) {
  const lead = others.length - words.length + 1;
  const areInitials = lead > 1 && words.length > 1 && words[0] === others.slice(0, lead).map((word) => [...word][0]).join("");
  return areInitials ? [...words[0], ...words.slice(1)] : words;
}

/** `words` without the initials behind the first: George W. Bush. */
function withoutInitials(words) {
  if (!words.length || [...words[0]].length === 1) return words;
  return words.filter((word, at) => !(at > 0 && at < words.length - 1) || [...word].length > 1);
}

/** Whether two words are the same but for their spelling; among others an initial may stand for a word. */
function isSameWord(given, answer, tables, isAmongOthers = false) {
  if (given === answer || (isAmongOthers && given !== "#" && isInitial(given, answer))) return true;
  const [ours, theirs] = [given, answer].map((word) => alike(own(tables.short_words, word) ?? word, tables));
  if (ours === theirs || (isAmongOthers && isInitial(ours, theirs))) return true;
  const [longer, shorter] = given.length > answer.length ? [given, answer] : [answer, given];
  return [...shorter].length >= SHORTEST_SINGULAR && longer === `${shorter}s` && !shorter.endsWith("s");
}

/** Whether `letter` stands for `word`: for a name, and not for a mark such as AB. */
function isInitial(letter, word) {
  return [...letter].length === 1 && [...word].length >= SHORTEST_INITIALLED && word.startsWith(letter);
}

/** `word` without what British and American, or two ways to write a name, tell apart. */
function alike(word, tables) {
  let compared = singular(word);
  if ([...compared].length < SHORTEST_ALIKE) return compared;
  for (const [written, as] of tables.alike) {
    if (!written.endsWith("$")) compared = compared.replaceAll(written, as);
    else if (compared.endsWith(written.slice(0, -1))) compared = compared.slice(0, 1 - written.length) + as;
  }
  return compared;
}

/** `word` without the ending of a plural. */
function singular(word) {
  if ([...word].length < SHORTEST_PLURAL || !word.endsWith("s") || /(?:ss|us|is)$/u.test(word)) return word;
  if (word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  return word.slice(0, /(?:sses|shes|ches|xes|zzes|toes)$/u.test(word) ? -2 : -1);
}

/** Whether the words beside an amount are nearly right: those before it tell which one it is. */
function isNearBesideAmount(given, answer, tables) {
  const [[head, tail], [wantedHead, wantedTail]] = [given, answer].map(besideAmount);
  if (wantedHead.length && !isMatch(head, wantedHead, tables)) {
    return tail.length > 0 && !head.length && tail.join(" ") === wantedTail.join(" ");
  }
  const wanted = [...wantedHead, ...wantedTail];
  if ([...head, ...tail].some((word) => !wanted.includes(word) && tables.decisive.includes(word))) return false;
  return tail.every((word) => wantedTail.includes(word)) || wantedTail.every((word) => tail.includes(word))
    || isMatch(tail, wantedTail, tables);
}

function besideAmount(items) {
  const first = items.findIndex((each) => each.kind === "amount");
  return [wordsOf(items.slice(0, first)), wordsOf(items.slice(first + 1))];
}

/** Whether words are the same one by one, but for slips of the keyboard. */
function isMatch(given, answer, tables) {
  return given.length === answer.length
    && given.every((one, at) => isSameWord(one, answer[at], tables) || isSlip(one, answer[at], tables));
}

function isNearInWords(given, answer, tables) {
  const [ours, theirs] = [given, answer].map((words) => words.map((word) => alike(word, tables)));
  const [words, wanted] = [new Set(ours), new Set(theirs)];
  const added = [...words].filter((word) => !wanted.has(word));
  const missing = [...wanted].filter((word) => !words.has(word));
  if (added.some((word) => tables.decisive.includes(word))) return false;
  if ((added.length === 0) !== (missing.length === 0)) {
    // The last word says what it is: a wage is no wage raise. A letter alone says which one.
    const isHeadless = theirs.length === 2 && ours[ours.length - 1] !== theirs[1] && added.length === 0;
    const vague = [...tables.leads, ...tables.titles, ...tables.vague];
    const isVague = [...words].filter((word) => wanted.has(word)).every((word) => vague.includes(word))
      && ![...wanted].every((word) => vague.includes(word));
    const isLetter = (word) => [...word].length === 1;
    const isUnmarked = missing.some(isLetter) || [...words].every(isLetter);
    return !missing.some((word) => tables.decisive.includes(word)) && !(isHeadless || isVague || isUnmarked);
  }
  // Word by word, for another short word is no slip: Kim Jong Il is not Kim Jong Un.
  if (ours.length === theirs.length) return isMatch(given, answer, tables);
  return isSlip(given.join(" "), answer.join(" "), tables);
}

/** Whether `given` has a slip in the words of a number, unit or date, and no other such word by that slip. */
function isMisspelled(given, answer, tables) {
  const [ours, theirs] = [given.tokens, answer.tokens];
  if (ours.length !== theirs.length || !answer.items.some((each) => each.kind === "amount")) return false;
  const isTerm = (word) => TERM_TABLES.some((table) => has(tables[table], word));
  return ours.every((one, at) => one === theirs[at]
    || (isSlip(one, theirs[at], tables) && !isTerm(one) && !isTerm([...one].slice(0, -1).join(""))));
}

function isSlip(given, answer, { slips }) {
  if (/\p{Nd}/u.test(given + answer)) return false;
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
