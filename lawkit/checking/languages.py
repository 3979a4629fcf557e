"""Tokens and word stems of a language: spaCy's tokenizer with Snowball stems as the norm of each word.

Trained pipelines are not needed. A stem joins the forms of a word (possess, possesses, possession), so that a
concept's words are written once; Chinese is read sign by sign and has no forms to join. Arabic has stems of its own
(`arabic`): Snowball's leave many words with the particles that are written as one with them.

Windows and gaps are written in words, whatever the language: `tokens_per_word` and `letters_per_sign` say how the signs
of Chinese compare with words and letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path

import Stemmer
from spacy import about
from spacy.attrs import LOWER, NORM
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, get_lang_class
from spacy.vocab import Vocab

from lawkit.checking import arabic, normalisation

_STEMMERS = {
    "en": "english",
    "fr": "french",
    "es": "spanish",
    "ru": "russian",
    "id": "indonesian",
    "pt": "portuguese",
}
# Ways of writing one word that differ from country to country, by the letters in which they differ. They are made one
# before the stem is taken, so that a concept's words need only one of them.
_SPELLINGS = {
    "en": (
        ("iz", "is"),  # "authorize" would have the stem of "authority", "organize" that of "organ"
        *(("licens", "licenc"), ("defens", "defenc"), ("offens", "offenc"), ("programme", "program")),
        *(("labour", "labor"), ("harbour", "harbor"), ("neighbour", "neighbor"), ("behaviour", "behavior")),
        *(("centre", "center"), ("fulfill", "fulfil"), ("judgement", "judgment"), ("endeavour", "endeavor")),
    ),
    "es": (("radioac", "radiac"), ("subst", "sust"), ("transl", "trasl"), ("ionisa", "ioniza")),
    "fr": (
        ("œ", "oe"),
        # the stems of autoriser, dispositif, local, équipe, viser, traité, amende, compétent, activer, assurer,
        # préciser, charge, condition, exploitation, organisation and national are not theirs
        *(("autorit", "autorrit"), ("disposition", "dispozition"), ("localis", "localliz")),
        ("quipement", "quippement"),
        *(("visit", "vizit"), ("traitement", "treitement"), ("amendement", "ammendement"), ("mpétence", "mpéttence")),
        *(("activité", "actyvité"), ("assurance", "assurrance"), ("précité", "préczité"), ("chargement", "charjement")),
        *(("conditionnement", "condittionnement"), ("exploitant", "exploittant"), ("organism", "organysm")),
        ("nationalit", "nazionalit"),
    ),
    "id": (("berlaku", "brlaku"),),  # "to be in force" would have the stem of "melakukan", to commit
    # acção, acto, adoptar, excepção, indemnizar (Africa, and Portugal of old); plutónio, plutônio; registo, registro
    "pt": (
        *(("cç", "ç"), ("pç", "ç"), ("cc", "c"), ("pc", "c"), ("ct", "t"), ("ept", "et"), ("mn", "n")),
        *(("opt", "ot"), ("ô", "ó"), ("ê", "é"), ("ü", "u"), ("registr", "regist"), ("ionisa", "ioniza")),
    ),
}
# Plurals whose stem is not that of the singular ("instalações", "materiais", "atos"; French verbs: "justifient",
# "traversent"): the ending, and that of the singular; the first that fits is put right. French nouns that end in -ent
# (accident, agent, compétent, patient, serment) have none of these endings.
_PLURALS = {
    "fr": (
        *(("tiennent", "tient"), ("viennent", "vient"), ("prennent", "prend"), ("nnent", "nne"), ("mettent", "met")),
        *(("doivent", "doit"), ("çoivent", "çoit"), ("peuvent", "peut"), ("rouvent", "rouve"), ("ervent", "erve")),
        *(("ivent", "ive"), ("ifient", "ifie"), ("confient", "confie"), ("ublient", "ublie"), ("éficient", "éficie")),
        *(("emploient", "emploie"), ("envoient", "envoie"), ("iquent", "ique"), ("voquent", "voque")),
        *(("isent", "ise"), ("osent", "ose"), ("usent", "use"), ("ersent", "erse"), ("ressent", "resse")),
        *(("cessent", "cesse"), ("assent", "asse"), ("rtent", "rte"), ("ectent", "ecte"), ("istent", "iste")),
        *(("sentent", "sente"), ("atent", "ate"), ("cutent", "cute"), ("aitent", "aite"), ("optent", "opte")),
        *(("buent", "bue"), ("tuent", "tue"), ("valuent", "value"), ("gnent", "gne"), ("eillent", "eille")),
        *(("ôlent", "ôle"), ("rcent", "rce"), ("ncent", "nce"), ("èdent", "ède"), ("cordent", "corde")),
        *(("andent", "ande"), ("endent", "ende"), ("ondent", "onde"), ("courent", "courir"), ("ssurent", "ssure")),
        *(("rocurent", "rocure"), ("igurent", "igure"), ("éclarent", "éclare"), ("éparent", "épare")),
        *(("informent", "informe"), ("conforment", "conforme"), ("firment", "firme")),
        *(("nomment", "nomme"), ("somment", "somme"), ("priment", "prime"), ("exigent", "exige"), ("ègent", "ège")),
        ("angent", "ange"),
        *(("jugent", "juge"), ("bligent", "blige"), ("irigent", "irige"), ("ragent", "rage"), ("magent", "mage")),
        *(("gagent", "gage"), ("tagent", "tage"), ("nagent", "nage"), ("lacent", "lace"), ("nacent", "nace")),
        *(("volent", "vole"), ("obent", "obe"), ("ournent", "ourne"), ("vrent", "vre"), ("aquent", "aque")),
        *(("rquent", "rque"), ("squent", "sque"), ("mbent", "mbe"), ("turbent", "turbe"), ("ravent", "rave")),
        *(("ipent", "ipe"), ("oupent", "oupe"), ("ppent", "ppe"), ("aident", "aide"), ("gardent", "garde")),
        *(("tardent", "tarde"), ("citent", "cite"), ("loitent", "loite"), ("mitent", "mite"), ("sitent", "site")),
        *(("litent", "lite"), ("radent", "rade"), ("vadent", "vade"), ("êtent", "ête"), ("ètent", "ète")),
        *(("ultent", "ulte"), ("jettent", "jette"), ("gnalent", "gnale"), ("ulent", "ule"), ("guent", "gue")),
        *(("èlent", "èle"), ("ockent", "ocke"), ("ouent", "oue"), ("chent", "che"), ("mnent", "mne")),
        *(("rminent", "rmine"), ("xaminent", "xamine"), ("liminent", "limine"), ("heminent", "hemine")),
        *(("stinent", "stine"), ("xent", "xe"), ("éent", "ée"), ("strent", "stre"), ("ntrent", "ntre")),
        *(("scellent", "scelle"), ("aillent", "aille"), ("xpédient", "xpédie"), ("gocient", "gocie")),
        *(("précient", "précie"), ("varient", "varie"), ("cuent", "cue"), ("tentent", "tente"), ("mentent", "mente")),
        *(("ssaient", "ssaie"), ("connaissent", "connaît"), ("lèvent", "lève"), ("ènent", "ène")),
        *(("ltèrent", "ltère"), ("bordent", "borde"), ("cernent", "cerne"), ("gèrent", "gère"), ("ccupent", "ccupe")),
        *(("édigent", "édige"), ("èglent", "ègle"), ("britent", "brite"), ("aînent", "aîne"), ("ssocient", "ssocie")),
        *(("laborent", "labore"), ("ceptent", "cepte"), ("inuent", "inue")),
    ),
    "pt": (
        *(("ões", "ão"), ("ães", "ão"), ("ãos", "ão"), ("íveis", "ível"), ("áveis", "ável"), ("óveis", "óvel")),
        *(("ais", "al"), ("éis", "el"), ("óis", "ol"), ("uis", "ul"), ("sseis", "ssil"), ("teis", "til")),
        *(("vis", "vil"), ("tis", "til"), ("res", "r"), ("zes", "z"), ("ns", "m"), ("as", "a"), ("os", "o")),
        ("es", "e"),
        # before "-lo" and "-la" an infinitive loses its r: comunicá-las
        *(("cá", "car"), ("çá", "çar"), ("dá", "dar"), ("gá", "gar"), ("iá", "iar"), ("lá", "lar"), ("má", "mar")),
        *(("ná", "nar"), ("sá", "sar"), ("tá", "tar"), ("uá", "uar"), ("vá", "var"), ("zá", "zar")),
    ),
}
# Verb forms whose stem is not that of the infinitive: the subjunctives in which penal codes speak of the offender ("el
# que tuviere", "quien contribuyere", "quem detiver", "quem exija"), by their endings; an irregular verb has its own.
_SPANISH_PRETERITES = {
    "tuv": "tener",
    "pus": "poner",
    "hic": "hacer",
    "quis": "querer",
    "vin": "venir",
    "sup": "saber",
    "pud": "poder",
    "stuv": "star",
    "firi": "ferir",
    "pid": "pedir",
    "sirv": "servir",
    "sigu": "seguir",
    "duj": "ducir",
    "dij": "decir",
    "traj": "traer",
    "virti": "vertir",
    "sinti": "sentir",
    "muri": "morir",
}
# Written so that no noun whose plural ends otherwise is met (cómplice, enfoque, bloque).
_SPANISH_SUBJUNCTIVES = {
    "ique": "icar",
    "voque": "vocar",
    "coloque": "colocar",
    "taque": "tacar",
    "usque": "uscar",
    "ilice": "ilizar",
    "alice": "alizar",
    "orice": "orizar",
    "anice": "anizar",
    "onice": "onizar",
    "antice": "antizar",
    "menace": "menazar",
    "xija": "xigir",
    "irija": "irigir",
    "roteja": "roteger",
    "ecoja": "ecoger",
    "ezca": "ecer",
    "ozca": "ocer",
    "duzca": "ducir",
    "jerza": "jercer",
    "tenga": "tener",
    "ponga": "poner",
    "venga": "venir",
    "haga": "hacer",
    "traiga": "traer",
    "uelva": "olver",
    "ierda": "erder",
}
_PORTUGUESE_PERFECTS = {
    "tiv": "ter",
    "pus": "por",
    "fiz": "fazer",
    "quis": "querer",
    "soub": "saber",
    "pud": "poder",
    "houv": "haver",
    "trouxe": "trazer",
    "diss": "dizer",
}
_PORTUGUESE_SUBJUNCTIVES = {
    "mpeça": "mpedir",
    "xpeça": "xpedir",
    "inja": "ingir",
    "stranja": "stranger",
    "coaja": "coagir",
    "reaja": "reagir",
    "stinga": "stinguir",
    "requeira": "requerer",
    "nsinta": "nsentir",
    "sirva": "servir",
    "revina": "revenir",
    "revine": "revenir",
    "grida": "gredir",
    "gride": "gredir",
    "dvirta": "dvertir",
    "reveja": "rever",
    "roíba": "roibir",
    "roíbe": "roibir",
    "reúna": "reunir",
    "reúne": "reunir",
    "ncubra": "ncobrir",
    "aneie": "anear",
    "nuseie": "nusear",
    "usteie": "ustear",
    "omeie": "omear",
    "oqueie": "oquear",
}
# Verbs in -ar of which the stemmer takes the present for another word ("avalia", "notifica", "coopera"): what stands
# before the ending. Where a noun is written alike but for an accent (cópia, média), it is not met.
_PORTUGUESE_CUT_SHORT = (
    *("brevi", "livi", "apoi", "propri", "uxili", "vali", "avari", "confi", "contrari", "copi", "ustodi", "desvi"),
    *("ensai", "xtravi", "cendi", "nventari", "rradi", "medi", "refugi", "reenvi", "epatri", "ubsidi", "vigi"),
    *("vistori", "oncili", "hefi", "ngari", "onlui"),
    *("ific", "omunic", "rejudic", "ncentiv", "esativ"),
    *("ooper", "eliber", "onsider", "ecuper", "toler", "super", "xoner", "rolifer", "dulter", "apoder", "moder"),
    *("declar", "prepar", "repar", "separ", "dispar", "quipar", "retir"),
)
_VERB_FORMS = {
    "es": (
        *(
            (stem.removesuffix("i") + (ending if stem.endswith("j") else f"i{ending}"), infinitive)
            for stem, infinitive in _SPANISH_PRETERITES.items()
            for ending in ("ere", "eren", "era", "eran", "ese", "esen")
        ),
        *((f"y{ending}", "er") for ending in ("ere", "eren", "era", "eran", "ese", "esen")),
        *((f"i{ending}", "er") for ending in ("ere", "eren")),
        *(
            (present + ending, infinitive)
            for present, infinitive in _SPANISH_SUBJUNCTIVES.items()
            for ending in ("", "n")
        ),
        ("taques", "tacar"),
    ),
    "pt": (
        *(
            (stem.removesuffix("e") + ending, infinitive)
            for stem, infinitive in _PORTUGUESE_PERFECTS.items()
            for ending in ("er", "erem", "esse", "essem")
        ),
        *(("tenha", "ter"), ("tenham", "ter"), ("tém", "ter"), ("ponha", "por"), ("ponham", "por")),
        *(("faça", "fazer"), ("façam", "fazer"), ("fira", "ferir"), ("firam", "ferir"), ("ija", "igir")),
        *(("ijam", "igir"), ("ique", "icar"), ("iquem", "icar"), ("oque", "ocar"), ("oquem", "ocar")),
        *(("regue", "regar"), ("reguem", "regar"), ("siga", "seguir"), ("sigam", "seguir")),
        *(("iguem", "igar"), ("roteja", "roteger"), ("rotejam", "roteger"), ("dquira", "dquirir")),
        *(("dquiram", "dquirir"), ("taque", "tacar"), ("taquem", "tacar"), ("taques", "tacar")),
        *(("usque", "uscar"), ("usquem", "uscar")),
        *((verb + ending, f"{verb}ar") for verb in _PORTUGUESE_CUT_SHORT for ending in ("a", "am", "em")),
        *(("segue", "seguir"), ("seguem", "seguir"), ("eguem", "egar"), ("oguem", "ogar"), ("lguem", "lgar")),
        *(("rguem", "rgar"), ("aguem", "agar"), ("isque", "iscar"), ("isquem", "iscar"), ("marque", "marcar")),
        *(("marquem", "marcar"), ("mbarque", "mbarcar"), ("mbarquem", "mbarcar")),
        *(
            (present + ending, infinitive)
            for present, infinitive in _PORTUGUESE_SUBJUNCTIVES.items()
            for ending in ("", "m")
        ),
        *(
            (f"{before}{form}", f"{before}vir")
            for before in ("inter", "pro", "ad", "contra", "sobre", "con")
            for form in ("vém", "venha", "venham", "vier", "vierem")
        ),
        *((f"{before}põe{ending}", f"{before}por") for before in ("m", "s", "x", "e", "o") for ending in ("", "m")),
        *(
            (participle + ending, infinitive)
            for participle, infinitive in (("uíd", "uir"), ("raíd", "rair"), ("btid", "bter"))
            for ending in ("o", "a", "os", "as")
        ),
        *(("btendo", "bter"), ("strói", "struir"), ("stroem", "struir"), ("ferem", "ferir"), ("dquirem", "dquirir")),
        ("requer", "requerer"),
    ),
}
_SHORTEST_PLURAL = 4  # letters: "dos" and "nas" are none
# The shortest stem that is taken of a longer one in Russian: of "военный" only "во" would stay, of "изымать" "из".
# Words with a stem that short ("иной", "этот") keep it, but for those that would be one with others ("заем", "опыт").
_SHORTEST_STEM = 3
_OTHER_WORDS = {"во", "вы", "за", "из", "им", "оп"}
# Russian words of which the stemmer leaves what it leaves of others (rules and rights, exchange and deceit, wounding
# and earlier, assets and acts): by their beginning, the stem that they have instead.
_SET_APART = {
    "ru": {
        **{
            word: word
            for word in (
                *("законн", "установлени", "образован", "именуе", "вместо", "лишь", "противосто", "разделени"),
                *("понима", "дать", "событи", "терминал", "капитал", "судимост", "заведом", "последова"),
                *("отмыван", "обман", "обмен"),
                *("ученик", "учени", "собрани", "останов", "постоянн", "организованн", "определенн", "объем", "режим"),
                *("массов", "временн", "образу", "скрылся", "правильн", "правилен", "напрямую"),
            )
        },
        "правил": "правила",
        **dict.fromkeys(("активы", "активов", "активам", "активах"), "активы"),
        **dict.fromkeys(("общени", "общать", "общает", "общают"), "общени"),
        **dict.fromkeys(("советовать", "советует", "советуют"), "советовать"),
        **dict.fromkeys(("возрастан", "возрастать", "возрастает", "возрастают"), "возрастан"),
        **dict.fromkeys(("вызыва", "вызвать", "вызвал", "вызван", "вызвавш"), "вызыва"),
        **dict.fromkeys(("ранени", "раненн", "ранены", "ранить", "ранит", "ранил"), "ранени"),
        **dict.fromkeys(("исходя", "исходит", "исходил"), "исходя"),
        **dict.fromkeys(("скрылас", "скрылис"), "скрылся"),
        **dict.fromkeys(("делящ", "делится", "делятся", "делени"), "деление"),  # fission, which is no case at law
        **dict.fromkeys(("состояни",), "состояние"),
        **dict.fromkeys(("устраив",), "устраива"),
        **dict.fromkeys(("рассыла",), "рассыла"),
        **dict.fromkeys(("добива",), "добива"),
        **dict.fromkeys(("поставит", "поставил", "поставив"), "поставить"),
        **dict.fromkeys(("пользован", "пользовать", "пользует", "пользующ"), "пользова"),
        # to hand over, which the stemmer makes one with "before"
        **dict.fromkeys(("передав", "передае", "передаё", "передал", "передан", "передас"), "передать"),
        **dict.fromkeys(("передать", "передад", "передаю"), "передать"),
    }
}
# One pass of the stemmer is enough: a second would take "only" for a form of "on", and these plurals are put right.
_ONE_PASS = {"en", "pt"}
# Where a text is read sign by sign: the signs that take the place of one word, and the letters that one sign stands
# for. The authentic texts of the conventions have 1.1 signs to an English word, a dictionary cuts Chinese statutes
# into words of 1.9 signs, and of English letters and spaces there are five to a sign.
_SIGNS_PER_WORD = {"zh": 1.8}
_LETTERS_PER_SIGN = {"zh": 4}
_COMMA_BEFORE = {
    "ru": re.compile(
        r"(?<=[а-я]) (?=котор(?:ый|ая|ое|ые|ого|ой|ому|ым|ом|ую|ых|ыми)\b|если\b|чтобы\b"
        r"|[а-я]+(?:ющ|ущ|ящ|ащ|вш)(?:ий|ая|ее|ие|его|ей|ему|им|ем|ую|их|ими)(?:ся)?\b"
        r"|[а-я]+нн(?:ый|ая|ое|ые|ого|ой|ому|ым|ом|ую|ых|ыми)\b)"
    )
}
_NOUN_LAST = {"zh"}  # what describes a noun stands before it: "本法规定的犯罪", the offences of this Act
_SIGN = re.compile(r"([A-Za-z0-9]+|\S)( ?)|(\s+)")
# Arabic has no tokenizer of its own in spaCy: numbers would keep the full stop that ends a sentence, and words between
# which a comma has no space beside it would be one.
_WORD = re.compile(r"([0-9]+(?:[.,][0-9]+)*|[^\W\d_]+|\S)( ?)|(\s+)")
_TOKENS = {"zh": _SIGN, "ar": _WORD}


def tokens_per_word(language: str) -> float:
    """How many tokens of the pipeline a word of a rule's window is worth."""
    return _SIGNS_PER_WORD.get(language, 1)


def letters_per_sign(language: str) -> int:
    """How many letters of an alphabet say as much as one character of the language."""
    return _LETTERS_PER_SIGN.get(language, 1)


def noun_stands_last(language: str) -> bool:
    """Whether "an offence against this Act" begins with the Act and ends with the offence."""
    return language in _NOUN_LAST


def with_commas(phrase: str, language: str) -> str:
    """The phrase with the commas that the language's spelling asks for ("в случаях, предусмотренных договором")."""
    return _COMMA_BEFORE[language].sub(", ", phrase) if language in _COMMA_BEFORE and "," not in phrase else phrase


def made_by(language: str) -> list[bytes]:
    """All that the tokens and stems of a text depend on besides its words, for the names of what is kept of them."""
    code = [Path(module).read_bytes() for module in (__file__, arabic.__file__, normalisation.__file__)]
    return [about.__version__.encode(), str(Stemmer.version()).encode(), language.encode(), *code]


def words_in(text: str, language: str) -> int:
    """About how many words a text has."""
    if language in _SIGNS_PER_WORD:
        return round(sum(1 for _ in _SIGN.finditer(text)) / _SIGNS_PER_WORD[language])
    return len(text.split())


class _PatternTokenizer:
    """A token wherever a pattern is met: its first group, the space after it, or a run of white space."""

    def __init__(self, vocab: Vocab, pattern: re.Pattern[str]) -> None:
        self.vocab = vocab
        self._pattern = pattern

    def __call__(self, text: str) -> Doc:
        found = [match.groups("") for match in self._pattern.finditer(text)]
        words = [sign or white for sign, _, white in found]
        return Doc(self.vocab, words=words, spaces=[bool(space) for _, space, _ in found])


# Stems of which a vowel of the nominative, or of the genitive plural, is gone in other forms: перечень, перечня.
_FLEETING = re.compile(r"(?<=[бвгджзклмнпрстфхцчшщь])(?:(?<=\w{3})о(?=к$)|(?<=\w{3})е(?=ц$))")
_FLEETING_STEMS = {"переч": "перечн"}


def _without_fleeting_vowel(stem: str) -> str:
    """One stem for the Russian forms with and without a fleeting vowel (установка, установок; владелец, владельца)."""
    return _FLEETING_STEMS.get(stem) or _FLEETING.sub("", stem.replace("лец", "льец"))


_STOP_AFTER_LETTER = r"(?<=^[A-ZА-Я])\."  # "sources of category I.": spaCy takes it for an initial


@cache
def tokenizer(language: str) -> Tokenizer | _PatternTokenizer:
    """What cuts a text into tokens whose norm is their stem.

    Of a spaCy pipeline only this part is made: the rest of a blank one takes longer to put together than a law to read.
    """
    # Nothing else is asked of a word, and spaCy would work out shape, prefix and much more for every new one.
    vocab = Vocab(lex_attr_getters={LOWER: str.lower, NORM: stems(language)})
    if language in _TOKENS:
        return _PatternTokenizer(vocab, _TOKENS[language])
    rules = get_lang_class(language).Defaults
    return Tokenizer(
        vocab,
        rules={},  # no special cases: they would set norms of their own
        prefix_search=compile_prefix_regex(rules.prefixes or ()).search,
        suffix_search=compile_suffix_regex([*(rules.suffixes or ()), _STOP_AFTER_LETTER]).search,
        infix_finditer=compile_infix_regex(rules.infixes or ()).finditer,
        token_match=rules.token_match,
        url_match=rules.url_match,
    )


def stems(language: str) -> Callable[[str], str]:
    """The function that gives the stem of a word."""
    stemmer = Stemmer.Stemmer(_STEMMERS[language]) if language in _STEMMERS else None
    spellings = _SPELLINGS.get(language, ())
    plurals = (*_VERB_FORMS.get(language, ()), *_PLURALS.get(language, ()))
    apart = _SET_APART.get(language, {})
    set_apart = re.compile("|".join(sorted(apart, key=len, reverse=True))) if apart else None

    def norm(word: str) -> str:
        stem = word.lower()
        if set_apart is not None and (beginning := set_apart.match(stem)):
            return apart[beginning[0]]
        for other, usual in spellings:
            stem = stem.replace(other, usual)
        if len(stem) >= _SHORTEST_PLURAL:
            stem = next((stem.removesuffix(many) + one for many, one in plurals if stem.endswith(many)), stem)
        if language == "ar":
            return arabic.stem(stem)
        if stemmer is None:
            return stem
        if language in _ONE_PASS:
            return str(stemmer.stemWord(stem))
        # Until nothing changes: a plural's stem can be a word that has a shorter stem of its own ("nucleares",
        # "nuclear", "nucl"), and then singular and plural would not meet.
        while (shorter := str(stemmer.stemWord(stem))) != stem:
            if language == "ru" and len(shorter) < _SHORTEST_STEM and (stem != word.lower() or shorter in _OTHER_WORDS):
                break
            stem = shorter
        if language == "fr":  # capitals are often printed without accents ("Etat", "ENERGIE")
            stem = "".join(sign for sign in unicodedata.normalize("NFD", stem) if not unicodedata.combining(sign))
        return _without_fleeting_vowel(stem) if language == "ru" else stem

    return norm
