"""What reviewers decide on findings, and sign-offs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from sqlalchemy import Connection, insert, select, update

from lawkit.errors import StoreError
from lawkit.sentences import marked
from lawkit.store import audit, tables
from lawkit.store.clock import now
from lawkit.store.database import Database
from lawkit.store.plain import written
from lawkit.store.records import FINDING_STATUSES, VERDICTS, Choice, Decision, SignOff, Verdict, Version
from lawkit.store.vault import Vault

NO_NAME = marked("Give your name: decisions and sign-offs are somebody's.")
NO_REASON = marked("Give the reason: a finding that a person changes needs one.")
LOCKED = marked("This version is signed off; withdraw the sign-off first.")
T = TypeVar("T", Decision, Choice)


class Decisions:
    """The decisions and sign-offs of a project."""

    def __init__(self, base: Database, vault: Vault) -> None:
        self._base, self._vault = base, vault

    def decide(
        self, version: Version, obligation: str, verdict: Verdict, status: str, found: str, reason: str, by: str,
        content: str,
    ) -> Decision:  # fmt: skip
        """Keeps a decision on the finding of one obligation in a version; an earlier one becomes history.

        Raises StoreError without a name, without a reason for another status, for a status that is none, and for a
        version that is signed off.
        """
        if verdict not in VERDICTS or status not in FINDING_STATUSES:
            raise StoreError(
                marked("A finding is one of {statuses}; choose one of them.", statuses=", ".join(FINDING_STATUSES))
            )
        if not written(by):
            raise StoreError(NO_NAME)
        if verdict != "confirmed" and not written(reason):
            raise StoreError(NO_REASON)
        values: dict[str, Any] = {
            "draft": version.draft,
            "version": version.number,
            "obligation": obligation,
            "verdict": verdict,
            "status": status,
            "found": found,
            "reason": self._vault.seal(written(reason)),
            "by": written(by),
            "made": now(),
            "content": content,
        }
        with self._base.writing() as connection:
            if is_signed_off(connection, version.draft, version.number):
                raise StoreError(LOCKED)
            number = connection.execute(insert(tables.decision).values(values)).inserted_primary_key
            told = {"version": version.number, "obligation": obligation, "status": status, "found": found}
            audit.note(connection, written(by), f"finding {verdict}", version.draft, **told)
            connection.execute(update(tables.draft).where(tables.draft.c.id == version.draft).values(used=now()))
        return self._decision(values | {"number": number[0] if number else 0})

    def history(self, draft: str, obligation: str = "") -> list[Decision]:
        """All decisions on a draft, or on one obligation in it, the latest first."""
        asked = select(tables.decision).where(tables.decision.c.draft == draft)
        if obligation:
            asked = asked.where(tables.decision.c.obligation == obligation)
        with self._base.reading() as connection:
            rows = connection.execute(asked.order_by(tables.decision.c.number.desc())).mappings()
            return [self._decision(row) for row in rows]

    def in_force(self, draft: str, version: int) -> dict[str, Decision]:
        """Obligation -> the decision that holds for a version: the latest made on it or on an earlier one.

        One that was made on an earlier version (`decision.version < version`) is carried: pages say so, and that the
        check finds something else now where its finding is no longer `decision.found`.
        """
        holds = holding(reversed(self.history(draft)), version)
        return {name: one for name, one in holds.items() if one.verdict != "withdrawn"}

    def sign_off(
        self, version: Version, job: str, note: str, by: str, content: str, lawkit: str, result: str
    ) -> SignOff:
        """Signs a version off: `content` and `result` are the digests of what the person had before them.

        Raises StoreError without a name, and where the version is signed off already.
        """
        if not written(by):
            raise StoreError(NO_NAME)
        values: dict[str, Any] = {
            "draft": version.draft,
            "version": version.number,
            "job": job,
            "note": self._vault.seal(written(note)),
            "by": written(by),
            "made": now(),
            "content": content,
            "lawkit": lawkit,
            "result": result,
            "withdrawn_by": "",
            "withdrawn": "",
        }
        with self._base.writing() as connection:
            if is_signed_off(connection, version.draft, version.number):
                raise StoreError(marked("This version is signed off already."))
            number = connection.execute(insert(tables.sign_off).values(values)).inserted_primary_key
            told = {"version": version.number, "job": job, "content": content}
            audit.note(connection, written(by), "version signed off", version.draft, **told)
        return self._sign_off(values | {"number": number[0] if number else 0})

    def withdraw_sign_off(self, one: SignOff, by: str) -> None:
        """Opens a version again. Raises StoreError without a name."""
        if not written(by):
            raise StoreError(NO_NAME)
        with self._base.writing() as connection:
            values = {"withdrawn_by": written(by), "withdrawn": now()}
            stands = (tables.sign_off.c.number == one.number) & (tables.sign_off.c.withdrawn == "")
            if connection.execute(update(tables.sign_off).where(stands).values(values)).rowcount:
                audit.note(connection, written(by), "sign-off withdrawn", one.draft, version=one.version)

    def sign_offs(self, draft: str) -> list[SignOff]:
        """All sign-offs of a draft, also withdrawn ones, the latest first."""
        asked = select(tables.sign_off).where(tables.sign_off.c.draft == draft)
        with self._base.reading() as connection:
            rows = connection.execute(asked.order_by(tables.sign_off.c.number.desc())).mappings()
            return [self._sign_off(row) for row in rows]

    def _decision(self, row: Mapping[Any, Any]) -> Decision:
        return Decision(**{**row, "reason": self._vault.unseal(row["reason"])})

    def _sign_off(self, row: Mapping[Any, Any]) -> SignOff:
        return SignOff(**{**row, "note": self._vault.unseal(row["note"])})


def is_signed_off(connection: Connection, draft: str, version: int) -> bool:
    """Whether the sign-off of a version stands."""
    table = tables.sign_off.c
    stands = (table.draft == draft) & (table.version == version) & (table.withdrawn == "")
    return connection.execute(select(table.number).where(stands)).first() is not None


def holding(made: Iterable[T], version: int) -> dict[str, T]:
    """Obligation -> what holds for a version of all that was `made`, the first first: the latest on the latest version
    up to it."""
    holds: dict[str, T] = {}
    for one in made:
        before = holds.get(one.obligation)
        if one.version <= version and (before is None or one.version >= before.version):
            holds[one.obligation] = one
    return holds
