// The page of a teacher: the codes of a class, added up for each pupil and each question.

function showTeacher() {
  show("teacher");
  addUp();
  $("teacher-title").focus({ preventScroll: true });
}

/** Reads the codes that were pasted, and shows what they say together. */
function addUp() {
  const codes = [...new Set($("codes").value.split(/\s+/u).filter(Boolean))];
  const read = codes.map((code) => ({ code, result: readCode(code) }));
  const results = read.filter(({ result }) => result).map(({ result }) => result);
  const unread = read.filter(({ result }) => !result);
  $("class").replaceChildren(...[
    unread.length ? el("p", { class: "note" }, message("codes_unread", { count: unread.length })) : null,
    results.length ? el("p", { class: "help" }, message("codes_read", { count: results.length })) : null,
    results.length ? byPupil(results) : null,
    results.length ? byQuestion(results) : null,
  ].filter(Boolean));
}

function isCounted({ outcome }) {
  return outcome === "right" || outcome === "counted";
}

function byPupil(results) {
  const sorted = [...results].sort((one, other) => (one.name < other.name ? -1 : 1));
  return tableOf("by_pupil", ["pupil", "right", "own_judgement", "asked"], sorted.map(({ name, answers }) => [
    el("span", { dir: "auto" }, name || message("no_name")),
    spelled(answers.filter(isCounted).length),
    spelled(answers.filter(({ outcome }) => outcome === "counted").length),
    spelled(answers.length),
  ]));
}

/** The questions with how many got them right, the hardest first. */
function byQuestion(results) {
  const given = new Map();
  for (const answered of results.flatMap(({ answers }) => answers)) {
    const { right, all } = given.get(answered.key) ?? { right: 0, all: 0 };
    given.set(answered.key, { right: right + isCounted(answered), all: all + 1 });
  }
  const rows = [...given].sort(([, one], [, other]) => one.right / one.all - other.right / other.all);
  return tableOf("by_question", ["question", "right", "asked"], rows.map(([key, { right, all }]) => [
    el("span", {}, said("span", QUESTIONS.get(key).prompt), el("span", { class: "key" }, ` ${key}`)),
    spelled(right),
    spelled(all),
  ]));
}

function tableOf(caption, heads, rows) {
  return el("table", {},
    el("caption", {}, message(caption)),
    el("thead", {}, el("tr", {}, heads.map((key) => el("th", { scope: "col" }, message(key))))),
    el("tbody", {}, rows.map(([first, ...rest]) => el("tr", {}, el("th", { scope: "row" }, first), rest.map((cell) => el("td", {}, cell))))));
}

function listenToTeacher() {
  $("codes").addEventListener("input", addUp);
  $("to-teacher").addEventListener("click", () => showTeacher());
  $("from-teacher").addEventListener("click", () => {
    setAddress(location.pathname + location.search);
    showStart(PROPOSED);
  });
}
