/* The bars of the regions (`dashboard/figures/regions.py`), which plotly.js draws: each is a switch of its region.
 * Dash hands the click over, however often the figure was drawn anew (callbacks/home.py). */
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

  window.dash_clientside = Object.assign({}, window.dash_clientside, { bars: { pick } });
})();
