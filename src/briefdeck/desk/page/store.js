// What the page knows, and who wants to hear of changes.
export const store = {
  state: null, // title, topics, counts, shelf
  key: "", // the article that is shown
  lines: [],
  facts: [], // those that are listed
  view: "article", // or refused, warned, disputed, cardless, all, a topic
  line: 0, // the line that is looked at
  open: "", // the id of the fact that is open
  draft: null, // the new fact that is being written
  answer: null, // what was last proved of the open fact or the draft
  tab: "card",
  folded: true,
  unfolded: new Set(),
  passage: null, // what is marked: {line, text}
};

const listeners = [];
export const listen = listener => listeners.push(listener);
export const tell = (...what) => listeners.forEach(listener => listener(new Set(what)));

export const article = () => store.state?.articles.find(each => each.key === store.key);
export const openFact = () => store.facts.find(each => each.id === store.open);
export const topicName = name => store.state.topics.find(each => each.key === name)?.name ?? name ?? "";
