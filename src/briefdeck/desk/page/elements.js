// Makes elements. Text is always set as text: nothing that a file says is ever read as HTML.
export const byId = id => document.getElementById(id);

export function make(tag, properties = {}, ...children) {
  const [name, ...classes] = tag.split(".");
  const element = document.createElement(name || "div");
  if (classes.length) element.className = classes.join(" ");
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key in element && !key.startsWith("aria") && key !== "role") element[key] = value;
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

// the text without its marks, bold and italic as such
export function marked(text) {
  return String(text)
    .split(/(\*\*\S(?:.*?\S)??\*\*|\*[^\s*](?:[^*]*?[^\s*])?\*)/)
    .filter(Boolean)
    .map(part => {
      if (/^\*\*.+\*\*$/.test(part)) return make("b", {}, part.slice(2, -2));
      if (/^\*[^*]+\*$/.test(part)) return make("i", {}, part.slice(1, -1));
      return part;
    });
}

export const key = text => make("kbd", {}, text);
export const count = (number, plural) => `${number.toLocaleString("en")} ${number === 1 ? plural.replace(/s$/, "") : plural}`;

// puts parts into a box; one that is there already is not moved, so that it keeps focus, cursor and place on the screen
export function fill(box, parts) {
  const kept = parts.find(part => part.parentNode === box);
  if (!kept) { box.replaceChildren(...parts); return; }
  const before = kept.getBoundingClientRect().top;
  for (const child of [...box.childNodes]) if (child !== kept) child.remove();
  const at = parts.indexOf(kept);
  kept.before(...parts.slice(0, at));
  kept.after(...parts.slice(at + 1));
  box.parentElement.scrollTop += kept.getBoundingClientRect().top - before;
}

let timer;
export function toast(text, action, label = "Undo") {
  const shown = make("div.toast", {}, text, " ");
  if (action) shown.append(make("button", { onclick: () => { shown.remove(); action(); } }, label));
  byId("toasts").replaceChildren(shown);
  clearTimeout(timer);
  timer = setTimeout(() => shown.remove(), 7000);
}

// a dialog in the middle, which keeps the focus until it is closed
export function dialog(label, build) {
  const before = document.activeElement;
  const veil = make("dialog.veil", { "aria-label": label });
  const close = () => { veil.close(); };
  veil.addEventListener("close", () => { veil.remove(); before?.focus?.(); });
  veil.addEventListener("click", event => { if (event.target === veil) close(); });
  veil.append(build(close));
  document.body.append(veil);
  veil.showModal();
  return close;
}
