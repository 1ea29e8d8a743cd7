(function () {
  // A hint that was opened on the front stays open on the back, so that nothing moves.
  var page = document.querySelector(".briefdeck"), hint = page && page.querySelector(".hint");
  if (!hint) return;
  var key = page.getAttribute("data-key");
  if (page.className.indexOf("back") >= 0) {
    if (window.briefdeckHint === key) hint.open = true;
    return;
  }
  window.briefdeckHint = null;
  hint.addEventListener("toggle", function () { window.briefdeckHint = hint.open ? key : null; });
})();
