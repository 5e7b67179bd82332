/* What staff type and choose in a long form is kept in this browser, for this person, until it is saved: told on return. */
"use strict";
{
  const KEEP_DAYS = 14;
  const ROOMS = ["app-measures", "app-disclosures", "app-ita", "app-services", "model-organisation"];
  const PREFIX = "typed:";
  const SENT = "typed-sent";
  const UNTOLD = ["hidden", "file", "password", "submit", "button"];

  const staff = document.querySelector("meta[name=staff]")?.content;
  const kept = (key) => { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } };

  const forgetOld = () => {
    const oldest = Date.now() - KEEP_DAYS * 86400000;
    Object.keys(localStorage).filter((key) => key.startsWith(PREFIX))
      .forEach((key) => { if (!((kept(key)?.at ?? 0) > oldest)) localStorage.removeItem(key); });
  };

  /* The next page says whether what was sent was saved: a list of messages with a success in it. */
  const forgetSaved = () => {
    const key = sessionStorage.getItem(SENT);
    if (key && document.querySelector(".messagelist .success")) localStorage.removeItem(key);
    if (!document.querySelector("form.choose")) sessionStorage.removeItem(SENT);
  };

  const fieldsOf = (form) => [...form.elements].filter((field) => field.name && !UNTOLD.includes(field.type) && !field.name.includes("__prefix__"));
  const valueOf = (field) => (["checkbox", "radio"].includes(field.type) ? field.checked : field.value);
  const read = (form) => Object.fromEntries(fieldsOf(form).map((field) => [field.type === "radio" ? `${field.name}=${field.value}` : field.name, valueOf(field)]));
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

  /* A row that was added by hand is not there after a reload: ask for one more until it is. */
  const makeRoom = (name) => {
    const [, group] = /^(.+?)-\d+-/.exec(name) ?? [];
    const more = group && document.querySelector(`#${CSS.escape(group)}-group .add-row a`);
    for (let n = 0; more && n < 50 && !document.getElementsByName(name).length; n += 1) more.click();
  };

  const bringBack = (form, values, files) => {
    [...Object.keys(values), ...files.map(({ name }) => name)].forEach(makeRoom);
    for (const field of fieldsOf(form)) {
      const value = values[field.type === "radio" ? `${field.name}=${field.value}` : field.name];
      if (value === undefined) continue;
      if (["checkbox", "radio"].includes(field.type)) field.checked = value; else field.value = value;
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
    chosen.put(files);
  };

  const button = (words, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "button";
    made.textContent = words;
    made.addEventListener("click", act);
    return made;
  };

  const quiet = (words, act) => {
    const made = button(words, act);
    made.classList.add("button--quiet");
    return made;
  };

  const inWords = (draft, files, known) => {
    const at = new Date(draft.at);
    const day = at.toLocaleDateString("th-TH-u-nu-thai", { dateStyle: "long", timeZone: "Asia/Bangkok" });
    const time = at.toLocaleTimeString("th-TH-u-nu-thai", { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: "Asia/Bangkok" }).replace(":", ".");
    const when = `${day} เวลา ${time} น.`;
    const kept = files.map(({ file }) => file.name);
    const lost = (draft.files ?? []).filter((name) => !known.includes(name));
    const listed = (words, names) => (names.length ? ` ${words}: ${names.join(", ")}` : "");
    return `มีสิ่งที่ท่านกรอกไว้เมื่อ ${when} และยังไม่ได้บันทึก${listed("พร้อมไฟล์", kept)}${listed("ไฟล์ที่ต้องเลือกใหม่", lost)}`;
  };

  /* What is thrown away does not come back: the answer that keeps it stands first. */
  const ask = (bar, offered, discard) => {
    const words = document.createElement("p");
    words.textContent = "ทิ้งสิ่งที่กรอกไว้ใช่หรือไม่ ทิ้งแล้วนำกลับมาไม่ได้";
    const stay = button("ไม่ทิ้ง", () => bar.replaceChildren(...offered));
    bar.replaceChildren(words, stay, " ", quiet("ทิ้งถาวร", discard));
    stay.focus();
  };

  const tell = (form, key, draft, files, known) => {
    const bar = document.createElement("div");
    const words = document.createElement("p");
    words.textContent = inWords(draft, files, known);
    bar.className = "notice notice--behind typed";
    bar.setAttribute("role", "status");
    const discard = () => { localStorage.removeItem(key); chosen.sweep(); bar.remove(); };
    const offered = [
      words,
      button("นำกลับมา", () => { bringBack(form, draft.values, files); bar.remove(); }), " ",
      quiet("ทิ้ง", () => ask(bar, offered, discard)),
    ];
    bar.append(...offered);
    form.before(bar);
  };

  const keep = (key, form, first, before) => {
    const values = read(form);
    const files = chosen.inForm(form, before);
    try {
      if (same(values, first) && !files.length) localStorage.removeItem(key);
      else localStorage.setItem(key, JSON.stringify({ at: Date.now(), values, files: files.map(({ file }) => file.name) }));
    } catch { /* A full store keeps what it has. */ }
    chosen.keep(key, form, files);
  };

  const follow = async (form) => {
    const key = `${PREFIX}${staff}:${location.pathname}${location.search}${form.dataset.kept ? `#${form.dataset.kept}` : ""}`;
    const first = read(form);
    const draft = kept(key);
    let before = [];
    let timer = 0;
    form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(() => keep(key, form, first, before), 400); });
    form.addEventListener("change", ({ target }) => { if (target.type === "file") keep(key, form, first, before); });
    form.addEventListener("submit", () => { clearTimeout(timer); keep(key, form, first, before); sessionStorage.setItem(SENT, key); });
    if (!draft) return;
    before = await chosen.of(key);
    /* A page that answers with errors holds what was sent: of its files those that were taken, not those refused. */
    const isAnswer = document.querySelector("#content-main :is(.errornote, .errorlist)") !== null;
    const missing = before.filter(({ name }) => !chosen.isTaken(name) && !(isAnswer && chosen.isRefused(name)));
    const isWhole = same(draft.values, first) && !missing.length && (draft.files ?? []).length === before.length;
    if (isAnswer && !missing.length) return;
    if (!isWhole) tell(form, key, draft, missing, before.map(({ file }) => file.name)); else if (!before.length) localStorage.removeItem(key);
  };

  document.addEventListener("DOMContentLoaded", () => {
    if (!staff) return;
    forgetOld();
    forgetSaved();
    chosen.sweep();
    /* A page of ours names its form by `data-kept`, whose value sets apart what stands at one address. */
    const named = document.querySelector("form[data-kept]");
    const form = named ?? document.querySelector("body.change-form #content-main form[method=post]");
    if (form && (named || ROOMS.some((room) => document.body.classList.contains(room)))) follow(form);
  });
}
