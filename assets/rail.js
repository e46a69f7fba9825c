/* The rail of filters (layouts/shell.py): it folds away on a wide window and slides over the page on a narrow one. */
(function () {
  "use strict";

  const byId = (id) => document.getElementById(id);

  function fold() {
    const body = document.body.classList;
    const narrow = window.matchMedia("(max-width: 900px)").matches;
    body.toggle(narrow ? "filtros-abiertos" : "filtros-plegados");
    const open = narrow ? body.contains("filtros-abiertos") : !body.contains("filtros-plegados");
    const target = open ? byId("filtros-cerrar") : byId("filtros-boton");
    if (narrow && target) setTimeout(() => target.focus(), 0);
    setTimeout(() => window.dispatchEvent(new Event("resize")), 220); // once it has slid
    return String(open);
  }

  /* A Dash dropdown names itself by its value only; say its label too. */
  function nameLists() {
    document.querySelectorAll("button.dash-dropdown").forEach((button) => {
      const own = button.getAttribute("aria-labelledby") || "";
      const label = button.id + "-rotulo";
      if (!own.includes(label)) button.setAttribute("aria-labelledby", label + " " + own);
    });
  }

  document.addEventListener("keydown", (event) => {
    const button = byId("filtros-boton");
    if (event.key === "Escape" && document.body.classList.contains("filtros-abiertos") && button) button.click();
  });

  window.rail = { nameLists };
  window.dash_clientside = Object.assign({}, window.dash_clientside, { rail: { fold } });
})();
