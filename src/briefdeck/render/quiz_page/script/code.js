// The result of a quiz as a short code, and a code as a result. It holds a name, the seed, and how each question went.

const LETTERS = { right: "r", counted: "c", near: "n", wrong: "w", none: "s" };
const OUTCOMES = Object.fromEntries(Object.entries(LETTERS).map(([outcome, letter]) => [letter, outcome]));
const CHECKED = 3;

/** The code of the quiz as it was taken by whoever gave this `name`. */
function codeOf({ run, asked }, name) {
  const places = new Map(DATA.questions.map(({ key }, at) => [key, at]));
  const answers = asked.map(({ question }, at) => places.get(question.key).toString(36) + LETTERS[outcomeOf(run.answers[at])]);
  const text = [DATA.edition.slice(0, 6), name, run.choice.seed, answers.join(".")].map(encodeURIComponent).join("~");
  return `Q${checkOf(text)}${btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")}`;
}

function outcomeOf(answered) {
  if (!answered || answered.given === null && answered.verdict !== "right") return answered ? "wrong" : "none";
  return answered.counted ? "counted" : answered.verdict;
}

function checkOf(text) {
  return seededHash("code", text).toString(36).padStart(7, "0").slice(-CHECKED);
}

/** What a code says; null for what is no code, whole and of this page's questions. */
function readCode(code) {
  try {
    const coded = code.slice(1 + CHECKED).replaceAll("-", "+").replaceAll("_", "/");
    const text = atob(coded);
    if (!code.startsWith(`Q${checkOf(text)}`)) return null;
    const [edition, name, seed, answers] = text.split("~").map(decodeURIComponent);
    if (edition !== DATA.edition.slice(0, 6)) return null;
    return { name, seed, answers: answers.split(".").map(readAnswerCode) };
  } catch {
    return null;
  }
}

function readAnswerCode(written) {
  const question = DATA.questions[parseInt(written.slice(0, -1), 36)];
  return { key: question.key, outcome: OUTCOMES[written.slice(-1)] };
}
