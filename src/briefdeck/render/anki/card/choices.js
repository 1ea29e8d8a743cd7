(function () {
  // The order comes from the note and the day, so front and back agree without storing anything.
  var page = document.querySelector(".briefdeck"), list = page && page.querySelector(".choices");
  if (!list || list.className.indexOf("live") >= 0) return;
  var day = Math.floor((Date.now() - 60000 * new Date().getTimezoneOffset()) / 86400000 - 1 / 6);
  var word = page.getAttribute("data-key") + " " + day, state = 2166136261, i;
  for (i = 0; i < word.length; i++) state = Math.imul(state ^ word.charCodeAt(i), 16777619);
  function random() {
    state = (state + 1831565813) | 0;
    var t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }
  var items = Array.prototype.slice.call(list.children);
  for (i = items.length - 1; i > 0; i--) {
    var j = Math.floor(random() * (i + 1)), held = items[i];
    items[i] = items[j];
    items[j] = held;
  }
  items.forEach(function (item) { list.appendChild(item); });
  list.className += " live";

  // A tap or the key of its number marks a choice at once. The back still shows it: Anki keeps the page, and a
  // client that loads each side anew has the session's store.
  function remember(at) {
    window.briefdeckChosen = { word: word, at: at };
    try { sessionStorage.setItem("briefdeck", JSON.stringify(window.briefdeckChosen)); } catch (none) { /* no store */ }
  }
  function remembered() {
    if (window.briefdeckChosen) return window.briefdeckChosen;
    try { return JSON.parse(sessionStorage.getItem("briefdeck")); } catch (none) { return null; }
  }
  function choose(at) {
    if (!items[at] || list.querySelector(".chosen")) return;
    remember(at);
    items[at].className += " chosen";
    list.className += " done";
    list.querySelector(".right").className += " shown";
  }
  if (window.briefdeckKeys) document.removeEventListener("keydown", window.briefdeckKeys);
  if (page.className.indexOf("back") >= 0) {
    var memory = remembered();
    if (memory && memory.word === word && items[memory.at]) items[memory.at].className += " chosen";
    return;
  }
  remember(-1);
  items.forEach(function (item, at) {
    item.addEventListener("click", function () { choose(at); });
  });
  // The desktop keeps the bare digits for itself, so Alt with a digit does the same.
  window.briefdeckKeys = function (event) {
    var digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code || "Digit" + event.key);
    if (digit && !event.ctrlKey && !event.shiftKey && !event.metaKey && document.body.contains(list)) choose(digit[1] - 1);
  };
  document.addEventListener("keydown", window.briefdeckKeys);
})();
