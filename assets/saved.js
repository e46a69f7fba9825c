/* What a reader comes back to (layouts/parts/saved.py), kept in this browser: views by name, their region (the one whose work
 * list they opened last), and whether they put the introduction away. */
(function () {
  "use strict";

  const VIEWS = "vistas"; // name and address of each
  const REGION = "mi-region"; // slugs
  const SEEN = "introduccion";
  const byId = (id) => document.getElementById(id);
  const html = (...given) => window.elements.html(...given); // loaded after this file, like the others
  const views = () => window.kept.read(VIEWS, []);

  /* Name and filters of the views that have any, as the sides of a comparison take them. */
  function selections() {
    const keys = new Set((specs || []).filter((spec) => spec.filtra && spec.clave !== "tipo").map((spec) => spec.clave));
    return views().map(({ nombre, direccion }) => {
      const given = new URL(direccion, window.location.origin).searchParams;
      return [nombre, String(new URLSearchParams([...given].filter(([key]) => keys.has(key))))];
    });
  }

  let specs = null; // of the controls, once the frame has them

  function draw() {
    const list = byId("vistas-lista");
    if (!list) return;
    const found = views();
    byId("vistas-cuenta").textContent = found.length ? `(${found.length})` : "";
    list.replaceChildren(...found.map(lineOf));
  }

  function lineOf({ nombre, direccion }, place) {
    const link = html("a", { href: direccion, "data-hoja": true }, nombre);
    const remove = html("button", { type: "button", class: "btn btn-sm btn-link ms-auto", "aria-label": "Borrar la vista " + nombre }, "Borrar");
    remove.addEventListener("click", () => forget(place, nombre));
    return html("li", { class: "d-flex align-items-center gap-2" }, link, remove);
  }

  function forget(place, name) {
    keep(views().filter((_, at) => at !== place), `Se borró la vista ${name}`);
    byId("vistas-nombre").focus();
  }

  /* The same name is the same view: it keeps the new address. */
  function save() {
    const field = byId("vistas-nombre");
    const name = field.value.trim();
    if (!name) return field.focus();
    const here = { nombre: name, direccion: window.location.pathname + window.location.search };
    keep([...views().filter((view) => view.nombre !== name), here], `Se guardó la vista ${name}`);
    window.dash_clientside.set_props("vistas-nombre", { value: "" });
  }

  function keep(found, said) {
    window.reader.say(window.kept.write(VIEWS, found) ? said : "Este navegador no deja guardar vistas");
    draw();
  }

  /* Each address: the region of a work list is the reader's, and the presets follow. */
  function arrived(path, search, resources) {
    specs = resources.controles;
    const regions = new URLSearchParams(search || "").getAll("region");
    if (path === "/mi-region" && regions.length) window.kept.write(REGION, regions);
    const own = window.kept.read(REGION, []).map((slug) => "region=" + encodeURIComponent(slug));
    const preset = document.querySelector("[data-vista=propia]");
    if (preset && own.length) preset.setAttribute("href", "/?" + own.join("&"));
    const here = path + (search || "");
    document.querySelectorAll("[data-vista]").forEach((link) => {
      const isHere = link.getAttribute("href") === here;
      link.classList.toggle("active", isHere);
      if (isHere) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    });
    draw();
    if (path === "/" && !window.kept.read(SEEN, false)) show(true);
    return window.dash_clientside.no_update;
  }

  const show = (isShown) => byId("introduccion").classList.toggle("show", isShown);

  function close() {
    const had = byId("introduccion").contains(document.activeElement);
    window.kept.write(SEEN, true);
    show(false);
    if (had) byId("introduccion-abrir").focus({ preventScroll: true });
  }

  const ACTS = {
    "vistas-guardar": save,
    "introduccion-cerrar": close,
    "introduccion-entendido": close,
    "introduccion-abrir": () => (show(true), byId("introduccion").focus()),
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest("button[id]");
    if (button && ACTS[button.id]) ACTS[button.id]();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.id === "vistas-nombre") save();
    if (event.key === "Escape" && event.target.closest && event.target.closest("#introduccion")) close();
  });
  document.addEventListener("DOMContentLoaded", () => window.kept.onOther(VIEWS, draw));

  window.saved = { selections };
  window.dash_clientside = Object.assign({}, window.dash_clientside, { saved: { arrived } });
})();
