// Starts the rich text editor on its textareas. Without this script the textarea shows the HTML itself and still works.
import * as editor from "../django_prose_editor/editor.js";

const MARK = "data-django-prose-editor-configurable";
const BUTTONS = {
  bold: "ตัวหนา",
  italic: "ตัวเอียง",
  heading3: "หัวข้อใหญ่",
  heading4: "หัวข้อย่อย",
  paragraph: "ย่อหน้า",
  bulletList: "รายการหัวข้อย่อย",
  orderedList: "รายการลำดับเลข",
  orderedListProperties: "รูปแบบลำดับเลข",
  blockquote: "ข้อความอ้างอิง",
  link: "ใส่ลิงก์",
  unlink: "นำลิงก์ออก",
  "history:undo": "เลิกทำ",
  "history:redo": "ทำซ้ำ",
};

function start(textarea) {
  if (textarea.closest(".prose-editor")) return;
  const { extensions } = JSON.parse(textarea.getAttribute(MARK));
  const chosen = Object.entries(extensions)
    .filter(([name]) => editor[name])
    .map(([name, options]) => (typeof options === "object" ? editor[name].configure(options) : editor[name]));
  const frame = document.createElement("div");
  frame.className = "prose-editor";
  textarea.before(frame);
  frame.append(textarea);
  new editor.Editor({
    element: frame,
    extensions: chosen,
    content: textarea.value,
    injectCSS: false, // a style element: the policy blocks it, css/admin/rich_text.css holds the same rules
    editorProps: { attributes: named(textarea) },
    onCreate() {
      frame.querySelectorAll("[data-name]").forEach(translate);
      frame.querySelectorAll(".prose-menubar__selected").forEach(keepNamed);
    },
    onUpdate({ editor }) {
      textarea.value = editor.isEmpty ? "" : editor.getHTML();
    },
  });
}

function named(textarea) {
  const label = textarea.labels[0];
  if (label && !label.id) label.id = `${textarea.id}-label`;
  return { role: "textbox", "aria-multiline": "true", lang: "th", ...(label ? { "aria-labelledby": label.id } : {}) };
}

function translate(button) {
  const words = BUTTONS[button.dataset.name];
  if (!words) return;
  if (button.firstElementChild) button.firstElementChild.textContent = words; // a choice of the block menu
  else name(button, words);
}

function name(button, words) {
  button.title = words;
  button.setAttribute("aria-label", words);
}

// The button of the block menu is another one for each kind of block, and bears no data-name.
function keepNamed(selected) {
  const rename = () => {
    const button = selected.firstElementChild;
    button.dataset.kind ??= button.title.replace(" ", "");
    name(button, `ชนิดข้อความ: ${BUTTONS[button.dataset.kind] ?? "อื่น ๆ"}`);
  };
  rename();
  new MutationObserver(rename).observe(selected, { childList: true });
}

editor.initializeEditors(start, `[${MARK}]`);
