/* Links. `dcc.Link` goes to the address without loading the document, and then to the top of the window: that is right for
 * another page, but a link that stays on its page (a rule, a phase) leaves the reader where they are. Links
 * of `Plain` (layouts/parts/own.py), which are marked `data-hoja`, go through the address like them. */
(function () {
  "use strict";

  let place = null; // of the reader when a link of this page is pressed; Dash scrolls in between

  const linkOf = (event) => event.target.closest && event.target.closest('a[href^="/"]');

  document.addEventListener("click", (event) => {
    const modified = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.button;
    const link = linkOf(event);
    if (!link || !link.closest("[data-hoja]") || modified || event.defaultPrevented || link.hasAttribute("download") || link.target) return;
    event.preventDefault();
    window.address.go(link.getAttribute("href"));
  });

  /* Past all controls to the first figure of the page, which takes the focus. */
  document.addEventListener("click", (event) => {
    const skip = event.target.closest && event.target.closest("a[data-salta]");
    if (!skip) return;
    event.preventDefault();
    const figure = skip.dataset.salta.split(", ").map((one) => document.querySelector(one)).find(Boolean);
    if (!figure) return;
    if (!figure.hasAttribute("tabindex")) figure.tabIndex = -1;
    figure.focus();
  });

  const keep = (event) => {
    const link = linkOf(event);
    place = link && link.pathname === window.location.pathname ? [window.scrollX, window.scrollY] : null;
  };
  document.addEventListener("click", keep, true);
  document.addEventListener("click", () => place && window.scrollTo(...place));
})();
