// Comfort only: remembers the reader's text size and colours on this device. The switches work without it.
(() => {
  const boxes = document.querySelectorAll(".reading input[type=radio]");
  for (const box of boxes) {
    if (localStorage.getItem(box.name) === box.id) box.checked = true;
    box.addEventListener("change", () => localStorage.setItem(box.name, box.id));
  }
})();
