/* The links to the data of the view: one per ending, for what is seen and for everything. */
(function () {
  "use strict";

  const element = (type, props) => ({ namespace: "dash_html_components", type: type, props: props });

  function link(ending, name, rows, address) {
    return element("A", { href: address.replace("*", ending), children: name + " (" + rows + ")" });
  }

  function group([label, rows, address], endings) {
    const links = endings.map(([ending, name]) => link(ending, name, rows, address));
    return element("Div", {
      className: "descargas descargas-vista",
      role: "group",
      "aria-label": "Descargar: " + label.toLowerCase(),
      children: [element("Span", { children: label }), ...links],
    });
  }

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.descargas = {
    /* `archivos` of the view: label, rows and address of each selection; of the page: ending and name. */
    enlaces: (view, fixed) =>
      view ? view.archivos.map((one) => group(one, fixed.archivos)) : window.dash_clientside.no_update,
  };
})();
