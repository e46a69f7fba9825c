/* What the reader keeps in this browser, until there is sign-in: nothing of it reaches the server. Where the browser refuses
 * to keep anything (a private window), what is read is the given default and `write` says that it did not. */
(function () {
  "use strict";

  const PREFIX = "gobierno-al-plan.";

  function read(name, otherwise) {
    try {
      const found = JSON.parse(window.localStorage.getItem(PREFIX + name));
      return found === null ? otherwise : found;
    } catch {
      return otherwise; // a private window, or a text of something else
    }
  }

  function write(name, value) {
    try {
      window.localStorage.setItem(PREFIX + name, JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  }

  /* Another window of this browser kept something else. */
  const onOther = (name, act) => window.addEventListener("storage", (event) => event.key === PREFIX + name && act());

  window.kept = { read, write, onOther };
})();
