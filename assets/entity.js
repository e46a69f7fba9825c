/* The profile of an entity (callbacks/profile.py): arrows of the keyboard, printing, the title of the window. */
(function () {
  "use strict";

  const TYPING = "input, textarea, select, [contenteditable=true], .filtros";
  const nothing = () => window.dash_clientside.no_update;
  let root = null; // of the paths of profiles, once the page has asked for one
  const isHere = () => !!root && window.location.pathname.startsWith(root);

  function print() {
    window.print();
    return nothing();
  }

  /* The entity and the view that the address asks for; on its way to another page it asks for nothing. */
  function asked(path, search, resources) {
    root = resources.perfil;
    return path && path.startsWith(root) ? [path.slice(root.length), search || ""] : nothing();
  }

  /* The window, and so the file of a print, is named after the entity. */
  function name(title) {
    if (isHere() && title) document.title = title;
    return nothing();
  }

  /* The search of the rail picks an entity; here that means to open its profile. */
  function searched(search) {
    const query = new URLSearchParams(search || "");
    const code = query.get("entidad");
    if (isHere() && code && code !== window.location.pathname.slice(root.length)) {
      query.delete("entidad");
      const text = query.toString();
      window.address.go(root + code + (text ? "?" + text : ""));
    }
    return nothing();
  }

  document.addEventListener("keydown", (event) => {
    const arrow = { ArrowLeft: ".perfil-anterior", ArrowRight: ".perfil-siguiente" }[event.key];
    const modified = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
    if (!arrow || modified || event.defaultPrevented || !isHere() || event.target.closest(TYPING)) return;
    const link = document.querySelector(arrow);
    if (link) link.click();
  });

  window.dash_clientside = Object.assign({}, window.dash_clientside, { entity: { asked, name, print, searched } });
})();
