"""Sessions in browsers, tokens for programs, and how often somebody tried in vain to sign in.

Only digests of secrets are kept: who reads the database cannot sign in with it.
"""

from __future__ import annotations

import hashlib
import secrets

from sqlalchemy import Select, delete, func, insert, select, update

from lawkit.store import audit, tables
from lawkit.store.accounts import account_from
from lawkit.store.clock import ago, now
from lawkit.store.database import Database
from lawkit.store.records import ROLES, Account, Role, SignedIn

IDLE_HOURS, DAYS = 12, 7  # a session ends after so long without use, and in any case
TOKEN_DAYS = 365
_NOTED_MINUTES = 5  # the last use of a session is noted so often
WINDOW_MINUTES = 15
MOST_OF_NAME, MOST_OF_ADDRESS = 8, 40  # vain attempts within the window
_RANKS: dict[Role, int] = {"reader": 0, "translator": 1, "reviewer": 1, "administrator": 2}


class Sessions:
    """Who is signed in."""

    def __init__(self, base: Database) -> None:
        self._base = base

    def begin(self, account: Account) -> str:
        """Signs an account in; gives the secret for its browser."""
        secret = secrets.token_urlsafe(32)
        self._add(secret, account, account.role, token=False, label="", days=DAYS)
        return secret

    def add_token(self, account: Account, label: str, role: Role) -> str:
        """A token for programs, with the account's role or a lesser one; gives the secret, which is shown once."""
        secret = f"lawkit_{secrets.token_urlsafe(32)}"
        allowed = role if role in ROLES and lesser(role, account.role) else account.role
        self._add(secret, account, allowed, token=True, label=label.strip()[:60], days=TOKEN_DAYS)
        return secret

    def find(self, secret: str, token: bool) -> SignedIn | None:
        """Who shows this secret; None where it is unknown, has run out, or the account is closed."""
        digest = _digest(secret)
        asked = _both().where(tables.session.c.digest == digest, tables.session.c.token.is_(token))
        with self._base.reading() as connection:
            row = connection.execute(asked).mappings().first()
        if row is None or not row["open"] or row["until"] < now():
            return None
        if not token and row["used"] < ago(hours=IDLE_HOURS):
            return None
        if row["used"] < ago(minutes=_NOTED_MINUTES):
            with self._base.writing() as connection:
                connection.execute(update(tables.session).where(tables.session.c.digest == digest).values(used=now()))
        return _signed_in(dict(row))

    def tokens(self, account: Account) -> list[SignedIn]:
        """The tokens of an account, the latest first."""
        asked = _both().where(tables.session.c.account == account.id, tables.session.c.token.is_(True))
        with self._base.reading() as connection:
            rows = connection.execute(asked.order_by(tables.session.c.made.desc())).mappings()
            return [_signed_in(dict(row)) for row in rows]

    def end(self, digest: str, by: str) -> None:
        """Ends a session or a token."""
        with self._base.writing() as connection:
            table = tables.session.c
            token = connection.execute(select(table.token).where(table.digest == digest)).scalar()
            connection.execute(delete(tables.session).where(table.digest == digest))
            if token is not None:
                audit.note(connection, by, "token ended" if token else "signed out")

    def tidy(self) -> None:
        """Forgets what has run out."""
        with self._base.writing() as connection:
            connection.execute(delete(tables.session).where(tables.session.c.until < now()))
            connection.execute(delete(tables.attempt).where(tables.attempt.c.made < ago(minutes=WINDOW_MINUTES)))

    def must_wait(self, name: str, address: str) -> bool:
        """Whether there were too many vain attempts, for this name or from this address; outlives a restart."""
        with self._base.reading() as connection:
            for who, most in ((_digest(f"name {name}"), MOST_OF_NAME), (_digest(f"at {address}"), MOST_OF_ADDRESS)):
                table = tables.attempt.c
                lately = (table.who == who) & (table.made > ago(minutes=WINDOW_MINUTES))
                if (connection.execute(select(func.count()).where(lately)).scalar() or 0) >= most:
                    return True
        return False

    def note_attempt(self, name: str, address: str) -> None:
        """Counts an attempt before its outcome is known, so that many at once count all."""
        with self._base.writing() as connection:
            for who in (_digest(f"name {name}"), _digest(f"at {address}")):
                connection.execute(insert(tables.attempt).values(who=who, made=now()))

    def forgive(self, name: str, address: str) -> None:
        """Forgets the attempts for a name that has signed in, and one from that address."""
        with self._base.writing() as connection:
            connection.execute(delete(tables.attempt).where(tables.attempt.c.who == _digest(f"name {name}")))
            at = tables.attempt.c.who == _digest(f"at {address}")
            last = select(func.max(tables.attempt.c.number)).where(at).scalar_subquery()
            connection.execute(delete(tables.attempt).where(tables.attempt.c.number == last))

    def note_refusal(self, name: str) -> None:
        """Notes in the log that somebody tried in vain to sign in."""
        with self._base.writing() as connection:
            audit.note(connection, "", "sign-in refused", account=name[:60])

    def _add(self, secret: str, account: Account, role: Role, token: bool, label: str, days: int) -> None:
        values = {
            "digest": _digest(secret),
            "account": account.id,
            "token": token,
            "label": label,
            "role": role,
            "made": now(),
            "used": now(),
            "until": ago(days=-days),
        }
        with self._base.writing() as connection:
            connection.execute(insert(tables.session).values(values))
            audit.note(connection, account.name, "token made" if token else "signed in")


def lesser(role: Role, than: Role) -> bool:
    """Whether a role is the same as another or may do less."""
    return role == than or _RANKS[role] < _RANKS[than]


def _both() -> Select[tuple[object, ...]]:
    table, account = tables.session.c, tables.account.c
    return select(
        table.digest, table.role, table.token, table.label, table.made, table.used, table.until,
        account.id, account.name, account.shown, account.role.label("account_role"), account.open,
        account.made.label("account_made"),
    ).join(tables.account, tables.account.c.id == table.account)  # fmt: skip


def _signed_in(row: dict[str, object]) -> SignedIn:
    own = {"role": row["account_role"], "made": row["account_made"]}
    fields = SignedIn.__dataclass_fields__
    given = {name: value for name, value in row.items() if name in fields}
    return SignedIn(account=account_from(row | own), **given)  # type: ignore[arg-type]


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()
