/* How a reader moves over the map: buttons, wheel, fingers, keys and full screen. What is read of a unit and what
 * picking it does is in assets/map.js.
 *
 * The wheel zooms with Ctrl, or once the reader has pressed the map (until the pointer leaves it); one finger scrolls the
 * page and two move the map; a drag picks nothing. With the focus on the map, arrows go from unit to unit. */
(function () {
  "use strict";

  const STEP = 1.5; // of one press of + or −
  const STILL = 6; // pixels: a press that moves farther is a drag
  const WAIT = 1600; // milliseconds that the hint stays
  const TOWARDS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  let isArmed = false;
  let press = null; // where the pointer went down, and whether it was dragged since
  let fading = null;

  const byId = (id) => document.getElementById(id);
  const caseOf = (event) => event.target.closest && event.target.closest(".mapa-lienzo");

  /* ---- wheel and fingers -------------------------------------------------------------------------- */

  function hint() {
    const box = byId("mapa-pista");
    if (!box) return;
    box.hidden = false;
    clearTimeout(fading);
    fading = setTimeout(() => (box.hidden = true), WAIT);
  }

  document.addEventListener("wheel", (event) => {
    if (!caseOf(event) || event.ctrlKey || isArmed) return;
    event.stopPropagation(); // plotly.js does not see it, and the page scrolls
    hint();
  }, { capture: true, passive: true });

  ["touchstart", "touchmove"].forEach((kind) =>
    document.addEventListener(kind, (event) => caseOf(event) && event.touches.length < 2 && event.stopPropagation(), { capture: true, passive: true })
  );

  document.addEventListener("pointerdown", (event) => {
    press = { x: event.clientX, y: event.clientY, isDrag: false };
    isArmed = Boolean(caseOf(event));
  }, true);
  document.addEventListener("pointermove", (event) => {
    if (press && event.buttons && Math.hypot(event.clientX - press.x, event.clientY - press.y) > STILL) press.isDrag = true;
  }, true);
  document.addEventListener("pointerout", (event) => {
    const box = document.querySelector(".mapa-lienzo");
    if (box && box.contains(event.target) && !box.contains(event.relatedTarget)) isArmed = false;
  });

  const wasDrag = () => Boolean(press && press.isDrag);

  /* ---- buttons ------------------------------------------------------------------------------------ */

  const ACTS = {
    acercar: () => window.map.zoom(STEP),
    alejar: () => window.map.zoom(1 / STEP),
    entero: () => window.map.fit(),
    pantalla: () => (document.fullscreenElement ? document.exitFullscreen() : byId("mapa-panel").requestFullscreen()),
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest("[data-mapa]");
    if (button) return ACTS[button.dataset.mapa]();
    if (caseOf(event) && !wasDrag()) window.map.pickAt(event.clientX, event.clientY);
  }, true); // plotly.js keeps to itself a click on what it hovers

  document.addEventListener("fullscreenchange", () => {
    const button = document.querySelector('[data-mapa="pantalla"]');
    if (!button) return;
    const name = document.fullscreenElement ? "Salir de pantalla completa" : "Pantalla completa";
    button.setAttribute("aria-label", name);
    button.title = name;
    window.dispatchEvent(new Event("resize")); // plotly.js and the frame follow
  });

  /* ---- keys --------------------------------------------------------------------------------------- */

  /* The unit to go to from a point: the nearest in a direction, what lies aside counting double. */
  function next(middles, from, [right, down]) {
    let best = -1;
    let least = Infinity;
    middles.forEach((middle, place) => {
      if (!middle) return;
      const x = middle[0] - from[0];
      const y = middle[1] - from[1];
      const ahead = x * right + y * down;
      const cost = ahead + 2 * Math.abs(x * down - y * right);
      if (ahead > 0.5 && cost < least) [best, least] = [place, cost];
    });
    return best;
  }

  function key(event) {
    if (!caseOf(event) || event.altKey || event.metaKey) return;
    if (event.key in TOWARDS) window.map.look((middles, from) => next(middles, from, TOWARDS[event.key]));
    else if (event.key === "Enter" || event.key === " ") window.map.pickLooked();
    else if (event.key === "Escape") window.map.look(null);
    else if (event.key === "+") ACTS.acercar();
    else if (event.key === "-") ACTS.alejar();
    else if (event.key === "0") ACTS.entero();
    else return;
    event.preventDefault();
  }
  document.addEventListener("keydown", key);
  document.addEventListener("focusout", (event) => caseOf(event) && window.map.look(null));

  window.mapReading = { wasDrag, next };
})();
