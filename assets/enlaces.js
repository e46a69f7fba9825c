/* Links. `dcc.Link` goes to the address without loading the document, and then to the top of the window: that is right
 * for another page, but a link that stays on its page (a rule, a phase) leaves the reader where they
 * are. Links that a page's script writes itself, inside `data-hoja`, go through the address like them. */
(function () {
  "use strict";

  /* Go to an address of the app; another page begins at its top. What stays is left out: Dash would take it for
   * a change and ask for the page again. */
  function ir(href) {
    const url = new URL(href, window.location.href);
    const moved = ["pathname", "search"].filter((part) => url[part] !== window.location[part]);
    if (moved.includes("pathname")) window.scrollTo(0, 0);
    if (moved.length) window.dash_clientside.set_props("direccion", Object.fromEntries(moved.map((part) => [part, url[part]])));
  }

  const linkOf = (event) => event.target.closest && event.target.closest('a[href^="/"]');

  document.addEventListener("click", (event) => {
    const modified = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.button;
    const link = linkOf(event);
    if (!link || !link.closest("[data-hoja]") || modified || event.defaultPrevented || link.hasAttribute("download") || link.target) return;
    event.preventDefault();
    ir(link.getAttribute("href"));
  });

  /* The place of the reader when a link of this page is pressed; Dash scrolls in between. */
  let place = null;
  const keep = (event) => {
    const link = linkOf(event);
    place = link && link.pathname === window.location.pathname ? [window.scrollX, window.scrollY] : null;
  };
  document.addEventListener("click", keep, true);
  document.addEventListener("click", () => place && window.scrollTo(...place));

  window.enlaces = { ir };
})();
