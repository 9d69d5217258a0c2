// Hides the lines of every table that do not hold all words of the search field. Works from a file: no modules, no requests.
"use strict";
(function () {
  var field = document.getElementById("search");
  var nothing = document.getElementById("nothing");
  function plain(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f\u064b-\u0652]/g, "").toLowerCase();
  }
  var lines = Array.prototype.map.call(document.querySelectorAll("tbody tr"), function (row) {
    return { row: row, text: plain(row.textContent) };
  });
  function filter() {
    var words = plain(field.value).split(/\s+/).filter(Boolean);
    var shown = 0;
    lines.forEach(function (line) {
      var holds = words.every(function (word) { return line.text.indexOf(word) >= 0; });
      line.row.hidden = !holds;
      shown += holds ? 1 : 0;
    });
    nothing.textContent = lines.length > 0 && shown === 0 ? nothing.getAttribute("data-text") : "";
  }
  field.addEventListener("input", filter);
  field.form.addEventListener("submit", function (event) { event.preventDefault(); });
})();
