"""English words for what happens to bodies and lives, by stop reason. Data for `stop_reasons` only."""

from __future__ import annotations

_PERSON = (
    r"(?:dad|father|mom|mum|mother|mommy|daddy|wife|husband|son|daughter|brother|sister|baby|child|kid|kids"
    r"|toddler|grandma"
    r"|grandpa|grandmother|grandfather"
    r"|nana|nan|gran|granny|uncle|aunt|cousin|friend|boyfriend|girlfriend|fianc\w{1,2}|partner|niece|nephew"
    r"|colleague|coworker|dog|cat|pet|puppy|he|she|they)"
)
_DEAR = (
    r"(?:dad|daddy|father|mom|mum|mommy|mother|wife|husband|son|daughter|brother|sister|baby|child|grandma|grandpa"
    r"|grandmother|grandfather|nana|nan|gran|granny|uncle|aunt|cousin|friend|buddy|boyfriend|girlfriend|partner|niece"
    r"|nephew|colleague|boss|mentor|dog|cat|puppy|him|her)"
)
_BODY = (
    r"(?:hand|hands|arm|arms|leg|legs|foot|feet|finger|fingers|face|tongue|lip|lips|mouth|throat|head|skin|thigh|lap"
    r"|chest|knee|ankle|wrist|back|neck|eye"
    r"|eyes|toe|toes|nose|ear|elbow|shoulder|hip|rib|ribs|jaw|gums?|palate|scalp|stomach)"
)
HARMS: dict[str, tuple[str, ...]] = {
    "death": (
        r"(?:passed|passing|pass) away",
        r"passed (?:on|over|suddenly|peacefully|last|this|in|yesterday|unexpectedly)|passing of",
        r"(?:mourn|griev)(?:ing|s|ed|e)?|grief|bereave\w{1,4}|condolences?|funerals?|memorial|obituary|wake for",
        r"burial|buried|cremat\w{2,4}|eulogy|in (?:loving )?memory of|in memoriam|in remembrance",
        r"celebration of life|widow(?:ed|er|s)?|rest in peace|rip|r\.i\.p\.?|deceased",
        r"the late (?:\w{2,12} )?(?:mr|mrs|ms|father|mother|husband|wife)|my late \w{2,12}",
        r"died|dying|dies|dead|deaths?|die|killed|fatal(?:ly|ity|ities)?",
        rf"lost (?:my|our|his|her|their) (?:\w{{2,8}} ){{0,2}}{_PERSON}",
        r"(?:loss|losing) of (?:my|our|a|his|her|your)",
        r"(?:recent|sudden|tragic|terrible|great|our|his|her|my) loss",
        r"lost (?:him|her) (?:to|last|this|in|yesterday)|terminal(?:ly)? (?:ill|cancer|illness|diagnosis)",
        r"(?:hours|days|weeks|months) (?:left )?to live|hospice|on (?:his|her|my) death ?bed|last wish",
        r"miscarriage|stillb\w{2,5}|no longer with us|final goodbye|laid to rest",
        (
            r"put (?:him|her|(?:my|our) (?:\w{3,10} )?(?:dog|cat|pet|puppy)) (?:down|to sleep)|put down (?:my"
            r"|our) (?:\w{3,10} )?(?:dog|cat|pet|puppy)"
        ),
        r"bury(?:ing)?|lost (?:mom|mum|mommy|dad|daddy|grandma|grandpa|nana|granny|a friend|a loved one)",
        (
            r"(?:say|saying|said) (?:\w{1,8} ){0,2}good-?byes? (?:forever )?to (?:(?:my|our|his|her|their|a|the) )?"
            rf"(?:\w{{2,12}} ){{0,2}}{_DEAR}(?!(?: \w{{2,12}}){{0,3}} (?:airport|gate|school|college|work|hotel))"
        ),
        r"(?:say|saying|said) (?:\w{1,8} ){0,2}good-?byes?(?: \w{2,12}){0,6} (?:hospital|hospice|bedside|icu)",
        (
            rf"{_DEAR}(?:'s) (?:memorial |funeral |church |burial )?"
            r"(?:service(?! (?:dog|animal|was|is))|wake|body|ashes|grave|viewing|remains|casket|coffin|urn|autopsy)"
        ),
        r"(?:scatter|spread)\w{0,4} (?:\w{1,10}(?:'s)? ){0,3}ashes|pallbearers?|coroner|morgue|eulogi[sz]e",
        r"identif(?:y|ied|ying) (?:\w{1,12}(?:'s)? ){0,4}(?:body|bodies|remains)",
        (
            rf"(?:{_DEAR}|he|she|they|grandson|the (?:guy|man|woman|driver|patient)) (?:didn't|did not|won't|may not)"
            r" make it(?! (?:to|in|on|for|here|there|past|home|back|out|easy|up|right|a|very|so|any))"
        ),
    ),
    "injury": (
        r"chok(?:ed|ing|es)|choke on",
        (
            r"(?:burn(?:ed|t|ing|s)?|scald(?:ed|ing|s)?|cut|cuts|slic(?:ed|ing)|broke(?:n)?|break"
            r"|fractur\w{1,3}|sprain\w{0,3}|hurt|injur\w{1,4}|twisted|tore|smashed|crushed|bruis\w{1,3}"
            r"|gash\w{0,3}|dislocat\w{1,3}|stabbed|banged|hit) (?:\w{2,10} ){0,2}(?:my|his|her|our|their|the)"
            rf" (?:\w{{2,10}} ){{0,2}}{_BODY}"
        ),
        (
            rf"{_BODY} (?:is|was|are|were|got|has been) (?:\w{{2,10}} ){{0,2}}(?:burn(?:ed|t)|scalded|broken"
            r"|cut|bleeding|swollen|fractured|injured|hurt|bruised|sprained)"
        ),
        (
            r"(?:broke|broken|chipped|cracked|lost|chip|crack|break|knocked out|shattered) (?:off )?(?:a|my|his"
            r"|her|our|their|two|the|part of my|half (?:of )?my|half a) (?:\w{2,10} )?(?:tooth|teeth|crown"
            r"|molar|filling|veneer|denture)s?"
        ),
        r"(?:tooth|teeth) (?:broke|chipped|cracked|fell out)",
        (
            r"(?:i|he|she|we|they|someone|got|gets|been|was|were|are|badly|seriously|severely|is|people"
            rf"|customers?|{_PERSON}) (?:\w{{2,10}} )?(?:injured|wounded|scalded|concussed|maimed|hurt"
            r"|burn(?:ed|t))"
        ),
        r"injur(?:y|ies|ed|ing)|bleeding|blood everywhere|stitches|concuss\w{2,4}|slipped(?: and| on)",
        r"slip and fall|fell (?:down|off|on|over|hard|and|at|in) (?:your|the|my|hit|broke|hurt|a|stairs|wet)",
        r"tripped (?:over|on)|electric shock|electrocuted|food poison\w{2,4}|third degree|second degree burns?",
        r"burns? on|unconscious|knocked (?:me|him|her) out",
        r"bit (?:into|down on) (?:a )?(?:\w{2,8} )?(?:glass|metal|bone|plastic|stone|rock)",
        (
            r"(?:drop|dropp|spill|spilt|pour|splash|dump|knock|tipp)(?:ed|ing|s)? (?:\w{1,12} ){0,4}"
            r"(?:hot|boiling|scalding|steaming|burning) (?:\w{2,10} ){0,3}(?:on|over|onto|into|down) "
            r"(?:me|us|him|her|my|our|his|the|a|someone)"
        ),
        (
            rf"scald(?:s|ed)?|scalding (?:\w{{2,10}} ){{0,3}}(?:on|over|onto) (?:me|my|our|us|him|her|{_PERSON})"
            r"|(?:hot|boiling) (?:coffee|tea|soup|water|oil|gravy|sauce) (?:\w{2,8} ){0,2}(?:on|over|onto) (?:me"
            r"|my|our)"
        ),
        (
            r"(?:slipp?ed|tripped|fell|fallen|tumbled)(?: \w{2,8}){0,2} (?:in|on|at|down|over|outside|near|off|by)"
            r" (?:your|the|a|our|some|that) (?:\w{2,10} ){0,2}(?:lobby|floors?|stairs?|steps?|staircase|entrance"
            r"|restroom"
            r"|bathroom|kitchen|parking|sidewalk|doorway|ice|chair|rug|carpet|restaurant|store|puddle|hallway|ramp|curb"
            r"|patio|bar|tiles?|door|mat|cable|water)"
        ),
    ),
    "allergy": (
        r"allerg(?:y|ies|ic|en|ens)|anaphyla\w{2,5}|epi-?pens?|epinephrine|celiacs?|coeliacs?|hives",
        (
            r"(?:throat|tongue|face|lips?) (?:is |was |are |started |starts )?(?:swell\w{0,3}|swollen|closing"
            r"|closed|itch\w{0,3})"
        ),
        r"(?:gluten|lactose|dairy|nut) (?:intoleran\w{2}|intolerance|sensitivity)|benadryl",
        r"(?:peanut|shellfish|sesame|tree nut|nut|nuts)s? (?:reaction|contamination|exposure|in (?:my|his|her))",
        r"cross-? ?contaminat\w{2,5}",
        r"(?:swelling|swollen|puffy|tingling|itchy) (?:up )?(?:lips?|tongue|throat|face)|swelling up|in anaphylaxis",
        (
            r"(?:lips?|tongue|throat|face) (?:(?:is|are|was|were|start(?:s|ed)?|keeps?) )?(?:to )?(?:swell|tingl"
            r"|clos)\w{0,4}"
        ),
        r"(?:can't|cannot|not allowed to) (?:eat|have) (?:nuts|peanuts|gluten|shellfish|dairy)|broke out in",
    ),
    "medical": (
        r"hospitals?|hospitali[sz]ed|ambulances?|paramedics?|emergency (?:room|surgery|services|care)",
        r"(?:the|to|in|at|from) er|icu|urgent care|surgery|surgeon|chemo(?:therapy)?|cancer|tumou?rs?",
        r"leuk(?:a)?emia|dialysis|diabet(?:ic|es)|insulin|heart attack|cardiac|stroke|seizures?|epilep\w{2,4}",
        r"asthma|overdose\w{0,1}|diagnos(?:ed|is)|dementia|alzheimer'?s?|coma|transplant|pregnan(?:t|cy)",
        r"covid(?:-?19)?|coronavirus|disability|(?:i'm|i am|who is|is|am|are) disabled(?! by)",
        (
            r"disabled (?:\w{2,8} )?(?:person|people|guests?|veteran|child|son|daughter|mother|father|parking"
            r"|access)"
        ),
        r"wheelchair|depress(?:ed|ion)|mental health|mental illness|ptsd|panic attack|anxiety attack",
        r"can't breathe|couldn't breathe|not breathing|stopped breathing|difficulty breathing|collapsed",
        r"passed out|fainted|vomit\w{0,3}|threw up|throwing up|puk(?:ed|ing)|diarrh?ea|doctors?|medication",
        r"medical|medicine|nurses?|immunocompromised|high risk|hiv|aids|rehab|sober|terminally ill|life support",
        r"(?:isn't|is not|wasn't|aren't|not|no longer|barely|hardly) breathing|(?:can not|cannot|unable to) breathe",
        r"(?:trouble|struggling|struggles?) (?:to )?breath(?:e|ing)|turn(?:ing|ed) blue|cpr|heimlich|defibrillator",
        r"unresponsive|heart (?:stopped|failure)|paraly[sz]ed|nausea|nauseous|(?:stomach|abdominal) (?:cramps|flu|bug)",
        (
            r"(?:both|all|two|three|four|half|most|several|none) of us (?:\w{2,8} ){0,3}(?:sick|ill|throwing up"
            r"|vomiting|puking)"
        ),
        (
            r"(?:sick|ill|throwing up|puking|vomiting|on the toilet|in the bathroom) (?:for )?(?:all|the whole"
            r"|the entire|the rest of the) (?:night|day|weekend|week|morning|flight|evening)"
        ),
        (
            r"(?:throw|thrown|throws) up|(?:made|making) (?:me|us|him|her|them|my \w{2,10}|both of us"
            r"|everyone) (?:\w{2,8} )?(?:sick|ill)"
        ),
        r"911|999|112",
    ),
    "self-harm": (
        (
            r"(?:kill|killing|hang|hanging|shoot|shooting|hurt|hurting|harm|harming|cut|cutting|end|ending|off"
            r"|offing|drown) (?:my ?self|himself|herself|themselves|it all|my life|everything)"
        ),
        r"suicid(?:e|al)|unalive|self-? ?harm\w{0,3}|kms",
        r"(?:take|taking|took|end|ending) (?:my|his|her|their) (?:own )?li(?:fe|ves)",
        (
            r"(?:don't|do not|dont|didn't|no longer|not) (?:really )?(?:want|wanna|wish) (?:to )?(?:live|be"
            r" alive|be here|exist|wake up|go on)(?: anymore| any more)?"
        ),
        (
            r"(?:want|wanna|wish|going|ready|rather|better) (?:to |i (?:was|were) |off |be )?(?:be )?(?:die"
            r"|dead)(?! for)"
        ),
        (
            r"(?:can't|cannot|can not|couldn't) (?:go on|do this anymore|take it anymore|live (?:like this"
            r"|anymore|with))"
        ),
        r"no (?:reason|point|will) (?:to|in|of) (?:liv(?:e|ing)|go(?:ing)? on)|nothing (?:left )?to live for",
        r"not worth living",
        r"(?:world|everyone|everybody|they|you) (?:\w{2,8} ){0,3}(?:better off|happier) without me",
        r"goodbye (?:cruel )?world|ready to end it|end it(?: all)?(?: tonight| now| today)?(?=$|[\s.,!]*$)",
        r"jump (?:off|in front of) (?:a|the) (?:bridge|building|roof|train|balcony)|overdos(?:e|ing) on",
        r"(?:or|then|and|before|so) i(?:'ll|'m going to|'m gonna| will)? jump(?=$|\s*[.,!?]| now| tonight| off| from)",
        r"(?:on|off) (?:the|a) (?:ledge|bridge) (?:right )?now|standing on (?:the|a) (?:ledge|bridge|roof)",
        (
            r"(?:last|final) (?:\w{2,12} )?(?:meal|steak|supper|dinner|post|tweet|drink)(?: ever)? before i(?:'m| am)?"
            r" (?:end|die|jump|kill|do it|gone(?! to| home)|leave this (?:world|earth|life)|check out of (?:life"
            r"|this world))"
        ),
        (
            r"(?:i(?:'m| am|'ll| will| want to| wanna| just want to| need to)?|before i|time to|ready to|going to"
            r"|gonna)"
            r" (?:just )?end(?:ing)? things(?! (?:with|between|on|here|there|early|off|up|for us|right))"
        ),
        (
            r"(?:no ?one|no-one|nobody|no body) (?:would|will|'d|is going to|is gonna) (?:even )?(?:miss me"
            r"|notice|care)"
            r"(?:,? (?:if|when|once) i(?:'m|'d)?(?: was| were| am| just)? ?(?:gone|dead|died|disappear(?:ed)?"
            r"|vanish(?:ed)?"
            r"|not here|no longer))"
        ),
        (
            r"(?:if|when|once) i(?:'m|'d)?(?: was| were| am) (?:gone|dead),? (?:no ?one|nobody) (?:would"
            r"|will) (?:even )?(?:care|notice|miss)"
        ),
        (
            r"better off dead|(?:tired of|done with|hate) (?:living|life|being alive)|never wake up(?: again)?"
            r"|disappear forever"
        ),
        r"swallow(?:ed|ing)? (?:all )?(?:my |the )?pills|wish i (?:was|were) (?:never born|dead)|dead inside",
    ),
    "safety": (
        (
            r"(?:gas|carbon monoxide) (?:leak\w{0,3}|smells?)|smell(?:s|ed|ing)?(?: (?:of|like|some|strong|a"
            r"|a lot of)){0,3} gas(?! (?:station|grill))"
        ),
        r"(?:leaking|escaping) gas|(?:stinks|reeks) of gas|carbon monoxide",
        r"smoke (?:is |was )?(?:coming|everywhere|from|in|filling)|caught fire|exploded|explosion",
        r"sparks? (?:from|flying|coming)|brakes? (?:failed|fail|don't)|unsafe|safety hazard|health hazard",
        r"health (?:code|department|inspector)",
        (
            r"(?:glass|metal|plastic|needle|razor|screw|nail|wire|blade|bone|staple|rat|mouse|cockroach\w{0,2}"
            r"|roach\w{0,2}|maggots?|worms?|insect|bug|mold|mould|fly|hair) (?:\w{2,8} )?in (?:my|the|his|her"
            r"|our|your) (?:\w{2,8} )?(?:food|steak|meal|burger|salad|soup|drink|plate|kitchen|order|dish|sauce"
            r"|mouth|fries|potatoes|bread|dessert)"
        ),
        r"rats?|cockroach(?:es)?|maggots?|rodents?|salmonella|e\.? ?coli|listeria|food poison\w{2,4}",
        (
            r"(?:got|gotten|getting|was|were|been|are|is|felt|feeling|so|violently|fell|became|made (?:me|us|my"
            r" \w{2,8}|him|her)) (?:\w{2,8} )?(?:sick|ill) (?:after|from|because|since|last|all|eating|at)"
        ),
        r"contaminat\w{2,4}|poison(?:ed|ing|ous)?|spoiled|rancid|expired (?:food|meat|milk)|recalled",
        r"(?:product|food|meat|safety) recall|choking hazard|evacuat\w{2,4}|trapped (?:in|inside)|can't breathe",
        (
            r"(?:undercooked|half raw|raw|pink)(?:,? [\w\']{1,12}){0,10},? (?:sick|ill|vomit\w{0,4}|nauseous|queasy"
            r"|throwing up|threw up)"
        ),
        (
            r"(?:sick|ill|vomit\w{0,4}|nauseous|queasy|throwing up|threw up)(?:,? [\w']{1,12}){0,8},? (?:undercooked"
            r"|half raw|raw (?:chicken|meat|pork))"
        ),
        r"(?:not|isn't|stopped) breathing|unconscious|collapsed|help me i'm|gun ?man|shots fired|intruder",
        r"active shooter|in danger|emergency landing|mayday",
    ),
    "fire": (
        r"(?:on|caught|catching|set|a) fire|fires?|flames|burn(?:ed|t|ing) down",
        r"fire (?:alarm|department|brigade|fighters?|hazard|truck|exit)|firefighters?|arson|wild ?fires?",
        r"smoke alarm|up in flames",
    ),
}
