/* At the desk nothing typed is kept in the browser: what another form of the page holds is asked about before it is lost. */
"use strict";
{
  const ASK = "ข้อความหรือไฟล์ที่ยังไม่ได้ส่งในหน้านี้จะหายไป ต้องการทำต่อหรือไม่";

  const isTyped = (field) => (field.type === "file" ? field.files.length > 0 : field.value.trim() !== "" && field.value !== field.defaultValue);
  const holds = (form) => [...form.querySelectorAll("textarea, input[type=text], input[type=file]")].some(isTyped);

  document.addEventListener("submit", (event) => {
    const isLost = [...document.querySelectorAll("#content form")].some((form) => form !== event.target && holds(form));
    if (isLost && !confirm(ASK)) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  }, true);
}
