/* A list is turned by its buttons (`pager` in layouts/parts/lists.py); a page belongs to the address it was asked on,
 * so that a new filter begins at the first page. */
document.addEventListener("click", (event) => {
  const button = event.target.closest && event.target.closest("button[data-pagina]");
  if (!button) return;
  const turn = { pagina: Number(button.dataset.pagina), direccion: window.location.search };
  window.dash_clientside.set_props(button.dataset.lista, { data: turn });
  const list = button.closest(".panel");
  if (list && list.getBoundingClientRect().top < 0) list.scrollIntoView();
});
