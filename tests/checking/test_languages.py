"""Words of one language meet in one stem, whatever the country's spelling and the number."""

from __future__ import annotations

import pytest

from lawkit.checking.languages import tokenizer


def stem(word: str, language: str) -> str:
    return tokenizer(language)(word)[0].norm_


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("acção", "ação"),
        ("protecção", "proteções"),
        ("acto", "atos"),
        ("adoptar", "adota"),
        ("excepção", "exceção"),
        ("indemnização", "indenização"),
        ("plutónio", "plutônio"),
        ("registo", "registros"),
        ("material", "materiais"),
        ("instalação", "instalações"),
        ("punível", "puníveis"),
        ("físsil", "físseis"),
        ("nuclear", "nucleares"),
    ],
)
def test_portuguese_spellings_and_plurals_meet(one: str, other: str) -> None:
    assert stem(one, "pt") == stem(other, "pt")


@pytest.mark.parametrize(
    ("infinitive", "forms"),
    [
        ("avaliar", "avalia avaliam avalie avaliado"),
        ("notificar", "notifica notificam notifique"),
        ("cooperar", "coopera cooperam cooperem"),
        ("retirar", "retira retirem"),
        ("constituir", "constitui constitua constituído constituídas"),
        ("destruir", "destrói destroem destruído"),
        ("subtrair", "subtrai subtraia subtraída"),
        ("impor", "impõe impõem imponha impuser"),
        ("obter", "obtém obtenha obtiver obtido obtidas"),
        ("intervir", "intervém intervenha intervier"),
        ("prevenir", "previne previna"),
        ("proibir", "proíbe proíbam"),
        ("infringir", "infringe infrinja"),
        ("perseguir", "persegue persiga perseguem"),
        ("julgar", "julgue julguem"),
        ("embargar", "embargue embarguem"),
        ("nomear", "nomeia nomeie"),
    ],
)
def test_forms_of_portuguese_verbs_meet_the_infinitive(infinitive: str, forms: str) -> None:
    assert {stem(form, "pt") for form in forms.split()} == {stem(infinitive, "pt")}


@pytest.mark.parametrize(("one", "other"), [("apto", "ato"), ("das", "da"), ("penas", "penal"), ("formação", "forma")])
def test_portuguese_words_that_only_look_alike_do_not_meet(one: str, other: str) -> None:
    assert stem(one, "pt") != stem(other, "pt")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *(("justifie", "justifient"), ("traverse", "traversent"), ("détient", "détiennent"), ("informe", "informent")),
        *(("livre", "livrent"), ("menace", "menacent"), ("détourne", "détournent"), ("participe", "participent")),
        *(("juge", "jugent"), ("empêche", "empêchent"), ("manipule", "manipulent"), ("fixe", "fixent")),
    ],
)
def test_plural_forms_of_french_verbs_meet_the_singular(one: str, other: str) -> None:
    assert stem(one, "fr") == stem(other, "fr")


@pytest.mark.parametrize(
    "word",
    [
        *("accident", "agent", "compétent", "serment", "patient", "règlement", "client"),
        *("violent", "excellent", "urgent", "éminent", "document", "équivalent", "président"),
    ],
)
def test_french_nouns_that_end_like_a_plural_verb_keep_their_ending(word: str) -> None:
    assert stem(word, "fr") != stem(word.removesuffix("nt"), "fr")


def test_to_be_in_force_does_not_meet_to_commit_in_indonesian() -> None:
    assert stem("berlaku", "id") == stem("diberlakukan", "id") == stem("memberlakukan", "id")
    assert stem("berlaku", "id") != stem("melakukan", "id")


@pytest.mark.parametrize(("one", "other"), [("authorize", "authorise"), ("organization", "organisation")])
def test_american_and_british_spellings_meet(one: str, other: str) -> None:
    assert stem(one, "en") == stem(other, "en")


@pytest.mark.parametrize(("one", "other"), [("authorize", "authority"), ("organize", "organ")])
def test_english_verbs_do_not_meet_nouns_of_another_meaning(one: str, other: str) -> None:
    assert stem(one, "en") != stem(other, "en")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("autoriser", "autorité"),
        ("dispositif", "disposition"),
        ("localisation", "locaux"),
        ("équipe", "équipement"),
        ("visite", "visée"),
        ("traité", "traitement"),
        ("amende", "amendement"),
    ],
)
def test_french_words_of_another_meaning_do_not_meet(one: str, other: str) -> None:
    assert stem(one, "fr") != stem(other, "fr")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("правила", "право"),
        ("обман", "обмен"),
        ("ранение", "ранее"),
        ("активы", "акт"),
        ("вызвать", "вызов"),
        ("судимость", "суд"),
        ("временный", "время"),
        ("массового", "масса"),
        ("передать", "перед"),
    ],
)
def test_russian_words_of_another_meaning_do_not_meet(one: str, other: str) -> None:
    assert stem(one, "ru") != stem(other, "ru")


@pytest.mark.parametrize(
    ("one", "other"), [("правила", "правил"), ("активов", "активы"), ("вызвал", "вызывает"), ("передает", "переданы")]
)
def test_forms_of_a_russian_word_that_is_set_apart_still_meet(one: str, other: str) -> None:
    assert stem(one, "ru") == stem(other, "ru")


@pytest.mark.parametrize(
    ("language", "text", "last"),
    [("en", "sources of category I.", ["I", "."]), ("pt", "fontes dos grupos A e B.", ["B", "."])],
)
def test_a_full_stop_after_a_single_capital_is_no_part_of_it(language: str, text: str, last: list[str]) -> None:
    assert [token.text for token in tokenizer(language)(text)][-2:] == last
