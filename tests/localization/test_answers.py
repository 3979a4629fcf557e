"""What a user tells of their state: asked in a commented file, read back strictly."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
import yaml

from lawkit.errors import AnswersError, ContentError, OutputError
from lawkit.library.content import Choice, Option, Placeholder
from lawkit.library.loader import load
from lawkit.library.paths import content_root
from lawkit.localization.answers import Answers, options_of, read_answers
from lawkit.localization.answers_template import answers_template, write_answers_template
from lawkit.localization.countries import load_country
from lawkit.localization.questions import Question, load_questions, questions_for
from lawkit.localization.standing import binding_instruments

KENYA = load_country("KE")
QUESTIONS = load_questions((content_root(),))
PLACEHOLDERS = {
    one.id: one
    for one in (
        Placeholder(
            id="competent-authority",
            label="competent authority",
            question="Which body licenses and inspects?",
            advice="Its full legal name: it must not also promote nuclear energy.",
            example="National Nuclear Regulatory Authority",
        ),
        Placeholder(id="point-of-contact", label="point of contact", question="Which office answers at night?"),
        Placeholder(id="gazette", label="gazette", question="Where are laws published?", fact="official_gazette"),
    )
}
OPTIONS = {
    "offences.handling/intent": Option(
        id="intent",
        question="Which mental element?",
        advice="Use the words of the penal code.",
        choices=(
            Choice(id="knowingly", text="knowingly"),
            Choice(id="intentionally", text="with intent under {{ place('gazette') }}", advice="Usual in civil law."),
        ),
        default="knowingly",
    ),
    "final.review/after": Option(
        id="after", question="When?", advice="Soon.", choices=(Choice(id="one", text=""), Choice(id="two", text="two"))
    ),
}


def template(answers: Answers | None = None) -> str:
    return answers_template(KENYA, PLACEHOLDERS, OPTIONS, QUESTIONS, answers)


def read(folder: Path, text: str) -> Answers:
    path = folder / "kenya.yaml"
    path.write_text(text, encoding="utf-8")
    return read_answers(path, KENYA, PLACEHOLDERS, OPTIONS, QUESTIONS)


def filled(text: str, answers: dict[str, str]) -> str:
    for name, answer in answers.items():
        assert f"  {name}:\n" in text, name
        text = text.replace(f"  {name}:\n", f"  {name}: {answer}\n")
    return text


def test_an_unfilled_template_answers_nothing(tmp_path: Path) -> None:
    answers = read(tmp_path, template())
    assert answers == Answers(source="kenya.yaml")
    assert answers.applied_to(KENYA) == KENYA


def test_every_question_stands_with_its_advice_and_example_and_an_empty_answer() -> None:
    text = template()
    assert "# [competent authority] Which body licenses and inspects?" in text
    assert "# Advice: Its full legal name: it must not also promote nuclear energy." in text
    assert "# Example: National Nuclear Regulatory Authority" in text
    assert "\n  competent-authority:\n" in text
    data = yaml.load(text, Loader=yaml.BaseLoader)
    assert list(data) == ["country", "facts", "treaty_status", "placeholders", "options"]
    assert list(data["placeholders"]) == list(PLACEHOLDERS)
    assert list(data["options"]) == list(OPTIONS)
    assert list(data["facts"]) == list(questions_for(KENYA, QUESTIONS))
    assert set(data["treaty_status"]) == {row.instrument for row in KENYA.treaty_status}
    assert {value for name in list(data)[1:] for value in data[name].values()} == {""}


def test_what_is_known_stands_as_a_comment_with_its_source() -> None:
    text = " ".join(template().replace("#", "").split())
    assert "Known: Kenya Gazette (GitHub repository names (kenyagazettescanner, opengazettes_ke), undated" in text
    assert "Known: common (derived from the legal system, as of 2026-01-22; uncertain" in text
    assert "Known: no (CIA World Factbook" in text
    assert "Known: party 2007-08-01 (IEADB" in text
    assert "Not known (IMO status list not obtained)." in text


def test_choices_are_shown_by_name_with_their_words() -> None:
    text = template()
    assert "# - knowingly: knowingly" in text
    assert "# - intentionally: with intent under [gazette] (Usual in civil law.)" in text
    assert "# - one: no words" in text
    assert "# Without an answer: knowingly" in text


def test_what_a_user_fills_in_comes_back(tmp_path: Path) -> None:
    text = filled(
        template(),
        {
            "competent-authority": '"Mamlaka: ya Nyuklia #1 “Ñandú” العربية"',
            "point-of-contact": "Bureau de l'énergie, Nairobi",
            "offences.handling/intent": "intentionally",
            "federal": "No",
            "tradition": "civil",
            "sua": "party 2019-05-31",
            "cns": "signatory",
        },
    )
    answers = read(tmp_path, text)
    assert answers.placeholders == {
        "competent-authority": "Mamlaka: ya Nyuklia #1 “Ñandú” العربية",
        "point-of-contact": "Bureau de l'énergie, Nairobi",
    }
    assert answers.options == {"offences.handling/intent": "intentionally"}
    assert answers.facts == {"federal": "false", "tradition": "civil"}
    assert answers.treaty_status["sua"].date == "2019-05-31"
    assert answers.treaty_status["cns"].status == "signatory"


def test_the_order_of_the_lines_does_not_matter(tmp_path: Path) -> None:
    lines = ["  competent-authority: A", "  point-of-contact: B", "  gazette: C"]
    expected = {"competent-authority": "A", "point-of-contact": "B", "gazette": "C"}
    for seed in range(5):
        random.Random(seed).shuffle(lines)
        body = "\n".join(lines)
        text = f"options:\n  final.review/after: two\nplaceholders:\n{body}\nfacts:\ncountry: KE\n"
        answers = read(tmp_path, text)
        assert answers.placeholders == expected
        assert answers.options == {"final.review/after": "two"}


@pytest.mark.parametrize(
    "name",
    ['Ô\'Brien "the" Authority', "a: b", "# n", "- dash", "yes", "NO", "1.10", "~x", "原子能机构", "{{ x }}", "&a *b"],
)
def test_any_name_survives_the_round_trip(tmp_path: Path, name: str) -> None:
    before = Answers(
        placeholders={"competent-authority": name},
        options={"final.review/after": "one"},
        facts={"has_coast": "true", "official_gazette": name},
        treaty_status={},
        source="kenya.yaml",
    )
    assert read(tmp_path, template(before)) == before


def test_answers_go_before_the_sources(tmp_path: Path) -> None:
    answers = read(
        tmp_path, "country: KE\nfacts:\n  tradition: Civil\n  has_coast: yes\ntreaty_status:\n  sua: party 2019-05-31\n"
    )
    told = answers.applied_to(KENYA)
    assert told.tradition == "civil"
    assert told.fact("tradition").source == "kenya.yaml"
    assert told.meets({"has_coast": "true"}) is True
    assert "sua" in binding_instruments(told, load())
    assert told.fact("currency") == KENYA.fact("currency")
    assert KENYA.tradition == "common"


def test_several_languages_are_separated_by_commas(tmp_path: Path) -> None:
    answers = read(tmp_path, "country: KE\nfacts:\n  official_languages: en, sw\n")
    assert answers.applied_to(KENYA).languages == ("en", "sw")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("placeholders:\n  competent-autority: A", ":3: unknown name 'competent-autority'; did you mean 'compe"),
        ("\nplacholders:", ":3: unknown name 'placholders'; did you mean 'placeholders'?"),
        ("facts:\n  wheather: fine", ":3: unknown name 'wheather'"),
        ("facts:\n  federal: perhaps", ":3: federal: expected yes / no, found 'perhaps'"),
        ("facts:\n  tradition: roman", ":3: tradition: expected common / civil, found 'roman'"),
        ("options:\n  final.review/after: three", ":3: final.review/after: expected one / two, found 'three'"),
        ("options:\n  final.review/afer: two", ":3: unknown name 'final.review/afer'; did you mean 'final.review/af"),
        ("treaty_status:\n  sua: member", ":3: sua: expected party, signatory, not party, with a date"),
        ("treaty_status:\n  sua: party 2019-31-05", ":3: sua: expected party"),
        ("placeholders:\n  gazette: [to be decided]", ":3: gazette: expected text; put it in quotes"),
        ("placeholders: none", ":2: placeholders: expected lines of 'name: answer'"),
        ("placeholders:\n  gazette: A\n  gazette: B", ":4: placeholders.gazette: the key 'gazette' stands twice"),
        ("placeholders:\n  gazette: The: Gazette", "put an answer that holds ': ' or '#' in quotes"),
    ],
)
def test_a_fault_is_told_in_one_line_with_its_place(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(AnswersError) as caught:
        read(tmp_path, f"country: KE\n{text}\n")
    shown = str(caught.value)
    assert message in shown
    assert shown.startswith(str(tmp_path / "kenya.yaml"))
    assert "\n" not in shown


@pytest.mark.parametrize("text", ["country: TZ\n", "facts:\n", "country: Kenya\n"])
def test_answers_for_another_state_are_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(AnswersError, match=r":1: expected country: KE, found"):
        read(tmp_path, text)


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AnswersError, match="the file is empty"):
        read(tmp_path, "")


def test_every_fault_is_told_in_a_line_of_its_own(tmp_path: Path) -> None:
    with pytest.raises(AnswersError) as raised:
        read(tmp_path, "country: KE\nfacts:\n  a: 1\n  b: 2\n  federal: maybe\n")
    assert [line.split(":")[1] for line in str(raised.value).splitlines()] == ["3", "4", "5"]


def test_a_missing_file_and_a_file_in_another_encoding_are_told(tmp_path: Path) -> None:
    with pytest.raises(AnswersError, match="cannot be read: No such file"):
        read_answers(tmp_path / "none.yaml", KENYA, PLACEHOLDERS, OPTIONS, QUESTIONS)
    path = tmp_path / "latin.yaml"
    path.write_bytes("country: KE # é".encode("latin-1"))
    with pytest.raises(AnswersError, match="save the file as UTF-8"):
        read_answers(path, KENYA, PLACEHOLDERS, OPTIONS, QUESTIONS)


def test_answers_that_are_there_are_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "kenya.yaml"
    write_answers_template(KENYA, PLACEHOLDERS, OPTIONS, QUESTIONS, path)
    assert path.read_text("utf-8") == template()
    with pytest.raises(OutputError, match="is there already"):
        write_answers_template(KENYA, PLACEHOLDERS, OPTIONS, QUESTIONS, path)
    assert [one.name for one in tmp_path.iterdir()] == ["kenya.yaml"]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"cannot be written: No such file or directory"):
        write_answers_template(KENYA, PLACEHOLDERS, OPTIONS, QUESTIONS, tmp_path / "no" / "kenya.yaml")


def test_the_shipped_content_can_be_asked_and_read_back(tmp_path: Path) -> None:
    library = load()
    try:
        placeholders, options = library.placeholders, options_of(library)
    except ContentError:
        pytest.skip("the model laws are being written")
    path = tmp_path / "kenya.yaml"
    write_answers_template(KENYA, placeholders, options, QUESTIONS, path)
    text = path.read_text("utf-8")
    assert not [line for line in text.splitlines() if len(line) > 130]
    assert read_answers(path, KENYA, placeholders, options, QUESTIONS) == Answers(source="kenya.yaml")
    every = re.sub(r"(?m)^  ([a-z0-9-]+):$", r"  \1: X", text.split("placeholders:")[1].split("options:")[0])
    path.write_text(f"country: KE\nplaceholders:{every.split('# Bracketed')[0]}", encoding="utf-8")
    assert set(read_answers(path, KENYA, placeholders, options, QUESTIONS).placeholders) == set(placeholders)


def test_a_question_of_choice_wants_choices() -> None:
    with pytest.raises(ValueError, match="wants choices"):
        Question(fact="x", question="Which?", kind="choice")


def test_no_question_asks_twice_and_none_asks_a_certain_fact() -> None:
    assert len(QUESTIONS) >= 15
    france = load_country("FR")
    assert not france.fact("extradites_nationals").known
    assert "short_name_en" not in QUESTIONS
