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

/** `number` of `questions` (all for 0) as `seed` draws them; every fact once before one comes again. */
function sampleQuestions(questions, seed, number = 0, kinds = []) {
  const able = shuffle(seed, questions.filter((question) => bestKind(question, kinds)), (question) => question.key);
  const turns = new Map();
  const turned = able.map((question) => {
    const turn = turns.get(question.fact) ?? 0;
    turns.set(question.fact, turn + 1);
    return { question, turn };
  });
  turned.sort((one, other) => one.turn - other.turn);
  return turned.slice(0, number || undefined).map(({ question }) => ask(question, seed, kinds));
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
