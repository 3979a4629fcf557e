"""Words that point elsewhere, and what they point to."""

from __future__ import annotations

import pytest

from lawkit.drafts.draft import Draft, Reference
from lawkit.drafts.source import Block, Source
from lawkit.drafts.structure import build

LAW = """
PART I LAMPS
1. Title
This Act is the Lamp Act.
2. Duties
(1) A keeper shall-
(a) light the lamp; and
(b) watch it.
(2) {words}
3. More
Text.
4. Penalties
Text.
PART II END
5. End
Text.
FIRST SCHEDULE
1. Red.
"""


def read(text: str, language: str = "en") -> Draft:
    return build(Source("law.txt", "", tuple(Block(line) for line in text.strip().split("\n"))), language)


def reference(draft: Draft, words: str) -> Reference:
    found = [r for r in draft.references if draft.text[slice(*r.span)] == words]
    assert found, [draft.text[slice(*r.span)] for r in draft.references]
    return found[0]


def places(draft: Draft, found: Reference) -> list[str]:
    return [draft.provisions[target].locator for target in found.targets]


@pytest.mark.parametrize(
    ("words", "targets"),
    [
        ("section 3", ["3"]),
        ("sections 3 and 5", ["3", "5"]),
        ("sections 3 to 5", ["3", "4", "5"]),
        ("section 3 to section 5", ["3", "4", "5"]),
        ("sections 1 and 3 to 5", ["1", "3", "4", "5"]),
        ("subsection (1)", ["2(1)"]),
        ("subsection (1)(a)", ["2(1)(a)"]),
        ("subsection (1)(a) or (b)", ["2(1)(a)", "2(1)(b)"]),
        ("paragraph (a) of subsection (1)", ["2(1)(a)"]),
        ("section 2(1)(b)", ["2(1)(b)"]),
        ("paragraph 2(1)(b)", ["2(1)(b)"]),
        ("this section", ["2"]),
        ("preceding section", ["1"]),
        ("preceding subsection", ["2(1)"]),
        ("this Part", ["Part I"]),
        ("Part II", ["Part II"]),
        ("this Act", [""]),
    ],
)
def test_a_reference_resolves_from_where_it_stands(words: str, targets: list[str]) -> None:
    draft = read(LAW.replace("{words}", f"A breach of {words} is punished."))
    found = reference(draft, words)
    assert places(draft, found) == targets
    assert not found.broken
    assert not found.external


def test_a_reference_to_a_schedule_resolves() -> None:
    draft = read(LAW.replace("{words}", "The colours stand in schedule 1."))
    assert places(draft, reference(draft, "schedule 1")) == ["First Schedule"]


def test_a_reference_to_another_law_names_it() -> None:
    draft = read(LAW.replace("{words}", "An offence under section 12 of the Criminal Code is worse."))
    found = reference(draft, "section 12")
    assert found.external == "Criminal Code"
    assert not found.targets


@pytest.mark.parametrize(
    ("words", "law"), [("依照《灯具法》第一条处罚", "《灯具法》"), ("依照灯具法第一条处罚", "灯具法")]
)
def test_the_name_of_another_law_stands_before_a_chinese_reference(words: str, law: str) -> None:
    draft = read(f"第一条 甲。\n第二条 {words}。\n第三条 丙。", "zh")
    found = reference(draft, "第一条")
    assert found.external == law
    assert not found.targets


def test_this_law_before_a_chinese_reference_is_no_other_law() -> None:
    draft = read("第一条 甲。\n第二条 违反本法第一条的。\n第三条 丙。", "zh")
    assert places(draft, reference(draft, "本法第一条")) == ["第一条"]


def test_a_chinese_reference_to_a_schedule_resolves() -> None:
    law = "第一条 灯具按照附件一分类。\n第二条 依照附件二存放。\n附件一 分类\n第一类为油灯。\n附件二 存放\n存放于库房。"
    draft = read(law, "zh")
    assert places(draft, reference(draft, "附件一")) == ["附件一"]
    assert places(draft, reference(draft, "附件二")) == ["附件二"]


def test_a_reference_to_a_section_that_is_not_there_is_broken() -> None:
    draft = read(LAW.replace("{words}", "A breach of section 77 is punished."))
    assert reference(draft, "section 77").broken


@pytest.mark.parametrize(
    ("language", "text", "words", "targets"),
    [
        (
            "fr",
            "Article 1\nA.\nArticle 2\nLes infractions aux articles 1 et 3 sont punies.\nArticle 3\nC.",
            "articles 1 et 3",
            ["Article 1", "Article 3"],
        ),
        (
            "fr",
            "Section 1\nArticle 1\nA.\nSection 2\nArticle 2\nLes infractions aux articles 1 et 2.\nArticle 3\nC.",
            "articles 1 et 2",
            ["Article 1", "Article 2"],
        ),
        (
            "fr",
            "Art. 1er. § 1er. A.\n§ 2. Est puni :\n1° un ;\n2° deux.\nArt. 2. Articles 1er, § 2, 1°, et 3.\nArt. 3.",
            "Articles 1er, § 2, 1°",
            ["Article 1er, 2, 1°"],
        ),
        (
            "fr",
            "Art. 1er. § 1er. A.\n§ 2. B.\nArt. 2. Est puni :\n1° un ;\n2° deux.\nArt. 3. Articles 1er, § 2, et 2, 1°.",
            "2, 1°",
            ["Article 2, 1°"],
        ),
        (
            "fr",
            "Article 1\nA.\nArticle 2\nB.\nArticle 3\nSelon les deux articles précédents.",
            "deux articles précédents",
            ["Article 1", "Article 2"],
        ),
        (
            "es",
            "Artículo 1\nA.\nArtículo 2\nSe castiga lo previsto en el artículo 1.\nArtículo 3\nC.",
            "artículo 1",
            ["Artículo 1"],
        ),
        (
            "id",
            "Pasal 1\n(1) A.\n(2) B.\nPasal 2\nSebagaimana dimaksud dalam Pasal 1 ayat (2) wajib.\nPasal 3\nC.",
            "Pasal 1 ayat (2)",
            ["Pasal 1 ayat (2)"],
        ),
        ("zh", "第一条 甲。\n第二条 违反第一条规定的，处罚。\n第三条 丙。", "第一条", ["第一条"]),
        ("zh", "第一条 甲。\n第二条 乙。\n第三条 违反前两条的。", "前两条", ["第一条", "第二条"]),
        ("zh", "第一条 甲。\n第二条 乙。\n丙。\n单位犯前款罪的。", "前款", ["第二条第二款"]),
        (
            "zh",
            "第一条 甲。\n第二条 乙。\n第三条 丙。\n第四条 违反第一条至第三条规定的。",
            "第一条至第三条",
            ["第一条", "第二条", "第三条"],
        ),
        ("zh", "第一條 甲。\n第二條 乙。\n丙。\n前項之未遂犯罰之。", "前項", ["第二條第二款"]),
        (
            "zh",
            "1. 甲\n(1) 乙。\n(2) 任何人——\n(a) 丙；\n(b) 丁。\n2. 触犯第1(2)(b)条。",
            "第1(2)(b)条",
            ["1第（2）项(b)"],
        ),
        ("zh", "1. 甲。\n2. 乙。\n3. 丙。\n4. 犯第1、2或3条所订罪行。", "第1、2或3条", ["1", "2", "3"]),
        ("zh", "第一條 甲。\n第二條 乙。\n第三條 第一條至前條之未遂犯罰之。", "第一條至前條", ["第一條", "第二條"]),
        ("zh", "第一条 甲。\n第二条 本条例规定的犯罪。", "本条例", [""]),
        ("zh", "第一条 甲\n一、乙。\n二、违反上款规定者。", "上款", ["第一条第一款"]),
        ("zh", "第一条 甲。\n第一条之一 乙。\n第二条 违反第一条之一的。", "第一条之一", ["第一条之一"]),
        (
            "ru",
            "Статья 1. А\n1. Раз.\n2. Два.\nСтатья 2. Б\nПреступления по части 2 статьи 1 наказуемы.",
            "части 2 статьи 1",
            ["Статья 1(2)"],
        ),
        (
            "de",
            "§ 1 A\n(1) Eins.\n(2) Zwei.\n§ 2 B\nWer gegen § 1 Abs. 2 handelt, wird bestraft.",
            "§ 1 Abs. 2",
            ["§ 1 Abs. 2"],
        ),
        (
            "es",
            "Artículo 1. A.\nArtículo 2. B.\nArtículo 3. Según el artículo anterior.",
            "artículo anterior",
            ["Artículo 2"],
        ),
        (
            "es",
            "Artículo 1. A.\nArtículo 2. B.\nArtículo 3. C.\nArtículo 4. Según los dos artículos precedentes.",
            "dos artículos precedentes",
            ["Artículo 2", "Artículo 3"],
        ),
        (
            "es",
            "Artículo 1. A\n1. Uno.\n2. Dos.\n3. Según los apartados anteriores.",
            "apartados anteriores",
            ["Artículo 1.1", "Artículo 1.2"],
        ),
        (
            "es",
            "Artículo 1. A\nUno.\nDos.\nSegún el párrafo anterior.",
            "párrafo anterior",
            ["Artículo 1, párrafo 2"],
        ),
        (
            "pt",
            "Artigo 1.º\nA\nUm.\nArtigo 2.º\nB\nDois.\nArtigo 3.º\nC\nSegundo o artigo antecedente.",
            "artigo antecedente",
            ["Artigo 2.º"],
        ),
        (
            "pt",
            "Art. 1º Furtar material:\nArt. 2º Quem usa material.\n§ 1º Quem ameaça praticar o crime do caput.",
            "caput",
            ["Artigo 2º"],
        ),
        (
            "pt",
            "Artigo 1.º\nA\nUm.\nArtigo 2.º\nB\nDois.\nArtigo 3.º\nC\nViolar os artigos 1.º, n.º 1, e 2.º é crime.",
            "artigos 1.º, n.º 1, e 2.º",
            ["Artigo 1.º", "Artigo 2.º"],
        ),
        ("ar", "المادة 1\n1- أ.\n2- ب.\nالمادة 2\nيعاقب من يخالف المادة 1.", "المادة 1", ["المادة 1"]),
        (
            "ar",
            "المادة 9 مكرر\nأ.\nالمادة 9 مكرر 1\nب.\nالمادة 9 مكرر 2\nيعاقب من يخالف المادة 9 مكرر 1.",
            "المادة 9 مكرر 1",
            ["المادة 9 مكرر 1"],
        ),
        (
            "ar",
            "المادة 9 مكرر\nأ.\nالمادة 9 مكرر 1\nب.\nالمادة 10\nتطبق المواد 9 مكرر إلى 9 مكرر 1 على الجميع.",
            "المواد 9 مكرر إلى 9 مكرر 1",
            ["المادة 9 مكرر", "المادة 9 مكرر 1"],
        ),
        (
            "ar",
            "المادة 1\nأ.\nالمادة 2\nب.\nالمادة 3\nالمحاولة في الجرائم المبينة بالمادتين 1 و2 موجبة للعقاب.",
            "بالمادتين 1 و2",
            ["المادة 1", "المادة 2"],
        ),
        (
            "ar",
            "المادة 1\nتطبق المستويات المبينة بالملحق الأول.\nالملحق الأول\nالمستويات",
            "بالملحق الأول",
            ["الملحق الأول"],
        ),
        (
            "ar",
            "الباب الأول\nالفصل الأول\nالمادة 1\nأ.\nالفصل الثاني\nالمادة 2\nتسري على جرائم هذا الباب.",
            "هذا الباب",
            ["الباب الأول"],
        ),
        (
            "ar",
            "الباب الأول\nالفصل الثاني\nالمادة 1\nأ.\nالباب الثاني\nالمادة 2\nتسري على جرائم الباب الثاني.\nب.",
            "الباب الثاني",
            ["الباب الثاني"],
        ),
        ("ar", "المادة 1\nأ.\nالمادة 2\nتسري أحكام المادة السابقة.", "المادة السابقة", ["المادة 1"]),
        (
            "ar",
            "المادة 1\nأ.\nالمادة 2\nب.\nالمادة 3\nتسري أحكام المواد السابقة.",
            "المواد السابقة",
            ["المادة 1", "المادة 2"],
        ),
    ],
)
def test_references_are_read_in_every_language(language: str, text: str, words: str, targets: list[str]) -> None:
    draft = read(text, language)
    assert places(draft, reference(draft, words)) == targets
