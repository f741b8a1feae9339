"""Countries and topics of the generated articles, the most frequent first.

Topics are rubrics of a paper's own, which stand for themselves in every engine.
"""

_COUNTRIES = (
    "US GB FR DE CN RU JP IN TR IT ES UA PL BR CA AU MX KR IL IR IQ SY EG SA RS BA HR GR RO BG HU "
    "CZ SK AT CH NL BE SE NO DK FI IE PT ZA NG KE ET SD LY TN DZ MA PK AF BD LK NP MM TH VN ID MY "
    "PH SG NZ AR CL CO PE VE BO EC UY PY CU HT DO JM GT HN NI CR PA SV LB JO KW QA AE OM YE BH CY "
    "MT AL MK ME XK SI EE LV LT BY MD GE AM AZ KZ UZ TM KG TJ MN KP TW "
    "GH SN CI CM UG"
)
_TOPICS = (
    "acq earn trade crude interest ship wheat corn oilseed sugar coffee gold gnp cpi cocoa jobs "
    "reserves cotton copper rubber soybean livestock natgas bop tin iron palmoil rice veg alum "
    "cattle hog nickel silver gasoline zinc lead heat orange housing barley income lumber potato "
    "propane platinum jet instal rapeseed naphtha oat groundnut fishmeal lei sunseed linseed "
    "palladium carcass wool pork"
)
COUNTRIES = tuple(_COUNTRIES.split())
TOPICS = tuple(_TOPICS.split())
SOURCES = ("Harbour Wire", "The Courier", "Evening Post", "Regional Desk", "Star Agency")
