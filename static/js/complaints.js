// Comfort only: every page works without it.
const meter = document.querySelector("[data-meter]");
const parts = ["who", "what", "where", "when", "how_known", "evidence", "witnesses"];
const thai = (number) => String(number).replace(/\d/g, (digit) => "๐๑๒๓๔๕๖๗๘๙"[digit]);

function given(name) {
  const field = document.getElementById(`id_${name}`);
  const files = document.getElementById("id_files");
  return Boolean(field?.value.trim()) || (name === "evidence" && files?.files.length > 0);
}

function show() {
  const names = parts.filter(given);
  const core = ["who", "what", "where", "when"].every((name) => names.includes(name));
  const enough = names.includes("what") && (core || names.includes("evidence") || names.includes("witnesses"));
  const words = !names.length ? "ยังไม่ได้กรอกข้อมูล"
    : !enough ? "ข้อมูลยังน้อย หากไม่แจ้งชื่ออาจตรวจสอบต่อไม่ได้"
    : names.length === parts.length ? "มีข้อมูลครบทุกส่วน" : "มีข้อมูลพอให้เริ่มตรวจสอบได้";
  meter.querySelector("meter").value = names.length;
  meter.querySelector("meter").setAttribute("aria-label", `กรอกแล้ว ${thai(names.length)} จาก ๗ ส่วน`);
  meter.querySelector(".meter-words").textContent = `กรอกแล้ว ${thai(names.length)} จาก ๗ ส่วน: ${words}`;
  meter.querySelector(".muted")?.remove();
}

if (meter) document.addEventListener("input", show);

document.querySelector("[data-quick-exit]")?.addEventListener("click", (event) => {
  event.preventDefault();
  location.replace(event.currentTarget.href);
});

// A second click of the same hand is no second sending; whoever stopped or lost the first may send again.
const SAME_CLICK = 2000;
document.querySelectorAll("form[data-once]").forEach((form) => {
  let sent = -Infinity;
  form.addEventListener("submit", (event) => {
    if (performance.now() - sent < SAME_CLICK) event.preventDefault();
    else sent = performance.now();
  });
});
