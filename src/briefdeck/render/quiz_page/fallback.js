// In any browser, however old: where the script of the page has not run, says so.
window.onload = function () {
  if (document.getElementsByTagName("main")[0].hidden) document.getElementById("too-old").hidden = false;
};
