"""The words of dates: months by language, words without a meaning, zones, labels."""

import re
from datetime import timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from index.words import fold

ENGLISH = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

# By month: English, German, French, Spanish, Italian, Portuguese, Turkish, Serbian and Croatian;
# then Dutch, the Nordic, Baltic and other Slavic languages, Finnish, Hungarian, Romanian, Greek
# and Arabic. `listopad`, October in Croatian and November in Polish and Czech, is the former.
_MONTHS = """
jan january januar jänner janvier janv enero ene gennaio gen janeiro ocak oca siječanj siječnja januara januari tammikuu tammikuuta január ianuarie styczeń stycznia leden ledna gener jaan sausis sausio janvāris janvārī ιανουαρίου ιαν января янв січня січ януари јануар јануара يناير كانون ژانویه
feb february februar feber février févr fév febrero febbraio fevereiro fev şubat şub veljača veljače februara februari helmikuu helmikuuta február februarie luty lutego únor února febrer vasaris vasario februāris φεβρουαρίου φεβ февраля фев лютого лют февруари фебруар фебруара فبراير شباط
mar march märz mrz mars marzo março mart marta ožujak ožujka maart maaliskuu maaliskuuta március martie marzec marca březen března març kovas kovo marts μαρτίου μαρ марта мар березня бер март مارس آذار
apr april avril avr abril abr aprile nisan nis travanj travnja aprila huhtikuu huhtikuuta április aprilie kwiecień kwietnia duben dubna balandis balandžio aprīlis απριλίου απρ апреля апр квітня квіт април априла أبريل ابريل إبريل نيسان
may mai mayo maggio mag maio mayıs maj svibanj svibnja maja mei toukokuu toukokuuta május květen května maig gegužė gegužės maijs μαΐου мая травня трав май мај مايو أيار
jun june juni juin junio giugno giu junho haziran haz juna lipanj lipnja kesäkuu kesäkuuta június iunie czerwiec czerwca červen června juny birželis birželio jūnijs ιουνίου ιουν июня июн червня черв юни јун јуна يونيو حزيران
jul july juli juillet juil julio luglio lug julho temmuz tem jula srpanj srpnja heinäkuu heinäkuuta július iulie lipiec lipca červenec července juliol liepa liepos jūlijs ιουλίου ιουλ июля июл липня лип юли јул јула يوليو تموز
aug august août agosto ago ağustos ağu avgust avg kolovoz kolovoza avgusta augustus elokuu elokuuta augusztus sierpień sierpnia srpen srpna agost rugpjūtis rugpjūčio augusts αυγούστου αυγ августа авг серпня серп август أغسطس اغسطس آب
sep sept september septembre septiembre setiembre set settembre sett setembro eylül eyl septembar rujan rujna septembra syyskuu syyskuuta szeptember septembrie wrzesień września září setembre rugsėjis rugsėjo septembris σεπτεμβρίου σεπ сентября сен сент вересня вер септември септембар септембра سبتمبر أيلول
oct october okt oktober octobre octubre ottobre ott outubro out ekim eki oktobar listopad listopada oktobra lokakuu lokakuuta október octombrie październik października říjen října spalis spalio oktobris οκτωβρίου οκτ октября окт жовтня жовт октомври октобар октобра أكتوبر اكتوبر
nov november novembre noviembre novembro kasım kas novembar studeni studenoga novembra marraskuu marraskuuta noiembrie lapkritis lapkričio novembris νοεμβρίου νοε ноября ноя нояб листопада лист ноември новембар новембра نوفمبر
dec december dez dezember décembre déc diciembre dic dicembre dezembro aralık ara decembar prosinac prosinca decembra joulukuu joulukuuta decembrie grudzień grudnia prosinec prosince desembre gruodis gruodžio decembris δεκεμβρίου δεκ декабря дек грудня груд декември децембар децембра ديسمبر
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
понедельник вторник среда четверг пятница суббота воскресенье
понеділок вівторок четвер пʼятниця субота неділя
poniedziałek wtorek środa czwartek piątek niedziela pondělí úterý středa čtvrtek pátek neděle
maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
mandag tirsdag onsdag torsdag fredag lørdag søndag måndag tisdag lördag söndag
الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت
года г год року р roku r klo kl tr om ore le la los og
at on of the st nd rd th um uhr den der le er à il alle de del do da às las dne u saat hrs hs
"""

# Halves of the day, as written where it isn't `am` and `pm`.
HALVES = {
    fold(word): half
    for half, words in (("am", "ص صباحا صباحاً πμ"), ("pm", "م مساء مساءً μμ"))
    for word in words.split()
}

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


# What is written before a date to say what happened then.
_PUBLISHED = """
first published posted created date veröffentlicht veröffentlichung erstellt datum
publié publiée paru publicado publicada publicación pubblicato pubblicata objavljeno gepubliceerd
geplaatst publicerad publicerat publisert offentliggjort opublikowano publikováno zveřejněno yayın
yayınlanma oluşturulma опубликовано опубліковано نشر نشره تم
"""
_UPDATED = """
last updated modified aktualisiert aktualisierung geändert zuletzt stand
mis_à_jour mise_à_jour modifié modifiée actualisé
actualizado actualizada actualización atualizado atualizada modificado aggiornato modificato
ažurirano izmijenjeno bijgewerkt uppdaterad oppdatert opdateret päivitetty zaktualizowano
aktualizacja aktualizováno güncelleme güncellenme обновлено оновлено
"""
_UPDATES, _FIRSTS = ("|".join(words.split()).replace("_", " ") for words in (_UPDATED, _PUBLISHED))
_LABEL = re.compile(
    rf"^(?:(?P<updated>{_UPDATES})|{_FIRSTS})\b(?:\s+(?:{_UPDATES}|{_FIRSTS}|tarihi)\b)*"
    r"(?:\s+(?:on|at|am|le|el|il|em|dne|dnia)\b)?\s*[:|]?\s*",
    re.IGNORECASE,
)


def split_label(text: str) -> tuple[str, str]:
    """What a text says happened on its date, `published` or `updated`, and the rest; "" if none."""
    match = _LABEL.match(text)
    if match is None:
        return "", text
    return "updated" if match["updated"] else "published", text[match.end() :]
