/* The component of `layouts/parts/drawing.py`: a drawing that the server made, in a box. */
(function () {
  "use strict";

  const Dibujo = ({ svg, className }) => window.React.createElement("div", { className, dangerouslySetInnerHTML: { __html: svg } });

  window.tablero_partes = Object.assign({}, window.tablero_partes, { Dibujo });
})();
