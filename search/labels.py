"""Labels: how a facet's values are called for a reader."""

from calendar import month_name
from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache

from index.countries import country_name
from index.topics import topic_label
from search.request import UNDATED

_LANGUAGES = {
    "ar": "Arabic", "bg": "Bulgarian", "bs": "Bosnian", "ca": "Catalan", "cs": "Czech",
    "da": "Danish", "de": "German", "el": "Greek", "en": "English", "es": "Spanish",
    "et": "Estonian", "eu": "Basque", "fa": "Persian", "fi": "Finnish", "fr": "French",
    "ga": "Irish", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian",
    "hy": "Armenian", "id": "Indonesian", "is": "Icelandic", "it": "Italian", "ja": "Japanese",
    "ka": "Georgian", "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian", "mk": "Macedonian",
    "nb": "Norwegian", "nl": "Dutch", "nn": "Norwegian Nynorsk", "no": "Norwegian",
    "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak",
    "sl": "Slovenian", "sq": "Albanian", "sr": "Serbian", "sv": "Swedish", "th": "Thai",
    "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


def label(facet: str, value: str) -> str:
    """The name of a value: of a country for its code, of a topic for its id; else the value."""
    return _LABELS[facet](value) if facet in _LABELS else value


@lru_cache(4096)
def day_label(value: str) -> str:
    """`9 August 2016`, `August 2016` or `2016` for the ISO date; `Undated`."""
    if value == UNDATED:
        return "Undated"
    year, *rest = value.split("-")
    match [int(part) for part in rest]:
        case [month, day]:
            return f"{day} {month_name[month]} {date(int(year), month, day).year}"
        case [month]:
            return f"{month_name[month]} {year}"
        case _:
            return year


_LABELS: dict[str, Callable[[str], str]] = {
    "country": country_name,
    "topic": topic_label,
    "date": day_label,
    "language": lambda code: _LANGUAGES.get(code, code),
}


def dateline_label(places: Sequence[str], agency: str) -> str:
    """`Ankara, Istanbul (Harbour Wire)`."""
    return " ".join(filter(None, (", ".join(places), f"({agency})" if agency else "")))
