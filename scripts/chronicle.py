"""What `write_chronicle.py` puts its stories together from: places, names and sentences."""

from typing import NamedTuple


class Plot(NamedTuple):
    """What a story tells: its title, how it begins, and what somebody says of it."""

    title: str
    lead: str
    quote: str


class Kind(NamedTuple):
    """Plots of one topic, and sentences to choose one of each from, which fit all of them."""

    topic: str
    plots: tuple[Plot, ...]
    details: tuple[str, ...]
    ends: tuple[str, ...]


# City, country, names, water, what it lives on.
CITIES = """
Sarajevo|Bosnia and Herzegovina|balkan|the Miljacka|copper coffee pots
Mostar|Bosnia and Herzegovina|balkan|the Neretva|figs
Belgrade|Serbia|balkan|the Danube|raspberries
Novi Sad|Serbia|balkan|the Danube|tamburas
Zagreb|Croatia|balkan|the Sava|umbrellas
Rijeka|Croatia|balkan|the Kvarner bay|paper
Skopje|North Macedonia|balkan|the Vardar|ajvar
Tirana|Albania|balkan|the Lana|olives
Pristina|Kosovo|balkan|the Gazivoda reservoir|wine
Athens|Greece|greek|the Saronic gulf|olive oil
Thessaloniki|Greece|greek|the Thermaic gulf|mussels
Istanbul|Turkey|turkish|the Bosphorus|carpets
Ankara|Turkey|turkish|the Çubuk stream|honey
Izmir|Turkey|turkish|the gulf of Izmir|raisins
Bucharest|Romania|romanian|the Dâmbovița|plum brandy
Sofia|Bulgaria|slavic|the Iskar|rose oil
Budapest|Hungary|hungarian|the Danube|paprika
Vienna|Austria|german|the Danube canal|chandeliers
Prague|Czech Republic|slavic|the Vltava|garnets
Warsaw|Poland|slavic|the Vistula|apples
Gdansk|Poland|slavic|the Motlawa|amber
Kyiv|Ukraine|slavic|the Dnipro|sunflower oil
Vilnius|Lithuania|slavic|the Neris|linen
Riga|Latvia|slavic|the Daugava|rye bread
Helsinki|Finland|nordic|the Baltic|rye crackers
Stockholm|Sweden|nordic|lake Mälaren|herring
Oslo|Norway|nordic|the Oslo fjord|cod
Reykjavik|Iceland|nordic|Faxa bay|wool
Copenhagen|Denmark|nordic|the Øresund|bicycles
Hamburg|Germany|german|the Elbe|coffee
Leipzig|Germany|german|the Pleisse|pianos
Rotterdam|Netherlands|german|the Maas|tulip bulbs
Brussels|Belgium|french|the Senne|chocolate
Paris|France|french|the Seine|books
Marseille|France|french|the old port|soap
Barcelona|Spain|spanish|the Besòs|cava
Lisbon|Portugal|portuguese|the Tagus|tinned sardines
Genoa|Italy|italian|the Ligurian sea|pesto
Palermo|Italy|italian|the gulf of Palermo|lemons
Dublin|Ireland|english|the Liffey|butter
Glasgow|United Kingdom|english|the Clyde|oat biscuits
Halifax|Canada|english|the harbour|lobster
Chicago|United States|english|lake Michigan|popcorn
Seattle|United States|english|Puget sound|salmon
Mexico City|Mexico|spanish|lake Xochimilco|chillies
Havana|Cuba|spanish|the Almendares|rum
Bogota|Colombia|spanish|the Bogota river|roses
Lima|Peru|spanish|the Rimac|potatoes
Valparaiso|Chile|spanish|the bay|grapes
Buenos Aires|Argentina|spanish|the Plata|leather
Recife|Brazil|portuguese|the Capibaribe|sugar
Manaus|Brazil|portuguese|the Rio Negro|Brazil nuts
Casablanca|Morocco|arabic|the Atlantic|oranges
Tunis|Tunisia|arabic|the lake of Tunis|dates
Cairo|Egypt|arabic|the Nile|cotton
Beirut|Lebanon|arabic|the Beirut river|za'atar
Amman|Jordan|arabic|the Zarqa|tomatoes
Dakar|Senegal|west|Hann bay|groundnuts
Accra|Ghana|west|the Odaw|cocoa
Lagos|Nigeria|west|the lagoon|printed cloth
Nairobi|Kenya|east|the Nairobi river|tea
Kampala|Uganda|east|lake Victoria|bananas
Addis Ababa|Ethiopia|east|the Akaki|coffee
Cape Town|South Africa|english|Table bay|apricots
Tbilisi|Georgia|georgian|the Mtkvari|wine
Tashkent|Uzbekistan|turkish|the Chirchik|melons
Delhi|India|indian|the Yamuna|mangoes
Mumbai|India|indian|the Arabian sea|cotton
Kathmandu|Nepal|indian|the Bagmati|cardamom
Dhaka|Bangladesh|indian|the Buriganga|jute
Bangkok|Thailand|thai|the Chao Phraya|jasmine rice
Hanoi|Vietnam|viet|the Red River|lacquer
Manila|Philippines|spanish|Manila bay|coconuts
Jakarta|Indonesia|malay|the Ciliwung|cloves
Osaka|Japan|japanese|the Yodo|kitchen knives
Sapporo|Japan|japanese|the Toyohira|butter
Busan|South Korea|korean|the Suyeong|seaweed
Melbourne|Australia|english|the Yarra|apples
Auckland|New Zealand|english|the Waitemata harbour|kiwifruit
"""

# Given names and family names.
NAMES = {
    "balkan": ("Ana Milan Jasna Emir Vesna Goran Lejla Damir Mira Petar",
               "Kos Begic Jovanovic Hadzic Peric Simic Krasniqi Hoxha Novak Vukic"),
    "greek": ("Eleni Nikos Maria Giorgos Sofia Petros", "Kalogeras Vlachou Pappas Markou Lekkas"),
    "turkish": ("Ayşe Mehmet Elif Kemal Zeynep Murat", "Yıldız Demir Aksoy Kaya Usta Çelik"),
    "romanian": ("Ioana Mihai Elena Radu Doina", "Munteanu Ionescu Dragan Stoica Lupu"),
    "slavic": ("Olga Piotr Marta Jan Iva Pavel Lena", "Novotna Wilk Kowal Petrenko Mazur Balas"),
    "hungarian": ("Ágnes Gábor Zsófia László Réka", "Kocsis Halász Fekete Molnár Bíró"),
    "german": ("Grete Jonas Ilse Matthias Anke Ruben", "Harnack Voss Lindner de-Wit Maurer Brandt"),
    "nordic": ("Astrid Lars Signe Eero Liv Sindri", "Halvorsen Lind Koskinen Dahl Berg Nyman"),
    "french": ("Claire Luc Amélie Hugo Odile", "Marchand Lambert Duval Peeters Roche"),
    "spanish": ("Lucía Diego Carmen Rafael Inés Tomás", "Quispe Herrera Salas Ortega Reyes Paz"),
    "portuguese": ("Joana Rui Beatriz Caio Marta", "Teles Nogueira Prado Freitas Lobo"),
    "italian": ("Piera Marco Giulia Sandro Ada", "Scoglio Ferri Conti Galli Serra"),
    "english": ("Nora Colm Ruth Angus Joyce Wendell", "Hale Quayle Mackie Boyd Larkin Stone"),
    "arabic": ("Salma Karim Nour Youssef Hanan", "Haddad Benali Mansour Saleh Khoury"),
    "west": ("Aïssatou Kofi Ama Ibrahima Ngozi", "Diop Mensah Faye Okafor Sarr"),
    "east": ("Wanjiru Daniel Grace Abebe Hanna", "Otieno Ssemanda Tadesse Mwangi Bekele"),
    "georgian": ("Nino Giorgi Tamar Levan", "Beridze Kapanadze Lomidze Gelashvili"),
    "indian": ("Asha Ravi Meera Sunil Farida", "Nair Sharma Thapa Rahman Mehta"),
    "thai": ("Malee Somchai Ploy Anan", "Srisai Boonmee Chaiyo Kaewta"),
    "viet": ("Lan Minh Hoa Tuan", "Nguyen Tran Pham Le"),
    "malay": ("Sri Budi Dewi Agus", "Santoso Wijaya Lestari Pratama"),
    "japanese": ("Yuki Haruto Emi Kenji", "Tanabe Mori Ishida Okada"),
    "korean": ("Ji-woo Min-jun Seo-yeon Tae-ho", "Kang Yoon Baek Noh"),
}  # fmt: skip

KINDS = (
    Kind(
        "transport",
        (
            Plot(
                "{city} Puts Its Old Trams Back on the Rails",
                "After {years} years in a shed, {few} trams went back into service in {city} on"
                " {day}, watched by pupils who had never seen one move.",
                '"My grandfather\'s seat is still there, with his initials under it," said'
                " {person}, who rode to the end of the line and back.",
            ),
            Plot(
                "Night Boats Return to {water} at {city}",
                "The last bus of {city} is no longer the last: since {day} a boat takes late"
                " workers home along {water}.",
                '"One sleeps better on the way home when the way rocks," said nurse {person}.',
            ),
            Plot(
                "Bridge in {city} Opens {few} Weeks Early",
                "Commuters in {city} crossed {water} on foot on {day} for the first time since"
                " the old bridge was closed for repairs.",
                '"We timed it with a kitchen clock, and the clock was late," said engineer'
                " {person}.",
            ),
        ),
        (
            "The transport office expects {many} passengers a day and has trained {few} people"
            " who came back from retirement.",
            "It cost less than planned because neighbours lent their yards for material, and"
            " took three years less than the last such work in {where}.",
            "An old timetable, found behind a ticket window, served as the plan. Only the hours"
            " for market days had to be changed.",
        ),
        (
            "Tickets stay at the old price until the end of the {season}.",
            "Cyclists asked for room of their own and were promised an answer within a month.",
        ),
    ),
    Kind(
        "economy, business and finance",
        (
            Plot(
                "Growers and Makers of {product} in {city} Ask for a Fair Scale",
                "Traders in {city} signed a pact on {day} that sets one scale for {product},"
                " ending {years} years of quarrels at dawn.",
                '"A thumb on the scale weighs two hundred grams. We measured," said {person}, who'
                " speaks for the sellers.",
            ),
            Plot(
                "{city} Sells More {product} Than Ever",
                "Sales of {product} from {city} rose by {share} per cent this year, and for once"
                " it is the small houses that gained.",
                '"We do not sell by the sack any more, we sell by name," said merchant {person}.',
            ),
            Plot(
                "Small Workshops Draw the Crowds at the {season} Fair of {city}",
                "Buyers from {few} countries passed by the heavy machines at the fair of {city}"
                " on {day} to look at {product} and toys.",
                '"People come for a lathe and leave with a spoon," said stallholder {person}.',
            ),
        ),
        (
            "Some {many} families in the district live on the trade. A cooperative that began in"
            " a garage with {few} members now ships to four continents.",
            "Exports from {where} were a third higher than in the same months of last year, the"
            " chamber of commerce said, though freight took most of the gain.",
            "Economists had expected less. A weak currency helped, and so did a warehouse that"
            " opened last {season}.",
        ),
        (
            "Banks called the figures sound but warned of rising rents.",
            "A delegation from abroad is to visit next month.",
        ),
    ),
    Kind(
        "disaster, accident and emergency incident",
        (
            Plot(
                "Flood on {water} Spares the Old Town of {city}",
                "Water came up to the third step of the town hall in {city} before dawn on {day}"
                " and then, to general surprise, went down again.",
                '"We moved the archive upstairs first and the piano second," said librarian'
                " {person}.",
            ),
            Plot(
                "{few} Hurt as Storm Brings Down Roofs in {city}",
                "A storm that nobody had forecast tore the roofs from warehouses in {city} on"
                " {day} and hurt {few} people, none of them badly.",
                '"The cat knew before the radio did," said {person}, who had spent the night'
                " under a table.",
            ),
            Plot(
                "Earthquake Stops the Clocks of {city}",
                "An earthquake stopped every public clock in {city} at eleven minutes past four"
                " on {day} and cracked {many} chimneys, but killed nobody.",
                '"Afterwards one could hear {water}, it was so quiet," said {person}, a baker.',
            ),
        ),
        (
            "Rescuers led {many} people out of low houses. Schools served as shelters, and the"
            " fire brigade lent its pumps to the hospital.",
            "Nothing like it had been measured for {years} years, and the warning reached the"
            " suburbs by loudspeaker van, {few} minutes before.",
            "Power was back by noon in most streets. Engineers went from door to door with"
            " chalk, marking which houses were safe.",
        ),
        (
            "Volunteers were asked to bring boots, not blankets.",
            "The government promised loans without interest to those who lost their stock.",
        ),
    ),
    Kind(
        "arts, culture, entertainment and media",
        (
            Plot(
                "Museum in {city} Shows What Was Left in Its Cloakroom",
                "Umbrellas, a trombone and {many} single gloves are on show in {city}, where a"
                " museum has opened {years} years of lost property.",
                '"I left this umbrella to have a reason to come back," said {person}, pointing at'
                " it.",
            ),
            Plot(
                "Film Shot in One Kitchen Wins the {city} Prize",
                "A film about two sisters who share one oven took the main prize of the {city}"
                " festival on {day}.",
                '"Nobody acts in a kitchen. There is no room for it," said {person}, who directed.',
            ),
            Plot(
                "Choir of Ferrymen Fills the Opera of {city}",
                "{few} ferrymen who used to sing to each other across {water} filled the opera"
                " of {city} on {day} and sang everything twice.",
                '"In fog you learn to hold a note," said {person}, the oldest of them.',
            ),
        ),
        (
            "It had been prepared for {few} years by people with other work: a dentist, two"
            " drivers and a judge.",
            "Critics from all over {where} came, and most of them stayed to the end. Tickets"
            " were gone by Tuesday.",
            "Some {many} people waited in line, and the baker across the street ran out of"
            " bread before noon.",
        ),
        (
            "It travels on to the provinces in the {season}.",
            "Entrance is free for whoever brings a glove.",
        ),
    ),
    Kind(
        "environment",
        (
            Plot(
                "Otters Return to {water} After {years} Years",
                "Biologists in {city} said on {day} that otters are back in {water}, {years}"
                " years after the last one was seen.",
                '"They take the fish that we throw back, so nobody is angry," said {person}, who'
                " fishes there.",
            ),
            Plot(
                "{city} Plants {many} Trees Where Cars Used to Park",
                "The council of {city} voted on {day} to turn {few} car parks into groves, with"
                " benches from the timber of old piers.",
                '"A tree needs a neighbour with a bucket. We have a list," said gardener {person}.',
            ),
            Plot(
                "Fishers and Scientists of {city} Count Fish Together",
                "For the first time, {many} fishers and the university of {city} have counted"
                " the fish of {water} together, and agree.",
                '"The nets know things that the sonar does not," said {person}, a researcher.',
            ),
        ),
        (
            "A treatment plant upstream was the turning point, according to a study of {few}"
            " pages that took as many years.",
            "Summers here are warmer by a degree and a half than when records began in {where},"
            " and shade has become a matter for engineers.",
            "School classes keep the diary of it. They noted {many} sightings last year, of"
            " which one was a hat.",
        ),
        (
            "A count is planned every {season}.",
            "Motor boats have to keep fifty metres from the banks.",
        ),
    ),
    Kind(
        "education",
        (
            Plot(
                "School in {city} Teaches Sums With {product}",
                "Pupils of a school in {city} measure, weigh and sell {product} to learn"
                " arithmetic, and have the best marks of the district.",
                '"I was asked what a third is, and I handed over a third," said teacher {person}.',
            ),
            Plot(
                "{city} Opens a Library in a Former Bank",
                "The vault of a former bank in {city} has held {many} picture books since {day},"
                " and its heavy door stands open.",
                '"Silence is for banks," said the librarian, {person}, when asked about the noise.',
            ),
            Plot(
                "Evening School in {city} Graduates Its Oldest Class",
                "The {few} graduates of an evening school in {city} who were given their papers"
                " on {day} have {many} years between them.",
                '"I can now read what I signed in my youth," said {person}, a retired mason.',
            ),
        ),
        (
            "Teachers first doubted the plan; now {few} other places in {where} copy it.",
            "Lessons end when the last reader leaves. A room on {water} serves for those who"
            " would rather look out.",
            "The money comes from a bequest by a customs officer, who asked for good lamps and"
            " got {few} of them.",
        ),
        (
            "The ministry will look at the results at the end of the year.",
            "Gifts of atlases are welcome, of encyclopedias less so.",
        ),
    ),
    Kind(
        "sport",
        (
            Plot(
                "{person} Wins the {city} Marathon in Borrowed Shoes",
                "{person}, a postal worker, won the marathon of {city} on {day} in shoes that"
                " belonged to a neighbour.",
                '"They pinch, but they are fast," said {family} of the shoes.',
            ),
            Plot(
                "{city} Rowers Beat the Champions by Half a Length",
                "The rowers of {city} beat the national champions on {water} on {day}, in a race"
                " that took two starts and a ruling.",
                '"We rowed as if the bakery was about to close," said {person}, who sits at the'
                " bow.",
            ),
            Plot(
                "Draw in the Last Minute Keeps {city} in the League",
                "A goal in the last minute, off a post and a knee, kept {city} in the first"
                " league on {day} with a point to spare.",
                '"It was my left knee, which has never done anything before," said {person}.',
            ),
        ),
        (
            "Heat stopped {many} others on the way, but nobody was badly hurt, and the band"
            " played until the street lamps came on.",
            "{few} thousand people had come, some by boat, and the stand that was meant for half"
            " as many held.",
            "No team or runner from the town had done so for {years} years. The mayor forgot the"
            " speech and sang.",
        ),
        (
            "The prize is a cup and a year's supply of {product}.",
            "The next meeting is in the {season}, away.",
        ),
    ),
    Kind(
        "health",
        (
            Plot(
                "Clinic Boat Reaches Villages Beyond {city}",
                "A clinic on a boat has treated {many} patients since it left {city} in the"
                " {season}, its doctors said on {day}.",
                '"Water is the only road that never needs repair," said doctor {person}.',
            ),
            Plot(
                "{city} Nurses Cut Waiting Times With a Painted Line",
                "Waiting times at the main hospital of {city} fell by {share} per cent after"
                " nurses painted a yellow line on the floor.",
                '"People follow a line even when they do not follow advice," said nurse {person}.',
            ),
            Plot(
                "Doctors in {city} Prescribe Walks Along {water}",
                "Doctors in {city} have written {many} prescriptions for walks along {water},"
                " and chemists there stamp them.",
                '"The side effect is that one meets people," said {person}, a patient of eighty.',
            ),
        ),
        (
            "Most came for their eyes, some for their sleep. A study found that those who came"
            " back slept an hour longer.",
            "Other hospitals in {where} have sent visitors, {few} at a time, who mostly ask how"
            " it was paid for.",
            "It was the idea of a porter. The board took {few} meetings to agree and an"
            " afternoon to begin.",
        ),
        (
            "The health ministry will pay for a second year.",
            "Figures for children are to follow.",
        ),
    ),
    Kind(
        "politics",
        (
            Plot(
                "{city} Elects a Mayor by Eleven Votes",
                "{person} was elected mayor of {city} on {day} with a lead of eleven votes, after"
                " the ballots of {few} districts had been counted again.",
                '"Eleven is a football team. One can work with that," said {family}.',
            ),
            Plot(
                "Deputies in {city} Put Off Their Vote on Water",
                "Deputies in {city} put off a vote on the price of water on {day} for want of"
                " chairs, since {many} citizens had come to watch.",
                '"I stood for two hours and would do so again," said {person}, who grows'
                " vegetables.",
            ),
            Plot(
                "{city} Council Sits Through the Night Over a Fountain",
                "The council of {city} sat until five in the morning on {day} before it decided"
                " to move a fountain by {few} metres.",
                '"I have voted against it for {years} years and shall miss it," said councillor'
                " {person}.",
            ),
        ),
        (
            "Observers called it calm and the queue polite. {share} per cent of those who may"
            " had taken part.",
            "The opposition had asked for {many} changes, of which three were made, two of them"
            " to the spelling.",
            "Newspapers all over {where} wrote of it at length, and a caricature of the"
            " proceedings hangs in the post office.",
        ),
        (
            "The result can be contested until the end of the month.",
            "The next session is about street names, and is expected to be long.",
        ),
    ),
    Kind(
        "science and technology",
        (
            Plot(
                "Students in {city} Launch a Weather Balloon Made of Raincoats",
                "A balloon sewn from {many} raincoats rose over {city} on {day} and sent readings"
                " for {few} hours before it came down in a field.",
                '"The cow was more surprised than we were," said {person}, who went to fetch it.',
            ),
            Plot(
                "Wreck Near {city} Gives Up Its Cargo of {product}",
                "Divers near {city} have found the wreck of a trading boat that once carried"
                " {product}, the university said on {day}.",
                '"Somebody was in a hurry, and somebody was late," said archaeologist {person}.',
            ),
            Plot(
                "{city} Observatory Finds Its Lost Lens in a Cupboard",
                "A lens that the observatory of {city} had missed for {years} years was found on"
                " {day} in a cupboard, wrapped in a towel.",
                '"We had seen the stars without it, only fewer," said astronomer {person}.',
            ),
        ),
        (
            "The measurements agreed with those of the state to the second digit. A prize for"
            " young researchers of {where} may follow.",
            "Mud and darkness had kept it well. {few} laboratories have asked for a sample, and"
            " one for a photograph.",
            "A retired watchmaker built the instruments from parts that cost less than a bicycle.",
        ),
        (
            "The data are free for all.",
            "The town museum is building a case for it.",
        ),
    ),
    Kind(
        "labour",
        (
            Plot(
                "Bakers of {city} End Their Strike With a Free Breakfast",
                "A strike of {few} days ended in {city} on {day} when owners agreed that ovens"
                " are lit an hour later.",
                '"Bread that rises later still rises," said {person} for the bakers.',
            ),
            Plot(
                "Dockers in {city} Win Back Their Sunday",
                "The quays of {city} will stand still on Sundays from the {season} on, under a"
                " deal that was signed on {day}.",
                '"I shall find out what my children do on a Sunday," said crane driver {person}.',
            ),
            Plot(
                "{many} Weavers in {city} Are Given Contracts",
                "Weavers in {city} who were paid by the piece for {years} years have had"
                " contracts since {day}, with holidays in them.",
                '"I read it twice, for the holidays," said {person}, a weaver.',
            ),
        ),
        (
            "The union had asked for {share} per cent more pay and took half of that and a door"
            " that closes.",
            "Some {many} people work there, a third of them by the day. Talks had broken off"
            " twice over the tea break.",
            "It is the first such agreement in {where} that names the noise, and how much of it"
            " one may bear.",
        ),
        (
            "Owners said that prices would stay as they are.",
            "Both sides left by the same door.",
        ),
    ),
    Kind(
        "weather",
        (
            Plot(
                "Snow and Ice Cut Off Villages Around {city}",
                "Roads to {few} villages around {city} were closed on {day} by snow, which fell"
                " on blossom.",
                '"We have shovels for {few} and hands for {many}," said {person} of the road'
                " office.",
            ),
            Plot(
                "Heat Empties the Squares of {city}",
                "At noon on {day} nobody crossed the main square of {city}; the thermometer by"
                " the chemist's showed more than it is built for.",
                '"The dog goes out at four, and so do I," said {person}, who lives there.',
            ),
            Plot(
                "Fog Over {water} Keeps {city} Waiting",
                "Fog lay on {water} for a third day on {day}, and {city} heard its ships without"
                " seeing them.",
                '"I navigate by the smell of the bakery," said ferryman {person}.',
            ),
        ),
        (
            "The airport turned away {few} flights. Milk became scarce, and neighbours lent each"
            " other what they had.",
            "Forecasters in {where} had warned of it for a week, and {many} households had put"
            " candles by.",
            "It was last so in the year that the clock tower was built, says a line that is"
            " scratched into its wall.",
        ),
        (
            "Schools stay closed until Monday.",
            "A change is expected before the week is over.",
        ),
    ),
)
