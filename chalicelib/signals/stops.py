"""Sensitive matters. A stop hands the post to a person, so it is better to find one too many than one too few;
but those who would die for a steak are not dying.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from chalicelib.domain.signals import Stop
from chalicelib.signals.cues import Cues, Page, Span

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
_WILL = r"(?:i|we|i'm|im|i'll|we'll|ill|he|they|someone)(?: am| will| swear| are| is|'m|'ll)?(?: \w{2,8}){0,2}(?: to| gonna| will| i'll| ill| imma| finna)?"

_IDIOMS = Cues(
    {
        "en": (
            r"to die for",
            (
                r"(?:would|'d|could) (?:\w{3,9} )?(?:kill|die|murder) (?:for |to (?:have|get|eat|taste) )?(?!my|him"
                r"|her|you|them)(?:a|an|some|one|the|that|this|it|your|another)"
            ),
            (
                r"(?:kill|die|killing|dying|starving|starve) (?:for|to (?:try|taste|eat|have|know|see|go|get|visit"
                r"|come)) (?!myself)\w{1,15}"
            ),
            r"kill a (?:\w{3,12} )?(?:steak|porterhouse|burger|beer|filet|ribeye|pizza)",
            (
                r"(?:starv\w{2,4}|bored|scared|love (?:\w{1,12} )?|loved|freez\w{2,3}|worked|stressed|annoyed"
                r"|frozen|froze) to death"
            ),
            r"death by chocolate|death wish|death star|death row records|sudden death overtime",
            (
                r"killer (?:\w{3,10} )?(?:steaks?|burgers?|deals?|views?|food|meals?|sauce|service|app|fries|smile"
                r"|dish|menu|dessert|cocktails?|drinks?|shoes|whale|instinct|job|workout|heels)"
            ),
            r"(?:is|was|are|were|a|absolute|total|absolutely) killer|lady killer|killers",
            (
                r"kill(?:ed|ing|s)? (?:it|time|the (?:vibe|mood|game|competition|battery|lights?|engine|app|process"
                r"|power))"
            ),
            (
                r"(?:feet|back|head|heels|shoes|legs|suspense|hunger|wait|smell|heat|diet|commute|waiting|craving"
                r"|you|u|y'all|it|that|this|lag|photos?|pics?) (?:is|are|'re|'s) (?:\w{3,9} )?killing (?:me|us)"
            ),
            r"killing me(?: here| smalls| softly)?|buzz-?kill|overkill|kill two birds|dressed to kill",
            (
                r"(?:phone|battery|laptop|line|wifi|internet|connection|car|engine|app|console|controller|tv|site"
                r"|website|signal|link|chat|server|printer|screen|router|system|mac|ipad|trackpad|mouse|keyboard"
                r"|camera|drive|pc|computer|cable|charger|headset|watch|xbox|ps4|playstation|console|device|console"
                r"|channel|card) (?:\w{2,8} )?(?:is |was |are |has |just |'s |went |goes |keeps )?(?:\w{2,8}"
                r" )?(?:dead|died|dying|dies|dead on arrival)"
            ),
            (
                r"dead (?:phone|battery|batteries|line|link|links|end|ends|zone|pixels?|serious|tired|wrong|right"
                r"|on|simple|easy|quiet|sexy|last|weight|space|spot|spots|tree|rising|cells|by daylight|redemption"
                r"|island|giveaway|set|heat|air|silence|sea|channel|account|accounts|game|in the water|on my feet"
                r"|to me)"
            ),
            r"(?:walking|grateful|red|evil|left for|drop|back from the|the living|stone|brain) dead|deadlines?",
            r"deadpool",
            (
                r"(?:we|you|they|i) (?:are|'re|'m|am) (?:so )?dead(?= *(?:lol|lmao|haha|\U0001f602|\U0001f480"
                r"|\U0001f923|laughing))"
            ),
            r"i'm (?:so |literally )?dead(?! inside)|dead to me|beating a dead horse|over my dead body",
            r"die (?:hard|laughing|happy|of (?:laughter|laughing|hunger|embarrassment|boredom|thirst|cuteness))",
            r"dying (?:of|from|with) (?:laughter|laughing|hunger|boredom|thirst|curiosity|embarrassment)",
            r"dying (?:here|rn|right now|lol|lmao|laughing|over here)",
            (
                r"(?:almost|nearly|about to|gonna|could) (?:just )?die(?: of| from)? (?:laughing|hunger|happiness"
                r"|starvation|boredom)"
            ),
            r"died (?:laughing|of laughter|and (?:went|gone) to|in the game|down|inside)",
            r"died in \w{2,12} (?:lobby|round|level)|(?:kill|killed|shoot|shot|hurt) myself laughing|old habits die",
            r"never say die|die-?hard|ride or die",
            r"bombs? away",
            r"(?:da|the|photo|bath|cherry|jager|sex|f|flavou?r|cocoa|truth|seed|yarn|love|zip|fork) ?-?bombs?",
            r"bombed|bomb (?:ass|food|burger|steak|dot com|diggity)|(?:is|are|was|were|so) (?:the |fucking )?bomb",
            r"bombay|bombshell",
            r"food court|(?:tennis|basketball|squash|volleyball) courts?|court ?yard|courtside",
            r"court (?:street|st|avenue|ave|square|hotel)|ball is in your court|courtesy",
            (
                r"(?:my|our|the) (?:lawyer|attorney)(?:s)? (?:friends?|buddy|buddies|wife|husband|dad|mom|loves?"
                r"|likes?|brother|sister|also|and i (?:love|had|ate|are))"
            ),
            r"(?:dinner|lunch|steak|drinks|meal) with my (?:lawyer|attorney)|lawyers? (?:convention|dinner|lunch)",
            r"aunt sue|sue (?:and|is|was|at|from)|suede|pursue|heart attack (?:on a plate|grill|burger|sandwich)",
            r"(?:gave|nearly gave|almost gave|giving) (?:me|us|my \w{2,8}) a heart attack|heartburn",
            r"almost had a heart attack|stroke of (?:genius|luck)",
            (
                r"(?:fire|burning|hot) (?:sale|emoji|pit|place|wood|fox|stick|tv|tablet|red|ball|walk|base|wall"
                r"|grilled|roasted|works?)"
            ),
            r"fireplace|fire up|fired up",
            r"(?:is|was|are|straight|so|pure|on) fire(?= *(?:\U0001f525|$|[.!,]|emoji|lol|tho|though|bro))",
            r"fire the (?:manager|chef|staff|cook)|ring of fire|fire(?:d)? (?:him|her|them|someone)|under fire",
            r"wild ?fire (?:grill|sauce)|wood ?-?fired?|burn(?:ing)? (?:calories|off|it off|cd|rubber|the midnight)",
            r"burn(?:t|ed) ends|on fire (?:today|tonight|lately|this)",
            (
                r"(?:photo|video|big|long|call|take a|took a|give it a|worth a|take your|screen|best|your|one|a"
                r"|another|tequila|espresso|whisk(?:e)?y|vodka|of|parting|money|hot|head|mug|close|free|game|jump"
                r"|flu) ?-?shots?"
            ),
            r"shoot (?:me|us) (?:a|an|your|the|over)|shoot for",
            r"shooting (?:star|hoops|for|photos|a (?:video|film|commercial))|photo shoot|shooters",
            r"gun metal|top gun|jump the gun|guns n'? roses|son of a gun|glue gun|nerf gun|under the gun",
            r"(?:beat|beats|beating) (?:you|u|them|him|her|everyone) (?:to it|at|by|in|there|with)",
            r"beat the (?:\w{3,10} )?(?:heat|rush|traffic|crowd|price|deal|line|game|level|boss|competition|clock)",
            (
                r"(?:smash|crush|destroy|kill|murder|demolish|annihilate) (?:that|this|a|the|some|your|one|those"
                r"|it) (?:\w{3,12} )?(?:steaks?|porterhouse|burgers?|ribeye|filet|meal|plate|fries|pizza|food"
                r"|buffet|dessert|cake|tomahawk|menu|goals?|it)"
            ),
            r"hit you up|hit (?:me|us) up|find you (?:on|in|at)|get you (?:guys )?(?:a|some|the)",
            (
                r"allergic to (?:mondays|mornings|bullshit|bs|work|bad|stupid\w{0,5}|people|nonsense|cardio|fun"
                r"|exercise|cheap|losing|drama)"
            ),
            r"cancer (?:season|horoscope|zodiac|sun|moon)|sick (?:beat|deal|tricks?|view|setup|burn|day|days)",
            r"(?:makes?|made) me sick|sick (?:of|and tired)|addicted to|broke (?:my|the) (?:diet|fast|bank|rules?)",
            (
                r"blood(?:y)? (?:mary|marys|orange|rare|good|hell|brilliant|marvellous|steak|amazing|great|awful"
                r"|terrible)"
            ),
            r"back pain in the ass|pain in the",
            r"hurts? (?:my|the|your) (?:feelings|wallet|brand|business|reputation|soul|heart)|it hurts",
            r"no one was hurt|wouldn't hurt|won't hurt|(?:can't|couldn't|doesn't) hurt(?! anyone)",
            r"burn(?:ed|ing|t)? (?:a )?hole in (?:my|your|our) (?:pocket|wallet)|cut me (?:some slack|a deal|off)",
            r"broken heart(?:s|ed)?|break a leg|cost (?:an|me an) arm and a leg|arm and a leg",
            r"(?:give|sell|gave|trade) (?:my|a) (?:left |right )?(?:arm|leg|kidney|soul|liver|foot)|choked up",
            r"choke hold",
            r"rest in peace,? (?:my|to my) (?:diet|wallet|phone|battery|bank account|waistline)",
            r"rip (?:my|to my|the) (?:diet|wallet|phone|battery|bank account|waistline|account|controller|internet)",
            r"rip-?off|ripped (?:me )?off|let (?:it|'er|her) rip|rip (?:a|the) (?:cd|dvd|band)",
            r"lost my (?:\w{2,8} )?(?:appetite|mind|phone|bag|luggage|account|patience|wallet|keys|job)",
            r"loss of (?:appetite|service|signal|sleep|business)",
        ),
    }
)

_REASONS: dict[str, dict[str, tuple[str, ...]]] = {
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
_CUES = {reason: Cues(by_language) for reason, by_language in _REASONS.items()}

_TO_LIFE = re.compile(
    r"kill|shoot|stab|murder|bomb|burn|explos|gun|knife|rifle|weapon|die|dead|strangle|execute|hang|blow|hostage"
    r"|torch|shooting"
)
_PAGING = frozenset({"self-harm", "safety"})
_SHOUTED_ROOM = re.compile(r"(?<!\w)ER(?!\w)")


class Stops(NamedTuple):
    """What to stop for, and the words."""

    stop: Stop
    spans: tuple[tuple[str, Span], ...]


def stops(page: Page) -> Stops:
    """Every reason, with the first words that speak for it."""
    plain = page.plain
    for start, end in sorted(_IDIOMS.spans(page)):
        plain = plain[:start] + "\u00a6" * (end - start) + plain[end:]
    bare = page._replace(plain=plain)
    found = {reason: span for reason, cues in _CUES.items() if (span := next(cues.spans(bare), None)) is not None}
    if "medical" not in found and (room := _SHOUTED_ROOM.search(page.text)) is not None and not page.text.isupper():
        found["medical"] = room.span()
    threat = found.get("threat")
    page_now = not _PAGING.isdisjoint(found) or (
        threat is not None and _TO_LIFE.search(page.plain[slice(*threat)]) is not None
    )
    spans = tuple(sorted(found.items()))
    return Stops(Stop(reasons=tuple(reason for reason, _ in spans), page_now=page_now), spans)
