"""The world's airports, by code, name and city; read once, when a text first needs them.

Sizes are in no free list, so the airports that people usually mean are named here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from chalicelib.signals.cues import word_set
from chalicelib.text import fold

Key = tuple[str, ...]

_MAJOR = word_set(
    """
    ATL AUS BNA BOS BWI CLE CLT CMH CVG DAL DCA DEN DFW DTW EWR FLL HNL HOU IAD IAH IND JAX JFK LAS LAX LGA MCI
    MCO MDW MEM MIA MKE MSP MSY OAK ONT ORD PBI PDX PHL PHX PIT RDU RIC RSW SAN SAT SAV SEA SFO SJC SLC SMF SNA
    STL TPA TUS ABQ ALB ANC BDL BHM BOI BUF BUR CHS DAY DSM ELP GRR GSO HPN ICT ISP LGB LIT MHT MSN OGG OKC OMA
    ORF PVD PWM RNO ROC SDF SYR TUL TYS XNA MYR PNS PSP SRQ SJU YYZ YVR YUL YYC YOW YEG YHZ YWG MEX CUN GDL MTY
    SJD PVR PTY SJO BOG LIM SCL EZE GRU GIG BSB MVD UIO HAV PUJ SDQ NAS MBJ KIN AUA BGI LHR LGW STN LTN LCY MAN
    BHX EDI GLA BRS NCL LPL BFS DUB ORK SNN CDG ORY NCE LYS MRS TLS BOD AMS EIN BRU CRL LUX FRA MUC BER DUS HAM
    CGN STR HAJ NUE LEJ DRS BRE DTM ZRH GVA BSL VIE SZG INN GRZ MAD BCN AGP PMI VLC SVQ BIO ALC IBZ TFS LPA LIS
    OPO FAO FCO MXP LIN VCE NAP BLQ PSA CTA BGY ATH SKG HER CPH ARN GOT OSL BGO HEL KEF WAW KRK PRG BUD OTP SOF
    BEG ZAG SPU DBV LJU RIX VNO TLL IST SAW AYT ESB TLV AMM BEY CAI CMN RAK TUN LOS ACC NBO ADD JNB CPT DUR DXB
    AUH DOH RUH JED KWI BAH MCT DEL BOM BLR MAA HYD CCU CMB KTM DAC KHI LHE ISB BKK HKT SIN KUL CGK DPS MNL SGN
    HAN HKG TPE PEK PKX PVG SHA CAN SZX ICN GMP HND NRT KIX NGO CTS FUK SYD MEL BNE PER ADL AKL CHC WLG NAN
    """
)
_OF_CITY: Mapping[str, str] = {
    "new york": "JFK",
    "new york city": "JFK",
    "nyc": "JFK",
    "ny": "JFK",
    "manhattan": "JFK",
    "brooklyn": "JFK",
    "queens": "JFK",
    "london": "LHR",
    "chicago": "ORD",
    "paris": "CDG",
    "houston": "IAH",
    "washington": "IAD",
    "washington dc": "IAD",
    "dc": "IAD",
    "dallas": "DFW",
    "dallas fort worth": "DFW",
    "fort worth": "DFW",
    "tokyo": "HND",
    "berlin": "BER",
    "milan": "MXP",
    "milano": "MXP",
    "rome": "FCO",
    "roma": "FCO",
    "moscow": "SVO",
    "istanbul": "IST",
    "shanghai": "PVG",
    "beijing": "PEK",
    "seoul": "ICN",
    "osaka": "KIX",
    "sao paulo": "GRU",
    "rio": "GIG",
    "rio de janeiro": "GIG",
    "buenos aires": "EZE",
    "toronto": "YYZ",
    "montreal": "YUL",
    "los angeles": "LAX",
    "la": "LAX",
    "san francisco": "SFO",
    "sf": "SFO",
    "miami": "MIA",
    "orlando": "MCO",
    "detroit": "DTW",
    "philly": "PHL",
    "vegas": "LAS",
    "las vegas": "LAS",
    "minneapolis": "MSP",
    "twin cities": "MSP",
    "st louis": "STL",
    "saint louis": "STL",
    "portland": "PDX",
    "cincinnati": "CVG",
    "raleigh": "RDU",
    "durham": "RDU",
    "tampa bay": "TPA",
    "denver": "DEN",
    "munich": "MUC",
    "munchen": "MUC",
    "cologne": "CGN",
    "koln": "CGN",
    "frankfurt": "FRA",
    "dusseldorf": "DUS",
    "vienna": "VIE",
    "wien": "VIE",
    "zurich": "ZRH",
    "geneva": "GVA",
    "brussels": "BRU",
    "copenhagen": "CPH",
    "stockholm": "ARN",
    "oslo": "OSL",
    "prague": "PRG",
    "warsaw": "WAW",
    "lisbon": "LIS",
    "athens": "ATH",
    "venice": "VCE",
    "naples": "NAP",
    "barcelona": "BCN",
    "madrid": "MAD",
    "dubai": "DXB",
    "mumbai": "BOM",
    "delhi": "DEL",
    "new delhi": "DEL",
    "bangkok": "BKK",
    "singapore": "SIN",
    "hong kong": "HKG",
    "mexico city": "MEX",
    "honolulu": "HNL",
    "seattle": "SEA",
    "boston": "BOS",
    "atlanta": "ATL",
    "newark": "EWR",
    "orange county": "SNA",
    "santa ana": "SNA",
    "kansas city": "MCI",
    "oakland": "OAK",
    "ft lauderdale": "FLL",
    "fort lauderdale": "FLL",
    "bristol": "BRS",
    "nuremberg": "NUE",
    "nurnberg": "NUE",
    "hanover": "HAJ",
    "stuttgart": "STR",
    "hamburg": "HAM",
    "new orleans": "MSY",
    "nola": "MSY",
    "nashville": "BNA",
    "palm beach": "PBI",
    "west palm beach": "PBI",
    "hartford": "BDL",
    "long island": "ISP",
    "westchester": "HPN",
    "white plains": "HPN",
}
"""The airport that is meant by a city which has several, is written otherwise in the list, or shares its name."""

_NICKNAMES: Mapping[str, str] = {
    "ohare": "ORD",
    "o hare": "ORD",
    "laguardia": "LGA",
    "la guardia": "LGA",
    "heathrow": "LHR",
    "gatwick": "LGW",
    "stansted": "STN",
    "newark liberty": "EWR",
    "schiphol": "AMS",
    "charles de gaulle": "CDG",
    "seatac": "SEA",
    "sea tac": "SEA",
    "fiumicino": "FCO",
    "malpensa": "MXP",
    "narita": "NRT",
    "haneda": "HND",
    "hartsfield jackson": "ATL",
    "hartsfield": "ATL",
    "reagan national": "DCA",
    "dulles airport": "IAD",
    "dulles": "IAD",
    "sky harbor": "PHX",
    "john wayne airport": "SNA",
    "changi": "SIN",
    "barajas": "MAD",
}
"""Names that mean an airport even without the word."""

_WITH_CUE: Mapping[str, str] = {
    "logan": "BOS",
    "midway": "MDW",
    "kennedy": "JFK",
    "jfk": "JFK",
    "reagan": "DCA",
    "national": "DCA",
    "hobby": "HOU",
    "pearson": "YYZ",
    "love field": "DAL",
    "bush": "IAH",
    "bradley": "BDL",
    "lindbergh": "SAN",
    "luton": "LTN",
    "orly": "ORY",
    "tegel": "BER",
    "liberty": "EWR",
    "john wayne": "SNA",
    "john f kennedy": "JFK",
    "mccarran": "LAS",
    "harry reid": "LAS",
    "linate": "LIN",
    "burbank": "BUR",
    "city": "LCY",
    "louis armstrong": "MSY",
    "bob hope": "BUR",
    "george bush": "IAH",
    "dfw": "DFW",
    "gatwick": "LGW",
    "sky harbor": "PHX",
    "trudeau": "YUL",
}
_SMALL = word_set(
    """
    ATL AUS BNA BWI CDG CLT CVG DCA DFW DTW EWR FLL FRA HKG HND HNL IAD IAH JFK LAX LGA LGW LHR MCI MCO MDW MSP
    MSY MUC MXP NRT ORD PDX PHL PHX RDU SFO SJC SLC SMF SNA STL TPA TXL YUL YVR YYC YYZ ZRH
    """
)
"""Codes that people type in lower case and that are no word."""

_DOUBTFUL = word_set(
    """
    AUS BOS BUD CAN DAL DAY DEL DEN EDI HAM HAN HER IND LAS LIN LIT LOS MAD MAN MEL NAN NAP NICE OAK ONT ORD PER
    PIT SAN SAT SAV SEA SHA SIN SIR STR VIE
    """
)
_NO_CODES = word_set(
    """
    ACC ACE ACT ADD ADS AGE AID AIR ALL AMD AMP AND ANY APE APP APT ARC ARE ARM ART ASK ASS ATE ATI ATM BAD BAG
    BAM BAN BAR BAY BBQ BED BET BIG BIN BIO BIT BOW BOX BOY BRO BTW BUG BUS BUT BUY CAB CAD CAL CAM CAP CAR CAT
    CEO CFO COM CON COP COW CPU CRY CUB CUE CUP CUT DAD DID DIE DIM DIP DLC DND DOG DOT DRY DUD DUE EAR EAT EGO
    END ERA ETA ETC EVE FAQ FAR FAT FBI FCC FEB FLY FOR FTC FUN FYI GAG GAP GAS GAY GEL GET GOD GOO GOT GPS GPU
    GTA GUM GUT GUY GYM HAD HAS HAT HDD HDR HIM HIP HIS HOP HOT HOW HUG HUM ICE ICY IDK ILK ILL IMO INC ING INK
    INS IOS IRS ISO ITM ITS JAM JAN JAR JAW JOB JOE JUN JUL KEY KID LAD LAP LAW LAY LED LET LIE LIP LOL LOT LOW
    LSB LUV MAC MAC MAD MAL MAN MAP MAR MAX MAY MEN MET MIC MID MIN MIT MLB MLS MOB MOM MON MOV MSG MUD MUG MVP
    NAG NAH NAP NBA NEW NFL NIT NOD NON NOR NOT NOW NSA NYE ODD ODE OFF OLD OMG ONE OPS ORG OTP OUR OUT OWN PAN
    PAT PAY PDF PEE PEN PER PET PIC PIE PIN PLS PLZ PNG POO POP POT PPL PRO PSA PSN PUN QUE RAH RAM RAN RAP RED
    REF RID RIP RIT ROD ROT ROW RUG RUN RUT SAD SAP SAT SAW SAY SCI SEA SEE SEN SET SEX SHE SHY SIM SIN SIR SIT
    SIX SKY SLO SLY SMH SOB SON SOS SPA SPY SUB SUM SUN SUV TAB TAG TAP TAR TAT TAX TEA TEN THE THO THX TIE TIN
    TIP TLC TMI TOE TOP TOW TOY TRY TSA TUB TUE TUG TVS TWO UPS USA USB USD USE VAN VAT VIA VIP VPN WAR WAS WAY
    WED WEB WET WHO WHY WIN WIT WOE WON WOW WRY WTF XXX YEA YES YET YOU ZIP ZOO YAY YUM YUP NOPE NYT CNN BBC ABC
    NBC CBS FOX MTV HBO PBS NPR DOJ DHS CIA NRA CDC WHO FDA EPA PTA MBA PHD DVD CDS PCS
    """
) - {"SEA", "MAD", "MAN", "SIN", "PER", "SAT"}
_EVERYDAY = word_set(
    """
    the this that my your our their his her an at to in of for from big small nice good great best same next
    other new old local nearest closest any every some no international domestic regional main whole busy
    crowded empty orange mobile reading split page hope home time most bath man male deal rice hall green white
    black brown long independence enterprise liberty union central city national street road gate hotel near by
    with and or is was be me you we us it not now just only here there where which what when one two three first
    second last another each both all private public military military hot cold wet dry fun worst terrible
    horrible cork sale lead normal ugly troy victoria florence charlotte sydney austin jackson lincoln madison
    ankeny chad many much more than then so very too also even still again always never today tonight tomorrow
    early late soon open closed free full happy sad hard easy fast slow high low bar bend boulder buffalo chase
    cut day eagle edge eek flat flora forks golden grant granite hana hero holy hopes ice ideal imperial jet
    kent king lake love marble marina mercury moab moss natural needles ocean pay pearl poplar post power
    prospect pure rugby sand selling show silver spring star stone summit sun surprise terrace twin valley van
    vale vision wales wells west east north south winter wise wolf young
    """
)

AIRPORT_WORDS = re.compile(
    "|".join(
        sorted(
            {key.split(maxsplit=1)[0] for key in _NICKNAMES}
            | {code.lower() for code in _SMALL}
            | {"intl", "int'l", "international"}
        )
    )
)
_GENERIC = word_set(
    """
    international intl airport regional municipal airfield field jetport intercontinental intcntl national ntl
    the de of
    """
)
_SPLIT = re.compile(r"[^\w]+")


class Airport(NamedTuple):
    """What we need of one. Degrees are WGS 84."""

    name: str
    city: str
    country: str
    latitude: float
    longitude: float
    time_zone: str


def key_of(name: str) -> Key:
    """A name's words: folded, without apostrophes and punctuation."""
    return tuple(word for word in _SPLIT.split(fold(name).replace("'", "")) if word)


class Airports:
    """Airports by code, by name and by city."""

    everyday_words = _EVERYDAY
    no_codes = _NO_CODES
    doubtful = _DOUBTFUL

    def __init__(self, by_code: Mapping[str, Airport]) -> None:
        self.by_code = by_code
        self.nicknames = {key_of(name): code for name, code in _NICKNAMES.items() if code in by_code}
        self.nicknames_first = {key[0] for key in self.nicknames}
        self._sure = {key_of(name): code for name, code in (*_OF_CITY.items(), *_NICKNAMES.items(), *_WITH_CUE.items())}
        self._by_key: dict[Key, list[str]] = {}
        self._by_zone: dict[str, str] = {}
        for code, one in by_code.items():
            self._by_zone.setdefault(one.time_zone, one.country)
            for key in _keys(one):
                self._by_key.setdefault(key, []).append(code)

    def find(self, key: Key, near: frozenset[str]) -> str | None:
        """The airport most likely meant by a city or a name. None: no airport is called so.

        Args:
            near: Countries of the brand's stores, ISO 3166; they win between places of the same name.
        """
        if (code := self._sure.get(key)) is not None and code in self.by_code:
            return code
        return max(self._by_key.get(key, ()), key=lambda code: self._rank(code, near), default=None)

    def _rank(self, code: str, near: frozenset[str]) -> tuple[bool, bool, bool]:
        one = self.by_code[code]
        return code in _MAJOR, one.country in near, "International" in one.name

    def countries(self, time_zones: Iterable[str]) -> frozenset[str]:
        """In which countries these time zones lie."""
        return frozenset(self._by_zone[zone] for zone in time_zones if zone in self._by_zone)

    def is_major(self, code: str) -> bool:
        """One that people mean when they name its city."""
        return code in _MAJOR and code in self.by_code

    def is_typed_small(self, code: str) -> bool:
        """People write its code in lower case, and it is no word."""
        return code in _SMALL and code in self.by_code


def _keys(one: Airport) -> set[Key]:
    """Under which names an airport is looked up: its city, each of its cities, its name without what all share."""
    whole = key_of(one.name)
    short = tuple(word for word in whole if word not in _GENERIC)
    keys = {key_of(part) for part in (one.city, *re.split(r"[/-]", one.city))} | {short}
    return {key for key in keys if key and (len(key) > 1 or (len(key[0]) > 2 and not key[0].isdigit()))}


@lru_cache(maxsize=1)
def airports() -> Airports:
    """All airports that have an IATA code; the first call reads the list, which takes a while (0.1 s)."""
    import airportsdata  # noqa: PLC0415  (loads the list's reader only where a text speaks of airports)

    return Airports(
        {
            code: Airport(one["name"], one["city"], one["country"], one["lat"], one["lon"], one["tz"])
            for code, one in airportsdata.load("IATA").items()
        }
    )
