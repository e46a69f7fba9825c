/* What a reader was doing stays when a page's content is made anew.
 *
 * Dash makes every element of a callback's `children` again. In a place marked `data-vivo` (layouts/parts/lists.py, the
 * profile, the milestones page) what was open opens again, what was closed stays closed, the focus goes to the element
 * that stands where it was, and the new first sentence is read aloud.
 */
(function () {
  "use strict";

  const PLACE = "[data-vivo]";
  const known = new WeakMap(); // by place: its first element, what is open, where the focus is
  let voice = null;

  const placeOf = (node) => node.closest && node.closest(PLACE);
  const named = (item) => item.querySelector("summary").textContent.replace(/[\d.,%]+/g, "");

  function of(place) {
    if (!known.has(place)) known.set(place, { first: place.firstElementChild, open: new Set(), closed: new Set(), focus: null });
    return known.get(place);
  }

  function say(text) {
    if (!voice) {
      voice = document.createElement("p");
      voice.className = "visually-hidden";
      voice.setAttribute("role", "status");
      document.body.append(voice);
    }
    if (voice.textContent !== text) voice.textContent = text;
  }

  /* Where an element is among those of its place: tag and number at each step. */
  function pathOf(place, node) {
    const steps = [];
    for (let at = node; at !== place; at = at.parentElement) {
      const alike = [...at.parentElement.children].filter((other) => other.tagName === at.tagName);
      steps.unshift(`${at.tagName}:nth-of-type(${alike.indexOf(at) + 1})`);
    }
    return ":scope > " + steps.join(" > ");
  }

  document.addEventListener("focusin", (event) => {
    const place = placeOf(event.target);
    if (place && event.target !== place) of(place).focus = pathOf(place, event.target);
  });
  /* An element that is taken away loses the focus first; only one that stays was left by its reader. */
  document.addEventListener("focusout", (event) => {
    const place = placeOf(event.target);
    const left = place && of(place).focus;
    if (place) setTimeout(() => event.target.isConnected && of(place).focus === left && (of(place).focus = null));
  });

  document.addEventListener(
    "toggle",
    (event) => {
      const place = placeOf(event.target);
      if (!place || event.target.matches(".exportar")) return; // its files are of the view that it was opened on
      const [now, before] = event.target.open ? ["open", "closed"] : ["closed", "open"];
      of(place)[now].add(named(event.target));
      of(place)[before].delete(named(event.target));
    },
    true
  );

  function settle(place) {
    const kept = of(place);
    if (kept.first === place.firstElementChild) return;
    kept.first = place.firstElementChild;
    place.querySelectorAll("details:not(.exportar)").forEach((item) => {
      item.open = (item.open && !kept.closed.has(named(item))) || kept.open.has(named(item));
    });
    const again = kept.focus && document.activeElement === document.body && place.querySelector(kept.focus);
    if (again) again.focus({ preventScroll: true });
    const sentence = place.querySelector("h1");
    if (sentence) say(sentence.textContent);
  }

  new MutationObserver(() => document.querySelectorAll(PLACE).forEach(settle)).observe(document.documentElement, { childList: true, subtree: true });

  window.reader = { say };
})();
