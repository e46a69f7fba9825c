/* Files of a figure: a button (layouts/parts/exports.py) that, when it is opened, asks the server what there is
 * (`offer_as_plain` in dashboard/exports/menu.py) and writes the links.
 * Nothing travels before. The view is the one in the address at that moment; a profile adds its own entity. */
(function () {
  "use strict";

  const make = (tag, properties, ...children) => Object.assign(window.elements.html(tag, {}, ...children), properties);

  function queryOf(button) {
    const query = new URLSearchParams(window.location.search);
    const profile = button.closest("[data-codigo]");
    if (profile) query.set("entidad", profile.dataset.codigo);
    const page = button.closest("[data-nivel]"); // the level that it opens at
    if (page && !query.has("nivel")) query.set("nivel", page.dataset.nivel);
    query.set("figura", button.dataset.figura);
    return query;
  }

  async function fill(button) {
    const box = button.querySelector(".exportar-caja");
    box.replaceChildren(make("p", { className: "mb-0", textContent: "Buscando los archivos…" }));
    box.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(button.dataset.oferta + "?" + queryOf(button));
      if (!answer.ok) throw new Error(await answer.text());
      box.replaceChildren(...parts(await answer.json()));
    } catch (failure) {
      box.replaceChildren(make("p", { className: "mb-0 text-danger", textContent: failure.message || "No hubo respuesta: intente de nuevo." }));
    }
    box.removeAttribute("aria-busy");
  }

  function parts(offer) {
    const size = choice(offer.tamanos);
    const resolution = choice(offer.resoluciones);
    const links = offer.figuras.map(([name]) => make("a", { download: "" }, name));
    const looks = offer.aspectos.map(([key, name, options]) => [key, name, choice(options)]);
    const width = make("input", { className: "form-control form-control-sm", type: "number", min: offer.anchos[0], max: offer.anchos[1] });
    const refresh = () => links.forEach((link, place) => (link.href = asked(offer.figuras[place][1], { size, resolution, looks, width })));
    [size, resolution, width, ...looks.map(([, , control]) => control)].forEach((one) => ["input", "change"].forEach((kind) => one.addEventListener(kind, refresh)));
    refresh();
    return [
      section("Figura", labelled("Tamaño", size), labelled("Resolución del PNG", resolution), more(looks, width, offer.anchos), row(links)),
      ...offer.datos.map((one) =>
        section(one.etiqueta + " (" + one.filas + ")", row(one.archivos.map(([name, address]) => make("a", { href: address, download: "" }, name))))
      ),
      snippets(offer.codigos),
    ];
  }

  function snippets(codes) {
    const kind = choice(codes.map(([name]) => [name, name]));
    const text = make("textarea", { className: "form-control my-2 small font-monospace", wrap: "off", readOnly: true, rows: 5, spellcheck: false, ariaLabel: "Código para copiar" });
    const said = make("span", { role: "status" });
    const copy = make("button", { className: "btn btn-sm btn-outline-primary", type: "button", textContent: "Copiar" });
    const show = () => ((text.value = codes[kind.selectedIndex][1].replaceAll("{origen}", window.location.origin)), (said.textContent = ""));
    kind.addEventListener("change", show);
    copy.addEventListener("click", () => copied(text).then((done) => (said.textContent = done ? "Copiado" : "Cópielo con Ctrl+C")));
    show();
    return section("Código", labelled("Para", kind), text, row([copy, said]));
  }

  /* The clipboard is only of pages that came safely; elsewhere the text stays selected. */
  async function copied(text) {
    text.select();
    try {
      await navigator.clipboard.writeText(text.value);
      return true;
    } catch {
      return false;
    }
  }

  /* What few need stays folded. */
  function more(looks, width, widths) {
    return make(
      "details",
      { className: "exportar-mas" },
      make("summary", { textContent: "Más opciones" }),
      ...looks.map(([, name, control]) => labelled(name, control)),
      labelled("Ancho propio, en milímetros (" + widths.join(" a ") + ")", width)
    );
  }

  function asked(address, { size, resolution, looks, width }) {
    const url = new URL(address, window.location.origin);
    const own = width.value && width.checkValidity();
    size.disabled = Boolean(own);
    if (own) url.searchParams.set("ancho", width.value);
    else if (size.selectedIndex > 0) url.searchParams.set("tamano", size.value);
    if (resolution.selectedIndex > 0 && url.pathname.endsWith(".png")) url.searchParams.set("resolucion", resolution.value);
    for (const [key, , control] of looks) if (control.selectedIndex > 0) url.searchParams.set(key, control.value);
    return url.pathname + url.search;
  }

  function choice(options) {
    return make("select", { className: "form-select form-select-sm w-auto" }, ...options.map(([key, label]) => make("option", { value: key, textContent: label })));
  }

  const labelled = (name, control) => make("label", { className: "d-flex justify-content-between align-items-center gap-2 my-1" }, make("span", { textContent: name }), control);
  const row = (links) => make("p", { className: "d-flex flex-wrap gap-2 mb-0" }, ...links);

  function section(name, ...children) {
    const group = make("fieldset", { className: "mb-2" }, make("legend", { className: "h6", textContent: name }), ...children);
    return group;
  }

  const open = () => document.querySelector("details.exportar[open]");

  document.addEventListener(
    "toggle",
    (event) => {
      const button = event.target;
      if (!button.matches || !button.matches("details.exportar")) return;
      if (!button.open) return button.querySelector(".exportar-caja").replaceChildren(); // another view may come by then
      document.querySelectorAll("details.exportar[open]").forEach((other) => (other.open = other === button));
      fill(button);
    },
    true
  );
  document.addEventListener("click", (event) => {
    const button = open();
    if (button && !button.contains(event.target)) button.open = false;
  });
  document.addEventListener("keydown", (event) => {
    const button = open();
    if (event.key !== "Escape" || !button) return;
    button.open = false;
    button.querySelector("summary").focus();
  });
})();
