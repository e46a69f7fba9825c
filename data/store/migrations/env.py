"""Run by Alembic: migrate on the connection that `data.store.connection` opened, in its transaction."""

from alembic import context

from data.store.schema import METADATA

context.configure(
    connection=context.config.attributes["connection"], target_metadata=METADATA, render_as_batch=True
)
context.run_migrations()
