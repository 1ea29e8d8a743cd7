(function () {
  // What was typed is read from Anki's own comparison: what stands before its arrow, less the gaps. Where nothing was,
  // Anki shows the answer as if it had been typed.
  var page = document.querySelector(".briefdeck.back"), code = page && page.querySelector("code#typeans");
  if (!code || !"".normalize) return;
  if (!code.children.length) return replace("verdict nothing", nothing());
  var typed = "", node = code.firstChild;
  for (; node && node.id !== "typearrow" && node.nodeName !== "BR"; node = node.nextSibling) {
    if (/typeGood|typeBad/.test(node.className || "")) typed += node.textContent;
  }
  function fold(text) {
    // quotation marks and stops around the words, and a hyphen between two of them, are nobody's mistake
    text = text.replace(/^[\s"'“”„«»‘’(]+|[\s"'“”„«»‘’).,;:!?]+$/g, "").replace(/([^\d\s])[-‐‑](?=[^\d\s])/g, "$1");
    return text.normalize("NFKD").replace(/[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\s]/g, "").toLowerCase();
  }
  var right = [page.querySelector(".answer")].concat(Array.prototype.slice.call(page.querySelectorAll(".accepted i")));
  if (!fold(typed) || !(right.some(function (each) { return fold(each.textContent) === fold(typed); }) || judged())) return;
  replace("verdict", typed + " ✓");

  // The judge of the quiz, where it knows the language of the card and the browser is new enough to have read it.
  function judged() {
    if (!window.briefdeckJudge) return false;
    var language = (page.getAttribute("lang") || "").toLowerCase().split("-")[0];
    return window.briefdeckJudge(typed, right.map(function (each) { return each.textContent; }), language) === "right";
  }

  // The bank's own words stand in a property of CSS, between quotation marks.
  function nothing() {
    var own = getComputedStyle(page).getPropertyValue("--nothing-typed-0");
    return own ? own.trim().slice(1, -1) : page.querySelector(".typed").getAttribute("data-nothing");
  }

  function replace(name, text) {
    var verdict = document.createElement("div");
    verdict.className = name;
    verdict.setAttribute("dir", "auto");
    verdict.textContent = text;
    code.parentNode.replaceChild(verdict, code);
  }
})();
