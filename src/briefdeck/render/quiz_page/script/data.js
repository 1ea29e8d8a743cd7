// What the page knows. Fields that say nothing are left out of the data.

const DATA = JSON.parse(new TextDecoder().decode(inflate(bytesIn("data"))));
const PICTURES = JSON.parse(document.getElementById("pictures").textContent);
for (const question of DATA.questions) question.fact = question.key.split(/[/.]/)[0];
const QUESTIONS = new Map(DATA.questions.map((question) => [question.key, question]));
const TOPICS = Object.keys(DATA.topics);
const KINDS = ["choice", "typed", "recall"];

/** The bytes that stand in an element, in base 64. */
function bytesIn(id) {
  return Uint8Array.from(atob(document.getElementById(id).textContent), (letter) => letter.charCodeAt(0));
}

/** The answers to `question` that are right when they are typed. */
function rightAnswers(question) {
  return [plain(question.answer), ...(question.accept ?? []), ...(question.spelled ?? [])];
}

/** The tables by which answers to `question` are judged: those of its own language. */
function tablesFor(question) {
  return { ...DATA.judging, ...DATA.judging_in?.[question.language] };
}

/** How `given` answers what is `asked`: "right", "near" or "wrong". */
function verdictOn(asked, given) {
  const { question, kind } = asked;
  if (kind === "choice") return given === rightOptionOf(asked) ? "right" : "wrong";
  if (kind === "order") return given === sequenceOf(question).join("\n") ? "right" : "wrong";
  const others = [...(question.wrong ?? []).map(plain), ...(question.others ?? [])];
  return judge(given, rightAnswers(question), others, tablesFor(question));
}
