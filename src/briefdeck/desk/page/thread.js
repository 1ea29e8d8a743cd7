// The thread between the open fact and its line.
import { byId } from "./elements.js";

export function draw() {
  const thread = byId("thread");
  const row = document.querySelector(".row.sel"), open = document.querySelector(".open");
  const main = document.querySelector("main").getBoundingClientRect();
  const badge = row?.querySelector(".c")?.getBoundingClientRect(), box = open?.getBoundingClientRect();
  const lines = byId("lines-scroll").getBoundingClientRect(), facts = byId("facts-scroll").getBoundingClientRect();
  const seen = badge && box && badge.top > lines.top - 12 && badge.bottom < lines.bottom + 12
    && box.top + 26 > facts.top && box.top + 26 < facts.bottom && box.left > badge.right;
  thread.style.display = seen ? "" : "none";
  if (!seen) return;
  const [x1, y1] = [badge.right + 3 - main.left, badge.top + badge.height / 2 - main.top];
  const [x2, y2] = [box.left - main.left, box.top + 26 - main.top];
  thread.setAttribute("class", open.classList.contains("refused") ? "refused" : "");
  thread.querySelector("path").setAttribute("d", `M${x1} ${y1} C ${x1 + 22} ${y1}, ${x2 - 22} ${y2}, ${x2} ${y2}`);
  for (const [name, x, y] of [[".a", x1, y1], [".b", x2, y2]]) {
    thread.querySelector(name).setAttribute("cx", x);
    thread.querySelector(name).setAttribute("cy", y);
  }
}

let waiting = 0;
export function redraw() {
  cancelAnimationFrame(waiting);
  waiting = requestAnimationFrame(draw);
}
document.addEventListener("scroll", redraw, true);
addEventListener("resize", redraw);
