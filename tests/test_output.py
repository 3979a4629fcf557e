"""A file is written whole or not at all, whatever ends the writing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from lawkit.output import write_file


def test_a_text_given_in_pieces_is_written_whole(tmp_path: Path) -> None:
    write_file(tmp_path / "law.txt", iter(["Artículo ", "1"]))
    assert (tmp_path / "law.txt").read_text("utf-8") == "Artículo 1"


@pytest.mark.parametrize("end", [KeyboardInterrupt, ValueError])
def test_nothing_stays_of_a_text_of_which_a_piece_cannot_be_made(tmp_path: Path, end: type[BaseException]) -> None:
    def pieces() -> Iterator[str]:
        yield "Artículo "
        raise end

    (tmp_path / "law.txt").write_text("before", "utf-8")
    with pytest.raises(end):
        write_file(tmp_path / "law.txt", pieces())
    assert [path.name for path in tmp_path.iterdir()] == ["law.txt"]
    assert (tmp_path / "law.txt").read_text("utf-8") == "before"
