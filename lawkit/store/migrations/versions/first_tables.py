"""The first tables, and what keeps the audit log from being changed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# An entry is never changed; it goes only with the draft that it speaks of, when that draft is no more.
_SQLITE = (
    """CREATE TRIGGER audit_stands BEFORE UPDATE ON audit
    BEGIN SELECT RAISE(ABORT, 'the audit log is not changed'); END""",
    """CREATE TRIGGER audit_stays BEFORE DELETE ON audit
    WHEN OLD.draft IS NULL OR EXISTS (SELECT 1 FROM draft WHERE id = OLD.draft)
    BEGIN SELECT RAISE(ABORT, 'the audit log is not changed'); END""",
)
_POSTGRESQL = (
    """CREATE FUNCTION audit_stands() RETURNS trigger AS $$ BEGIN
    IF TG_OP = 'DELETE' AND OLD.draft IS NOT NULL AND NOT EXISTS (SELECT 1 FROM draft WHERE id = OLD.draft) THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'the audit log is not changed';
    END $$ LANGUAGE plpgsql""",
    """CREATE TRIGGER audit_stands BEFORE UPDATE OR DELETE ON audit
    FOR EACH ROW EXECUTE FUNCTION audit_stands()""",
)


def upgrade() -> None:
    """From no tables."""
    op.create_table(
        "account",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("shown", sa.String(200), nullable=False),
        sa.Column("role", sa.String(60), nullable=False),
        sa.Column("password", sa.String(200), nullable=False),
        sa.Column("open", sa.Boolean(), nullable=False),
        sa.Column("made", sa.String(20), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("name"),
    )
    op.create_table(
        "attempt",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("who", sa.String(64), nullable=False),
        sa.Column("made", sa.String(20), nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("ix_attempt_who", "attempt", ["who"])
    op.create_table(
        "audit",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("made", sa.String(20), nullable=False),
        sa.Column("by", sa.String(200), nullable=False),
        sa.Column("what", sa.String(60), nullable=False),
        sa.Column("draft", sa.String(32), nullable=True),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("ix_audit_draft", "audit", ["draft"])
    op.create_index("ix_audit_what", "audit", ["what"])
    op.create_table(
        "draft",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("country", sa.String(2), nullable=False),
        sa.Column("by", sa.String(200), nullable=False),
        sa.Column("made", sa.String(20), nullable=False),
        sa.Column("used", sa.String(20), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "survey",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("laws", sa.Text(), nullable=False),
        sa.Column("by", sa.String(200), nullable=False),
        sa.Column("made", sa.String(20), nullable=False),
        sa.Column("used", sa.String(20), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "decision",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("draft", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("obligation", sa.String(200), nullable=False),
        sa.Column("verdict", sa.String(60), nullable=False),
        sa.Column("status", sa.String(60), nullable=False),
        sa.Column("found", sa.String(60), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by", sa.String(200), nullable=False),
        sa.Column("made", sa.String(20), nullable=False),
        sa.Column("content", sa.String(64), nullable=False),
        sa.ForeignKeyConstraint(["draft"], ["draft.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("ix_decision_draft", "decision", ["draft"])
    op.create_table(
        "session",
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("account", sa.String(32), nullable=False),
        sa.Column("token", sa.Boolean(), nullable=False),
        sa.Column("label", sa.String(200), nullable=False),
        sa.Column("role", sa.String(60), nullable=False),
        sa.Column("made", sa.String(20), nullable=False),
        sa.Column("used", sa.String(20), nullable=False),
        sa.Column("until", sa.String(20), nullable=False),
        sa.ForeignKeyConstraint(["account"], ["account.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("digest"),
    )
    op.create_index("ix_session_account", "session", ["account"])
    op.create_table(
        "sign_off",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("draft", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("job", sa.String(32), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("by", sa.String(200), nullable=False),
        sa.Column("made", sa.String(20), nullable=False),
        sa.Column("content", sa.String(64), nullable=False),
        sa.Column("lawkit", sa.String(60), nullable=False),
        sa.Column("result", sa.String(64), nullable=False),
        sa.Column("withdrawn_by", sa.String(200), nullable=False),
        sa.Column("withdrawn", sa.String(20), nullable=False),
        sa.ForeignKeyConstraint(["draft"], ["draft.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("ix_sign_off_draft", "sign_off", ["draft"])
    op.create_table(
        "version",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("draft", sa.String(32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("suffix", sa.String(10), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("bytes", sa.Integer(), nullable=False),
        sa.Column("by", sa.String(200), nullable=False),
        sa.Column("made", sa.String(20), nullable=False),
        sa.ForeignKeyConstraint(["draft"], ["draft.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_version_draft", "version", ["draft"])
    op.create_index("version_of_draft", "version", ["draft", "number"], unique=True)
    op.create_table(
        "job",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("kind", sa.String(60), nullable=False),
        sa.Column("version", sa.String(32), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("options", sa.Text(), nullable=False),
        sa.Column("state", sa.String(60), nullable=False),
        sa.Column("error", sa.Text(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("progress", sa.Integer(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("by", sa.String(200), nullable=False),
        sa.Column("made", sa.String(20), nullable=False),
        sa.Column("ended", sa.String(20), nullable=False),
        sa.ForeignKeyConstraint(["version"], ["version.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("ix_job_state", "job", ["state"])
    op.create_index("ix_job_version", "job", ["version"])
    postgresql = op.get_bind().dialect.name == "postgresql"
    for statement in _POSTGRESQL if postgresql else _SQLITE:
        op.execute(statement)


def downgrade() -> None:
    """To no tables."""
    for name in ("job", "version", "sign_off", "session", "decision", "survey", "draft", "audit", "attempt", "account"):
        op.drop_table(name)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION audit_stands()")
