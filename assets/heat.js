/* The heat map of the milestones page, its player, and the lists of who moved, painted from `heat_payload`
 * (dashboard/views/milestones/heat.py): a change of a filter brings rows and values, all cut-offs of the rows come once
 * (`series_of_query`, a file that never changes under its address), heads and classes came with the page (`_fixed` in
 * layouts/pages/milestones.py). The rest of the page is components. Wired in callbacks/milestones.py.
 *
 * It is a real table of which only the rows in view are in the document: a step of the player repaints some
 * hundreds of cells, whatever the number of entities. The address changes when the player rests.
 */
(function () {
  "use strict";

  const ROW = 28; // height of a row in pixels, as in hitos.css
  const SPARE = 8; // rows drawn above and below those in view
  const WHOLE = -1; // the row of the whole selection
  const STATES = { "-1": "cero", "-2": "sin-reporte" }; // `State` in dashboard/core/scales.py

  let view = null; // what the server said of the address
  let fixed = null;
  let names = new Map();
  let cells = {}; // of the rows at all cut-offs, by row: valores, and cambios with their clases; none until they are here
  let place = 0; // of the cut-off that is shown
  let mode = "valor";
  let printing = false;
  const files = new Map();

  const byId = (id) => document.getElementById(id);
  const html = (...given) => window.elements.html(...given);
  const number = (value, decimals) => window.numbers.number(value, decimals);
  const percent = (value) => (value === null ? fixed.sin_reporte : number(value, 1) + "\u00a0%");
  const phase = () => fixed.fases[view.fase];
  const dayOf = (at) => (phase().cortes[at] || ["", ""])[1]; // alone: a head, a list
  const dayInWords = (at) => (phase().cortes[at] || ["", "", ""])[2]; // inside a sentence
  const nameOf = (row) => names.get(view.filas[row]) || view.filas[row];

  /* ---- values ------------------------------------------------------------------------------------- */

  function ask(address) {
    if (!files.has(address)) {
      const answer = fetch(address).then((response) => {
        if (!response.ok) throw new Error("sin respuesta: " + address);
        return response.json();
      });
      files.set(address, answer);
      answer.catch(() => files.delete(address));
    }
    return files.get(address);
  }

  /* The rows of a file that are in view, in their order. */
  function inOrder(data, key) {
    const places = new Map(data.filas.map((code, at) => [code, at]));
    const rows = view.filas.map((code) => places.get(code));
    return data[key].map((step) => rows.map((at) => step[at]));
  }

  async function loadValues() {
    const asked = view;
    const data = await ask(asked.serie);
    if (view === asked) cells.valores = inOrder(data, "valores");
  }

  async function loadChanges() {
    const asked = view;
    if (asked.desde === null) return;
    const data = await ask(asked.serie_cambios);
    if (view === asked) ["cambios", "clases"].forEach((key) => (cells[key] = inOrder(data, key)));
  }

  const needed = () => Promise.all([loadValues(), mode === "cambio" ? loadChanges() : null]);

  /* One of valores, cambios and clases of a cell at the cut-off that is shown; null where it is not known. */
  function cellAt(key, row, column) {
    if (place < 0) return null;
    if (row === WHOLE) return view.conjunto[key].length ? view.conjunto[key][place][column] : null;
    if (cells[key]) return cells[key][place][row][column];
    return key === "valores" && place === view.corte && view.valores.length ? view.valores[row][column] : null;
  }

  /* ---- cells -------------------------------------------------------------------------------------- */

  const classOfValue = (value) => (value === null ? -2 : fixed.clases[Math.round(value * 10)]);
  const named = (kind, name) => STATES[kind] || name + kind;

  /* Whole percent, but never «0» of something begun nor «100» of something unfinished. */
  const isEdge = (value) => (value > 0 && value < 1) || (value > 99 && value < 100);
  const brief = (value) => (value === null ? "—" : number(value, isEdge(value) ? 1 : 0));
  const signOf = (change) => (change > 0 ? "+" : change < 0 ? "−" : "");
  const briefChange = (change) => (change === null ? "—" : signOf(change) + number(Math.abs(change), change && Math.abs(change) < 1 ? 1 : 0));

  /* Class name and text of a cell. */
  function look(row, column) {
    const picked = column > 0 && column === view.columna ? " columna" : "";
    if (mode === "valor") {
      const value = cellAt("valores", row, column);
      return [named(classOfValue(value), "c") + picked, brief(value)];
    }
    const kind = cellAt("clases", row, column);
    return [named(kind === null ? -2 : kind, "d") + picked, briefChange(cellAt("cambios", row, column))];
  }

  /* What a cell says when it is pointed at. */
  function sentence(row, column) {
    const name = row === WHOLE ? "Conjunto de la selección" : nameOf(row);
    const change = mode === "valor" ? null : cellAt("cambios", row, column);
    const counts = row !== WHOLE && view.n.length && place === view.corte ? ` (n\u00a0=\u00a0${number(view.n[row], 0)}, sin reporte ${number(view.sin_reporte[row], 0)})` : "";
    const since = change === null ? "" : `, ${window.numbers.signed(change, 1)}\u00a0puntos desde el ${dayInWords(view.desde)}`;
    return `${name}. ${phase().columnas[column][1]}: ${percent(cellAt("valores", row, column))}${since}, al ${dayInWords(place)}${counts}`;
  }

  const cellsOf = (row) =>
    phase().columnas.map((_, column) => {
      const [kind, text] = look(row, column);
      return html("td", { class: kind }, text);
    });

  function rowOf(row) {
    const code = view.filas[row];
    const picked = code === view.entidad;
    const button = html("button", { type: "button", "data-fila": row, title: nameOf(row), "aria-pressed": picked ? "true" : null }, nameOf(row));
    return html("tr", { class: picked ? "elegida-fila" : "", "aria-rowindex": row + 4, "data-lugar": row }, html("th", { scope: "row" }, button), ...cellsOf(row));
  }

  const wholeRow = () => html("tr", { class: "conjunto", "data-lugar": WHOLE }, html("th", { scope: "row" }, "Conjunto"), ...cellsOf(WHOLE));

  function headOf() {
    const stages = phase().etapas.map(([stage, name, count]) =>
      html("th", { colspan: count, scope: "colgroup", title: `Etapa ${stage}: ${name}` }, html("span", {}, (count > 1 ? "Etapa " : "E") + stage))
    );
    const columns = phase().columnas.map(([short, title], column) => {
      const on = column === view.columna && column > 0;
      const button = html("button", { type: "button", "data-columna": column, title, "aria-pressed": String(on), "aria-label": title }, short);
      return html("th", { scope: "col", class: on ? "columna" : "" }, button);
    });
    const corner = html("th", { rowspan: 2, class: "esquina", scope: "col" }, "Territorio");
    return html("thead", {}, html("tr", {}, corner, html("td", {}), ...stages), html("tr", {}, ...columns));
  }

  function build(empty) {
    const box = byId("hitos-calor");
    const caption = html("caption", { class: "visually-hidden" }, "Cumplimiento por hito");
    const table = html("table", { class: "calor-tabla", "aria-rowcount": view.filas.length + 3 }, caption, headOf(), html("tbody", {}));
    box.replaceChildren(view.filas.length ? table : html("p", { class: "p-3" }, empty));
    box.scrollTop = 0;
    repaint();
  }

  /* The rows that should be drawn: those in view and some more at both ends; on paper, all. */
  function span() {
    if (printing) return [0, view.filas.length];
    const box = byId("hitos-calor");
    const height = Math.max(box.clientHeight, window.innerHeight * 0.62);
    const first = Math.max(0, Math.floor(box.scrollTop / ROW) - SPARE);
    return [first, Math.min(view.filas.length, Math.ceil((box.scrollTop + height) / ROW) + SPARE)];
  }

  /* One empty row in the place of those that are not drawn. */
  const gap = (count) => (count > 0 ? [html("tr", { "aria-hidden": "true", style: `height:${count * ROW}px` }, html("td", { colspan: phase().columnas.length + 1 }))] : []);

  function repaint() {
    const body = byId("hitos-calor").querySelector("tbody");
    if (!body) return;
    const [first, last] = span();
    const rows = Array.from({ length: last - first }, (_, step) => rowOf(first + step));
    const focused = document.activeElement && document.activeElement.dataset ? document.activeElement.dataset.fila : undefined;
    body.replaceChildren(wholeRow(), ...gap(first), ...rows, ...gap(view.filas.length - last));
    body.dataset.desde = String(first);
    body.dataset.hasta = String(last);
    const again = focused !== undefined && body.querySelector(`[data-fila="${focused}"]`);
    if (again) again.focus({ preventScroll: true });
  }

  /* The rows stay, only what their cells show changes: a step of the player. */
  function recolour() {
    const box = byId("hitos-calor");
    if (!box) return;
    box.querySelectorAll("tr[data-lugar]").forEach((line) => {
      const row = Number(line.dataset.lugar);
      for (let column = 0, slot = line.firstChild.nextSibling; slot; column += 1, slot = slot.nextSibling) {
        const [kind, text] = look(row, column);
        if (slot.className !== kind) slot.className = kind;
        if (slot.firstChild.data !== text) slot.firstChild.data = text;
      }
    });
  }

  function scrolled() {
    const box = byId("hitos-calor");
    const body = box.querySelector("tbody");
    if (!body) return;
    const top = Math.floor(box.scrollTop / ROW);
    const bottom = Math.min(view.filas.length, Math.ceil((box.scrollTop + box.clientHeight) / ROW));
    if (top < Number(body.dataset.desde) || bottom > Number(body.dataset.hasta)) repaint();
  }

  /* ---- pointing and picking ----------------------------------------------------------------------- */

  const lineOf = (event) => event.target.closest("tr[data-lugar]");

  function pointed(event) {
    const line = lineOf(event);
    const cell = event.target.closest("td");
    if (line && cell && !cell.title) cell.title = sentence(Number(line.dataset.lugar), cell.cellIndex - 1);
    window.curves.pointAt(line ? view.filas[Number(line.dataset.lugar)] : undefined);
  }

  const forget = (event) => event.target.matches("td[title]") && event.target.removeAttribute("title");

  function clicked(event) {
    const button = event.target.closest("button");
    if (button && button.dataset.columna) return window.address.go(view.enlaces.columnas[Number(button.dataset.columna)]);
    const line = lineOf(event);
    const code = line && view.filas[Number(line.dataset.lugar)];
    if (code) window.address.go(code === view.entidad ? view.enlaces.suelta : view.enlaces.fila.replace("*", code));
  }

  async function changeMode() {
    mode = mode === "valor" ? "cambio" : "valor";
    await needed();
    faceOfMode();
    recolour();
  }

  function faceOfMode() {
    const button = byId("hitos-modo");
    button.textContent = mode === "valor" ? "Ver el cambio" : "Ver el valor";
    button.setAttribute("aria-pressed", String(mode === "cambio"));
    button.disabled = view.desde === null;
    button.title = view.desde === null ? "No hay corte anterior" : "Cambio desde el " + dayInWords(view.desde);
    document.querySelector(".hitos").classList.toggle("muestra-cambio", mode === "cambio");
  }

  function listen() {
    const box = byId("hitos-calor");
    if (box.dataset.atento) return;
    box.dataset.atento = "si";
    box.addEventListener("click", clicked);
    box.addEventListener("scroll", scrolled, { passive: true });
    ["mouseover", "focusin"].forEach((kind) => box.addEventListener(kind, pointed));
    box.addEventListener("mouseout", forget);
    byId("hitos-modo").addEventListener("click", changeMode);
    ["pointerenter", "focusin"].forEach((kind) => byId("hitos-reproductor").addEventListener(kind, () => view && !cells.valores && needed()));
    byId("hitos-cambios").addEventListener("toggle", (event) => writeList(event.target), true);
  }

  /* ---- player ------------------------------------------------------------------------------------- */

  async function moveTo(to) {
    place = to;
    if (!cells.valores) await needed();
    if (place !== to) return;
    recolour();
    window.curves.mark(to);
    const panel = document.querySelector(".hitos");
    if (panel) panel.classList.toggle("moviendo", to !== view.corte);
    setAside(to);
  }

  /* What follows the player and what does not, in words. */
  function setAside(to) {
    const box = byId("hitos-aparte");
    if (box) box.textContent = to === view.corte ? "" : `Mapa de calor y raya de las curvas: ${dayOf(to)}. Frase, embudo, árbol y cambios siguen en ${dayOf(view.corte)}.`;
  }

  function offerPlayer() {
    const player = window.player(byId("hitos-reproductor"), { moved: moveTo, settled: (to) => window.address.go(view.enlaces.cortes[to]) });
    player.set(phase().cortes.map((cutoff) => cutoff[1]), view.corte);
  }

  /* ---- who moved ---------------------------------------------------------------------------------- */

  /* The list behind a movement: its rows in the order of the server, written when it is opened. */
  function writeList(details) {
    const list = details.querySelector(".cambio-lista");
    list.replaceChildren(...(details.open ? [changeTable(view.movimientos[details.dataset.grupo] || [])] : []));
  }

  function changeTable(rows) {
    const now = (row) => (view.valores.length ? view.valores[row][view.columna] : cells.valores[view.corte][row][view.columna]);
    const heads = ["Territorio", dayOf(view.desde), dayOf(view.corte), "Cambio (puntos)"].map((text) => html("th", { scope: "col" }, text));
    const lines = rows.map((row) => {
      const change = view.cambios[row] === null ? "" : window.numbers.signed(view.cambios[row], 1);
      const texts = [percent(view.antes[row]), percent(now(row)), change].map((text) => html("td", {}, text));
      return html("tr", {}, html("th", { scope: "row" }, nameOf(row)), ...texts);
    });
    return html("table", { class: "table table-sm caption-top small datos" }, html("thead", {}, html("tr", {}, ...heads)), html("tbody", {}, ...lines));
  }

  /* ---- painting ----------------------------------------------------------------------------------- */

  async function namesOf(resources) {
    const data = await window.territory.load(resources.territorio);
    const units = data.unidades[view.nivel];
    return new Map(units.codigo.map((code, slot) => [code, view.nombre || units.nombre[slot]]));
  }

  async function paint(sent, resources, constants) {
    const nothing = window.dash_clientside.no_update;
    if (!sent) return nothing;
    fixed = constants;
    view = sent.calor;
    const own = view;
    cells = {};
    place = view.corte;
    if (view.desde === null) mode = "valor";
    const found = await namesOf(resources);
    if (view === own && (!view.valores.length || mode === "cambio" || files.has(view.serie))) await needed();
    if (view !== own || !byId("hitos-calor")) return nothing;
    names = found;
    listen();
    window.curves.draw(sent.curvas, phase().cortes, view.corte, sent.vacio);
    build(sent.vacio);
    offerPlayer();
    faceOfMode();
    byId("hitos-cambios").querySelectorAll("details").forEach(writeList);
    document.querySelector(".hitos").classList.remove("moviendo");
    setAside(view.corte);
    document.querySelector(".hitos").dataset.pintado = window.location.search || "?";
    return nothing;
  }

  const onPaper = (now) => () => {
    printing = now;
    if (byId("hitos-calor") && view) repaint();
  };
  window.addEventListener("beforeprint", onPaper(true));
  window.addEventListener("afterprint", onPaper(false));

  window.heat = { brief };
  window.dash_clientside = Object.assign({}, window.dash_clientside, { heat: { paint } });
})();
