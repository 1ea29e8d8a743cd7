// What the page remembers, in this browser. Where a browser refuses, it remembers until it is closed.

const PREFIX = `briefdeck-quiz:${DATA.title}:`;
const STORE = openStore();
/** The quiz that is being taken, for this edition of the page: other questions are another quiz. */
const RUN = `run:${DATA.edition}`;
/** Whether each question was last answered right: by its key, which no edition changes. */
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

function remember(key, right) {
  keep(MEMORY, { ...kept(MEMORY), [key]: right ? 1 : 0 });
}

/** The questions that are still here and were last answered wrong. */
function missedBefore() {
  const memory = kept(MEMORY) ?? {};
  return [...QUESTIONS.keys()].filter((key) => memory[key] === 0);
}
