"""A sentence that arises in English is said in the language of its reader, with its values, in the form of a number."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from lawkit.cli import main
from lawkit.console import Speech, terminal_language, words_of
from lawkit.drafts.language import name
from lawkit.errors import AnswersError, ContentError, ContentFault, DraftError
from lawkit.localization.messages import PLACE, translator
from lawkit.sentences import Sentence, changed, from_kept, kept, marked, placed
from lawkit.translation.messages import catalogue_text

LOST = marked("there is no such file; check the name")
OPEN = ("{count} choice is still open; 00-start-here.docx lists it.",
        "{count} choices are still open; 00-start-here.docx lists them.")  # fmt: skip


def test_an_error_is_one_line_in_english_and_in_any_language() -> None:
    error = DraftError(LOST, at=Path("law.docx"))
    assert str(error) == "law.docx: there is no such file; check the name"
    assert error.said(translator("es")) == "law.docx: ese archivo no existe; compruebe el nombre"
    assert translator("ru")(error.whole) == "law.docx: такого файла нет; проверьте имя"
    again = pickle.loads(pickle.dumps(error))
    assert again.said(translator("es")) == error.said(translator("es")), "it comes whole from another process"


def test_several_faults_are_a_line_each() -> None:
    fault = ContentFault("a.yaml", 3, "clauses[1].id", marked("no clause is called '{name}'", name="x"))
    error = pickle.loads(pickle.dumps(ContentError([fault, fault])))
    assert str(error).splitlines() == ["a.yaml:3: clauses[1].id: no clause is called 'x'"] * 2
    assert "ninguna disposición se llama «x»" in error.said(translator("es"))
    assert AnswersError([("a.yaml:1", LOST), ("a.yaml:2", LOST)]).said(translator("zh")).count("没有该文件") == 2


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", {1: "1 choice is", 2: "2 choices are", 0: "0 choices are"}),
        ("ru", {1: "Остаётся открытым 1 вопрос;", 3: "3 вопроса;", 11: "11 вопросов;", 21: "21 вопрос;"}),
        ("ar", {1: "خيار واحد", 2: "خياران", 5: "5 خيارات", 40: "40 خيارا", 100: "100 خيار "}),
        ("es", {1: "Queda 1 elección", 2: "Quedan 2 elecciones"}),
        ("zh", {1: "尚有 1 项", 7: "尚有 7 项"}),
    ],
)
def test_the_form_follows_the_number(language: str, said: dict[int, str]) -> None:
    for count, words in said.items():
        assert words in translator(language)(marked(*OPEN, count=count))


def test_values_that_are_sentences_and_names_of_languages_are_translated_too() -> None:
    reason = marked("its XML is empty; save it again and retry")
    sentence = marked("lawkit: {file} was skipped: {why}", file="a{b}.docx", why=reason)
    assert sentence == "lawkit: a{b}.docx was skipped: its XML is empty; save it again and retry"
    assert translator("pt")(sentence).endswith("o seu XML está vazio; guarde-o de novo e volte a tentar")
    told = marked("about {share:.0%} of the text seems to be in {language}", share=0.4, language=name("de"))
    assert told == "about 40% of the text seems to be in German"
    assert translator("fr")(told) == "environ 40% du texte semble être en allemand"
    assert translator("fr")(from_kept(kept(told))) == translator("fr")(told), "and so from a database"


def test_a_sentence_is_kept_as_text_and_others_stay_what_they_are() -> None:
    sentence = placed("KE", marked(*OPEN, count=2))
    assert from_kept(kept(sentence)) == sentence
    assert isinstance(from_kept(kept(sentence)), Sentence)
    for text in ("plain", "", '["not json', '["a"]', "{x}"):
        assert from_kept(kept(text)) == text
    assert changed(sentence, lambda words: words.replace("KE", "Kenya")).startswith("Kenya: 2 choices")
    assert changed("of KE", lambda words: words.replace("KE", "Kenya")) == "of Kenya"


def test_what_no_catalogue_knows_is_marked() -> None:
    assert words_of(Speech("fr"))(marked("no such message {x}", x=1)) == "[en] no such message 1"


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({}, "en"), ({"LANG": "fr_FR.UTF-8"}, "fr"), ({"LANG": "C.UTF-8"}, "en"), ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "fr_FR.UTF-8", "LC_ALL": "C"}, "en"), ({"LANG": "fr_FR", "LC_MESSAGES": "es_MX.UTF-8"}, "es"),
        ({"LANG": "fr_FR.UTF-8", "LAWKIT_LANGUAGE": "ru"}, "ru"), ({"LANG": "pt_BR@x"}, "pt"),
        ({"LAWKIT_LANGUAGE": "../fr"}, "en"),
    ],
)  # fmt: skip
def test_the_terminal_speaks_the_language_of_the_environment(
    variables: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("LAWKIT_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    for variable, value in variables.items():
        monkeypatch.setenv(variable, value)
    assert terminal_language() == language


def test_a_pack_teaches_the_terminal_its_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "locales" / "it" / PLACE
    path.parent.mkdir(parents=True)
    path.write_text(catalogue_text("it", {LOST: ["questo file non esiste"]}), encoding="utf-8")
    monkeypatch.setenv("LAWKIT_LANGUAGE", "it_IT")
    assert terminal_language() == "en"
    assert terminal_language((tmp_path,)) == "it"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["chek"], "La commande 'chek' n'existe pas. Vouliez-vous dire 'check'"),
        (["check"], "Il manque l'argument 'DRAFT'."),
        (["check", "no.docx"], "lawkit: no.docx: ce fichier n'existe pas"),
        (["check", "x", "--format", "pdf"], "'pdf' n'est pas l'un de 'text'"),
        (["check", "x", "--most", "0"], "0 n'est pas dans l'intervalle"),
        (["check", "x", "--wrong"], "L'option '--wrong' n'existe pas"),
        (["kit"], "indiquez un COUNTRY"),
        (["diff", "one.docx"], "au moins deux versions"),
        (["translate", "export", "en"], "langue de départ"),
    ],
)
def test_mistakes_are_told_in_french(
    typed: list[str], said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LAWKIT_LANGUAGE", "fr")
    with pytest.raises(SystemExit) as end:
        main(typed)
    assert end.value.code in (1, 2)
    heard = capsys.readouterr().err.replace("\u00a0", " ")
    assert said in heard
    assert "[en]" not in heard
    assert not any(words in heard for words in ("Usage: ", "Try '", "Error"))


def test_the_report_language_is_that_of_the_errors_too(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["check", "no.docx", "--report-language", "es"])
    assert "ese archivo no existe" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["check", "no.docx"])
    assert "there is no such file" in capsys.readouterr().err, "the language of one command is not that of the next"
