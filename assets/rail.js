/* The rail of filters and the menu of pages (layouts/shell.py). On a wide window the rail folds away, which is remembered;
 * on a narrow one it is Bootstrap's off-canvas: it slides over the page, which is inert until the rail is closed. */
(function () {
  "use strict";

  const FOLDED = "filtros-plegados"; // class of the document, and name in the browser's memory
  const byId = (id) => document.getElementById(id);
  const root = () => document.documentElement.classList;
  const isNarrow = () => window.matchMedia("(max-width: 991.98px)").matches;
  const isOpen = () => (isNarrow() ? byId("filtros").classList.contains("show") : !root().contains(FOLDED));

  function remember() {
    try {
      localStorage.setItem(FOLDED, root().contains(FOLDED) ? "si" : "");
    } catch {
      // a browser without memory for this page forgets it, no more
    }
  }

  /* What is behind an open rail is out of reach of pointer, keys and screen readers. */
  function cover(isCovered) {
    document.querySelectorAll(".cabecera, main, .pie-pagina, .saltar").forEach((item) => (item.inert = isCovered));
    document.querySelectorAll(".offcanvas-backdrop").forEach((item) => item.remove());
    if (isCovered) document.body.append(window.elements.html("div", { class: "offcanvas-backdrop fade show" }));
  }

  function slide(isIn) {
    const rail = byId("filtros");
    rail.classList.toggle("show", isIn);
    rail.toggleAttribute("aria-modal", isIn);
    rail.setAttribute("role", isIn ? "dialog" : "complementary");
    cover(isIn);
    (isIn ? byId("filtros-cerrar") : byId("filtros-boton")).focus();
  }

  function toggle() {
    if (isNarrow()) slide(!isOpen());
    else {
      root().toggle(FOLDED);
      remember();
      window.dispatchEvent(new Event("resize"));
    }
    say();
  }

  const say = () => byId("filtros-boton").setAttribute("aria-expanded", String(isOpen()));

  /* Only the controls that act on the page are there; where none does, neither rail nor button. */
  function offer(acting) {
    document.querySelectorAll("#filtros [data-clave]").forEach((box) => (box.hidden = !acting.has(box.dataset.clave)));
    ["filtros", "filtros-boton"].forEach((id) => (byId(id).hidden = acting.size === 0));
    say();
  }

  /* The button opens and closes the menu; another page closes it. */
  function menu(clicks, path, isShown) {
    const isButton = window.dash_clientside.callback_context.triggered.some((item) => item.prop_id.startsWith("menu-boton"));
    const opens = isButton && !isShown;
    return [opens, String(opens)];
  }

  document.addEventListener("click", (event) => {
    if (event.target.closest("#filtros-boton, #filtros-cerrar, .offcanvas-backdrop")) toggle();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented && isNarrow() && byId("filtros").classList.contains("show")) toggle();
  });
  window.addEventListener("resize", () => {
    const rail = byId("filtros");
    if (rail && !isNarrow() && rail.classList.contains("show")) slide(false);
    if (rail) say();
  });

  window.rail = { offer };
  window.dash_clientside = Object.assign({}, window.dash_clientside, { rail: { menu } });
})();
