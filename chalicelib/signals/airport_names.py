"""What people call airports: tables only, which no free list of airports holds. How they are used is in `airports`."""

from __future__ import annotations

from chalicelib.signals.cues import word_set


def codes(written: str) -> dict[str, str]:
    """Name → IATA code, from ``JFK new york, nyc; LHR london``."""
    found = {}
    for entry in written.split(";"):
        code, _, names = " ".join(entry.split()).partition(" ")
        found.update({name.strip(): code for name in names.split(",")})
    return found


MAJOR = word_set(
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
"""Codes of the airports that people usually mean; their sizes are in no free list."""

OF_CITY = codes(
    """
    JFK new york, new york city, nyc, ny, manhattan, brooklyn, queens; LHR london; ORD chicago; CDG paris;
    IAH houston; IAD washington, washington dc, dc; DFW dallas, dallas fort worth, fort worth; HND tokyo;
    BER berlin; MXP milan, milano; FCO rome, roma; SVO moscow; IST istanbul; PVG shanghai; PEK beijing; ICN seoul;
    KIX osaka; GRU sao paulo; GIG rio, rio de janeiro; EZE buenos aires; YYZ toronto; YUL montreal;
    LAX los angeles, la; SFO san francisco, sf; MIA miami; MCO orlando; DTW detroit; PHL philly;
    LAS vegas, las vegas; MSP minneapolis, twin cities; STL st louis, saint louis; PDX portland; CVG cincinnati;
    RDU raleigh, durham; TPA tampa bay; DEN denver; MUC munich, munchen; CGN cologne, koln; FRA frankfurt;
    DUS dusseldorf; VIE vienna, wien; ZRH zurich; GVA geneva; BRU brussels; CPH copenhagen; ARN stockholm; OSL oslo;
    PRG prague; WAW warsaw; LIS lisbon; ATH athens; VCE venice; NAP naples; BCN barcelona; MAD madrid; DXB dubai;
    BOM mumbai; DEL delhi, new delhi; BKK bangkok; SIN singapore; HKG hong kong; MEX mexico city; HNL honolulu;
    SEA seattle; BOS boston; ATL atlanta; EWR newark; SNA orange county, santa ana; MCI kansas city; OAK oakland;
    FLL ft lauderdale, fort lauderdale; BRS bristol; NUE nuremberg, nurnberg; HAJ hanover; STR stuttgart;
    HAM hamburg; MSY new orleans, nola; BNA nashville; PBI palm beach, west palm beach; BDL hartford;
    ISP long island; HPN westchester, white plains
    """
)
"""The airport that is meant by a city which has several, is written otherwise in the list, or shares its name."""

NICKNAMES = codes(
    """
    ORD ohare, o hare; LGA laguardia, la guardia; LHR heathrow; LGW gatwick; STN stansted; EWR newark liberty;
    AMS schiphol; CDG charles de gaulle; SEA seatac, sea tac; FCO fiumicino; MXP malpensa; NRT narita; HND haneda;
    ATL hartsfield jackson, hartsfield; DCA reagan national; IAD dulles airport, dulles; PHX sky harbor;
    SNA john wayne airport; SIN changi; MAD barajas
    """
)
"""Names that mean an airport even without the word."""

WITH_CUE = codes(
    """
    BOS logan; MDW midway; JFK kennedy, jfk, john f kennedy; DCA reagan; HOU hobby; YYZ pearson; DAL love field;
    IAH bush, george bush; BDL bradley; SAN lindbergh; LTN luton; ORY orly; BER tegel; EWR liberty; SNA john wayne;
    LAS mccarran, harry reid; LIN linate; BUR burbank, bob hope; MSY louis armstrong; DFW dfw; LGW gatwick;
    PHX sky harbor; YUL trudeau
    """
)
"""Names that mean an airport before the word."""

SMALL = word_set(
    """
    ATL AUS BNA BWI CDG CLT CVG DCA DFW DTW EWR FLL FRA HKG HND HNL IAD IAH JFK LAX LGA LGW LHR MCI MCO MDW MSP
    MSY MUC MXP NRT ORD PDX PHL PHX RDU SFO SJC SLC SMF SNA STL TPA TXL YUL YVR YYC YYZ ZRH
    """
)
"""Codes that people type in lower case and that are no word."""

DOUBTFUL = word_set(
    """
    AUS BOS BUD CAN DAL DAY DEL DEN EDI HAM HAN HER IND LAS LIN LIT LOS MAD MAN MEL NAN NAP NICE OAK ONT ORD PER
    PIT SAN SAT SAV SEA SHA SIN SIR STR VIE
    """
)
"""Codes that are words too: they count only beside words of flying."""

NO_CODES = word_set(
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
"""Codes that are everyday words and abbreviations: they count only right before the word airport."""

EVERYDAY = word_set(
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
"""Names of cities that are English words: they count only when written as names."""

GENERIC = word_set(
    """
    international intl airport regional municipal airfield field jetport intercontinental intcntl national ntl
    the de of
    """
)
"""What the names of airports share."""
