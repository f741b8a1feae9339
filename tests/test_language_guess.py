"""The language of a text is told where it can be, and left open where it can't."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.language_guess import guess_language

# One sentence each, on two schools that a town closes.
SENTENCES = {
    "en": "The council voted on Tuesday to close two schools after "
    "the number of pupils fell by a third in ten years.",
    "de": "Der Stadtrat beschloss am Dienstag, zwei Schulen zu schließen, "
    "weil die Zahl der Schüler stark gesunken ist.",
    "fr": "Le conseil municipal a décidé mardi de fermer deux "
    "écoles, le nombre d'élèves ayant fortement baissé.",
    "es": "El ayuntamiento decidió el martes cerrar dos escuelas "
    "porque el número de alumnos ha bajado mucho.",
    "it": "Il consiglio comunale ha deciso martedì di chiudere "
    "due scuole perché gli alunni sono diminuiti.",
    "pt": "A câmara municipal decidiu na terça-feira fechar duas "
    "escolas porque o número de alunos caiu muito.",
    "nl": "De gemeenteraad besloot dinsdag twee scholen te sluiten "
    "omdat het aantal leerlingen sterk is gedaald.",
    "sv": "Kommunfullmäktige beslutade i tisdags att stänga två "
    "skolor eftersom antalet elever har minskat kraftigt.",
    "da": "Byrådet besluttede tirsdag at lukke to skoler, "
    "fordi antallet af elever er faldet kraftigt.",
    "no": "Bystyret vedtok tirsdag å stenge to skoler fordi antallet "
    "elever har falt kraftig de siste ti årene.",
    "fi": "Kaupunginvaltuusto päätti tiistaina sulkea kaksi "
    "koulua, koska oppilaiden määrä on vähentynyt.",
    "pl": "Rada miasta zdecydowała we wtorek o zamknięciu dwóch "
    "szkół, ponieważ liczba uczniów znacznie spadła.",
    "cs": "Městské zastupitelstvo v úterý rozhodlo o uzavření "
    "dvou škol, protože počet žáků výrazně klesl.",
    "sk": "Mestské zastupiteľstvo v utorok rozhodlo o zatvorení "
    "dvoch škôl, pretože počet žiakov výrazne klesol.",
    "sl": "Mestni svet je v torek odločil, da bo zaprl dve šoli, "
    "ker se je število učencev močno zmanjšalo.",
    "sr": "Градско веће одлучило је у уторак да затвори "
    "две школе јер се број ученика знатно смањио.",
    "hu": "A városi tanács kedden úgy döntött, hogy bezár két "
    "iskolát, mert jelentősen csökkent a tanulók száma.",
    "ro": "Consiliul local a hotărât marți să închidă două "
    "școli, deoarece numărul elevilor a scăzut mult.",
    "tr": "Belediye meclisi salı günü öğrenci sayısı çok "
    "azaldığı için iki okulu kapatma kararı aldı.",
    "az": "Şəhər şurası çərşənbə axşamı şagirdlərin sayı azaldığı "
    "üçün iki məktəbi bağlamağı qərara aldı.",
    "sq": "Këshilli bashkiak vendosi të martën të mbyllë dy "
    "shkolla, sepse numri i nxënësve ka rënë shumë.",
    "ca": "El ple municipal va decidir dimarts tancar dues escoles "
    "perquè el nombre d'alumnes ha baixat molt.",
    "lt": "Miesto taryba antradienį nusprendė uždaryti dvi "
    "mokyklas, nes mokinių skaičius labai sumažėjo.",
    "lv": "Pilsētas dome otrdien nolēma slēgt divas skolas, "
    "jo skolēnu skaits ir ievērojami samazinājies.",
    "et": "Linnavolikogu otsustas teisipäeval sulgeda kaks kooli, "
    "sest õpilaste arv on tugevasti vähenenud.",
    "ru": "Городской совет во вторник решил закрыть две школы, "
    "так как число учеников сильно сократилось.",
    "uk": "Міська рада у вівторок вирішила закрити дві школи, "
    "оскільки кількість учнів значно зменшилася.",
    "bg": "Общинският съвет реши във вторник да затвори две "
    "училища, защото броят на учениците намаля.",
    "mk": "Советот на градот во вторникот одлучи да затвори две "
    "училишта бидејќи бројот на ученици се намали.",
    "el": "Το δημοτικό συμβούλιο αποφάσισε την Τρίτη να κλείσει "
    "δύο σχολεία επειδή μειώθηκε ο αριθμός των μαθητών.",
    "ar": "قرر مجلس المدينة يوم الثلاثاء إغلاق مدرستين بعد "
    "أن انخفض عدد التلاميذ كثيرا خلال عشر سنوات.",
    "fa": "شورای شهر روز سه‌شنبه تصمیم گرفت دو مدرسه را به دلیل کاهش شمار دانش‌آموزان تعطیل کند.",
    "ur": "شہری کونسل نے منگل کو طلبہ کی تعداد کم ہونے پر دو اسکول بند کرنے کا فیصلہ کیا ہے۔",
    "he": "מועצת העיר החליטה ביום שלישי לסגור שני בתי ספר משום שמספר התלמידים ירד מאוד.",
    "hi": "नगर परिषद ने मंगलवार को छात्रों की संख्या घटने के कारण दो स्कूल बंद करने का फैसला किया।",
    "th": "สภาเมืองมีมติเมื่อวันอังคารให้ปิดโรงเรียนสองแห่งเพราะจำนวนนักเรียนลดลงอย่างมาก",
    "vi": "Hội đồng thành phố hôm thứ Ba quyết định đóng "
    "cửa hai trường học vì số học sinh giảm mạnh.",
    "id": "Dewan kota pada hari Selasa memutuskan menutup "
    "dua sekolah karena jumlah murid turun tajam.",
    "ja": "市議会は火曜日、児童の数が十年で三分の一減ったことから二つの学校を閉鎖すると決めた。",
    "ko": "시의회는 화요일 학생 수가 크게 줄어 학교 두 곳을 닫기로 결정했다.",
    "zh": "市议会星期二决定关闭两所学校，因为学生人数十年来减少了三分之一。",
}
# Nearly one language: more than a sentence tells them apart.
NEIGHBOURS = {
    "sr": "Gradsko veće odlučilo je u utorak da zatvori dve škole jer se broj učenika za deset "
    "godina smanjio za trećinu. Predsednik opštine rekao je da će deca iz oba naselja od "
    "septembra ići u školu u susednom mestu, a da će prevoz biti besplatan. Roditelji su "
    "posle sednice najavili protest. Ministarstvo prosvete nije želelo da komentariše ovu "
    "odluku pre nego što dobije izveštaj.",
    "hr": "Gradsko vijeće odlučilo je u utorak zatvoriti dvije škole jer se broj učenika u deset "
    "godina smanjio za trećinu. Gradonačelnik je rekao da će djeca iz oba naselja od rujna "
    "ići u školu u susjednom mjestu, a prijevoz će biti besplatan. Roditelji su nakon "
    "sjednice najavili prosvjed. Ministarstvo znanosti nije htjelo komentirati odluku "
    "prije nego što dobije izvješće.",
    "bs": "Gradsko vijeće odlučilo je u utorak da zatvori dvije škole jer se broj učenika za "
    "deset godina smanjio za trećinu. Načelnik općine kazao je da će djeca iz oba naselja "
    "od septembra ići u školu u susjednom mjestu, a prijevoz će biti besplatan. Roditelji "
    "su poslije sjednice najavili protest. Ministarstvo obrazovanja nije željelo "
    "komentarisati ovu odluku.",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_one_sentence_tells(language: str) -> None:
    assert guess_language("", SENTENCES[language]) == language


@pytest.mark.parametrize("language", NEIGHBOURS)
def test_a_few_sentences_tell_neighbours_apart(language: str) -> None:
    assert guess_language("", NEIGHBOURS[language]) == language


@pytest.mark.parametrize("language", NEIGHBOURS)
def test_one_sentence_never_tells_them_wrong(language: str) -> None:
    sentence = NEIGHBOURS[language].split(". ")[0] + "."
    assert guess_language("", sentence) in ("", language)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Hello",
        "Reuters",
        "1,234 5,678 9.1 % 12:30 2016-08-09",
        "London, Paris, Berlin, Madrid",
        "WASHINGTON POST COMPANY <WPO.O> 1ST QTR NET",
        "Lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor",
    ],
)
def test_what_tells_too_little_is_left_open(text: str) -> None:
    assert guess_language(text, "") == ""
    assert guess_language("", text) == ""


def test_a_title_tells_where_there_is_no_body() -> None:
    assert guess_language("Gemeinderat beschließt die Schließung von zwei Schulen", "") == "de"


def test_names_in_capitals_and_figures_take_nothing_away() -> None:
    text = "BELGRADE, WASHINGTON (AP, AFP) 1,200 3.5% " * 3 + SENTENCES["en"]
    assert guess_language("", text) == "en"


def test_names_in_another_script_take_nothing_away() -> None:
    assert guess_language("", SENTENCES["ar"] + " Goldman Sachs") == "ar"
    assert guess_language("", SENTENCES["ja"] + " Toyota Motor Corporation") == "ja"


def test_scripts_in_equal_shares_are_left_open() -> None:
    assert guess_language("", "Совет Council Совет Council Совет Council Совет Council") == ""


def test_a_text_in_capitals_is_read_as_any_other() -> None:
    assert guess_language("", SENTENCES["de"].upper()) == "de"


@given(st.text())
def test_any_text_has_a_code_of_two_letters_or_none(text: str) -> None:
    assert len(guess_language(text, text)) in (0, 2)


def test_nothing_is_loaded_before_a_text_asks() -> None:
    code = (
        "import indexer.language_guess as guess;"
        "guess.guess_language('', '');"
        "guess.guess_language('서울', '시의회는 화요일 학교를 닫았다');"
        "print(guess._identifier.cache_info().currsize)"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "0"
