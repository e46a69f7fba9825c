/* Keeps data and boundaries of one version on the screen. The document says its version (layouts/shell.py); what it
 * asks for says it too, every computed answer says its own in the same header, and 410 means that the page's version
 * is not in force, or no longer kept (callbacks/runtime.py). An answer of another version than the page's is not
 * handed over: the page is loaded again, at the same address. It stands before all that asks the server with `fetch`:
 * Dash and our own files.
 */
(function () {
  "use strict";

  const HEADER = "Tablero-Version";
  const GONE = 410;
  const MEMORY = "recargas"; // when the page was loaded again lately, in milliseconds
  const SPAN = 60000;
  const MOST = 5;
  const PAUSE = 1500; // the processes of a server take up a new version within a second of each other
  const own = document.querySelector('meta[name="version"]').content;
  const ask = window.fetch.bind(window);
  let leaving = false;

  function recent() {
    try {
      return JSON.parse(sessionStorage.getItem(MEMORY) || "[]").filter((moment) => Date.now() - moment < SPAN);
    } catch {
      return []; // a browser without storage for this page: it pauses before each load
    }
  }

  function remember(moments) {
    try {
      sessionStorage.setItem(MEMORY, JSON.stringify(moments));
      return true;
    } catch {
      return false;
    }
  }

  /* At once the first time, then with a pause; a server that does not come to rest is left to the reader. */
  function reload() {
    if (leaving) return;
    leaving = true;
    const moments = recent();
    if (moments.length >= MOST) return notice();
    const counts = remember([...moments, Date.now()]);
    setTimeout(() => window.location.reload(), counts && !moments.length ? 0 : PAUSE);
  }

  function notice() {
    const text = document.createElement("p");
    text.className = "aviso-version";
    text.setAttribute("role", "alert");
    text.textContent = "Hay datos o límites nuevos. Vuelva a cargar la página para verlos.";
    document.body.prepend(text);
  }

  function isOther(answer) {
    const version = answer.headers.get(HEADER);
    return answer.status === GONE || (version !== null && version !== own);
  }

  window.fetch = async function (...given) {
    const request = new Request(...given);
    if (new URL(request.url).origin === window.location.origin) request.headers.set(HEADER, own);
    const answer = await ask(request);
    if (!isOther(answer)) return answer;
    reload();
    return new Promise(() => {}); // nobody gets it: the page is being left
  };
})();
