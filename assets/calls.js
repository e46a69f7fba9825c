/* The calls of the work list (`_calls` in layouts/pages/my_region.py): which are made, with a note, for the cut-off in view.
 * They are kept in this browser; when only some are listed, the codes of those made go with the request for the list. */
(function () {
  "use strict";

  const NAME = "llamadas"; // by code: the cut-off as day and words, whether it is made, the note
  const listOf = () => document.querySelector("[data-llamadas]");
  const rowsOf = () => document.querySelectorAll("tr[data-entidad]");
  const kept = () => window.kept.read(NAME, {});
  const isMade = (call, list) => !!call && call.corte === list.dataset.corte && call.hecha;

  function made(list) {
    const calls = kept();
    return list.dataset.codigos.split(" ").filter((code) => isMade(calls[code], list));
  }

  /* What the list is asked with besides its page: nothing where all calls are listed. */
  function asked() {
    const list = listOf();
    const chosen = list && list.querySelector("input[name=llamadas]:checked");
    return chosen && chosen.value !== "todas" ? { llamadas: chosen.value, hechas: made(list) } : {};
  }

  function fill() {
    const list = listOf();
    if (!list) return;
    const calls = kept();
    rowsOf().forEach((row) => fillRow(row, calls[row.dataset.entidad], list));
    const [done, all] = [made(list).length, list.dataset.codigos.split(" ").length];
    Object.entries({ todas: all, hechas: done, "por-hacer": all - done }).forEach(([which, count]) => {
      write(list.querySelector(`[data-cuenta="${which}"]`), window.numbers.number(count, 0));
    });
  }

  function fillRow(row, call, list) {
    const isNow = !!call && call.corte === list.dataset.corte;
    const [box, note] = ["checkbox", "text"].map((type) => row.querySelector(`input[type=${type}]`));
    box.checked = isNow && call.hecha;
    row.classList.toggle("llamada-lista", box.checked);
    if (note !== document.activeElement) note.value = isNow ? call.nota : "";
    const before = call && !isNow ? `Corte ${call.palabras}: ${[call.hecha ? "hecha" : "", call.nota].filter(Boolean).join(", ")}` : "";
    write(row.querySelector(".llamada-antes"), before);
  }

  /* Only what is another text: the observer below sees every change. */
  const write = (place, text) => place && place.textContent !== text && (place.textContent = text);

  function keep(row, list) {
    const [box, note] = ["checkbox", "text"].map((type) => row.querySelector(`input[type=${type}]`));
    const calls = kept();
    delete calls[row.dataset.entidad];
    if (box.checked || note.value) calls[row.dataset.entidad] = { corte: list.dataset.corte, palabras: list.dataset.palabras, hecha: box.checked, nota: note.value };
    const words = window.kept.write(NAME, calls) ? "Guardado en este navegador" : "Este navegador no deja guardar la llamada";
    window.reader.say(words);
    fill();
  }

  document.addEventListener("input", (event) => {
    const [row, list] = [event.target.closest("tr[data-entidad]"), listOf()];
    if (!row || !list) return;
    keep(row, list);
    if (event.target.type === "checkbox" && asked().llamadas) window.lists.ask(list.dataset.llamadas, Number(list.dataset.lugar));
  });
  document.addEventListener("change", (event) => {
    if (event.target.name === "llamadas" && listOf()) window.lists.ask(listOf().dataset.llamadas, 1);
  });
  document.addEventListener("DOMContentLoaded", () => window.kept.onOther(NAME, fill));
  new MutationObserver(fill).observe(document.documentElement, { childList: true, subtree: true });

  window.calls = { asked };
})();
