/* The bars of the regions (`dashboard/figures/regions.py`), which plotly.js draws: each is a switch of its region.
 * The table behind them comes with the view, in words (`page_parts` in layouts/parts/panels.py). */
(function () {
  "use strict";

  /* plotly.js forgets a press whose figure is drawn anew before the release: with a slow processor a reader lost
   * one click of four that followed a filter. What lies under the pointer is read from the figure's own axis. */
  function regionUnder(event) {
    const graph = document.querySelector("#regiones .js-plotly-plot");
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
    const details = body.closest("details");
    const write = () => body.replaceChildren(...rows.map(rowOf));
    details.ontoggle = () => details.open && write();
    if (details.open) write();
  }

  window.bars = { table };
})();
