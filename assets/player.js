/* A slider over days with play and step buttons, for any page (assets/map.js and assets/heat.js use it):
 *
 *   const player = window.player(box, { moved: (place) => {}, settled: (place) => {} });
 *   player.set(["15 ago 2020", …], place);
 *
 * `moved` is called at each step and must be cheap (repaint what the browser has); `settled` once, when the
 * reader has stopped (play ends or pauses, the thumb is let go, no more steps): there the address changes.
 */
(function () {
  "use strict";

  const PACE = 700; // milliseconds per step of play
  const REST = 450; // without a further step, the place counts as settled

  const known = new WeakMap();

  /* A box that is taken away plays no further, and its place is not settled. */
  const stop = (box) => known.has(box) && known.get(box).set([], 0);

  window.player = function (box, options) {
    if (known.has(box)) return known.get(box);
    const html = window.elements.html;
    box.replaceChildren(
      html("button", { type: "button", class: "btn btn-sm btn-outline-primary", "data-paso": "-1", "aria-label": "Corte anterior" }, "◀"),
      html("button", { type: "button", class: "btn btn-sm btn-outline-primary tocar", "data-tocar": "", "aria-label": "Reproducir los cortes" }, "▶ Reproducir"),
      html("button", { type: "button", class: "btn btn-sm btn-outline-primary", "data-paso": "1", "aria-label": "Corte siguiente" }, "▶"),
      html("input", { type: "range", min: "0", step: "1", "aria-label": "Fecha de corte" }),
      html("output", { class: "corte-visto" }),
    );
    const range = box.querySelector("input");
    const output = box.querySelector("output");
    const play = box.querySelector("[data-tocar]");
    let labels = [];
    let place = 0;
    let settled = 0;
    let clock = null;
    let rest = null;

    function show() {
      range.value = String(place);
      range.setAttribute("aria-valuetext", labels[place] || "");
      output.textContent = labels[place] || "sin cortes";
      box.querySelector('[data-paso="-1"]').disabled = place <= 0;
      box.querySelector('[data-paso="1"]').disabled = place >= labels.length - 1;
      play.disabled = labels.length < 2;
    }

    function face() {
      play.textContent = clock ? "❚❚ Pausa" : "▶ Reproducir";
      play.setAttribute("aria-label", clock ? "Pausar" : "Reproducir los cortes");
      box.classList.toggle("tocando", Boolean(clock));
    }

    function move(to) {
      place = Math.max(0, Math.min(labels.length - 1, to));
      show();
      options.moved(place);
    }

    function settle() {
      clearTimeout(rest);
      rest = null;
      if (place === settled) return;
      settled = place;
      options.settled(place);
    }

    function settleSoon() {
      clearTimeout(rest);
      rest = setTimeout(settle, REST);
    }

    function halt() {
      clearTimeout(clock);
      clock = null;
      face();
    }

    function tick() {
      if (!box.isConnected) return halt();
      if (place >= labels.length - 1) {
        halt();
        return settle();
      }
      move(place + 1);
      clock = setTimeout(tick, PACE);
    }

    function toggle() {
      if (clock) {
        halt();
        return settle();
      }
      clearTimeout(rest);
      if (place >= labels.length - 1) move(0);
      clock = setTimeout(tick, PACE);
      face();
    }

    box.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (!button) return;
      if (button === play) return toggle();
      halt();
      move(place + Number(button.dataset.paso));
      settleSoon();
    });
    range.addEventListener("input", () => {
      halt();
      move(Number(range.value));
      settleSoon();
    });

    const handle = {
      /* Set the days and the place that the address has; a play under way ends there. */
      set(days, at) {
        clearTimeout(rest);
        halt();
        labels = days;
        range.max = String(Math.max(0, days.length - 1));
        place = settled = Math.max(0, at);
        show();
      },
    };
    known.set(box, handle);
    return handle;
  };
  window.player.stop = stop;
})();
