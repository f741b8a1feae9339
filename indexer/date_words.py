"""The words that dates are written with: months by language, words without a meaning, zones."""

from datetime import timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from index.words import fold

ENGLISH = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

# By month: English, German, French, Spanish, Italian, Portuguese, Turkish, Serbian and Croatian.
_MONTHS = """
jan january januar jänner janvier janv enero ene gennaio gen janeiro ocak oca siječanj siječnja januara
feb february februar feber février févr fév febrero febbraio fevereiro fev şubat şub veljača veljače februara
mar march märz mrz mars marzo março mart marta ožujak ožujka
apr april avril avr abril abr aprile nisan nis travanj travnja aprila
may mai mayo maggio mag maio mayıs maj svibanj svibnja maja
jun june juni juin junio giugno giu junho haziran haz juna lipanj lipnja
jul july juli juillet juil julio luglio lug julho temmuz tem jula srpanj srpnja
aug august août agosto ago ağustos ağu avgust avg kolovoz kolovoza avgusta
sep sept september septembre septiembre setiembre set settembre sett setembro eylül eyl septembar rujan rujna septembra
oct october okt oktober octobre octubre ottobre ott outubro out ekim eki oktobar listopad listopada oktobra
nov november novembre noviembre novembro kasım kas novembar studeni studenoga novembra
dec december dez dezember décembre déc diciembre dic dicembre dezembro aralık ara decembar prosinac prosinca decembra
"""  # noqa: E501 - a line is a month

MONTHS = {
    fold(word): ENGLISH[month]
    for month, line in enumerate(_MONTHS.strip().splitlines())
    for word in line.split()
}

# Words that a date may have and that add nothing to it: a weekday, an article, `at`, a suffix.
# Weekdays whose short form is a month's (French `mar.`) are left out.
_IGNORED = """
monday tuesday wednesday thursday friday saturday sunday
mon tue tues wed thu thur thurs fri sat sun
montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so
lundi mardi mercredi jeudi vendredi samedi dimanche lun mer jeu ven sam dim
lunes martes miércoles jueves viernes sábado domingo mié jue vie sáb dom
lunedì martedì mercoledì giovedì venerdì sabato domenica
segunda terça quarta quinta sexta feira
pazartesi salı çarşamba perşembe cuma cumartesi pazar
ponedeljak utorak sreda četvrtak petak subota nedelja ponedjeljak srijeda nedjelja
at on of the st nd rd th um uhr den der le er à il alle de del do da às las dne u saat hrs hs
"""

IGNORED = frozenset(fold(word) for word in _IGNORED.split())

# Hours from UTC. Names that mean several zones (IST, AST, GST, WST) aren't here: such a date is
# refused. EST to PDT mean what RFC 2822 says.
_OFFSETS = {
    0: "UTC UT GMT Z WET",
    1: "CET MEZ BST WEST WAT",
    2: "CEST MESZ EET SAST CAT",
    3: "EEST MSK TRT EAT IDT",
    3.5: "IRST",
    4: "MSD",
    5: "PKT YEKT",
    5.75: "NPT",
    7: "WIB ICT",
    8: "HKT SGT AWST PHT",
    9: "JST KST",
    9.5: "ACST",
    10: "AEST",
    10.5: "ACDT",
    11: "AEDT",
    12: "NZST",
    13: "NZDT",
    -2.5: "NDT",
    -3: "BRT ART ADT",
    -3.5: "NST",
    -4: "EDT",
    -5: "EST CDT COT PET",
    -6: "CST MDT",
    -7: "MST PDT",
    -8: "PST AKDT",
    -9: "AKST",
    -10: "HST",
}
_ZONES: dict[str, tzinfo] = {
    name: timezone(timedelta(hours=hours))
    for hours, names in _OFFSETS.items()
    for name in names.split()
}
# What newsrooms write the year round; the day tells whether it is summer time.
_PLACES = {
    "ET": "America/New_York",
    "CT": "America/Chicago",
    "MT": "America/Denver",
    "PT": "America/Los_Angeles",
}


def find_zone(name: str) -> tzinfo | None:
    """The zone of a name as `MSK`, `ET` or `Europe/Istanbul`; None if unknown or ambiguous."""
    if name in _ZONES:
        return _ZONES[name]
    if "/" not in name and name not in _PLACES:
        return None
    try:
        return ZoneInfo(_PLACES.get(name, name))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
