"""What only sounds like a sensitive matter: those who would die for a steak are not dying. Data for `stops` only."""

from __future__ import annotations

from chalicelib.signals.cues import Cues
from chalicelib.signals.stop_german_idioms import GERMAN_IDIOMS

IDIOMS = Cues(
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
                r"kill(?:ed|ing|s)? (?:my|our|the|his|her) (?:\w{3,9} )?(?:diet|appetite|mood|vibes?|buzz|budget|wallet"
                r"|waistline|macros|calories|carbs|keto|cravings?|battery|plans?)"
            ),
            r"(?:food|meat|sugar|carb|steak|turkey|pasta) coma",
            r"bury(?:ing)? (?:the (?:hatchet|lede)|my (?:face|head|nose|feelings|teeth)|me in (?:work|\w{3,12}))",
            (
                r"buried (?:in|under|at the bottom|beneath) (?:\w{2,12} ){0,3}(?:work|e?mails?|paperwork|snow|debt"
                r"|sauce|treasure|cheese|gravy|butter|inbox|menu|page)"
            ),
            r"buried treasure|dead and buried (?:in|under) work",
            (
                r"(?:deployed|deployment|stationed|serv(?:ed|ing)|tour|home|back|return(?:s|ed|ing)?|mission|duty"
                r"|months|years?)"
                r" (?:\w{2,8} ){0,2}(?:in|to|from|of duty in) (?:the )?(?:gaza|israel|ukraine|palestine)"
            ),
            (
                r"fell (?:on|to) the floor (?:laughing|lol)|fell (?:in love|asleep|for (?:you|your|it))"
                r"|touched (?:me (?:deeply|so|to)|my heart)|heart attack (?:waiting|in a|on a|special)"
                r"|have a heart attack (?:at|when|seeing)"
            ),
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
            r"(?:is|was|are|straight|so|pure) fire(?= *(?:\U0001f525|$|[.!,]|emoji|lol|tho|though|bro))",
            (
                r"(?:you|u|team|staff|chef|crew|steaks?|service|menu|playlist|they|guys|he|she|we|mouth)"
                r" ?(?:is|was|are|were|'s|'re) (?:\w{2,8} )?on fire"
            ),
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
            r"makes? me sick|sick (?:of|and tired)|addicted to|broke (?:my|the) (?:diet|fast|bank|rules?)",
            (
                r"blood(?:y)? (?:mary|marys|orange|rare|good|hell|brilliant|marvellous|steak|amazing|great|awful"
                r"|terrible)"
            ),
            r"back pain in the ass|pain in the",
            r"hurts? (?:my|the|your) (?:feelings|wallet|brand|business|reputation|soul|heart)|it hurts",
            r"no one was hurt|wouldn't hurt|won't hurt|(?:can't|couldn't|doesn't) hurt(?! anyone)",
            r"burn(?:ed|ing|t)? (?:a )?hole in (?:my|your|our) (?:pocket|wallet)|cut me (?:some slack|a deal|off)",
            r"broken heart(?:s|ed)?|break a leg|cost (?:an|me an) arm and a leg|arm and a leg",
            (
                r"(?:give|sell|gave|trade) (?:my|a) (?:left |right )?(?:arm|leg|kidney|soul|liver|foot)|chok(?:ed"
                r"|ing) (?:up|laughing|with laughter|back (?:the )?tears|on (?:my|the) words)"
            ),
            r"choke hold",
            r"rest in peace,? (?:my|to my) (?:diet|wallet|phone|battery|bank account|waistline)",
            r"rip (?:my|to my|the) (?:diet|wallet|phone|battery|bank account|waistline|account|controller|internet)",
            r"rip-?off|ripped (?:me )?off|let (?:it|'er|her) rip|rip (?:a|the) (?:cd|dvd|band)",
            r"lost my (?:\w{2,8} )?(?:appetite|mind|phone|bag|luggage|account|patience|wallet|keys|job)",
            r"loss of (?:appetite|service|signal|sleep|business)",
        ),
        "de": GERMAN_IDIOMS,
    }
)
