"""Accounts: who may sign in, and as what."""

from __future__ import annotations

import secrets
import threading
import unicodedata
from collections.abc import Mapping
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from sqlalchemy import Connection, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from lawkit.errors import StoreError
from lawkit.sentences import marked
from lawkit.store import audit, tables
from lawkit.store.clock import now
from lawkit.store.database import Database
from lawkit.store.records import ROLES, Account, Role

SHORTEST, LONGEST = 12, 200  # characters of a password
AT_ONCE = 2  # passwords looked at together: each takes 19 MiB
# Argon2id with the least that OWASP's Password Storage Cheat Sheet advises: 19 MiB, 2 passes, 1 lane.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
_LAST = marked("This is the last open account of an administrator; make another administrator first.")


class Accounts:
    """The accounts of a project."""

    def __init__(self, base: Database) -> None:
        self._base = base
        self._turns = threading.BoundedSemaphore(AT_ONCE)
        self._nobody = _HASHER.hash(secrets.token_hex(16))  # an unknown name takes as long as a wrong password

    def any(self) -> bool:
        """Whether there is any account: then everybody signs in."""
        with self._base.reading() as connection:
            return connection.execute(select(tables.account.c.id).limit(1)).first() is not None

    def add(self, name: str, shown: str, role: Role, password: str, by: str = "") -> Account:
        """A new account. Raises StoreError for a name that is taken or empty, and for a password that is too short."""
        typed = _folded(name)
        if not typed or not typed.isprintable() or len(typed) > 60:
            raise StoreError(marked("Give a name of at most 60 signs to sign in with."))
        if role not in ROLES:
            raise StoreError(marked("A role is one of {roles}.", roles=", ".join(ROLES)))
        account = Account(secrets.token_hex(16), typed, shown.strip()[:120] or typed, role, True, now())
        row = {field: getattr(account, field) for field in Account.__dataclass_fields__}
        hashed = self._hashed(password)
        try:
            with self._base.writing() as connection:
                connection.execute(insert(tables.account).values(row | {"password": hashed}))
                audit.note(connection, by, "account added", account=typed, role=role)
        except IntegrityError:
            raise StoreError(marked("An account of that name exists already; choose another name.")) from None
        return account

    def accounts(self) -> list[Account]:
        """All accounts by name."""
        with self._base.reading() as connection:
            asked = select(tables.account).order_by(tables.account.c.name)
            return [account_from(row) for row in connection.execute(asked).mappings()]

    def account(self, name: str) -> Account | None:
        """An account by the name that is typed to sign in; None where there is none."""
        with self._base.reading() as connection:
            asked = select(tables.account).where(tables.account.c.name == _folded(name))
            row = connection.execute(asked).mappings().first()
        return account_from(row) if row else None

    def verified(self, name: str, password: str) -> Account | None:
        """The open account of this name and password; None where either is wrong, after the same time."""
        with self._base.reading() as connection:
            asked = select(tables.account).where(tables.account.c.name == _folded(name)[:200])
            row = connection.execute(asked).mappings().first()
        kept = row["password"] if row and row["open"] else self._nobody
        given = _plain(password[: LONGEST + 1])
        try:
            with self._turns:
                _HASHER.verify(kept, given)
        except (VerifyMismatchError, InvalidHashError):
            return None
        if row is None or not row["open"]:
            return None
        if _HASHER.check_needs_rehash(kept):
            self._set(row["id"], {"password": self._hashed(password)})
        return account_from(row)

    def change(self, account: Account, shown: str, role: Role, is_open: bool, by: str) -> None:
        """Changes what an account is called, may do, and whether it is open; its sessions end.

        Raises StoreError where no open account of an administrator would be left.
        """
        if role not in ROLES:
            raise StoreError(marked("A role is one of {roles}.", roles=", ".join(ROLES)))
        with self._base.writing() as connection:
            if not (is_open and role == "administrator"):
                self._demand_another_administrator(connection, account)
            values = {"shown": shown.strip()[:120] or account.name, "role": role, "open": is_open}
            connection.execute(update(tables.account).where(tables.account.c.id == account.id).values(values))
            connection.execute(delete(tables.session).where(tables.session.c.account == account.id))
            audit.note(connection, by, "account changed", account=account.name, role=role, open=is_open)

    def set_password(self, account: Account, password: str, by: str) -> None:
        """Sets another password; sessions and tokens of the account end. Raises StoreError for one too short."""
        hashed = self._hashed(password)
        with self._base.writing() as connection:
            connection.execute(update(tables.account).where(tables.account.c.id == account.id).values(password=hashed))
            connection.execute(delete(tables.session).where(tables.session.c.account == account.id))
            audit.note(connection, by, "password set", account=account.name)

    def _set(self, name: str, values: Mapping[str, Any]) -> None:
        with self._base.writing() as connection:
            connection.execute(update(tables.account).where(tables.account.c.id == name).values(**values))

    def _hashed(self, password: str) -> str:
        if len(password) < SHORTEST:
            raise StoreError(marked("A password has at least 12 characters; a short sentence is easy to remember."))
        if len(password) > LONGEST:
            raise StoreError(marked("A password has at most 200 characters."))
        with self._turns:
            return _HASHER.hash(_plain(password))

    def _demand_another_administrator(self, connection: Connection, account: Account) -> None:
        table = tables.account.c
        others = (table.role == "administrator") & table.open.is_(True) & (table.id != account.id)
        is_one = account.role == "administrator" and account.open
        if is_one and not connection.execute(select(func.count()).select_from(tables.account).where(others)).scalar():
            raise StoreError(_LAST)


def account_from(row: Mapping[Any, Any]) -> Account:
    """An account out of its row."""
    return Account(**{field: row[field] for field in Account.__dataclass_fields__})


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold().strip()


def _plain(password: str) -> str:
    """The same password however a keyboard composes its letters."""
    return unicodedata.normalize("NFC", password)
