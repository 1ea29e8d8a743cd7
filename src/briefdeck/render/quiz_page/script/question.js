// The second view: one question after another.

/** The question that is being asked. */
function current() {
  return quiz.asked[quiz.run.at];
}

/** Whether an answer is shown with its question, and not at the end: a recalled one must be, to be judged. */
function isShownAtOnce(asked) {
  return !quiz.run.choice.final || asked.kind === "recall";
}

function showQuestion() {
  show("question");
  const asked = current();
  document.title = `${quiz.run.at + 1}/${quiz.asked.length} · ${plain(DATA.title)}`;
  showState();
  $("topic").replaceChildren(...marked(DATA.topics[asked.question.topic] ?? ""));
  $("kind").textContent = wayToAnswer(asked);
  $("prompt").replaceChildren(...marked(promptOf(asked)));
  $("front").replaceChildren(...front(asked));
  $("ways").replaceChildren(...ways(asked));
  $("verdict").replaceChildren();
  $("verdict").className = "";
  $("explained").replaceChildren();
  $("reveal").className = "";
  const answered = quiz.run.answers[quiz.run.at];
  if (answered && isShownAtOnce(asked)) reveal(asked, answered);
  else barBefore(asked);
}

/** Puts the focus where the answer is given: on a phone not into the field, since its keyboard hides the question. */
function focusQuestion() {
  const field = $("typed");
  const target = field && matchMedia("(pointer: fine)").matches ? field : $("prompt");
  target.focus({ preventScroll: target !== field });
}

function showState() {
  const { run, asked } = quiz;
  const right = run.answers.filter(isRight).length;
  $("count").textContent = message("question_of", { number: run.at + 1, all: asked.length });
  $("score").textContent = run.choice.final ? "" : message("right_so_far", { count: right });
  $("progress").max = asked.length;
  $("progress").value = run.answers.filter(Boolean).length;
}

function wayToAnswer({ question, kind }) {
  if (kind === "order") return message("way_order");
  if (!question.items) return message(`way_${kind}`);
  return message(question.ordered ? "recall_items_in_order" : "recall_items", { count: question.items.length });
}

/** What stands under a prompt: whose word it is, a picture, a timeline. */
function front({ kind, question, speaker: told }) {
  const { picture: shown, before, after } = kind === "order" ? { picture: question.picture } : question;
  const event = (text) => said("li", text);
  return [
    told ? el("p", { class: "said-by" }, `— ${told}`) : null,
    shown?.side === "front" ? picture(shown) : null,
    before || after
      ? el("ol", { class: "timeline" },
        (before ?? []).map(event),
        el("li", { class: "unknown" }, message("time_gap")),
        (after ?? []).map(event))
      : null,
  ].filter(Boolean);
}

/** How an answer is given: options, a field, or nothing but one's memory; and a hint, if there is one. */
function ways(asked) {
  const { question, kind } = asked;
  const way = { choice: options, typed: field, recall: inMind, order: toOrder }[kind](asked);
  const hint = question.hint ? el("details", { id: "hint" }, el("summary", {}, message("hint")), said("p", question.hint)) : null;
  return [way, hint].filter(Boolean);
}

function options(asked) {
  const given = quiz.run.answers[quiz.run.at]?.given;
  return el("ol", { class: "options" }, asked.options.map((option, at) =>
    el("li", {}, said("button", option, {
      type: "button",
      onclick: () => choose(asked, at),
      "aria-keyshortcuts": String(at + 1),
      "aria-pressed": isShownAtOnce(asked) ? null : String(option === given),
    }))));
}

function field({ question }) {
  const given = quiz.run.answers[quiz.run.at]?.given ?? "";
  return el("p", { class: "typing" },
    el("label", { for: "typed" }, message("your_answer")),
    el("input", { id: "typed", type: "text", value: given, dir: "auto", lang: question.language ?? DATA.language,
      maxlength: "200", spellcheck: "false", autocapitalize: "off", autocorrect: "off", enterkeyhint: "done" }));
}

function inMind() {
  return el("p", { class: "in-mind" }, message("recall_first"));
}

function choose(asked, at) {
  if (isOver()) return;
  const option = asked.options[at];
  if (option === undefined) return;
  if (isShownAtOnce(asked)) {
    settle(asked, option);
    return;
  }
  note(asked, option);
  optionButtons().forEach((each, place) => each.setAttribute("aria-pressed", String(place === at)));
  barBefore(asked);
}

function optionButtons() {
  return [...$("ways").querySelectorAll(".options button")];
}

/** Whether the question has been answered and its answer is shown. */
function isOver() {
  return $("reveal").classList.contains("shown");
}

/** Takes down an answer; null for none. */
function note(asked, given, verdict = given === null ? "wrong" : verdictOn(asked, given)) {
  const { key } = asked.question;
  quiz.run.answers[quiz.run.at] = { key, given, verdict, counted: false };
  remember(key, verdict === "right");
  save();
}

/** Takes down an answer, and shows what is right or goes on. */
function settle(asked, given) {
  note(asked, given);
  if (!isShownAtOnce(asked)) {
    next();
    return;
  }
  reveal(asked, quiz.run.answers[quiz.run.at]);
  focusBar();
}

function submitTyped(asked) {
  const given = $("typed").value.trim();
  if (!given) $("typed").focus();
  else settle(asked, given);
}

function reveal(asked, answered) {
  showState();
  markGiven(asked, answered);
  $("reveal").className = `shown ${verdictOf(answered)}`;
  $("verdict").replaceChildren(...verdictIn(asked, answered));
  showExplained(asked);
  barAfter(asked, answered);
}

/** Shows the answer of a question that is judged by whoever recalled it. */
function turn(asked) {
  $("reveal").className = "shown open";
  $("verdict").textContent = message("the_answer");
  showExplained(asked);
  fillBar(message("key_judge"),
    button(message("did_not_know"), () => judgeOneself(asked, "wrong"), { "aria-keyshortcuts": "1" }),
    button(message("knew_it"), () => judgeOneself(asked, "right"), { "aria-keyshortcuts": "2" }));
  focusBar();
}

function judgeOneself(asked, verdict) {
  note(asked, null, verdict);
  next();
}

function showExplained(asked) {
  $("explained").replaceChildren(answer(asked), explanation(asked));
  $("verdict").scrollIntoView({ block: "nearest", behavior: isCalm() ? "auto" : "smooth" });
}

function isCalm() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** Marks the options or the field. Nothing is disabled, which would lose the focus; `isOver` keeps the answer. */
function markGiven(asked, answered) {
  optionButtons().forEach((each, at) => {
    const option = asked.options[at];
    const right = asked.kind === "order" ? answered.verdict === "right" : option === rightOptionOf(asked);
    const chosen = asked.kind === "choice" && option === answered.given;
    each.setAttribute("aria-disabled", "true");
    each.classList.toggle("right", right);
    each.classList.toggle("chosen", chosen);
    if (right || chosen) each.append(el("span", { class: "vh" }, ` ${message(right ? "option_right" : "option_wrong")}`));
  });
  if ($("typed")) {
    $("typed").readOnly = true;
    $("typed").className = verdictOf(answered);
  }
}

function verdictOf({ verdict, counted }) {
  return counted ? "right" : verdict;
}

function isRight(answered) {
  return Boolean(answered) && verdictOf(answered) === "right";
}

function verdictIn(asked, answered) {
  const verdict = verdictOf(answered);
  if (verdict === "right") {
    const row = inARow();
    return [answered.counted ? message("counted_as_right") : message(row > 2 ? "right_in_a_row" : "right", { count: row })];
  }
  const right = messageNodes("the_answer_is", { answer: said("span", asked.kind === "order" ? sequenceOf(asked.question).join(" → ") : rightOptionOf(asked)) });
  const key = verdict === "near" ? "near" : answered.given === null ? "shown" : "wrong";
  return [message(key), el("span", { class: "vh" }, " ", ...right)];
}

/** How many of the last answers were right, one after another. */
function inARow() {
  const answers = quiz.run.answers.slice(0, quiz.run.at + 1).reverse();
  const end = answers.findIndex((answered) => !isRight(answered));
  return end === -1 ? answers.length : end;
}

function countAsRight(answered) {
  answered.counted = true;
  remember(answered.key, true);
  save();
}

function next() {
  quiz.run.at += 1;
  if (quiz.run.at < quiz.asked.length) {
    save();
    showQuestion();
    focusQuestion();
  } else {
    finish();
  }
}

/** Asks whether the quiz shall end before its end. */
function askToEnd() {
  const asked = current();
  const answered = quiz.run.answers[quiz.run.at];
  const isShown = answered && isShownAtOnce(asked);
  const resume = () => (isShown ? barAfter(asked, answered) : barBefore(asked));
  fillBar(message("end_sure"), button(message("go_on"), () => {
    resume();
    focusQuestion();
  }), button(message("end"), finish, { class: "primary" }));
  focusBar();
}

/** Ends the quiz, also before its end: what was not asked does not count. */
function finish() {
  quiz.run.done = true;
  save();
  showResult();
  report();
  $("result-title").focus({ preventScroll: true });
}

function listenToQuestion() {
  $("answer").addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target.id !== "typed" || event.repeat || event.isComposing) return;
    event.preventDefault();
    $("bar").querySelector(".primary")?.click();
  });
  $("stop").addEventListener("click", askToEnd);
  document.addEventListener("keydown", ignoreHeldKeys, true);
  document.addEventListener("keydown", answerByKey);
}
