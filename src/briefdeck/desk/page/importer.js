// Brings a text in: dropped, chosen or pasted; shown with what is furniture and where each thing was found.
import { send } from "./api.js";
import { count, dialog, key, make, toast } from "./elements.js";
import { goTo, settled } from "./main.js";
import { store } from "./store.js";

const FIELDS = [
  ["title", "Title"], ["author", "Author"], ["published", "Published"], ["outlet", "Where it appeared"], ["url", "Address"],
  ["kind", "What it is"], ["descriptor", "In one line: what it is, what to beware of"],
];

const asBase64 = blob => new Promise((resolve, reject) => {
  const reader = new FileReader();
  reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
  reader.onerror = () => reject(reader.error);
  reader.readAsDataURL(blob);
});

export function openImport(file = null) {
  const close = dialog("Import a text", shut => {
    const fault = make("p.none", { role: "status" });
    const bring = async (name, blob) => {
      fault.textContent = "Reading…";
      try {
        const read = await send("bring", { name, data: await asBase64(blob) });
        shut();
        review(read);
      } catch (refused) { fault.textContent = refused.message; }
    };
    const choose = make("input", { type: "file", "aria-label": "A file", onchange: () => bring(choose.files[0].name, choose.files[0]) });
    const field = make("textarea.in", { rows: 8, "aria-label": "A text to paste", placeholder: "Or paste a text here", autofocus: true, onpaste: event => {
      const page = event.clipboardData.getData("text/html");
      if (page) { event.preventDefault(); bring("pasted.html", new Blob([page])); }
    } });
    const box = make("div.sheet.bring", {}, make("h2", {}, "Import a text"),
      make("p.drop", {}, "Drop a saved web page, PDF, Word file, EPUB, mail, Markdown or text here, or choose one: ", choose),
      field, fault,
      make("div.go", {}, make("button.btn.primary", { onclick: () => field.value.trim() && bring("pasted.txt", new Blob([field.value])) }, "Read it"),
        make("button.btn", { onclick: shut }, "Cancel"), make("span.t", {}, "Nothing is fetched.")));
    if (file) queueMicrotask(() => bring(file.name, file));
    return box;
  });
  return close;
}

function review(read) {
  const furniture = new Set(read.lines.flatMap((line, at) => (line.furniture ? [at + 1] : [])));
  dialog("Import a text", close => {
    const lines = make("div.l", { tabindex: "0", role: "region", "aria-label": "Lines" });
    const fields = new Map();
    const field = (name, label, value, found) => {
      const input = make(name === "descriptor" ? "textarea.in" : "input.in", { value: value ?? "", "aria-label": label, "data-key": name });
      fields.set(name, input);
      return make("label.field", {}, make("span", {}, label, make(`em${found || name === "kind" || name === "descriptor" ? "" : ".no"}`, {}, found || (name === "kind" || name === "descriptor" ? "" : "not in the file"))), input);
    };
    const draw = () => lines.replaceChildren(
      make("p.say-so", {}, read.notes.length ? `${read.notes.join(". ")}. ` : "", "What belongs to the page and not to the article is furniture: it stays, and cannot be cited."),
      ...read.lines.map((line, at) => row(line, at + 1, furniture, draw)));
    draw();
    const fault = make("p", { role: "status" }, read.same ? `The article “${read.same}” has this text already.` : read.address ? `The article “${read.address}” has the same address.` : "The text goes to articles/, its entry to questions.yaml; then the concordance is made anew. Nothing is fetched.");
    const take = async () => {
      const since = store.state.revision;
      const entry = Object.fromEntries([...fields].filter(([name]) => name !== "key").map(([name, input]) => [name, input.value]));
      try {
        const taken = await send("take", { ticket: read.ticket, key: fields.get("key").value, entry, furniture: [...furniture] });
        close();
        await settled(since);
        await goTo({ key: taken.key });
        toast(`${taken.key}: written to questions.yaml:${taken.line}`);
      } catch (refused) { fault.textContent = refused.message; }
    };
    const sheet = make("div.sheet.import", { onkeydown: event => { if (event.ctrlKey && event.key === "Enter") take(); } },
      make("div.sh", {}, make("h2", {}, "Import a text"), make("span", {}, `${read.name}, ${read.kind}, ${count(read.lines.length, "lines")}`),
        make("button.plain", { onclick: () => { close(); openImport(); } }, "Another one")),
      lines,
      make("div.r", {}, field("key", "Key", read.key, "you cite by it"), FIELDS.map(([name, label]) => field(name, label, read.entry[name], read.found[name]))),
      make("div.sf", {}, fault, make("button.btn", { onclick: close }, "Cancel"), make("button.btn.primary", { onclick: take }, "Import ", key("Ctrl ↵"))));
    return sheet;
  });
}

function row(line, number, furniture, draw) {
  const isFurniture = furniture.has(number);
  const turn = () => { isFurniture ? furniture.delete(number) : furniture.add(number); draw(); };
  return make(`div.ln${isFurniture ? ".f" : line.doubt ? ".d" : ""}`, {}, make("span.n.num", {}, String(number)), make("p", {}, line.text),
    make("button", { onclick: turn, title: line.doubt, "aria-label": `line ${number}: ${isFurniture ? "keep it as text" : "it is furniture"}` }, isFurniture ? "keep" : line.doubt ? "furniture?" : "furniture"));
}

// files may be dropped anywhere on the page
export function listenToDrops() {
  document.addEventListener("dragover", event => event.preventDefault());
  document.addEventListener("drop", event => {
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    document.querySelector("dialog[open]")?.close();
    openImport(file);
  });
}
