"""English words of asking and longing. Data for `asking` only."""

from __future__ import annotations

_ADVERBS = (
    r"(?:(?:really|so|just|badly|desperately|totally|kinda|still|also|definitely|seriously|absolutely|truly|only|do"
    r"|urgently|maybe|possibly|perhaps|please|pls|plz|literally|fucking|freaking|sure|currently|now|all|always) ){0,3}"
)
_DEED = (
    r"(?:meet|bring|deliver|drop|hook|surprise|cook|grill|prepare|prep|pack|reserve|save|hold|cater|serve|smuggle|rush"
    r"|whip up|fire up|make|have|send|get|give|swing by|come|throw|put|arrange|organi[sz]e|set aside|keep|be there"
    r"|treat|feed|spare|hand|ship|fly|greet|welcome|airdrop|teleport|wait for (?:me|us)|fix (?:me|us) (?:a|an|some|up))"
)
_PERSON = r"(?:me|us|him|her|them|my \w{2,12}|our \w{2,12})"
_ARTICLE = r"(?:a|an|some|one|the|that|those|your|my|our|another|two|three|four|\d{1,2})"
_SOMEONE = (
    r"(?:you|u|ya|yall|y'all|someone|somebody|anyone|anybody|one of (?:you|your \w{2,12})|@?_{2,32}"
    r"|(?:the|your|ur) (?:team|people|guys|staff|chefs?|crew|kitchen|folks))"
)
STRONG = (
    rf"(?:meet|feed) {_PERSON}",
    rf"(?:bring|deliver|fetch|ship|fly|rush|smuggle|airdrop|teleport) {_PERSON} (?:{_ARTICLE}|\w{{3,15}})",
    (
        rf"(?:i'd|(?:i )?would) {_ADVERBS}(?:love|like|kill|die|do anything|do (?:almost|just about)"
        r" anything|give anything|give my [\w\s]{2,20}|sell my [\w\s]{2,20}|trade my [\w\s]{2,20}|murder"
        r"|appreciate|enjoy|be so happy|be happy|be thrilled) (?:for |with |to (?:have|get|eat|try|taste"
        rf"|order|see|find|enjoy|be (?:met|greeted|surprised)) )?{_ARTICLE}"
    ),
    (
        rf"(?:i would|would|id) {_ADVERBS}(?:love|kill for|die for) (?:to (?:have|get|eat|try|taste)"
        rf" )?{_ARTICLE}"
    ),
    (
        rf"(?:i(?:'d| would)|we(?:'d| would)) {_ADVERBS}(?:love|like|kill) (?:for |to (?:have|get|eat|try"
        r"|order) )?(?:it )?(?:if )?\w{3,15}"
    ),
    r"craving|cravings? for|having (?:a|serious|major) [\w\s]{0,12}cravings?|jonesing for|hankering for",
    r"pining for",
    r"(?:day-?)?dream(?:ing|t)? (?:of|about)|dying for|longing for|yearning for",
    r"drooling (?:over|for|about|at)",
    r"fantasi[sz]ing about|starving for|hungry for|thirsty for|itching for|in the mood for",
    r"mouth is watering",
    r"hoping (?:for|to (?:get|have|find|eat|score|grab))|wishing (?:for|i had)|in (?:\w{4,10} )?need of",
    rf"could {_ADVERBS}(?:use|go for|do with|murder|demolish|devour|eat|kill) {_ARTICLE}",
    r"what i would(?:n't)? (?:give|do) for|what i'd (?:give|do) for",
    r"would(?:n't| not) (?:say no to|mind|turn down)",
    r"all i (?:really )?(?:want|need|wish|ask)(?: for)?(?: \w{2,12}){0,3} is|my kingdom for",
    (
        r"(?:it |that |this )?(?:would|'d) (?:be|make) (?:\w{2,12} ){0,2}(?:amazing|awesome|great|nice"
        r"|lovely|perfect|cool|dream|heaven|epic|incredible|wonderful|fantastic|my (?:day|night|week|trip"
        r"|year)) (?:if|to (?:have|get|eat|find|see|be met))"
    ),
    r"how (?:amazing|awesome|great|nice|cool|hard) would it be (?:if|to)",
    (
        r"(?:i )?wish (?:i (?:had|could (?:have|get|eat|order|taste))|(?:you|someone|somebody) (?:guys"
        rf" )?(?:could|would|had) (?:\w{{2,10}} )?{_DEED}|there was|for|i was eating)"
    ),
    r"(?:can't|cannot|can not|couldn't) (?:stop|quit) (?:thinking|dreaming|fantasi[sz]ing) (?:about|of)",
    r"(?:gimme|hook (?:me|us|a \w{3,10}|my \w{3,10}) up|treat me to|surprise me(?: with)?)",
    (
        r"(?:some|any)(?:one|body) (?:please |pls |plz )?(?:bring|deliver|feed|hand|buy|get|send|grill"
        rf"|cook) {_PERSON}"
    ),
    (
        r"who(?:'s| is| can| wants to| will|'ll|'s gonna| is gonna| is going to) (?:going to |gonna"
        rf" )?(?:bring(?:ing)?|deliver(?:ing)?|meet(?:ing)?|feed(?:ing)?|buy(?:ing)?) {_PERSON}"
    ),
)
WEAK = (
    (
        rf"(?:can|could|would|will|wld|cld|can't|couldn't|won't|why (?:don't|not)) {_SOMEONE} (?:guys "
        r"|folks |all |there )?(?:please |pls |plz |maybe |possibly |perhaps |just |kindly |at least |be"
        r" able to |be so kind (?:as )?to |also |have someone |ever |willing to |quickly |be kind enough to"
        rf" ){{0,3}}{_DEED}"
    ),
    rf"(?:i|we) (?:am |are )?{_ADVERBS}(?:want|wanna have|wanna eat|crave|fancy)",
    (
        r"(?:my (?:wife|husband|mom|mum|dad|kids?|son|daughter|boyfriend|girlfriend|family|boss) (?:really"
        r" )?(?:wants|needs|would love|craves))"
    ),
    rf"(?:please|pls|plz|kindly) {_ADVERBS}{_DEED}",
    rf"i'll (?:take|have|be needing|need|want|be wanting) {_ARTICLE}",
    (
        r"how about (?:bringing|meeting|sending|delivering|delivery|a|an|some|one|you (?:guys )?(?:bring"
        r"|meet|send))"
    ),
    r"mind (?:bringing|meeting|saving|sending|delivering|making|dropping|having|grilling)",
    (
        r"(?:any|what(?:'s| is| are)?(?: the| my)?|is there a|slim|a) chances? (?:of|that|you|i|we|to"
        r"|someone|somebody|for)"
    ),
    (
        r"(?:any|is there (?:any|a)|no) way (?:you|someone|somebody|y'all) (?:guys )?(?:can|could|would"
        rf"|might) {_DEED}"
    ),
    r"(?:any|is there (?:any|a)) way (?:(?:i|we) (?:can|could) |to )(?:get|have|order|eat|grab)",
    (
        r"if (?:only )?(?:you|someone|somebody) (?:guys )?(?:could|would|can|want to) (?:just |please"
        rf" )?{_DEED}"
    ),
    (
        r"(?:hope|hoping|bet|wonder if|wondering if) (?:that )?(?:you|someone|somebody) (?:guys )?(?:can"
        rf"|could|will|would|'ll) {_DEED}"
    ),
    (
        r"(?:bring|deliver|drop|send|rush) (?:off )?(?:a|an|some|one|my|the|that|two|three|your (?:best"
        r"|finest)) \w{3,15}(?: \w{2,15}){0,4} (?:to|at|over|by|here|when|for me)"
    ),
)
OF_A_TREAT = (
    (
        rf"(?:can|could|may|might|cld) (?:i|we) {_ADVERBS}(?:get|have|order|grab|pick up|buy|try|taste"
        r"|request|reserve|book|eat|score|pre-?order)"
    ),
    rf"(?:i|we) (?:am |are )?{_ADVERBS}(?:need|demand|require)",
    r"thinking (?:about|of) (?:that|your|a|the)",
    (
        r"if (?:only )?(?:you|someone|somebody|one of you)(?: [\w@']{2,32}){0,4}"
        r" (?:showed up|show up|shows up|brought|came|met me|appeared|delivered)"
    ),
)
TREATS = (
    r"table|seats?|booth|dinner|lunch|breakfast|brunch|meals?|food|drinks?|coffee|tea|desserts?|cakes?",
    r"upgrade|surprise",
    r"deliver(?:y|ed)|bite|snacks?|beers?|wine|cocktails?|burgers?|pizza|fries|steaks?|sandwich|salad|soup",
    r"ice cream|cookies?",
    r"flowers|gift|present|birthday|anniversary|a hug|ride|pick-?up|takeaway|take-?out|reservation",
    r"room service|blanket|pillow",
)
AFTER_A_TREAT = (
    r"would be (?:\w{2,10} ){0,2}(?:amazing|awesome|great|nice|lovely|perfect|heaven|dream|incredible)",
    r"would (?:\w{2,10} )?make (?:my|our) (?:day|night|week|trip|year|evening)",
    r"(?:can|could|will) (?:save|rescue|fix) (?:me|us|this|my|the)",
)
SCENE = (r"land|lands|landing|airport|gate|terminal|flight|starving|hungry|arriv(?:e|es|ing)|plane|long day",)
DEMAND = (
    (
        r"(?:give|get|save|reserve|pack|make|order|spare|hold|buy|send|grill|cook|keep|set aside|bring|want"
        r"|need|wanting|needing|requesting|meet|deliver"
        r"|have(?= (?:a|an|the|my|that|one|some) (?:[\w-]{2,14} ){1,4}(?:ready|waiting)))"
    ),
)
BEFORE_DEMAND = (r"please|pls|plz|you|u|someone|somebody|and|so|just|then|now|ok|okay|hey|guys|or|also|really",)
NO_WISH_AFTER = (
    r"refunds?|money|repl(?:y|ies)|respon(?:d|se|ses)|answers?|help|assistance|assist|support|explanation",
    r"explain|apolog\w{1,4}|manager|supervisor|receipt|invoice|links?|codes?|passwords?|accounts?|e-?mails?",
    r"dms?|calls?|called|phone|number|updates?|info|information|know|hear|heard|speak|talk|chat|cancel",
    r"return|report|complain|fix(?:ed|es)?(?! (?:me|us))|resol\w{2,8}|understand|recipes?|compensation",
    r"credit|credited|contact|check|look into|tell|log ?in|reset|recover|change|changed|unlock|verif\w{1,8}",
    r"sense|sure|a word|access|something|explained|reviews?|a job|jobs?|the job|improve\w{0,5}|training",
    r"better|some work|details?|clarif\w{1,8}|advice|suggestions?|solutions?|idea|ideas",
    r"my (?:\w{2,12} )?(?:orders?|packages?|parcel|delivery|bags?|luggage|purchase|card|bill)|an eye",
    r"in touch|back to|in mind|a break|a look|a shit|a damn|a fuck|some time|a chance|a try|a go|lawyer",
    r"attorney|attention|feedback|this (?:done|sorted|removed|resolved|fixed)|rid of|out of|me wait|me feel",
    r"me sick|me mad|me angry|sick|come up with|put up with|a problem|problems|an issue|issues|to be able",
    r"trouble|working|to work|of you to|you to (?!bring|meet|deliver|send|make|cook|feed|come|save)\w+",
    (
        r"to (?!eat|try|have|taste|get|order|devour|book|reserve|grab|feast|celebrate|surprise|enjoy|bite"
        r"|be (?:met|greeted|fed)|the |my |our |your |me |us |see )\w+"
    ),
    r"to (?:get|have) (?:this|that|it|into|through|in|on|my)",
    r"to see (?:why|how|you|if|what|when|it|this|more|some|less)|why|how|in my life",
)
NO_WISH_BEFORE = (
    (
        r"(?:if|whenever|when|what|whatever|because|unless|how|why|said|says|told me|that|promised"
        r"|where)(?: (?:i|you|we|can|could|do|does|would))? ?"
    ),
)
RECIPE = (
    r"recipes?|here's how|how to|how i (?:cook|make|grill|do|prepare)|preheat|per side|minutes a side",
    r"degrees|tutorial|step by step|ingredients|tbsp|reverse sear(?:ed|ing)?|my (?:grill|kitchen|cast iron)",
    r"at home",
)
ADDRESSED_DEED = (r"meet|bring|deliver|feed|drop",)
SOFT_NO = (r"(?:why (?:don't|not|can't|won't)|can't|couldn't|won't|wouldn't) (?:you|we|someone)? ?",)
