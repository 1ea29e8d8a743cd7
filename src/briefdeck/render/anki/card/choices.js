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

  // A tap marks the choice at once; where the page lives on, the back still shows it.
  function mark(item) {
    item.className += " chosen";
    list.querySelector(".right").className += " shown";
  }
  var memory = window.briefdeckChosen;
  if (page.className.indexOf("back") >= 0) {
    if (memory && memory.word === word) items[memory.at].className += " chosen";
    return;
  }
  window.briefdeckChosen = null;
  items.forEach(function (item, at) {
    item.addEventListener("click", function () {
      if (list.querySelector(".chosen")) return;
      window.briefdeckChosen = { word: word, at: at };
      mark(item);
    });
  });
})();
