/* The browser's half of an entity's profile: arrows of the keyboard, printing, the title of the window. */
(function () {
  "use strict";

  const ROOT = "/entidad/";
  const TYPING = "input, textarea, select, [contenteditable=true], .filtros, .dash-dropdown-content, [role=listbox]";
  const nothing = () => window.dash_clientside.no_update;
  const isHere = () => window.location.pathname.startsWith(ROOT);

  const go = (href) => window.hojas.ir(href);

  function imprimir() {
    window.print();
    return nothing();
  }

  /* The entity and the view that the address asks for; on its way to another page it asks for nothing. */
  function pedida(path, search) {
    if (!path || !path.startsWith(ROOT)) return nothing();
    return [path.slice(ROOT.length), search || ""];
  }

  /* The window, and so the file of a print, is named after the entity. */
  document.addEventListener("hoja", () => {
    const name = document.querySelector(".perfil-nombre");
    if (isHere() && name) document.title = name.textContent + " · Gobierno al Plan";
  });

  /* The search of the rail picks an entity; here that means to open its profile. */
  function buscada(search) {
    const query = new URLSearchParams(search || "");
    const code = query.get("entidad");
    if (isHere() && code && code !== window.location.pathname.slice(ROOT.length)) {
      query.delete("entidad");
      const text = query.toString();
      go(ROOT + code + (text ? "?" + text : ""));
    }
    return nothing();
  }

  document.addEventListener("keydown", (event) => {
    const rel = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
    const modified = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
    if (!rel || modified || event.defaultPrevented || !isHere() || event.target.closest(TYPING)) return;
    const link = document.querySelector('.perfil-flecha[rel="' + rel + '"]');
    if (link) go(link.href);
  });

  window.dash_clientside = Object.assign({}, window.dash_clientside, { entidad: { pedida, imprimir, buscada } });
})();
