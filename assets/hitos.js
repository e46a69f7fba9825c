/* The browser's half of the milestones page: heat map, player, differences and the table of the curves.
 *
 * The heat map is a real table of which only the rows in view are in the document: a step of the player repaints
 * some hundreds of cells, whatever the number of entities. All cut-offs of the rows come once (`serie`, a file that
 * never changes under its address); the address changes when the player rests.
 */
(function () {
  "use strict";

  const ROW = 26; // height of a row in pixels, as in hitos.css
  const SPARE = 8; // rows drawn above and below those in view
  const MISSING = -1;
  const NARROW = 620;

  let view = null; // what the server said of the address
  let fixed = null;
  let names = new Map();
  let frames = null; // of the rows: by cut-off, an array of tenths; null until the series is here
  let place = 0;
  let mode = "valor";
  const series = new Map();

  const byId = (id) => document.getElementById(id);
  const escape = (text) => String(text).replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);
  const formats = [0, 1].map((decimals) => new Intl.NumberFormat("es-CO", { minimumFractionDigits: decimals, maximumFractionDigits: decimals, useGrouping: "always" }));
  const number = (value, decimals) => formats[decimals].format(value);
  const phase = () => fixed.fases[view.fase];
  const width = () => 1 + phase().hitos.length;
  const dayOf = (at) => fixed.dias[view.cortes[at]] || "";

  /* ---- address ------------------------------------------------------------------------------------ */

  function go(changes) {
    const query = new URLSearchParams(window.location.search);
    Object.entries(changes).forEach(([key, value]) => {
      query.delete(key);
      if (value) query.set(key, value);
    });
    const text = query.toString();
    window.dash_clientside.set_props("direccion", { search: text ? "?" + text : "" });
  }

  const drills = {
    region: (code) => go({ region: code, depto: "", nivel: "departamento", entidad: "" }),
    departamento: (code) => go({ depto: code, nivel: "", entidad: "" }),
    pais: () => go({ nivel: "region" }),
  };

  function pickRow(code) {
    (drills[view.nivel] || ((entity) => go({ entidad: entity === view.entidad ? "" : entity })))(code);
  }

  /* A milestone that is let go leaves the page in its phase. */
  function pickColumn(column) {
    if (column > 0 && column !== view.columna) return go({ hito: view.fase + "." + phase().hitos[column - 1][0] });
    const indicator = new URLSearchParams(window.location.search).get("indicador") || fixed.indicador;
    const own = "avance-fase-" + view.fase;
    const kept = indicator.startsWith("avance-fase-") ? own : indicator;
    return go({ hito: "", indicador: kept === fixed.indicador ? "" : kept });
  }

  const settleAt = (at) => go({ corte: at === view.cortes.length - 1 ? "" : view.cortes[at] });

  /* ---- values ------------------------------------------------------------------------------------- */

  function unfold(steps) {
    const found = [];
    steps.forEach((step, at) => found.push(step.map((change, slot) => (at ? found[at - 1][slot] + change : change))));
    return found;
  }

  function ask(address) {
    if (!series.has(address)) {
      const answer = fetch(address).then((response) => {
        if (!response.ok) throw new Error("sin respuesta: " + address);
        return response.json();
      });
      series.set(address, answer.then((data) => ({ rows: new Map(data.filas.map((code, at) => [code, at])), frames: unfold(data.pasos) })));
      answer.catch(() => series.delete(address));
    }
    return series.get(address);
  }

  async function loadFrames() {
    const asked = view;
    const data = await ask(asked.serie);
    if (view !== asked) return;
    const columns = width();
    const places = asked.filas.map((code) => data.rows.get(code));
    frames = data.frames.map((frame) => {
      const own = new Int16Array(places.length * columns);
      places.forEach((from, row) => own.set(frame.slice(from * columns, (from + 1) * columns), row * columns));
      return own;
    });
  }

  /* Tenths of percent of a cell at a cut-off; before the series is here, only of the address's own. */
  function valueAt(at, row, column) {
    const slot = row * width() + column;
    if (at < 0) return MISSING;
    if (frames) return frames[at][slot];
    return at === view.corte && view.valores.length ? view.valores[slot] : MISSING;
  }

  const wholeAt = (at, column) => (at < 0 || !view.conjunto.length ? MISSING : view.whole[at][column]);

  /* ---- heat map ----------------------------------------------------------------------------------- */

  function classOf(tenths) {
    if (tenths === MISSING) return "sin-reporte";
    if (tenths === 0) return "cero";
    let found = 0;
    while (found + 1 < fixed.clases.length && tenths >= 10 * fixed.clases[found + 1][1]) found += 1;
    return "c" + found;
  }

  /* Whole percent, but never «0» of something begun nor «100» of something unfinished. */
  const isEdge = (tenths) => (tenths > 0 && tenths < 10) || (tenths > 990 && tenths < 1000);
  const brief = (tenths) => (tenths === MISSING ? "—" : number(tenths / 10, isEdge(tenths) ? 1 : 0));

  function changeClass(change) {
    if (change === null) return "sin-reporte";
    if (Math.abs(change) < 1) return "igual";
    const size = Math.abs(change) >= 200 ? 2 : 1;
    return (change > 0 ? "sube" : "baja") + size;
  }

  const signed = (tenths, decimals) => {
    const text = number(Math.abs(tenths) / 10, decimals);
    return tenths > 0 ? "+" + text : tenths < 0 ? "−" + text : text;
  };

  const sinceOf = (row, column) => (view.desde === null ? MISSING : row < 0 ? wholeAt(view.desde, column) : valueAt(view.desde, row, column));
  const nowOf = (row, column) => (row < 0 ? wholeAt(place, column) : valueAt(place, row, column));

  function changeOf(row, column) {
    const now = nowOf(row, column);
    const before = sinceOf(row, column);
    return now === MISSING || before === MISSING ? null : now - before;
  }

  /* Class and text of a cell; row -1 is the whole selection. */
  function look(row, column) {
    const picked = column > 0 && column === view.columna ? " columna" : "";
    if (mode === "valor") {
      const now = nowOf(row, column);
      return [classOf(now) + picked, brief(now)];
    }
    const change = changeOf(row, column);
    return [changeClass(change) + picked, change === null ? "—" : signed(change, change && Math.abs(change) < 10 ? 1 : 0)];
  }

  /* What a cell says when it is pointed at. */
  function sentence(row, column) {
    const name = row < 0 ? "Conjunto de la selección" : names.get(view.filas[row]) || view.filas[row];
    const now = nowOf(row, column);
    const change = mode === "valor" ? null : changeOf(row, column);
    const value = now === MISSING ? "sin reporte" : number(now / 10, 1) + " %";
    const counts = row >= 0 && view.n.length && place === view.corte ? ` (n = ${number(view.n[row], 0)}, sin reporte ${number(view.sin[row], 0)})` : "";
    const since = change === null ? "" : `, ${signed(change, 1)} puntos desde ${dayOf(view.desde)}`;
    return `${name}. ${titles()[column]}: ${value}${since}, a ${dayOf(place)}${counts}`;
  }

  const cellsOf = (row) =>
    Array.from({ length: width() }, (_, column) => {
      const [kind, text] = look(row, column);
      return `<td class="${kind}">${text}</td>`;
    }).join("");

  function titles() {
    return ["Avance de la " + phase().nombre.toLowerCase().replace(/ (i+v?|iv)$/, (roman) => roman.toUpperCase()), ...phase().hitos.map((item) => (item[1].startsWith("Hito " + item[0] + " ") ? item[1] : "Hito " + item[0] + ": " + item[1]))];
  }

  function rowOf(row) {
    const code = view.filas[row];
    const name = escape(names.get(code) || code);
    const picked = code === view.entidad;
    return `<tr class="${picked ? "elegida-fila" : ""}" aria-rowindex="${row + 4}" data-lugar="${row}"><th scope="row"><button type="button" data-fila="${row}" title="${name}"${picked ? ' aria-pressed="true"' : ""}>${name}</button></th>${cellsOf(row)}</tr>`;
  }

  function headOf(heads) {
    const stages = [];
    phase().hitos.forEach((item) => {
      const last = stages[stages.length - 1];
      if (last && last[0] === item[2]) last[2] += 1;
      else stages.push([item[2], item[3], 1]);
    });
    const groups = stages.map((item) => `<th colspan="${item[2]}" scope="colgroup" title="${escape("Etapa " + item[0] + ": " + item[1])}"><span>${item[2] > 1 ? "Etapa " : "E"}${item[0]}</span></th>`).join("");
    const labels = heads.map((head, column) => {
      const text = column === 0 ? "Fase" : phase().hitos[column - 1][0];
      const on = column === view.columna && column > 0;
      return `<th scope="col" class="${on ? "columna" : ""}"><button type="button" data-columna="${column}" title="${escape(head)}" aria-pressed="${on}" aria-label="${escape(head)}">${text}</button></th>`;
    });
    return `<thead><tr><th rowspan="2" class="esquina" scope="col">Territorio</th><th></th>${groups}</tr><tr>${labels.join("")}</tr></thead>`;
  }

  function build() {
    const box = byId("hitos-calor");
    const heads = titles();
    box.innerHTML = view.filas.length
      ? `<table class="calor-tabla" aria-rowcount="${view.filas.length + 3}"><caption class="oculto">Cumplimiento por hito</caption>${headOf(heads)}<tbody></tbody></table>`
      : '<p class="vacio">Ninguna entidad asistida en la selección.</p>';
    box.scrollTop = 0;
    repaint();
  }

  /* The rows that should be drawn: those in view and some more at both ends. */
  function span() {
    const box = byId("hitos-calor");
    const height = Math.max(box.clientHeight, window.innerHeight * 0.62);
    const first = Math.max(0, Math.floor(box.scrollTop / ROW) - SPARE);
    return [first, Math.min(view.filas.length, Math.ceil((box.scrollTop + height) / ROW) + SPARE)];
  }

  /* Draw the rows of the span; above and below, one empty row of the height of the others. */
  function repaint() {
    const body = byId("hitos-calor").querySelector("tbody");
    if (!body) return;
    const [first, last] = span();
    const rows = [];
    for (let row = first; row < last; row += 1) rows.push(rowOf(row));
    const gap = (count) => (count > 0 ? `<tr aria-hidden="true" style="height:${count * ROW}px"><td colspan="${width() + 1}"></td></tr>` : "");
    const focused = document.activeElement && document.activeElement.dataset ? document.activeElement.dataset.fila : undefined;
    body.innerHTML = `<tr class="conjunto" data-lugar="-1"><th scope="row">Conjunto</th>${cellsOf(-1)}</tr>` + gap(first) + rows.join("") + gap(view.filas.length - last);
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

  function explain(event) {
    const cell = event.target.closest("td");
    const line = cell && cell.closest("tr[data-lugar]");
    if (line && !cell.title) cell.title = sentence(Number(line.dataset.lugar), cell.cellIndex - 1);
  }

  const forget = (event) => event.target.matches("td[title]") && event.target.removeAttribute("title");

  function scrolled() {
    const box = byId("hitos-calor");
    const body = box.querySelector("tbody");
    if (!body) return;
    const top = Math.floor(box.scrollTop / ROW);
    const bottom = Math.min(view.filas.length, Math.ceil((box.scrollTop + box.clientHeight) / ROW));
    if (top < Number(body.dataset.desde) || bottom > Number(body.dataset.hasta)) repaint();
  }

  /* ---- player ------------------------------------------------------------------------------------- */

  async function moveTo(at) {
    place = at;
    if (!frames) await loadFrames();
    if (place !== at) return;
    recolour();
    markCurves(at);
    const panel = document.querySelector(".hitos");
    if (panel) panel.classList.toggle("moviendo", at !== view.corte);
  }

  /* The line of the cut-off is moved in the drawing itself: plotly.js would draw every panel again (0.8 s). */
  function markCurves(at) {
    const graph = byId("hitos-curvas") && byId("hitos-curvas").querySelector(".js-plotly-plot");
    const layout = graph && graph._fullLayout;
    if (!layout || !layout.shapes) return;
    layout.shapes.forEach((shape, slot) => {
      const path = graph.querySelector(`.shapelayer [data-index="${slot}"] path, .shapelayer path[data-index="${slot}"]`);
      const axis = layout[shape.xref.replace("x", "xaxis")];
      if (!path || !axis) return;
      const now = axis._offset + axis.d2p(view.cortes[at]);
      path.setAttribute("d", path.getAttribute("d").replace(/^M[^,]+,([^L]+)L[^,]+,(.+)$/, (_, top, bottom) => `M${now},${top}L${now},${bottom}`));
    });
  }

  /* ---- differences -------------------------------------------------------------------------------- */

  const GROUPS = [
    ["avanza", "avanza", "avanzan"],
    ["retrocede", "retrocede", "retroceden"],
    ["sigue igual", "sigue igual", "siguen igual"],
    ["empieza a reportar", "empieza a reportar", "empiezan a reportar"],
    ["sin reporte", "sin reporte en los dos cortes", "sin reporte en los dos cortes"],
  ];

  const percent = (tenths) => (tenths === MISSING ? "sin reporte" : number(tenths / 10, 1) + " %");

  /* Single entities have their values in the series; groups bring theirs. */
  const sides = (row) => (view.antes.length ? [view.antes[row], view.ahora[row]] : [view.desde, view.corte].map((at) => valueAt(at, row, view.columna)));

  function changeTable(places) {
    const rows = places.map((row) => {
      const [before, now] = sides(row);
      const change = before === MISSING || now === MISSING ? "" : signed(now - before, 1);
      return `<tr><th scope="row">${escape(names.get(view.filas[row]) || view.filas[row])}</th><td>${percent(before)}</td><td>${percent(now)}</td><td>${change}</td></tr>`;
    });
    const head = ["", dayOf(view.desde), dayOf(view.corte), "Cambio (puntos)"].map((text) => `<th scope="col">${text || "Territorio"}</th>`).join("");
    return `<table class="datos"><thead><tr>${head}</tr></thead><tbody>${rows.join("")}</tbody></table>`;
  }

  function differences() {
    const box = byId("hitos-cambios");
    if (view.desde === null) return void (box.innerHTML = "");
    const open = new Set([...box.querySelectorAll("details[open]")].map((item) => item.dataset.grupo));
    const total = view.filas.length || 1;
    const found = GROUPS.filter((group) => (view.grupos[group[0]] || []).length);
    const bar = found.map((group) => `<span class="g-${group[0].replaceAll(" ", "-")}" style="flex:${view.grupos[group[0]].length / total}" title="${view.grupos[group[0]].length} ${group[2]}"></span>`).join("");
    box.innerHTML =
      `<div class="cambio-barra" aria-hidden="true">${bar}</div>` +
      found.map((group) => {
        const count = view.grupos[group[0]].length;
        return `<details data-grupo="${group[0]}"><summary><i class="g-${group[0].replaceAll(" ", "-")}"></i>${number(count, 0)} ${count === 1 ? group[1] : group[2]}</summary><div class="cambio-lista"></div></details>`;
      }).join("");
    box.querySelectorAll("details").forEach((item) => {
      const fill = () => {
        const list = item.querySelector(".cambio-lista");
        if (item.open && !list.firstChild) list.innerHTML = changeTable(view.grupos[item.dataset.grupo]);
      };
      item.addEventListener("toggle", fill);
      item.open = open.has(item.dataset.grupo);
    });
  }

  /* ---- curves ------------------------------------------------------------------------------------- */

  let drawn = "";

  function arranged(figure) {
    const box = document.querySelector(".curvas");
    const count = figure.layout.annotations.length / 2; // a name and a value per panel
    const wide = box && box.clientWidth >= NARROW ? 4 : 2;
    const columns = Math.max(1, Math.min(count, wide));
    const rows = Math.max(1, Math.ceil(count / columns));
    figure.layout.grid.columns = columns;
    figure.layout.grid.rows = rows;
    figure.layout.height = rows * (rows === 1 ? 310 : 158) + 10;
    return figure;
  }

  function curvesTable(figure) {
    const lines = figure.data.filter((trace) => trace.meta && trace.meta !== "pais");
    const head = view.cortes.map((day) => `<th scope="col">${fixed.dias[day]}</th>`).join("");
    const cells = (trace) => trace.y.map((value, at) => (value === null ? "<td>sin dato</td>" : `<td>${number(value, 1)} % <small>n = ${trace.customdata[at][2]}</small></td>`)).join("");
    const body = lines.map((trace) => `<tr><th scope="row">${escape(trace.name)}</th>${cells(trace)}</tr>`).join("");
    byId("hitos-curvas-tabla").innerHTML = `<table class="datos"><thead><tr><th scope="col">Territorio</th>${head}</tr></thead><tbody>${body}</tbody></table>`;
  }

  function listenToCurves() {
    const graph = byId("hitos-curvas") && byId("hitos-curvas").querySelector(".js-plotly-plot");
    if (!graph || !graph.on) return void setTimeout(listenToCurves, 150);
    if (graph.dataset.atento) return;
    graph.dataset.atento = "si";
    graph.on("plotly_click", (event) => {
      const code = event.points[0].data.meta;
      if (code && code !== "pais") drills[code.length === 2 ? "departamento" : "region"](code);
    });
  }

  /* ---- painting ----------------------------------------------------------------------------------- */

  async function namesOf(resources) {
    const data = await window.tablero.territorio(resources.territorio);
    const units = data.unidades[view.nivel];
    names = units ? new Map(units.codigo.map((code, at) => [code, units.nombre[at]])) : new Map([["pais", "Colombia"]]);
  }

  function listen() {
    const box = byId("hitos-calor");
    if (box.dataset.atento) return;
    box.dataset.atento = "si";
    box.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      const row = event.target.closest("tr") && event.target.closest("tr").querySelector("[data-fila]");
      if (button && button.dataset.columna) return pickColumn(Number(button.dataset.columna));
      if (row) pickRow(view.filas[Number(row.dataset.fila)]);
    });
    box.addEventListener("scroll", scrolled, { passive: true });
    box.addEventListener("mouseover", explain);
    box.addEventListener("mouseout", forget);
    byId("hitos-modo").addEventListener("click", async () => {
      mode = mode === "valor" ? "cambio" : "valor";
      if (mode === "cambio" && !frames) await loadFrames();
      faceOfMode();
      recolour();
    });
  }

  function faceOfMode() {
    const button = byId("hitos-modo");
    button.textContent = mode === "valor" ? "Ver el cambio" : "Ver el valor";
    button.setAttribute("aria-pressed", String(mode === "cambio"));
    button.disabled = view.desde === null;
    button.title = view.desde === null ? "No hay corte anterior" : "Cambio desde " + dayOf(view.desde);
  }

  function player() {
    const box = byId("hitos-reproductor");
    const handle = window.reproductor(box, { alMover: moveTo, alAsentar: settleAt });
    if (!box.dataset.atento) {
      box.dataset.atento = "si";
      ["pointerenter", "focusin"].forEach((kind) => box.addEventListener(kind, () => view && !frames && loadFrames()));
    }
    handle.poner(view.cortes.map((day) => fixed.dias[day]), view.corte);
  }

  async function pintar(data, resources, constants) {
    if (!data) return window.dash_clientside.no_update;
    const before = view;
    fixed = constants;
    view = data.calor;
    view.whole = unfold(view.conjunto);
    place = view.corte;
    if (!before || before.serie !== view.serie || String(before.filas) !== String(view.filas)) frames = null;
    if (view.desde === null) mode = "valor";
    const figure = arranged(data.curvas);
    await namesOf(resources);
    if (!view.valores.length || mode === "cambio" || frames === null && series.has(view.serie)) await loadFrames();
    if (view !== data.calor || !byId("hitos-calor")) return window.dash_clientside.no_update;
    listen();
    build();
    player();
    faceOfMode();
    differences();
    curvesTable(figure);
    document.querySelector(".hitos").classList.remove("moviendo");
    document.querySelector(".hitos").dataset.pintado = window.location.search || "?";
    setTimeout(listenToCurves, 0);
    const text = JSON.stringify(figure);
    const graph = byId("hitos-curvas").querySelector(".js-plotly-plot");
    if (text === drawn && graph && graph.data && graph.data.length) {
      markCurves(Math.max(0, view.corte));
      return window.dash_clientside.no_update;
    }
    drawn = text;
    return figure;
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside, { hitos: { pintar } });
})();
