"""What the store gives: plain records, as they were kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

State = Literal["waiting", "running", "done", "failed", "cancelled"]
Kind = Literal["check", "kit", "survey"]
Verdict = Literal["confirmed", "overridden", "withdrawn"]
Role = Literal["reader", "reviewer", "translator", "administrator"]
KINDS: tuple[Kind, ...] = ("check", "kit", "survey")
VERDICTS: tuple[Verdict, ...] = ("confirmed", "overridden", "withdrawn")
ROLES: tuple[Role, ...] = ("reader", "reviewer", "translator", "administrator")
FINDING_STATUSES = ("covered", "partial", "missing", "not-applicable")
UNFINISHED = ("waiting", "running")


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft law under work. Times are UTC (`2026-03-01T09:30:00Z`); `by` is a name, '' where nobody signed in."""

    id: str
    title: str
    country: str  # ISO code, '' for none
    by: str
    made: str
    used: str


@dataclass(frozen=True, slots=True)
class Version:
    """One text of a draft, as it was sent."""

    id: str
    draft: str
    number: int  # from 1
    file: str  # its name as it was sent
    suffix: str
    sha256: str
    bytes: int
    by: str
    made: str


@dataclass(frozen=True, slots=True)
class Job:
    """One job: what was asked, in which order it came, and how it stands. `options` are plain JSON."""

    id: str
    number: int
    kind: Kind
    title: str  # the name of the draft's file, the state, or the survey
    options: dict[str, Any]
    state: State
    error: str
    stage: str  # what it does now, in words
    progress: int  # how far it is, in hundredths
    tries: int  # how often it was begun
    version: str  # the version of a draft that it works on, '' for none
    by: str
    made: str
    ended: str  # '' as long as it waits or runs

    @property
    def unfinished(self) -> bool:
        """Whether it waits or runs."""
        return self.state in UNFINISHED


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided on one finding; the latest on an obligation is in force, earlier ones are its history.

    `status` is what holds from now on (for a confirmed finding the one that was found), `found` what the check had
    found, `version` the number of the version that the person had read: on later versions the decision is carried.
    """

    number: int
    draft: str
    version: int
    obligation: str
    verdict: Verdict
    status: str
    found: str
    reason: str
    by: str
    made: str
    content: str  # digest of the content that the check used


@dataclass(frozen=True, slots=True)
class Choice:
    """Whether the annotated draft goes without what is put in for one obligation; the latest on it is in force, on
    later versions too."""

    number: int
    draft: str
    version: int
    obligation: str
    left_out: bool
    by: str
    made: str


@dataclass(frozen=True, slots=True)
class SignOff:
    """A version signed off, with what was before the person: the job, the content and the result, by their digests."""

    number: int
    draft: str
    version: int
    job: str
    note: str
    by: str
    made: str
    content: str
    lawkit: str
    result: str
    withdrawn_by: str
    withdrawn: str  # '' while it stands

    @property
    def stands(self) -> bool:
        """Whether it was not withdrawn."""
        return not self.withdrawn


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the audit log. `detail` holds ids and words of lawkit, never words of a draft."""

    number: int
    made: str
    by: str
    what: str
    draft: str | None
    detail: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Survey:
    """Many laws to be surveyed together."""

    id: str
    title: str
    laws: tuple[str, ...]
    by: str
    made: str
    used: str


@dataclass(frozen=True, slots=True)
class Account:
    """A person who signs in. `name` is what they type, `shown` what others read."""

    id: str
    name: str
    shown: str
    role: Role
    open: bool  # a closed account is kept for the audit log, and signs in no more
    made: str


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Somebody who showed a secret: of a session in a browser, or a token for programs."""

    digest: str
    account: Account
    role: Role  # of the session; a token may be allowed less than its account
    token: bool
    label: str
    made: str
    used: str
    until: str
