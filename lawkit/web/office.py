"""How an office reaches the server, and by what it knows people."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.requests import Request

from lawkit.errors import LawkitError
from lawkit.sentences import marked


class OfficeError(LawkitError):
    """The settings of an office do not fit together."""


@dataclass(frozen=True, slots=True)
class Office:
    """The settings. With none of them the server is its machine's own; people sign in as soon as there are accounts.

    `site` is the address that people type (`https://lawkit.example.org`); `proxy` the address of the reverse proxy
    that alone is believed about who asks, and `user_header` the header in which it names them, where it signs people
    in itself.
    """

    site: str = ""
    proxy: str = ""
    user_header: str = ""

    def __post_init__(self) -> None:
        """Raises OfficeError for settings that do not fit together."""
        if self.site:
            try:
                parts = urlsplit(self.site)
                bare = not (parts.path.strip("/") or parts.query or parts.fragment or parts.username or parts.port == 0)
            except ValueError:
                parts, bare = urlsplit(""), False
            if not parts.hostname or parts.scheme not in ("http", "https") or not bare:
                asked = marked("give the address that people type, as https://lawkit.example.org")
                raise OfficeError(marked("--site {site}: {sentence}", site=self.site, sentence=asked))
        if self.user_header and not self.proxy:
            raise OfficeError(
                marked("--user-header: give --trust-proxy too, the address from which that header is believed")
            )

    @property
    def origin(self) -> str:
        """What a browser calls the site; '' where none was given."""
        return self.site.rstrip("/").lower()

    @property
    def host(self) -> str:
        """The name of the site without its port."""
        return urlsplit(self.site).hostname or ""

    @property
    def is_encrypted(self) -> bool:
        """Whether people reach the site by HTTPS."""
        return self.origin.startswith("https://")

    def address_of(self, request: Request) -> str:
        """From where somebody asks; what the trusted proxy says of it is believed, what others say is not."""
        near = request.client.host if request.client else ""
        if self.proxy and near == self.proxy:
            return request.headers.get("x-forwarded-for", near).rsplit(",", 1)[-1].strip()[:60]
        return near

    def named_by_proxy(self, request: Request) -> str:
        """The name of the account that the trusted proxy gives; '' where the request did not come from there."""
        near = request.client.host if request.client else ""
        return request.headers.get(self.user_header, "") if near == self.proxy else ""
