// The foot of the window while questions are asked: the buttons that go on, and the keys that do the same.

/** The buttons before an answer is shown. */
function barBefore(asked) {
  const last = quiz.run.at + 1 === quiz.asked.length;
  const onward = message(last ? "see_result" : "next");
  const pass = button(message(isShownAtOnce(asked) ? "do_not_know" : "skip"), () => settle(asked, null));
  if (asked.kind === "recall") {
    fillBar(message("key_show"), button(message("show_answer"), () => turn(asked), { class: "primary" }));
  } else if (asked.kind === "typed") {
    const label = isShownAtOnce(asked) ? message("check") : onward;
    fillBar("", pass, button(label, () => submitTyped(asked), { class: "primary" }));
  } else if (asked.kind === "order") {
    fillBar("", pass);
  } else if (isShownAtOnce(asked)) {
    fillBar(message("key_choose", { count: asked.options.length }), pass);
  } else {
    const chosen = quiz.run.answers[quiz.run.at];
    fillBar(message("key_choose", { count: asked.options.length }), chosen ? button(onward, next, { class: "primary" }) : pass);
  }
}

/** The buttons when the answer is shown. */
function barAfter(asked, answered) {
  const onward = message(quiz.run.at + 1 === quiz.asked.length ? "see_result" : "next");
  const counting = appeal(asked, answered, next);
  const going = button(onward, next);
  // Enter never decides against the learner: a near miss is counted by it.
  const first = counting && verdictOf(answered) === "near" ? counting : going;
  first.classList.add("primary");
  const buttons = first === going ? [counting, going] : [going, counting];
  fillBar(message(first === going ? "key_next" : "key_count"), ...buttons);
}

/** A button by which whoever typed an answer counts it as right, and then goes on; null where there is nothing to judge. */
function appeal(asked, answered, then) {
  if (asked.kind !== "typed" || answered.given === null || isRight(answered)) return null;
  return button(message("count_as_right"), () => {
    countAsRight(answered);
    then();
  });
}

/** Milliseconds for which the bar rests when its buttons change: the second tap of a double tap meets nothing. */
const REST = 300;
let resting = 0;

/** Puts `buttons` at the foot, and what the keys do, where there are keys. */
function fillBar(keys, ...buttons) {
  $("bar").classList.add("resting");
  clearTimeout(resting);
  resting = setTimeout(() => $("bar").classList.remove("resting"), REST);
  const hint = keys && keysAnswer() ? el("span", { class: "keys" }, keys) : null;
  $("bar").replaceChildren(...[hint, ...buttons].filter(Boolean));
}

function focusBar() {
  ($("bar").querySelector(".primary") ?? $("bar")).focus({ preventScroll: true });
}

/** A key that is held does nothing but what it did when it was pressed. */
function ignoreHeldKeys(event) {
  const acts = event.key === "Enter" || event.key === " " || digitOf(event);
  if (event.repeat && acts && document.body.dataset.view === "question" && !(isTyping(event.target) && event.key !== "Enter")) {
    event.preventDefault();
    event.stopPropagation();
  }
}

/** The digit of a key wherever it stands on the keyboard, 0 for any other key. */
function digitOf({ code, key }) {
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(code ?? "") ?? /^([1-9])$/.exec(key);
  return digit ? Number(digit[1]) : 0;
}

/** Keys that answer, where nobody is typing: a number chooses, H opens the hint, Enter goes on. */
function answerByKey(event) {
  if (document.body.dataset.view !== "question" || !keysAnswer()) return;
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const hint = $("hint");
  if (digitOf(event)) pressed(digitOf(event) - 1);
  else if (event.key.toLowerCase() === "h" && hint) hint.open = !hint.open;
  else if (event.key === "Enter" && !event.target.closest("button, summary, a")) $("bar").querySelector(".primary")?.click();
  else return;
  event.preventDefault();
}

function pressed(at) {
  if (!isOver()) optionButtons()[at]?.click();
  else if ($("reveal").classList.contains("open")) $("bar").querySelectorAll("button")[at]?.click();
}

function isTyping(target) {
  return target.matches("input:not([readonly]), textarea, select");
}
