// The quiz that is being taken, and how the page begins.

/** `run` is what a reload needs, `asked` what follows from it. */
const quiz = { run: null, asked: [] };

function begin(choice, only = null, round = 0) {
  quiz.run = { choice, only, round, at: 0, answers: [], done: false };
  quiz.asked = questionsOf(quiz.run);
  setAddress(only ? location.pathname + location.search : fragmentOf(choice));
  save();
  showQuestion();
  focusQuestion();
}

function save() {
  keep(RUN, quiz.run);
}

/** Takes up the quiz that was being taken when the page was closed, if it is one. */
function takeUp() {
  const run = kept(RUN);
  try {
    quiz.asked = questionsOf(run);
    const fits = run.answers.every((each, at) => !each || each.key === quiz.asked[at].question.key);
    quiz.run = fits && quiz.asked.length && (run.done || quiz.asked[run.at]) ? run : null;
  } catch {
    quiz.run = null;
  }
}

function goOn() {
  if (!quiz.run.only) setAddress(fragmentOf(quiz.run.choice));
  if (quiz.run.done) {
    showResult();
  } else {
    showQuestion();
    focusQuestion();
  }
}

/** Opens what the address says: the quiz being taken, unless the address is of another one. */
function open() {
  if (location.hash === "#teacher") {
    showTeacher();
    return;
  }
  takeUp();
  const named = choiceIn(location.hash);
  const isMeant = quiz.run && (location.hash ? fragmentOf(named) === fragmentOf(quiz.run.choice) : !quiz.run.done);
  if (isMeant) goOn();
  else if (startsAtOnce(location.hash) && fitting(named).length) begin(named);
  else showStart(named);
}

listenToStart();
listenToQuestion();
listenToPrinter();
listenToTeacher();
window.addEventListener("hashchange", () => (location.hash === "#teacher" ? showTeacher() : showStart(choiceIn(location.hash))));
document.querySelector("main").hidden = false;
open();
