# Needs Python 3.11 or later and make; everything else is set up in .venv.
PYTHON ?= python3
UV = $(shell command -v uv 2>/dev/null || echo .venv/bin/uv)
BIN = .venv/bin

.PHONY: run test check status bench bench-quick bench-live soak strangers clean

run: .venv/ready
	@$(BIN)/lawspeaker try rust-empires

test: .venv/ready
	@$(BIN)/pytest --numprocesses auto --dist loadfile

check: .venv/ready
	@$(BIN)/ruff check src tests bench
	@$(BIN)/ruff format --check src tests bench
	@$(BIN)/mypy
	@$(BIN)/lint-imports

status: .venv/ready
	@$(BIN)/python -m lawspeaker.cli.status > docs/STATUS.md.new && mv docs/STATUS.md.new docs/STATUS.md

bench: .venv/ready
	@$(BIN)/python bench/run.py

bench-quick: .venv/ready
	@$(BIN)/python bench/run.py --quick

bench-live: .venv/ready
	@$(BIN)/python bench/live.py $(LIVE)

soak: .venv/ready
	@$(BIN)/python tests/service/soak.py $(KILLS)

strangers: .venv/ready
	@npm install --silent --no-save --no-audit --no-fund --prefix .venv/strangers rustrcon@1.0.2
	@NODE_PATH=.venv/strangers/node_modules $(BIN)/python tests/gateways/rcon/strangers.py

.venv/ready: pyproject.toml uv.lock
	@echo "setting up .venv, which takes a moment" >&2
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@command -v uv >/dev/null 2>&1 || test -x .venv/bin/uv || $(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@$(UV) sync --quiet --frozen --inexact --python $(BIN)/python
	@touch .venv/ready

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis
