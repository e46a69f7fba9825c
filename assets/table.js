/* The entity table, filled from the values of the map (`payload_of` in dashboard/views/map_values.py) and the names of the
 * territory file; its columns are those of layouts/parts/entity_grid.py. Its library comes after the map (callbacks/home.py). */
(function () {
  "use strict";

  const UNLISTED = new Set([-4, -5]); // areas that are no municipality, and what is outside the selection: `State` in core/scales.py
  const nothing = () => window.dash_clientside.no_update;
  const byId = (id) => document.getElementById(id);

  /* Ask for the library, once, when nothing else is to be done. */
  function load() {
    const slot = byId("tabla-lugar");
    if (!slot || slot.dataset.pedida) return;
    slot.dataset.pedida = "si";
    const placed = () => byId("tabla-lugar") && window.dash_clientside.set_props("tabla-lista", { data: true }); // the page may be left by then
    if (window.dash_ag_grid) return placed();
    const script = document.createElement("script");
    script.src = slot.dataset.biblioteca;
    script.onload = placed;
    const start = () => document.body.appendChild(script);
    if (window.requestIdleCallback) window.requestIdleCallback(start, { timeout: 1500 });
    else setTimeout(start, 300);
  }

  /* Rows, columns and the selected row of a view. The selection goes through the table's own property: a table that takes
   * rows selects what that property has, whenever it is done with them. */
  async function fill(view, resources, fixed) {
    if (!view) return [[], nothing(), []];
    const data = await window.territory.load(resources.territorio);
    const columns = fixed.columnas[view.n.length ? "grupo" : "entidad"];
    const found = rowsOf(view, data);
    const picked = found.filter((row) => row.codigo === view.entidad);
    const grid = gridOf();
    if (!grid || grid.columnas !== columns) {
      whenFilled(found, columns, view);
      return [found, columns, picked];
    }
    grid.setGridOption("rowData", found); // React would compare every row
    order(grid, view);
    reveal(view.entidad);
    return [nothing(), nothing(), picked];
  }

  /* One row per unit in the selection: its attributes, and of the view value, class or state in words, change, n. */
  function rowsOf(view, data) {
    const units = window.territory.unitsOf(view, data);
    const keys = Object.keys(units);
    const rows = [];
    view.clases.forEach((kind, place) => {
      if (UNLISTED.has(kind)) return;
      const row = Object.fromEntries(keys.map((key) => [key, units[key][place]]));
      rows.push(Object.assign(row, ownOf(view, place)));
    });
    return rows;
  }

  function ownOf(view, place) {
    const groups = view.n.length ? { n: view.n[place], sin_dato: view.sin_dato[place] } : {};
    const value = view.valores.length ? view.valores[place] : null;
    const change = view.cambios.length ? view.cambios[place] : null;
    return Object.assign({ escala: view.formato, valor: value, estado: statusOf(view, place), cambio: change }, groups);
  }

  /* The state, or where there is a value the name of its class; the classes of values are read off the value. */
  function statusOf(view, place) {
    const kind = view.clases[place];
    if (kind < 0) return view.estados[kind];
    return view.pinta === "valores" ? view.estados[0] : view.escala[kind][1];
  }

  function gridOf() {
    const known = window.dash_ag_grid && byId("tabla") && byId("tabla").querySelector(".ag-root");
    return known ? window.dash_ag_grid.getApi("tabla") : null;
  }

  /* React hands the rows over when it can; the picked one is shown once they are there. */
  function whenFilled(found, columns, view, tries = 80) {
    const grid = gridOf();
    if (grid && (!found.length || grid.getRowNode(found[0].codigo))) {
      grid.columnas = columns;
      order(grid, view);
      return reveal(view.entidad);
    }
    if (tries) setTimeout(() => whenFilled(found, columns, view, tries - 1), 50);
  }

  /* Who is ahead comes first; in a selection by class who is behind. A reader's own order stays until that changes. */
  function order(grid, view) {
    const isLateFirst = new URLSearchParams(window.location.search).has("clase");
    const wanted = isLateFirst === Boolean(view.menos_es_mejor) ? "desc" : "asc";
    if (grid.orden === wanted) return;
    grid.orden = wanted;
    grid.applyColumnState({ state: [{ colId: "valor", sort: wanted }], defaultState: { sort: null } });
  }

  /* The row of the picked entity is brought into view. */
  function reveal(code) {
    const grid = gridOf();
    const row = grid && code && grid.getRowNode(code);
    if (row) grid.ensureNodeVisible(row, null);
  }

  /* A row that its reader picks picks its entity, or narrows the view to its department or region. */
  function pick(rows, view) {
    if (rows && rows.length && view && rows[0].codigo !== view.entidad) window.address.change(view.elige, rows[0].codigo);
    return nothing();
  }

  /* As a table or as bars: what is not shown stays as it is. */
  const turn = (form) => [form === "barras", form !== "barras"];

  const isMissing = (value) => value === null || value === undefined;
  window.dashAgGridFunctions = window.dashAgGridFunctions || {};
  window.dashAgGridFunctions.tablero = {
    /* Numbers in order, what is missing last in either direction: a descending sort turns the answer round. */
    orden: (one, other, _oneNode, _otherNode, isDescending) => {
      if (isMissing(one) && isMissing(other)) return 0;
      if (isMissing(one) || isMissing(other)) return isMissing(one) === Boolean(isDescending) ? -1 : 1;
      return one - other;
    },
    numero: (params) => (isMissing(params.value) ? "sin dato" : window.numbers.measured(params.value, params.data.escala)),
    doblado: (text) => window.search.fold(text || ""),
    buscado: (params) => params.data.nombre + " " + params.data.codigo, // an entity is found by its code too
    diferencia: (params) => (isMissing(params.value) ? "" : window.numbers.signed(params.value, 1)),
  };

  window.table = { load, rowsOf };
  window.dash_clientside = Object.assign({}, window.dash_clientside, { table: { fill, pick, turn } });
})();
