// The third view: how it went, and what to look at again.

function showResult() {
  show("result");
  const given = quiz.asked.map((asked, at) => ({ asked, answered: quiz.run.answers[at] })).filter((each) => each.answered);
  const missed = given.filter(({ answered }) => !isRight(answered));
  const right = given.filter(({ answered }) => isRight(answered));
  $("summed").replaceChildren(
    score(right.length, given.length, right.filter(({ answered }) => answered.counted).length),
    onwards(missed, given.length),
    handingIn(),
    ...(missed.length ? [el("h3", {}, message("to_review", { count: missed.length })), review(missed)] : []),
    ...(right.length
      ? [el("details", { class: "known" }, el("summary", {}, message("answered_right", { count: right.length })), review(right))]
      : []),
    ...(given.length ? [byTopic(given)] : []),
    whichQuiz(),
  );
}

function score(right, all, counted) {
  const share = all ? Math.round((100 * right) / all) : 0;
  const unasked = quiz.asked.length - all;
  return el("div", { class: "score" },
    el("p", { class: "points" }, ...messageNodes("score", { right: el("b", {}, spelled(right)), all })),
    el("progress", { value: right, max: Math.max(all, 1), "aria-label": message("score_label") }),
    counted ? el("p", { class: "remark" }, message("counted", { count: counted })) : null,
    el("p", { class: "remark" }, remark(share, all) + (unasked ? ` ${message("not_asked", { count: unasked })}` : "")),
  );
}

function remark(share, all) {
  if (!all) return message("remark_none");
  if (share === 100) return message("remark_all");
  return message(share >= 80 ? "remark_most" : share >= 50 ? "remark_half" : "remark_few");
}

/** Takes up a quiz again that was ended before its end. */
function undoEnd() {
  quiz.run.done = false;
  save();
  showQuestion();
  focusQuestion();
}

/** The result as a short code with a name, to hand in: a teacher adds codes up on this same page. */
function handingIn() {
  const name = el("input", { id: "name", type: "text", maxlength: "40", autocomplete: "off" });
  const code = el("input", { id: "code", type: "text", readonly: true, "aria-labelledby": "code-label" });
  const write = () => {
    code.value = codeOf(quiz, name.value.trim());
  };
  name.addEventListener("input", write);
  write();
  return el("details", { class: "hand-in" },
    el("summary", {}, message("hand_in")),
    el("p", { class: "help" }, message("hand_in_help")),
    el("p", {}, el("label", { for: "name" }, message("your_name")), name),
    el("p", {}, el("span", { id: "code-label" }, message("code")), el("span", { class: "pair" }, code,
      button(message("copy"), () => copyField(code, $("code-copied"))))),
    el("p", { class: "help", id: "code-copied", role: "status" }));
}

function onwards(missed, given) {
  const again = missed.length
    ? button(message("repeat_missed", { count: missed.length }), () => repeat(missed.map(({ asked }) => asked.question.key)),
      { class: "primary", id: "repeat" })
    : null;
  return el("p", { class: "onwards" },
    again,
    button(message("new_quiz"), anew, { class: again ? null : "primary", id: "anew" }),
    given < quiz.asked.length ? button(message("undo_end"), undoEnd, { id: "undo-end" }) : null,
    button(message("print"), () => window.print(), { id: "print" }));
}

/** The questions with what was answered, what is right, and why. */
function review(given) {
  return el("ol", { class: "review" }, given.map(({ asked, answered }) => el("li", { class: verdictOf(answered) },
    said("p", promptOf(asked), { class: "asked" }),
    asked.speaker ? el("p", { class: "said-by" }, `— ${asked.speaker}`) : null,
    ownAnswer(asked, answered),
    el("div", { class: "right-answer" }, el("span", { class: "label" }, message("answer")), answer(asked)),
    explanation(asked))));
}

function ownAnswer(asked, answered) {
  if (answered.given === null) return null;
  const near = verdictOf(answered) === "near";
  return el("p", { class: "own" },
    el("span", { class: "label" }, message(near ? "yours_near" : "yours")),
    asked.kind === "choice" ? said("span", answered.given) : el("span", { dir: "auto" }, answered.given.replaceAll("\n", " → ")),
    appeal(asked, answered, () => {
      showResult();
      $("result-title").focus();
    }));
}

function byTopic(given) {
  const rows = TOPICS.map((topic) => {
    const of = given.filter(({ asked }) => asked.question.topic === topic);
    return { topic, all: of.length, right: of.filter(({ answered }) => isRight(answered)).length };
  }).filter((row) => row.all);
  return el("table", {},
    el("caption", {}, message("by_topic")),
    el("thead", {}, el("tr", {}, ["topic", "right", "asked"].map((key) => el("th", { scope: "col" }, message(key))))),
    el("tbody", {}, rows.map(({ topic, right, all }) => el("tr", {},
      said("th", DATA.topics[topic], { scope: "row" }), el("td", {}, String(right)), el("td", {}, String(all))))));
}

function whichQuiz() {
  const { choice, only } = quiz.run;
  const seed = messageNodes("seed", { seed: el("code", { dir: "auto" }, choice.seed) });
  return el("p", { class: "help" }, ...seed, ` ${message(only ? "seed_missed" : "seed_help")}`);
}

function repeat(keys) {
  begin(quiz.run.choice, keys, quiz.run.round + 1);
}

function anew() {
  quiz.run = null;
  drop(RUN);
  setAddress(location.pathname + location.search);
  showStart(PROPOSED);
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
