/* Pages that come as markup: one answer, one assignment.
 *
 * The server escapes every text of it (`layouts/parts/markup.py`). What the reader had open stays open, the focus stays on
 * the link or button that had it, and the new first sentence is read aloud. Links inside go through the address, so
 * that no document is loaded again.
 */
(function () {
  "use strict";

  const OWN = "[data-hoja]";
  const nothing = () => window.dash_clientside.no_update;
  const byId = (id) => document.getElementById(id);

  /* Go to an address of the app; another page begins at its top. What stays is left out: Dash would take it for
   * a change and ask for the page again. */
  function ir(href) {
    const url = new URL(href, window.location.href);
    const moved = ["pathname", "search"].filter((part) => url[part] !== window.location[part]);
    if (moved.includes("pathname")) window.scrollTo(0, 0);
    if (moved.length) window.dash_clientside.set_props("direccion", Object.fromEntries(moved.map((part) => [part, url[part]])));
  }

  let voice = null;

  function say(text) {
    if (!voice) {
      voice = document.createElement("p");
      voice.className = "oculto";
      voice.setAttribute("role", "status");
      document.body.append(voice);
    }
    if (voice.textContent !== text) voice.textContent = text;
  }

  const named = (item) => item.querySelector("summary").textContent.replace(/[\d.,%]+/g, "");
  const opened = (box) => new Set(Array.from(box.querySelectorAll("details[open]"), named));

  /* Where the focus is, in words that hold in the new markup too. */
  function focused(box) {
    const at = document.activeElement;
    if (!at || !box.contains(at)) return null;
    if (at.id) return "#" + CSS.escape(at.id);
    return at.rel ? `a[rel="${at.rel}"]` : null;
  }

  function escribir(sent, fixed) {
    const box = sent && byId(sent.lugar);
    if (!box) return nothing();
    const open = opened(box);
    const focus = focused(box);
    box.innerHTML = sent.html;
    box.querySelectorAll("[data-fijo]").forEach((place) => (place.outerHTML = fixed[place.dataset.fijo]));
    box.querySelectorAll("[data-ayuda]").forEach((item) => (item.title = fixed[item.dataset.ayuda]));
    box.dataset.hoja = "";
    box.dataset.pintado = window.location.search || "?";
    box.querySelectorAll("details").forEach((item) => (item.open = item.open || open.has(named(item))));
    const again = focus && box.querySelector(focus);
    if (again) again.focus({ preventScroll: true });
    const first = box.querySelector("h1");
    if (first) say(first.textContent);
    box.dispatchEvent(new CustomEvent("hoja", { bubbles: true }));
    return nothing();
  }

  document.addEventListener("click", (event) => {
    const modified = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.button;
    const link = event.target.closest && event.target.closest(`${OWN} a[href^="/"]`);
    if (!link || modified || event.defaultPrevented || link.hasAttribute("download") || link.target) return;
    event.preventDefault();
    ir(link.getAttribute("href"));
  });

  /* A list is turned by its buttons; a page belongs to the address it was asked on, so that a new filter begins
   * at the first page. */
  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest("button[data-pagina]");
    if (!button) return;
    const turn = { pagina: Number(button.dataset.pagina), direccion: window.location.search };
    window.dash_clientside.set_props(button.dataset.lista, { data: turn });
    const list = button.closest(".panel");
    if (list && list.getBoundingClientRect().top < 0) list.scrollIntoView();
  });

  window.dash_clientside = Object.assign({}, window.dash_clientside, { hojas: { escribir } });
  window.hojas = { ir };
})();
