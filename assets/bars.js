/* The bars of the regions (`dashboard/figures/regions.py`), which plotly.js draws: each is a switch of its region.
 * The table behind them comes with the view, in words (`page_parts` in layouts/parts/panels.py). */
(function () {
  "use strict";

  const NARROW = 420; // pixels: there the names take two lines, so that the column of values and n has its room
  const MORE_ROOM = 1.32; // of the axis
  const SHORT = 11; // letters of a name that stays in one line
  const graphOf = () => document.querySelector("#regiones .js-plotly-plot");

  /* A name in two lines, broken at the blank that is nearest to its middle. */
  function twoLines(name) {
    const blanks = [...name].flatMap((letter, place) => (letter === " " ? [place] : []));
    if (name.length <= SHORT || !blanks.length) return name;
    const off = (place) => Math.abs(place - name.length / 2);
    const at = blanks.reduce((best, place) => (off(place) < off(best) ? place : best));
    return name.slice(0, at) + "<br>" + name.slice(at + 1);
  }

  function fit() {
    const graph = graphOf();
    if (!graph || !graph.data.length || graph.layout.yaxis.ticktext || graph.clientWidth > NARROW) return;
    const names = graph.data[0].y;
    const [low, high] = graph.layout.xaxis.range;
    const wanted = { "yaxis.tickvals": names, "yaxis.ticktext": names.map(twoLines), "yaxis.tickfont.size": 11 };
    window.Plotly.relayout(graph, Object.assign(wanted, { "xaxis.range": [low, low + (high - low) * MORE_ROOM] }));
  }

  function watch(tries = 200) {
    const graph = graphOf();
    if (!graph || !graph.on) return void (tries && requestAnimationFrame(() => watch(tries - 1)));
    if (graph.dataset.atento) return;
    graph.dataset.atento = "si";
    graph.on("plotly_afterplot", fit);
    fit();
  }

  /* plotly.js forgets a press whose figure is drawn anew before the release: with a slow processor a reader lost
   * one click of four that followed a filter. What lies under the pointer is read from the figure's own axis. */
  function regionUnder(event) {
    const graph = graphOf();
    const plot = graph && graph.querySelector(".nsewdrag");
    if (!plot || !graph.contains(event.target) || !graph.data.length) return null;
    const box = plot.getBoundingClientRect();
    const [low, high] = graph.layout.yaxis.range;
    const isInside = event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom;
    if (!isInside) return null;
    const row = Math.round(low + ((box.bottom - event.clientY) / box.height) * (high - low));
    return graph.data[0].customdata[row] || null;
  }

  function pick(code) {
    const chosen = new URLSearchParams(window.location.search).getAll("region");
    window.address.change("region", chosen.length === 1 && chosen[0] === code ? [] : code);
  }

  const STILL = 8; // pixels: a press that moves farther is no click
  let press = null;
  document.addEventListener("pointerdown", (event) => {
    const code = event.button === 0 ? regionUnder(event) : null;
    press = code && { code, x: event.clientX, y: event.clientY };
  }, true);
  /* The region of the bar that is pointed at is lit on the map. */
  let pointed = null;
  document.addEventListener("pointermove", (event) => {
    const code = event.pointerType === "touch" ? null : regionUnder(event);
    if (code === pointed) return;
    pointed = code;
    window.map.light(code && { region: code });
  });
  document.addEventListener("pointerup", (event) => {
    if (press && Math.hypot(event.clientX - press.x, event.clientY - press.y) < STILL) pick(press.code);
    press = null;
  }, true);

  const html = (...given) => window.elements.html(...given); // loaded after this file
  const rowOf = ([name, ...texts]) => html("tr", {}, html("th", { scope: "row" }, name), ...texts.map((text) => html("td", {}, text)));

  /* The table is written when its reader opens it, and while it is open. */
  function table(rows) {
    const body = document.getElementById("regiones-tabla");
    if (!body) return;
    watch();
    const details = body.closest("details");
    const write = () => body.replaceChildren(...rows.map(rowOf));
    details.ontoggle = () => details.open && write();
    if (details.open) write();
  }

  window.bars = { table, twoLines };
})();
