/* The browser's half of the home page: keeps controls and address equal, and redraws map and table from the
 * values of a view. Geometry and the names of units travel once (files that never change under their name).
 *
 * A change of values does not redraw the map. plotly.js would project every polygon again (100-200 ms); here the
 * values are put in its computed data and only the paths whose class changed get another fill. What that relies on
 * (`calcdata` and the paths, in the order of `locations`) is checked by the browser tests.
 */
(function () {
  "use strict";

  const CON_AVANCE = 0;
  const FUERA = "-5";
  const ZERO = -1;
  const NO_REPORT = "-2";
  let territory = null;
  let current = null; // what the map shows: {payload, units, texts}
  let handlers = false;

  const nothing = () => window.dash_clientside.no_update;
  const byId = (id) => document.getElementById(id);
  const plot = () => byId("mapa") && byId("mapa").querySelector(".js-plotly-plot");

  function loadTerritory(url) {
    territory = territory || fetch(url).then((answer) => answer.json());
    return territory;
  }

  /* ---- address and controls ---------------------------------------------------------------------- */

  const texts = (value) => (Array.isArray(value) ? value : [value]).filter((text) => text !== null && text !== undefined && text !== "");

  /* What a control can't hold (the picked entity) stays as the address has it. */
  function queryOf(specs, values, search) {
    const shown = new URLSearchParams(search || "");
    const query = new URLSearchParams();
    specs.forEach((spec) => {
      const chosen = spec.id in values ? texts(values[spec.id]).map(String) : shown.getAll(spec.clave);
      if (spec.varios) chosen.sort();
      chosen.filter((text) => text !== spec.omision).forEach((text) => query.append(spec.clave, text));
    });
    const text = query.toString();
    return text ? "?" + text : "";
  }

  function valuesOf(specs, search) {
    const query = new URLSearchParams(search || "");
    if (query.get("nivel") === "gobernacion") {
      query.set("nivel", "municipio");
      query.set("tipo", "gobernacion");
    }
    const valueOf = (spec) => {
      const given = query.getAll(spec.clave).filter((text) => spec.valores.includes(text));
      if (spec.varios) return given;
      return given.length ? given[0] : spec.vacio;
    };
    return Object.fromEntries(specs.filter((spec) => spec.id).map((spec) => [spec.id, valueOf(spec)]));
  }

  /* The controls as a page means them: each page has the level that it opens at. */
  function specsAt(path, resources) {
    const page = pageAt(path || "/", resources.paginas);
    return resources.controles.map((spec) => (page && spec.clave === "nivel" ? Object.assign({}, spec, { omision: page[2], vacio: page[2] }) : spec));
  }

  function sincronizar(search, ...rest) {
    const resources = rest.pop();
    const specs = specsAt(rest.pop(), resources);
    const ids = specs.filter((spec) => spec.id).map((spec) => spec.id);
    const changed = window.dash_clientside.callback_context.triggered.map((item) => item.prop_id);
    const fromAddress = changed.length === 0 || changed.some((id) => id.startsWith("direccion."));
    const shown = valuesOf(specs, search);
    if (fromAddress) return [nothing(), ...ids.map((id) => shown[id])];
    const wanted = queryOf(specs, Object.fromEntries(ids.map((id, place) => [id, rest[place]])), search);
    const same = wanted === queryOf(specs, shown, search);
    return [same ? nothing() : wanted, ...ids.map(nothing)];
  }

  /* The page of a path: its own path, or the path as it is where it leads nowhere. */
  const pageAt = (path, pages) => {
    const wanted = path.replace(/\/+$/, "") || "/";
    return pages.find((page) => page[0] === wanted) || pages.find((page) => page[0].length > 1 && page[0].endsWith("/") && wanted.startsWith(page[0]));
  };

  /* Which page is open: asked for anew only when it is another one, and not when the same shows another entity. */
  function lugar(path, before, resources) {
    const page = pageAt(path || "/", resources.paginas);
    const place = page ? page[0] : path;
    return place === before ? nothing() : place;
  }

  /* Menu links carry the view along; the window's title, the number of filters and the milestone control follow. */
  function enlaces(path, search, resources) {
    const url = new URL((path || "/") + (search || ""), window.location.origin);
    const here = pageAt(url.pathname, resources.paginas);
    document.title = here ? here[1] : "Gobierno al Plan";
    document.querySelectorAll("details.exportar[open]").forEach((menu) => (menu.open = false)); // its files are of another view
    const filters = resources.controles.filter((spec) => spec.filtra && url.searchParams.getAll(spec.clave).length);
    const needs = ["avance-etapa", "hito"].includes(url.searchParams.get("indicador"));
    return [
      ...resources.menu.map((path) => path + url.search),
      ...resources.menu.map((path) => (path === url.pathname ? "pagina aqui" : "pagina")),
      filters.length ? String(filters.length) : "",
      needs ? "campo-condicional visible" : "campo-condicional",
    ];
  }

  function elegir(code) {
    if (code) change("entidad", code);
    return null;
  }

  function change(key, value) {
    const query = new URLSearchParams(window.location.search);
    query.delete(key);
    texts(value).forEach((text) => query.append(key, text));
    const text = query.toString();
    window.dash_clientside.set_props("direccion", { search: text ? "?" + text : "" });
  }

  /* ---- numbers in words --------------------------------------------------------------------------- */

  const formats = new Map(); // building one costs more than using it a thousand times

  function format(value, decimals) {
    if (!formats.has(decimals)) {
      const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
      formats.set(decimals, new Intl.NumberFormat("es-CO", Object.assign({ useGrouping: "always" }, digits)));
    }
    return formats.get(decimals).format(value);
  }

  /* What a map of changes paints: a zero is a value like any other, a unit with one side missing has none, and
   * states become text, because a change may be negative too. */
  function changeOf(value, change) {
    if (isState(value) && value !== ZERO) return String(value);
    return change === null ? NO_REPORT : change;
  }

  function moved(payload, place) {
    const change = payload.cambios.length ? payload.cambios[place] : null;
    if (payload.pinta !== "cambios" || change === null) return "";
    return "<br>cambio: " + formatters.tablero.diferencia({ value: change }) + " puntos";
  }

  function movement(change) {
    if (change === null) return "sin dato para comparar";
    return change > 0 ? "avanza" : change < 0 ? "retrocede" : "sigue igual";
  }

  const isState = (value) => value < CON_AVANCE;

  function classOf(value, payload) {
    let found = 0;
    payload.clases.forEach((item, place) => {
      if (place === 0 || value >= item[1]) found = place;
    });
    return found;
  }

  function words(value, payload, states) {
    if (isState(value)) return states[value][1];
    const category = payload.clases[value] && payload.clases[value][2];
    if (category) return category;
    return measured(value, payload.formato);
  }

  function measured(value, form) {
    const text = format(value, form[0]);
    return text === "1" && form[1] === " días" ? "1 día" : text + form[1];
  }

  /* ---- map ---------------------------------------------------------------------------------------- */

  function decode(payload, data) {
    const units = data.unidades[payload.nivel];
    const values = payload.valores;
    const slots = new Map(data.paleta.map((colour, place) => [colour, place]));
    const classes = payload.clases.map((item) => slots.get(item[0]));
    const painted = payload.pinta === "cambios" ? values.map((value, place) => changeOf(value, payload.cambios[place])) : values;
    const positions = painted.map((value) =>
      typeof value === "string" || (isState(value) && payload.pinta === "valores")
        ? data.estados[value][0]
        : classes[classOf(value, payload)]
    );
    const places = payload.nivel === "municipio" ? units.departamento.map((name) => name + "<br>") : null;
    const labels = values.map((value, place) => (places ? places[place] : "") + words(value, payload, data.estados) + moved(payload, place));
    const fills = (data.fills = data.fills || data.paleta.map(written));
    if (payload.nivel !== "region" && payload.nivel !== "pais") return { units, positions, labels, fills };
    return Object.assign(overDepartments(data, units, positions, labels, payload.nivel), { fills });
  }

  /* A region, or the country, is drawn as its departments, all in its colour. */
  function overDepartments(data, regions, positions, labels, level) {
    const places = new Map(regions.codigo.map((code, place) => [code, place]));
    const departments = data.unidades.departamento;
    const of = (list) => departments.region_codigo.map((code) => list[level === "pais" ? 0 : places.get(code)]);
    const named = labels.map((label, place) => (level === "pais" ? "" : "región ") + regions.nombre[place] + ": " + label);
    return { units: departments, positions: of(positions), labels: of(named) };
  }

  const geometryOf = (payload) => (payload.nivel === "municipio" ? "municipios" : "departamentos");

  /* A payload as the server means it: one value and one change per unit (see `packed` in dashboard/views/map_values.py). */
  const LETTERS = { 0: -1, s: -2, n: -3, a: -4, x: -5 };
  const unpacked = new WeakMap();

  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const UNKNOWN = 64 * 64 - 1;
  const MIDDLE = 2047;

  /* Numbers of one decimal come as two letters each (`in_pairs` in dashboard/views/map_values.py); others as they are. */
  function numbersOf(sent, middle) {
    if (typeof sent !== "string") return sent;
    return Array.from({ length: sent.length / 2 }, (_, place) => {
      const code = 64 * DIGITS.indexOf(sent[2 * place]) + DIGITS.indexOf(sent[2 * place + 1]);
      return code === UNKNOWN ? null : (code - middle) / 10;
    });
  }

  function desplegar(sent) {
    if (unpacked.has(sent)) return unpacked.get(sent);
    const known = numbersOf(sent.valores, 0);
    const moved = numbersOf(sent.cambios, MIDDLE);
    let value = 0;
    let change = 0;
    const letters = [...sent.estados];
    const valores = letters.map((letter) => (letter === "v" ? known[value++] : LETTERS[letter]));
    const cambios = moved.length
      ? letters.map((letter) => (letter === "v" || letter === "0" ? moved[change++] : null))
      : [];
    unpacked.set(sent, Object.assign({}, sent, { valores, cambios }));
    return unpacked.get(sent);
  }

  async function pintar(sent, resources, figures) {
    if (!sent) return [nothing(), nothing()];
    const payload = desplegar(sent);
    const data = await loadTerritory(resources.territorio);
    offerPlayer(payload, data, figures);
    const drawn = decode(payload, data);
    const bars = { data: payload.barras.data, layout: Object.assign({}, figures.barras, payload.barras.layout) };
    const geometry = geometryOf(payload);
    const graph = plot();
    const redraw = !current || current.geometry !== geometry || !graph || !graph.calcdata || !graph.calcdata.length;
    current = { payload, drawn, geometry, data };
    tabular(payload);
    writeTexts(payload);
    if (redraw) {
      const figure = structuredClone(figures[geometry]);
      Object.assign(figure.data[0], { locations: drawn.units.codigo, z: drawn.positions, text: drawn.labels });
      frame(figure.layout, payload.marco);
      whenDrawn();
      return [figure, bars];
    }
    recolour(graph, drawn);
    reframe(graph, payload.marco);
    finish();
    return [nothing(), bars];
  }

  /* The player: the values of every cut-off come once, when it is first used; each step only recolours. */
  let film = null;

  function offerPlayer(payload, data, figures) {
    const box = byId("mapa-cortes");
    const cutoffs = figures.cortes[payload.fase] || [];
    if (!box) return;
    box.hidden = cutoffs.length < 2;
    if (box.hidden) return;
    const player = window.reproductor(box, {
      alMover: async (place) => {
        const values = (await loadFilm(box)).valores[place];
        if (values && current) recolour(plot(), decode(Object.assign({}, current.payload, { valores: values }), current.data));
      },
      alAsentar: async (place) => change("corte", (await loadFilm(box)).cortes[place]),
    });
    const shown = cutoffs.filter((cutoff) => cutoff[0] <= payload.corte).length - 1;
    player.poner(cutoffs.map((cutoff) => cutoff[1]), shown);
  }

  function loadFilm(box) {
    const query = new URLSearchParams(window.location.search);
    ["corte", "entidad"].forEach((key) => query.delete(key)); // neither changes the film
    const address = box.dataset.pelicula + "?" + query;
    if (!film || film.address !== address) {
      film = { address, answer: fetch(address).then((answer) => answer.json()) };
    }
    return film.answer;
  }

  /* Sentences, cards and legend, in plain elements: as Dash components they would cost a third of a change. */
  function writeTexts(payload) {
    Object.entries(payload.textos).forEach(([id, text]) => {
      if (byId(id) && byId(id).textContent !== text) byId(id).textContent = text;
    });
    list("tarjetas", payload.tarjetas, cardOf);
    list("leyenda", payload.leyenda, legendRowOf);
  }

  function list(id, items, build) {
    if (byId(id)) byId(id).replaceChildren(...items.map(build));
  }

  function element(tag, className, text, inside) {
    const made = document.createElement(tag);
    made.className = className;
    if (text) made.textContent = text;
    if (inside) made.append(...inside);
    return made;
  }

  function cardOf([label, value, note]) {
    const parts = [
      element("dt", "tarjeta-nombre", label),
      element("dd", "tarjeta-valor", value),
      element("dd", "tarjeta-nota", note),
    ];
    return element("div", "tarjeta", "", parts);
  }

  function legendRowOf([label, colour, count, state]) {
    const sample = element("span", "muestra muestra-" + (state || "clase"));
    sample.style.backgroundColor = colour;
    const parts = [sample, element("span", "leyenda-nombre", label), element("span", "leyenda-numero", count)];
    return element("li", count === "0" ? "leyenda-fila leyenda-vacia" : "leyenda-fila", "", parts);
  }

  function recolour(graph, drawn) {
    const points = graph.calcdata[0];
    const paths = graph.querySelectorAll(".choroplethlocation");
    points.forEach((point, place) => {
      if (point.z === drawn.positions[place]) return;
      point.z = drawn.positions[place];
      paths[place].setAttribute("fill", drawn.fills[point.z]);
    });
    [graph.data[0], graph._fullData[0], points[0].trace].forEach((trace) => {
      trace.z = drawn.positions;
      trace.text = drawn.labels;
    });
  }

  /* Colours as plotly.js writes them, so that a path painted here is like one painted by it. */
  function written(colour) {
    const parts = [1, 3, 5].map((start) => parseInt(colour.slice(start, start + 2), 16));
    return "rgb(" + parts.join(", ") + ")";
  }

  const mercator = (lat) => (Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) * 180) / Math.PI;
  const latitude = (y) => (Math.atan(Math.exp((y * Math.PI) / 180)) * 360) / Math.PI - 90;

  /* The ranges that show a box and fill the panel: plotly.js cuts the map at its ranges. */
  function ranges(box) {
    const panel = document.querySelector(".mapa-caja");
    const aspect = panel && panel.clientHeight ? panel.clientWidth / panel.clientHeight : 1;
    const low = mercator(box[1]);
    const high = mercator(box[3]);
    let width = (box[2] - box[0]) * 1.06;
    let height = (high - low) * 1.06;
    if (width < height * aspect) width = height * aspect;
    else height = width / aspect;
    const lon = (box[0] + box[2]) / 2;
    const y = (low + high) / 2;
    return {
      lonaxis: [lon - width / 2, lon + width / 2],
      lataxis: [latitude(y - height / 2), latitude(y + height / 2)],
    };
  }

  function frame(layout, box) {
    const wanted = ranges(box);
    layout.geo.lonaxis = { range: wanted.lonaxis };
    layout.geo.lataxis = { range: wanted.lataxis };
  }

  function reframe(graph, box) {
    const key = JSON.stringify(box);
    if (graph.dataset.marco === key) return;
    graph.dataset.marco = key;
    const wanted = ranges(box);
    window.Plotly.relayout(graph, {
      "geo.lonaxis.range": wanted.lonaxis,
      "geo.lataxis.range": wanted.lataxis,
      "geo.center": { lon: (wanted.lonaxis[0] + wanted.lonaxis[1]) / 2, lat: (wanted.lataxis[0] + wanted.lataxis[1]) / 2 },
      "geo.projection.scale": 1,
    });
  }

  /* The panel changed its shape: the same box fills it again. */
  function fit() {
    const graph = plot();
    if (!graph || !current || !graph.calcdata) return;
    delete graph.dataset.marco;
    reframe(graph, current.payload.marco);
  }

  function whenDrawn() {
    const wait = () => {
      const graph = plot();
      if (!graph || !graph.querySelector(".choroplethlocation")) return void requestAnimationFrame(wait);
      graph.dataset.marco = JSON.stringify(current.payload.marco);
      if (!graph.dataset.atento) {
        graph.dataset.atento = "si";
        graph.on("plotly_click", (event) => pick(event.points[0].location));
        graph.on("plotly_afterplot", outline);
      }
      finish();
    };
    requestAnimationFrame(wait);
  }

  /* plotly.js waits for the geometry, and does not look whether the map is still there when it comes: a page that was
   * left in between is no error. */
  window.addEventListener("unhandledrejection", (event) => {
    const stack = String((event.reason && event.reason.stack) || "");
    if (!plot() && stack.includes("plotly.min.js")) event.preventDefault();
  });

  /* The unit of a click is an entity only at the level of entities; else it narrows the filters. */
  function pick(code) {
    const level = current.payload.nivel;
    if (level === "municipio" || level === "gobernacion") {
      return change("entidad", current.payload.entidad === code ? "" : code);
    }
    const departments = current.drawn.units;
    const place = departments.codigo.indexOf(code);
    if (level === "region") change("region", departments.region_codigo[place]);
    else change("depto", code);
  }

  function finish() {
    outline();
    const panel = byId("mapa-panel");
    if (panel) panel.dataset.pintado = window.location.search || "?";
    window.performance.mark("mapa-pintado");
    loadTable();
  }

  /* The picked entity is outlined by a copy of its path, above everything, without a redraw. */
  function outline() {
    const graph = plot();
    if (!graph || !current) return;
    graph.querySelectorAll(".elegida").forEach((node) => node.remove());
    const place = current.drawn.units.codigo.indexOf(current.payload.entidad);
    const path = place >= 0 && graph.querySelectorAll(".choroplethlocation")[place];
    if (!path) return;
    const copy = path.cloneNode(false);
    copy.setAttribute("class", "elegida");
    path.closest(".geo").appendChild(copy);
  }

  /* Hatches of the states, which the style sheet puts on the map: a state is never told by colour alone. */
  const HATCHES =
    '<svg width="0" height="0" style="position:absolute" aria-hidden="true"><defs>' +
    '<pattern id="trama-sin-reporte" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">' +
    '<rect width="5" height="5" fill="#9aa0a6"/><rect width="1.4" height="5" fill="#fff" opacity=".8"/></pattern>' +
    '<pattern id="trama-area" width="6" height="6" patternUnits="userSpaceOnUse">' +
    '<rect width="6" height="6" fill="#e3ded1"/><circle cx="3" cy="3" r=".9" fill="#8a8266"/></pattern>' +
    "</defs></svg>";

  /* A Dash dropdown names itself by its value only; say its label too. */
  function nameDropdowns() {
    document.querySelectorAll("button.dash-dropdown").forEach((button) => {
      const own = button.getAttribute("aria-labelledby") || "";
      const label = button.id + "-rotulo";
      if (!own.includes(label)) button.setAttribute("aria-labelledby", label + " " + own);
    });
  }

  /* ---- regions ------------------------------------------------------------------------------------ */

  function listen() {
    if (handlers) return;
    handlers = true;
    document.body.insertAdjacentHTML("beforeend", HATCHES);
    document.addEventListener("keydown", (event) => {
      const button = byId("filtros-boton");
      const open = document.body.classList.contains("filtros-abiertos");
      if (event.key === "Escape" && open && button) button.click();
    });
    let settled = null;
    window.addEventListener("resize", () => {
      clearTimeout(settled);
      settled = setTimeout(fit, 250);
    });
  }

  /* The table behind the bars is written when its reader opens it, and while it is open. */
  function tabular(payload) {
    const body = byId("regiones-tabla");
    if (!body) return;
    const details = body.closest("details");
    details.ontoggle = () => details.open && write(body, current.payload.regiones);
    if (details.open) write(body, payload.regiones);
  }

  function write(body, lines) {
    const cell = (text, place) => {
      const item = document.createElement(place ? "td" : "th");
      if (!place) item.scope = "row";
      item.textContent = text;
      return item;
    };
    body.replaceChildren(
      ...lines.map((line) => {
        const row = document.createElement("tr");
        row.append(...line.map(cell));
        return row;
      })
    );
  }

  /* A bar is a switch of its region; Dash hands the click over, however often the figure was drawn anew. */
  function barra(click) {
    if (click && click.points.length) {
      const code = click.points[0].customdata;
      const chosen = new URLSearchParams(window.location.search).getAll("region");
      change("region", chosen.length === 1 && chosen[0] === code ? [] : code);
    }
    return null;
  }

  /* ---- table -------------------------------------------------------------------------------------- */

  function loadTable() {
    listen();
    nameDropdowns();
    if (!byId("tabla-lugar") || byId("tabla-lugar").dataset.pedida) return;
    byId("tabla-lugar").dataset.pedida = "si";
    const placed = () => byId("tabla-lugar") && window.dash_clientside.set_props("tabla-lista", { data: true }); // the page may be left by then
    if (window.dash_ag_grid) return placed();
    const script = document.createElement("script");
    script.src = byId("tabla-lugar").dataset.biblioteca;
    script.onload = placed;
    const start = () => document.body.appendChild(script);
    window.requestIdleCallback ? window.requestIdleCallback(start, { timeout: 1500 }) : setTimeout(start, 300);
  }

  async function llenar(sent, resources, figures) {
    if (!sent) return [[], nothing()];
    const payload = desplegar(sent);
    const data = await loadTerritory(resources.territorio);
    const isGroup = ["departamento", "region", "pais"].includes(payload.nivel);
    const columns = figures.columnas[isGroup ? "grupo" : "entidad"];
    const found = rows(payload, data, isGroup);
    const grid = gridOf();
    if (!grid || grid.columnas !== columns) {
      whenFilled(found, columns, payload.entidad);
      return [found, columns];
    }
    grid.setGridOption("rowData", found); // React would compare every row
    showRow(payload.entidad);
    return [nothing(), nothing()];
  }

  function gridOf() {
    const known = window.dash_ag_grid && byId("tabla") && byId("tabla").querySelector(".ag-root");
    return known ? window.dash_ag_grid.getApi("tabla") : null;
  }

  /* React hands the rows over when it can; the picked one is shown once they are there. */
  function whenFilled(found, columns, code, tries = 80) {
    const grid = gridOf();
    if (grid && (!found.length || grid.getRowNode(found[0].codigo))) {
      grid.columnas = columns;
      return showRow(code);
    }
    if (tries) setTimeout(() => whenFilled(found, columns, code, tries - 1), 50);
  }

  /* The row of the picked entity is selected and brought into view. */
  function showRow(code) {
    const grid = gridOf();
    if (!grid) return;
    const row = code && grid.getRowNode(code);
    if (!row) return grid.deselectAll();
    row.setSelected(true, true);
    grid.ensureNodeVisible(row, null);
  }

  function rows(payload, data, isGroup) {
    const units = data.unidades[payload.nivel];
    const keys = Object.keys(units);
    const found = [];
    let shown = 0;
    payload.valores.forEach((value, place) => {
      if (String(value) === FUERA || String(value) === "-4") return;
      const row = { escala: payload.formato };
      keys.forEach((key) => (row[key] = units[key][place]));
      row.valor = numeric(value, payload);
      row.estado = isState(value) ? words(value, payload, data.estados) : className(value, payload, data.estados);
      row.cambio = payload.cambios.length ? payload.cambios[place] : null;
      if (payload.pinta === "cambios" && row.valor !== null) row.estado = movement(row.cambio);
      if (isGroup) {
        row.n = payload.n[shown];
        row.sin_dato = payload.sin_dato[shown];
      }
      shown += 1;
      found.push(row);
    });
    return found;
  }

  function numeric(value, payload) {
    if (value === -1) return 0;
    if (isState(value) || payload.clases[0][2] !== undefined) return null;
    return value;
  }

  function className(value, payload, states) {
    return payload.clases[0][2] === undefined ? "con avance" : words(value, payload, states);
  }

  /* A row that is picked picks its entity, or narrows the view to its department or region. */
  function fila(rows) {
    if (rows && rows.length) {
      const code = rows[0].codigo;
      const level = current && current.payload.nivel;
      if (level === "departamento") change("depto", code);
      else if (level === "region") change("region", code);
      else change("entidad", code);
    }
    return nothing();
  }

  let searchable = false;
  async function opciones(page, resources) {
    if (searchable) return nothing();
    searchable = true;
    nameDropdowns();
    const data = await loadTerritory(resources.territorio);
    const towns = data.unidades.municipio;
    const found = towns.codigo.map((code, place) => ({
      value: code,
      label: towns.nombre[place] + " · " + towns.departamento[place],
      search: towns.nombre[place] + " " + towns.departamento[place] + " " + code,
    }));
    const entities = found.filter((_, place) => towns.clase[place] === null);
    const offices = data.unidades.gobernacion;
    offices.codigo.forEach((code, place) => {
      if (offices.d683[place] !== null) entities.push({ value: code, label: "Gobernación de " + offices.nombre[place] });
    });
    return entities;
  }

  /* ---- small things ------------------------------------------------------------------------------- */

  function plegar() {
    const body = document.body.classList;
    const narrow = window.matchMedia("(max-width: 900px)").matches;
    body.toggle(narrow ? "filtros-abiertos" : "filtros-plegados");
    const open = narrow ? body.contains("filtros-abiertos") : !body.contains("filtros-plegados");
    const target = open ? byId("filtros-cerrar") : byId("filtros-boton");
    if (narrow && target) setTimeout(() => target.focus(), 0);
    setTimeout(() => window.dispatchEvent(new Event("resize")), 220);
    return String(open);
  }

  function copiar() {
    const done = "Enlace copiado";
    const failed = "No se pudo copiar; copie la dirección del navegador";
    return navigator.clipboard ? navigator.clipboard.writeText(window.location.href).then(() => done, () => failed) : failed;
  }

  const formatters = (window.dashAgGridFunctions = window.dashAgGridFunctions || {});
  formatters.tablero = {
    numero: (params) => (params.value === null || params.value === undefined ? "sin dato" : measured(params.value, params.data.escala)),
    diferencia: (params) => {
      if (params.value === null || params.value === undefined) return "";
      const text = format(Math.abs(params.value), 1);
      return params.value > 0 ? "+" + text : params.value < 0 ? "−" + text : text;
    },
  };

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    tablero: { lugar, sincronizar, enlaces, elegir, pintar, llenar, fila, barra, opciones, plegar, copiar },
  });
  /* For the other pages' scripts. */
  window.tablero = { cambiar: change, formato: format, territorio: loadTerritory };
  window.tableroPrueba = { queryOf, valuesOf, current: () => current };
})();
