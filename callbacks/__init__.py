"""When it changes: callbacks and routes; each decodes, calls one function and returns."""
