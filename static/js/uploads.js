/* Files are measured before they are sent; several at once, chosen or dragged, get a row each with a title from the name. */
"use strict";
{
  const MEBIBYTE = 1048576;
  const CAMERA = /^(img|image|dsc|dscf|dcim|pxl|photo|line|line_album|screenshot|scan|received|mvimg|s)?[\s_\-.\d()]*$/i;

  const thai = (text) => String(text).replace(/\d/g, (digit) => "๐๑๒๓๔๕๖๗๘๙"[digit]);
  const inWords = (bytes) => `${thai((Math.ceil(bytes / MEBIBYTE * 10) / 10).toFixed(1).replace(/\.0$/, ""))} เมกะไบต์`;
  const bytesOf = (input) => [...input.files].reduce((sum, file) => sum + file.size, 0);
  const mostOf = (input) => Number(input.dataset.most);
  const inputsOf = (form) => [...form.querySelectorAll("input[type=file][data-most][name]")];

  const tooLarge = (input) => (bytesOf(input) > mostOf(input)
    ? `ไฟล์นี้มีขนาด ${inWords(bytesOf(input))} รับได้ไม่เกิน ${inWords(mostOf(input))} โปรดย่อขนาดหรือแยกเป็นหลายไฟล์` : "");

  const tooMuch = (form) => {
    const inputs = inputsOf(form).filter((input) => input.files.length);
    const together = inputs.reduce((sum, input) => sum + bytesOf(input), 0);
    return inputs.length > 1 && together > mostOf(inputs[0])
      ? `ไฟล์ที่เลือกรวมกัน ${inWords(together)} ส่งได้ครั้งละไม่เกิน ${inWords(mostOf(inputs[0]))} โปรดนำบางไฟล์ออก บันทึก แล้วเพิ่มที่เหลือ` : "";
  };

  const tell = (input, words) => {
    let place = input.parentElement.querySelector(".upload-problem");
    if (!place && words) {
      place = document.createElement("p");
      place.className = "upload-problem";
      place.id = `${input.id}_problem`;
      place.setAttribute("role", "alert");
      input.after(place);
      input.setAttribute("aria-errormessage", place.id);
    }
    if (place) place.textContent = words;
    if (words) input.setAttribute("aria-invalid", "true"); else input.removeAttribute("aria-invalid");
  };

  /* What a name says of its file: nothing where a camera gave it. */
  const titleFrom = (name) => {
    const stem = name.replace(/\.[^.]*$/, "").normalize("NFC");
    return CAMERA.test(stem) ? "" : stem.replace(/[_\s]+/g, " ").trim();
  };

  const rowsOf = (group) => [...group.querySelectorAll(".inline-related:not(.empty-form)")];

  const TITLES = "[name$=-title], [name=title], [name$=-alt]";
  const PROPOSED = "proposed-titles";

  /* A title that nobody typed follows its file, also on the page that answers with what was wrong. */
  const isProposed = (title) => !title.value || title.value === title.dataset.proposed;
  const proposedOf = (form) => [...form.querySelectorAll(TITLES)].filter((title) => title.value && isProposed(title));
  const keepProposed = (form) => sessionStorage.setItem(
    PROPOSED, JSON.stringify(Object.fromEntries(proposedOf(form).map(({ name, value }) => [name, value]))));
  const takeProposed = () => {
    const known = JSON.parse(sessionStorage.getItem(PROPOSED) ?? "{}");
    sessionStorage.removeItem(PROPOSED);
    document.querySelectorAll(TITLES).forEach((title) => { if (known[title.name] === title.value) title.dataset.proposed = title.value; });
  };

  const propose = (input) => {
    const place = input.closest(".inline-related") ?? input.form;
    const title = place.querySelector(TITLES);
    if (!title || !isProposed(title) || !input.files.length) return;
    const group = input.closest(".rows");
    const whole = group && input.form.querySelector("[name=title]")?.value;
    title.value = titleFrom(input.files[0].name)
      || (whole ? `${whole} ภาพที่ ${thai(rowsOf(group).indexOf(place) + 1)}` : "");
    title.dataset.proposed = title.value;
    title.dispatchEvent(new Event("input", { bubbles: true }));
  };

  const isFree = (row) => !row.classList.contains("has_original") && !row.querySelector(".upload-kept")
    && [...row.querySelectorAll("[type=file], [name$=-title], [name$=-alt], [name$=-url], [name$=-page]")].every((field) => !field.value);

  const freeRow = (group) => {
    const free = rowsOf(group).find(isFree);
    if (!free) group.querySelector(".add-row a")?.click();
    return free ?? rowsOf(group).find(isFree);
  };

  const put = (group, file) => {
    const input = freeRow(group)?.querySelector("input[type=file]");
    if (!input) return;
    const one = new DataTransfer();
    one.items.add(file);
    input.files = one.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  };

  const zoneFor = (group, input) => {
    const zone = document.createElement("div");
    const label = document.createElement("label");
    const several = document.createElement("input");
    several.type = "file";
    several.multiple = true;
    several.accept = input.accept;
    label.append("เลือกหลายไฟล์พร้อมกัน หรือลากไฟล์มาวางที่นี่ ระบบเพิ่มให้ไฟล์ละหนึ่งรายการ", several);
    zone.className = "drop";
    zone.append(label);
    several.addEventListener("change", () => { [...several.files].forEach((file) => put(group, file)); several.value = ""; });
    zone.addEventListener("dragover", (event) => { event.preventDefault(); zone.classList.add("drop--over"); });
    zone.addEventListener("dragleave", () => zone.classList.remove("drop--over"));
    zone.addEventListener("drop", (event) => {
      event.preventDefault();
      zone.classList.remove("drop--over");
      [...event.dataTransfer.files].forEach((file) => put(group, file));
    });
    return zone;
  };

  const check = (form) => {
    const inputs = inputsOf(form).filter((input) => input.files.length);
    inputs.forEach((input) => tell(input, tooLarge(input)));
    if (inputs.length && !inputs.some(tooLarge)) tell(inputs.at(-1), tooMuch(form));
    return inputs.find((input) => input.hasAttribute("aria-invalid"));
  };

  document.addEventListener("change", (event) => {
    const input = event.target;
    if (!input.matches?.("input[type=file][data-most][name]")) return;
    tell(input, "");
    propose(input);
    check(input.form);
  });

  /* A file that misses the place would open in the window and take the form with it. */
  ["dragover", "drop"].forEach((name) => document.addEventListener(name, (event) => {
    if (document.querySelector(".drop") && !event.target.closest?.("input[type=file]")) event.preventDefault();
  }));

  document.addEventListener("submit", (event) => {
    const wrong = check(event.target);
    if (!wrong) return keepProposed(event.target);
    event.preventDefault();
    wrong.focus();
  }, true);

  document.addEventListener("DOMContentLoaded", () => {
    takeProposed();
    document.querySelectorAll(".rows").forEach((group) => {
      const input = group.querySelector(".empty-form input[type=file][data-most]");
      if (input) group.querySelector(".inline-heading").after(zoneFor(group, input));
    });
  });
}
