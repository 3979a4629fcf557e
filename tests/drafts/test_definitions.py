"""Which terms a law defines, what they mean, and where."""

# ruff: noqa: E501 - a law stands on one line, so that a table of cases can be read

from __future__ import annotations

import pytest

from lawkit.drafts.draft import Draft, Kind
from lawkit.drafts.source import Block, Source
from lawkit.drafts.structure import build


def read(text: str, language: str = "en") -> Draft:
    return build(Source("law.txt", "", tuple(Block(line) for line in text.strip().split("\n"))), language)


@pytest.mark.parametrize(
    ("language", "text", "terms"),
    [
        (
            "en",
            "1. Terms\nIn this Act-\n“lamp” means a light;\n“post” includes a pole.\n2. End\nDone.",
            ["lamp", "post"],
        ),
        (
            "en",
            "1 Terms\nIn this Act:\nlamp means a light.\npost has the same meaning as in the Post Act.\n2 End\nDone.",
            ["lamp", "post"],
        ),
        ("en", "1. Terms\n(1) The term “lamp” means a light.\n2. End\nDone.", ["lamp"]),
        (
            "ru",
            "Статья 1. Основные термины\n1. Фонарь – источник света.\n2. Столб – опора фонаря.\nСтатья 2. Конец\n1. Столб – на площади.",
            ["Фонарь", "Столб"],
        ),
        (
            "ru",
            "Статья 1. Понятия\nДля целей Правил:\n1) под фонарем понимается источник света;\n2) под столбом - опора;\n3) фонарь, снятый со столба, - фонарь, лежащий на земле.\nСтатья 2. Конец\n1. Все.",
            ["фонарем", "столбом", "фонарь, снятый со столба"],
        ),
        ("ru", "1. Термины: фонарь - источник света; столб - опора фонаря.\n2. Все.", ["фонарь", "столб"]),
        ("ru", "1. Ставится наружный городской свет (НГС).\n2. НГС горит.", ["НГС"]),
        ("en", "1. Terms: lamp - a light; post - a pole.\n2. End\nDone.", []),
        (
            "es",
            "Artículo 1. Terminología:\na) Faro: la luz que guía.\nb) Farola: todo poste con luz.\nArtículo 2. Fin.",
            ["Faro", "Farola"],
        ),
        (
            "es",
            "A. OBJETO\n1. Esta norma rige los faros.\nB. GLOSARIO\n2. Faro: la luz que guía.\n3. Farola: todo poste con luz.\nC. FIN\n4. Papeles: el guardián enciende.",
            ["Faro", "Farola"],
        ),
        ("es", "Artículo 1. El Instituto Nacional de Faros (INF) vela.\nArtículo 2. El INF informa.", ["INF"]),
        ("en", "1. Office\nThere is an office styled the Lamp Office.\n2. End\nDone.", ["Lamp Office"]),
        ("en", "1. Terms\nIn this Act:\n“lamp” or “light” means a fire.\n2. End\nDone.", ["lamp", "light"]),
        (
            "pt",
            "Artigo 1.º\nNesta lei, os termos seguintes têm o significado que se indica:\na) «Farol» ou «luz»: um fogo;\nb) mastro: um pau.\nArtigo 2.º\nFim.",
            ["Farol", "luz", "mastro"],
        ),
        (
            "pt",
            "Art. 1º Para efeito desta Norma:\nI - órgão regulador (OR): a Autoridade dos Faróis;\nII - luz: um fogo.\nArt. 2º O OR manda.",
            ["órgão regulador", "OR", "luz"],
        ),
        ("pt", "Artigo 1\nO Instituto dos Faróis, adiante INF, manda.\nArtigo 2\nFim.", ["INF"]),
        ("pt", "Artigo 1\nA Autoridade, adiante ANF, manda.\nArtigo 2\nFim.", ["ANF"]),
        (
            "en",
            "1. Office\nThe National Lamp Office (NLO) decides, not the board (XYZ).\n2. End\nThe NLO ends, and the XYZ too.",
            ["NLO"],
        ),
        ("en", "1. Plans\nThe office makes plans (hereinafter “lamp plans”).\n2. End\nDone.", ["lamp plans"]),
        ("en", "1. Plans\nThe office makes a lamp upkeep plan (hereinafter “the plan”).\n2. End\nDone.", ["plan"]),
        ("en", "1. Terms\n“lamp upkeep plan (LUP)” means a plan.\n2. End\nDone.", ["lamp upkeep plan", "LUP"]),
        ("en", "1. Plans\nThe office makes a lamp upkeep plan (LUP).\n2. Review\nThe LUP is reviewed.", ["LUP"]),
        ("en", "1. Plans\nThe office makes a lamp upkeep plan (LUP).\n2. End\nDone.", []),
        ("en", "1. Plans\nThe office keeps Lighthouse Information (LHI).\n2. Use\nThe LHI is read.", ["LHI"]),
        ("en", "1. Plans\nThe office (XYZ) makes a plan.\n2. Review\nXYZ is reviewed.", []),
        ("en", "1. Classes\nLamps of the intense class (IV) are lit.\n2. Others\nClass IV is kept.", []),
        ("pt", "Artigo 1.º\nA autoridade lê o plano, adiante designado APB.\nArtigo 2.º\nFim.", ["APB"]),
        ("ar", 'المادة 1\nتضع الهيئة الخطة (ويشار إليها فيما يلي بـ "المرجع").\nالمادة 2\nالنهاية.', ["المرجع"]),
        ("en", "1. Terms\nFor the purposes of sections 2 to 3, lamp means a light.\n2. End\nDone.", ["lamp"]),
        (
            "en",
            "Article 1. Terms\nIn this Law the following terms are used:\n1) lamp - a light;\n2) post - a pole.\nArticle 2. End\nDone.",
            ["lamp", "post"],
        ),
        (
            "fr",
            "Article 1\nOn entend par :\n1° « phare » : un feu ;\n2° « mât » : un poteau.\nArticle 2\nFin.",
            ["phare", "mât"],
        ),
        ("fr", "Article 1\nDans le présent article, on entend par « phare » un feu.\nArticle 2\nFin.", ["phare"]),
        ("fr", "Article 1\nAux articles 2 à 4, phare s’entend d’un feu.\nArticle 2\nFin.", ["phare"]),
        (
            "fr",
            "Article 1\nLes définitions qui suivent s’appliquent à la présente loi.\n phare de port Tout feu qui guide.\n gardien Personne qui :\na) allume le feu;\nb) le surveille.\n mât Un poteau.\nArticle 2\nFin.",
            ["phare de port", "gardien", "mât"],
        ),
        ("fr", "Article 1\nOn entend, par les « phares », guider les bateaux.\nArticle 2\nFin.", []),
        (
            "ar",
            "المادة (1)\nفي هذه المادة، يقصد بعبارة «المنارة» كل ضوء يهدي السفن.\nالمادة (2)\nالنهاية.",
            ["المنارة"],
        ),
        (
            "es",
            "Artículo 1. Términos.\nSe entenderá por:\na) Faro: una luz.\nb) Poste: un palo.\nArtículo 2. Fin.\nFin.",
            ["Faro", "Poste"],
        ),
        (
            "pt",
            "Artigo 1.º\nTermos\nEntende-se por:\na) «Farol», uma luz;\nb) «Poste», um pau.\nArtigo 2.º\nFim\nFim.",
            ["Farol", "Poste"],
        ),
        (
            "ru",
            "Статья 1. Понятия\nПрименяются следующие понятия:\n1) маяк – огонь;\n2) мачта – столб.\nСтатья 2. Конец\nКонец.",
            ["маяк", "мачта"],
        ),
        (
            "zh",
            "第一条 其他用语：\n（一）灯：发光的器具；\n（二）杆：灯的支柱。\n第二条 完",
            ["灯", "杆"],
        ),
        ("zh", "第一条 本办法所管之灯（以下称路灯），指装在路边的灯具。\n第二条 完", ["路灯"]),
        ("zh", "第一条 本法（以下称灯法）自公布之日起施行。\n第二条 完", []),
        ("zh", "第一条 本法所称“路灯”，指路边的灯；“灯杆”指灯的支柱。\n第二条 完", ["路灯", "灯杆"]),
        (
            "zh",
            "1 总则\n\n1.1 本规定适用于灯。\n\n2 定义\n\n2.1 路灯：路边的灯。\n\n2.2 灯杆：灯的支柱。\n\n3 完\n\n3.1 完。",
            ["路灯", "灯杆"],
        ),
        (
            "zh",
            "第一条 本法下列用语的含义：\n（一）灯塔，是指灯；\n（二）灯杆，是指杆。\n第二条 完。",
            ["灯塔", "灯杆"],
        ),
        (
            "zh",
            "第一条 在本法中：\n（1）“灯塔”系指灯；\n（2）“灯杆”意指杆。\n第二条 “灯油”一词是指油。",
            ["灯塔", "灯杆", "灯油"],
        ),
        (
            "zh",
            "第一條 本法用詞，定義如下：\n一、燈塔：指燈。\n二、燈桿：指桿。\n第二條 完。",
            ["燈塔", "燈桿"],
        ),
        (
            "ar",
            "المادة 1\nيقصد بالكلمات التالية المعاني المبينة:\nالمنارة: ضوء.\nالعمود: خشب.\nالمادة 2\nانتهى.",
            ["المنارة", "العمود"],
        ),
        (
            "id",
            "Pasal 1\nDalam Undang-Undang ini yang dimaksud dengan:\n1. Suar adalah lampu.\n2. Tiang adalah kayu.\nPasal 2\nSelesai.",
            ["Suar", "Tiang"],
        ),
        (  # a consolidation that prints an article as one paragraph
            "es",
            "Título I Definiciones\nArtículo 1\nPara los efectos de la presente ley, se entenderá por: 1.- Farol: la fuente de luz. 2.- Poste: el apoyo de un farol: a) de madera. b) de hierro. 3.- Foco: parte del farol.\nArtículo 2\nFin.",
            ["Farol", "Poste", "Foco"],
        ),
        (
            "en",
            "1. Terms\nIn this Act: (a) “lamp” means a light; (b) “post” means a pole; (c) “lane” means a way.\n2. End\nDone.",
            ["lamp", "post", "lane"],
        ),
    ],
)
def test_every_usual_form_of_definition_is_found(language: str, text: str, terms: list[str]) -> None:
    draft = read(text, language)
    assert [d.term for d in draft.definitions] == terms
    for definition in draft.definitions:
        assert draft.text[slice(*definition.term_span)] == definition.term
        assert definition.body


@pytest.mark.parametrize(
    ("language", "text", "terms"),
    [
        ("en", "1. Terms\nIn this Act-\n“lamp/lamps” means a light.\n2. End\nDone.", ["lamp", "lamps"]),
        (
            "ar",
            "المادة 1\nيقصد بالكلمات التالية المعاني المبينة:\nالمنارة/المنارات: ضوء.\nالعمود: خشب.\nالمادة 2\nانتهى.",
            ["المنارة", "المنارات", "العمود"],
        ),
        ("fr", "Article 1\nOn entend par :\nkV/h : une mesure.\nArticle 2\nFin.", ["kV/h"]),
    ],
)
def test_a_slash_between_two_words_parts_two_terms(language: str, text: str, terms: list[str]) -> None:
    assert [d.term for d in read(text, language).definitions] == terms


def test_the_meaning_includes_the_items_of_its_list() -> None:
    draft = read("1. Terms\nIn this Act-\n“lamp” means-\n(a) a light; or\n(b) a torch.\n2. End\nDone.")
    assert draft.words_of(draft.definitions[0].body).endswith("a light; or a torch.")


def test_a_definition_holds_where_it_says() -> None:
    draft = read(
        "PART 1 LAMPS\n1. Terms\nIn this Part-\n“lamp” means a light.\n2. More\n(1) In this section, “post” means a pole.\n"
        "(2) Posts stand.\nPART 2 END\n3. End\nIn this Act “end” means the last section."
    )
    scopes = {d.term: draft.provisions[d.scope] for d in draft.definitions}
    assert scopes["lamp"].kind is Kind.PART
    assert scopes["post"].locator == "2"
    assert scopes["end"].kind is Kind.ROOT


def test_subsections_that_all_say_what_a_term_is_need_no_announcing_words() -> None:
    defining = "Pasal 1\n(1) Lampu ialah alat penerang.\n(2) Tiang adalah penyangga lampu.\n(3) Kabel meliputi kawat.\n"
    draft = read(f"BAB I KETENTUAN UMUM\n{defining}Pasal 2\nLampu wajib menyala.", "id")
    assert [d.term for d in draft.definitions] == ["Lampu", "Tiang", "Kabel"]
    ruling = "Pasal 1\n(1) Lampu ialah alat penerang.\n(2) Tiang wajib kokoh.\n(3) Kabel wajib ditanam.\n"
    assert not read(f"BAB I LAMPU\n{ruling}Pasal 2\nLampu wajib menyala.", "id").definitions
