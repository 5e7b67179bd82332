/* Files that staff chose in a long form are kept beside what they typed: in this browser alone, as long as the text is. */
"use strict";
const chosen = (() => {
  const STORE = "chosen";

  const answer = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

  const opened = () => {
    const request = indexedDB.open("forms", 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    return answer(request);
  };

  /* A browser that keeps nothing, or is full, answers undefined: then the names alone are told. */
  const ask = async (mode, act) => {
    try {
      const database = await opened();
      try { return await answer(act(database.transaction(STORE, mode).objectStore(STORE))); } finally { database.close(); }
    } catch { return undefined; }
  };

  const inputsOf = (form) => [...form.querySelectorAll("input[type=file][name]")].filter((input) => !input.name.includes("__prefix__"));
  const isTaken = (name) => document.getElementsByName(`${name}-kept`).length > 0;

  /* A file that the answer of the server refuses stands beside the sentence that says why. */
  const isRefused = (name) => Boolean(document.getElementsByName(name)[0]?.closest(".form-row")?.querySelector(".errorlist"));

  /* What one request could bring: a file that would be refused for its size is not kept either. */
  const fitting = (rows, most) => {
    let left = most;
    return rows.filter(({ file }) => file.size <= left && (left -= file.size) >= 0);
  };

  /* Every file of the form as { name, file }; one that the server took already comes from what was kept. */
  const inForm = (form, before) => [
    ...inputsOf(form).flatMap(({ name, files }) => [...files].map((file) => ({ name, file }))),
    ...before.filter(({ name }) => isTaken(name)),
  ];

  return {
    inForm,
    isTaken,
    isRefused,
    of: async (key) => (await ask("readonly", (store) => store.get(key))) ?? [],
    keep: (key, form, rows) => ask("readwrite", (store) => (
      rows.length ? store.put(fitting(rows, Number(inputsOf(form).find((input) => input.dataset.most)?.dataset.most ?? 0)), key) : store.delete(key))),
    sweep: async () => {
      const keys = (await ask("readonly", (store) => store.getAllKeys())) ?? [];
      for (const key of keys) if (localStorage.getItem(key) === null) await ask("readwrite", (store) => store.delete(key));
    },
    put: (rows) => rows.forEach(({ name, file }) => {
      const input = document.querySelector(`input[type=file][name="${CSS.escape(name)}"]`);
      if (!input || input.files.length) return;
      const one = new DataTransfer();
      one.items.add(file);
      input.files = one.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    }),
  };
})();
