"""The home page as its reader uses it: real clicks and keys, and what the screen shows; all waits poll."""

import json
import time
from urllib.parse import urlsplit

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

LIMIT = 15.0  # seconds until a state that never comes is a failure
POLL = 0.03
DESKTOP = (1440, 900)
PHONE = (390, 844)

FOLD = ".varios:has(#control-{})"

IDLE = """
const state = window.store && window.store.getState();
if (!state) return false;
return Object.entries(state.callbacks).every(([name, list]) =>
  name === "stored" || name === "completed" || !Array.isArray(list) || list.length === 0);
"""
PAINTED = """
const panel = document.querySelector('#mapa-panel');
return panel && panel.dataset.pintado === (location.search || '?');
"""
PLACED = """
return !!document.querySelector('#mapa-panel[data-pintado]') && !!document.querySelector('#tabla .ag-root');
"""
COLUMN = """
const place = (cell) => Number(cell.closest('.ag-row').getAttribute('row-index'));
return Array.from(document.querySelectorAll(`#tabla .ag-row [col-id="${arguments[0]}"]`))
  .sort((one, other) => place(one) - place(other)).map((cell) => cell.textContent);
"""
FILLS = """
return Object.fromEntries(Array.from(document.querySelectorAll('#mapa .choroplethlocation'),
  (path) => [path.__data__.loc, path.getAttribute('fill')]));
"""
INSIDE = """
const paths = Array.from(document.querySelectorAll('#mapa .choroplethlocation'));
const path = paths.find((one) => one.__data__.loc === arguments[0]);
const box = path.getBoundingClientRect();
for (let row = 1; row < 10; row += 1) for (let column = 1; column < 10; column += 1) {
  const x = Math.round(box.left + (box.width * column) / 10);
  const y = Math.round(box.top + (box.height * row) / 10);
  const top = document.elementFromPoint(x, y);
  const drawn = new DOMPoint(x, y).matrixTransform(path.getScreenCTM().inverse());
  if (path.isPointInFill(drawn) && (top === path || (top && top.closest('#mapa')))) return [x, y];
}
return null;
"""
HOVERED = """
const found = document.querySelector('#mapa .js-plotly-plot')._hoverdata;
return found && found.length && found[0].location === arguments[0];
"""
CONTROLS = """
const shown = {};
document.querySelectorAll('.interruptores').forEach((box) => {
  const pressed = Array.from(box.querySelectorAll('input:checked'), (input) => input.value);
  shown[box.id.replace('control-', '')] = pressed;
});
document.querySelectorAll('.filtros select').forEach((list) => {
  shown[list.id.replace('control-', '')] = list.selectedOptions[0].textContent;
});
document.querySelectorAll('.varios').forEach((fold) => {
  const said = fold.querySelector('.elegidos');
  const name = fold.querySelector('input[type=checkbox]').name.replace('control-', '');
  shown[name] = said.textContent === said.dataset.todos ? [] : said.textContent.split(', ');
});
return shown;
"""
FOCUS = """
const item = document.activeElement;
const isDrawn = item.classList.contains('btn-check');
const look = getComputedStyle(isDrawn ? item.nextElementSibling : item);
return {tag: item.tagName, id: item.id, name: item.getAttribute('name') || '', value: item.value || '',
  text: item.textContent, row: (item.closest('[row-id]') || {getAttribute: () => ''}).getAttribute('row-id'),
  outline: look.outlineStyle, width: parseFloat(look.outlineWidth), shadow: look.boxShadow};
"""
WORDS = """
const wanted = ['aria-label', 'title', 'placeholder', 'alt'];
const said = [document.title, document.body.innerText];
document.querySelectorAll('body *').forEach((item) => {
  if (!item.checkVisibility()) return;
  wanted.forEach((name) => item.hasAttribute(name) && said.push(item.getAttribute(name)));
});
return said.join('\\n');
"""


class Page:
    """One browser on one server."""

    def __init__(self, browser, url):
        """Remember where the app answers."""
        self.browser = browser
        self.driver = browser.driver
        self.url = url
        self._requests = []

    # -- looking --------------------------------------------------------------------------------------

    def js(self, script, *given):
        """Return what a script answers."""
        return self.driver.execute_script(script, *given)

    def until(self, script, *given, what=""):
        """Wait until a script answers something true, and return it."""
        end = time.monotonic() + LIMIT
        while time.monotonic() < end:
            found = self.js(script, *given)
            if found:
                return found
            time.sleep(POLL)
        raise AssertionError(f"did not happen in {LIMIT:.0f} s: {what or script} {given or ''}")

    def until_equal(self, script, wanted, *given):
        """Wait until a script answers one value; the failure shows both."""
        end = time.monotonic() + LIMIT
        found = self.js(script, *given)
        while found != wanted and time.monotonic() < end:
            time.sleep(POLL)
            found = self.js(script, *given)
        assert found == wanted

    def one(self, selector):
        """Return the first element of a selector, waiting for it."""
        self.until("return document.querySelector(arguments[0])", selector)
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def text(self, selector):
        """Return the text of an element, hidden or not."""
        return self.js("return (document.querySelector(arguments[0]) || {}).textContent || ''", selector)

    def texts(self, selector):
        """Return the texts of every element of a selector."""
        return self.js(
            "return Array.from(document.querySelectorAll(arguments[0]), (item) => item.textContent)", selector
        )

    @property
    def search(self):
        """The query of the address, with its question mark."""
        return self.js("return location.search")

    @property
    def query(self):
        """The query of the address without question mark."""
        return self.search.removeprefix("?")

    def fills(self):
        """Return the fill of each unit of the map by its code."""
        return self.js(FILLS)

    def controls(self):
        """Return what each control shows: values of buttons, words of lists and folds."""
        return self.js(CONTROLS)

    def rows(self):
        """Return how many rows the table has, after its own filters."""
        return self.js("return Number(document.querySelector('#tabla .ag-root').ariaRowCount) - 1")

    def column(self, field):
        """Return the texts of a column in the rows that are drawn, from the top."""
        return self.js(COLUMN, field)

    def words(self):
        """Return everything the page says, to the eye or to a screen reader."""
        return self.js(WORDS)

    def focus(self):
        """Return what has the focus and how that is shown."""
        return self.js(FOCUS)

    # -- arriving -------------------------------------------------------------------------------------

    def load(self, query="", path="/"):
        """Open an address anew and wait for the map and the table."""
        self.driver.get(f"{self.url}{path}{'?' + query if query else ''}")
        if path == "/":
            self.settle()
            self.until("return document.querySelector('#tabla .ag-root')", what="the table")
            self.settle()

    def show(self, query=""):
        """Go to a view in the page that is open (a load is dear); load it where none is open."""
        if not self.js(PLACED):
            return self.load(query)
        self.press(Keys.ESCAPE)
        before, wanted = self.search, f"?{query}" if query else ""
        if before != wanted:
            self.js("window.dash_clientside.set_props('direccion', {search: arguments[0]})", wanted)
            self.until("return location.search !== arguments[0]", before, what="the address changes")
        return self.settle()

    def settle(self):
        """Wait until the map shows the address and no callback is under way."""
        self.until(PAINTED, what="the map shows the address")
        self.until(IDLE, what="the callbacks are done")
        self.until(PAINTED, what="the map shows the address")

    def settle_at(self, query):
        """Wait until the address is a query and the page shows it."""
        self.until_equal("return location.search.replace(/^\\?/, '')", query)
        self.settle()

    def resize(self, width, height):
        """Give the window another size in CSS pixels."""
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)

    # -- acting ---------------------------------------------------------------------------------------

    def press(self, *keys):
        """Press keys one after the other, wherever the focus is."""
        for key in keys:
            ActionChains(self.driver, duration=0).send_keys(key).perform()

    def click(self, selector):
        """Click an element with the mouse, in view."""
        element = self.one(selector)
        self.js("arguments[0].scrollIntoView({block: 'center'})", element)
        element.click()

    def move_to(self, x, y):
        """Move the mouse to a point of the window, in two steps as a hand does."""
        chain = ActionChains(self.driver, duration=20)
        chain.w3c_actions.pointer_action.move_to_location(int(x) - 2, int(y))
        chain.w3c_actions.pointer_action.move_to_location(int(x), int(y))
        chain.perform()

    def click_at(self, x, y):
        """Move the mouse to a point of the window and click."""
        self.move_to(x, y)
        chain = ActionChains(self.driver, duration=0)
        chain.w3c_actions.pointer_action.click()
        chain.perform()

    def press_pointer(self):
        """Press the button of the mouse where it is."""
        chain = ActionChains(self.driver, duration=0)
        chain.w3c_actions.pointer_action.pointer_down()
        chain.perform()

    def release_pointer(self):
        """Release the button of the mouse."""
        chain = ActionChains(self.driver, duration=0)
        chain.w3c_actions.pointer_action.pointer_up()
        chain.perform()

    def wheel(self, x, y, steps=-1, with_ctrl=False):
        """Turn the wheel over a point of the window; negative steps are away from the reader."""
        turn = {"type": "mouseWheel", "x": x, "y": y, "deltaX": 0, "deltaY": 120 * steps}
        keys = {"modifiers": 2 if with_ctrl else 0}
        self.driver.execute_cdp_cmd("Input.dispatchMouseEvent", {**turn, **keys})

    def touch(self, *paths):
        """Move as many fingers as there are paths, each a list of points of the window, and lift them."""
        for place, step in enumerate(zip(*paths, strict=True)):
            points = [{"x": x, "y": y, "id": finger} for finger, (x, y) in enumerate(step)]
            kind = "touchMove" if place else "touchStart"
            self.driver.execute_cdp_cmd("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        self.driver.execute_cdp_cmd("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    def map_middle(self):
        """Return the middle of the map in the window, the map in view."""
        self.js("document.querySelector('#mapa').scrollIntoView({block: 'center'})")
        return self.js(
            "const box = document.querySelector('#mapa').getBoundingClientRect();"
            "return [box.left + box.width / 2, box.top + box.height / 2];"
        )

    def unit_at(self, code):
        """Return a point of the window on a unit of the map, which is in view."""
        self.js("document.querySelector('#mapa').scrollIntoView({block: 'center'})")
        return self.until(INSIDE, code, what="a point of the unit in view")

    def click_unit(self, code):
        """Click a unit of the map once it answers the mouse (plotly.js clicks what it hovers)."""
        self.js("document.querySelector('#mapa').scrollIntoView({block: 'center'})")
        point = self.until(INSIDE, code, what="a point of the unit in view")
        self.move_to(*point)
        self.until(HOVERED, code, what="the unit answers the mouse")
        self.click_at(*point)

    def click_bar(self, region):
        """Click the bar of a region."""
        self.click_at(*self.bar(region))

    def bar(self, region):
        """Return a point on the bar of a region, once it is there."""
        self.js("document.querySelector('#regiones').scrollIntoView({block: 'center'})")
        script = """
        const graph = document.querySelector('#regiones .js-plotly-plot');
        const place = graph.data[0].customdata.indexOf(arguments[0]);
        const bar = graph.querySelectorAll('.barlayer .trace')[0].querySelectorAll('.point path')[place];
        const box = bar.getBoundingClientRect();
        return box.width ? [box.left + Math.min(box.width / 2, 30), box.top + box.height / 2] : null;
        """
        return self.until(script, region, what="the bar of the region")

    def press_button(self, control, value):
        """Click one of the joined buttons of a control."""
        self.click(f'#control-{control} label[for$="_input_{value}"]')

    def pick(self, control, *values):
        """Choose values in a list: the one of a select, or several in its fold."""
        if self.one(f"#control-{control}").tag_name == "select":
            Select(self.one(f"#control-{control}")).select_by_value(values[0])
            return
        self.unfold(control)
        for value in values:
            self.press_button(control, value)

    def unfold(self, control):
        """Open the fold of a list, whole: what an earlier reader typed goes when it is closed."""
        fold = FOLD.format(control)
        if self.js("return document.querySelector(arguments[0]).open", fold):
            self.click(f"{fold} > summary")
        self.click(f"{fold} > summary")

    def search_entity(self, words):
        """Type into the search for an entity, which has a list under it."""
        box = self.one("#control-entidad")
        box.clear()
        box.send_keys(words)

    def found(self):
        """Return the words of the entities that the search has found."""
        return self.texts("#entidades-halladas > [data-codigo]")

    def rewind(self):
        """Put the start of Tab before everything, as after a visit to the address bar."""
        self.js("document.body.tabIndex = -1; document.body.focus(); scrollTo(0, 0);")
        self.js("document.body.removeAttribute('tabindex')")

    def tab_to(self, found, limit=80):
        """Press Tab until the focus is where it is wanted; return what has it."""
        for _ in range(limit):
            self.press(Keys.TAB)
            focus = self.focus()
            if found(focus):
                return focus
        raise AssertionError("Tab never reaches it")

    # -- traffic --------------------------------------------------------------------------------------

    def take_requests(self):
        """Return the requests since the last call: address and bytes received (0 when under way)."""
        found = {}
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            params = message["params"]
            if message["method"] == "Network.requestWillBeSent":
                found[params["requestId"]] = [params["request"]["url"], 0]
            elif message["method"] == "Network.loadingFinished" and params["requestId"] in found:
                found[params["requestId"]][1] = int(params["encodedDataLength"])
        taken = [tuple(item) for item in found.values()]
        self._requests += taken
        return taken

    def foreign_requests(self):
        """Return the addresses on other hosts that were asked for since the browser opened."""
        self.take_requests()
        own = urlsplit(self.url).netloc
        network = [url for url, _ in self._requests if urlsplit(url).scheme in ("http", "https", "ws", "wss")]
        return [url for url in network if urlsplit(url).netloc != own]

    def errors(self):
        """Return the errors of the browser's console since the last call."""
        return [entry["message"] for entry in self.driver.get_log("browser") if entry["level"] == "SEVERE"]

    def refused(self):
        """Check that the console has nothing but the 404 with which an unknown address is answered."""
        found = self.errors()
        assert found
        assert all("404 (NOT FOUND)" in message for message in found)
