/* The components of `layouts/parts/own.py`: a drawing that the server made, and a tree of plain elements. */
(function () {
  "use strict";

  const make = (...given) => window.React.createElement(...given);

  /* Text, number or nothing as it is; an element by its tag. Its links are followed by `assets/links.js`. */
  function built(node) {
    if (node === null || typeof node !== "object") return node;
    const props = node.t === "a" ? Object.assign({ "data-hoja": "" }, node.p) : node.p;
    const children = [node.c].flat(Infinity).map(built);
    return make(node.t, props, ...children);
  }

  const Plano = ({ tree }) => built(tree);
  const Dibujo = ({ svg, className }) => make("div", { className, dangerouslySetInnerHTML: { __html: svg } });

  window.tablero_partes = { Plano, Dibujo };
})();
