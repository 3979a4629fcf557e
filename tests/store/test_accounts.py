"""Accounts, sessions and attempts, on both databases."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select, update

from lawkit.errors import StoreError
from lawkit.store import sessions, tables
from lawkit.store.clock import ago
from lawkit.store.records import Account, Role
from lawkit.web.project import Project

PASSWORD = "correct horse battery"


def added(project: Project, name: str = "amina", role: Role = "administrator") -> Account:
    return project.accounts.add(name, "Amina Diallo", role, PASSWORD)


def test_only_the_right_password_of_an_open_account_is_taken(project: Project) -> None:
    account = added(project)
    assert project.accounts.verified(" AMINA ", PASSWORD) == account
    assert project.accounts.verified("amina", PASSWORD + "x") is None
    assert project.accounts.verified("nobody", PASSWORD) is None
    added(project, "kofi")
    project.accounts.change(account, "Amina", "reader", False, "kofi")
    assert project.accounts.verified("amina", PASSWORD) is None


def test_a_password_is_kept_as_an_argon2_hash_and_a_secret_as_a_digest(project: Project) -> None:
    secret = project.sessions.begin(added(project))
    with project._base.reading() as connection:
        kept = connection.execute(select(tables.account.c.password)).scalar_one()
        digest = connection.execute(select(tables.session.c.digest)).scalar_one()
    assert kept.startswith("$argon2id$")
    assert secret not in digest


@pytest.mark.parametrize(
    ("name", "password", "words"),
    [
        ("amina", PASSWORD, "exists already"),
        ("", PASSWORD, "name"),
        ("kofi", "short", "12"),
        ("kofi", "x" * 201, "200"),
    ],
)
def test_an_account_that_cannot_be_is_refused(project: Project, name: str, password: str, words: str) -> None:
    added(project)
    with pytest.raises(StoreError, match=words):
        project.accounts.add(name, "", "reader", password)


def test_the_last_administrator_stays_one(project: Project) -> None:
    account = added(project)
    added(project, "reader", "reader")
    for role, is_open in (("reader", True), ("administrator", False)):
        with pytest.raises(StoreError, match="last open account"):
            project.accounts.change(account, "Amina", role, is_open, "amina")  # type: ignore[arg-type]
    added(project, "kofi")
    project.accounts.change(account, "Amina", "reader", True, "kofi")


def test_a_session_outlives_a_restart_and_ends_by_its_end_its_age_or_disuse(opened: Callable[[], Project]) -> None:
    account = added(opened())
    secrets = [opened().sessions.begin(account) for _ in range(3)]
    project = opened()
    found = project.sessions.find(secrets[0], token=False)
    assert found
    assert (found.account, found.role, found.token) == (account, "administrator", False)
    assert project.sessions.find(secrets[0], token=True) is None
    project.sessions.end(found.digest, "amina")
    for secret, values in ((secrets[1], {"until": ago(minutes=1)}), (secrets[2], {"used": ago(hours=13)})):
        assert project.sessions.find(secret, token=False)
        with project._base.writing() as connection:
            mine = tables.session.c.digest == sessions._digest(secret)
            connection.execute(update(tables.session).where(mine).values(**values))
    assert [project.sessions.find(secret, token=False) for secret in secrets] == [None] * 3


def test_another_role_or_password_ends_all_sessions(project: Project) -> None:
    account = added(project)
    added(project, "kofi")
    first = project.sessions.begin(account)
    project.accounts.change(account, "Amina", "reader", True, "kofi")
    assert project.sessions.find(first, token=False) is None
    token = project.sessions.add_token(account, "script", "reader")
    project.accounts.set_password(account, PASSWORD + "2", "kofi")
    assert project.sessions.find(token, token=True) is None


@pytest.mark.parametrize(
    ("asked", "own", "given"),
    [
        ("reader", "reviewer", "reader"),
        ("administrator", "reviewer", "reviewer"),
        ("translator", "reviewer", "reviewer"),
        ("reviewer", "administrator", "reviewer"),
        ("reviewer", "reader", "reader"),
    ],
)
def test_a_token_may_at_most_what_its_account_may(project: Project, asked: Role, own: Role, given: Role) -> None:
    secret = project.sessions.add_token(added(project, role=own), "script", asked)
    found = project.sessions.find(secret, token=True)
    assert found
    assert found.role == given


def test_too_many_attempts_are_remembered_over_a_restart(opened: Callable[[], Project]) -> None:
    project = opened()
    for number in range(sessions.MOST_OF_NAME):
        assert not project.sessions.must_wait("amina", "10.0.0.9")
        project.sessions.note_attempt("amina", f"10.0.0.{number}")
    project = opened()
    assert project.sessions.must_wait("amina", "10.0.0.9")
    assert not project.sessions.must_wait("kofi", "10.0.0.9")
    with project._base.writing() as connection:
        connection.execute(update(tables.attempt).values(made=ago(minutes=16)))
    assert not project.sessions.must_wait("amina", "10.0.0.9")
    for number in range(sessions.MOST_OF_ADDRESS):
        project.sessions.note_attempt(f"name {number}", "10.0.0.9")
    assert project.sessions.must_wait("kofi", "10.0.0.9")
