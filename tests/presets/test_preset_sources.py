"""Where presets are from: each kind of source gives the same files, and a hostile one a message."""

import hashlib
import io
import os
import socket
import stat
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from writing_presets import ACME, committed, git, written, zipped

from generator.errors import StartwiseError
from generator.presets import downloading, git_fetch
from generator.presets.cache import kept_with
from generator.presets.files import (
    MOST_FILES,
    PresetNotHad,
    UnreadablePreset,
    check_path,
    digest_of_files,
)
from generator.presets.sources import counted_from, found_at, found_before

OVERLAY: dict[str, str | bytes] = {"overlay/shared/files/CODEOWNERS": "* @acme\n"}
FILES = {"preset.toml": ACME.encode(), "overlay/shared/files/CODEOWNERS": b"* @acme\n"}


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)


def refusal(source: str) -> str:
    with pytest.raises(StartwiseError) as refused:
        found_at(source)
    assert "\x1b" not in refused.value.message
    return refused.value.message


def test_every_kind_of_source_gives_the_same_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = written(tmp_path / "starters" / "acme", files=OVERLAY)
    # What else is in the folder is no part of it.
    written(folder, files={"README.md": "ours", ".git/config": "x", "src/a.py": ""})
    committed(tmp_path / "starters", "v1")
    named: dict[str, str | bytes] = {"preset.toml": ACME, **OVERLAY}
    archive = zipped(tmp_path / "acme.zip", named)
    inside = zipped(tmp_path / "release.zip", {f"acme-1.0/{path}": named[path] for path in named})
    written(tmp_path / "site" / "acme_starters" / "web", files=OVERLAY)
    (tmp_path / "site/acme_starters/__init__.py").write_text("raise SystemExit('imported')")
    monkeypatch.syspath_prepend(tmp_path / "site")
    sources = [
        "starters/acme", "starters/acme/preset.toml", str(folder), "acme.zip", "release.zip",
        f"acme.zip#sha256={hashlib.sha256(archive.read_bytes()).hexdigest()}",
        f"git+file://{tmp_path}/starters@v1#acme", "pkg:acme_starters/web",
    ]  # fmt: skip
    assert inside.exists()
    for source in sources:
        assert found_at(source).files == FILES, source
    assert "acme_starters" not in sys.modules


def test_the_digest_is_that_of_stock_tools() -> None:
    lines = "".join(
        f"{hashlib.sha256(FILES[path]).hexdigest()}  {path}\n" for path in sorted(FILES)
    )
    wanted = f"sha256:{hashlib.sha256(lines.encode()).hexdigest()}"
    assert digest_of_files(FILES) == wanted


def test_a_repository_is_not_asked_for_what_is_there_and_does_without_where_it_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository = written(tmp_path / "repository")
    committed(repository, "v1")
    source = f"git+file://{repository}@v1"
    assert found_at(source).note == ""
    monkeypatch.setattr(git_fetch, "fetched", lambda _: pytest.fail("fetched again"))
    assert found_at(source).files == found_at(source).files
    repository.rename(tmp_path / "gone")
    found = found_at(source)
    assert found.files == {"preset.toml": ACME.encode()}
    assert "It is taken as it was last time" in found.note
    assert found_before(source, found.digest) == found.files
    assert found_before(source, f"sha256:{'0' * 64}") is None


def test_a_commit_needs_no_network_at_all_once_it_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository = written(tmp_path / "repository")
    commit = committed(repository, "v1")
    git(repository, "config", "uploadpack.allowAnySHA1InWant", "true")
    source = f"git+file://{repository}@{commit}"
    found = found_at(source)
    monkeypatch.setattr(git_fetch, "_git", lambda *_: pytest.fail("git was run"))
    assert found_at(source) == found


def test_a_tag_that_was_moved_is_fetched_and_told(tmp_path: Path) -> None:
    repository = written(tmp_path / "repository")
    committed(repository, "v1")
    source = f"git+file://{repository}@v1"
    before = found_at(source)
    written(repository, ACME.replace('"1.0"', '"1.1"'))
    committed(repository, "v1")
    after = found_at(source)
    assert after.files != before.files
    assert "its tag was moved" in after.note
    # What a project was made with is there still.
    assert found_before(source, before.digest) == before.files


def test_what_is_kept_counts_only_as_long_as_it_is_the_same(tmp_path: Path) -> None:
    repository = written(tmp_path / "repository")
    committed(repository, "v1")
    found = found_at(f"git+file://{repository}@v1")
    (kept,) = (tmp_path / "cache/startwise/presets").glob("*.zip")
    zipped(kept, {"preset.toml": ACME.replace("proprietary", "MIT")})
    assert kept_with(found.digest) is None
    assert found_at(found.source).files == found.files


def test_hooks_filters_and_submodules_of_a_repository_have_no_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository = written(tmp_path / "repository", files={
        ".gitattributes": "* filter=evil\n",
        ".gitmodules": '[submodule "a"]\npath = a\nurl = ext::sh -c touch% pwned\n',
    })  # fmt: skip
    committed(repository, "v1")
    marker = tmp_path / "ran"
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    for name in ("post-checkout", "reference-transaction", "post-merge", "post-index-change"):
        (hooks / name).write_text(f"#!/bin/sh\ntouch {marker}\n")
        (hooks / name).chmod(0o755)
    settings = tmp_path / "gitconfig"
    settings.write_text(
        f'[core]\nhooksPath = {hooks}\n[filter "evil"]\nsmudge = touch {marker}\n'
        f"[init]\ntemplateDir = {tmp_path}\n"
    )
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    found_at(f"git+file://{repository}@v1")
    assert not marker.exists()
    assert not (tmp_path / "pwned").exists()


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("", "is empty"),
        ("nowhere", "There is no preset nowhere"),
        (".", "holds no preset.toml"),
        ("ext::sh -c touch% pwned", "is no source"),
        ("git+ext::sh -c touch% pwned@v1", "is no source"),
        ("git+http://host/x@v1", "is no source"),
        ("http://host/x.zip", "is no source"),
        ("file:///etc/passwd", "is no source"),
        ("ftp://host/x.zip", "is no source"),
        ("https://host/x.zip", "says no hash"),
        ("git+https://host/x", "names no tag"),
        ("git+https://host/x@", "names no tag"),
        ("git+https://host/x@--upload-pack=touch", "names no tag"),
        ("git+https://host/x@v1#../up", "no folder"),
        ("git+https://host/x@v1#.git", "no folder"),
        ("git+https://ada:token@host/x@v1", "holds a password"),
        ("https://ada:token@host/x.zip#sha256=" + "0" * 64, "holds a password"),
        ("pkg:../up", "names no package"),
        ("pkg:json/../up", "names no package"),
        ("pkg:__main__", "no installed package"),
        ("pkg:no_such_package", "no installed package"),
        ("a\x1b[31mred", "is no source"),
        ("x" * 5000, "is no source"),
        ("/dev/zero", "no plain file"),
        ("preset\0.toml", "is no source"),
        ("~nobody-at-all/x", "can"),
    ],
)
def test_what_is_no_source_is_one_message(tmp_path: Path, source: str, told: str) -> None:
    assert told in refusal(source)
    assert not (tmp_path / "pwned").exists()


def test_a_tag_or_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    repository = written(tmp_path / "repository")
    committed(repository, "v1")
    assert "has no tag v2" in refusal(f"git+file://{repository}@v2")
    assert "has no tag main" in refusal(f"git+file://{repository}@main")
    assert "no preset.toml in the folder web" in refusal(f"git+file://{repository}@v1#web")
    assert "could not be fetched" in refusal(f"git+file://{tmp_path}/none@v1")


def test_links_are_refused_in_every_kind_of_source(tmp_path: Path) -> None:
    folder = written(tmp_path / "acme")
    (folder / "overlay").mkdir()
    (folder / "overlay/passwd").symlink_to("/etc/passwd")
    assert "overlay/passwd is a link" in refusal("acme")
    committed(folder, "v1")
    assert "overlay/passwd is a link" in refusal(f"git+file://{folder}@v1")
    (folder / "overlay/passwd").unlink()
    (folder / "overlay").rmdir()
    (folder / "overlay").symlink_to("/etc")
    assert "overlay is a link" in refusal("acme")
    (folder / "preset.toml").rename(tmp_path / "other.toml")
    (folder / "preset.toml").symlink_to(tmp_path / "other.toml")
    assert "preset.toml is a link" in refusal("acme")
    info = zipfile.ZipInfo("overlay/passwd")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "link.zip", "w") as archive:
        archive.writestr("preset.toml", ACME)
        archive.writestr(info, "/etc/passwd")
    assert "overlay/passwd is a link" in refusal("link.zip")


def test_pipes_are_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    assert "no plain file" in refusal("pipe.toml")
    folder = written(tmp_path / "acme", files={"overlay/a": ""})
    os.mkfifo(folder / "overlay/pipe")
    assert "no plain file" in refusal("acme")


def test_a_submodule_in_an_overlay_is_refused(tmp_path: Path) -> None:
    repository = written(tmp_path / "repository")
    commit = committed(repository, "v0")
    git(repository, "update-index", "--add", "--cacheinfo", f"160000,{commit},overlay/sub")
    git(repository, "commit", "--quiet", "--message", "sub")
    git(repository, "tag", "v1")
    assert "overlay/sub is a link" in refusal(f"git+file://{repository}@v1")


def test_gigabytes_are_refused_before_they_are_read(tmp_path: Path) -> None:
    folder = written(tmp_path / "acme", files={"overlay/big": ""})
    os.truncate(folder / "overlay/big", 10**9)
    assert "1,000,000,000 bytes" in refusal("acme")
    os.truncate(folder / "overlay/big", 0)
    os.truncate(folder / "preset.toml", 10**9)
    assert "1,000,000,000 bytes" in refusal("acme")
    (tmp_path / "big.toml").touch()
    os.truncate(tmp_path / "big.toml", 10**9)
    assert "has more than" in refusal("big.toml")
    (tmp_path / "big.zip").touch()
    os.truncate(tmp_path / "big.zip", 10**9)
    assert "has more than" in refusal("big.zip")


def test_a_bomb_in_an_archive_is_refused(tmp_path: Path) -> None:
    zipped(tmp_path / "bomb.zip", {"preset.toml": ACME, "overlay/bomb": b"\0" * 50_000_000})
    assert (tmp_path / "bomb.zip").stat().st_size < 100_000
    assert "50,000,000 bytes" in refusal("bomb.zip")
    many = {f"overlay/{number}": "x" for number in range(MOST_FILES)}
    zipped(tmp_path / "many.zip", {"preset.toml": ACME, **many})
    assert f"more than {MOST_FILES} files" in refusal("many.zip")
    # What an archive says of a size is not believed.
    content = bytearray((tmp_path / "bomb.zip").read_bytes())
    size = (50_000_000).to_bytes(4, "little")
    assert content.count(size) == 2
    (tmp_path / "liar.zip").write_bytes(content.replace(size, (10).to_bytes(4, "little")))
    assert "no zip archive that can be read" in refusal("liar.zip")


def test_a_bomb_in_a_repository_is_refused(tmp_path: Path) -> None:
    repository = written(tmp_path / "repository", files={"overlay/bomb": b"\0" * 50_000_000})
    committed(repository, "v1")
    assert "50,000,000 bytes" in refusal(f"git+file://{repository}@v1")


def test_a_repository_that_is_too_large_is_not_written_to_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository = written(tmp_path / "repository", files={"other": os.urandom(3_000_000)})
    committed(repository, "v1")
    assert found_at(f"git+file://{repository}@v1").files
    committed(repository, "v2")
    monkeypatch.setattr(git_fetch, "_LARGEST_PACK", 1_000_000 // 512)
    assert "could not be fetched" in refusal(f"git+file://{repository}@v2")


def test_a_repository_that_never_answers_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(git_fetch, "LONGEST_SECONDS", 1)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        assert "took longer than 1 seconds" in refusal(f"git+https://127.0.0.1:{port}/x@v1")


@pytest.mark.parametrize(
    "name",
    [
        "../up", "/etc/passwd", "overlay/../../up", "overlay/.git/hooks/x", "overlay/.GIT/x",
        "overlay\\up", "C:/x", "overlay/.g\u200cit/x", "overlay/git~1/x",
        "overlay/a\x1b[31m", "overlay//a", "overlay/./a",
        "overlay/" + "x" * 300,
    ],
)  # fmt: skip
def test_a_path_that_leads_out_is_refused(name: str) -> None:
    with pytest.raises(UnreadablePreset) as refused:
        check_path(name)
    assert "\x1b" not in refused.value.message


@given(st.text(min_size=1, max_size=40))
def test_a_path_that_is_taken_stays_below_its_folder(path: str) -> None:
    try:
        check_path(path)
    except UnreadablePreset:
        return
    root = Path("/nowhere/at/all")
    assert root in (root / path).resolve().parents
    assert path.isprintable() or not any(one < " " for one in path)


@given(st.binary(max_size=300))
def test_any_bytes_for_an_archive_are_one_message(content: bytes) -> None:
    from generator.presets.zips import files_of_zip

    with pytest.raises(UnreadablePreset):
        files_of_zip(content, "some.zip")


@given(st.data())
def test_a_broken_archive_is_one_message_or_the_same_files(data: st.DataObject) -> None:
    from generator.presets.zips import files_of_zip

    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in FILES.items():
            archive.writestr(path, content)
    broken = bytearray(whole.getvalue())
    at = data.draw(st.integers(0, len(broken) - 1))
    broken[at] = data.draw(st.integers(0, 255))
    try:
        files = files_of_zip(bytes(broken), "some.zip")
    except UnreadablePreset:
        return
    assert set(files.values()) <= {*FILES.values(), b""} | {files["preset.toml"]}


def test_an_address_is_asked_once_and_believed_by_its_hash(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = zipped(tmp_path / "acme.zip", {"preset.toml": ACME}).read_bytes()
    asked: list[str] = []

    def answer(address: str, _largest: int) -> bytes:
        asked.append(address)
        return content

    monkeypatch.setattr(downloading, "downloaded", answer)
    wrong = f"https://host/acme.zip#sha256={'0' * 64}"
    assert "is not the archive that was meant" in refusal(wrong)
    right = f"https://host/acme.zip#sha256={hashlib.sha256(content).hexdigest()}"
    assert found_at(right).files == found_at(right).files == {"preset.toml": ACME.encode()}
    assert asked == ["https://host/acme.zip"] * 2


def test_an_address_that_does_not_answer_is_a_failure() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    source = f"https://127.0.0.1:{port}/x.zip#sha256={'0' * 64}"
    with pytest.raises(PresetNotHad) as failed:
        found_at(source)
    assert failed.value.exit_status == 1


@pytest.mark.parametrize(
    ("source", "moved"),
    [
        ("acme", "../acme"),
        ("./acme", "../acme"),
        ("../acme", "../../acme"),
        ("acme.zip#sha256=" + "a" * 64, "../acme.zip#sha256=" + "a" * 64),
        ("/srv/acme", "/srv/acme"),
        ("~/acme", "~/acme"),
        ("git+https://host/x@v1#acme", "git+https://host/x@v1#acme"),
        ("pkg:acme", "pkg:acme"),
    ],
)
def test_a_path_counts_from_another_folder(source: str, moved: str) -> None:
    assert counted_from(source, Path("/srv"), Path("/srv/made")) == moved
