/* The legend of the map, from the payload of a view (`leyenda` of `payload_of` in dashboard/views/map_values.py): class or
 * state with its number of units. A row is a switch of its class in the address, and lights its units while it is pointed
 * at. At the level of groups it is a switch of the key that picks them, with the codes of its units. */
(function () {
  "use strict";

  const HATCHED = { "-2": "sin_reporte", "-4": "area", "-6": "reservado" }; // `State` in dashboard/core/scales.py


  let shown = null; // {view, data}

  const html = (...given) => window.elements.html(...given);
  const box = () => document.getElementById("leyenda");
  const chosen = (key) => new URLSearchParams(window.location.search).getAll(key);

  const nameOf = (kind, view) => (typeof kind === "string" ? kind : kind < 0 ? view.estados[kind] : view.escala[kind][1]);
  const placeOf = (kind, view, data) => (kind < 0 ? data.estados[kind] : view.escala[kind][0]);

  /* What a row puts in the address: key and values; nothing where an address can't ask for it. */
  function filterOf([kind, , code], view, data) {
    if (view.filtra) return code ? { key: "clase", values: [`${view.filtra}.${code}`] } : null;
    if (typeof kind === "string" || kind === -5 || view.nivel === "pais") return null;
    const units = window.territory.unitsOf(view, data).codigo;
    return { key: view.elige, values: units.filter((_, place) => view.clases[place] === kind) };
  }

  const isOn = (filter) => filter.values.length > 0 && filter.values.every((value) => chosen(filter.key).includes(value));

  /* A second press takes off what the first put; classes of single entities add up, groups replace each other. */
  function toggle(filter) {
    const now = chosen(filter.key);
    const rest = now.filter((value) => !filter.values.includes(value));
    if (isOn(filter)) return window.address.change(filter.key, rest);
    window.address.change(filter.key, filter.key === "clase" ? [...now, ...filter.values] : filter.values);
  }

  function rowOf(row, isNarrowed) {
    const [kind, units] = row;
    const { view, data } = shown;
    const filter = filterOf(row, view, data);
    const isSwitch = filter && (units || isOn(filter) || (isNarrowed && view.filtra));
    const swatch = html("span", {
      class: HATCHED[kind] ? `muestra muestra-${HATCHED[kind]}` : typeof kind === "string" ? "muestra muestra-sin_poligono" : "muestra",
      style: typeof kind === "string" ? null : `background-color:${data.paleta[placeOf(kind, view, data)]}`,
    });
    const parts = [swatch, html("span", { class: "leyenda-nombre" }, nameOf(kind, view)), html("span", { class: "leyenda-numero ms-auto fw-semibold" }, window.numbers.number(units, 0))];
    const isPressed = Boolean(isSwitch) && isOn(filter);
    const ink = units ? "text-body" : "text-body-secondary";
    const look = { class: `leyenda-fila d-flex gap-2 w-100 px-1 py-0 border rounded text-start ${ink} ${isPressed ? "border-primary bg-primary-subtle" : "border-0 bg-transparent"}`, "data-clase": kind };
    if (!isSwitch) return html("li", {}, html("span", look, ...parts));
    const button = html("button", Object.assign(look, { type: "button", "aria-pressed": String(isPressed), title: isPressed ? "Quitar este filtro" : "Ver solo estas unidades" }), ...parts);
    button.addEventListener("click", () => toggle(filter));
    return html("li", {}, button);
  }

  function paint(view, data) {
    if (!box()) return;
    shown = { view, data };
    const focused = document.activeElement && box().contains(document.activeElement) ? document.activeElement.dataset.clase : null;
    const isNarrowed = view.filtra && chosen("clase").some((value) => value.startsWith(`${view.filtra}.`));
    box().replaceChildren(...view.leyenda.map((row) => rowOf(row, isNarrowed)));
    const again = focused === null ? null : box().querySelector(`button[data-clase="${focused}"]`);
    if (again) again.focus({ preventScroll: true });
  }

  /* The numbers of another cut-off: a step of the player. */
  function count(rows) {
    const numbers = new Map(rows.map(([kind, units]) => [String(kind), units]));
    box().querySelectorAll("[data-clase]").forEach((row) => {
      row.querySelector(".leyenda-numero").textContent = window.numbers.number(numbers.get(row.dataset.clase) || 0, 0);
    });
  }

  /* What is pointed at, or has the focus, lights its units. */
  function light(event) {
    const row = event.target.closest && event.target.closest("#leyenda [data-clase]");
    if (row) window.map.light({ clase: Number(row.dataset.clase) });
  }
  const dark = (event) => event.target.closest && event.target.closest("#leyenda [data-clase]") && window.map.light(null);
  ["mouseover", "focusin"].forEach((kind) => document.addEventListener(kind, light));
  ["mouseout", "focusout"].forEach((kind) => document.addEventListener(kind, dark));

  window.legend = { paint, count, filterOf };
})();
