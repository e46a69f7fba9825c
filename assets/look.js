/* How the page looks: light, dark or as the system has it, which is remembered; and large for a projector, which is in the
 * address, after the `#`. The document decides both before its first paint (`LOOK` in layouts/document.py). */
(function () {
  "use strict";

  const THEMES = { "tema-claro": "light", "tema-oscuro": "dark", "tema-sistema": "" };

  function dress(theme) {
    try {
      if (theme) localStorage.setItem("tema", theme);
      else localStorage.removeItem("tema");
    } catch {
      document.documentElement.dataset.bsTheme = theme || "light"; // a browser without memory: until the next load
      return;
    }
    window.look.dress();
  }

  /* The map fills its new place. */
  const fit = () => setTimeout(() => window.dispatchEvent(new Event("resize")), 0);

  function choose() {
    const chosen = window.dash_clientside.callback_context.triggered[0].prop_id.split(".")[0];
    if (chosen in THEMES) dress(THEMES[chosen]);
    else window.location.hash = "presentacion";
    return window.dash_clientside.no_update;
  }

  /* What explains itself closes like a menu: by a click elsewhere and by Escape. */
  const explained = () => document.querySelector(".explica[open]");
  document.addEventListener("click", (event) => {
    if (explained() && !explained().contains(event.target)) explained().open = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !explained()) return;
    explained().querySelector("summary").focus();
    explained().open = false;
    event.preventDefault();
  });

  window.addEventListener("hashchange", fit);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented || !document.documentElement.classList.contains("presentacion")) return;
    history.replaceState(history.state, "", window.location.pathname + window.location.search);
    document.documentElement.classList.remove("presentacion");
    fit();
  });

  window.dash_clientside = Object.assign({}, window.dash_clientside, { look: { choose } });
})();
