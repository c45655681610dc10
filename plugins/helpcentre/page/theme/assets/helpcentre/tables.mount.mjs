// On a phone the rows of a table are blocks, and older Safari no longer takes it for a table then. The roles are
// given here and not in the HTML, where they would repeat what the elements say, which is an error there.
const ROLES = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TH: "columnheader", TD: "cell" };

for (const table of document.querySelectorAll(".hc-text table:not([class])")) {
  for (const element of [table, ...table.querySelectorAll("*")]) {
    if (element.tagName in ROLES) element.setAttribute("role", ROLES[element.tagName]);
  }
}
