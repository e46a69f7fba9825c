/* Several choices of many (`several` in layouts/parts/choices.py): their fold says what is chosen, and typing narrows
 * the list. */
(function () {
  "use strict";

  function tell(specs, search) {
    const query = new URLSearchParams(search || "");
    specs.forEach((spec) => {
      const list = spec.id && document.getElementById(spec.id);
      const fold = list && list.closest(".varios");
      if (!fold) return;
      const chosen = query.getAll(spec.clave);
      const labels = [...list.querySelectorAll("input")].filter((input) => chosen.includes(input.value)).map(labelOf);
      const said = fold.querySelector(".elegidos");
      said.textContent = labels.join(", ") || said.dataset.todos;
      said.classList.toggle("fw-semibold", labels.length > 0);
    });
  }

  const labelOf = (input) => input.labels[0].textContent;

  document.addEventListener("input", (event) => {
    const fold = event.target.type === "search" && event.target.closest(".varios");
    if (!fold) return;
    const wanted = window.search.fold(event.target.value);
    fold.querySelectorAll("input[type=checkbox]").forEach((input) => {
      input.parentElement.hidden = !window.search.holds(window.search.fold(labelOf(input)), wanted, input.value);
    });
  });

  /* A list that is closed is whole when it is opened again. */
  document.addEventListener("toggle", (event) => {
    const box = event.target.matches && event.target.matches(".varios:not([open])") && event.target.querySelector("input[type=search]");
    if (!box || !box.value) return;
    window.dash_clientside.set_props(box.id, { value: "" });
    box.value = "";
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }, true);

  window.choices = { tell };
})();
