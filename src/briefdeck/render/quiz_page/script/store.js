// What the page remembers, in this browser. Where a browser refuses, it remembers until it is closed.

const PREFIX = `briefdeck-quiz:${DATA.title}:`;
const STORE = openStore();
/** The quiz that is being taken, for this edition of the page: other questions are another quiz. */
const RUN = `run:${DATA.edition}`;
/** How well each question is known and on which day it comes again: by its key, which no edition changes. */
const MEMORY = "memory";
const SETTINGS = "settings";

function openStore() {
  try {
    const store = window.localStorage;
    store.setItem(PREFIX, "");
    store.removeItem(PREFIX);
    return store;
  } catch {
    return null;
  }
}

function keep(name, value) {
  try {
    STORE?.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    // The store is full: the quiz goes on, and only a reload begins anew.
  }
}

/** What was kept under `name`, null if nothing was. */
function kept(name) {
  try {
    return JSON.parse(STORE?.getItem(PREFIX + name) ?? "null");
  } catch {
    return null;
  }
}

function drop(name) {
  STORE?.removeItem(PREFIX + name);
}

function forgetEverything() {
  const names = STORE ? Object.keys(STORE) : [];
  for (const name of names) if (name.startsWith(PREFIX)) STORE.removeItem(name);
}

/** Days after which a question comes again, by how many times in a row it was answered right. */
const SPACES = [0, 1, 3, 7, 16, 35, 90];
const DAY = 24 * 60 * 60 * 1000;

function today() {
  return Math.floor(Date.now() / DAY);
}

/** How a question is known: `box` is how many times in a row it was right, `due` the day on which it comes again. */
function knownAs(key, memory = memories()) {
  const found = memory[key];
  if (found === undefined) return null;
  const [box, due] = Array.isArray(found) ? found : [found ? 1 : 0, 0];
  return { box, due };
}

function memories() {
  const memory = kept(MEMORY);
  return memory && typeof memory === "object" ? memory : {};
}

/** How a question is known after an answer: one that is right before its day leaves it where it is. */
function movedOn(known, right, day) {
  if (!right) return { box: 0, due: day };
  if (known && known.due > day) return known;
  const box = Math.min((known?.box ?? 0) + 1, SPACES.length - 1);
  return { box, due: day + SPACES[box] };
}

/** Remembers an answer. */
function remember(key, right) {
  const memory = memories();
  const { box, due } = movedOn(knownAs(key, memory), right, today());
  keep(MEMORY, { ...memory, [key]: [box, due] });
}

/** The questions that are still here and were last answered wrong. */
function missedBefore() {
  const memory = memories();
  return [...QUESTIONS.keys()].filter((key) => knownAs(key, memory)?.box === 0);
}

/** How urgent a question is that was answered right and is not due again. */
const NOT_DUE = 4;

/** How urgent a question is: 0 missed, 1 new, 2 due again, 3 new and kept for later, 4 not due. */
function urgency({ key, kinds }, memory) {
  const known = knownAs(key, memory);
  // Nobody should begin with answers to type alone.
  if (!known) return kinds[0] !== "choice" && seededHash("later", key) % 3 ? 3 : 1;
  return known.box === 0 ? 0 : known.due <= today() ? 2 : NOT_DUE;
}

/**
 * The first `number` of the questions `drawn` by their urgency, all for 0, with room for what is new or due: what was
 * missed takes at most half of a round as long as there is anything else to practise.
 */
function leaveRoom(drawn, number, memory) {
  const most = number ? Math.ceil(number / 2) : Infinity;
  const places = drawn.map((question, at) => {
    const urgent = urgency(question, memory);
    return urgent === 0 && at >= most ? NOT_DUE - 0.5 : urgent;
  });
  const order = drawn.map((_, at) => at).sort((one, other) => places[one] - places[other] || one - other);
  return order.slice(0, number || undefined).map((at) => drawn[at]);
}

/** How many questions of each topic there are, are known, and are due again. */
function mastery() {
  const memory = memories();
  return TOPICS.map((topic) => {
    const known = DATA.questions.filter((question) => question.topic === topic).map(({ key }) => knownAs(key, memory));
    const right = known.filter((each) => each?.box);
    return { topic, all: known.length, right: right.length, due: right.filter(({ due }) => due <= today()).length };
  });
}
