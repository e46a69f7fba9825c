/* Measures one change of a page as its reader feels it; the same code runs in every app compared.
 *
 * A page is busy while a request is under way, while scripts change the document (and until the frame with that
 * change has been rendered), and during long tasks (over 50 ms) of the main thread. A change ends at the last busy
 * instant that is followed by QUIET ms of calm, with the map in other colours than before. The calm itself is not
 * counted.
 */
(() => {
  const QUIET = 400;
  const LIMIT = 30000;
  let pending = 0;
  let last = 0;
  let painted = null;
  let touched = 0; // changes of the page itself, not of its frame

  const busy = () => (last = Math.max(last, performance.now()));
  const paths = () => document.querySelectorAll("#mapa .choroplethlocation");
  const fills = () => Array.from(paths(), (path) => path.getAttribute("fill") || path.style.fill);
  const calm = () => pending === 0 && performance.now() - last > QUIET;

  function begun() {
    pending += 1;
    busy();
  }
  function ended() {
    pending -= 1;
    busy();
  }
  const plainFetch = window.fetch;
  window.fetch = (...given) => {
    begun();
    return plainFetch(...given).finally(ended);
  };
  const plainSend = XMLHttpRequest.prototype.send;
  XMLHttpRequest.prototype.send = function (...given) {
    begun();
    this.addEventListener("loadend", ended);
    return plainSend.apply(this, given);
  };

  /* A task posted in an animation frame runs once that frame is rendered. */
  const channel = new MessageChannel();
  channel.port1.onmessage = busy;
  let awaited = false;
  const isPage = (record) => {
    const at = record.target.closest ? record.target : record.target.parentElement;
    return !!at && !!at.closest("#pagina");
  };

  new MutationObserver((changes) => {
    busy();
    touched += changes.some(isPage) ? 1 : 0;
    if (painted === null && paths().length) painted = performance.now();
    if (awaited) return;
    awaited = true;
    requestAnimationFrame(() => {
      awaited = false;
      channel.port2.postMessage(0);
    });
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });

  new PerformanceObserver((list) => {
    list.getEntries().forEach((task) => (last = Math.max(last, task.startTime + task.duration)));
  }).observe({ type: "longtask", buffered: true });

  function until(condition) {
    const start = performance.now();
    return new Promise((resolve, reject) => {
      const look = () => {
        if (condition()) return void resolve();
        if (performance.now() - start > LIMIT) return void reject(new Error("the page did not come to rest"));
        setTimeout(look, 50);
      };
      look();
    });
  }

  const option = (scope, value) => document.querySelector(scope + ' input[value="' + value + '"]');

  /* Return what to click; the list of a dropdown is opened first, as its reader would. */
  async function target(id, value) {
    const control = document.getElementById(id);
    if (control.tagName === "SELECT") return { click: () => choose(control, value) };
    const direct = option("#" + id, value);
    if (direct) return direct.closest("label") || direct;
    document.getElementById(id).click();
    await until(() => option(".dash-dropdown-content", value) && calm());
    return option(".dash-dropdown-content", value).closest("label");
  }

  /* As the browser does it; React reads the value of the element itself. */
  function choose(control, value) {
    Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, "value").set.call(control, value);
    control.dispatchEvent(new Event("change", { bubbles: true }));
  }

  /* Close a list that stays open; not measured. */
  async function close(id) {
    const control = document.getElementById(id);
    if (control.getAttribute("aria-expanded") === "true") control.click();
    await until(calm);
  }

  async function change(id, value) {
    await until(calm);
    const wanted = await target(id, value);
    const before = fills().join();
    const start = performance.now();
    last = start;
    wanted.click();
    await until(() => calm() && fills().join() !== before);
    const end = last;
    await close(id);
    return { ms: end - start, start: performance.timeOrigin + start, fills: fills() };
  }

  /* The same where there is no map: the page shows something else than before, and is at rest. */
  async function filter(id, value) {
    await until(calm);
    const wanted = await target(id, value);
    const ms = await shown(() => wanted.click());
    await close(id);
    return { ms };
  }

  async function press(selector) {
    await until(() => calm() && document.querySelector(selector));
    return { ms: await shown(() => document.querySelector(selector).click()) };
  }

  async function shown(act) {
    const start = performance.now();
    const before = touched;
    last = start;
    act();
    await until(() => calm() && touched > before);
    return last - start;
  }

  /* Steps of a player, each from the move of its slider to the frame that shows it. */
  async function play(places) {
    await until(calm);
    const range = document.querySelector(".reproductor input[type=range]");
    const rendered = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
    const found = [];
    for (const place of places) {
      await rendered();
      const start = performance.now();
      range.value = String(place);
      range.dispatchEvent(new Event("input", { bubbles: true }));
      await rendered();
      found.push(performance.now() - start);
    }
    return { found };
  }

  async function open() {
    await until(() => calm() && touched > 0 && document.querySelector("#pagina").textContent.length > 200);
    return {};
  }

  /* The app's own mark when it has one; else the first map in the document. */
  function firstPaint() {
    const mark = performance.getEntriesByName("mapa-pintado")[0];
    return mark ? mark.startTime : painted;
  }

  async function visit() {
    await until(() => calm() && fills().length > 0 && document.querySelectorAll("#tabla .ag-row").length > 0);
    return { painted: firstPaint(), ms: last, origin: performance.timeOrigin };
  }

  window.bench = { change, visit, filter, press, play, open };
})();
