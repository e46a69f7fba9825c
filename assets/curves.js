/* The curves of the milestones page: one panel per territory, drawn from `curve_values` (dashboard/views/milestones/payload.py)
 * to the width that there is; their line of the cut-off moves with the player of the heat map, without a drawing
 * library. `dashboard/figures/curves.py` is the same figure on paper. assets/heat.js calls what is here. */
(function () {
  "use strict";

  const NARROW = 620;
  const PANEL = { height: 132, left: 26, right: 6, top: 6, bottom: 20 }; // in pixels
  const BASE = PANEL.height - PANEL.bottom;

  let view = null; // {curves, cutoffs: ISO day and words, empty: what is said where there is none}
  let marked = -1;

  const byId = (id) => document.getElementById(id);
  const html = (...given) => window.elements.html(...given); // loaded after this file
  const svg = (...given) => window.elements.svg(...given);
  const number = (value, decimals) => window.numbers.number(value, decimals);

  function draw(curves, cutoffs, at, empty) {
    view = { curves, cutoffs, empty };
    panels();
    mark(at);
    table();
  }

  function panels() {
    const box = byId("hitos-curvas");
    const { curves } = view;
    const columns = Math.max(1, Math.min(curves.codigos.length, box.clientWidth >= NARROW ? 4 : 2));
    const wide = Math.floor((box.clientWidth - (columns - 1) * 12) / columns);
    box.style.gridTemplateColumns = `repeat(${columns}, minmax(0, 1fr))`;
    box.dataset.ancho = String(box.clientWidth);
    const drawn = curves.codigos.map((_, place) => panelOf(place, wide));
    box.replaceChildren(...(drawn.length ? drawn : [html("p", { class: "p-3" }, view.empty)]));
  }

  const daysFrom = (at) => (Date.parse(view.cutoffs[at][0]) - Date.parse(view.cutoffs[0][0])) / 864e5;
  const across = (wide) => (at) => PANEL.left + (view.cutoffs.length > 1 ? daysFrom(at) / daysFrom(view.cutoffs.length - 1) : 0.5) * (wide - PANEL.left - PANEL.right);
  const up = (value) => PANEL.top + (1 - value / 100) * (BASE - PANEL.top);
  const point = (x, value) => x.toFixed(1) + " " + up(value).toFixed(1);
  const shortDay = (at) => view.cutoffs[at][1].replace(/\s\d{4}$/, "");

  /* A line over the cut-offs; where nothing is known it is broken. */
  function lineOf(values, x) {
    let open = false;
    return values
      .map((value, at) => {
        const step = value === null ? "" : (open ? "L" : "M") + point(x(at), value);
        open = value !== null;
        return step;
      })
      .join("");
  }

  /* A panel is a button that goes into its territory. */
  function panelOf(place, wide) {
    const { curves } = view;
    const name = curves.nombres[place];
    const x = across(wide);
    const head = html("span", { class: "d-flex justify-content-between gap-1 small text-nowrap" }, html("span", { class: "text-truncate curva-nombre" }, name), " ", html("b", { class: "curva-valor", "data-lugar": place }));
    const drawing = svg("svg", { viewBox: `0 0 ${wide} ${PANEL.height}`, height: PANEL.height, "aria-hidden": "true" }, ...axesOf(x, wide), ...marksOf(place, x));
    drawing.append(svg("path", { class: "curva-corte", "data-ancho": wide }));
    const chosen = curves.codigos[place] === curves.elegida ? " curva-elegida" : "";
    const button = html("button", { type: "button", class: "btn p-1 text-start text-body curva" + chosen, "data-codigo": curves.codigos[place], title: "Ver " + name }, head, drawing);
    button.addEventListener("click", () => window.address.go(curves.enlace.replace("*", curves.codigos[place])));
    return button;
  }

  function axesOf(x, wide) {
    const last = view.cutoffs.length - 1;
    const rules = [0, 50, 100].flatMap((value) => [
      svg("path", { class: "curva-regla", d: `M${PANEL.left} ${up(value)}H${wide - PANEL.right}` }),
      svg("text", { x: PANEL.left - 4, y: up(value) + 4, "text-anchor": "end" }, String(value)),
    ]);
    const ticks = svg("path", { class: "curva-regla", d: view.cutoffs.map((_, at) => `M${x(at).toFixed(1)} ${BASE}v3`).join("") });
    const ends = (last > 0 ? [0, last] : last === 0 ? [0] : []).map((at) => svg("text", { x: x(at), y: PANEL.height - 4, "text-anchor": at ? "end" : "start" }, shortDay(at)));
    return [...rules, ticks, ...ends];
  }

  /* Middle half as a band, the selection as a dotted line, the territory as a line with its points. */
  function marksOf(place, x) {
    const { curves } = view;
    const own = (key) => curves[key].map((values) => values[place]);
    const mean = own("media");
    const known = mean.map((_, at) => at).filter((at) => mean[at] !== null);
    const high = known.map((at) => point(x(at), curves.alto[at][place]));
    const low = known.toReversed().map((at) => point(x(at), curves.bajo[at][place]));
    const band = known.length ? [svg("path", { class: "curva-banda", d: "M" + [...high, ...low].join("L") + "z" })] : [];
    return [
      ...band,
      svg("path", { class: "curva-conjunto", d: lineOf(curves.conjunto, x) }),
      svg("path", { class: "curva-linea", d: lineOf(mean, x) }),
      ...known.map((at) => dotOf(place, at, x(at).toFixed(1), up(mean[at]).toFixed(1))),
    ];
  }

  const dotOf = (place, at, cx, cy) =>
    svg("g", {}, svg("title", {}, wordsOf(place, at)), svg("circle", { class: "curva-blanco", cx, cy, r: 8 }), svg("circle", { class: "curva-punto", cx, cy, r: 2.2 }));

  /* What a point says when it is pointed at. */
  function wordsOf(place, at) {
    const { curves, cutoffs } = view;
    const said = (key) => number(curves[key][at][place], 1);
    return `${curves.nombres[place]}, ${cutoffs[at][1]}: ${said("media")}\u00a0% (mitad central ${said("bajo")} a ${said("alto")}\u00a0%), n\u00a0=\u00a0${number(curves.n[at][place], 0)}`;
  }

  /* The cut-off in view: a line in every panel, and its value beside the name. */
  function mark(at) {
    const box = byId("hitos-curvas");
    if (!box || !view) return;
    marked = at;
    box.querySelectorAll(".curva-corte").forEach((path) => path.setAttribute("d", at < 0 ? "" : `M${across(Number(path.dataset.ancho))(at).toFixed(1)} ${PANEL.top}V${BASE}`));
    box.querySelectorAll(".curva-valor").forEach((item) => {
      const value = at < 0 ? null : view.curves.media[at][Number(item.dataset.lugar)];
      item.textContent = value === null ? "sin dato" : number(value, 1) + "\u00a0%";
    });
  }

  /* Pointing at a row of the heat map shows which panel is its own. */
  const pointAt = (code) => document.querySelectorAll("#hitos-curvas .curva").forEach((item) => item.classList.toggle("curva-senalada", item.dataset.codigo === code));

  /* The table behind the curves is written when its reader opens it, and while it is open. */
  function table() {
    const box = byId("hitos-curvas-tabla");
    const details = box.closest("details");
    const write = () => box.replaceChildren(tableOf());
    details.ontoggle = () => details.open && write();
    if (details.open) write();
  }

  function tableOf() {
    const { curves, cutoffs } = view;
    const cellOf = (place) => (values, at) =>
      values[place] === null ? html("td", {}, "sin dato") : html("td", {}, number(values[place], 1) + "\u00a0% ", html("small", {}, "n\u00a0=\u00a0" + number(curves.n[at][place], 0)));
    const heads = ["Territorio", ...cutoffs.map((cutoff) => cutoff[1])].map((text) => html("th", { scope: "col" }, text));
    const rows = curves.nombres.map((name, place) => html("tr", {}, html("th", { scope: "row" }, name), ...curves.media.map(cellOf(place))));
    return html("table", { class: "table table-sm caption-top small datos" }, html("thead", {}, html("tr", {}, ...heads)), html("tbody", {}, ...rows));
  }

  let settled = null;
  window.addEventListener("resize", () => {
    clearTimeout(settled);
    settled = setTimeout(() => {
      const box = byId("hitos-curvas");
      if (!box || !view || box.dataset.ancho === String(box.clientWidth)) return;
      panels();
      mark(marked);
    }, 150);
  });

  window.curves = { draw, mark, pointAt };
})();
