// Which questions are asked, in which order and how: as quiz/sampling.py chooses them.

/** The best way to ask `question` that is among `kinds`, if any are given. */
function bestKind(question, kinds) {
  return question.kinds.find((kind) => !kinds.length || kinds.includes(kind));
}

/** `texts` in the order in which `seed` shuffles them; `named` is what the seed knows each by. */
function shuffle(seed, things, named) {
  const placed = things.map((thing) => ({ thing, name: named(thing), place: seededHash(seed, named(thing)) }));
  placed.sort((one, other) => one.place - other.place || (one.name < other.name ? -1 : 1));
  return placed.map((each) => each.thing);
}

/** What a quiz asks: so many of each kind by `counts`, or `number` of `questions` in `kinds`. */
function sampleQuiz(questions, seed, number, kinds, counts = {}) {
  if (!Object.keys(counts).length) return sampleQuestions(questions, seed, number, kinds);
  const chosen = new Map();
  const facts = new Set();
  for (const kind of KINDS.filter((each) => counts[each])) {
    const left = questions.filter((question) => !chosen.has(question.key));
    const urgency = (question) => 2 * isLater(question) + facts.has(question.fact);
    for (const question of drawQuestions(left, seed, counts[kind], [kind], urgency)) chosen.set(question.key, ask(question, seed, [kind]));
    for (const { question } of chosen.values()) facts.add(question.fact);
  }
  return shuffle(seed, [...chosen.values()], ({ question }) => question.key);
}

/** `number` of `questions` (all for 0) as `seed` draws them. */
function sampleQuestions(questions, seed, number = 0, kinds = []) {
  return drawQuestions(questions, seed, number, kinds, isLater).map((question) => ask(question, seed, kinds));
}

/** 1 where a question comes after those that the quiz wants first. */
function isLater(question) {
  return question.first ? 0 : 1;
}

/** The questions that are drawn: the most urgent first, and every fact once before one comes again. */
function drawQuestions(questions, seed, number, kinds, urgency) {
  const able = shuffle(seed, questions.filter((question) => bestKind(question, kinds)), (question) => question.key);
  const turns = new Map();
  const turned = able.map((question) => {
    const turn = turns.get(question.fact) ?? 0;
    turns.set(question.fact, turn + 1);
    return { question, turn };
  });
  turned.sort((one, other) => urgency(one.question) - urgency(other.question) || one.turn - other.turn);
  return turned.slice(0, number || undefined).map(({ question }) => question);
}

/** `question` in the best way that is among `kinds`, with the right answer shuffled among the wrong ones. */
function ask(question, seed, kinds = []) {
  const varied = variedKind(question, seed, kinds);
  if (varied === "order") return { question, kind: "order", options: shuffle(seed, sequenceOf(question), (each) => `${question.key}\n${each}`) };
  if (varied === "truth") return { question, kind: "choice", ...statementOf(question, seed) };
  const kind = bestKind(question, kinds) ?? question.kinds[0];
  const offered = [question.answer, ...(question.wrong ?? [])];
  return { question, kind, options: kind === "choice" ? shuffle(seed, offered, (each) => `${question.key}\n${each}`) : [] };
}
