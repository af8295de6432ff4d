"""Words that speak for sensitive matters, by reason and language. Data for `stops` only."""

from __future__ import annotations

_PERSON = (
    r"(?:dad|father|mom|mum|mother|mommy|daddy|wife|husband|son|daughter|brother|sister|baby|child|kid|kids|grandma"
    r"|grandpa|grandmother|grandfather"
    r"|nana|nan|gran|granny|uncle|aunt|cousin|friend|boyfriend|girlfriend|fianc\w{1,2}|partner|niece|nephew"
    r"|colleague|coworker|dog|cat|pet|puppy|he|she|they)"
)
_BODY = (
    r"(?:hand|hands|arm|arms|leg|legs|foot|feet|finger|fingers|face|tongue|lip|lips|mouth|throat|head|skin|thigh|lap"
    r"|chest|knee|ankle|wrist|back|neck|eye"
    r"|eyes|toe|toes|nose|ear|elbow|shoulder|hip|rib|ribs|jaw|gums?|palate|scalp|stomach)"
)
_VICTIM = (
    r"(?:you|u|ya|y'all|him|her|them|everyone|everybody|someone|somebody|all of you|(?:the|your|that|this|every"
    r"|ur) (?:\w{2,12} )?(?:manager|waiter"
    r"|waitress|staff|chef|people|person|employees?|driver|ceo|server|restaurant|store|place|building|office|family"
    r"|house|kids|cook|host|guy|bitch"
    r"|idiots?|bastards?|motherfuckers?|asses|ass|hq|headquarters|car|home|shop))"
)
_WILL = (
    r"(?:i|we|i'm|im|i'll|we'll|ill|he|they|someone)(?: am| will| swear| are| is|'m|'ll)?(?: \w{2,8}){0,2}"
    r"(?: to| gonna| will| i'll| ill| imma| finna)?"
)

REASONS: dict[str, dict[str, tuple[str, ...]]] = {
    "death": {
        "en": (
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
            r"put (?:him|her|my dog|my cat) (?:down|to sleep)",
        ),
    },
    "injury": {
        "en": (
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
        ),
    },
    "allergy": {
        "en": (
            r"allerg(?:y|ies|ic|en|ens)|anaphyla\w{2,5}|epi-?pens?|epinephrine|celiacs?|coeliacs?|hives",
            (
                r"(?:throat|tongue|face|lips?) (?:is |was |are |started |starts )?(?:swell\w{0,3}|swollen|closing"
                r"|closed|itch\w{0,3})"
            ),
            r"(?:gluten|lactose|dairy|nut) (?:intoleran\w{2}|intolerance|sensitivity)|benadryl",
            r"(?:peanut|shellfish|sesame|tree nut|nut|nuts)s? (?:reaction|contamination|exposure|in (?:my|his|her))",
            r"cross-? ?contaminat\w{2,5}",
            r"(?:can't|cannot|not allowed to) (?:eat|have) (?:nuts|peanuts|gluten|shellfish|dairy)|broke out in",
        ),
    },
    "medical": {
        "en": (
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
            r"911|999|112",
        ),
    },
    "threat": {
        "en": (
            (
                rf"{_WILL} (?:kill|hurt|shoot|stab|beat|punch|smash|burn|destroy|murder|strangle|slap|hit|attack"
                r"|find|hunt|choke|bomb|torch|harm|wreck|break|cut|come for|be waiting for|blow up|end) (?:up |down"
                rf" )?{_VICTIM}"
            ),
            (
                r"(?:kill|shoot|stab|murder|hurt|strangle|execute|bomb|hang|burn) (?:you|him|her|them|everyone"
                r"|everybody|all of you|y'all|your (?:family|kids|staff|manager|ceo))"
            ),
            r"burn (?:it|this|that|the|your|you|them|everything|\w{2,12}) (?:\w{2,10} ){0,3}(?:down|to the ground)",
            (
                r"come (?:and |over (?:and |there and )?|there and |down (?:there )?and )?(?:burn|kill|hurt|shoot"
                r"|smash|torch|beat)"
            ),
            r"blow (?:up|it up|the|your|this|you)(?: \w{2,12}){0,2}(?: up)?|shoot (?:up|the place|this place)",
            r"bombs?|bomb threat|explosives?",
            r"you(?:'re| are| will be|'ll be) (?:all )?(?:dead|sorry|going to (?:die|pay|regret))",
            r"you(?:'ll| will) (?:all )?(?:pay for this|regret)|i know where (?:you|your|he|she|they)",
            r"watch your back|bring(?:ing)? (?:a|my|the|some) (?:gun|knife|rifle|bat|weapon|friends and)",
            (
                r"(?:someone|somebody|people|you|you're|they) (?:is|are|'s|will|'re|gonna)? ?(?:going to |gonna "
                r"|will )?(?:get|be) (?:hurt|killed|shot|beaten|stabbed)"
            ),
            r"hope you (?:all )?(?:die|burn|get (?:hurt|shot|killed|cancer))|deserve to die|death threats?",
            r"going to make you pay|beat the (?:shit|crap|hell) out of|break your (?:legs|face|neck|bones)",
            r"with my (?:gun|fists|knife)|retaliat\w{1,4}|mass shooting|school shooting|active shooter|hostage",
        ),
    },
    "self-harm": {
        "en": (
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
            r"swallow(?:ed|ing)? (?:all )?(?:my |the )?pills|wish i (?:was|were) (?:never born|dead)|dead inside",
        ),
    },
    "legal": {
        "en": (
            (
                r"(?:i|we|i'll|we'll|ill|i'm|im|going to|gonna|will|could|should|might|to|can|am|are|about to"
                r"|considering) (?:\w{2,8} ){0,2}(?:sue|suing)(?= |$|[.,!?])"
            ),
            r"sued|suing|sue (?:you|u|them|your|the|ur|@?_{2,32}|for|over|this)|lawsuits?|litigat\w{2,4}",
            r"class action",
            (
                r"legal (?:action|team|advice|proceedings|steps|counsel|department|matter|rights|notice|recourse"
                r"|representation|obligation|recourse)"
            ),
            r"legally|illegal(?:ly)?",
            (
                r"(?:my|our|a|the|your|her|his|an|call(?:ing)?|contact(?:ing|ed)?|hire[ds]?|hiring|talk(?:ing)? to"
                r"|spoke (?:to|with)|consult(?:ing|ed)?|from) (?:\w{2,10} )?(?:lawyers?|attorneys?|solicitors?"
                r"|barrister)"
            ),
            r"lawyers?|attorneys?(?: general)?|lawyer(?:ed|ing) up|solicitor",
            (
                r"(?:in|to|go to|take you to|see you in|through the|small claims|supreme|civil|federal|high|the)"
                r" courts?"
            ),
            r"small claims|court (?:order|case|date|hearing|action)|subpoena\w{0,2}|cease and desist",
            r"copyright infringement|trademark|breach of contract|gdpr|ombudsman|trading standards",
            r"(?:better business bureau|bbb|ftc|fcc|consumer protection)|report(?:ed|ing)? (?:you|this|them) to",
            r"press(?:ing)? charges|statutory|violation of|fraud(?:ulent)?|defamation|libel|slander",
            r"negligen(?:ce|t)|liable|liability|damages",
        ),
    },
    "safety": {
        "en": (
            r"(?:gas|carbon monoxide) (?:leak\w{0,3}|smell)|smell(?:s|ing)? (?:of )?gas",
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
            r"not breathing|stopped breathing|unconscious|collapsed|help me i'm|gun ?man|shots fired|intruder",
            r"active shooter|in danger|emergency landing|mayday",
        ),
    },
    "fire": {
        "en": (
            r"(?:on|caught|catching|set|a) fire|fires?|flames|burn(?:ed|t|ing) down",
            r"fire (?:alarm|department|brigade|fighters?|hazard|truck|exit)|firefighters?|arson|wild ?fires?",
            r"smoke alarm|up in flames",
        ),
    },
    "crime": {
        "en": (
            r"police|cops|stolen|(?<!auto\s)theft(?! auto)|thie(?:f|ves)|robb(?:ed|ery|ing)|mugg(?:ed|ing)",
            r"assault\w{0,3}|rap(?:e|ed|ist|ing)|murder(?:ed|er|s)?|burglar\w{0,3}|kidnap\w{0,4}|stabb(?:ed|ing)",
            r"shooting|arrest(?:ed)?|criminals?(?! (?:enterprise|mastermind|minds))|crime|drugged|spiked|roofied",
            r"drug dealer|traffick\w{2,4}|vandali\w{2,5}|identity theft|stealing|stole (?:my|our|from|his|her)",
            r"pickpocket\w{0,3}|weapons?|guns?|knife attack|terroris[tm]s?|terror attack",
        ),
    },
    "harassment": {
        "en": (
            r"harass\w{0,5}|stalk(?:ed|er|ing|s)|grop(?:ed|ing|e)|molest\w{0,4}|bull(?:y|ied|ying|ies)",
            r"abus(?:e|ed|ive|er|ing)|creep(?:y|ed|s)?(?: on)?|sexual(?:ly)?|catcall\w{0,3}|touched me",
            r"inappropriate(?:ly)?|intimidat\w{2,4}|threaten(?:ed|ing|s)?|humiliat\w{2,4}|followed me",
            r"doxx?(?:ed|ing)?|#?metoo|spat (?:on|at)|yelled at (?:me|us|my)|screamed at",
        ),
    },
    "discrimination": {
        "en": (
            r"discriminat\w{1,4}|racis[tm]s?|racial(?:ly)?|profil(?:ed|ing)(?= |$)|sexis[tm]|homophob\w{1,3}",
            r"transphob\w{1,3}|xenophob\w{1,3}|islamophob\w{1,3}|anti-?semit\w{1,4}|bigot\w{0,3}|nazis?",
            r"white supremac\w{2,3}",
            (
                r"because (?:i'm|i am|we're|we are|he's|she's|of my|of our|he is|she is|of his|of her) (?:\w{2,8}"
                r" )?(?:black|asian|gay|muslim|jewish|brown|trans|latin\w|hispanic|lesbian|disabled|race|skin"
                r"|religion|accent|color|colour|hijab|wheelchair|fat|old|a woman|female|gender|disability)"
            ),
            r"refused (?:to serve|service to) (?:me|us|him|her)|service (?:dog|animal)|ableis[tm]|hate crime",
            r"ada (?:violation|complian\w{2})|not accessible|prejudice\w{0,1}|slurs?",
        ),
    },
    "minor": {
        "en": (
            (
                r"(?:i'm|i am|im|as a|being) (?:only |just |a )?(?:[6-9]|1[0-7])(?= (?:years?|yrs?|y\.?o|yo)|-year"
                r"|-yr|yo)"
            ),
            r"(?:i'm|i am|im) (?:only |just )?(?:[6-9]|1[0-7])(?=\s*(?:$|[.,!?;)]| and | but | so ))",
            r"i'm (?:a minor|underage|in (?:middle|elementary|primary|high) school)",
            r"my (?:mom|mum|dad|parents) (?:said|says) i can|minor child|underage|child (?:abuse|safety|porn)",
            r"missing (?:child|kid|boy|girl)|amber alert",
        ),
    },
    "data-protection": {
        "en": (
            r"data (?:breach|leak|protection|privacy)|privacy (?:violation|breach|policy|law|laws|rights?)",
            r"leaked (?:my|our)",
            (
                r"(?:delete|remove|erase|export|sold|selling|shared|sharing|leaking) (?:all )?(?:of )?(?:my|our)"
                r" (?:personal )?(?:data|information|details|info)"
            ),
            r"gdpr|ccpa|right to be forgotten|personal (?:data|information)|subject access request",
        ),
    },
    "personal-data": {
        "en": (
            r"(?:\d{4}[\s-]?){3}\d{1,4}|\d{3}-\d{2}-\d{4}",
            r"(?:ssn|social security|passport|credit card) (?:number|no|#|is|:)+ ?\d*",
            r"[a-z]{2}\d{2}(?:\s?[\da-z]{4}){3,7}",
        )
    },
    "crisis": {
        "en": (
            r"earthquake|hurricane|tornado|tsunami|flood(?:s|ed|ing)?|evacuat\w{2,4}|terror(?:ist)? attack",
            r"mass shooting|shooting at|plane crash|derail\w{2,4}|state of emergency|war in|refugees?",
            r"crash(?:ed)? (?:site|victims?|landing)|car (?:crash|accident|wreck)|accident",
        )
    },
    "politics": {
        "en": (
            r"trump|biden|obama|maga|democrats?|republicans?|election|abortion|gun control|immigration|ice raid",
            r"protest(?:s|ers?|ing)?|palestin\w{1,4}|israel\w{0,2}|gaza|ukrain\w{1,4}|putin|black lives matter|blm",
            r"antifa|brexit|fascis[tm]s?|congress(?:man|woman)?|senators?|politic(?:s|al|ian|ians)",
        )
    },
    "boycott": {
        "en": (r"boycott\w{0,3}|#?cancel @?_{2,32}|stop buying|delete your (?:app|account)s?|#delete\w{2,20}",)
    },
    "press": {
        "en": (
            r"(?:i'm|i am|as) (?:a |an )?(?:\w{3,12} )?(?:journalist|reporter|correspondent)|journalists?",
            r"reporter (?:with|for|at|from)|for comment|press (?:inquiry|enquiry|office|contact|request|release)",
            r"writing (?:a story|an article|a piece)",
            (
                r"(?:going|go|talk|contact\w{0,3}|call\w{0,3}|tell\w{0,3}) (?:to )?the (?:media|press|news|papers?"
                r"|newspapers?)"
            ),
            r"news (?:station|channel|desk|crew)",
        )
    },
}
