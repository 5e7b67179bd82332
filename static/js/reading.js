// Comfort only: remembers the reader's text size and colours on this device, and lays the rest of a page out once the first
// screen stands (layout.css). The page works without it.
(() => {
  const boxes = document.querySelectorAll(".reading input[type=radio]");
  for (const box of boxes) {
    if (localStorage.getItem(box.name) === box.id) box.checked = true;
    box.addEventListener("change", () => localStorage.setItem(box.name, box.id));
  }
  addEventListener("load", () => document.documentElement.classList.add("whole"));
})();
