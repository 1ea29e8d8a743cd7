(function () {
  // The options come in a new order at each showing. The back has that of its front: Anki keeps the page, and a client
  // that loads each side anew has the session's store. Where there is neither, the order is that of the day.
  var page = document.querySelector(".briefdeck"), list = page && page.querySelector(".choices");
  if (!list || list.className.indexOf("live") >= 0) return;
  var key = page.getAttribute("data-key"), isBack = page.className.indexOf("back") >= 0;
  var items = Array.prototype.slice.call(list.children), shown = isBack && recalled();
  if (!shown || shown.key !== key) shown = { key: key, order: isBack ? today() : String(Math.random()), at: -1 };
  if (!isBack && !keep()) shown.order = today();
  shuffle(items, key + " " + shown.order);
  items.forEach(function (item) { list.appendChild(item); });
  list.className += " live";
  list.setAttribute("role", "radiogroup");
  items.forEach(function (item, at) {
    item.className += " tappable";
    item.setAttribute("role", "radio");
    mark(item, false);
    if (!isBack) item.setAttribute("tabindex", at ? "-1" : "0");
  });

  function today() {
    return String(Math.floor((Date.now() - 60000 * new Date().getTimezoneOffset()) / 86400000 - 1 / 6));
  }
  function shuffle(all, word) {
    var state = 2166136261, i, j, held;
    for (i = 0; i < word.length; i++) state = Math.imul(state ^ word.charCodeAt(i), 16777619);
    for (i = all.length - 1; i > 0; i--) {
      state = (state + 1831565813) | 0;
      var t = Math.imul(state ^ (state >>> 15), 1 | state);
      t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
      j = Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * (i + 1));
      held = all[i];
      all[i] = all[j];
      all[j] = held;
    }
  }
  function keep() {
    window.briefdeckShown = shown;
    try { sessionStorage.setItem("briefdeck", JSON.stringify(shown)); return true; } catch (none) { return false; }
  }
  function recalled() {
    if (window.briefdeckShown) return window.briefdeckShown;
    try { return JSON.parse(sessionStorage.getItem("briefdeck")); } catch (none) { return null; }
  }
  function mark(item, isChosen) {
    if (isChosen) item.className += " chosen";
    item.setAttribute("aria-checked", String(isChosen));
  }
  function choose(at) {
    if (!items[at] || list.querySelector(".chosen")) return;
    shown.at = at;
    keep();
    mark(items[at], true);
    list.className += " done";
    list.querySelector(".right").className += " shown";
  }
  function focus(at) {
    items.forEach(function (item, each) { item.setAttribute("tabindex", each === at ? "0" : "-1"); });
    items[at].focus();
  }

  if (window.briefdeckKeys) document.removeEventListener("keydown", window.briefdeckKeys);
  if (isBack) {
    if (items[shown.at]) mark(items[shown.at], true);
    return;
  }
  items.forEach(function (item, at) {
    item.addEventListener("click", function () { choose(at); });
    item.addEventListener("keydown", function (event) {
      var step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
      if (step) focus((at + step + items.length) % items.length);
      else if (event.key === " " || event.key === "Enter") choose(at);
      else return;
      event.preventDefault();
    });
  });
  // The desktop keeps the bare digits for itself, so Alt with a digit does the same.
  window.briefdeckKeys = function (event) {
    var digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code || "Digit" + event.key);
    if (digit && !event.ctrlKey && !event.shiftKey && !event.metaKey && document.body.contains(list)) choose(digit[1] - 1);
  };
  document.addEventListener("keydown", window.briefdeckKeys);
})();
