/* Elements of the document for the scripts that paint a part of a page by themselves: attributes as they are written in
 * HTML, texts as texts. */
(function () {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";

  function fill(node, attributes, children) {
    Object.entries(attributes).forEach(([name, value]) => {
      if (value !== null && value !== false) node.setAttribute(name, value === true ? "" : value);
    });
    node.append(...children);
    return node;
  }

  const html = (tag, attributes, ...children) => fill(document.createElement(tag), attributes, children);
  const svg = (tag, attributes, ...children) => fill(document.createElementNS(SVG, tag), attributes, children);

  window.elements = { html, svg };
})();
