// Paints words without touching the text: what is typed is never wrapped, made anew or moved.
const NAMES = ["stands", "wrong", "near", "stars", "passage"];
const painted = new Map(NAMES.map(name => [name, []]));

export function clear(...names) {
  for (const name of names.length ? names : NAMES) painted.set(name, []);
}

export function add(name, element, from, to) {
  const range = rangeIn(element, from, to);
  if (range) painted.get(name).push(range);
}

export function paint() {
  if (!("highlights" in CSS)) return;
  for (const [name, ranges] of painted) {
    if (ranges.length) CSS.highlights.set(name, new Highlight(...ranges));
    else CSS.highlights.delete(name);
  }
}

export function rangeIn(element, from, to) {
  if (!element || from >= to) return null;
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let at = 0, begun = false;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const end = at + node.length;
    if (!begun && from < end) { range.setStart(node, from - at); begun = true; }
    if (begun && to <= end) { range.setEnd(node, to - at); return range; }
    at = end;
  }
  return null;
}

// where words stand in a text that has marks between them
export function findWords(text, words) {
  if (!words) return null;
  const pattern = words.trim().split(/\s+/).map(word => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("[\\s*]+");
  const found = new RegExp(pattern).exec(text);
  return found ? [found.index, found.index + found[0].length] : null;
}
