/* The browser's half of the milestones page: everything it shows. A change of a filter brings numbers, sentences and
 * links (`dashboard/views/milestones/payload.py`); what no filter changes (names, weights, the tree and the funnel as markup) came
 * with the page. Nothing here waits for a drawing library: the curves are some paths, drawn anew in milliseconds.
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
  const PANEL = { height: 132, left: 26, right: 6, top: 6, bottom: 20 }; // of a curve, in pixels

  let view = null; // what the server said of the address
  let fixed = null;
  let names = new Map();
  let owners = new Map();
  let frames = null; // tenths of all cut-offs: {steps, places} of the rows; null until the series is here
  let place = 0;
  let mode = "valor";
  let printing = false;
  const series = new Map();

  const byId = (id) => document.getElementById(id);
  const escape = (text) => String(text).replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);
  const formats = [0, 1].map((decimals) => new Intl.NumberFormat("es-CO", { minimumFractionDigits: decimals, maximumFractionDigits: decimals, useGrouping: "always" }));
  const number = (value, decimals) => formats[decimals].format(value);
  const percent = (tenths) => (tenths === MISSING ? "sin reporte" : number(tenths / 10, 1) + " %");
  const phase = () => fixed.fases[view.fase];
  const width = () => 1 + phase().hitos.length;
  const dayOf = (at) => fixed.dias[view.cortes[at]] || "";

  /* ---- address ------------------------------------------------------------------------------------ */

  /* The address with some of its parts changed; the level that this page opens at is left out. */
  function queryWith(changes) {
    const query = new URLSearchParams(window.location.search);
    Object.entries(changes).forEach(([key, value]) => {
      query.delete(key);
      if (value && !(key === "nivel" && value === fixed.nivel)) query.set(key, value);
    });
    const text = query.toString();
    return text ? "?" + text : "";
  }

  const go = (changes) => window.dash_clientside.set_props("direccion", { search: queryWith(changes) });

  const drills = {
    region: (code) => go({ region: code, depto: "", nivel: "departamento", entidad: "" }),
    departamento: (code) => go({ depto: code, nivel: "municipio", entidad: "" }),
    pais: () => go({ nivel: "region" }),
  };

  function pickRow(code) {
    (drills[view.nivel] || ((entity) => go({ entidad: entity === view.entidad ? "" : entity })))(code);
  }

  /* What picks a column in the address; a milestone that is let go leaves the page in its phase. */
  function columnChanges(column) {
    if (column > 0 && column !== view.columna) return { hito: view.fase + "." + phase().hitos[column - 1][0] };
    const indicator = new URLSearchParams(window.location.search).get("indicador") || fixed.indicador;
    const own = "avance-fase-" + view.fase;
    const kept = indicator.startsWith("avance-fase-") ? own : indicator;
    return { hito: "", indicador: kept === fixed.indicador ? "" : kept };
  }

  const pickColumn = (column) => go(columnChanges(column));
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
      series.set(address, answer.then((data) => ({ codes: data.filas, steps: unfold(data.pasos) })));
      answer.catch(() => series.delete(address));
    }
    return series.get(address);
  }

  async function loadFrames() {
    const asked = view;
    const data = await ask(fixed.serie + asked.serie);
    if (view !== asked) return;
    if (asked.mascara !== undefined) order(data);
    const rows = new Map(data.codes.map((code, at) => [code, at]));
    frames = { steps: data.steps, places: asked.filas.map((code) => rows.get(code)) };
  }

  /* Single entities: those in view, the lowest value first and the unknown last. */
  function order(data) {
    const columns = width();
    const shown = view.corte < 0 ? null : data.steps[view.corte];
    const keys = data.codes.map((_, at) => {
      const value = shown ? shown[at * columns + view.columna] : MISSING;
      return value === MISSING ? Infinity : value;
    });
    const places = data.codes.map((_, at) => at).filter((at) => view.mascara[at] === "1");
    places.sort((one, other) => (keys[one] === keys[other] ? one - other : keys[one] - keys[other]));
    view.filas = places.map((at) => data.codes[at]);
  }

  /* Tenths of percent of a cell at a cut-off; before the series is here, only of the address's own. */
  function valueAt(at, row, column) {
    if (at < 0) return MISSING;
    if (frames) return frames.steps[at][frames.places[row] * width() + column];
    return at === view.corte && view.valores.length ? view.valores[row * width() + column] : MISSING;
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

  /* The rows that should be drawn: those in view and some more at both ends; on paper, all. */
  function span() {
    if (printing) return [0, view.filas.length];
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

  /* Groups bring both sides of the comparison; single entities have them in the series. */
  const sides = (row) => [view.antes ? view.antes[row] : valueAt(view.desde, row, view.columna), valueAt(view.corte, row, view.columna)];

  /* Places of the rows of each movement, the largest change first, then the lowest value. */
  function movements() {
    const groups = {};
    view.filas.forEach((_, row) => {
      const [before, now] = sides(row);
      const change = before === MISSING || now === MISSING ? null : now - before;
      const seen = change === null && now !== MISSING;
      const kind = seen ? "empieza a reportar" : change === null ? "sin reporte" : change > 0 ? "avanza" : change < 0 ? "retrocede" : "sigue igual";
      (groups[kind] = groups[kind] || []).push([row, Math.abs(change || 0), now]);
    });
    Object.values(groups).forEach((rows) => rows.sort((one, other) => other[1] - one[1] || one[2] - other[2] || one[0] - other[0]));
    return Object.fromEntries(Object.entries(groups).map(([kind, rows]) => [kind, rows.map((item) => item[0])]));
  }

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
    view.grupos = movements();
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

  let curves = null; // of the view, unfolded: by cut-off, an array over the territories

  const steps = (at) => at.map((values) => values.slice());

  function unfoldCurves(sent) {
    const found = { codigos: sent.codigos, nombres: sent.nombres };
    ["media", "bajo", "alto", "n", "conjunto"].forEach((key) => (found[key] = unfold(steps(sent[key]))));
    return found;
  }

  function columnsOf(box) {
    return Math.max(1, Math.min(curves.codigos.length, box.clientWidth >= NARROW ? 4 : 2));
  }

  /* Draw the panels to the width that there is: every panel a button that goes into its territory. */
  function drawCurves() {
    const box = byId("hitos-curvas");
    if (!box || !curves) return;
    const columns = columnsOf(box);
    const wide = Math.floor((box.clientWidth - (columns - 1) * 12) / columns);
    box.style.gridTemplateColumns = `repeat(${columns}, minmax(0, 1fr))`;
    box.dataset.ancho = String(box.clientWidth);
    box.innerHTML = curves.codigos.map((_, at) => panelOf(at, wide)).join("") || '<p class="vacio">Ninguna entidad asistida en la selección.</p>';
    markCurves(view.corte);
  }

  const across = (wide) => (at) => PANEL.left + (view.cortes.length > 1 ? daysFrom(at) / daysFrom(view.cortes.length - 1) : 0.5) * (wide - PANEL.left - PANEL.right);
  const daysFrom = (at) => (Date.parse(view.cortes[at]) - Date.parse(view.cortes[0])) / 864e5;
  const up = (tenths) => PANEL.top + (1 - tenths / 1000) * (PANEL.height - PANEL.top - PANEL.bottom);
  const point = (x, tenths) => x.toFixed(1) + " " + up(tenths).toFixed(1);

  /* A line over the cut-offs; where nothing is known it is broken. */
  function lineOf(values, x) {
    let open = false;
    return values.map((value, at) => {
      const step = value === MISSING ? "" : (open ? "L" : "M") + point(x(at), value);
      open = value !== MISSING;
      return step;
    }).join("");
  }

  function panelOf(place, wide) {
    const x = across(wide);
    const own = (key) => curves[key].map((values) => values[place]);
    const mean = own("media");
    const known = mean.map((_, at) => at).filter((at) => mean[at] !== MISSING);
    const band = [...known.map((at) => point(x(at), curves.alto[at][place])), ...known.slice().reverse().map((at) => point(x(at), curves.bajo[at][place]))].join("L");
    const base = PANEL.height - PANEL.bottom;
    const last = view.cortes.length - 1;
    const rules = [0, 500, 1000].map((tenths) => `<path class="curva-regla" d="M${PANEL.left} ${up(tenths)}H${wide - PANEL.right}"/><text x="${PANEL.left - 4}" y="${up(tenths) + 4}" text-anchor="end">${tenths / 10}</text>`).join("");
    const ticks = view.cortes.map((_, at) => `M${x(at).toFixed(1)} ${base}v3`).join("");
    const ends = last < 0 ? "" : `<text x="${x(0)}" y="${PANEL.height - 4}">${shortDay(0)}</text>` + (last ? `<text x="${x(last)}" y="${PANEL.height - 4}" text-anchor="end">${shortDay(last)}</text>` : "");
    const dots = known.map((at) => `<g><title>${escape(curveWords(place, at))}</title><circle class="curva-blanco" cx="${x(at).toFixed(1)}" cy="${up(mean[at]).toFixed(1)}" r="8"/><circle class="curva-punto" cx="${x(at).toFixed(1)}" cy="${up(mean[at]).toFixed(1)}" r="2.2"/></g>`).join("");
    const name = escape(curves.nombres[place]);
    return (
      `<button type="button" class="curva" data-codigo="${escape(curves.codigos[place])}" title="Ver ${name}"><span class="curva-titulo"><span class="curva-nombre">${name}</span> <b class="curva-valor" data-lugar="${place}"></b></span>` +
      `<svg viewBox="0 0 ${wide} ${PANEL.height}" height="${PANEL.height}" aria-hidden="true">${rules}<path class="curva-regla" d="${ticks}"/>${ends}` +
      (band ? `<path class="curva-banda" d="M${band}z"/>` : "") +
      `<path class="curva-conjunto" d="${lineOf(curves.conjunto.map((values) => values[0]), x)}"/><path class="curva-linea" d="${lineOf(mean, x)}"/>${dots}` +
      `<path class="curva-corte" data-ancho="${wide}"/></svg></button>`
    );
  }

  const shortDay = (at) => fixed.dias[view.cortes[at]].replace(/ \d{4}$/, "");

  function curveWords(place, at) {
    const at10 = (key) => number(curves[key][at][place] / 10, 1);
    return `${curves.nombres[place]}, ${dayOf(at)}: ${at10("media")} % (mitad central ${at10("bajo")} a ${at10("alto")} %), n = ${number(curves.n[at][place], 0)}`;
  }

  /* The cut-off in view: a line in every panel, and its value beside the name. */
  function markCurves(at) {
    const box = byId("hitos-curvas");
    if (!box) return;
    box.querySelectorAll(".curva-corte").forEach((path) => path.setAttribute("d", at < 0 ? "" : `M${across(Number(path.dataset.ancho))(at).toFixed(1)} ${PANEL.top}V${PANEL.height - PANEL.bottom}`));
    box.querySelectorAll(".curva-valor").forEach((item) => {
      const value = at < 0 ? MISSING : curves.media[at][Number(item.dataset.lugar)];
      item.textContent = value === MISSING ? "sin dato" : percent(value);
    });
    markPicked();
  }

  /* The territory of the picked row: the row itself where rows are territories, else that of its entity. */
  function pickedTerritory() {
    const owner = view.entidad && owners.get(view.entidad);
    return owner ? owner[curves.codigos[0] && curves.codigos[0].length === 2 ? 0 : 1] : "";
  }

  function markPicked() {
    const picked = pickedTerritory();
    byId("hitos-curvas").querySelectorAll(".curva").forEach((item) => item.classList.toggle("curva-elegida", item.dataset.codigo === picked));
  }

  /* Pointing at a row of territories shows which panel is its own. */
  function pointAt(event) {
    const line = event.target.closest("tr[data-lugar]");
    const code = line && view.filas[Number(line.dataset.lugar)];
    byId("hitos-curvas").querySelectorAll(".curva").forEach((item) => item.classList.toggle("curva-senalada", item.dataset.codigo === code));
  }

  function curvesTable() {
    const details = byId("hitos-curvas-tabla").closest("details");
    const write = () => {
      const head = view.cortes.map((day) => `<th scope="col">${fixed.dias[day]}</th>`).join("");
      const cell = (place) => (values, at) => (values[place] === MISSING ? "<td>sin dato</td>" : `<td>${number(values[place] / 10, 1)} % <small>n = ${number(curves.n[at][place], 0)}</small></td>`);
      const body = curves.nombres.map((name, place) => `<tr><th scope="row">${escape(name)}</th>${curves.media.map(cell(place)).join("")}</tr>`).join("");
      byId("hitos-curvas-tabla").innerHTML = `<table class="datos"><thead><tr><th scope="col">Territorio</th>${head}</tr></thead><tbody>${body}</tbody></table>`;
    };
    details.ontoggle = () => details.open && write();
    if (details.open) write();
  }

  /* ---- sentences, links, tree and funnel ---------------------------------------------------------- */

  function writeTexts(sent) {
    const texts = Object.assign({}, sent.textos, { pie: sent.textos.pie + fixed.partes[view.fase].pie });
    Object.entries(texts).forEach(([key, text]) => {
      const item = byId("hitos-" + key);
      if (item.textContent !== text) item.textContent = text;
    });
    byId("hitos-avisos").innerHTML = sent.avisos ? `<p class="aviso"><b>Se ignoró parte de la dirección: </b>${escape(sent.avisos)}</p>` : "";
    const chip = ([text, href], at) => (at === sent.fichas.length - 1 ? `<a class="quitar-todo" href="${escape(href)}">${escape(text)}</a>` : `<a class="ficha-filtro" href="${escape(href)}" title="Quitar el filtro: ${escape(text)}">${escape(text)}<span class="cruz" aria-hidden="true">×</span></a>`);
    byId("hitos-filtros-vigentes").innerHTML = sent.fichas.map(chip).join("");
    const option = ([text, href, on]) => `<a class="opcion${on ? " elegida-aqui" : ""}" href="${escape(href)}"${on ? ' aria-current="true"' : ""}>${escape(text)}</a>`;
    byId("hitos-fases").innerHTML = sent.fases.map(option).join("");
    byId("hitos-niveles").innerHTML = sent.niveles.map(option).join("");
    const crumb = ([text, href, on]) => (on ? `<b>${escape(text)}</b>` : `<a href="${escape(href)}">${escape(text)}</a>`);
    byId("hitos-migas").innerHTML = sent.migas.map(crumb).join('<span aria-hidden="true">›</span>');
  }

  /* The markup of a phase is put in place when it is another phase's turn. */
  function skeleton(id, markup) {
    const box = byId(id);
    if (box.dataset.fase !== view.fase) box.innerHTML = markup;
    box.dataset.fase = view.fase;
    return box;
  }

  const sureOf = (tenths) => (tenths === MISSING ? "sin dato" : number(tenths / 10, 1) + " %");

  function bars(box, key, values) {
    box.querySelectorAll(`[data-valor="${key}"]`).forEach((item, at) => {
      const bar = item.firstChild;
      bar.classList.toggle("sin-dato", values[at] === MISSING);
      bar.firstChild.style.width = Math.max(0, values[at]) / 10 + "%";
      item.lastChild.textContent = sureOf(values[at]);
    });
  }

  function words(box, key, texts) {
    box.querySelectorAll(`[data-cuenta="${key}"]`).forEach((item, at) => (item.textContent = texts[at]));
  }

  const outOf = (n) => (count) => `${number(count, 0)} de ${number(n, 0)}`;

  function writeTree(found) {
    const box = skeleton("hitos-arbol", fixed.partes[view.fase].arbol);
    bars(box, "fase", [found.valor]);
    bars(box, "etapa", found.etapas);
    bars(box, "hito", found.hitos);
    words(box, "reportes", [`${number(found.n, 0)} con reporte, ${number(found.sin, 0)} sin reporte`]);
    words(box, "completo", found.hechos.map(outOf(found.n)));
    box.querySelectorAll("[data-hito]").forEach((link) => {
      const column = 1 + phase().hitos.findIndex((item) => String(item[0]) === link.dataset.hito);
      const picked = column === view.columna;
      link.href = window.location.pathname + queryWith(columnChanges(column));
      link.title = picked ? "Quitar este hito" : "Ver este hito en curvas y cambios";
      link.closest("tr").classList.toggle("elegido", picked);
    });
  }

  function writeFunnel(found) {
    const box = skeleton("hitos-embudo", fixed.partes[view.fase].embudo);
    bars(box, "parte", found.hechos.map((done) => (found.n ? (1000 * done) / found.n : MISSING)));
    words(box, "cerraron", found.hechos.map(outOf(found.n)));
    box.querySelectorAll("[data-porcentaje]").forEach((item, at) => (item.textContent = sureOf(found.avance[at])));
  }

  /* ---- painting ----------------------------------------------------------------------------------- */

  /* Department and region of each entity, by its code. */
  function territories(data) {
    const departments = data.unidades.departamento;
    const found = new Map();
    departments.codigo.forEach((code, at) => found.set(code, [code, departments.region_codigo[at]]));
    data.unidades.municipio.codigo.forEach((code) => found.set(code, found.get(code.slice(0, 2))));
    return found;
  }

  async function namesOf(resources) {
    const data = await window.tablero.territorio(resources.territorio);
    const units = data.unidades[view.nivel];
    names = units ? new Map(units.codigo.map((code, at) => [code, units.nombre[at]])) : new Map([["pais", "Colombia"]]);
    owners = territories(data);
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
    box.addEventListener("mouseover", pointAt);
    box.addEventListener("focusin", pointAt);
    byId("hitos-curvas").addEventListener("click", (event) => {
      const panel = event.target.closest(".curva");
      if (panel) drills[panel.dataset.codigo.length === 2 ? "departamento" : "region"](panel.dataset.codigo);
    });
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

  async function pintar(sent, resources, constants) {
    if (!sent) return window.dash_clientside.no_update;
    const before = view;
    fixed = constants;
    view = Object.assign({ filas: [], valores: [], n: [], sin: [] }, sent.calor);
    const own = view;
    view.cortes = phase().cortes;
    view.whole = unfold(steps(view.conjunto));
    curves = unfoldCurves(sent.curvas);
    place = view.corte;
    if (!before || before.serie !== view.serie || view.mascara !== undefined || String(before.filas) !== String(view.filas)) frames = null;
    if (view.desde === null) mode = "valor";
    await namesOf(resources);
    if (view === own && (view.mascara !== undefined || mode === "cambio" || (!frames && series.has(fixed.serie + view.serie)))) await loadFrames();
    if (view !== own || !byId("hitos-calor")) return window.dash_clientside.no_update;
    listen();
    writeTexts(sent);
    drawCurves();
    curvesTable();
    build();
    player();
    faceOfMode();
    differences();
    writeTree(sent.arbol);
    writeFunnel(sent.embudo);
    document.querySelector(".hitos").classList.remove("moviendo");
    document.querySelector(".hitos").dataset.pintado = window.location.search || "?";
    return window.dash_clientside.no_update;
  }

  const redraw = () => byId("hitos-calor") && view && repaint();
  window.addEventListener("beforeprint", () => {
    printing = true;
    redraw();
  });
  window.addEventListener("afterprint", () => {
    printing = false;
    redraw();
  });

  let settled = null;
  window.addEventListener("resize", () => {
    clearTimeout(settled);
    settled = setTimeout(() => {
      const box = byId("hitos-curvas");
      if (box && view && box.dataset.ancho !== String(box.clientWidth)) drawCurves();
    }, 150);
  });

  window.dash_clientside = Object.assign({}, window.dash_clientside, { hitos: { pintar } });
})();
