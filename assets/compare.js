/* The sides of a comparison (layouts/pages/compare.py): the lists also offer the filters of the views that this browser keeps
 * (`assets/saved.js`), and a choice is the address of both sides. */
(function () {
  "use strict";

  const lists = () => [...document.querySelectorAll("select[data-lado]")];

  function go() {
    const query = new URLSearchParams(window.location.search);
    lists().forEach((list) => {
      query.delete(list.dataset.lado);
      if (list.value) query.append(list.dataset.lado, list.value);
    });
    window.address.go(window.location.pathname + "?" + query);
  }

  /* Once for each list that Dash makes; the server says what the filters of a saved view are called. */
  function offer(list) {
    if (list.dataset.guardadas) return;
    list.dataset.guardadas = "si";
    const known = new Set([...list.options].map((option) => option.value));
    window.saved
      .selections()
      .filter(([, query]) => query && !known.has(query))
      .forEach(([name, query]) => list.append(window.elements.html("option", { value: query }, "Guardada: " + name)));
  }

  document.addEventListener("change", (event) => event.target.matches("select[data-lado]") && go());
  new MutationObserver(() => lists().forEach(offer)).observe(document.documentElement, { childList: true, subtree: true });
})();
