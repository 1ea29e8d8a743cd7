// A choice of questions, and the address that carries it: whoever opens it takes the same quiz.

const PROPOSED = {
  seed: DATA.proposed.seed,
  topics: TOPICS,
  kinds: DATA.proposed.kinds.length ? DATA.proposed.kinds : KINDS,
  number: DATA.proposed.number,
  final: false,
};

/** The choice that the fragment of an address makes; what it does not say, or says wrongly, is as proposed. */
function choiceIn(fragment) {
  const said = new URLSearchParams(fragment.replace(/^#/, ""));
  const among = (name, known) => {
    const named = (said.get(name) ?? "").split(",");
    const found = known.filter((each) => named.includes(each));
    return found.length ? found : null;
  };
  const number = said.get("n") ?? "";
  return {
    seed: said.get("seed") || PROPOSED.seed,
    topics: among("topics", TOPICS) ?? PROPOSED.topics,
    kinds: among("kinds", KINDS) ?? PROPOSED.kinds,
    number: /^[0-9]{1,4}$/.test(number) ? Number(number) : PROPOSED.number,
    final: said.get("feedback") === "final",
  };
}

/** What an address names that this page does not have. */
function unknownIn(fragment) {
  const said = new URLSearchParams(fragment.replace(/^#/, ""));
  const named = (name) => (said.get(name) ?? "").split(",").filter(Boolean);
  return [
    ...named("topics").filter((topic) => !TOPICS.includes(topic)),
    ...named("kinds").filter((kind) => !KINDS.includes(kind)),
  ];
}

/** Whether an address asks to begin at once. */
function startsAtOnce(fragment) {
  return new URLSearchParams(fragment.replace(/^#/, "")).get("start") === "1";
}

/** Shows an address that takes the same quiz. A page without an address of its own, in a frame, does without. */
function setAddress(fragment) {
  try {
    history.replaceState(null, "", fragment);
  } catch {
    // The quiz goes on.
  }
}

/** What to practise of `choice`: what was missed and what is new come first, then what is due again. */
function practised(choice, seed) {
  const memory = memories();
  const drawn = drawQuestions(fitting(choice), seed, 0, choice.kinds, (question) => urgency(question, memory));
  return leaveRoom(drawn, choice.number, memory).map(({ key }) => key);
}

/** The fragment of the address that makes `choice`. */
function fragmentOf(choice) {
  const parts = [["seed", choice.seed]];
  if (choice.topics.length < TOPICS.length) parts.push(["topics", choice.topics.join(",")]);
  parts.push(["n", choice.number], ["kinds", choice.kinds.join(",")]);
  if (choice.final) parts.push(["feedback", "final"]);
  return `#${parts.map(([name, value]) => `${name}=${encodeURIComponent(value).replaceAll("%2C", ",")}`).join("&")}`;
}

/** The questions of the topics of `choice` that can be asked in one of its kinds. */
function fitting(choice) {
  const { topics, kinds } = choice;
  if (!kinds.length) return [];
  return DATA.questions.filter((question) => topics.includes(question.topic) && bestKind(question, kinds));
}

/** So many of each kind as the quiz says, where `choice` leaves number and kinds as they are proposed. */
function countsOf({ number, kinds }) {
  const isProposed = number === PROPOSED.number && PROPOSED.kinds.every((kind) => kinds.includes(kind)) && kinds.length === PROPOSED.kinds.length;
  return isProposed ? DATA.proposed.counts : {};
}

/** What is asked, in order: what the choice draws, or those of `only`, in an order that each further round shuffles anew. */
function questionsOf(run) {
  const { choice, only, round } = run;
  if (!only) return sampleQuiz(fitting(choice), choice.seed, choice.number, choice.kinds, countsOf(choice));
  const again = only.map((key) => QUESTIONS.get(key)).filter(Boolean);
  return (round ? shuffle(`${choice.seed} ${round}`, again, (question) => question.key) : again)
    .map((question) => ask(question, `${choice.seed} ${round}`, choice.kinds));
}
