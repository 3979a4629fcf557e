"""Laws in many drafting styles and languages: the locators, kinds and forces that each of them must get."""

# ruff: noqa: E501 - laws stand here as they would be printed

from __future__ import annotations

import pytest

from lawkit.drafts.draft import Draft, Force, Kind, Provision
from lawkit.drafts.source import Block, Source
from lawkit.drafts.structure import build


def read(text: str, language: str = "en") -> Draft:
    return build(Source("law.txt", "", tuple(Block(line) for line in text.strip().split("\n"))), language)


def one(draft: Draft, locator: str) -> Provision:
    found = draft.resolve(locator)
    assert len(found) == 1, (locator, [p.locator for p in found], [p.locator for p in draft.provisions])
    return found[0]


def meanings(draft: Draft) -> dict[str, str]:
    return {d.term: draft.words_of(d.body).strip() for d in draft.definitions}


def references(draft: Draft) -> dict[str, list[str]]:
    return {draft.text[slice(*r.span)]: [draft.provisions[i].locator for i in r.targets] for r in draft.references}


LAWS: dict[str, tuple[str, str, list[str]]] = {
    "uk": (
        "en",
        """
1 New offence of moving lamps
(1) The Lamp Act 1971 is amended as follows.
(2) After section 3 there is inserted—
“3A Moving lamps
(1) A person commits an offence if he—
(a) moves a lamp, or
(b) hides it.
(2) It is a defence to show leave.
3B Penalty
A person guilty of an offence under section 3A is liable to a fine.”
(3) In section 5(2), for paragraph (b) there is substituted—
“(b) a lamp keeper;
(ba) a lamp maker;”.
(4) In section 9 (interpretation), in subsection (1), at the appropriate place insert—
““lamp” means any light;
“post” means its pole;”.
2 Commencement
This Act comes into force on Monday.
""",
        [
            "1(2) subsection",
            "3A section",
            "3A(1)(b) item",
            "3A(2) subsection",
            "3B section",
            "5(2)(b) item",
            "5(2)(ba) item",
            "9 “lamp” definition",
            "2 section",
        ],
    ),
    "india": (
        "en",
        """
1. (1) This Act may be called the Lamps (Amendment) Act, 2021.
(2) It shall come into force at once.
2. In the Lamps Act, 1962 (hereinafter referred to as the principal Act), after section 15, the following section shall be inserted, namely:—
‘15A. (1) Whoever breaks a lamp shall be punishable with imprisonment.
(2) Whoever abets shall be punished likewise.
15B. Offences by companies.—(1) Where an offence is committed by a company, every person in charge is guilty:
Provided that nothing in this sub-section shall apply where he proves that he did not know.’.
3. In section 20 of the principal Act, in sub-section (2), after clause (c), the following clause shall be inserted, namely:—
“(ca) the colour of lamps;”.
4. For section 24 of the principal Act, the following section shall be substituted, namely:—
"24. Whoever steals a lamp shall be punished.".
""",
        [
            "15A(2) subsection",
            "15B(1) subsection",
            "20(2)(ca) item",
            "24 section",
            "4 section",
        ],
    ),
    "us": (
        "en",
        """
SECTION 1. SHORT TITLE.
This Act may be cited as the “Lamp Act of 2020”.
SEC. 2. LAMP OFFENSES.
(a) In General.—Chapter 9 of title 18, United States Code, is amended by adding at the end the following:
“§ 2332j. Breaking of lamps
“(a) Offense.—Whoever knowingly—
“(1) breaks a lamp; or
“(2) hides a lamp,
shall be fined under this title.
“(b) Definition.—In this section, the term ‘lamp’ means a light.”.
(b) Clerical Amendment.—The table of sections for chapter 9 of title 18 is amended by adding at the end the following:
“2332j. Breaking of lamps.”.
SEC. 3. EFFECTIVE DATE.
This Act takes effect at once.
""",
        [
            "1 section",
            "2(a) item",
            "§ 2332j section",
            "§ 2332j(a)(1) item",
            "§ 2332j(b) item",
            "2(b) item",
            "3 section",
        ],
    ),
    "usinline": (
        "en",
        """
Section 1. Title. This is the Lamp Amendment Act.
Section 2. The Lamp Code is amended by adding at the end the following: “§ 44a. Lamp theft. (a) Whoever steals a lamp is guilty. (b) The fine is one crown.”
Section 3. This Act takes effect at once.
""",
        [
            "1 section",
            "2 section",
            "§ 44a section",
            "3 section",
        ],
    ),
    "noquote": (
        "en",
        """
1. Short title
This Act is the Lamp (Amendment) Act.
2. New sections 12A and 12B
The following sections are inserted after section 12 of the principal Act:
12A. Lamps at sea
(1) Every ship shall show a lamp.
(2) A master who fails commits an offence.
12B. Lamps on land
Every cart shall show a lamp.
3. Section 14 amended
Section 14 of the principal Act is repealed and the following substituted:
14. A court may order that a lamp be forfeited.
4. Commencement
This Act commences on Monday.
""",
        [
            "2 section",
            "12A(2) subsection",
            "12B section",
            "14 section",
            "4 section",
        ],
    ),
    "nz": (
        "en",
        """
4 New section 13E inserted (Lamps)
After section 13D, insert:
13E Stealing lamps
(1) Every person commits an offence who steals a lamp.
(2) In this section, lamp means a light.
5 Section 21 replaced (Penalties)
Replace section 21 with:
21 Penalties
A person who commits an offence is liable to a fine.
6 Repeal
The Lamp Act 1900 is repealed.
""",
        [
            "13E(1) subsection",
            "21 section",
            "6 section",
        ],
    ),
    "canada": (
        "en",
        """
1. The Lamp Act is amended by adding the following after section 8:
Possession
8.1 Everyone who possesses a lamp, knowing that it is stolen, is guilty of an indictable offence.
Threats
8.2 (1) Everyone who threatens to break a lamp is guilty.
(2) Subsection (1) does not apply to the keeper.
2. Paragraph 9(1)(b) of the Act is replaced by the following:
(b) the keeper of a lamp; or
3. This Act comes into force on Monday.
""",
        [
            "8.1 section",
            "8.2(2) subsection",
            "9(1)(b) item",
            "3 section",
        ],
    ),
    "ireland": (
        "en",
        """
1.—The Act of 1991 is amended by the insertion of the following section after section 38:
“Lamp offences
38A. (1) A person shall not—
(a) break a lamp, or
(b) hide one.
(2) A person who contravenes subsection (1) commits an offence.”.
2.—Section 40 of the Act of 1991 is amended by the substitution of the following subsection for subsection (2):
“(2) The fine is €100.”.
3.—This Act may be cited as the Lamp Act 2014.
""",
        [
            "38A(1)(b) item",
            "38A(2) subsection",
            "40(2) item",
            "3 section",
        ],
    ),
    "safrica": (
        "en",
        """
Insertion of section 56A in Act 46 of 1999
1. The following section is hereby inserted in the Lamp Act, 1999, after section 56:
"Offences relating to lamps
56A. (1) Any person who breaks a lamp is guilty of an offence.
(2) The court may forfeit the lamp.".
Amendment of section 57 of Act 46 of 1999
2. Section 57 of the Lamp Act, 1999, is hereby amended by the substitution for subsection (1) of the following subsection:
"(1) Any person may keep a lamp.".
Short title
3. This Act is called the Lamp Amendment Act, 2020.
""",
        [
            "56A(1) subsection",
            "57(1) item",
            "3 section",
        ],
    ),
    "eu": (
        "en",
        """
Article 1
Directive 1/2000 is amended as follows:
(1) Article 3 is amended as follows:
(a) paragraph 2 is replaced by the following:
‘2. Member States shall keep lamps.’;
(b) the following paragraph is added:
‘5. Lamps shall be lit at night.’;
(2) the following Article is inserted:
‘Article 3a
Lamp keepers
1. Each lamp shall have a keeper.
2. The keeper shall:
(a) light it;
(b) put it out.’;
(3) Article 7 is deleted.
Article 2
This Directive shall enter into force on Monday.
""",
        [
            "Art. 1(1)(a) item",
            "Art. 3(2) item",
            "Art. 3(5) item",
            "Art. 3a(2)(b) item",
            "Art. 1(3) item",
            "Art. 2 section",
        ],
    ),
    "fr_amending": (
        "fr",
        """
Article 1er
Après l'article L. 1333-9 du code des lampes, il est inséré un article L. 1333-9-1 ainsi rédigé :
« Art. L. 1333-9-1. – I. – Nul ne peut détenir une lampe sans autorisation.
« II. – Le fait de briser une lampe est puni d'un an d'emprisonnement. »
Article 2
L'article 4 de la même loi est remplacé par les dispositions suivantes :
« Art. 4. Les lampes sont allumées la nuit.
1° En ville ;
2° En mer. »
Article 3
La présente loi entre en vigueur lundi.
""",
        [
            "Article 1er section",
            "Article L. 1333-9-1 section",
            "Article 4 section",
            "Article 4, 2° subsection",
            "Article 3 section",
        ],
    ),
    "es_amending": (
        "es",
        """
Artículo único. Modificación de la Ley 25/1964, de lámparas.
Uno. Se añade un nuevo artículo 12 bis, con la siguiente redacción:
«Artículo 12 bis. Custodia de lámparas.
1. El titular custodiará las lámparas.
2. El que las rompa será castigado:
a) Con multa.
b) Con prisión.»
Dos. El artículo 14 queda redactado del siguiente modo:
«Artículo 14. Sanciones.
Las infracciones serán sancionadas.»
Disposición final única. Entrada en vigor.
La presente ley entrará en vigor el lunes.
""",
        [
            "Artículo único section",
            "Artículo 12 bis.2.b) item",
            "Artículo 14 section",
            "Disposición final única section",
        ],
    ),
    "es_mexican_suffixes": (
        "es",
        """
ARTÍCULO PRIMERO.- Se adicionan al Código de Lámparas los artículos 12 Bis a 12 Quáter, para quedar como sigue:
Artículo 12 Bis.- Para los efectos de este Capítulo se entiende por:
I. Lámpara: la luz que guía;
II. Mástil: el poste que la lleva.
Artículo 12 Ter.- Se impondrá multa al que rompa una lámpara.
Artículo 12 Quáter.- Se impondrá prisión al que robe un mástil.
ARTÍCULO SEGUNDO.- El presente Decreto entrará en vigor el lunes.
""",
        [
            "Artículo 12 Bis I definition",
            "Artículo 12 Ter section",
            "Artículo 12 Quáter section",
            "Artículo 2 section",
        ],
    ),
    "pt_amending": (
        "pt",
        """
Artigo 1.º
Aditamento à Lei das Lâmpadas
É aditado à Lei n.º 31/2003 o artigo 5.º-A, com a seguinte redação:
«Artigo 5.º-A
Furto de lâmpadas
1 - Quem furtar uma lâmpada é punido com pena de prisão.
2 - A tentativa é punível.»
Artigo 2.º
Alteração
O artigo 7.º da mesma lei passa a ter a seguinte redação:
«Artigo 7.º
[…]
1 - As lâmpadas são acesas à noite.»
Artigo 3.º
Entrada em vigor
A presente lei entra em vigor na segunda-feira.
""",
        [
            "Artigo 5.º-A, n.º 2 subsection",
            "Artigo 7.º, n.º 1 subsection",
            "Artigo 3.º section",
        ],
    ),
    "id_amending": (
        "id",
        """
Pasal I
Beberapa ketentuan dalam Undang-Undang Nomor 10 Tahun 1997 tentang Lampu diubah sebagai berikut:
1. Ketentuan Pasal 1 diubah sehingga berbunyi sebagai berikut:
Pasal 1
Dalam Undang-Undang ini yang dimaksud dengan:
1. Lampu adalah alat penerang.
2. Tiang adalah penyangga lampu.
2. Di antara Pasal 26 dan Pasal 27 disisipkan 1 (satu) pasal, yakni Pasal 26A sehingga berbunyi sebagai berikut:
Pasal 26A
(1) Setiap orang dilarang memecahkan lampu.
(2) Larangan sebagaimana dimaksud pada ayat (1) berlaku di laut:
a. teritorial; dan
b. lepas.
3. Pasal 30 dihapus.
Pasal II
Undang-Undang ini mulai berlaku pada tanggal diundangkan.
""",
        [
            "Pasal I angka 1 item",
            "Pasal 26A ayat (2) huruf b item",
            "Pasal I angka 3 item",
            "Pasal II section",
        ],
    ),
    "ru_amending": (
        "ru",
        """
Статья 1
Внести в Уголовный кодекс следующие изменения:
1) дополнить статьей 220.1 следующего содержания:
«Статья 220.1. Хищение ламп
1. Хищение лампы –
наказывается штрафом.
2. То же деяние, совершенное группой лиц, –
наказывается лишением свободы.»;
2) часть первую статьи 221 изложить в следующей редакции:
«1. Незаконное приобретение ламп –
наказывается штрафом.».
Статья 2
Настоящий Закон вступает в силу в понедельник.
""",
        [
            "Статья 1(1) item",
            "Статья 220.1(2) subsection",
            "Статья 1(2) item",
            "Статья 2 section",
        ],
    ),
    "zh_numbered_paragraphs": (
        "zh",
        """
第一条 禁止的行为
一、任何人不得实施下列行为：
（一）毁坏灯具；
（二）隐藏灯具。
二、违反上款规定者，科处罚金。
第二条 灯塔守护人的职责由规章订定。
""",
        [
            "第一条第一款 subsection",
            "第一条第一款第（二）项 item",
            "第一条第二款 subsection",
            "第二条 section",
        ],
    ),
    "zh_amending": (
        "zh",
        """
第一条　对《灯具法》作如下修改：
一、增加一条，作为第二十条之一：“任何人不得毁坏灯具。
“单位犯前款罪的，处罚金。”
二、将第三十条修改为：“盗窃灯具的，处三年以下有期徒刑。”
第二条　本决定自公布之日起施行。
""",
        [
            "第一条第（一）项 item",
            "第二十条之一 section",
            "第二条 section",
        ],
    ),
    "ar_amending": (
        "ar",
        """
المادة 1
يضاف إلى القانون رقم 5 لسنة 1990 مادة جديدة برقم 12 مكرر نصها الآتي:
«المادة 12 مكرر
1- يحظر كسر المصابيح.
2- يعاقب المخالف بالغرامة.»
المادة 2
يستبدل بنص المادة 14 من القانون المشار إليه النص الآتي:
«المادة 14
على المالك حفظ المصباح.»
المادة 3
يعمل بهذا القانون من تاريخ نشره.
""",
        [
            "المادة 12 مكرر(2) subsection",
            "المادة 14 section",
            "المادة 3 section",
        ],
    ),
    "de_amending": (
        "de",
        """
Artikel 1
Änderung des Lampengesetzes
Das Lampengesetz wird wie folgt geändert:
1. Nach § 12 wird folgender § 12a eingefügt:
„§ 12a
Diebstahl von Lampen
(1) Wer eine Lampe stiehlt, wird bestraft.
(2) Der Versuch ist strafbar.“
2. § 14 Absatz 1 wird wie folgt gefasst:
„(1) Lampen sind nachts anzuzünden.“
Artikel 2
Inkrafttreten
Dieses Gesetz tritt am Montag in Kraft.
""",
        [
            "Art. 1 Nr. 1 item",
            "§ 12a Abs. 2 subsection",
            "Art. 1 Nr. 2 item",
            "Art. 2 section",
        ],
    ),
    "single": (
        "en",
        """
LAMP ORDER
1. Lanterns
Every ship shall carry a lantern.
No master may remove it.
""",
        [
            "1 section",
        ],
    ),
    "onearticle": (
        "en",
        """
Decree on lamps
Article 1
Lamps are lit at night.
They are put out at dawn.
""",
        [
            "Art. 1 section",
        ],
    ),
    "romannum": (
        "en",
        """
LAMP RULES
I. General
Every ship carries a lamp.
II. Fines
Whoever breaks one is fined.
III. Force
These rules begin on Monday.
""",
        [
            "I section",
            "III section",
        ],
    ),
    "nonum": (
        "en",
        """
DECREE ON LAMPS
The Minister of Ports, having regard to the Constitution,
Every ship shall carry a lamp at night.
Nobody may break a lamp. Whoever does so shall be fined:
(a) ten crowns for a first offence;
(b) twenty crowns for another.
The keeper shall report each broken lamp to the Minister.
""",
        [
            "para 1 text",
            "para 2(b) item",
            "para 3 text",
        ],
    ),
    "nodot": (
        "en",
        """
1 Name
This Act is the Lamp Act.
2 Lighting
A person must light a lamp.
7 Dictionary
The dictionary defines words.
""",
        [
            "1 section",
            "2 section",
            "7 section",
        ],
    ),
    "sec": (
        "en",
        """
Sec. 5. Lamps. Every ship has one.
Sec. 6. Posts. Every quay has one.
Sec. 7. Force. At once.
""",
        [
            "5 section",
            "7 section",
        ],
    ),
    "clause": (
        "en",
        """
Clause 5 Lamps
Every ship has one.
Clause 6 Posts
Every quay has one.
""",
        [
            "5 section",
            "6 section",
        ],
    ),
    "rule": (
        "en",
        """
Rule 12
(1) Every ship has one.
(2) Every quay too.
Rule 13
Force at once.
""",
        [
            "12(2) subsection",
            "13 section",
        ],
    ),
    "reg": (
        "en",
        """
Reg. 7 Lamps
Every ship has one.
Reg. 8 Posts
Every quay has one.
""",
        [
            "7 section",
            "8 section",
        ],
    ),
    "artdash": (
        "es",
        """
Art. 5.- Lámparas. Todo barco lleva una.
Art. 5 bis.- Postes. Todo muelle tiene uno.
Art. 6.- Vigencia. Rige hoy.
""",
        [
            "Artículo 5 section",
            "Art. 5 bis section",
            "Art. 6 section",
        ],
    ),
    "artbis": (
        "fr",
        """
Article 5
Les lampes sont allumées.
Article 5 bis
Les lampes de poche aussi.
Article 6
Fin.
""",
        [
            "Article 5 section",
            "Article 5 bis section",
            "Article 6 section",
        ],
    ),
    "ukdash": (
        "en",
        """
5.—(1) A person must not break a lamp.
(2) A lamp includes its post.
6.—(1) A fine applies.
(2) It is ten crowns.
""",
        [
            "5(1) subsection",
            "5(2) subsection",
            "6(2) subsection",
        ],
    ),
    "abs": (
        "de",
        """
§ 5 Lampen
(1) Lampen sind anzuzünden.
(2) Nach § 6 Abs. 2 gilt dies nicht am Tag.
§ 6 Strafe
(1) Wer § 5 Abs. 1 verletzt, zahlt.
(2) Tagsüber gilt nichts.
""",
        [
            "§ 5 Abs. 2 subsection",
            "§ 6 Abs. 1 subsection",
        ],
    ),
    "first": (
        "en",
        """
Article First
Every ship has a lamp.
Article Second
Every quay has a lamp.
Article Third
Fines apply.
""",
        [
            "Article First section",
            "Art. Third section",
        ],
    ),
    "decimal3": (
        "en",
        """
3 Lamps
3.1 Ships
3.2 Quays
3.2.1 Each quay shall have a lamp.
3.2.2 Each lamp shall have a keeper.
4 Fines
4.1 A fine is ten crowns.
""",
        [
            "3.1 section",
            "3.2.1 subsection",
            "3.2.2 subsection",
            "4.1 section",
        ],
    ),
    "restart": (
        "en",
        """
PART I
GENERAL
1. Title
This is the Lamp Act.
2. Scope
It binds all.
PART II
OFFENCES
1. Breaking
Nobody may break a lamp.
2. Hiding
Nobody may hide a lamp.
(1) At night.
(2) By day.
PART III
END
1. Force
At once.
""",
        [
            "Part I, 1 section",
            "Part II, 1 section",
            "Part II, 2(2) item",
            "Part III, 1 section",
        ],
    ),
    "restartart": (
        "es",
        """
TÍTULO I
General
Artículo 1. Objeto
Esta ley rige las lámparas.
Artículo 2. Ámbito
Rige en todo el país.
TÍTULO II
Delitos
Artículo 1. Rotura
Nadie romperá lámparas.
Artículo 2. Hurto
Nadie hurtará lámparas.
""",
        [
            "Título I, Artículo 2 section",
            "Título II, Artículo 2 section",
        ],
    ),
    "caps": (
        "en",
        """
1. TITLE
This is the Lamp Act.
LAMPS AT SEA
2. Ships
Every ship has a lamp.
3. Boats
Every boat too.
LAMPS ON LAND
4. Carts
Every cart has a lamp.
""",
        [
            "1 section",
            "3 section",
            "4 section",
        ],
    ),
    "id": (
        "id",
        """
Pasal 1
Dalam Undang-Undang ini yang dimaksud dengan:
Lampu adalah alat penerang.
Tiang adalah penyangga lampu.
Pasal 2
Setiap orang dilarang:
a. memecahkan lampu; atau
b. menyembunyikan lampu.
""",
        [
            "Pasal 1 “Lampu” definition",
            "Pasal 2 huruf b item",
        ],
    ),
    "ru": (
        "ru",
        """
Статья 1. Основные понятия
В настоящем Законе используются следующие понятия:
лампа – источник света;
столб – опора лампы.
Статья 2. Запреты
1. Запрещается:
1) ломать лампы;
2) прятать лампы.
2. Министерство портов (далее – Министерство) ведет учет.
""",
        [
            "Статья 1 «лампа» definition",
            "Статья 2(1)(2) item",
        ],
    ),
    "fr": (
        "fr",
        """
Article 1er. Définitions
Au sens de la présente loi, on entend par :
- lampe : une source de lumière ;
- poteau : son support.
Article 2. Interdictions
Il est interdit :
- de briser une lampe ;
- de la cacher.
Article 3. Agence
Il est créé une Agence des lampes (ci-après « l'Agence »).
""",
        [
            "Article 1er « lampe » definition",
            "Article 2 section",
        ],
    ),
    "pt": (
        "pt",
        """
Artigo 1.º
Definições
Para efeitos da presente lei, entende-se por:
a) «Lâmpada», a fonte de luz;
b) «Poste», o suporte da lâmpada.
Artigo 2.º
Crimes
Quem quebrar uma lâmpada:
Pena – detenção, de um a dois anos.
§ 1º Se a lâmpada for do Estado:
Pena – reclusão, de dois a quatro anos.
Artigo 3.º
Fim.
""",
        [
            "Artigo 1.º, alínea a) definition",
            "Artigo 2.º, § 1 subsection",
        ],
    ),
    "zh": (
        "zh",
        """
第一条 为了管理灯具，制定本法。
第二条 本法下列用语的含义：
（一）灯具，是指照明器具；
（二）灯柱，是指支撑灯具的柱子。
第三条 任何单位和个人不得：
（一）毁坏灯具；
（二）隐藏灯具。
国家灯具管理局（以下简称灯具局）负责本法第二条和前款的实施。
""",
        [
            "第二条第（一）项 definition",
            "第三条第（二）项 item",
        ],
    ),
    "ar": (
        "ar",
        """
المادة الأولى
يقصد بالكلمات الآتية المعاني المبينة أمامها:
المصباح: مصدر للضوء.
العمود: حامل المصباح.
المادة الثانية
يحظر ما يأتي:
أ- كسر المصباح.
ب- إخفاء المصباح.
المادة الثالثة
يعاقب كل من يخالف المادة الثانية بالغرامة.
""",
        [
            "المادة الأولى (المصباح) definition",
            "المادة الثانية(ب) item",
        ],
    ),
    "ru_order": (
        "ru",
        """
МИНИСТЕРСТВО СВЕТА РЕСПУБЛИКИ ЛАМПА
ПРИКАЗ
12 марта 2031 года № 77
Об утверждении Положения о физической защите ламп
В соответствии со статьей 5 Закона Республики Лампа «О лампах» ПРИКАЗЫВАЮ:
1. Утвердить Положение о физической защите ламп (далее – Положение) согласно приложению к настоящему приказу.
2. Департаменту (Иванов) довести настоящий приказ до сведения владельцев.
3. Контроль за исполнением настоящего приказа возложить на заместителя министра.
Министр                                   П. Петров
Приложение
к приказу Министерства света
от 12 марта 2031 года № 77
ПОЛОЖЕНИЕ
О ФИЗИЧЕСКОЙ ЗАЩИТЕ ЛАМП
1. ОБЩИЕ ПОЛОЖЕНИЯ
1.1. Настоящее Положение определяет порядок физической защиты ламп.
1.2. Положение обязательно для владельцев ламп.
1.3. Основные термины и определения, используемые в настоящем Положении:
лампа – любой источник света, кроме свечи;
владелец – лицо, которому принадлежит лампа.
1.4. Министерство ведет реестр ламп.
1.5. Реестр открыт для владельцев.
1.6. Сведения о лампах предоставляются ежегодно.
1.7. Расходы несет владелец.
2. ТРЕБОВАНИЯ К ЗАЩИТЕ
2.1. Владелец лампы:
2.1.1. назначает лицо, ответственное за защиту;
2.1.2. обеспечивает:
а) хранение лампы под замком;
б) учет ламп.
2.1.3. сообщает о хищении в Министерство.
2.2. Перемещение лампы допускается с разрешения Министерства.
Разрешение действует один год.
2.3. Проверка проводится раз в год.
2.4. Проверка оформляется актом.
2.5. Акт хранится пять лет.
2.6. Нарушения устраняются в срок.
2.7. Повторная проверка проводится через месяц.
3. ОТВЕТСТВЕННОСТЬ
3.1. Лица, виновные в нарушении требований подпункта 2.1.2 пункта 2.1 настоящего Положения, привлекаются к ответственности.
3.2. Ответственность, предусмотренная пунктом 3.1, не освобождает от обязанностей раздела 2.
3.3. Споры решает суд.
""",
        [
            "1 [1] section",
            "1.3 section",
            "1.3 «лампа» definition",
            "2.1 section",
            "2.1.2 item",
            "2.1.2(б) item",
            "2.2, абзац 2 text",
            "3.1 section",
        ],
    ),
    "id_ordinance": (
        "id",
        """
ORDONANSI KEAMANAN LAMPU 2031
BAGIAN I – PERMULAAN
1. Judul singkat dan mulai berlaku
(1) Ordonansi ini dapat disebut Ordonansi Keamanan Lampu 2031.
(2) Ordonansi ini mulai berlaku pada tanggal yang ditetapkan.
2. Tafsiran
Dalam Ordonansi ini, kecuali konteksnya menghendaki lain—
"lampu" berarti setiap alat penerang;
"tiang" berarti penyangga lampu, termasuk:
(a) kaki; dan
(b) lengan;
"Menteri" berarti menteri yang bertanggung jawab atas lampu.
BAGIAN II – TINDAK PIDANA
3. Pencurian lampu
(1) Setiap orang yang mencuri lampu melakukan tindak pidana.
(2) Dalam seksi ini, "mencuri" mencakup mengambil tanpa izin.
4. Hukuman
Seseorang yang melakukan tindak pidana menurut seksi 3(1) dikenai hukuman penjara.
JADWAL
(Seksi 2)
Lampu yang dikecualikan
1. Lampu saku.
2. Lampu sepeda.
""",
        [
            "1 ayat (1) subsection",
            "2 “tiang” definition",
            "2 “tiang” huruf b item",
            "3(2) subsection",
            "4 section",
        ],
    ),
    "es_peru": (
        "es",
        """
DECRETO SUPREMO N° 044-2031-EM
EL PRESIDENTE DE LA REPÚBLICA
CONSIDERANDO:
Que, es necesario proteger las lámparas;
DECRETA:
Artículo 1.- Aprobación del Reglamento
Apruébase el Reglamento de Protección de Lámparas, que consta de dos títulos y cuatro artículos, y que forma parte integrante del presente Decreto Supremo.
Artículo 2.- Refrendo
El presente Decreto Supremo es refrendado por el Ministro.
Dado en la Casa de Gobierno, en Lima.
REGLAMENTO DE PROTECCIÓN DE LÁMPARAS
TÍTULO I
DISPOSICIONES GENERALES
Artículo 1.- Objeto
1.1 El presente Reglamento regula la protección de las lámparas.
1.2 Se aplica a todos los titulares.
Artículo 2.- Definiciones
Para los fines del presente Reglamento se entiende por:
2.1 Lámpara: Fuente de luz.
2.2 Titular: Persona que posee una lámpara.
2.3 Hurto: Apoderamiento de una lámpara sin autorización.
TÍTULO II
OBLIGACIONES
Artículo 3.- Obligaciones del titular
El titular debe:
3.1 Custodiar la lámpara:
a) De día.
b) De noche.
3.2 Comunicar a la autoridad el hurto, según el literal a) del numeral 3.1.
3.3 Cumplir lo dispuesto en los numerales 3.1 y 3.2 del presente artículo.
Artículo 4.- Infracciones
4.1. Constituyen infracciones:
4.1.1. No custodiar la lámpara conforme al numeral 3.1 del artículo 3.
4.1.2. No comunicar el hurto.
4.2. La infracción prevista en el numeral 4.1.2 precedente se sanciona con multa.
""",
        [
            "Artículo 1 [1] section",
            "Artículo 1.2 subsection",
            "Artículo 2.3 definition",
            "Artículo 3.1.b) item",
            "Artículo 4.1.2 item",
            "Artículo 4.2 subsection",
        ],
    ),
    "fr_canada": (
        "fr",
        """
LOI SUR LA SÉCURITÉ DES LAMPES
L.C. 2031, ch. 5
Titre abrégé
Titre abrégé
1 Loi sur la sécurité des lampes.
Définitions et interprétation
Définitions
2 (1) Les définitions qui suivent s’appliquent à la présente loi.
lampe Source de lumière, à l’exclusion d’une bougie. (lamp)
ministre Le ministre de la Lumière. (Minister)
poteau S’entend notamment :
a) du pied;
b) du bras. (post)
Interprétation
(2) Pour l’application de la présente loi, une lampe éteinte demeure une lampe.
Infractions
Vol
3 (1) Commet une infraction quiconque vole une lampe :
a) soit de jour;
b) soit de nuit :
(i) en ville,
(ii) en mer.
Peine
(2) Quiconque commet l’infraction prévue à l’alinéa (1)a) encourt un emprisonnement maximal de cinq ans.
Tentative
4 La tentative de l’infraction prévue au sous-alinéa 3(1)b)(ii) est punie de la même peine.
Entrée en vigueur
Décret
5 La présente loi entre en vigueur à la date fixée par décret.
""",
        [
            "1 section",
            "2(1) « poteau » definition",
            "2(2) subsection",
            "3(1)b)(ii) item",
            "3(2) subsection",
            "4 section",
            "5 section",
        ],
    ),
    "es_resolution": (
        "es",
        """
RESOLUCIÓN N.º 12 DE 2031
El Ministro de la Luz,
RESUELVE:
PRIMERO.- Apruébanse las normas sobre lámparas que siguen.
SEGUNDO.- El titular de una lámpara deberá:
1. Custodiarla.
2. Registrarla.
TERCERO.- Quien incumpla lo dispuesto en el punto SEGUNDO será sancionado con multa.
CUARTO.- Publíquese.
""",
        [
            "Segundo section",
            "Segundo.2 item",
            "Cuarto section",
        ],
    ),
    "ar_decision": (
        "ar",
        """
قرار وزاري رقم 5 لسنة 2031
قرر ما يلي:
أولاً: يحظر كسر المصابيح.
ثانياً: على المالك:
1- حفظ المصباح.
2- تسجيله.
ثالثاً: يعاقب المخالف لأحكام البند ثانياً بالغرامة.
رابعاً: ينشر هذا القرار.
""",
        [
            "ثانيا(2) item",
            "رابعا section",
        ],
    ),
    "pt_resolution": (
        "pt",
        """
RESOLUÇÃO N.º 3/2031
O Conselho de Ministros resolve:
1 - Aprovar as regras de proteção das lâmpadas, constantes do anexo à presente resolução e que dela fazem parte integrante.
2 - Determinar que a presente resolução produz efeitos imediatos.
ANEXO
Regras de proteção das lâmpadas
(a que se refere o n.º 1)
1 - Objeto
1.1 - As presentes regras protegem as lâmpadas.
1.2 - Aplicam-se a todos os titulares.
2 - Deveres
2.1 - O titular deve:
a) Guardar a lâmpada;
b) Registá-la.
2.2 - A violação do disposto na alínea a) do ponto 2.1 é punida com coima.
""",
        [
            "1 [1] section",
            "1.2 subsection",
            "2.1, alínea b) item",
            "2.2 subsection",
        ],
    ),
}


@pytest.mark.parametrize("name", LAWS)
def test_every_style_gets_its_locators_and_kinds(name: str) -> None:
    language, text, expected = LAWS[name]
    draft = read(text, language)
    for entry in expected:
        locator, _, kind = entry.rpartition(" ")
        provision = one(draft, locator)
        assert provision.kind is Kind(kind), (locator, provision)
        assert provision.force is Force.OPERATIVE


@pytest.mark.parametrize("name", LAWS)
def test_no_locator_is_given_twice_and_every_span_is_exact(name: str) -> None:
    language, text, _ = LAWS[name]
    draft = read(text, language)
    locators = [p.locator for p in draft.provisions if p.locator]
    assert len(locators) == len(set(locators))
    covered = {at for p in draft.provisions for start, end in p.own for at in range(start, end)}
    for provision in draft.provisions:
        for start, end in provision.own + provision.effective:
            assert draft.text[start:end].strip() == draft.text[start:end] != ""
        heading = provision.heading
        assert not heading or heading in draft.text.replace("\n", " ")
    assert covered


def test_a_quotation_of_many_sections_ends_where_its_mark_closes() -> None:
    draft = read(
        "1. Short title\nThis is the Lamp Amendment Act.\n2. Sections inserted\nAfter section 40 of the Code insert the following sections—\n"
        '"40A. Terms of this Chapter\n(1) In this Chapter—\n"lamp" means—\n(a) a light; or\n(b) a torch;\n"post" means a pole.\n'
        "(2) A lamp includes its glass.\n40B. Breaking\nA person who breaks a lamp commits an offence.\nPenalty: imprisonment for 2 years.\n"
        '40C. Hiding\n(1) A person must not hide a lamp.\nPenalty: a fine.\n(2) Section 4 of this Code applies to section 40B.".\n'
        "3. Commencement\nThis Act commences on Monday."
    )
    assert [p.locator for p in draft.provisions if p.kind is Kind.SECTION] == ["1", "2", "40A", "40B", "40C", "3"]
    assert one(draft, "40A").heading == "Terms of this Chapter"
    assert draft.words_of(one(draft, "40B").own).endswith("Penalty: imprisonment for 2 years.")
    assert draft.words_of(one(draft, "40C(1)").own) == "A person must not hide a lamp. Penalty: a fine."
    assert one(draft, "40A(2)").kind is Kind.SUBSECTION
    assert set(meanings(draft)) == {"lamp", "post"}
    assert {draft.provisions[d.scope].locator for d in draft.definitions} == {"2"}
    assert references(draft)["Section 4 of this Code"] == []
    assert references(draft)["section 40B"] == ["40B"]


def test_a_mark_that_is_never_closed_swallows_nothing() -> None:
    draft = read(
        "1. Amendment\nAfter section 9 of the Code insert—\n“9A. Lamps\nEvery ship has a lamp.\n2. Fines\nA fine is ten crowns.\n3. End\nDone."
    )
    assert [p.locator for p in draft.provisions if p.kind is Kind.SECTION] == ["1", "9A", "2", "3"]


def test_an_inserted_part_or_schedule_stands_with_the_provision_that_inserts_it() -> None:
    draft = read(
        "1. Part 4A inserted\nAfter section 41 of the Act insert—\n“PART 4A—LAMPS\n41A. Ships\nEvery ship has a lamp.”.\n"
        "2. Schedule 2A inserted\nAfter Schedule 2 to the Act insert—\n“Schedule 2A—Colours\nRed and green.”.\n3. End\nDone."
    )
    assert one(draft, "41A").force is Force.OPERATIVE
    assert one(draft, "Schedule 2A").force is Force.SCHEDULE
    assert draft.provisions[one(draft, "Schedule 2A").parent or 0].locator == "2"
    assert one(draft, "3").kind is Kind.SECTION


def test_an_entry_added_to_a_list_is_no_section() -> None:
    draft = read("1. List\nIn Schedule 1 to the Act, after item 31 insert—\n“32. Lamps at sea.”.\n2. End\nDone.")
    assert [p.locator for p in draft.provisions if p.kind is Kind.SECTION] == ["1", "2"]


PENALTIES = """
1. Definitions
(1) In this Act—
"lamp" means a light;
"post" means a pole.
(2) A person must not break a lamp.
Maximum penalty: 10 penalty units.
2. Hiding
A person must not hide a lamp.
Penalty—imprisonment for 2 years.
Example: hiding it under a bushel.
Note: See also section 1.
3. Burning
(1) A person must not burn—
(a) a lamp; or
(b) a post.
Penalty: 5 penalty units.
(2) This section binds all.
"""


def test_a_penalty_at_the_foot_belongs_to_the_provision_above_it() -> None:
    draft = read(PENALTIES)
    assert set(meanings(draft)) == {"lamp", "post"}
    assert draft.words_of(one(draft, "1(2)").own).endswith("Maximum penalty: 10 penalty units.")
    assert draft.words_of(one(draft, "2").own).endswith("Penalty—imprisonment for 2 years.")
    assert draft.words_of(one(draft, "3(1)(b)").effective).endswith("a post. Penalty: 5 penalty units.")


def test_notes_and_examples_are_not_law() -> None:
    notes = [p for p in read(PENALTIES).provisions if p.kind is Kind.NOTE]
    assert len(notes) == 2
    assert all(note.force is Force.NOTE for note in notes)


def test_a_text_without_numbers_is_law_with_a_warning() -> None:
    draft = read(LAWS["nonum"][1])
    assert any("no numbering" in warning for warning in draft.warnings)
    assert [p.locator for p in draft.provisions if p.kind is Kind.TEXT] == ["para 1", "para 2", "para 3"]
    assert draft.words_of(one(draft, "para 2(a)").own) == "ten crowns for a first offence;"
    assert not read(LAWS["single"][1]).warnings


def test_schedules_and_parts_are_found_however_they_are_named() -> None:
    found = references(
        read(
            "1. Duty\nA person in the Second Schedule keeps a lamp under the Third Part and the First Schedule.\n"
            "2. More\nAnnex A and Schedule 2 apply. Part Two does not. The Third Schedule to the Light Act holds.\n"
            "PART ONE\n3. Odd\nSee Part III of Schedule 2 or a notice under section 1 or a licence.\n"
            "PART TWO\n4. Odd again\nSome words.\nPART THREE\n5. Last\nMore words.\n"
            "FIRST SCHEDULE\nRed lamps.\nSECOND SCHEDULE\nPART III\nGreen lamps.\nANNEX A\nBlue."
        )
    )
    assert found["Second Schedule"] == ["Second Schedule"]
    assert found["Third Part"] == ["Part Three"]
    assert found["Annex A"] == ["Annex A"]
    assert found["Part Two"] == ["Part Two"]
    assert found["Third Schedule"] == []
    assert found["Part III of Schedule 2"] == ["Second Schedule, Part III"]
    assert found["section 1"] == ["1"]


def test_the_only_schedule_needs_no_number() -> None:
    found = references(read("1. Duty\nKeep the lamps in the Schedule.\n2. End\nSee Schedule 1.\nSCHEDULE\nRed lamps."))
    assert found == {"Schedule": ["Schedule"], "Schedule 1": ["Schedule"]}


def test_numbers_in_words_are_references_in_other_languages_too() -> None:
    spanish = "\n".join(f"Artículo {n}.\nTexto {n}." for n in ("primero", "segundo", "tercero"))
    found = references(read(f"{spanish}\nArtículo cuarto.\nRigen los artículos segundo y tercero.", "es"))
    assert found["artículos segundo y tercero"] == ["Artículo 2", "Artículo 3"]
    arabic = references(read(LAWS["ar"][1], "ar"))
    assert arabic["المادة الثانية"] == ["المادة 2"]


def test_names_in_brackets_and_of_new_bodies_are_definitions() -> None:
    draft = read(
        "1. The National Lamp Agency (further - the Agency) keeps lamps.\n"
        "2. The Port Office (hereinafter referred to as “the Office”) helps the Lamp Court (“the Court”).\n"
        "3. The Lamp Police (the “Police”) helps too.\n4. The Light Council, in this Act called the Council, meets weekly.\n"
        "5. There is established a body to be known as the Lamp Commission.\n6. This Act may be called the Lamps (Amendment) Act."
    )
    assert meanings(draft) == {
        "Agency": "The National Lamp Agency",
        "Office": "The Port Office",
        "Court": "helps the Lamp Court",
        "Police": "The Lamp Police",
        "Council": "The Light Council",
        "Lamp Commission": "a body",
    }


def test_words_after_the_items_of_a_definition_belong_to_its_meaning() -> None:
    draft = read(
        "1. Definitions\nIn this Act—\n“stuff” means—\n(a) red stuff; or\n(b) blue stuff,\nthat is not used for lamps;\n"
        "“post” means a pole.\n2. End\nDone."
    )
    assert meanings(draft)["stuff"].endswith("red stuff; or blue stuff, that is not used for lamps;")


def test_lists_with_bullets_or_with_nothing_are_lists() -> None:
    draft = read(
        "1. Duties\nThe keeper shall:\n• light the lamp;\n• report to:\n– the office;\n– the police.\n"
        "2. Offences\nA person who breaks any of the following commits an offence:\na lamp of the State;\na lamp of a ship; or\na post.\n"
        "3. Terms\nIn this Act:\n- lamp means a light;\n- post means a pole."
    )
    items = [p for p in draft.provisions if p.kind is Kind.ITEM]
    assert [draft.words_of(p.own) for p in items][-3:] == ["a lamp of the State;", "a lamp of a ship; or", "a post."]
    deep = next(p for p in items if draft.words_of(p.own) == "the police.")
    assert draft.words_of(deep.effective) == "The keeper shall: report to: the police."
    assert draft.words_of(items[-1].effective).startswith("A person who breaks any of the following")
    assert meanings(draft) == {"lamp": "a light;", "post": "a pole."}


def test_a_proviso_is_read_with_the_paragraph_before_it() -> None:
    draft = read(
        "1. Duties\n(1) A keeper shall—\n(a) light the lamp; and\n(b) clean it:\nProvided that he need not do so by day.\n"
        "(2) He shall report.\nProvided further that no report is due in June.\n2. End\nDone."
    )
    assert draft.words_of(one(draft, "1(1)").own).endswith("Provided that he need not do so by day.")
    assert draft.words_of(one(draft, "1(2)").own).endswith("Provided further that no report is due in June.")


def test_a_reference_within_a_part_that_counts_anew_stays_in_it() -> None:
    draft = read(
        "PART I\nGENERAL\n1. Title\nThis is the Lamp Act.\nPART II\nOFFENCES\n1. Breaking\nNobody may break a lamp.\n"
        "2. Fine\nThe fine for section 1 is ten crowns."
    )
    assert references(draft)["section 1"] == ["Part II, 1"]


def test_a_point_is_cited_by_its_ordinal() -> None:
    draft = read(LAWS["es_resolution"][1], "es")
    assert references(draft)["punto SEGUNDO"] == ["Segundo"]


def test_these_rules_are_the_law_and_not_the_rule() -> None:
    draft = read(
        "Rule 1\nThese Rules are the Lamp Rules.\nRule 2\nIn these Rules, lamp means a light.\nRule 3\nAt once."
    )
    assert references(draft) == {"These Rules": [""], "these Rules": [""]}
    assert [draft.provisions[d.scope].kind for d in draft.definitions] == [Kind.ROOT]


def test_what_a_decree_of_ordinals_approves_counts_its_own_sections() -> None:
    draft = read(
        "УКАЗ\nПервое. Утвердить прилагаемое Положение о фонарях.\nВторое. Министерству обеспечить его исполнение.\n"
        "Третье. Указ вступает в силу с 1 июня.\nУТВЕРЖДЕНО\nУказом\nПОЛОЖЕНИЕ О ФОНАРЯХ\nРаздел 1. Общие положения\n"
        "1.1. Фонари зажигает смотритель.\n1.2. Смотритель ведёт журнал:\n1.2.1. о свете;\n1.2.2. о масле.\n"
        "Раздел 2. Надзор\n2.1. Надзор ведёт мэр.\n2.2. Мэр отчитывается.\n2.3. Отчёт открыт.\n",
        "ru",
    )
    sections = [p.locator for p in draft.provisions if p.kind is Kind.SECTION]
    assert sections[-5:] == ["1.1", "1.2", "2.1", "2.2", "2.3"]


@pytest.mark.parametrize(
    ("language", "law", "words", "targets"),
    [
        (
            "fr",
            "Article 1\nEst puni quiconque :\n1. vole une lampe ;\n2. la cache.\nArticle 2\nLe point 2 de l'article précédent vaut en mer.",
            "point 2 de l'article précédent",
            ["Article 1, 2."],
        ),
        (
            "pt",
            "Artigo 1.º\nÉ punido quem:\na) Furte;\nb) Esconda.\nArtigo 2.º\nA alínea b) do artigo anterior vale no mar.",
            "alínea b) do artigo anterior",
            ["Artigo 1.º, alínea b)"],
        ),
        (
            "ru",
            "Статья 1\nЛампа горит.\nСтатья 2\nПравила предыдущей статьи действуют в море.",
            "предыдущей статьи",
            ["Статья 1"],
        ),
    ],
)
def test_a_part_of_the_provision_before(language: str, law: str, words: str, targets: list[str]) -> None:
    assert references(read(law, language))[words] == targets


def test_sections_with_headings_go_on_where_numbers_are_left_out() -> None:
    law = read(
        "PART I. LAMPS\n1. Lamps. A lamp gives light to the street.\n2. Posts. A post bears a lamp.\n3. Keepers. A keeper lights the lamps.\n"
        "PART II. FEES\n6. Fees. (1) The fees are these.\n(2) They are paid at once.\n8. Fines. Whoever breaks a lamp is fined."
    )
    assert [p.locator for p in law.provisions if p.kind is Kind.SECTION] == ["1", "2", "3", "6", "8"]
