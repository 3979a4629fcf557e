"""Templates are read in two ways, and both give the same."""

from __future__ import annotations

import pytest

from lawkit.library.full_templates import full_parts
from lawkit.library.loader import load
from lawkit.library.templates import Call, template_parts
from lawkit.translation.segments import segment_files


def test_every_text_of_the_content_reads_as_jinja_reads_it() -> None:
    texts = [one.text for file in segment_files(load()) for one in file.words if "{" in one.text]
    assert len(texts) > 500
    for text in texts:
        assert template_parts(" ".join(text.split())) == full_parts(" ".join(text.split()))


@pytest.mark.parametrize(
    "text",
    [
        "{{ place('a') }} and {{ refs('b', 'c#d') }}.",
        "{{ ref( 'a' ) | form('de') }}{{ this_act }}",
        "{{ state.name }} {{ treaty.title }}",
        "{{- place('a') -}} x",
        '{{ place("a") }}',
        "{% if x %}y{% endif %}",
        "{{ place('a', 'b') }}",
        "{{ place('a') | form('de') }}",
        "{{ state.secret }}",
        "{{ unknown }}",
        "{{ open('/etc/passwd') }}",
        "{{ place('a' }}",
        "a } b { c",
        "{# note #}words",
        "two\nlines {{ place('a') }}\n",
    ],
)
def test_plain_and_odd_templates_give_what_jinja_gives(text: str) -> None:
    assert template_parts(text) == full_parts(text)


def test_a_call_keeps_its_names_and_its_form() -> None:
    parts, wrong = template_parts("By {{ refs('a', 'b') | form('de') }}.")
    assert parts == ("By ", Call("refs", "a", ("b",), "de"), ".")
    assert wrong == ()
