# Gobierno al Plan: todo lo que se hace en este repositorio. `make` solo muestra esta lista.
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.listo
READY_DEV := $(VENV)/.listo-dev
ARGS ?=
# Con ARGS puede no quedar ninguna prueba en una de las dos mitades, y pytest sale entonces con 5.
OR_NONE = $(if $(ARGS), || test $$? -eq 5)

# El primer Python que arranca y es 3.11 o posterior (se busca solo cuando hay que crear el entorno).
PYTHON ?= $(shell for one in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$one -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$one && break; done)

.PHONY: help setup run quick test check bench data geo new-venv

help: ## muestra esta lista
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(READY_DEV) ## prepara el entorno .venv (lo llaman los demás)
	@echo "Entorno listo en $(VENV)"

run: $(READY) ## prepara todo y abre el tablero en http://127.0.0.1:8050
	@echo "Tablero: http://$${HOST:-127.0.0.1}:$${PORT:-8050} (Ctrl+C lo detiene)"
	@exec $(BIN)/python -m gunicorn --preload --no-control-socket --threads 4 \
		--bind "$${HOST:-127.0.0.1}:$${PORT:-8050}" --workers "$${WORKERS:-2}" \
		--log-level "$${LOG_LEVEL:-info}" app:server

quick: $(READY_DEV) ## corre en paralelo las pruebas sin navegador, LibreOffice ni archivos dibujados (ARGS="-k mapa")
	$(BIN)/python -m pytest -n auto -m "not browser and not office and not slow" $(ARGS)

test: $(READY_DEV) ## prepara todo y corre todas las pruebas: las rápidas en paralelo, después las del navegador y de LibreOffice
	@.ci/browser
	@.ci/office
	@.ci/database
	$(BIN)/python -m pytest -n auto -m "not browser and not office" $(ARGS)$(OR_NONE)
	$(BIN)/python -m pytest --headless -m "browser or office" $(ARGS)$(OR_NONE)

check: $(READY_DEV) ## revisa formato, estilo (también de los guiones), tipos y dirección de las importaciones
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/oxlint --deny-warnings assets bench
	$(BIN)/mypy
	$(BIN)/mypy -m app
	$(BIN)/lint-imports

bench: $(READY_DEV) ## mide la velocidad
	@.ci/browser
	$(BIN)/python -m bench $(ARGS)

data: $(READY) ## vuelve a crear los datos de demostración
	$(BIN)/python -m data.demo

geo: $(READY) ## vuelve a calcular el mapa generalizado
	$(BIN)/python -m geo.tessellation

$(READY): requirements.txt
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(MAKE) --no-print-directory new-venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r $<
	@touch $@

$(READY_DEV): requirements-dev.txt requirements-axe.txt $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r $<
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -r requirements-axe.txt
	@touch $@

new-venv:
	@test -n "$(PYTHON)" || { echo "Falta Python 3.11 o posterior. Instálelo, o diga cuál usar: make PYTHON=/ruta/python3 ..." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "A $(PYTHON) le falta el módulo venv. En Debian o Ubuntu: sudo apt-get install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv --clear $(VENV)
