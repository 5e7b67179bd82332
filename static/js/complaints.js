// Comfort only: every page works without it.
const thai = (number) => String(number).replace(/\d/g, (digit) => "๐๑๒๓๔๕๖๗๘๙"[digit]);
const meter = document.querySelector("[data-meter]");
const parts = [...(meter?.querySelectorAll("[data-part]") ?? [])];
const typedBefore = new Set(parts.filter((part) => "given" in part.dataset).map((part) => part.dataset.part));

// A part is typed on this page, or it was given on another one.
function given(name) {
  const field = document.getElementById(`id_${name}`);
  if (!field) return typedBefore.has(name);
  const files = document.getElementById("id_files")?.files.length || document.querySelector("[name=held]");
  return Boolean(field.value.trim()) || (name === "evidence" && Boolean(files));
}

function show() {
  const names = parts.map((part) => part.dataset.part).filter(given);
  const unplaced = Object.entries({ where: "ที่ไหน", when: "เมื่อใด" }).filter(([name]) => !names.includes(name)).map(([, word]) => word).join("และ");
  const proven = names.includes("evidence") || names.includes("witnesses");
  const enough = names.includes("what") && (proven || (!unplaced && names.includes("who")));
  meter.querySelector("strong").textContent = `${thai(names.length)} จาก ${thai(parts.length)} ส่วน`;
  meter.querySelector(".meter__sentence").textContent = !names.length ? "ยังไม่ได้กรอกข้อมูล"
    : !enough ? "ข้อมูลยังน้อย หากไม่แจ้งชื่ออาจตรวจสอบต่อไม่ได้"
    : unplaced ? `มีหลักฐานหรือพยานแล้ว โปรดบอก${unplaced}ด้วย เพื่อให้เริ่มตรวจสอบได้`
    : names.length === parts.length ? "มีข้อมูลครบทุกส่วน" : "มีข้อมูลพอให้เริ่มตรวจสอบได้";
  parts.forEach((part) => {
    const has = names.includes(part.dataset.part);
    part.querySelector("use").setAttribute("href", has ? "#cell-half" : "#cell-bare");
    part.querySelector(".visually-hidden").textContent = has ? " บอกแล้ว" : " ยังไม่มี";
  });
}

if (meter) document.addEventListener("input", show);

const print = document.querySelector("[data-print]");
if (print) {
  print.hidden = false;
  print.firstElementChild.addEventListener("click", () => window.print());
}

// Where the phone is becomes text in the field of the place: its owner reads it, and deletes it or sends it.
const POSITION = /^ตำแหน่ง -?\d+\.\d+, -?\d+\.\d+$/m;
const FAR = 100; // metres within which nobody needs to be told
const position = document.querySelector("[data-position]");
const place = document.getElementById("id_place");

function say(words) {
  position.querySelector("[role=status]").textContent = words;
}

function write({ coords }) {
  const text = `ตำแหน่ง ${coords.latitude.toFixed(4)}, ${coords.longitude.toFixed(4)}`;
  const before = place.value.trimEnd();
  place.value = POSITION.test(before) ? before.replace(POSITION, text) : [before, text].filter(Boolean).join("\n");
  const off = Math.round(coords.accuracy);
  say(off > FAR ? `เติมตำแหน่งแล้ว แต่อาจคลาดเคลื่อนราว ${thai(off)} เมตร โปรดเขียนจุดสังเกตเพิ่ม` : "เติมตำแหน่งในช่อง “ที่ไหน” แล้ว");
}

if (position && place && navigator.geolocation && isSecureContext) {
  position.hidden = false;
  position.querySelector("button").addEventListener("click", () => {
    say("กำลังหาตำแหน่ง");
    const failed = () => say("ใช้ตำแหน่งไม่ได้ โทรศัพท์อาจไม่อนุญาตหรือหาสัญญาณไม่พบ โปรดเขียนสถานที่เอง");
    navigator.geolocation.getCurrentPosition(write, failed, { enableHighAccuracy: true, timeout: 20000 });
  });
}

// A second click of the same hand is no second sending; whoever stopped or lost the first may send again.
const SAME_CLICK = 2000;
document.querySelectorAll("form[data-once]").forEach((form) => {
  let sent = -Infinity;
  form.addEventListener("submit", (event) => {
    if (performance.now() - sent < SAME_CLICK) event.preventDefault();
    else sent = performance.now();
  });
});

// What is too much is told before it is sent: past its own limit the server in front takes nothing, the words neither.
const MEBIBYTE = 1048576;
document.querySelectorAll("input[type=file][name=files]").forEach((input) => {
  const told = document.createElement("p");
  told.className = "invalid-feedback";
  told.setAttribute("role", "alert");
  input.after(told);
  input.addEventListener("change", () => {
    const sizes = [...input.files].map((file) => file.size);
    const words = sizes.length > 10 ? `เลือกไว้ ${thai(sizes.length)} ไฟล์ แนบได้ไม่เกิน ๑๐ ไฟล์`
      : Math.max(0, ...sizes) > 100 * MEBIBYTE ? "มีไฟล์ใหญ่เกิน ๑๐๐ เมกะไบต์"
      : sizes.reduce((sum, size) => sum + size, 0) > 300 * MEBIBYTE ? "ไฟล์ทั้งหมดรวมกันใหญ่เกิน ๓๐๐ เมกะไบต์" : "";
    told.textContent = words && `${words} โปรดเลือกใหม่ก่อนส่ง ข้อความที่พิมพ์ยังอยู่`;
  });
  // First of all: what is not sent is no first click of two.
  input.form?.addEventListener("submit", (event) => {
    if (!told.textContent) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    input.focus();
  }, { capture: true });
});
