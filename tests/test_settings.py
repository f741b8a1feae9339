"""What `dateline.toml` may say."""

from pathlib import Path

import pytest

from index.article import Access
from index.errors import SettingsError
from index.settings import Settings, read_settings


def read(tmp_path: Path, text: str) -> Settings:
    path = tmp_path / "dateline.toml"
    path.write_text(text, "utf-8")
    return read_settings(path)


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    settings = read_settings(tmp_path / "dateline.toml")
    assert (str(settings.zone), settings.language, settings.day_order) == ("UTC", "", "DMY")


def test_a_source_has_settings_of_its_own(tmp_path: Path) -> None:
    settings = read(tmp_path, '[source."Wire"]\naccess = "snippet"\nday_order = "MDY"\n')
    assert settings.source["Wire"].access is Access.SNIPPET
    assert settings.source["Wire"].day_order == "MDY"
    assert settings.source["Wire"].language is None


def test_a_site_is_where_readers_find_the_archive(tmp_path: Path) -> None:
    settings = read(tmp_path, 'site = "https://news.example.org:8443/"\nrobots = true\n')
    assert (settings.site, settings.robots) == ("https://news.example.org:8443", True)
    assert read(tmp_path, "").robots is False


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('zone = "Mars/Olympus"', "zone: 'Mars/Olympus'"),
        ("zone = 3", "zone: 3"),
        ('day_order = "YDM"', "day_order: 'YDM'"),
        ('time_zone = "UTC"', "unknown setting 'time_zone'"),
        ('[source.Wire]\naccess = "secret"', "source.Wire: access: 'secret'"),
        ("source = 3", "source: 3"),
        ('robots = "yes"', "robots: 'yes'"),
        ('cache = "lots"', "cache: 'lots'"),
        ("cache = -1", "cache: -1"),
        ('site = "news.example.org"', "site: 'news.example.org'"),
        ('site = "https://news.example.org/a?b"', "site: 'https://news.example.org/a?b'"),
        ("zone = ", "not TOML"),
    ],
)
def test_a_bad_value_is_named_with_its_file(tmp_path: Path, text: str, named: str) -> None:
    with pytest.raises(SettingsError) as error:
        read(tmp_path, text)
    assert str(error.value).startswith(str(tmp_path / "dateline.toml"))
    assert named in str(error.value)
