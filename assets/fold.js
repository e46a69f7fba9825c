/* Texts as searches compare them: without accents, capitals or signs, words apart by one blank. The same as `normalise_name`
 * in geo/divipola.py (tests/assets/test_fold.py holds the two together). */
(function () {
  "use strict";

  const CODE = 5; // digits of a municipality's code

  const fold = (text) => String(text).normalize("NFKD").replace(/\p{M}/gu, "").toUpperCase().replace(/[^A-Z0-9]+/g, " ").trim();

  /* Every word is in a text; of a code the zero at its beginning may lack. */
  function holds(folded, wanted, code = "") {
    const digits = wanted.replaceAll(" ", "");
    if (/^\d+$/.test(digits)) return code.startsWith(digits) || (digits.length < CODE && code.startsWith("0" + digits));
    return wanted.split(" ").every((word) => folded.includes(word));
  }

  window.search = { fold, holds };
})();
