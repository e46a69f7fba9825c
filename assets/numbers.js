/* Numbers in words, as `dashboard/core/wording.py` writes them (tests/assets/test_numbers.py holds the two together).
 * Decimals and suffix come with what is written. */
(function () {
  "use strict";

  const formats = new Map(); // building one costs more than using it a thousand times

  function number(value, decimals) {
    if (!formats.has(decimals)) {
      const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
      formats.set(decimals, new Intl.NumberFormat("es-CO", Object.assign({ useGrouping: "always" }, digits)));
    }
    return formats.get(decimals).format(value);
  }

  /* A difference with its sign; of one too small to be printed, its direction. */
  function signed(value, decimals) {
    const text = number(Math.abs(value), decimals);
    if (value === 0) return text;
    if (text === number(0, decimals)) return (value > 0 ? "sube" : "baja") + " menos de " + number(10 ** -decimals, decimals);
    return (value > 0 ? "+" : "−") + text;
  }

  /* A value in the format of its indicator: decimals and suffix. */
  function measured(value, format) {
    const text = number(value, format[0]);
    return text === "1" && format[1] === "\u00a0días" ? "1\u00a0día" : text + format[1];
  }

  window.numbers = { number, signed, measured };
})();
