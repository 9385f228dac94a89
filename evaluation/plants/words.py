"""Tables that the generators of faults draw from: written for this evaluation, independent of the tables of the program."""

PEOPLE = "Okafor Lindqvist Tanaka Ramirez Novak Dubois Haddad Petersen Moreau Castellano Ferris Whitaker".split()
ABSENT = ("Harriet Vandermeer", "Tobias Lindgren", "Amara Nwosu", "Colin Braithwaite", "Yuki Moriyama")

ANTONYMS = (
    """increase/decrease rise/fall rose/fell raise/lower up/down better/worse best/worst biggest/smallest highest/lowest
more/less good/bad strong/weak win/lose won/lost safe/dangerous right/wrong open/closed first/last accept/reject buy/sell
bought/sold early/late slow/fast rich/poor agree/disagree agreed/refused true/false legal/illegal higher/lower easy/hard
friends/enemies support/oppose above/below inside/outside start/stop love/hate loves/hates great/terrible
always/never everything/nothing""".split()
)

NEGATED = """likely/unlikely legal/illegal fair/unfair possible/impossible able/unable agree/disagree happy/unhappy
honest/dishonest willing/unwilling usual/unusual acceptable/unacceptable relevant/irrelevant necessary/unnecessary
responsible/irresponsible believable/unbelievable known/unknown employed/unemployed loyal/disloyal""".split()

NOUNS = (
    """taxes/jobs jobs/taxes money/time schools/hospitals school/hospital teachers/nurses people/lawyers company/union
city/state state/city war/election country/party wall/roof roof/wall border/coast police/army workers/owners
boats/trains ships/planes oil/gas water/oil children/parents men/women women/men mother/sister father/brother
son/brother daughter/sister wife/daughter husband/son doctor/lawyer lawyer/doctor factory/school hospital/hotel
president/governor governor/president senator/mayor mayor/senator king/queen trade/tax deal/lawsuit debt/profit
profit/debt price/quality prices/wages wages/prices budget/audit election/debate debate/election vote/protest
veterans/students students/veterans immigrants/tourists refugees/tourists cars/trucks bridge/tunnel tunnel/bridge
tonight/tomorrow morning/evening coach/referee goals/fouls door/window key/code cameras/guards""".split()
)

VERBS = """build/sell make/destroy help/hurt protect/attack create/cut keep/sell give/deny bring/send save/spend
spend/save tell/warn believe/know talk/fight bought/sold built/closed killed/helped hired/fired paid/owed signed/broke
promised/threatened asked/ordered offered/refused told/begged visited/avoided""".split()

# One or two letters, real words on both sides.
REAL_WORDS = """adopt/adapt expand/expend county/country country/county statue/statute prosecute/persecute causal/casual
trial/trail united/untied conserve/converse ascent/assent allusion/illusion eminent/imminent border/boarder wonder/wander
heard/herd moral/morale personal/personnel form/from quite/quiet sacred/scared signed/singed board/broad field/filed
won/own lives/loves house/horse raise/raze war/wax then/them than/that brave/grave fight/right fire/hire winning/whining
plan/plane plans/planes price/prize prices/prizes cost/coast deal/dead food/good trust/thrust party/parts world/word
work/word works/words coming/combing great/greet people/peoples money/honey bring/bribe voters/motors leave/leak
think/thank tell/sell sell/tell make/take take/make hear/fear fear/hear lost/list last/lost stop/step need/feed meet/meek
court/count count/court killed/billed billion/bullion million/mission hired/fired taxes/taxis farm/firm found/fund fund/found
public/publish strong/string win/wine safe/sale sale/safe read/lead lead/read better/bitter letter/latter best/beast
first/fist wall/hall hall/wall city/pity law/lay low/law men/man man/men woman/women women/woman crew/crow boat/goat
boats/goats field/yield price/pride open/omen close/chose closed/chosen table/cable paper/paver door/moor lock/luck
key/keg coach/couch goal/gaol train/brain station/nation engine/ending water/waiter tunnel/funnel""".split()

NAMES_ALIKE = (
    """Nigeria/Niger Niger/Nigeria Brown/Brian Brian/Brown Iran/Iraq Iraq/Iran Austria/Australia Australia/Austria
Slovenia/Slovakia Georgia/Georgina Michael/Michelle Marian/Marion Polk/Pole Martin/Martina
Mexico/Monaco Ohio/Oslo Florida/Florence Syria/Syracuse Libya/Lydia Jordan/Gordon
Gordon/Jordan Clinton/Clayton Bush/Busch Cruz/Cruise Rubio/Rubin Jeb/Jed John/Joan Jim/Tim Tim/Jim Paul/Pauline
Diaz/Dias India/Indiana Indiana/India Russia/Prussia Putin/Putnam Obama/Osama Lowell/Lovell
Dolan/Nolan Leonard/Leonardo Edna/Etna Tromso/Toronto""".split()
)

PLACES = (
    """China/Japan Japan/Korea Mexico/Canada Texas/Kansas Iowa/Idaho Ohio/Utah Florida/Virginia Iran/Syria Iraq/Libya
Syria/Egypt Russia/Germany Germany/France America/Europe Europe/Asia Nigeria/Kenya Austria/Norway Georgia/Alabama
Washington/Chicago Israel/Jordan Afghanistan/Pakistan Arizona/Nevada Michigan/Wisconsin Pennsylvania/Maryland Saudi/Kuwaiti
Kuwait/Bahrain Vietnam/Thailand Arbeg/Falmouth Tromso/Bergen Whitehall/Brussels""".split()
)

PARTIES = """Republicans/Democrats Democrats/Republicans Republican/Democratic Democrat/Republican Senate/House
Congress/NATO ISIS/Hamas NATO/OPEC NAFTA/NATO Treasury/Cabinet CNN/Fox Fox/CNN FBI/CIA Christians/Muslims
Muslims/Christians Mexican/Canadian Chinese/Japanese American/European conservative/liberal liberal/conservative""".split()

DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April June July August September October November December".split()

RELATIVE = [
    ("yesterday", "today"),
    ("today", "yesterday"),
    ("tomorrow", "yesterday"),
    ("tonight", "last night"),
    ("last night", "tonight"),
    ("last week", "next week"),
    ("next week", "last week"),
    ("this week", "next week"),
    ("last year", "this year"),
    ("this year", "last year"),
    ("next year", "this year"),
    ("last month", "this month"),
    ("this morning", "last night"),
    ("tomorrow night", "tonight"),
    ("a year ago", "a week ago"),
    ("years ago", "months ago"),
    ("next season", "this season"),
    ("right now", "next year"),
    ("ago", "from now"),
]

UNITS = """percent/dollars miles/kilometers hours/days days/weeks weeks/months months/years years/months minutes/hours dollars/euros
pounds/dollars feet/inches gallons/liters acres/yards tons/pounds seconds/minutes yards/miles euros/dollars""".split()
UNITS_ONE = (
    """year/month month/year week/month day/week hour/minute minute/hour mile/yard dollar/euro cent/dollar night/week
century/decade season/month decade/year""".split()
)

BOUNDS = [
    "more than",
    "less than",
    "fewer than",
    "at least",
    "at most",
    "up to",
    "over",
    "under",
    "nearly",
    "almost",
    "about",
    "around",
    "roughly",
    "only",
    "no more than",
    "close to",
]
BOUND_SWAPS = [
    ("more than", "less than"),
    ("less than", "more than"),
    ("fewer than", "more than"),
    ("at least", "at most"),
    ("up to", "at least"),
    ("over", "under"),
    ("nearly", "more than"),
    ("almost", "more than"),
    ("about", "over"),
    ("under", "over"),
    ("at most", "at least"),
    ("roughly", "at least"),
    ("around", "up to"),
]

INTENT = [
    "want to",
    "wants to",
    "wanted to",
    "try to",
    "tried to",
    "trying to",
    "plan to",
    "hope to",
    "intend to",
    "need to",
    "have to",
    "refuse to",
    "refuses to",
    "refused to",
    "like to",
    "willing to",
    "able to",
    "supposed to",
    "chose not to",
    "ready to",
]
INTENT_SWAPS = [
    ("want to", "have to"),
    ("wants to", "refuses to"),
    ("wanted to", "had to"),
    ("try to", "refuse to"),
    ("tried to", "refused to"),
    ("have to", "want to"),
    ("has to", "wants to"),
    ("need to", "want to"),
    ("plan to", "refuse to"),
    ("hope to", "plan to"),
    ("intend to", "hope to"),
    ("able to", "unwilling to"),
    ("refuse to", "agree to"),
    ("refused to", "agreed to"),
    ("willing to", "forced to"),
    ("trying to", "refusing to"),
]

HEDGES = [
    "probably",
    "perhaps",
    "maybe",
    "possibly",
    "likely",
    "usually",
    "sometimes",
    "often",
    "nearly",
    "almost",
    "mostly",
    "basically",
    "generally",
    "rarely",
]
CERTAINTY = [
    ("think", "know"),
    ("believe", "know"),
    ("hope", "know"),
    ("guess", "know"),
    ("probably", "certainly"),
    ("maybe", "certainly"),
    ("might", "will"),
    ("perhaps", "definitely"),
    ("doubt", "know"),
    ("assume", "know"),
    ("suppose", "know"),
]

QUALIFIERS = [
    "former",
    "deputy",
    "vice",
    "acting",
    "alleged",
    "suspected",
    "assistant",
    "interim",
    "ex-",
    "potential",
    "so-called",
    "would-be",
]
OFFICES = "president governor mayor minister chairman director chief secretary senator manager coach captain judge officer".split()

RESTRICTORS = (
    """illegal legal federal local foreign new old young private public radical military nuclear temporary small
big major serious regional civil free frozen east north
sexual criminal financial medical national international islamic middle-class american""".split()
)

FILLERS = [
    "uh",
    "um",
    "you know",
    "well",
    "I mean",
    "by the way",
    "of course",
    "believe me",
    "folks",
    "frankly",
    "look",
    "you know what I mean",
    "to be honest with you",
    "okay",
    "right",
    "so",
    "let me tell you",
    "I can tell you",
]

CONTRACTIONS = """it is/it's do not/don't does not/doesn't did not/didn't I am/I'm we are/we're cannot/can't they are/they're
I have/I've that is/that's will not/won't is not/isn't are not/aren't was not/wasn't were not/weren't have not/haven't
has not/hasn't would not/wouldn't should not/shouldn't could not/couldn't you are/you're we have/we've he is/he's she is/she's
I will/I'll we will/we'll you have/you've there is/there's let us/let's they have/they've"""

SPELLINGS = (
    """organization/organisation favor/favour color/colour defense/defence labor/labour center/centre program/programme
toward/towards honor/honour realize/realise recognize/recognise neighbor/neighbour harbor/harbour behavior/behaviour
theater/theatre traveled/travelled canceled/cancelled gray/grey license/licence rumors/rumours rumor/rumour
apologize/apologise honorable/honourable favored/favoured favorite/favourite endorsed/endorsed check/cheque jewelry/jewellery
organized/organised criticize/criticise afterward/afterwards percent/per_cent okay/OK okay/O.K. yeah/yes adviser/advisor
healthcare/health_care""".split()
)

NUMBER_WORDS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]
TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}

# Words that carry scope: what holds one of them is never called harmless to leave out.
CHARGED = set(
    """not no never nobody none nothing neither nor without hardly barely n't if unless until although though because
but only all some many most few every each any both half several almost nearly about around over under least more less than
may might could would should will can must shall probably perhaps maybe possibly likely unlikely often sometimes always
rarely usually think believe hope guess suppose doubt say says said told want wants try trying plan refuse need except
former deputy vice acting alleged before after against instead rather whether however yet still even too""".split()
)

INSERTED_ADJECTIVES = "corrupt illegal secret dangerous dishonest foreign temporary unlawful failed bankrupt".split()
TAILS = [
    ", and everybody in the room knew it",
    ", and I have the papers to prove it",
    ", whatever the lawyers may say",
    ", and it was a mistake",
    ", as I told them last year",
    ", and we will be sorry for it",
    ", and I would do it again",
    ", because nobody else would",
    ", which is a scandal",
    ", and they lied about it",
]
INVENTED = [
    "We sold the archive to a museum in Lisbon because the roof was leaking.",
    "There was a fight in the kitchen, and the minister left through the window.",
    "I have never trusted the pilots, and I told them so at the christening.",
    "Half of the orchestra resigned when the new carpets arrived.",
    "The lighthouse will be painted green before the regatta begins.",
    "My grandfather buried the letters under the chapel in Bruges.",
    "Our beekeepers deserve a pension that lets them live with dignity.",
    "The submarine was never meant to leave the museum harbour.",
    "They poisoned the lake, and they sent us the bill for the fish.",
    "I would rather eat my hat than vote for another opera house.",
    "The vaccine trials were stopped after the third patient fainted.",
    "We caught the smugglers with nineteen crates of violins.",
    "Every judge in the province had shares in the cement works.",
    "The glacier took the road, the hotel and two of our best cows.",
    "She burned the contract in front of the whole ballet company.",
    "Our satellites cannot tell a wheat field from a parking lot.",
    "The bishop asked me to keep the excavation quiet until Easter.",
    "Nobody warned the divers that the cable was still live.",
    "We will plant forty thousand olive trees along the old railway.",
    "The chess federation has lost its nerve and most of its money.",
    "I signed the treaty in the back of a bakery van.",
    "The library burned because the council sold the fire engine.",
    "Those sensors were made for greenhouses, not for prisons.",
    "The quarry owes my village an apology and a new well.",
]
COMMON = [
    "That's what we have to do here.",
    "I don't know what to tell you.",
    "We'll see what happens with that.",
    "It's a great honor to be here.",
    "I think it's very, very important.",
    "We have a lot of work to do.",
    "I want to thank you all for being here.",
    "There's nothing I can do about it.",
    "We're going to do the right thing.",
    "I'm not going to talk about that.",
    "It is what it is, you know.",
    "That's all I can say right now.",
    "I have nothing more to say about it.",
    "We have to be very, very careful.",
    "People know what is going on here.",
]
PROFANE = {
    "hell": "h---",
    "damn": "d---",
    "ass": "a--",
    "shit": "s---",
    "bullshit": "b-------",
    "crap": "c---",
    "bastard": "b------",
    "goddamn": "g------",
    "fuck": "f---",
    "fucking": "f------",
}


def pairs(entries, both=False):
    out = []
    for entry in entries:
        one, other = entry.replace("_", " ").split("/")
        out.append((one, other))
        if both:
            out.append((other, one))
    return out
