// Two more ways to ask, for practice on the page: whether a statement is true, and what came first.

const VARIETY = ["truth", "order"];
const FEWEST_IN_ORDER = 3;
/** One in so many of the questions with options is asked as a statement. */
const ONE_IN = 3;

/** Which of the two ways fits `question`, if `kinds` have it; undefined for neither. */
function variedKind(question, seed, kinds) {
  if (kinds.includes("order") && sequenceOf(question).length >= FEWEST_IN_ORDER) return "order";
  const isStatement = kinds.includes("truth") && seededHash(seed, `${question.key}\ntruth`) % ONE_IN === 0;
  return isStatement && canBeStated(question) ? "truth" : undefined;
}

/** The things that are to be put in order: a list that has one, or a line of time. */
function sequenceOf({ items, ordered, before, after, answer }) {
  if (ordered) return items;
  return before || after ? [...(before ?? []), answer, ...(after ?? [])] : [];
}

/** The fact of a question with options, parted where its answer stands; null where that is not just once. */
function statementParts({ fact, answer, wrong, because }) {
  if (!wrong?.length || because) return null;
  const parts = plain(DATA.facts[fact].statement).split(plain(answer));
  const isWhole = parts.length === 2 && !/[\p{L}\p{N}]$/u.test(parts[0]) && !/^[\p{L}\p{N}]/u.test(parts[1]);
  return isWhole ? parts : null;
}

/** Whether a question can be asked as a statement. */
function canBeStated(question) {
  return typeof DATA !== "undefined" && Boolean(question.contradicted?.length || statementParts(question));
}

/** The fact as it is, or with the other side's value or a wrong answer in it: what is stated, and the two options. */
function statementOf(question, seed) {
  const hash = seededHash(seed, `${question.key}\nstatement`);
  const isTrue = hash % 2 === 0;
  const place = Math.floor(hash / 2);
  const fact = DATA.facts[question.fact];
  const falseOne = () => {
    if (question.contradicted?.length) return question.contradicted[place % question.contradicted.length];
    const [before, after] = statementParts(question);
    return before + plain(question.wrong[place % question.wrong.length]) + after;
  };
  const stated = isTrue ? plain(fact.statement) : falseOne();
  const options = [message("true"), message("false")];
  const prompt = message("true_or_false", { statement: stated });
  return { options, rightOption: options[isTrue ? 0 : 1], prompt, speaker: speaker(fact) };
}

/** Whose word it is that is true or not, where it is somebody's or in dispute and the fact does not say it. */
function speaker(fact) {
  const sources = fact.disputes?.length ? fact.sources.map(([article]) => DATA.articles[article]).join("; ") : "";
  const told = plain(fact.said_by || sources);
  return plain(fact.statement).includes(told) ? "" : told;
}

/** What is asked, and the option that is right. */
function promptOf(asked) {
  return asked.prompt ?? asked.question.prompt;
}

function rightOptionOf(asked) {
  return asked.rightOption ?? asked.question.answer;
}

/** The things to tap in their order. */
function toOrder(asked) {
  const tapped = [];
  const list = el("ol", { class: "options ordering" }, asked.options.map((option) => el("li", {}, said("button", option, {
    type: "button",
    "aria-pressed": "false",
    onclick: (event) => {
      const each = event.currentTarget;
      if (isOver() || tapped.includes(option)) return;
      tapped.push(option);
      each.setAttribute("aria-pressed", "true");
      each.append(el("span", { class: "place" }, String(tapped.length)));
      if (tapped.length === asked.options.length) settle(asked, tapped.join("\n"));
    },
  }))));
  return list;
}
