"""The order of Chinese lists: by the sound of each character (pinyin), then by its tone, as dictionaries are sorted."""

from __future__ import annotations

from pypinyin import Style, lazy_pinyin


def pinyin_key(words: str) -> tuple[object, ...]:
    """A key that sorts as GB/T 13418 does, character by character; of like sound and tone, by code point.

    The reading is that of the word in which a character stands (长 in 部长 is zhang). What is no Chinese character goes
    before those that are.
    """
    # A list splits what has no pinyin into signs; the stubs of pypinyin know only texts there.
    sounds = lazy_pinyin(words.casefold(), Style.TONE3, errors=list, neutral_tone_with_five=True)  # type: ignore[arg-type]
    return tuple(
        (sound[:-1], sound[-1], sign) if sound != sign else ("", sign, "")
        for sound, sign in zip(sounds, words.casefold(), strict=True)
    )
