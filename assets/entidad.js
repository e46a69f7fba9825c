/* The browser's half of an entity's profile: arrows of the keyboard, printing, the title of the window. */
(function () {
  "use strict";

  const ROOT = "/entidad/";
  const TYPING = "input, textarea, select, [contenteditable=true], .filtros, .dash-dropdown-content, [role=listbox]";
  const nothing = () => window.dash_clientside.no_update;
  const isHere = () => window.location.pathname.startsWith(ROOT);

  function go(href) {
    const url = new URL(href, window.location.href);
    window.dash_clientside.set_props("direccion", { pathname: url.pathname, search: url.search });
  }

  function imprimir() {
    window.print();
    return nothing();
  }

  /* The window, and so the file of a print, is named after the entity. */
  function titular() {
    requestAnimationFrame(() => {
      const name = document.querySelector(".perfil-nombre");
      if (isHere() && name) document.title = name.textContent + " · Gobierno al Plan";
    });
    return nothing();
  }

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

  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest("a.perfil-flecha");
    const modified = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.button;
    if (!link || modified) return;
    event.preventDefault();
    go(link.href);
  });

  window.dash_clientside = Object.assign({}, window.dash_clientside, { entidad: { imprimir, titular, buscada } });
})();
