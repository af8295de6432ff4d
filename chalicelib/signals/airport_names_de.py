"""What airports are called in German: tables only. Umlauts may be written either way; `airports` looks them up."""

from __future__ import annotations

from chalicelib.signals.airport_names import codes
from chalicelib.signals.cues import word_set

NAMES = codes(
    """
    FRA frankfurt, frankfurt am main, frankfurt main, frankfurt a m, frankfurt rhein main, rhein main; HHN hahn,
    frankfurt hahn; MUC münchen, franz josef strauß; CGN köln, köln bonn, bonn, konrad adenauer; BER berlin,
    berlin brandenburg, berlin schönefeld, schönefeld, willy brandt; DUS düsseldorf; HAM hamburg, fuhlsbüttel;
    STR stuttgart, echterdingen; HAJ hannover, langenhagen; NUE nürnberg; LEJ leipzig, leipzig halle, halle
    leipzig; BRE bremen; DRS dresden; DTM dortmund; FMO münster, osnabrück, münster osnabrück; PAD paderborn,
    paderborn lippstadt; ERF erfurt, erfurt weimar; SCN saarbrücken; FKB karlsruhe, baden baden, karlsruhe baden
    baden; FMM memmingen, allgäu; FDH friedrichshafen, bodensee; NRN weeze, niederrhein; KSF kassel, kassel
    calden; RLG rostock, rostock laage; LBC lübeck; GWT sylt, westerland; HDF usedom, heringsdorf; MHG mannheim;
    AGB augsburg; ESS essen mülheim; VIE wien, wien schwechat, schwechat; SZG salzburg; GRZ graz; INN innsbruck;
    LNZ linz; KLU klagenfurt; ZRH zürich, kloten; GVA genf; BSL basel, basel mülhausen, euroairport; BRN bern;
    ACH st gallen, altenrhein; LUG lugano; MXP mailand, mailand malpensa; LIN mailand linate; BGY mailand
    bergamo, bergamo; FCO rom, rom fiumicino; VCE venedig; FLR florenz; NAP neapel; TRN turin; GOA genua; BLQ
    bologna; VRN verona; OLB olbia, sardinien; CAG cagliari; PMO palermo; CTA catania, sizilien; NCE nizza; CDG
    paris; LYS lyon; MRS marseille; SXB straßburg; BRU brüssel; ANR antwerpen; LGG lüttich; LUX luxemburg; AMS
    amsterdam; RTM rotterdam; EIN eindhoven; WAW warschau; KRK krakau; GDN danzig; WRO breslau; POZ posen; SZZ
    stettin; KTW kattowitz; PRG prag; BRQ brünn; BTS bratislava, pressburg; BUD budapest; OTP bukarest; BEG
    belgrad; SOF sofia; LJU ljubljana, laibach; ZAG zagreb; SPU split; DBV dubrovnik; TIA tirana; CPH
    kopenhagen; GOT göteborg; ARN stockholm; OSL oslo; HEL helsinki; RIX riga; TLL tallinn; VNO vilnius, wilna;
    KEF reykjavik; DUB dublin; EDI edinburgh; LHR london; MAN manchester; LIS lissabon; OPO porto; FAO faro,
    algarve; FNC madeira, funchal; MAD madrid; BCN barcelona; VLC valencia; SVQ sevilla; AGP malaga; ALC
    alicante; PMI mallorca, palma, palma de mallorca, malle; IBZ ibiza; TFS teneriffa; LPA gran canaria; FUE
    fuerteventura; ACE lanzarote; ATH athen; SKG thessaloniki; HER kreta, heraklion; RHO rhodos; KGS kos; CFU
    korfu; JTR santorin, santorini; LCA zypern, larnaka; MLA malta; IST istanbul; AYT antalya; ADB izmir; SVO
    moskau; KBP kiew; TBS tiflis; EVN eriwan, jerewan; GYD baku; TAS taschkent; CAI kairo; HRG hurghada; RAK
    marrakesch; TUN tunis; ALG algier; DJE djerba; TLV tel aviv; DXB dubai; AUH abu dhabi; DOH doha; PEK peking;
    PVG schanghai, shanghai; HND tokio; HKG hongkong; SIN singapur; BKK bangkok; HKT phuket; DPS bali; ICN
    seoul; DEL delhi, neu delhi; BOM mumbai, bombay; CPT kapstadt; JNB johannesburg; NBO nairobi; ZNZ sansibar;
    MLE malediven; MRU mauritius; SID kapverden; JFK new york; EWR newark; ORD chicago; LAX los angeles; SFO san
    francisco; MIA miami; BOS boston; YYZ toronto; YUL montreal; MEX mexiko stadt, mexiko; HAV havanna; GRU sao
    paulo; EZE buenos aires
    """
)
"""Cities and islands as Germans call them, and the airport that is meant."""

ADJECTIVES = codes(
    """
    FRA frankfurter; MUC münchner, münchener; CGN kölner; BER berliner; DUS düsseldorfer; HAM hamburger; STR
    stuttgarter; HAJ hannoveraner, hannoverscher; NUE nürnberger; LEJ leipziger; BRE bremer; DRS dresdner,
    dresdener; DTM dortmunder; VIE wiener; SZG salzburger; GRZ grazer; INN innsbrucker; LNZ linzer; ZRH zürcher,
    züricher; GVA genfer; BSL basler; BRN berner; LHR londoner; CDG pariser; MAD madrider; PRG prager; WAW
    warschauer; CPH kopenhagener; BRU brüsseler; MXP mailänder; AMS amsterdamer; ATH athener; BCN barceloneser;
    LIS lissabonner; IST istanbuler; JFK new yorker
    """
)
"""They mean the airport only right before the word."""

AIRPORT_LANDS = frozenset(("DE", "AT", "CH"))
"""Countries, ISO 3166, whose towns Germans mean when they name one that has an airport."""

EVERYDAY = word_set(
    """
    man ware wahre waren volk ende egal lander gebe union normal aktion mission kaiser linden norden burg hof
    lage essen halle singen barth baden heide male bergen kelle holt sion hahn alter juist alice caro david
    daniel leo ali denis annette alexandra victoria magdalena trat sur les van ville fort son the hope pope kent
    bush jordan clinton laurel plage coban rivera hohn emden larz riesa buochs nis leh mal bar bari rom split
    kos sal sonne mond stadt land see berg tal wald feld dorf fest platz weg haus tor ort plan bus bahn zug auto
    gate terminal halle parkplatz hotel restaurant laden studio filiale der die das dem den des ein eine einen
    einem einer und oder aber mit von vom zum zur bei beim nach aus auf im in am an um bis ab ich du er sie es
    wir ihr euch uns mich mir dich dir ist sind war bin habe hat haben wird werden kann kein keine nicht noch
    nur schon so wie was wo wer da hier dort jetzt heute morgen gestern immer nie sehr gut viel alle alles mein
    dein sein unser euer personal ankunft abflug
    """
)
"""What is no name of a town in German unless the table of names says so, and nothing else hints at it."""

DOUBTFUL = word_set("rom essen halle hahn bonn bern kos split faro palma porto bari genf nizza malle mexiko main")
"""Names that are words, people or something else as well: they count only when written as names."""

NO_CODES = word_set(
    """
    SPD CDU AFD BRD CSU DDR ARD USA UND DAS DIE BKA NUR MSM DER MIT IHR EIN DEM RTL DEN IST DIG BMI WIE KGE OSB
    WAR CIA AUF SIE AUS BMF HAT NDR WIR BEI MAD WDR LKW BIS ESM RRG NIX PKK KOT BVB PKW JVA GER HAB LBL BIN IGM
    ROT SUV AKP VDS NGO BGB GUT BSE YPG PRO RAF AUT DNA DAN MAL DES AKW ICH VON VOR NIE TAG UHR ALS MIR DIR MAN
    NUN GAR ZUM ZUR WAS WEM WEN WER WIR UNS MAI JAN FEB APR JUN JUL AUG SEP OKT NOV DEZ MON DIE MIT DON FRE SAM
    SON LOS RAD BAD BAR TOR TOP TOT RAT NOT ORT OFT ZUG BUS BAHN ICE DFB FCB HSV VFB KFZ GEZ UNO NSU EDV AGB PLZ
    TEL STR HBF ABO APP EUR BVG MVG HVV VGN FDP NPD ZDF LKA BND BMW EIS HUT MUT WUT GAS ARM BAU BUB DOM ELF FEE
    HOF HUF JOB KUR LOB MUS NEU RUF RUM SEE TAL TAU TEE TON TOD VIP WEG WEH ZOO ZAR ZEH DAS ABS ASS MIO MRD TSD
    BGH EZB BIP MPU TUV SUD ORF SRF SBB OBB RMV VRR KVB
    """
)
"""Codes that are words and abbreviations in German: they count only right before the word for an airport."""

SMALL = word_set("CGN DUS LEJ FRA MUC TXL ZRH")
"""Codes that Germans type in lower case and that are no word."""
