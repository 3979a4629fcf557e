"""A survey in every form in which it is given away: data, workbook, pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from lawkit.library.loader import Library
from lawkit.localization.messages import translator
from lawkit.survey.comparison import Comparison, comparisons_of
from lawkit.survey.survey import Survey

if TYPE_CHECKING:
    from lawkit.reports.survey_view import SurveyView


class SurveyForms:
    """The forms of one survey in one language; what is not asked for is not made."""

    def __init__(self, survey: Survey, library: Library, language: str, compare: Sequence[str] = ()) -> None:
        """`compare`: the states to be laid beside the others, as `comparisons_of` takes them."""
        self._survey, self._library, self._language = survey, library, language
        self._compare, self._ = compare, translator(language, tuple(library.roots))

    def data(self) -> Iterator[str]:
        """JSON, in pieces."""
        from lawkit.reports.survey_json import survey_as_json

        return survey_as_json(self._survey, self._comparisons)

    def workbook(self) -> bytes:
        """An Excel file."""
        from lawkit.reports.survey_workbook import survey_as_workbook

        return survey_as_workbook(self._view, self._, self._language)

    def pages(self) -> Iterator[tuple[str, str]]:
        """Name and text of every page, `survey.html` first; the names are those that the pages link to."""
        from lawkit.reports.survey_html import survey_files

        yield from survey_files(self._view, self._, self._language)

    @cached_property
    def _comparisons(self) -> Sequence[Comparison]:
        return comparisons_of(self._survey, self._compare, self._library.roots)

    @cached_property
    def _view(self) -> SurveyView:
        from lawkit.reports.survey_view import arrange_survey

        spoken = self._library.in_language(self._language)
        return arrange_survey(self._survey, spoken, self._, self._language, self._comparisons)
