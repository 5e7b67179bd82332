/* What must be mended has the focus, whatever took it while the page was loading. */
"use strict";
addEventListener("load", () => document.querySelector(".error-summary")?.focus());
