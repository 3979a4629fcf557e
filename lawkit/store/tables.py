"""The tables, the same on SQLite and PostgreSQL.

Times are UTC as text (`2026-03-01T09:30:00Z`): they sort as they stand, and both databases give back what was kept.
Columns of type `Sealed` hold words that come from a draft or a reviewer; they are encrypted where the project has a
key. Ids of drafts, versions and jobs are random, so that an address tells nothing and cannot be guessed.
"""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Index, Integer, MetaData, String, Table

from lawkit.store.plain import Plain, PlainText

ID, TIME, NAME, WORD = Plain(32), Plain(20), Plain(200), Plain(60)
Sealed = PlainText

metadata = MetaData()


def _draft_column() -> Column[str]:
    return Column("draft", ID, ForeignKey("draft.id", ondelete="CASCADE"), nullable=False, index=True)


draft = Table(
    "draft",
    metadata,
    Column("id", ID, primary_key=True),
    Column("title", Sealed, nullable=False),
    Column("country", String(2), nullable=False),
    Column("by", NAME, nullable=False),
    Column("made", TIME, nullable=False),
    Column("used", TIME, nullable=False),  # the retention period runs from here
)

version = Table(
    "version",
    metadata,
    Column("id", ID, primary_key=True),
    _draft_column(),
    Column("number", Integer, nullable=False),
    Column("file", Sealed, nullable=False),
    Column("suffix", String(10), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("bytes", Integer, nullable=False),
    Column("by", NAME, nullable=False),
    Column("made", TIME, nullable=False),
    Index("version_of_draft", "draft", "number", unique=True),
)

job = Table(
    "job",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("id", ID, nullable=False, unique=True),
    Column("kind", WORD, nullable=False),
    Column("version", ID, ForeignKey("version.id", ondelete="CASCADE"), nullable=True, index=True),
    Column("title", Sealed, nullable=False),
    Column("options", Sealed, nullable=False),
    Column("state", WORD, nullable=False, index=True),
    Column("error", Sealed, nullable=False),
    Column("stage", Sealed, nullable=False),
    Column("progress", Integer, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("by", NAME, nullable=False),
    Column("made", TIME, nullable=False),
    Column("ended", TIME, nullable=False),
)

decision = Table(
    "decision",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    _draft_column(),
    Column("version", Integer, nullable=False),
    Column("obligation", NAME, nullable=False),
    Column("verdict", WORD, nullable=False),
    Column("status", WORD, nullable=False),
    Column("found", WORD, nullable=False),
    Column("reason", Sealed, nullable=False),
    Column("by", NAME, nullable=False),
    Column("made", TIME, nullable=False),
    Column("content", String(64), nullable=False),
)

insertion = Table(  # what an annotated draft is to have for a gap, where somebody chose
    "insertion",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    _draft_column(),
    Column("version", Integer, nullable=False),
    Column("obligation", NAME, nullable=False),
    Column("left_out", Boolean, nullable=False),
    Column("by", NAME, nullable=False),
    Column("made", TIME, nullable=False),
)

sign_off = Table(
    "sign_off",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    _draft_column(),
    Column("version", Integer, nullable=False),
    Column("job", ID, nullable=False),
    Column("note", Sealed, nullable=False),
    Column("by", NAME, nullable=False),
    Column("made", TIME, nullable=False),
    Column("content", String(64), nullable=False),
    Column("lawkit", WORD, nullable=False),
    Column("result", String(64), nullable=False),
    Column("withdrawn_by", NAME, nullable=False),
    Column("withdrawn", TIME, nullable=False),
)

audit = Table(
    "audit",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("made", TIME, nullable=False),
    Column("by", NAME, nullable=False),
    Column("what", WORD, nullable=False, index=True),
    Column("draft", ID, nullable=True, index=True),  # no foreign key: it says that a draft was deleted, too
    Column("detail", JSON, nullable=False),
)

account = Table(
    "account",
    metadata,
    Column("id", ID, primary_key=True),
    Column("name", NAME, nullable=False, unique=True),  # as typed to sign in, case-folded
    Column("shown", NAME, nullable=False),
    Column("role", WORD, nullable=False),
    Column("password", String(200), nullable=False),
    Column("open", Boolean, nullable=False),
    Column("made", TIME, nullable=False),
)

session = Table(
    "session",
    metadata,
    Column("digest", String(64), primary_key=True),  # of the secret in the cookie or the token
    Column("account", ID, ForeignKey("account.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("token", Boolean, nullable=False),  # for programs
    Column("label", NAME, nullable=False),
    Column("role", WORD, nullable=False),  # a token may be allowed less than its account
    Column("made", TIME, nullable=False),
    Column("used", TIME, nullable=False),
    Column("until", TIME, nullable=False),
)

attempt = Table(
    "attempt",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("who", String(64), nullable=False, index=True),  # digest of an account's name or of an address
    Column("made", TIME, nullable=False),
)

survey = Table(
    "survey",
    metadata,
    Column("id", ID, primary_key=True),
    Column("title", Sealed, nullable=False),
    Column("laws", Sealed, nullable=False),  # JSON: the names of the laws as they were sent
    Column("by", NAME, nullable=False),
    Column("made", TIME, nullable=False),
    Column("used", TIME, nullable=False),
)
