/* Waiting and failing. What takes longer than a moment says so; a request that the server does not answer, or answers
 * with an error, is kept and sent again when its reader asks for it, so that Dash sees it as one that is late. Until
 * then what is on the screen is set aside: it is not of the selection that the controls show. It stands after
 * version.js, whose `fetch` it asks. */
(function () {
  "use strict";

  const MOMENT = 300; // milliseconds
  const FAILED = 500; // of the status of an answer
  const NOTHING_NEW = 204; // what Dash takes for an answer that changes nothing
  const SIGN = "position-fixed start-50 translate-middle-x badge rounded-pill text-bg-primary fs-6 fw-normal shadow";
  const NOTICE = "alert alert-danger position-fixed bottom-0 start-50 translate-middle-x mb-3 shadow d-flex flex-wrap gap-2 align-items-center";
  const UNDER_BAR = "top: 4.2rem; ";
  const OVER_ALL = "z-index: 1090; width: max-content; max-width: calc(100vw - 1.5rem)";
  const LOST = "Se perdió la conexión con el servidor.";
  const BROKEN = "El servidor no pudo responder.";

  const ask = window.fetch.bind(window);
  const held = new Map(); // by what is asked for: how to let a request go, or send it again
  let pending = 0;
  let clock = null;
  let shown = null; // the address of the last answer that came

  const here = () => window.location.pathname + window.location.search;
  const html = (...given) => window.elements.html(...given);
  const isOwn = (request) => new URL(request.url).origin === window.location.origin;

  /* The outputs of a callback, so that a newer request for them replaces the older; else the address. */
  async function nameOf(request) {
    if (request.method !== "POST") return request.url;
    const body = await request.clone().text();
    try {
      return JSON.parse(body).output || request.url;
    } catch {
      return request.url;
    }
  }

  function place(id, attributes, ...children) {
    const old = document.getElementById(id);
    const made = html("div", Object.assign({ id, style: OVER_ALL }, attributes), ...children);
    if (old) old.replaceWith(made);
    else document.body.append(made);
  }

  const remove = (id) => (document.getElementById(id) || { remove: () => {} }).remove();

  function begin() {
    pending += 1;
    clock = clock || setTimeout(sign, MOMENT);
  }

  function end() {
    pending -= 1;
    if (pending) return;
    clearTimeout(clock);
    clock = null;
    remove("ocupado");
    if (!held.size) setAside(false);
  }

  function sign() {
    const wheel = html("span", { class: "spinner-border spinner-border-sm me-2", "aria-hidden": "true" });
    place("ocupado", { class: SIGN, style: UNDER_BAR + OVER_ALL, role: "status" }, wheel, "Cargando…");
  }

  function setAside(isOld) {
    const main = document.querySelector("main");
    if (!main) return;
    main.classList.toggle("opacity-50", isOld);
    main.setAttribute("aria-busy", String(isOld));
  }

  function notice(words) {
    const isOld = shown !== null;
    const said = [html("span", {}, html("b", {}, words), isOld ? " Lo que se ve es de la selección anterior." : "")];
    const again = html("button", { type: "button", class: "btn btn-danger btn-sm", id: "reintentar" }, "Reintentar");
    again.addEventListener("click", retry);
    const back = html("button", { type: "button", class: "btn btn-outline-danger btn-sm" }, "Volver a lo anterior");
    back.addEventListener("click", () => window.address.go(shown));
    place("sin-conexion", { class: NOTICE, role: "alert" }, ...said, again, ...(isOld && shown !== here() ? [back] : []));
    setAside(isOld);
  }

  function retry() {
    const waiting = [...held.values()];
    held.clear();
    remove("sin-conexion");
    waiting.forEach((one) => one.again());
  }

  /* A newer request for the same lets the older go without an answer. */
  function replace(name) {
    if (!held.has(name)) return;
    held.get(name).leave();
    held.delete(name);
    if (!held.size) remove("sin-conexion");
  }

  async function send(request) {
    begin();
    try {
      const answer = await ask(request.clone());
      return answer.status >= FAILED ? BROKEN : answer;
    } catch (failure) {
      if (failure.name === "AbortError") throw failure;
      return LOST;
    } finally {
      end();
    }
  }

  async function insist(request, name) {
    const answer = await send(request);
    if (typeof answer !== "string") {
      if (request.method === "POST" && answer.ok) shown = here();
      return answer;
    }
    return new Promise((resolve) => {
      held.set(name, { again: () => resolve(insist(request, name)), leave: () => resolve(new Response(null, { status: NOTHING_NEW })) });
      notice(answer);
    });
  }

  window.fetch = async function (...given) {
    const request = new Request(...given);
    if (!isOwn(request)) return ask(request);
    const name = await nameOf(request);
    replace(name);
    return insist(request, name);
  };
  window.addEventListener("online", () => held.size && retry());
})();
