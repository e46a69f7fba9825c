/* The trail of the selection, over every page: country, region, department, entity, as far as the address says one of each. A
 * step leads to the page with that much; from a profile, to the map. */
(function () {
  "use strict";

  /* Code of the entity that the page is about, or that is picked. */
  function entityOf(url, resources) {
    const isProfile = url.pathname.startsWith(resources.perfil);
    return isProfile ? url.pathname.slice(resources.perfil.length) : url.searchParams.get("entidad") || "";
  }

  const only = (url, key) => (url.searchParams.getAll(key).length === 1 ? url.searchParams.get(key) : "");
  const nameOf = (units, code, key = "nombre") => units[key][units.codigo.indexOf(code)];

  function stepsOf(url, resources, data) {
    const { municipio, gobernacion, departamento, region } = data.unidades;
    const entity = entityOf(url, resources);
    const isKnown = municipio.codigo.includes(entity) || gobernacion.codigo.includes(entity);
    const department = isKnown ? entity.slice(0, 2) : only(url, "depto");
    const zone = department ? nameOf(departamento, department, "region_codigo") : only(url, "region");
    const office = entity.length === 2 ? "Gobernación de " + nameOf(gobernacion, entity) : nameOf(municipio, entity);
    const steps = [
      [{}, "Colombia"],
      [{ region: zone }, zone && nameOf(region, zone)],
      [{ depto: department }, department && nameOf(departamento, department)],
      [{ depto: department, entidad: entity }, isKnown && office],
    ];
    return steps.filter((step) => step[1]);
  }

  function hrefOf(url, here, keys, resources) {
    const query = new URLSearchParams(url.search);
    ["region", "depto", "entidad"].forEach((key) => query.delete(key));
    Object.entries(keys).forEach((pair) => query.append(...pair));
    const path = here && here[0] !== resources.perfil ? here[0] : "/";
    return path + (String(query) && "?" + query);
  }

  async function show(url, here, resources) {
    const data = await window.territory.load(resources.territorio);
    const list = document.getElementById("migas");
    if (!list) return;
    const html = window.elements.html;
    const steps = stepsOf(url, resources, data);
    const items = steps.map(([keys, name], place) => {
      const isLast = place === steps.length - 1;
      const item = isLast ? { class: "breadcrumb-item active", "aria-current": "page" } : { class: "breadcrumb-item" };
      return html("li", item, isLast ? name : html("a", { href: hrefOf(url, here, keys, resources), "data-hoja": "" }, name));
    });
    list.replaceChildren(...items);
  }

  window.crumbs = { show, stepsOf };
})();
