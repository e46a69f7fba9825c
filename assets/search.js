/* The search for one entity (`entity_search` in layouts/parts/controls.py): a list under the box, walked by arrows. What
 * is chosen goes to the address, and the box is empty again. */
(function () {
  "use strict";

  const MOST = 12; // names in the list; more words find the others
  const ITEM = "list-group-item list-group-item-action py-1 px-2";
  let entities = [];

  const byId = (id) => document.getElementById(id);
  const list = () => byId("entidades-halladas");
  const options = () => [...list().children].filter((item) => item.dataset.codigo);

  async function fill(page, resources) {
    const box = byId("control-entidad");
    if (entities.length || !box) return;
    const said = { role: "combobox", "aria-expanded": "false", "aria-controls": "entidades-halladas", "aria-autocomplete": "list" };
    Object.entries(said).forEach(([name, value]) => box.setAttribute(name, value));
    const words = (one) => Object.assign({ words: window.search.fold(one.label) }, one);
    entities = (await window.territory.entities(resources.territorio)).map(words);
  }

  /* Every word is in the name or the department, or it is the code; names that begin as it was typed come first. */
  function found(text) {
    const wanted = window.search.fold(text);
    const hits = entities.filter((one) => window.search.holds(one.words, wanted, one.value));
    return [...hits.filter((one) => one.words.startsWith(wanted)), ...hits.filter((one) => !one.words.startsWith(wanted))];
  }

  function show(text) {
    const hits = text.trim() ? found(text) : [];
    const items = hits.slice(0, MOST).map((one, place) =>
      window.elements.html("li", { role: "option", class: ITEM, id: "hallada-" + place, "data-codigo": one.value, "aria-selected": "false" }, one.label)
    );
    const rest = hits.length - items.length;
    const note = !text.trim() || (hits.length && !rest) ? [] : [rest > 0 ? `y ${window.numbers.number(rest, 0)} más: siga escribiendo` : "Nada coincide"];
    list().replaceChildren(...items, ...note.map((words) => window.elements.html("li", { class: ITEM + " text-secondary", role: "option", "aria-disabled": "true" }, words)));
    byId("control-entidad").setAttribute("aria-expanded", String(Boolean(text.trim())));
    mark(0);
  }

  /* The option that Enter takes. */
  function mark(place) {
    const all = options();
    all.forEach((item, at) => {
      item.setAttribute("aria-selected", String(at === place));
      item.classList.toggle("active", at === place);
    });
    const box = byId("control-entidad");
    if (all[place]) {
      box.setAttribute("aria-activedescendant", all[place].id);
      all[place].scrollIntoView({ block: "nearest" });
    } else box.removeAttribute("aria-activedescendant");
  }

  function choose(item) {
    close();
    if (profileRoot()) window.address.go(profileRoot() + item.dataset.codigo);
    else window.address.change("entidad", item.dataset.codigo);
  }

  function close() {
    window.dash_clientside.set_props("control-entidad", { value: "" });
    byId("control-entidad").value = "";
    show("");
  }

  function key(event) {
    const all = options();
    const at = all.findIndex((item) => item.getAttribute("aria-selected") === "true");
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && all.length) mark((at + step + all.length) % all.length);
    else if (event.key === "Enter" && all[at]) choose(all[at]);
    else if (event.key === "Escape" && event.target.value) close();
    else return;
    event.preventDefault();
  }

  /* Where there is no page, an entity opens its profile; a text that is no code leads to the entities like it. */
  const profileRoot = () => (document.querySelector("form[data-perfil]") || { dataset: {} }).dataset.perfil;
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("form[data-perfil]")) return;
    event.preventDefault();
    const wanted = window.search.fold(event.target.querySelector("input").value);
    const hits = entities.filter((one) => one.value === wanted || window.search.fold(one.label.split(" · ")[0]) === wanted);
    if (wanted) window.address.go(profileRoot() + (hits.length === 1 ? hits[0].value : encodeURIComponent(wanted.toLowerCase())));
  });

  const isBox = (node) => node.id === "control-entidad";
  document.addEventListener("input", (event) => isBox(event.target) && show(event.target.value));
  document.addEventListener("keydown", (event) => isBox(event.target) && key(event));
  document.addEventListener("focusout", (event) => isBox(event.target) && show(""));
  document.addEventListener("focusin", (event) => isBox(event.target) && show(event.target.value));
  document.addEventListener("pointerdown", (event) => {
    const item = event.target.closest && event.target.closest("#entidades-halladas > [data-codigo]");
    if (!item) return;
    event.preventDefault(); // the box keeps the focus until the entity is chosen
    choose(item);
  });

  window.dash_clientside = Object.assign({}, window.dash_clientside, { search: { fill } });
})();
