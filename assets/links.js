/* `dcc.Link` goes to the address without loading the document, and then to the top of the window: that is right for
 * another page, but a link that stays on its page (a rule, a phase) leaves the reader where they are. */
(function () {
  "use strict";

  let place = null; // of the reader when a link of this page is pressed; Dash scrolls in between

  const keep = (event) => {
    const link = event.target.closest && event.target.closest('a[href^="/"]');
    place = link && link.pathname === window.location.pathname ? [window.scrollX, window.scrollY] : null;
  };
  document.addEventListener("click", keep, true);
  document.addEventListener("click", () => place && window.scrollTo(...place));
})();
