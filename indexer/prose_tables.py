"""The words beside a name that tell a place from a person, a firm or a coin."""

from calendar import day_name, month_name

from index.words import fold


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(word) for word in text.split())


# Small words that stand before a place, and in no person's name as `von` and `de` do: in English,
# German, French, Spanish, Italian, Serbian.
LOCATIVE = _words("""
in at near from to outside inside around of across throughout into via towards toward through
between within off beyond leaving reached visit visiting visited northern southern eastern western
central downtown nearby city town village port capital
im aus nach bei zu um nahe
en au aux dans vers depuis près
desde hacia cerca ciudad
verso presso
u iz kod kraj prema
""")

# Those that a place with the name of a common word may follow.
INSIDE = _words("in near im nahe en dans u kod")

# What joins the places of a list, which are all places if the first is.
JOINTS = frozenset(
    {",", "and", "or", "und", "et", "y", "e", "ve", "i", "en", "og", "och", ", and", "&"}
)

# Words with a capital that may stand straight before a place and are no part of its name: what
# begins a sentence, titles of places, sides of the compass.
BEFORE = LOCATIVE | _words("""
the an and or but while when where although though however meanwhile yesterday today tomorrow
earlier later last this that these those if as with for after before since until on by under over
both all only even now then here there also outside like unlike because some many most
north south east west northwest northeast southwest southeast upper lower greater inner mainland
monday tuesday wednesday thursday friday saturday sunday january february march april may june
july august september october november december former new-born old ancient historic colonial
occupied communist revolutionary united why how what who is are was were will can could should
did does do has have had not no yes
federal imperial royal democratic socialist islamic
stadt hauptstadt landeshauptstadt hansestadt region raum kreis landkreis hafen flughafen land
bundesland provinz kanton bezirk ville province département ciudad provincia città comune grad
opština općina šehir il
anglo franco sino russo greco italo indo afro euro ex non pro anti post pre co mid self old young
""")

# Words that may follow a place and leave it one.
AFTER = _words("""
stock exchange bourse airport international police mayor city county state province district
region governor bay harbour harbor port court summit talks meeting conference area valley
island islands coast peninsula strait straits gulf embassy consulate parliament government
president premier prime minister foreign finance chancellor king queen prince senate assembly
university hospital cathedral marathon olympics games championship station metro council cup
festival fair mp mps chief archbishop bishop cardinal attorney republican republicans democrat
democrats rep sen gov congressman senator supreme circuit local regional municipal time gmt
suburb suburbs prefecture governorate oblast canton commune bureau newsroom correspondent
ministry minister house speaker gop statehouse legislature autonomous metropolitan interior
defence defense army navy troops border frontier says said plans
department departments division commission commissioner commissioners board authority agency
association legislators lawmaker lawmakers residents voters
and or in on at for with as is was to by from after before over
""")

# Words after a country's or a people's name that make it a firm's.
FIRM = _words("""
inc corp co ltd plc llc lp ag gmbh sa spa nv ab bhd pty airlines airways motors motor industries
industrial holdings holding group telecom telephone petroleum steel electric life insurance
bancorp bancshares financial resources products systems technologies laboratories stores foods
brands pacific express tobacco can general standard
""")

# Words before `of` in names that are no place's.
OF = _words("""
bank university church treaty bishop archbishop duke duchess earl lord college museum institute
school times convention council battle cardinal
""")

COINS = _words("""
dollar dollars dlr dlrs franc francs lira lire krona kronor krone kroner peso pesos rupee rupees
rupiah yen yuan renminbi rouble roubles ruble rubles guilder guilders peseta pesetas escudo escudos
dinar dinars dirham dirhams cruzado cruzados cruzeiro cruzeiros drachma drachmas zloty forint baht
ringgit schilling schillings
""")
# Coins whose names are words, too: they follow an adjective.
COINS_OF_PEOPLES = COINS | _words("pound pounds mark marks crown crowns rand real reais punt")

# Countries and regions whose names people bear.
PERSONS = _words("""
jordan chad georgia israel kenya india ireland france holland england wales scotland cuba china
cyprus virginia carolina montana dakota tennessee indiana nevada germany britain brittany chile
guinea mali santa dominica trinidad victoria alberta jersey
""")

# Words for a people that people bear as a surname.
SURNAMES = _words("english french german irish welsh scots scot dane finn turk swede kiwi roman")

# Names of months and days are towns, too, and never meant so.
DAYS_AND_MONTHS = _words(" ".join([*day_name, *month_name]))

# Words for which a language is what an adjective means: `in French`, `speaks Turkish`.
SPOKEN = _words("in into speak speaks spoke speaking spoken learn learning translated fluent")

# Before a name they tell a person: `Mr Jordan`.
TITLES = _words("mr mrs ms miss dr sir lord lady dame prof professor herr frau monsieur señor")
