// What the page knows, and who wants to hear of changes.
export const store = {
  state: null, // title, topics, counts, shelf
  key: "", // the article that is shown
  lines: [],
  facts: [], // those that are listed
  view: "article", // or refused, warned, disputed, cardless, all, a topic
  line: 0, // the line that is looked at
  around: 0, // the one whose neighbours are shown with what is cited folded: not one that was clicked, or the text would jump
  open: "", // the id of the fact that is open
  draft: null, // the new fact that is being written
  answer: null, // what was last proved of the open fact or the draft
  tab: "card",
  folded: true,
  unfolded: new Set(),
  written: new Map(), // what was written and not yet read back by the server: by id
  passage: null, // what is marked: {line, text}
};

const listeners = [];
export const listen = listener => listeners.push(listener);
export const tell = (...what) => listeners.forEach(listener => listener(new Set(what)));

// remembers what was written, until the server has read the file again
export function wrote(answer) {
  const { id, sha, values, verdict, line } = answer;
  store.written.set(id, { revision: store.state.revision, fresh: { sha, values, verdict, line } });
  const fact = openFact();
  if (fact?.id === id) Object.assign(fact, { sha, values, verdict, line });
}

export function refresh(facts) {
  for (const [id, { revision, fresh }] of store.written) {
    if (revision < store.state.revision) store.written.delete(id);
    else Object.assign(facts.find(each => each.id === id) ?? {}, fresh);
  }
  return facts;
}

export const article = () => store.state?.articles.find(each => each.key === store.key);
export const openFact = () => store.facts.find(each => each.id === store.open);
export const topicName = name => store.state.topics.find(each => each.key === name)?.name ?? name ?? "";
