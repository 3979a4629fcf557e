"""Files for translators: out in every form that their tools read, and in again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal

from fastapi import APIRouter, File, Form, Path, Query, Response, UploadFile
from pydantic import BaseModel, Field

from lawkit.localization.messages import ENGLISH
from lawkit.translation.merge import Clash
from lawkit.web.api.asking import sent_draft
from lawkit.web.downloads import attachment
from lawkit.web.exchange import SentFile, exported, one_line, taken_in
from lawkit.web.site import Site

Code = Annotated[str, Path(max_length=20)]
Exchange = Literal["po", "xliff12", "xliff20", "tmx", "docx", "tbx"]
Chosen = Annotated[str, Query(max_length=200)]


class Text(BaseModel):
    """A text that was not simply taken in."""

    key: str
    english: str
    here: str = Field("", description="As it stands")
    sent: str = Field("", description="As the file has it")
    why: str = ""


class Taken(BaseModel):
    """What became of the texts of a file; of a term base, only `changed`, `unchanged` and `unknown` are told."""

    added: int
    changed: int
    unchanged: int
    conflicts: list[Text] = Field(description="Changed on both sides; that of the file was taken with `overwrite` only")
    stale: list[Text] = Field(description="Made for an English text that has changed since")
    refused: list[Text] = Field(description="Not taken in: something was lost or broken")
    unknown: list[str] = Field(description="Keys of texts, or concepts, that the content has not")


def translations_routes(site: Site) -> APIRouter:
    """The addresses of files under /translations."""
    routes = APIRouter(prefix="/translations", tags=["translations"])

    @routes.get(
        "/{language}/files/{form}",
        response_class=Response,
        responses={200: {"content": {"application/octet-stream": {}}, "description": "The file"}},
    )
    def give_file(language: Code, form: Exchange, file: Chosen = "", state: Chosen = "") -> Response:
        """The texts of a language as a file for translators: all, those of one content file, or those in one state."""
        data, name, media = exported(site, language, form, file, state)
        return Response(data, media_type=media, headers={"Content-Disposition": attachment(name)})

    @routes.post("/{language}/files")
    def take_file(
        language: Code,
        file: Annotated[UploadFile, File(description="PO, XLIFF 1.2 or 2.0, TMX, TBX or the bilingual table (.docx)")],
        overwrite: Annotated[bool, Form(description="Where both sides changed, the file's is taken")] = False,
        trial: Annotated[bool, Form(description="Nothing is written")] = False,
        reviewer: Annotated[str, Form(max_length=120, description="Who vouches for every text of the file")] = "",
    ) -> Taken:
        """Takes in a file that a translator sends back, and says what became of every text."""
        name, _suffix, data = sent_draft(file)
        given = SentFile(name, data, overwrite, trial, one_line(reviewer))
        merged, terms = taken_in(site, language, given, site.words(ENGLISH))
        if terms is not None:
            return Taken(
                added=0, changed=len(terms.changed), unchanged=terms.unchanged, conflicts=[], stale=[], refused=[],
                unknown=terms.unknown,
            )  # fmt: skip
        return Taken(
            added=len(merged.added), changed=len(merged.changed), unchanged=merged.unchanged,
            conflicts=_texts(merged.conflicts), stale=_texts(merged.stale), refused=_texts(merged.refused),
            unknown=[one.key for one in merged.unknown],
        )  # fmt: skip

    return routes


def _texts(clashes: Iterable[Clash]) -> list[Text]:
    return [
        Text(key=one.here.key, english=one.here.english, here=one.here.text, sent=one.sent.text, why=one.why)
        for one in clashes
    ]
