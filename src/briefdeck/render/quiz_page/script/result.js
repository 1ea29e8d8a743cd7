// The third view: how it went, and what to look at again.

function showResult() {
  show("result");
  const given = quiz.asked.map((asked, at) => ({ asked, answered: quiz.run.answers[at] })).filter((each) => each.answered);
  const missed = given.filter(({ answered }) => !isRight(answered));
  const right = given.filter(({ answered }) => isRight(answered));
  $("summed").replaceChildren(
    score(right.length, given.length),
    onwards(missed),
    ...(missed.length ? [el("h3", {}, `To look at again (${missed.length})`), review(missed)] : []),
    ...(right.length
      ? [el("details", { class: "known" }, el("summary", {}, `Answered right (${right.length})`), review(right))]
      : []),
    ...(given.length ? [byTopic(given)] : []),
    whichQuiz(),
  );
}

function score(right, all) {
  const share = all ? Math.round((100 * right) / all) : 0;
  const unasked = quiz.asked.length - all;
  return el("div", { class: "score" },
    el("p", { class: "points" }, el("b", {}, String(right)), ` of ${all} right`),
    el("progress", { value: right, max: Math.max(all, 1), "aria-label": "Share answered right" }),
    el("p", { class: "remark" }, remark(share, all) + (unasked ? ` ${count(unasked, "question")} not asked.` : "")),
  );
}

function remark(share, all) {
  if (!all) return "Nothing was answered.";
  if (share === 100) return "Every one right.";
  return share >= 80 ? "Well known." : share >= 50 ? "More than half: a second round will tell." : "A second round will tell.";
}

function onwards(missed) {
  const again = missed.length
    ? button(`Repeat the ${missed.length} missed`, () => repeat(missed.map(({ asked }) => asked.question.key)),
      { class: "primary", id: "repeat" })
    : null;
  return el("p", { class: "onwards" },
    again,
    button("New quiz", anew, { class: again ? null : "primary", id: "anew" }),
    button("Print", () => window.print(), { id: "print" }));
}

/** The questions with what was answered, what is right, and why. */
function review(given) {
  return el("ol", { class: "review" }, given.map(({ asked, answered }) => el("li", { class: verdictOf(answered) },
    said("p", asked.question.prompt, { class: "asked" }),
    ownAnswer(asked, answered),
    el("div", { class: "right-answer" }, el("span", { class: "label" }, "Answer"), answer(asked.question)),
    explanation(asked))));
}

function ownAnswer(asked, answered) {
  if (answered.given === null) return null;
  const near = verdictOf(answered) === "near";
  return el("p", { class: "own" },
    el("span", { class: "label" }, near ? "Yours, nearly" : "Yours"),
    asked.kind === "choice" ? said("span", answered.given) : el("span", { dir: "auto" }, answered.given),
    near ? button("Count as right", () => {
      countAsRight(answered);
      showResult();
      $("result-title").focus();
    }) : null);
}

function byTopic(given) {
  const rows = TOPICS.map((topic) => {
    const of = given.filter(({ asked }) => asked.question.topic === topic);
    return { topic, all: of.length, right: of.filter(({ answered }) => isRight(answered)).length };
  }).filter((row) => row.all);
  return el("table", {},
    el("caption", {}, "By topic"),
    el("thead", {}, el("tr", {}, ["Topic", "Right", "Asked"].map((name) => el("th", { scope: "col" }, name)))),
    el("tbody", {}, rows.map(({ topic, right, all }) => el("tr", {},
      said("th", DATA.topics[topic], { scope: "row" }), el("td", {}, String(right)), el("td", {}, String(all))))));
}

function whichQuiz() {
  const { choice, only } = quiz.run;
  const again = only ? "Questions that were missed." : "The same seed and choices ask the same questions.";
  return el("p", { class: "help" }, "Seed ", el("code", { dir: "auto" }, choice.seed), `. ${again}`);
}

function repeat(keys) {
  begin(quiz.run.choice, keys, quiz.run.round + 1);
}

function anew() {
  quiz.run = null;
  drop(RUN);
  showStart({ ...choiceIn(location.hash), seed: newSeed() });
  $("start-title").focus();
}

/** A printed result has everything unfolded. */
function listenToPrinter() {
  let folded = [];
  window.addEventListener("beforeprint", () => {
    folded = [...$("result").querySelectorAll("details:not([open])")];
    for (const each of folded) each.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const each of folded) each.open = false;
  });
}
