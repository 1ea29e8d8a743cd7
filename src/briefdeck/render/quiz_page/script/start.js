// The first view: what is asked, of what, and how.

const VIEWS = ["start", "question", "result", "teacher"];

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
  showMastery();
  const unknown = unknownIn(location.hash);
  $("unknown").hidden = !unknown.length;
  $("unknown").textContent = unknown.length ? message("unknown_in_address", { names: unknown.join(", ") }) : "";
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
  $("seed").value = location.hash ? choice.seed : "";
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
    seed: $("seed").value.trim(),
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
  const link = fragmentOf({ ...choice, seed: choice.seed || PROPOSED.seed });
  $("link").value = `${location.href.replace(/#.*$/, "")}${link}&start=1`;
  $("link-help").textContent = /^https?:/.test(location.protocol) ? "" : message("link_on_disk");
  $("copied").textContent = "";
}

function tickTopics(ticked) {
  for (const box of boxes("topic")) box.checked = ticked;
  weigh();
}

function newSeed() {
  return String(1000 + Math.floor(Math.random() * 9000));
}

/** Begins: with a seed the quiz that it draws, without one what there is to practise, drawn anew each time. */
function start() {
  const choice = readChoice();
  if (!fitting(choice).length) return;
  if (choice.seed) {
    begin(choice);
  } else {
    const seed = newSeed();
    const isMixed = KINDS.every((kind) => choice.kinds.includes(kind));
    begin({ ...choice, seed, kinds: isMixed ? [...choice.kinds, ...VARIETY] : choice.kinds }, practised(choice, seed));
  }
}

/** How well the topics are known, once something is. */
function showMastery() {
  const topics = mastery();
  const right = topics.reduce((sum, topic) => sum + topic.right, 0);
  const due = topics.reduce((sum, topic) => sum + topic.due, 0);
  $("mastery").hidden = !right;
  $("mastery").replaceChildren(...(right ? [
    el("h3", {}, message("mastery")),
    el("p", { class: "help" }, message(due ? "due_today" : "nothing_due", { count: due })),
    el("ul", {}, topics.map(({ topic, all, right: known }) => el("li", {},
      said("span", DATA.topics[topic], { class: "name" }),
      el("span", { class: "count" }, message("known_of", { count: known, all })),
      el("progress", { value: known, max: all, "aria-hidden": "true" })))),
  ] : []));
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

/** Copies what stands in `field`, and says so in `status`. */
async function copyField(field, status) {
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    status.textContent = message("copied");
  } catch {
    status.textContent = message("copy_by_key");
  }
}

function keysAnswer() {
  return kept(SETTINGS)?.keys !== false;
}

/** Deletes what is kept at the second press: a frame may not let the page ask. */
function forget() {
  if ($("forget").dataset.sure !== "yes") {
    $("forget").dataset.sure = "yes";
    $("forget").textContent = message("forget_sure");
    return;
  }
  forgetEverything();
  quiz.run = null;
  showStart(PROPOSED);
  $("forget").dataset.sure = "";
  $("forget").textContent = message("forget");
  $("kept").textContent = message("forgotten");
}

function listenToStart() {
  $("choice").addEventListener("input", weigh);
  $("start-button").addEventListener("click", start);
  $("choice").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.id === "seed" && !event.repeat) start();
  });
  $("topics-all")?.addEventListener("click", () => tickTopics(true));
  $("topics-none")?.addEventListener("click", () => tickTopics(false));
  $("seed-new").addEventListener("click", () => {
    $("seed").value = newSeed();
    weigh();
  });
  $("continue-button").addEventListener("click", goOn);
  $("missed-before-button").addEventListener("click", () => {
    const seed = newSeed();
    begin({ ...PROPOSED, seed }, shuffle(seed, missedBefore(), (key) => key));
  });
  $("copy").addEventListener("click", () => copyField($("link"), $("copied")));
  $("keys").addEventListener("input", () => keep(SETTINGS, { keys: $("keys").checked }));
  $("forget").addEventListener("click", forget);
}
