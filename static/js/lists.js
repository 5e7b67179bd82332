/* On a phone a list's rows stand one under the other: each cell then says which column it is of, and a long one shows its beginning. */
"use strict";
const LONG = 70; // letters: two lines of a phone
document.addEventListener("DOMContentLoaded", () => {
  const table = document.getElementById("result_list");
  if (!table) return;
  const names = [...table.querySelectorAll("thead th")].map((head) => head.querySelector(".text")?.textContent.trim() ?? "");
  for (const row of table.tBodies[0]?.rows ?? []) {
    [...row.cells].forEach((cell, place) => {
      if (place && names[place]) cell.dataset.label = names[place];
      cell.classList.toggle("long", cell.textContent.length > LONG);
    });
  }
});
