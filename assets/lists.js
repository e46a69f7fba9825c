/* A list is turned by its buttons (`pager` in layouts/parts/lists.py); a page belongs to the address it was asked on,
 * so that a new filter begins at the first page. */
(function () {
  "use strict";

  const ask = (store, page) => window.dash_clientside.set_props(store, { data: { pagina: page, direccion: window.location.search, ...window.calls.asked() } });

  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest("button[data-pagina]");
    if (!button) return;
    ask(button.dataset.lista, Number(button.dataset.pagina));
    const list = button.closest(".panel");
    if (list && list.getBoundingClientRect().top < 0) list.scrollIntoView();
  });

  window.lists = { ask };
})();
