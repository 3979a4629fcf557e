"""How provisions are cited and numbered in each language, on the made-up law: act, article 5, paragraph 1, item (a)."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawkit.drafts.numbering import spoken_value
from lawkit.drafts.structure_words import structure_words
from lawkit.errors import ContentError
from lawkit.kits.clauses import KeptClause, choose_texts
from lawkit.kits.places import paragraph_mark
from lawkit.kits.wording import Wording, wordings
from lawkit.library.paths import content_root
from lawkit.localization.answers import Answers
from lawkit.localization.countries import load_country
from lawkit.localization.drafting import as_in, load_drafting
from lawkit.localization.states import states_in
from lawkit.word.pieces import Blank, Piece, Reference, Text
from tests.kits.examples import BOTH, TEXTS_PACK, country, library

LANGUAGES = ("ar", "es", "fr", "id", "pt", "ru", "zh")


def wording(language: str, text: str = "act") -> Wording:
    made = library(TEXTS_PACK)
    selections = choose_texts(made, BOTH, "civil")
    state = country(legal_system="civil")
    return wordings(made, state, Answers(), language, selections, lambda words: words)[text]


def printed(words: Wording, template: str, within: str = "") -> str:
    kept: KeptClause | None = None
    if within:
        kept = next(one for one in words.selection.provisions() if one.id == within)
    text = "".join(_shown(piece, words) for piece in words.pieces(template, kept))
    words.check()
    return text.replace("\u00a0", " ")


def _shown(piece: Piece, words: Wording) -> str:
    match piece:
        case Text(text=text):
            return text
        case Blank(value=value):
            return value
        case Reference(target=target, bare=bare):
            return words.numbered.bare[target] if bare else words.numbered.numbers[target]
    raise AssertionError(piece)


ITEM = "{{ ref('offences.taking#takes') }}"


@pytest.mark.parametrize(
    ("language", "template", "expected"),
    [
        ("fr", "{{ ref('offences.red') | form('de') }}", "de l'article 6"),
        ("fr", "{{ ref('offences.taking#takes') | form('à') }}", "au point a) du paragraphe 1 de l'article 5"),
        ("fr", "{{ refs('general.office', 'offences.red') | form('par') }}", "par les articles 3 et 6"),
        ("fr", "{{ part('offences') | form('de') }}", "du titre II"),
        ("fr", "{{ schedule('annex.zones') | form('à') }}", "à l'annexe 1"),
        ("fr", "{{ this_act | form('de') }} / {{ the_regulations | form('à') }}", "de la présente loi / au décret"),
        ("fr", "{{ ref('rules.colours') | form('de') }}", "de l'article premier du décret"),
        ("es", "{{ ref('offences.taking#takes') | form('del') }}", "de la letra a) del apartado 1 del artículo 5"),
        ("es", "{{ refs('general.office', 'offences.red') | form('el') }}", "los artículos 3 y 6"),
        ("pt", "{{ ref('offences.taking#takes') | form('no') }}", "na alínea a) do n.º 1 do artigo 5º"),
        ("pt", "{{ the_regulations | form('pelo') }}", "pelo decreto"),
        ("ru", "{{ ref('offences.taking#takes') | form('ins') }}", "пунктом 1 части 1 статьи 5"),
        ("ru", "{{ refs('general.office', 'offences.red') | form('prep') }}", "статьях 3 и 6"),
        ("ru", "{{ ref('rules.colours') | form('dat') }}", "статье 1 Положения"),
        ("ar", ITEM, "البند (أ) من الفقرة 1 من المادة (5)"),
        ("ar", "{{ refs('general.office', 'offences.red') | form('gen') }}", "المادتين 3 و6"),
        ("ar", "{{ refs('general.office', 'offences.taking', 'offences.red') }}", "المواد 3 و5 و6"),
        ("id", ITEM, "Pasal 5 ayat (1) huruf a"),
        ("id", "{{ refs('general.office', 'offences.red') }}", "Pasal 3 dan Pasal 6"),
        ("id", "{{ part('offences') }} {{ schedule('annex.zones') }}", "BAB II Lampiran I"),
        ("zh", ITEM, "第五条第一款第（一）项"),
        ("zh", "{{ refs('general.office', 'offences.red') }}", "第三条和第六条"),
        ("zh", "{{ ref('rules.colours') }}", "实施条例第一条"),
        ("zh", "{{ part('offences') }}{{ this_act }}", "第二章本法"),
    ],
)
def test_a_provision_is_cited_as_laws_of_the_language_cite_it(language: str, template: str, expected: str) -> None:
    assert printed(wording(language), template) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fr", "point a) du paragraphe 1 du présent article"),
        ("es", "letra a) del apartado 1 de este artículo"),
        ("pt", "alínea a) do n.º 1 do presente artigo"),
        ("ru", "пункт 1 части 1 настоящей статьи"),
        ("ar", "البند (أ) من الفقرة 1 من هذه المادة"),
        ("id", "ayat (1) huruf a"),
        ("zh", "本条第一款第（一）项"),
    ],
)
def test_within_its_own_article_a_reference_does_not_name_the_number(language: str, expected: str) -> None:
    assert printed(wording(language), ITEM, "offences.taking") == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fr", "articles [N]-1 à [N]-3 du texte modifié ([penal code])"),
        ("id", "Pasal [N]A sampai dengan Pasal [N]C [penal code]"),
        ("ar", "المواد من [N] مكرر 1 إلى [N] مكرر 3 من [penal code]"),
        ("ru", "статьи [N].1–[N].3 изменяемого закона ([penal code])"),
        ("zh", "《[penal code]》第[N]条之一至第[N]条之三"),
    ],
)
def test_provisions_that_a_bill_inserts_have_the_numbers_of_the_language(language: str, expected: str) -> None:
    assert printed(wording(language, "amending-bill"), "{{ inserted('code') }}") == expected


def test_a_number_that_needs_another_word_is_a_live_bare_number() -> None:
    pieces = wording("fr").pieces("{{ ref('offences.red') | form('de') }}")
    assert pieces == [Text("de l'article\u00a0"), Reference("offences.red", bare=True)]


@pytest.mark.parametrize(
    ("language", "code", "before", "expected"),
    [
        ("fr", "SN", "territoire de {{ state.name }}", "territoire du Sénégal"),
        ("fr", "HT", "territoire de {{ state.name }}", "territoire d'Haïti"),
        ("fr", "DZ", "lié à {{ state.name }}", "lié à l'Algérie"),
        ("fr", "KM", "autorités de {{ state.name }}", "autorités des Comores"),
        ("pt", "BR", "território de {{ state.name }}", "território do Brasil"),
        ("pt", "MZ", "território de {{ state.name }}", "território de Moçambique"),
        ("es", "PE", "territorio de {{ state.name }}", "territorio de Perú"),
    ],
)
def test_the_name_of_a_state_melts_with_what_stands_before(
    language: str, code: str, before: str, expected: str
) -> None:
    words = wording(language)
    words.country = words.country.model_copy(update={"iso2": code})
    assert printed(words, before) == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reference_of_the_made_up_law_can_be_printed(language: str) -> None:
    for text in ("act", "regulations", "amending-bill"):
        words = wording(language, text)
        for clause in words.selection.provisions():
            for paragraph in clause.paragraphs:
                words.pieces(paragraph.text, clause)
        words.check()


@pytest.mark.parametrize(
    ("language", "terms", "expected"),
    [
        ("es", ["ñu", "nube", "oso", "ácido", "nz"], ["ácido", "nube", "nz", "ñu", "oso"]),
        ("fr", ["zone", "état", "essai", "œuvre"], ["essai", "état", "œuvre", "zone"]),
        ("ru", ["ерунда", "жизнь", "ёмкость"], ["ёмкость", "ерунда", "жизнь"]),
        ("ru", ["ещё", "ёмкость", "игра", "йод"], ["ёмкость", "ещё", "игра", "йод"]),
        ("ar", ["المواد", "الإرهاب", "جهاز"], ["الإرهاب", "جهاز", "المواد"]),
        ("ar", ["الأمن", "آلة", "اعتداء", "إرهاب"], ["إرهاب", "اعتداء", "آلة", "الأمن"]),
        ("ar", ["تزوير", "الالتزام", "التزام", "بند"], ["الالتزام", "التزام", "بند", "تزوير"]),
        ("fr", ["ouvrage", "œuvre", "obtenir"], ["obtenir", "œuvre", "ouvrage"]),
    ],
)
def test_defined_terms_stand_in_the_order_of_the_language(language: str, terms: list[str], expected: list[str]) -> None:
    key = wording(language).numbered.drafting.sorting()
    assert key is not None
    assert sorted(terms, key=key) == expected


def test_chinese_definitions_stand_in_the_order_of_the_content() -> None:
    assert wording("zh").numbered.drafting.sorting() is None


@pytest.mark.parametrize(
    ("language", "names", "expected"),
    [
        ("zh", ["中国", "重庆", "阿富汗", "长期", "部长", "核材料", "Kenya", "安全"],
         ["Kenya", "阿富汗", "安全", "部长", "长期", "重庆", "核材料", "中国"]),
        ("es", ["Omán", "Níger", "Ñuble", "México"], ["México", "Níger", "Ñuble", "Omán"]),
        ("fr", ["Zambie", "Égypte", "Espagne", "Équateur"], ["Égypte", "Équateur", "Espagne", "Zambie"]),
        ("ar", ["مصر", "المغرب", "الأردن", "بلجيكا", "إثيوبيا"], ["إثيوبيا", "الأردن", "بلجيكا", "مصر", "المغرب"]),
        ("ru", ["Япония", "Эстония", "Ёмен", "Египет", "Йемен"], ["Египет", "Ёмен", "Йемен", "Эстония", "Япония"]),
    ],
)  # fmt: skip
def test_lists_stand_in_the_order_of_the_language(language: str, names: list[str], expected: list[str]) -> None:
    assert sorted(names, key=load_drafting((content_root(),), language).order_of_lists()) == expected


def test_states_in_chinese_are_listed_by_pinyin() -> None:
    names = [name for _code, name in states_in("zh", (content_root(),))]
    assert len(names) > 190
    assert names[:3] == ["阿尔巴尼亚", "阿尔及利亚", "阿富汗"]
    assert names.index("不丹") < names.index("朝鲜") < names.index("中国")


@pytest.mark.parametrize(
    ("language", "mark", "label", "bare"),
    [
        ("fr", "general.title", "Article premier", "premier"),
        ("fr", "general.office", "Article 3", "3"),
        ("fr", "part:general", "Titre premier", "premier"),
        ("ar", "part:general", "الباب الأول", "الأول"),
        ("pt", "general.title", "Artigo 1º", "1"),
    ],
)
def test_a_heading_is_numbered_in_words_where_laws_do_so(language: str, mark: str, label: str, bare: str) -> None:
    numbered = wording(language).numbered
    assert (numbered.numbers[mark], numbered.bare[mark]) == (label, bare)
    assert (mark in numbered.in_words) is not any(sign.isdigit() for sign in label)


def test_a_law_in_figures_of_the_states_own_has_no_others() -> None:
    made = library(TEXTS_PACK)
    egypt = country(legal_system="civil", own_figures="true").model_copy(update={"iso2": "EG"})
    words = wordings(made, egypt, Answers(), "ar", choose_texts(made, BOTH, "civil"), lambda text: text)["act"]
    assert printed(words, ITEM) == "البند (أ) من الفقرة ١ من المادة (٥)"
    assert printed(words, "1540") == "١٥٤٠"


def state_wording(code: str, language: str) -> Wording:
    made = library(TEXTS_PACK)
    selections = choose_texts(made, BOTH, "civil")
    state = load_country(code, (content_root(),))
    return wordings(made, state, Answers(), language, selections, lambda words: words)["act"]


def test_brazilian_articles_have_a_caput_and_are_cited_by_the_complementary_law() -> None:
    words = state_wording("BR", "pt")
    several = next(one for one in words.selection.provisions() if len(one.paragraphs) > 1 and not one.schedule)
    first, second = (paragraph_mark(several.id, (at,), several.paragraphs[at - 1].id) for at in (1, 2))
    numbers = words.numbered.numbers
    assert numbers[several.id].startswith("Art. ")
    assert first not in numbers, "the caput has no number"
    assert numbers[second] == "§ 1º"
    article = words.numbered.bare[several.id]
    assert article.endswith("º")
    assert printed(words, f"{{{{ ref('{several.id}') }}}}") == f"art. {article}"
    assert printed(words, "{{ this_act | form('do') }}") == "desta Lei"
    assert wording("pt").numbered.numbers[second] == "2", "elsewhere in Portuguese nothing changes"


def test_ordinals_end_with_the_ninth_article_in_brazil() -> None:
    style = state_wording("BR", "pt").numbered.style
    assert (style.numbers["clause"].ordinals[-1], len(style.numbers["clause"].ordinals)) == ("9º", 9)


def test_saudi_articles_are_numbered_and_cited_in_words() -> None:
    words = state_wording("SA", "ar")
    clauses = [one.id for one in words.selection.provisions() if not one.schedule]
    assert words.numbered.numbers[clauses[0]] == "المادة الأولى"
    assert printed(words, f"{{{{ ref('{clauses[1]}') }}}}") == "المادة (الثانية)"
    assert words.numbered.printed[clauses[0]] == "المادة الأولى:"
    assert wording("ar").numbered.numbers[clauses[0]] == "المادة (1)"
    ordinals = words.numbered.style.numbers["clause"].ordinals
    known = structure_words("ar").number_words()
    assert [spoken_value(one, known) for one in ordinals] == list(range(1, 251)), "a draft so numbered is read back"


def test_what_a_state_says_is_laid_over_the_language_and_a_wrong_key_is_named(tmp_path: Path) -> None:
    path = tmp_path / "locales" / "es" / "states" / "PE.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("state: PE\nsource: x\nstyle: {table_clause: Art., wrong: 1}\n", encoding="utf-8")
    with pytest.raises(ContentError, match="unknown key"):
        as_in("PE", load_drafting((), "es"), (tmp_path,), "es")
    path.write_text("state: PE\nsource: x\nstyle: {table_clause: Art.}\n", encoding="utf-8")
    assert as_in("PE", load_drafting((), "es"), (tmp_path,), "es").style("civil").table_clause == "Art."
    assert as_in("CL", load_drafting((), "es"), (tmp_path,), "es") == load_drafting((), "es")
