"""What is left out of annotated drafts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the table of choices."""
    op.create_table(
        "insertion",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("draft", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("obligation", sa.String(200), nullable=False),
        sa.Column("left_out", sa.Boolean(), nullable=False),
        sa.Column("by", sa.String(200), nullable=False),
        sa.Column("made", sa.String(20), nullable=False),
        sa.ForeignKeyConstraint(["draft"], ["draft.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("ix_insertion_draft", "insertion", ["draft"])


def downgrade() -> None:
    """Without it, every annotated draft has every insertion."""
    op.drop_table("insertion")
