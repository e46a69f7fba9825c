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

  let current = null; // what the map shows: {view, drawn, geometry, data}

  const nothing = () => window.dash_clientside.no_update;
  const byId = (id) => document.getElementById(id);
  const plot = () => byId("mapa") && byId("mapa").querySelector(".js-plotly-plot");

  /* ---- what is drawn ------------------------------------------------------------------------------ */

  /* Units of the map with the palette position and the words of each. */
  function decode(view, data) {
    const units = window.territory.unitsOf(view, data);
    const positions = view.clases.map((kind) => (kind < 0 ? data.estados[kind] : view.escala[kind][0]));
    const places = view.nivel === "municipio" ? units.departamento : null;
    const labels = view.clases.map((_, place) => (places ? places[place] + "<br>" : "") + wordsOf(view, place) + changeWords(view, place));
    if (view.nivel !== "region" && view.nivel !== "pais") return { units, positions, labels };
    return overDepartments(data, units, positions, labels, view.nivel);
  }

  /* A region, or the country, is drawn as its departments, all in its colour. */
  function overDepartments(data, regions, positions, labels, level) {
    const places = new Map(regions.codigo.map((code, place) => [code, place]));
    const departments = data.unidades.departamento;
    const of = (list) => departments.region_codigo.map((code) => list[level === "pais" ? 0 : places.get(code)]);
    const named = labels.map((label, place) => (level === "pais" ? "" : "región ") + regions.nombre[place] + ": " + label);
    return { units: departments, positions: of(positions), labels: of(named) };
  }

  /* The value of a unit; where it has none, or a state says it, the state; of a category, its name. */
  function wordsOf(view, place) {
    const kind = view.clases[place];
    const value = view.valores.length ? view.valores[place] : null;
    if (value !== null && !(kind < 0 && value === 0)) return window.numbers.measured(value, view.formato);
    return kind < 0 ? view.estados[kind] : view.escala[kind][1];
  }

  function changeWords(view, place) {
    const change = view.pinta === "cambios" && view.cambios.length ? view.cambios[place] : null;
    return change === null ? "" : "<br>cambio: " + window.numbers.signed(change, 1) + " puntos";
  }

  /* ---- painting ----------------------------------------------------------------------------------- */

  async function paint(view, resources, fixed) {
    if (!view) return nothing();
    const data = await window.territory.load(resources.territorio);
    data.fills = data.fills || data.paleta.map(written);
    offerPlayer(view, fixed);
    window.bars.table(view.regiones);
    const drawn = decode(view, data);
    const geometry = view.nivel === "municipio" ? "municipios" : "departamentos";
    const graph = plot();
    const redraw = !current || current.geometry !== geometry || !graph || !graph.calcdata || !graph.calcdata.length;
    current = { view, drawn, geometry, data };
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
        graph.on("plotly_click", (event) => pick(event.points[0].location));
        graph.on("plotly_afterplot", outline);
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
    box.hidden = cutoffs.length < 2;
    if (box.hidden) return;
    const player = window.player(box, {
      moved: async (place) => {
        const found = await loadFrames(fixed.cuadros);
        const shown = { valores: found.valores[place], clases: found.clases[place] };
        if (shown.clases && current) recolour(plot(), decode(Object.assign({}, current.view, shown), current.data));
      },
      settled: async (place) => window.address.change("corte", (await loadFrames(fixed.cuadros)).cortes[place]),
    });
    const shown = cutoffs.filter((cutoff) => cutoff[0] <= view.corte).length - 1;
    player.set(cutoffs.map((cutoff) => cutoff[1]), shown);
  }

  function loadFrames(url) {
    const query = new URLSearchParams(window.location.search);
    ["corte", "entidad"].forEach((key) => query.delete(key)); // neither changes the frames
    const address = url + "?" + query;
    if (!frames || frames.address !== address) {
      frames = { address, answer: fetch(address).then((answer) => answer.json()) };
    }
    return frames.answer;
  }

  /* ---- frame -------------------------------------------------------------------------------------- */

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

  /* A click on a unit sets the key that the view says; on the picked one, it lets go. A region is clicked on one of
   * its departments. */
  function pick(code) {
    const view = current.view;
    const departments = current.drawn.units;
    const chosen = view.nivel === "region" ? departments.region_codigo[departments.codigo.indexOf(code)] : code;
    window.address.change(view.elige, view.entidad === chosen ? "" : chosen);
  }

  /* The picked entity is outlined by a copy of its path, above everything, without a redraw. */
  function outline() {
    const graph = plot();
    if (!graph || !current) return;
    graph.querySelectorAll(".elegida").forEach((node) => node.remove());
    const place = current.drawn.units.codigo.indexOf(current.view.entidad);
    const path = place >= 0 && graph.querySelectorAll(".choroplethlocation")[place];
    if (!path) return;
    const copy = path.cloneNode(false);
    copy.setAttribute("class", "elegida");
    path.closest(".geo").appendChild(copy);
  }

  window.map = { decode };
  window.dash_clientside = Object.assign({}, window.dash_clientside, { map: { paint } });
})();
