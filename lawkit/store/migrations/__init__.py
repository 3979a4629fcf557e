"""How the tables came to be what they are; Alembic runs these when the store is opened."""
