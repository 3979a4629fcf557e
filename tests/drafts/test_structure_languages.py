"""How laws in other languages are laid out: the same tree from other numbers and other words."""

# ruff: noqa: E501 - a law stands on one line, so that a table of cases can be read

from __future__ import annotations

import pytest

from lawkit.drafts.draft import Draft, Force, Kind, Provision
from lawkit.drafts.source import Block, Source
from lawkit.drafts.structure import build


def read(text: str, language: str) -> Draft:
    return build(Source("law.txt", "", tuple(Block(line) for line in text.strip().split("\n"))), language)


def one(draft: Draft, locator: str) -> Provision:
    found = draft.resolve(locator)
    assert len(found) == 1, (locator, [p.locator for p in found], [p.locator for p in draft.provisions])
    return found[0]


def own(draft: Draft, locator: str) -> str:
    return draft.words_of(one(draft, locator).own)


FRENCH = """
TITRE PREMIER
DISPOSITIONS GÉNÉRALES
Article premier
La présente loi régit les phares.
Elle s'applique aux ports.
Art. 2. Définitions
Pour l'application de la présente loi, on entend par :
1° « phare » : tout feu fixe ;
2° « gardien » : la personne qui le garde.
Article L. 1333-9
I. – Nul ne peut éteindre un phare :
a) la nuit ;
b) par brouillard.
II. – Les infractions à l'article 2 sont punies.
Article 4 bis
(abrogé)
ANNEXE
Liste des phares
"""


def test_french_articles_have_roman_paragraphs_and_degrees() -> None:
    draft = read(FRENCH, "fr")
    assert own(draft, "Article 1er, alinéa 2") == "Elle s'applique aux ports."
    assert own(draft, "Article 2, 2°") == "« gardien » : la personne qui le garde."
    assert own(draft, "L. 1333-9, I, b)") == "par brouillard."
    assert one(draft, "Article 4 bis").force is Force.REPEALED
    assert one(draft, "Annexe").kind is Kind.SCHEDULE
    assert {d.term for d in draft.definitions} == {"phare", "gardien"}
    reference = next(r for r in draft.references if draft.text[slice(*r.span)] == "article 2")
    assert reference.targets == (one(draft, "Article 2").index,)


CODE = """
Chapitre Ier : Phares
Article L1333-1
Les phares sont gardés.
Article L1333-2
I.-Nul ne peut éteindre un phare :
1° La nuit ;
2° Par brouillard.
II.-L'article L. 1333-1 s'applique.
Article L1341-1
L'amende est de dix couronnes.
Section 1 : Gardiens des phares
Article R*1333-2
Le gardien mentionné à l'article L1333-1 est assermenté.
Article D1333-3
Il porte une lampe.
"""


def test_the_articles_of_a_code_name_its_part_before_their_number() -> None:
    draft = read(CODE, "fr")
    assert own(draft, "L. 1333-2, I, 2°") == "Par brouillard."
    assert own(draft, "L. 1333-2, II") == "L'article L. 1333-1 s'applique."
    assert own(draft, "R. 1333-2") == "Le gardien mentionné à l'article L1333-1 est assermenté."
    assert own(draft, "Article D. 1333-3") == "Il porte une lampe."
    first = one(draft, "Article L. 1333-1").index
    assert [r.targets for r in draft.references] == [(first,), (first,)]


BELGIAN_AND_MAGHREB = """
Art. 87. Les phares sont gardés.
Art. 87 bis. - Ils ont une lampe.
Art. 87 bis 1. - La lampe mentionnée à l'article 87 bis est verte.
Art. 87/1. Elle est ronde.
Art. 87undecies. Elle est neuve.
Article 88 (nouveau) - Le gardien la tient.
Art. 89novies/2. Il la nettoie.
"""


def test_inserted_and_renewed_articles_of_the_maghreb_and_of_belgium_are_read() -> None:
    draft = read(BELGIAN_AND_MAGHREB, "fr")
    assert own(draft, "Article 87 bis 1") == "La lampe mentionnée à l'article 87 bis est verte."
    assert own(draft, "Art. 87/1") == "Elle est ronde."
    assert own(draft, "Art. 87undecies") == "Elle est neuve."
    assert own(draft, "Article 88") == "Le gardien la tient."
    assert own(draft, "Art. 89novies/2") == "Il la nettoie."


SPANISH = """
EXPOSICIÓN DE MOTIVOS
Los faros son viejos.
TÍTULO I
Disposiciones generales
Artículo 1.º Objeto.
Esta ley regula los faros.
Artículo 2. Definiciones.
A efectos de esta ley se entenderá por:
1. «Faro»: toda luz fija.
2. «Farero»: quien lo guarda.
Artículo treinta y dos. Prohibiciones.
1. Nadie apagará un faro:
a) de noche;
b) con niebla.
2. Lo dicho en el apartado 1 no rige para el farero.
Disposición adicional única. Plazos.
Rige un plazo de un año.
Disposición final primera. Vigencia.
Esta ley rige desde hoy.
"""


def test_spanish_articles_may_be_spelled_out_and_have_further_provisions_after_them() -> None:
    draft = read(SPANISH, "es")
    assert own(draft, "Artículo 32.1.b)") == "con niebla."
    assert own(draft, "2.2") == "«Farero»: quien lo guarda."
    assert own(draft, "Disposición final primera") == "Esta ley rige desde hoy."
    assert one(draft, "Disposición adicional única").kind is Kind.SECTION
    assert next(p for p in draft.provisions if p.heading.startswith("EXPOS")).force is Force.NOTE


PORTUGUESE = """
CAPÍTULO I
Disposições gerais
Artigo 1.º
Objeto
A presente lei regula os faróis.
Artigo 2.º
Deveres
1 — O faroleiro deve:
a) Acender o farol;
b) Limpar o vidro.
2 - A violação do n.º 1 é punida.
Art. 3º Revogado.
ANEXO
Lista de faróis
"""


def test_portuguese_numbers_are_written_with_dashes() -> None:
    draft = read(PORTUGUESE, "pt")
    assert one(draft, "Artigo 2.º").heading == "Deveres"
    assert own(draft, "Artigo 2.º, n.º 1, b)") == "Limpar o vidro."
    assert own(draft, "Artigo 2.º, n.º 2") == "A violação do n.º 1 é punida."
    assert one(draft, "Artigo 3").force is Force.REPEALED


BRAZILIAN = """
Art. 1º Esta Lei regula os faróis.
Art. 2º Compete ao faroleiro:
I - acender o farol;
II - limpar o vidro, quando:
a) houver sal;
b) houver pó.
§ 1º O disposto no inciso I não se aplica de dia.
§ 2º O faroleiro dorme de dia.
Art. 3º Esta Lei entra em vigor hoje.
"""


def test_brazilian_paragraphs_follow_the_items() -> None:
    draft = read(BRAZILIAN, "pt")
    assert own(draft, "Art. 2º, II, b)") == "houver pó."
    assert own(draft, "Art. 2º, § 2º") == "O faroleiro dorme de dia."
    one(draft, "Art. 3º")


BELGIAN = """
Art. 1er. La présente loi règle les phares.
Art. 2. § 1er. Est puni quiconque éteint un phare :
1° la nuit ;
2° par brouillard.
§ 2. La tentative des faits visés au § 1er est punie.
§ 2/1. Le gardien n'est pas puni.
§ 3bis - Le Roi nomme le gardien.
"""


def test_belgian_paragraphs_stand_beside_each_other_the_first_included() -> None:
    draft = read(BELGIAN, "fr")
    assert own(draft, "Article 2, 1").startswith("Est puni quiconque")
    assert own(draft, "Article 2, 1, 2°") == "par brouillard."
    assert own(draft, "Article 2, 2") == "La tentative des faits visés au § 1er est punie."
    assert own(draft, "Article 2, 2/1") == "Le gardien n'est pas puni."
    one(draft, "Article 2, 3bis")


RUSSIAN = """
Глава 1. Общие положения
Статья 1. Основные понятия
В настоящем Законе применяются следующие понятия:
1) маяк – постоянный огонь;
2) смотритель – лицо, которое его охраняет.
Статья 2. Запреты
1. Запрещается гасить маяк:
а) ночью;
б) в тумане.
2. Часть 1 настоящей статьи не применяется к смотрителю.
Статьи 3–4. (Зарезервированы)
Статья 5. Утратила силу.
Приложение 1
Список маяков
"""


def test_russian_articles_have_parts_and_points() -> None:
    draft = read(RUSSIAN, "ru")
    assert own(draft, "Статья 2(1)(б)") == "в тумане."
    assert {d.term for d in draft.definitions} == {"маяк", "смотритель"}
    assert one(draft, "Статья 5").force is Force.REPEALED
    assert one(draft, "Приложение 1").force is Force.SCHEDULE


CHINESE = """
灯塔法
目录
第一章 总则
第二章 责任
第一章 总则
第一条 为了保护灯塔，制定本法。
第二条 本法所称灯塔，是指固定的灯。
本法所称守塔人，是指看守灯塔的人。
第三条 任何人不得：
（一）熄灭灯塔；
（二）移动灯塔。
违反前款第一项规定的，处以罚款。
第二章 责任
第四条 违反本法第三条规定的，承担责任。
第五条　本法自公布之日起施行。
附件一
灯塔名录
"""


def test_chinese_paragraphs_count_without_numbers() -> None:
    draft = read(CHINESE, "zh")
    assert own(draft, "第二条第二款") == "本法所称守塔人，是指看守灯塔的人。"
    assert own(draft, "第3条第（二）项") == "移动灯塔。"
    assert {d.term for d in draft.definitions} == {"灯塔", "守塔人"}
    assert sum(1 for p in draft.provisions if p.kind is Kind.SECTION) == 5
    assert one(draft, "附件一").kind is Kind.SCHEDULE


ARABIC = """
نحن رئيس الدولة،
أصدرنا القانون الآتي:
الباب الأول
أحكام عامة
المادة الأولى
في تطبيق أحكام هذا القانون يقصد بالكلمات التالية المعاني المبينة قرين كل منها:
المنارة: كل ضوء ثابت.
الحارس: من يحرس المنارة.
المادة (2)
1- لا يجوز إطفاء المنارة:
أ- ليلاً،
ب- في الضباب.
2- يعاقب من يخالف المادة 2 من هذا القانون.
المادة الثالثة
ينشر هذا القانون.
"""


def test_arabic_articles_are_counted_in_words_or_figures() -> None:
    draft = read(ARABIC, "ar")
    assert own(draft, "المادة 2(1)(ب)") == "في الضباب."
    assert one(draft, "المادة 1 (المنارة)").kind is Kind.DEFINITION
    assert own(draft, "المادة 3") == "ينشر هذا القانون."


def test_arabic_ordinals_number_the_entries_of_a_list() -> None:
    draft = read(
        "المادة 1\nيعد شريكاً:\nأولاً: من حرض.\nثانياً- من ساعد.\n(ثالثاً) من اتفق.\nالمادة 2\nأولا من كل شيء.\n", "ar"
    )
    assert own(draft, "المادة 1(ثانياً)") == "من ساعد."
    assert own(draft, "المادة 1(ثالثاً)") == "من اتفق."
    assert own(draft, "المادة 2") == "أولا من كل شيء."


def test_arabic_articles_begin_their_first_paragraph_on_the_line_of_their_number() -> None:
    text = """المادة 1- أ- لا يجوز إطفاء المنارة:
1- ليلاً.
2- في الضباب.
ب- تحرس المنارة.
المادة 2 ـ أ ـ تعد المادة (1) ملزمة.
ب ـ يعاقب المخالف.
المادة -3- ينشر هذا القانون.
"""
    draft = read(text, "ar")
    assert own(draft, "المادة 1(أ)(2)") == "في الضباب."
    assert one(draft, "المادة 1(ب)").kind is Kind.SUBSECTION
    assert own(draft, "المادة 2(ب)") == "يعاقب المخالف."
    assert own(draft, "المادة 3") == "ينشر هذا القانون."


def test_arabic_chapters_are_articles_where_no_other_word_numbers_these() -> None:
    law = (
        "الباب الأول\nفي المنارات\nالفصل الأول – تحرس المنارة.\nالفصل 2 – يعاقب من يخالف الفصل الأول من هذا القانون.\n"
    )
    draft = read(law, "ar")
    assert own(draft, "الفصل 1") == "تحرس المنارة."
    assert [draft.provisions[target].locator for one in draft.references for target in one.targets] == ["الفصل 1"]
    draft = read("الفصل الأول\nفي المنارات\nالمادة 1- تحرس المنارة.\nالفصل الثاني\nالمادة 2- تنار.\n", "ar")
    assert one(draft, "المادة 2").kind is Kind.SECTION
    assert one(draft, "الفصل الثاني").kind is not Kind.SECTION


def test_arabic_chapters_head_articles_without_a_word() -> None:
    law = "الفصل الأول: تمهيد\n1. تحرس المنارة.\n2. تنار المنارة.\nالفصل الثاني: الجرائم\n" + "".join(
        f"{number}. تعد جريمة مخالفة المادة {number - 1} من هذا القانون.\n" for number in range(3, 9)
    )
    draft = read(law + "9. تراعى الجرائم المنصوص عليها في الفصل الثاني.\n", "ar")
    assert one(draft, "الفصل الثاني").kind is Kind.PART
    assert draft.references[-1].targets == (one(draft, "الفصل الثاني").index,)


def test_moroccan_law_puts_articles_of_another_name_into_a_code() -> None:
    law = (
        "المادة الأولى: يتمم الباب الأول من مجموعة القانون الجنائي بالفرع الأول المكرر مرتين التالي:\n"
        "الفصل 218-10: يعاقب كل من أطفأ المنارة:\n1- عمدا؛\n2- بغير إذن.\n"
        "الفصل 218-11: تعاقب محاولة الجريمة المنصوص عليها في الفصل 218-10.\n"
        "المادة الثانية: يتمم قانون المسطرة الجنائية بالمواد التالية:\n"
        "المادة 711-2: تختص محاكم المملكة.\nالمادة 711-3: تحرس المنارة.\n"
    )
    draft = read(law, "ar")
    assert own(draft, "الفصل 218-10(2)") == "بغير إذن."
    assert own(draft, "الفصل 218-11").startswith("تعاقب محاولة")
    assert own(draft, "المادة 711-3") == "تحرس المنارة."
    assert [draft.provisions[target].locator for one in draft.references for target in one.targets] == ["الفصل 218-10"]
    lines = "".join(f"الفصل 218-{number}: يعاقب من يطفئ المنارة.\n" for number in range(10, 15))
    law = "المادة الأولى: يتمم القانون بالفصول التالية:\n" + lines + "الفصل 218-15: تراعى الفصلين 218-11 و218-13.\n"
    draft = read(law, "ar")
    named = [draft.provisions[target].locator for one in draft.references for target in one.targets]
    assert named == ["الفصل 218-11", "الفصل 218-13"]


INDONESIAN = """
UNDANG-UNDANG TENTANG MERCUSUAR
Menimbang:
a. bahwa mercusuar perlu dijaga;
MEMUTUSKAN:
BAB I
KETENTUAN UMUM
Pasal 1
Dalam Undang-Undang ini yang dimaksud dengan:
1. Mercusuar adalah lampu tetap.
2. Penjaga adalah orang yang menjaga mercusuar.
Bagian Kesatu
Larangan
Pasal 2
(1) Setiap orang dilarang memadamkan mercusuar:
a. pada malam hari; dan
b. pada saat berkabut.
(2) Larangan sebagaimana dimaksud pada ayat
(1) tidak berlaku bagi penjaga.
- 2 -
(3) Penjaga sebagaimana dimaksud dalam
Pasal 1 angka 2 wajib berjaga.
Pasal 3
Undang-Undang ini mulai berlaku hari ini.
PENJELASAN
Pasal 1
Cukup jelas.
Pasal 2
Cukup jelas.
LAMPIRAN I
DAFTAR MERCUSUAR
"""


def test_a_numbered_list_in_the_elucidation_of_a_short_law_is_no_law() -> None:
    listed = "".join(f"{number}. menjaga mercusuar ke-{number};\n" for number in range(1, 8))
    short = f"""UNDANG-UNDANG TENTANG PENGESAHAN KONVENSI MERCUSUAR
MEMUTUSKAN:
Pasal 1
Mengesahkan Konvensi Mercusuar.
Pasal 2
Undang-Undang ini mulai berlaku hari ini.
PENJELASAN
ATAS UNDANG-UNDANG TENTANG PENGESAHAN KONVENSI MERCUSUAR
Kewajiban Negara Pihak adalah:
{listed}"""
    draft = read(short, "id")
    assert [one.locator for one in draft.provisions if one.kind is Kind.SECTION] == ["Pasal 1", "Pasal 2"]
    notes = " ".join(draft.words_of(one.own) for one in draft.provisions if one.force is Force.NOTE)
    assert "menjaga mercusuar ke-7" in notes


def test_indonesian_lines_broken_within_a_reference_are_joined() -> None:
    draft = read(INDONESIAN, "id")
    assert own(draft, "Pasal 2 ayat (2)") == ("Larangan sebagaimana dimaksud pada ayat (1) tidak berlaku bagi penjaga.")
    assert own(draft, "Pasal 2(3)").endswith("Pasal 1 angka 2 wajib berjaga.")
    assert own(draft, "Pasal 2 ayat (1) huruf b") == "pada saat berkabut."
    assert one(draft, "Pasal 1 angka 2").kind is Kind.DEFINITION


def test_an_indonesian_elucidation_repeats_no_article() -> None:
    draft = read(INDONESIAN, "id")
    assert one(draft, "Pasal 2").force is Force.OPERATIVE
    assert one(draft, "Lampiran I").force is Force.SCHEDULE


GERMAN = """
Erster Abschnitt - Allgemeines
§ 1 Zweck
Dieses Gesetz schützt Leuchttürme.
§ 2 Verbote
(1) Es ist verboten, einen Leuchtturm
1. zu löschen,
2. zu versetzen, insbesondere
a) nachts oder
b) bei Nebel.
(2) Absatz 1 gilt nicht für den Wärter.
§ 2a (weggefallen) § 3 Inkrafttreten
Dieses Gesetz tritt heute in Kraft.
"""


def test_german_paragraphs_have_absatz_nummer_and_buchstabe() -> None:
    draft = read(GERMAN, "de")
    assert own(draft, "§ 2 Abs. 1 Nr. 2 Buchst. b") == "bei Nebel."
    assert one(draft, "§ 2a").force is Force.REPEALED
    assert one(draft, "§ 3").heading == "Inkrafttreten"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", FRENCH),
        ("es", SPANISH),
        ("pt", PORTUGUESE),
        ("ru", RUSSIAN),
        ("zh", CHINESE),
        ("ar", ARABIC),
        ("id", INDONESIAN),
        ("de", GERMAN),
    ],
)
def test_every_letter_of_a_law_stands_in_one_provision(language: str, text: str) -> None:
    draft = read(text, language)
    counted = [0] * len(draft.text)
    for provision in draft.provisions:
        for start, end in provision.own:
            for at in range(start, end):
                counted[at] += 1
    assert max(counted) == 1
    printed = "".join(p.label + p.heading for p in draft.provisions)
    for at, sign in enumerate(draft.text):
        if sign.isalpha() and not counted[at]:
            assert sign in printed


def test_a_heading_may_stand_in_brackets_below_the_number() -> None:
    draft = read(
        "ARTIGO 1\n(Objecto)\nA presente lei regula os faróis.\nARTIGO 2\n(Revogado)\nARTIGO 3.º (Fim)\nEntra em vigor hoje.",
        "pt",
    )
    assert one(draft, "Artigo 1").heading == "(Objecto)"
    assert one(draft, "Artigo 1").force is Force.OPERATIVE
    assert one(draft, "Artigo 2").force is Force.REPEALED
    assert one(draft, "Artigo 3").heading == "(Fim)"


def test_latin_american_articles_run_on_after_a_dash() -> None:
    draft = read(
        "ARTICULO 1°-En materia de faros rige esta ley.\nARTICULO 2°-El farero:\na) Enciende;\nb) Limpia.\nArtículo 3o.- Fin.",
        "es",
    )
    assert own(draft, "Artículo 2 b)") == "Limpia."
    one(draft, "Artículo 1")
    one(draft, "Artículo 3")


def test_egyptian_articles_stand_in_brackets() -> None:
    draft = read("(المادة الأولى)\nيعمل بهذا القانون.\n(المادة الثانية)\nينشر هذا القانون.", "ar")
    assert own(draft, "المادة 2") == "ينشر هذا القانون."


@pytest.mark.parametrize(
    ("headings", "locators"),
    [
        (["المادة 605 مكرر", "المادة 605 مكرر 1", "المادة 605 مكرر 2"], ["605 مكرر", "605 مكرر 1", "605 مكرر/2"]),
        (["المادة (86) مكرراً", "المادة (86) مكرراً (أ)"], ["86 مكرر", "86 مكررا (أ)"]),
        (["المادة 5 مكررًا", "المادة 5 مكررا/1"], ["5 مكرر", "5 مكرر 1"]),
    ],
)
def test_articles_put_in_after_others_in_arabic(headings: list[str], locators: list[str]) -> None:
    draft = read("\n".join(f"{heading}\nيعاقب من يطفئ المنارة {at}." for at, heading in enumerate(headings)), "ar")
    assert [own(draft, f"المادة {locator}")[-2:] for locator in locators] == [f"{at}." for at in range(len(headings))]


def test_vowel_marks_do_not_hide_the_words_of_structure() -> None:
    draft = read("المادة 1\nيُقصدُ بالكلمات الآتية:\nالمنارة: ضوء ثابت.\nالمادة 2\nيُعاقب من يطفئ المنارة.", "ar")
    assert [definition.term for definition in draft.definitions] == ["المنارة"]


def test_a_chinese_sentence_that_begins_with_a_reference_opens_no_article() -> None:
    articles = "\n".join(f"第{number}条 标题\n灯塔由主管部门管理。" for number in "一二三四五")
    draft = read(articles.replace("第三条 标题", "第五条对更重的处罚不受影响。\n第三条 标题"), "zh")
    sections = [one.locator for one in draft.provisions if one.kind is Kind.SECTION]
    assert sections == ["第一条", "第二条", "第三条", "第四条", "第五条"]


def test_an_ordinance_of_hong_kong_has_parts_numbered_in_figures() -> None:
    draft = read("第1部 导言\n\n1. 简称\n本条例称为灯塔条例。\n\n第2部 灯塔\n\n2. 管理\n灯塔由署长管理。", "zh")
    assert [one.locator for one in draft.provisions if one.kind is Kind.PART] == ["第1部", "第2部"]
    assert own(draft, "1").endswith("本条例称为灯塔条例。")


def test_the_heading_of_notes_in_a_table_of_contents_ends_no_law() -> None:
    contents = "目录\n第一条 标题\n第二条 标题\n第三条 标题\n待定事项\n"
    articles = "第一条 标题\n灯塔由主管部门管理。\n第二条 标题\n第三条对此不受影响。\n第三条 标题\n灯塔应当发光。\n"
    draft = read(f"{contents}{articles}待定事项\n哪个部门？", "zh")
    sections = [one.locator for one in draft.provisions if one.kind is Kind.SECTION]
    assert sections == ["第一条", "第二条", "第三条"]
    assert own(draft, "第三条").endswith("灯塔应当发光。")


def test_a_letter_that_a_scan_put_for_the_first_digit_is_read_as_that_digit() -> None:
    draft = read("ARTICULO 15.- Rige el faro.\nARTICULO l6.- Cierra el faro.\nARTICULO 17.- Abre el faro.", "es")
    assert own(draft, "Artículo 16") == "Cierra el faro."
    assert own(draft, "Artículo 17") == "Abre el faro."


@pytest.mark.parametrize(
    ("language", "law", "locators"),
    [
        ("ar", "المادة الأولى\n1- يضاء الفانوس.\n2- يطفأ الفانوس.\nالمادة الثانية\nينشر.", ["المادة 1(2)", "المادة 2"]),
        ("es", "Artículo primero.\n1. Luce.\n2. Cierra.\nArtículo segundo.\nRige.", ["Artículo 1.2", "Artículo 2"]),
    ],
)
def test_articles_numbered_in_words_are_cited_in_digits(language: str, law: str, locators: list[str]) -> None:
    draft = read(law, language)
    cited = [one.locator for one in draft.provisions]
    assert set(locators) <= set(cited)


def test_spanish_ordinals_number_the_sections_below_final_provisions() -> None:
    draft = read(
        "Artículo 1.- Objeto\nEsta ley protege las fuentes.\nDISPOSICIONES COMPLEMENTARIAS FINALES\n"
        "PRIMERA.- Reglamento\nLa Comisión aprueba el reglamento.\nSEGUNDA.- Registro\nLa Comisión lleva un registro.\n",
        "es",
    )
    assert own(draft, "Disposiciones complementarias finales Primera") == "La Comisión aprueba el reglamento."
    assert own(draft, "Disposiciones complementarias finales Segunda") == "La Comisión lleva un registro."


def test_a_heading_in_brackets_stands_before_the_words_of_an_article() -> None:
    draft = read(
        "ARTÍCULO 4.- (SANCIONES). La infracción será multada.\nARTÍCULO 5.- (VIGENCIA). Rige desde hoy.\n", "es"
    )
    assert [one.heading for one in draft.provisions if one.kind is Kind.SECTION] == ["SANCIONES", "VIGENCIA"]
    assert own(draft, "Artículo 4") == "La infracción será multada."


def test_a_full_stop_parts_a_term_from_its_meaning_in_a_list_of_definitions() -> None:
    draft = read(
        "Artículo 2. Definiciones\nSe establecen las siguientes definiciones:\na) Material custodiado. Plutonio y uranio-233.\n"
        "b) Operador. Persona autorizada por la Comisión.\nArtículo 3. Deberes\nEl operador cumple.\n",
        "es",
    )
    assert [one.term for one in draft.definitions] == ["Material custodiado", "Operador"]
