/* Names and attributes of every unit, in the order in which values travel: the file of `dashboard/views/territory.py`, which
 * never changes under its address. The search of the rail (assets/search.js) takes its options from it. */
(function () {
  "use strict";

  let asked = null;

  function load(url) {
    asked = asked || fetch(url).then((answer) => answer.json());
    return asked;
  }

  /* The units of a view; a selection taken together is not called the country. */
  const unitsOf = (view, data) => Object.assign({}, data.unidades[view.nivel], view.conjunto ? { nombre: [view.conjunto] } : {});

  /* The entities that the search offers: municipalities, and departments that have a gobernación. */
  function entitiesOf(data) {
    const towns = data.unidades.municipio;
    const found = towns.codigo.map((code, place) => ({
      value: code,
      label: towns.nombre[place] + (towns.nombre[place].endsWith(")") ? "" : " · " + towns.departamento[place]), // one that repeats says it
    }));
    const entities = found.filter((_, place) => towns.clase[place] === null);
    const offices = data.unidades.gobernacion;
    offices.codigo.forEach((code, place) => {
      if (offices.d683[place] !== null) entities.push({ value: code, label: "Gobernación de " + offices.nombre[place] });
    });
    return entities;
  }

  const entities = async (url) => entitiesOf(await load(url));

  window.territory = { load, unitsOf, entities };
})();
