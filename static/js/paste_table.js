/* Comfort for a pasted table: what Word and Excel put on the clipboard keeps which line belongs to which cell. */
"use strict";
{
  const words = (cell) => [...cell.querySelectorAll("p, li, br")].length
    ? [...cell.querySelectorAll("p, li")].map((part) => part.textContent.replace(/\s+/g, " ").trim()).filter(Boolean).join("\n") ||
      cell.innerText.trim()
    : cell.textContent.replace(/\s+/g, " ").trim();

  const quoted = (text) => `"${text.replaceAll('"', '""')}"`;

  /* One line a row; a cell that spans several columns or rows leaves the others empty. */
  const rowsOf = (table) => {
    const grid = [];
    [...table.rows].forEach((row, y) => {
      grid[y] ??= [];
      let x = 0;
      for (const cell of row.cells) {
        while (grid[y][x] !== undefined) x += 1;
        for (let down = 0; down < cell.rowSpan; down += 1) {
          grid[y + down] ??= [];
          for (let right = 0; right < cell.colSpan; right += 1) grid[y + down][x + right] = down || right ? "" : words(cell);
        }
        x += cell.colSpan;
      }
    });
    return grid.map((row) => Array.from(row, (text) => quoted(text ?? "")).join("\t")).join("\n");
  };

  document.addEventListener("paste", (event) => {
    const field = event.target.closest?.("[data-paste-table]");
    const html = field && event.clipboardData.getData("text/html");
    const tables = html ? [...new DOMParser().parseFromString(html, "text/html").querySelectorAll("table")] : [];
    if (!tables.length) return;
    event.preventDefault();
    field.value = tables.map(rowsOf).join("\n");
  });
}
