"""The words that datelines are told by: agencies, particles, and words that are no towns here."""

from index.words import fold

_AGENCIES = """
reuter reuters ap afp upi dpa ap-dj apa ansa efe lusa belga ritzau ntb tt stt anp ats keystone-ats
tass itar-tass interfax ria ria-novosti novosti sputnik unian ukrinform belta kazinform trend
azertac armenpress interpress tanjug tanyug beta fonet srna fena hina sta mia makfax onasa mina
seebiz birn balkan-insight rfe/rl anadolu aa iha dha cihan ana ana-mpa amna bta mti pap ctk čtk
tasr agerpres mediafax rompres xinhua cna kyodo jiji yonhap kcna pti ani ians uni app antara
bernama vna tna pna petra sana ina mena wam kuna qna spa irna isna fars tasnim mehr maan wafa bbc
cnn nbc abc cbs fox npr bloomberg dow-jones ap-dow-jones marketwatch knight-ridder mcclatchy tns
ips irin aap nzpa pa pa-media sapa panapress aps map tap telam télam ansalatina notimex ansamed
adnkronos agi lapresse europa-press kathpress kna epd apd sid ddp ddp-adn adn pacific-news
thomson-reuters prnewswire business-wire globenewswire canadian-press cp the-canadian-press
тасс риа-новости интерфакс унн укринформ танјуг танюг бета
associated-press agence-france-presse united-press-international press-association
"""
AGENCIES = frozenset(fold(word) for word in _AGENCIES.split())

# Within a name of several words these stay small: Rio de Janeiro, Stratford-upon-Avon.
_PARTICLES = """
of the and on upon in by sur am an der den im bei ob en au aux de da do dos das del della di du des
es el al y d l und et
"""
PARTICLES = frozenset(_PARTICLES.split())
ACRONYMS = frozenset({"DC", "USA", "UAE", "UK", "UN", "NY"})  # these stay in capitals

# Towns, yes, but their names are common words, or names of people and of months, in news.
_NOT_A_PLACE = """
google toyota honda pushkin kennedy chelsea sanja gorky obama castro
of best police split nice reading march bar mobile news but more than bank price sales due made
time can sale long set same buy most economy nine central much marks date say deal bid change line
gold federal worth far paper vice cents officer real come name union car states cars seen par hit
she run drug sterling hard pre mine reserve along fully progress cocoa lot post normal big rest
leader side basic hope ever ask summit turn never ore success band bad harvest got enter poll
spring opportunity sole center centre begun rain man ban media gap human pace goes rapid mission
save mill semi tell battle slaughter manage kilo island send wells airport dual surprise prospect
fleet der lend ran von bear tour acre none rail welcome friendly van wake com green orange page
rich mile tank holiday tire boom tape citrus commerce naval grants plunge young lent liberal bed
superior coin forest enterprise independence bag para oral dam trim landing alliance street
downtown jam justice casino song lander dinar auch hire university republic lag bright bow retreat
sour sedan orang grave golden tapes upland chamber fate engineer male downside ray barrow pacific
mere star peer bone hub ski borne hang banning tune dent globe sauce pun roles evergreen cat
crystal egg homeland rot brewer chair pare countryside gateway crossroads lion billings bonanza
lakes bell america punch grass hurricane pin salt sue hook drama marathon lively dire sake trail
bore logos shaft dig yoga lure gray bay prosper bare penal angle rye lens bacon pet king sad soda
ham cascade college bran shaping mold butterfly tall hat torn sparks sandwich battlefield
confederation garrison oasis luck bush tapping reservoir sunshine bust talent proclamation chi pop
bath wheeling lame manning tactic victor hazard mega wilderness triangle booth pains dome groves
valley stone colon worms soul angles saga celebration tale brick tunes tub bent pest warner plaque
tar ascension gale twist hull bury barrage commonwealth liberation oriental plantation ware shields
orchards caller delta okay hail defiance gypsum barking halfway breakers liberty arenas paradise
metro clay bend eagle concord winters midway champion noisy torrent elbow genes mason peel brush
legacy savage salon wedding lids baker paramount temple bile horde metropolis silly grabs sunset
wetter vine ant shoreline tours canals manger chin apt petal cave cos pal atlantic strawberry
keystone saline log emerald strand flushing springs siren rifle guise darling westerly noble una
gente como anthem pan god wail rung kin coma vise hunter tan manga vista midstream dining toto west
east north south world home sport sports culture opinion politics business local europe asia africa
balkan balkans english about contact search video photo live latest top february january april may
june july august october november december monday sunday general deep imperial sun moon prime
premium weather print share email login register menu editor features analysis comment interview
blog imam sultan major baron santa fe eden hero hilton orient marina mercedes carmen dolores
alexandria victoria florence charlotte madison lincoln jackson austin martin adams cameron williams
lopez perez garcia santos francisco marshall hugo lara leon bruce ben sam ali tony vladimir roman
marco ivan boris alma irving eugene aurora helena regina carson fremont hayward gary warren wayne
tyler troy clinton montgomery jefferson franklin hamilton harrison nelson newton norman preston
stanley kelly kent lynn maria ana diego lorenzo catherine josé angeles david salem nancy vincent
laurel eva ada elizabeth rafael gabriel antonio pedro carlos juan miguel luis rosa lucia isabel
clara cruz anna thomas george james john paul mark peter simon
"""
NOT_A_PLACE = frozenset(fold(word) for word in _NOT_A_PLACE.split())
