"""English words for what people do to each other, and public matters, by stop reason. Data for `stop_reasons` only."""

from __future__ import annotations

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

WRONGS: dict[str, tuple[str, ...]] = {
    "threat": (
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
        (
            r"(?:i'll|i will|we'll|we will|i'm gonna|i am going to|gonna|going to|imma) be (?:waiting|right) "
            r"(?:outside|in the parking lot|by the (?:back )?door|out back|after (?:work|his shift|her shift|closing))"
            r"(?: \w{2,10}){0,3} for (?:you|him|her|them|(?:your|the|that|this) (?:\w{2,10} )?(?:waiter|waitress"
            r"|manager"
            r"|server|hostess|host|chef|cook|bartender|staff|employees?|guy|idiot))(?! (?:with|to bring|to seat|and a))"
        ),
        (
            r"wait(?:ing)? for (?:him|her|you|your \w{3,10}) (?:outside|in the parking lot|after (?:work|closing|his"
            r"|her|the shift))"
        ),
        (
            r"(?:pull(?:ed|s|ing)?|draw(?:s|n)?|drew|wav(?:ed|es|ing)|point(?:ed|ing|s)?|flashed|brandish\w{0,3}"
            r"|holding)"
            r" (?:out |around |up )?(?:a|an|his|her|the) (?:(?!steak|butter|new|dull|serrated|bread)\w{2,10} )?"
            r"(?:knife|gun|machete|pistol|weapon|rifle|handgun|blade)"
        ),
        (
            r"(?:has|have|had|got|there's|there is|carrying) (?:a|an) (?:gun|machete|pistol|rifle|handgun"
            r"|knife(?! (?:set|block|skills)))"
        ),
        (
            r"at (?:gun|knife) ?point|with my (?:gun|fists|knife)|retaliat\w{1,4}|mass shooting|school shooting"
            r"|active shooter|hostage"
        ),
    ),
    "legal": (
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
    "crime": (
        r"police|cops|stolen|(?<!auto\s)theft(?! auto)|thie(?:f|ves)|robb(?:ed|ery|ing)|mugg(?:ed|ing)",
        r"assault\w{0,3}|rap(?:e|ed|ist|ing)|murder(?:ed|er|s)?|burglar\w{0,3}|kidnap\w{0,4}|stabb(?:ed|ing)",
        r"shooting|arrest(?:ed)?|criminals?(?! (?:enterprise|mastermind|minds))|crime|drugged|spiked|roofied",
        r"drug dealer|traffick\w{2,4}|vandali\w{2,5}|identity theft|stealing|stole (?:my|our|from|his|her)",
        (
            r"pickpocket\w{0,3}|weapons?|guns?|knife attack|(?:gun|knife) ?point|stabs|pull(?:ed|s"
            r"|ing)? (?:out )?(?:a|his|her) knife|terroris[tm]s?|terror attack"
        ),
    ),
    "harassment": (
        r"harass\w{0,5}|stalk(?:ed|er|ing|s)|grop(?:ed|ing|e)|molest\w{0,4}|bull(?:y|ied|ying|ies)",
        r"abus(?:e|ed|ive|er|ing)|creep(?:y|ed|s)?(?: on)?|sexual(?:ly)?|catcall\w{0,3}|touched me",
        r"inappropriate(?:ly)?|intimidat\w{2,4}|threaten(?:ed|ing|s)?|humiliat\w{2,4}|followed me",
        (
            r"(?<!i\s)(?<!we\s)(?:touch|grab|strok|rub|caress|sniff|smell|kiss|lick|pinch|fondl|squeez|slapp|hugg|pett)"
            r"(?:ed|bed|bing|ing|es|s) (?:me(?! (?:a|an|some|one|the|another|two|deeply|right|that|to|by|with"
            r"|so))|(?:my|her)"
            r" (?:\w{2,10} )?(?:shoulders?|hair|butt|ass|bottom|thighs?|breasts?|boobs?|chest|waist|neck|back"
            r"|hands?|arms?"
            r"|knees?|legs?|face|cheek|wife|girlfriend|daughter|sister|mom|mother)(?! (?:a|an|some|the|another|two)))"
        ),
        (
            r"(?:hit|hitting|hits) on (?:me|us|my (?:wife|girlfriend|daughter|sister|mom))|made a pass at"
            r"|unwanted advances"
        ),
        (
            r"(?:star|leer|ogl|whistl)(?:ed|ing|es) at (?:me|us|my (?:wife|girlfriend|daughter|sister|chest|boobs"
            r"|legs|body))"
            r"|(?:put|laid|had|kept) (?:his|her|their) hands? (?:on|around|up|all over) (?:me|my|us|her)"
        ),
        (
            r"(?:wouldn't|won't|didn't|refused to) (?:leave (?:me|us|her) alone|stop (?:touching|staring|following"
            r"|flirting))"
        ),
        r"doxx?(?:ed|ing)?|#?metoo|spat (?:on|at)|yelled at (?:me|us|my)|screamed at",
    ),
    "discrimination": (
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
    "minor": (
        (
            r"(?:i'm|i am|im|as a|being) (?:only |just |a )?(?:[6-9]|1[0-7])(?= (?:years?|yrs?|y\.?o|yo)|-year"
            r"|-yr|yo)"
        ),
        r"(?:i'm|i am|im) (?:only |just )?(?:[6-9]|1[0-7])(?=\s*(?:$|[.,!?;)]| and | but | so ))",
        r"i'm (?:a minor|underage|in (?:middle|elementary|primary|high) school)",
        r"my (?:mom|mum|dad|parents) (?:said|says) i can|minor child|underage|child (?:abuse|safety|porn)",
        r"missing (?:child|kid|boy|girl)|amber alert",
    ),
    "data-protection": (
        r"data (?:breach|leak|protection|privacy)|privacy (?:violation|breach|policy|law|laws|rights?)",
        r"leaked (?:my|our)",
        (
            r"(?:delete|remove|erase|export|sold|selling|shared|sharing|leaking) (?:all )?(?:of )?(?:my|our)"
            r" (?:personal )?(?:data|information|details|info)"
        ),
        r"gdpr|ccpa|right to be forgotten|personal (?:data|information)|subject access request",
    ),
    "personal-data": (
        r"(?:\d{4}[\s-]?){3}\d{1,4}|\d{3}-\d{2}-\d{4}",
        r"(?:ssn|social security|passport|credit card) (?:number|no|#|is|:)+ ?\d*",
        r"[a-z]{2}\d{2}(?:\s?[\da-z]{4}){3,7}",
    ),
    "crisis": (
        r"earthquake|hurricane|tornado|tsunami|flood(?:s|ed|ing)?|evacuat\w{2,4}|terror(?:ist)? attack",
        r"mass shooting|shooting at|plane crash|derail\w{2,4}|state of emergency|war in|refugees?",
        r"crash(?:ed)? (?:site|victims?|landing)|car (?:crash|accident|wreck)|accident",
    ),
    "politics": (
        r"trump|biden|obama|maga|democrats?|republicans?|election|abortion|gun control|immigration|ice raid",
        r"protest(?:s|ers?|ing)?|palestin\w{1,4}|israel\w{0,2}|gaza|ukrain\w{1,4}|putin|black lives matter|blm",
        r"antifa|brexit|fascis[tm]s?|congress(?:man|woman)?|senators?|politic(?:s|al|ian|ians)",
    ),
    "boycott": (r"boycott\w{0,3}|#?cancel @?_{2,32}|stop buying|delete your (?:app|account)s?|#delete\w{2,20}",),
    "press": (
        r"(?:i'm|i am|as) (?:a |an )?(?:\w{3,12} )?(?:journalist|reporter|correspondent)|journalists?",
        r"reporter (?:with|for|at|from)|for comment|press (?:inquiry|enquiry|office|contact|request|release)",
        r"writing (?:a story|an article|a piece)",
        (
            r"(?:going|go|talk|contact\w{0,3}|call\w{0,3}|tell\w{0,3}) (?:to )?the (?:media|press|news|papers?"
            r"|newspapers?)"
        ),
        r"news (?:station|channel|desk|crew)",
    ),
}
