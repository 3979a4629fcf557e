"""Words that pages show and that come from data, marked for the catalogues: classes of the content, checks, states."""

from __future__ import annotations

from lawkit.sentences import marked

THEMES = (
    marked("accounting"), marked("ancillary offence"), marked("authority"), marked("cooperation"),
    marked("definition"), marked("emergency"), marked("export import"), marked("extradition"), marked("governance"),
    marked("information"), marked("jurisdiction"), marked("licensing"), marked("mutual assistance"),
    marked("offence"), marked("penalty"), marked("physical protection"), marked("procedure"),
    marked("radioactive sources"), marked("reporting"), marked("scope"), marked("transport"),
)  # fmt: skip
BINDING = (
    marked("treaty"), marked("chapter-VII"), marked("recommendation"), marked("political"), marked("proposal"),
)  # fmt: skip
TIERS = (marked("required"), marked("normally-needed"), marked("optional"), marked("only-if"))
TRADITIONS = (marked("common"), marked("civil"))
CHECKS = (
    marked("expressions"), marked("stale"), marked("numbers"), marked("pinpoints"), marked("brackets"),
    marked("quotations"), marked("terms"), marked("residue"), marked("length"), marked("modality"), marked("lists"),
)  # fmt: skip
TEXT_STATES = (marked("untranslated"), marked("fuzzy"), marked("machine-drafted"), marked("reviewed"))
STANDINGS = (
    marked("binds all states"), marked("party"), marked("party to the earlier text only"), marked("signatory"),
    marked("not party"), marked("unknown"), marked("not binding"),
)  # fmt: skip
FACTS = {  # of a state's profile
    "short_name_en": marked("Short name in English"),
    "official_name_en": marked("Official name in English"),
    "un_member": marked("Member of the United Nations"),
    "official_languages": marked("Official languages"),
    "legal_system": marked("Legal system"),
    "legal_system_elements": marked("Elements of the legal system"),
    "tradition": marked("Drafting tradition"),
    "government_form": marked("Form of government"),
    "head_of_state_title": marked("Title of the head of State"),
    "head_of_state_representative_title": marked("Title of the representative of the head of State"),
    "legislature_name_en": marked("Legislature, its name in English"),
    "legislature_name_local": marked("Legislature, its name in the State"),
    "legislature_chamber_names": marked("Chambers of the legislature, their names"),
    "chambers": marked("Chambers of the legislature"),
    "currency": marked("Currency"),
    "official_gazette": marked("Official gazette"),
    "enacting_formula": marked("Enacting words"),
    "has_nuclear_power_reactors": marked("Has nuclear power reactors"),
    "operational_power_reactors": marked("Power reactors in operation"),
    "power_reactors_under_construction": marked("Power reactors under construction"),
    "power_reactors_shut_down": marked("Power reactors shut down"),
    "has_research_reactors": marked("Has research reactors"),
    "has_nuclear_installations": marked("Has nuclear installations"),
    "has_coast": marked("Has a sea coast"),
    "federal": marked("Federal State"),
}
LEGISLATURE_NAME = "legislature_name"  # and a language: a fact
LEGISLATURE_IN = marked("Legislature, its name in the language: {language}")
LEGAL_SYSTEMS = {
    "common": marked("common"), "civil": marked("civil"), "islamic": marked("Islamic law"),
    "customary": marked("customary law"), "religious-other": marked("other religious law"),
    "socialist": marked("socialist law"), "mixed-islamic": marked("mixed, with Islamic law"),
    "mixed-common-civil": marked("mixed, of common law and civil law"), "other": marked("other"),
}  # fmt: skip
FORMS_OF_STATE = {"republic": marked("republic"), "monarchy": marked("monarchy"), "other": marked("other")}
