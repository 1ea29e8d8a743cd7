// The first view: what is asked, of what, and how.

const VIEWS = ["start", "question", "result"];

/** Shows one of the views, alone. */
function show(view) {
  for (const each of VIEWS) $(each).hidden = each !== view;
  document.body.dataset.view = view;
  document.title = [view === "result" && message("result"), plain(DATA.title), message("title")].filter(Boolean).join(" · ");
  window.scrollTo(0, 0);
}

function showStart(choice) {
  show("start");
  writeChoice(choice);
  offerToContinue();
  offerMissed();
  $("keys").checked = keysAnswer();
  if (!STORE) $("kept").textContent = message("not_kept");
}

function boxes(name) {
  return [...$("choice").querySelectorAll(`input[name="${name}"]`)];
}

function writeChoice(choice) {
  for (const box of boxes("topic")) box.checked = choice.topics.includes(box.value);
  for (const box of boxes("kind")) box.checked = choice.kinds.includes(box.value);
  for (const box of boxes("feedback")) box.checked = (box.value === "final") === choice.final;
  $("seed").value = choice.seed;
  offerNumber(choice.number);
  $("number").value = String(choice.number);
  weigh();
}

/** Puts a number that is not offered among those that are. */
function offerNumber(number) {
  const offered = [...$("number").options];
  if (offered.some((option) => Number(option.value) === number)) return;
  const after = offered.find((option) => Number(option.value) > number || option.value === "0");
  $("number").insertBefore(el("option", { value: number }, String(number)), after);
}

function readChoice() {
  const ticked = (name) => boxes(name).filter((box) => box.checked).map((box) => box.value);
  return {
    seed: $("seed").value.trim() || PROPOSED.seed,
    topics: TOPICS.length > 1 ? ticked("topic") : TOPICS,
    kinds: ticked("kind"),
    number: Number($("number").value),
    final: ticked("feedback").includes("final"),
  };
}

/** Says how many questions there are for the choice as it stands, and whether that is a quiz. */
function weigh() {
  const choice = readChoice();
  const fit = fitting(choice).length;
  const asked = choice.number ? Math.min(choice.number, fit) : fit;
  $("available").textContent = fit
    ? message("available", { count: asked, all: fit })
    : message("none_available");
  $("start-button").disabled = !fit;
  $("link").value = location.href.replace(/#.*$/, "") + fragmentOf(choice);
  $("copied").textContent = "";
}

function tickTopics(ticked) {
  for (const box of boxes("topic")) box.checked = ticked;
  weigh();
}

function newSeed() {
  return String(1000 + Math.floor(Math.random() * 9000));
}

function offerToContinue() {
  const run = quiz.run;
  $("continue").hidden = !run || run.done;
  if (run) $("continue-text").textContent = message("stopped_at", { number: run.at + 1, all: quiz.asked.length });
}

function offerMissed() {
  const missed = missedBefore();
  $("missed-before").hidden = !missed.length;
  $("missed-before-button").textContent = message("missed_before", { count: missed.length });
}

async function copyLink() {
  $("link").select();
  try {
    await navigator.clipboard.writeText($("link").value);
    $("copied").textContent = message("copied");
  } catch {
    $("copied").textContent = message("copy_by_key");
  }
}

function keysAnswer() {
  return kept(SETTINGS)?.keys !== false;
}

function forget() {
  if (!window.confirm(message("forget_sure"))) return;
  forgetEverything();
  quiz.run = null;
  showStart(PROPOSED);
  $("kept").textContent = message("forgotten");
}

function listenToStart() {
  $("choice").addEventListener("input", weigh);
  $("choice").addEventListener("submit", (event) => {
    event.preventDefault();
    if (!$("start-button").disabled) begin(readChoice());
  });
  $("topics-all")?.addEventListener("click", () => tickTopics(true));
  $("topics-none")?.addEventListener("click", () => tickTopics(false));
  $("seed-new").addEventListener("click", () => {
    $("seed").value = newSeed();
    weigh();
  });
  $("continue-button").addEventListener("click", goOn);
  $("missed-before-button").addEventListener("click", () => begin({ ...PROPOSED, seed: newSeed() }, missedBefore()));
  $("copy").addEventListener("click", copyLink);
  $("keys").addEventListener("input", () => keep(SETTINGS, { keys: $("keys").checked }));
  $("forget").addEventListener("click", forget);
}
