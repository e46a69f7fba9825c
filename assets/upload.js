/* The box for a template (layouts/pages/report.py): Dash's upload has an input of its own, out of sight, without a name. */
(function () {
  "use strict";

  const name = (input) => input.setAttribute("aria-label", "Plantilla del informe");
  const look = () => document.querySelectorAll("#informe-plantilla input[type=file]:not([aria-label])").forEach(name);

  new MutationObserver(look).observe(document.documentElement, { childList: true, subtree: true });
  look();
})();
