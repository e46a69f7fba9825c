/* The address is the state: controls, menu and address are kept equal here, and every script of a page changes the view
 * through `window.address`. Fed by the store of the frame (`_resources` in layouts/shell.py): the controls with
 * their parameters (`control_specs`), paths, titles and opening levels of the pages. Wired in callbacks/shell.py. */
(function () {
  "use strict";

  const nothing = () => window.dash_clientside.no_update;
  const written = (query) => (query.toString() ? "?" + query : "");
  const listOf = (value) => (Array.isArray(value) ? value : [value]).filter((text) => text !== null && text !== undefined && text !== "");

  /* The query of some values of controls. What no control holds (the picked entity) stays as the address has it. */
  function queryOf(specs, values, search) {
    const shown = new URLSearchParams(search || "");
    const query = new URLSearchParams();
    specs.forEach((spec) => {
      const chosen = spec.id in values ? listOf(values[spec.id]).map(String) : shown.getAll(spec.clave);
      if (spec.varios) chosen.sort();
      chosen.filter((text) => text !== spec.omision).forEach((text) => query.append(spec.clave, text));
    });
    return written(query);
  }

  /* What each control shows of an address; `short` has the values that stand for others (`SHORT_FORMS`). */
  function valuesOf(specs, search, short) {
    const query = new URLSearchParams(search || "");
    Object.entries(short).forEach(([key, forms]) => Object.entries(forms[query.get(key)] || {}).forEach((pair) => query.set(...pair)));
    const valueOf = (spec) => {
      const given = query.getAll(spec.clave).filter((text) => spec.valores.includes(text));
      if (spec.varios) return given;
      return given.length ? given[0] : spec.vacio;
    };
    return Object.fromEntries(specs.filter((spec) => spec.id).map((spec) => [spec.id, valueOf(spec)]));
  }

  /* The page of a path: its own path, or the path below it that has a code. */
  const pageAt = (path, pages) => {
    const wanted = path.replace(/\/+$/, "") || "/";
    return pages.find((page) => page[0] === wanted) || pages.find((page) => page[0].length > 1 && page[0].endsWith("/") && wanted.startsWith(page[0]));
  };

  /* The controls as a page means them: each page has the level that it opens at. */
  function specsAt(path, resources) {
    const page = pageAt(path || "/", resources.paginas);
    return resources.controles.map((spec) => (page && spec.clave === resources.clave_nivel ? Object.assign({}, spec, { omision: page[2], vacio: page[2] }) : spec));
  }

  /* Whichever changed, the address or a control, the other follows. */
  function sync(search, ...rest) {
    const resources = rest.pop();
    const specs = specsAt(rest.pop(), resources);
    const ids = specs.filter((spec) => spec.id).map((spec) => spec.id);
    const changed = window.dash_clientside.callback_context.triggered.map((item) => item.prop_id);
    const fromAddress = changed.length === 0 || changed.some((id) => id.startsWith("direccion."));
    const shown = valuesOf(specs, search, resources.abreviaturas);
    window.choices.tell(specs, search);
    if (fromAddress) return [nothing(), ...ids.map((id) => shown[id])];
    const wanted = queryOf(specs, Object.fromEntries(ids.map((id, at) => [id, rest[at]])), search);
    const same = wanted === queryOf(specs, shown, search);
    return [same ? nothing() : wanted, ...ids.map(nothing)];
  }

  /* Which page is open: asked for anew only when it is another one, and not when the same shows another entity. */
  async function place(path, before, resources) {
    const page = pageAt(path || "/", resources.paginas);
    const found = page ? page[0] : path;
    if (found === before) return nothing();
    await Promise.all((page ? page[4] : []).map(bring));
    return found;
  }

  const brought = new Map();

  /* A script or style sheet that only some pages need, once; scripts run in the order in which they are named. */
  function bring(address) {
    const load = (done, failed) => {
      const isScript = address.includes(".js?");
      const made = isScript ? { src: address, async: false } : { href: address, rel: "stylesheet" };
      const events = { onload: done, onerror: failed };
      document.head.append(Object.assign(document.createElement(isScript ? "script" : "link"), made, events));
    };
    if (!brought.has(address)) brought.set(address, new Promise(load));
    return brought.get(address);
  }

  /* The query of an address without what means something on its page only. */
  function carried(url, specs) {
    const query = new URLSearchParams(url.search);
    specs.filter((spec) => spec.propia).forEach((spec) => query.delete(spec.clave));
    return written(query);
  }

  /* Menu links carry the view along; the window's title, the number of filters and the rail's controls follow. */
  function links(path, search, resources) {
    const url = new URL((path || "/") + (search || ""), window.location.origin);
    const here = pageAt(url.pathname, resources.paginas);
    document.title = here ? here[1] : resources.titulo;
    const query = carried(url, resources.controles);
    const acting = new Set(here ? here[3] : ["entidad"]);
    const filters = resources.controles.filter((spec) => spec.filtra && (!spec.id || acting.has(spec.clave)) && url.searchParams.getAll(spec.clave).length);
    const isIdle = here && here[0] === "/" && !resources.con_hito.includes(url.searchParams.get("indicador"));
    if (isIdle) acting.delete("hito");
    window.rail.offer(acting);
    window.crumbs.show(url, here, resources);
    const isHere = (to) => Boolean(here) && to === here[0];
    return [
      ...resources.menu.map((to) => to + query),
      ...resources.menu.map((to) => (isHere(to) ? "nav-link active" : "nav-link")),
      ...resources.menu.map((to) => (isHere(to) ? "page" : null)),
      filters.length ? String(filters.length) : "",
    ];
  }

  /* The query of the address in view with one key set to some values, or without it. */
  function queryWith(key, value) {
    const query = new URLSearchParams(window.location.search);
    query.delete(key);
    listOf(value).forEach((text) => query.append(key, text));
    return written(query);
  }

  const change = (key, value) => window.dash_clientside.set_props("direccion", { search: queryWith(key, value) });

  /* Go to an address of the app; another page begins at its top. What stays is left out: Dash would take it for
   * a change and ask for the page again. */
  function go(href) {
    const url = new URL(href, window.location.href);
    const moved = ["pathname", "search"].filter((part) => url[part] !== window.location[part]);
    if (moved.includes("pathname")) window.scrollTo(0, 0);
    if (moved.length) window.dash_clientside.set_props("direccion", Object.fromEntries(moved.map((part) => [part, url[part]])));
  }

  function copy() {
    const done = "Enlace copiado";
    const failed = "No se pudo copiar; copie la dirección del navegador";
    return navigator.clipboard ? navigator.clipboard.writeText(window.location.href).then(() => done, () => failed) : failed;
  }

  window.address = { change, go, queryOf, valuesOf, specsAt };
  window.dash_clientside = Object.assign({}, window.dash_clientside, { address: { place, sync, links, copy } });
})();
