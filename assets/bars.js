/* The bars of the regions (`dashboard/figures/regions.py`), which plotly.js draws: each is a switch of its region.
 * Dash hands the click over, however often the figure was drawn anew (callbacks/home.py). The table behind them comes
 * with the view, in words (`page_parts` in layouts/parts/panels.py). */
(function () {
  "use strict";

  function pick(click) {
    if (click && click.points.length) {
      const code = click.points[0].customdata;
      const chosen = new URLSearchParams(window.location.search).getAll("region");
      window.address.change("region", chosen.length === 1 && chosen[0] === code ? [] : code);
    }
    return null;
  }

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
  window.dash_clientside = Object.assign({}, window.dash_clientside, { bars: { pick } });
})();
