/* The map of the home page, painted from the values of a view (`payload_of` in dashboard/views/map_values.py). The empty
 * maps and the cut-offs came with the page (`_figures` in layouts/pages/home.py), names with the territory file, the
 * frames of the player with `dashboard/views/animation.py`. Wired in callbacks/home.py.
 *
 * A change of values does not redraw the map. plotly.js would project every polygon again (100-200 ms); here the
 * values are put in its computed data and only the paths whose class changed get another fill. What that relies on
 * (`calcdata` and the paths, in the order of `locations`) is checked by the browser tests.
 */
(function () {
  "use strict";

  const AREA = -4; // `State` in dashboard/core/scales.py
  const OUTSIDE = -5;
  const NO_ENTITY = "Área no municipalizada: no es un municipio ni tiene plan de desarrollo propio, y por eso no tiene valor.";

  let current = null; // what the map shows: {view, drawn, geometry, data}

  const nothing = () => window.dash_clientside.no_update;
  const byId = (id) => document.getElementById(id);
  const plot = () => byId("mapa") && byId("mapa").querySelector(".js-plotly-plot");

  /* ---- what is drawn ------------------------------------------------------------------------------ */

  /* Units of the map with the palette position, the class and the words of each. */
  function decode(view, data) {
    const units = window.territory.unitsOf(view, data);
    const positions = view.clases.map((kind) => (kind < 0 ? data.estados[kind] : view.escala[kind][0]));
    const places = view.nivel === "municipio" ? units.departamento : null;
    const labels = view.clases.map((_, place) => (places ? places[place] + "<br>" : "") + wordsOf(view, place) + countWords(view, place) + changeWords(view, place));
    const found = { units, positions, labels, kinds: view.clases };
    return view.nivel === "region" || view.nivel === "pais" ? overDepartments(data, found, view.nivel) : found;
  }

  /* A region, or the country, is drawn as its departments, all in its colour. */
  function overDepartments(data, regions, level) {
    const places = new Map(regions.units.codigo.map((code, place) => [code, place]));
    const departments = data.unidades.departamento;
    const of = (list) => departments.region_codigo.map((code) => list[level === "pais" ? 0 : places.get(code)]);
    const named = regions.labels.map((label, place) => (level === "pais" ? "" : "región ") + regions.units.nombre[place] + ": " + label);
    return { units: departments, positions: of(regions.positions), labels: of(named), kinds: of(regions.kinds) };
  }

  /* The value of a unit; where it has none, or a state says it, the state; of a category, its name. */
  function wordsOf(view, place) {
    const kind = view.clases[place];
    const value = view.valores.length ? view.valores[place] : null;
    if (value !== null && !(kind < 0 && value === 0)) return window.numbers.measured(value, view.formato);
    return kind < 0 ? view.estados[kind] : view.escala[kind][1];
  }

  /* Of a group, how many entities its value is of. */
  function countWords(view, place) {
    if (!view.n.length || view.n[place] === null) return "";
    return `<br>n\u00a0=\u00a0${window.numbers.number(view.n[place], 0)}, sin dato: ${window.numbers.number(view.sin_dato[place], 0)}`;
  }

  function changeWords(view, place) {
    const change = view.cambios.length ? view.cambios[place] : null;
    const unit = view.formato[1].trim() === "%" ? "\u00a0puntos" : view.formato[1];
    return change === null ? "" : "<br>cambio: " + window.numbers.signed(change, 1) + unit;
  }

  /* ---- painting ----------------------------------------------------------------------------------- */

  async function paint(view, resources, fixed) {
    if (!view) return nothing();
    const data = await window.territory.load(resources.territorio);
    data.fills = data.fills || data.paleta.map(written);
    offerPlayer(view, fixed);
    window.bars.table(view.regiones);
    window.legend.paint(view, data);
    const drawn = decode(view, data);
    const geometry = view.nivel === "municipio" ? "municipios" : "departamentos";
    const graph = plot();
    const redraw = !current || current.geometry !== geometry || !graph || !graph.calcdata || !graph.calcdata.length;
    current = { view, drawn, geometry, data };
    looked = -1;
    if (redraw) {
      const figure = structuredClone(fixed[geometry]);
      Object.assign(figure.data[0], { locations: drawn.units.codigo, z: drawn.positions, text: drawn.labels });
      frame(figure.layout, view.marco);
      whenDrawn();
      return figure;
    }
    recolour(graph, drawn);
    reframe(graph, view.marco);
    finish();
    return nothing();
  }

  function recolour(graph, drawn) {
    const points = graph.calcdata[0];
    const paths = graph.querySelectorAll(".choroplethlocation");
    points.forEach((point, place) => {
      if (point.z === drawn.positions[place]) return;
      point.z = drawn.positions[place];
      paths[place].setAttribute("fill", current.data.fills[point.z]);
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

  function whenDrawn() {
    const wait = () => {
      const graph = plot();
      if (!graph || !graph.querySelector(".choroplethlocation")) return void requestAnimationFrame(wait);
      graph.dataset.marco = JSON.stringify(current.view.marco);
      if (!graph.dataset.atento) {
        graph.dataset.atento = "si";
        graph.on("plotly_afterplot", redrawn);
      }
      finish();
    };
    requestAnimationFrame(wait);
  }

  function finish() {
    outline();
    const panel = byId("mapa-panel");
    if (panel) panel.dataset.pintado = window.location.search || "?";
    window.performance.mark("mapa-pintado");
    window.table.load();
  }

  /* ---- player ------------------------------------------------------------------------------------- */

  let frames = null; // of the view, asked for when the player is first used; each step then only recolours

  function offerPlayer(view, fixed) {
    const box = byId("mapa-cortes");
    const cutoffs = fixed.cortes[view.fase] || [];
    if (!box) return;
    setAside("", "", false);
    box.hidden = cutoffs.length < 2;
    if (box.hidden) return window.player.stop(box);
    const shownAt = cutoffs.filter((cutoff) => cutoff[0] <= view.corte).length - 1;
    const player = window.player(box, {
      moved: async (place) => {
        const found = await loadFrames(fixed.cuadros);
        if (!found.clases[place] || !current || !plot()) return;
        const shown = { valores: found.valores[place], clases: found.clases[place], cambios: [] };
        current.drawn = decode(Object.assign({}, current.view, shown), current.data);
        recolour(plot(), current.drawn);
        window.legend.count(found.leyenda[place]);
        setAside(cutoffs[place][1], cutoffs[shownAt][1], place !== shownAt);
      },
      settled: async (place) => window.address.change("corte", (await loadFrames(fixed.cuadros)).cortes[place]),
    });
    player.set(cutoffs.map((cutoff) => cutoff[1]), shownAt);
  }

  /* While the map is at another cut-off than the rest of the page, it says so and the rest steps back. */
  function setAside(day, rest, isAway) {
    const box = byId("mapa-aparte");
    box.hidden = !isAway;
    box.textContent = isAway ? `Mapa y leyenda: ${day}. Frase, tarjetas, barras y tabla siguen en ${rest}.` : "";
    byId("mapa-panel").closest(".tablero").classList.toggle("otro-corte", isAway);
  }

  function loadFrames(url) {
    const query = new URLSearchParams(window.location.search);
    query.delete("entidad"); // it does not change the frames
    if (!query.has("clase")) query.delete("corte"); // nor does this, where no class of a cut-off is asked for
    const address = url + "?" + query;
    if (!frames || frames.address !== address) {
      frames = { address, answer: fetch(address).then((answer) => answer.json()) };
    }
    return frames.answer;
  }

  /* ---- frame -------------------------------------------------------------------------------------- */

  const mercator = (lat) => (Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) * 180) / Math.PI;
  const latitude = (y) => (Math.atan(Math.exp((y * Math.PI) / 180)) * 360) / Math.PI - 90;

  /* What lies over the map at one side takes its place from there. */
  const widthOf = (selector) => {
    const part = document.querySelector(selector);
    return part && getComputedStyle(part).position === "absolute" ? part.offsetWidth + 12 : 0;
  };

  /* The ranges that show a box and fill the panel, beside legend and buttons as far as there is room: plotly.js cuts the
   * map at its ranges. */
  function ranges(box) {
    const panel = document.querySelector(".mapa-lienzo");
    const [wide, high] = panel && panel.clientHeight ? [panel.clientWidth, panel.clientHeight] : [1, 1];
    const [left, right] = [".mapa-leyenda", ".mapa-botones"].map(widthOf);
    const [low, top] = [mercator(box[1]), mercator(box[3])];
    const pixel = 1.06 * Math.max((box[2] - box[0]) / wide, (top - low) / high); // degrees of each
    const spare = wide - (box[2] - box[0]) / pixel;
    const margin = spare > left + right ? left + (spare - left - right) / 2 : left + right ? (spare * left) / (left + right) : spare / 2;
    const west = box[0] - margin * pixel;
    const half = (high * pixel) / 2;
    return {
      lonaxis: [west, west + wide * pixel],
      lataxis: [latitude((low + top) / 2 - half), latitude((low + top) / 2 + half)],
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
    reframe(graph, current.view.marco);
  }

  let settled = null;
  window.addEventListener("resize", () => {
    clearTimeout(settled);
    settled = setTimeout(fit, 250);
  });

  /* plotly.js waits for the geometry, and does not look whether the map is still there when it comes: a page that was
   * left in between is no error. */
  window.addEventListener("unhandledrejection", (event) => {
    const stack = String((event.reason && event.reason.stack) || "");
    if (!plot() && stack.includes("plotly.min.js")) event.preventDefault();
  });

  /* ---- picking ------------------------------------------------------------------------------------ */

  /* plotly.js answers a click only where it had time to hover: a quick hand and a finger are not lost here. */
  function pickAt(x, y) {
    const paths = plot() ? [...plot().querySelectorAll(".choroplethlocation")] : [];
    if (!paths.length || !current) return;
    const point = new DOMPoint(x, y).matrixTransform(paths[0].getScreenCTM().inverse());
    const place = paths.findIndex((path) => path.isPointInFill(point));
    if (place >= 0) pick(current.drawn.units.codigo[place]);
  }

  /* A click on a unit sets the key that the view says; on the picked one, it lets go. A region is clicked on one of
   * its departments. */
  function pick(code) {
    const view = current.view;
    const departments = current.drawn.units;
    const place = departments.codigo.indexOf(code);
    if (current.drawn.kinds[place] === AREA) return say(departments.nombre[place], departments.departamento[place], NO_ENTITY);
    say();
    const chosen = view.nivel === "region" ? departments.region_codigo[place] : code;
    window.address.change(view.elige, view.entidad === chosen ? "" : chosen);
  }

  /* The picked entity is outlined by a copy of its path, above everything, without a redraw. */
  function outline() {
    const graph = plot();
    if (!graph || !current) return;
    graph.querySelectorAll(".elegida, .mirada").forEach((node) => node.remove());
    copyOver(graph, current.drawn.units.codigo.indexOf(current.view.entidad), "elegida");
    copyOver(graph, looked, "mirada");
  }

  function copyOver(graph, place, name) {
    const path = place >= 0 && graph.querySelectorAll(".choroplethlocation")[place];
    if (!path) return;
    const copy = path.cloneNode(false);
    copy.setAttribute("class", name);
    path.closest(".geo").appendChild(copy);
  }

  /* ---- reading ------------------------------------------------------------------------------------ */

  let looked = -1; // place of the unit that the keys are on

  /* Words over the map, which a screen reader says; without any, none. */
  function say(name = "", ...lines) {
    const box = byId("mapa-lectura");
    if (!box) return;
    const html = window.elements.html;
    box.hidden = !name;
    box.replaceChildren(...(name ? [html("strong", { class: "d-block" }, name), ...lines.map((line) => html("span", { class: "d-block" }, line))] : []));
  }

  /* Where each unit of the selection is on the screen; null for what is outside. */
  const middles = (paths) =>
    Array.from(paths, (path, place) => {
      if (current.drawn.kinds[place] === OUTSIDE) return null;
      const box = path.getBBox();
      return [box.x + box.width / 2, box.y + box.height / 2];
    });

  /* Go with the keys to the unit that `choose` finds from where they are; null lets go. */
  function look(choose) {
    const graph = plot();
    if (!graph || !current) return;
    if (choose) {
      const paths = graph.querySelectorAll(".choroplethlocation");
      const found = middles(paths);
      const start = looked >= 0 ? looked : current.drawn.units.codigo.indexOf(current.view.entidad);
      const panel = graph.getBoundingClientRect();
      const place = start >= 0 ? choose(found, found[start] || [0, 0]) : nearest(found, [panel.width / 2, panel.height / 2]);
      if (place < 0) return;
      looked = place;
      say(current.drawn.units.nombre[place], ...current.drawn.labels[place].split("<br>"));
    } else {
      looked = -1;
      say();
    }
    outline();
  }

  function nearest(found, [x, y]) {
    const far = found.map((middle) => (middle ? Math.hypot(middle[0] - x, middle[1] - y) : Infinity));
    return far.indexOf(Math.min(...far));
  }

  const pickLooked = () => looked >= 0 && pick(current.drawn.units.codigo[looked]);

  /* ---- lighting ----------------------------------------------------------------------------------- */

  let lit = null;

  /* Only the units of a class or of a region keep their strength: {clase} or {region}; null, all. */
  function light(wanted) {
    lit = wanted;
    const graph = plot();
    if (!graph || !current) return;
    const { units, kinds } = current.drawn;
    const isLit = (place) => (wanted.clase === undefined ? units.region_codigo[place] === wanted.region : kinds[place] === wanted.clase);
    graph.querySelectorAll(".choroplethlocation").forEach((path, place) => path.classList.toggle("apagada", Boolean(wanted) && !isLit(place)));
  }

  function redrawn() {
    outline();
    if (lit) light(lit);
  }

  function zoom(times) {
    const graph = plot();
    if (!graph || !graph.layout) return;
    const scale = Math.max(1, (graph.layout.geo.projection.scale || 1) * times);
    window.Plotly.relayout(graph, { "geo.projection.scale": scale });
  }

  window.map = { decode, light, look, pickAt, pickLooked, zoom, fit };
  window.dash_clientside = Object.assign({}, window.dash_clientside, { map: { paint } });
})();
