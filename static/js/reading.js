// Comfort only: remembers the reader's text size and colours on this device, and once the first screen stands lays the rest of
// the page out (layout.css) and fetches what the page left for later: its other scripts, style sheets of pages that may follow.
// The quick exit cannot wait for those. The page works without it.
(() => {
  const boxes = document.querySelectorAll(".reading input[type=radio]");
  for (const box of boxes) {
    if (localStorage.getItem(box.name) === box.id) box.checked = true;
    box.addEventListener("change", () => localStorage.setItem(box.name, box.id));
  }
  document.querySelector("[data-quick-exit]")?.addEventListener("click", (event) => {
    event.preventDefault();
    location.replace(event.currentTarget.href);
  });
  addEventListener("load", () => {
    document.documentElement.classList.add("whole");
    const later = document.getElementById("later");
    if (later) document.head.append(later.content);
  });
})();
