"""The hand-written part of the English word list (see english.py).

Closed classes, irregular verbs, noun classes that matter in news of conflict
and disaster, words that the sources lack, and the order of the parts of
speech for words where sense counts mislead.
"""

CLOSED_WEIGHT = 1e6

# form or form=lemma, by class. A form may stand in several classes; the order
# of the classes here is the order of their ranks unless ORDERS says otherwise.
CLOSED = {
    "aux": """am=be is=be are=be was=be were=be be been=be being=be have has=have had=have
        having=have do does=do did=do 'm=be 're=be 's=be 've=have 'd=have
        isn't=be aren't=be wasn't=be weren't=be haven't=have hasn't=have hadn't=have
        don't=do doesn't=do didn't=do ain't=be""",
    "modal": """can could may might must shall should will would ought 'll=will 'd=would
        cannot=can can't=can couldn't=could won't=will wouldn't=would shan't=shall
        shouldn't=should mustn't=must mightn't=might needn't=need""",
    "det": """the a an this that these=this those=that some any no every each either neither
        another all both half such many much few little several enough most more fewer less
        least what which whatever whichever whose certain various""",
    "poss": """my your his her its our their 's ' whose one's=one""",
    "pron": """i you he she it we they me=i him=he her=she us=we them=they myself=i yourself=you
        yourselves=you himself=he herself=she itself=it ourselves=we themselves=they themself=they
        mine=i yours=you hers=she ours=we theirs=they this that these=this those=that
        someone somebody something anyone anybody anything everyone everybody everything
        no-one nobody nothing none one ones=one oneself=one each other others=other
        another all both some any several many few most more either neither much half
        whoever whomever=whoever whatever""",
    "wh": """who whom=who whose=who which what when where why how whoever whomever=whoever
        whatever whichever whenever wherever however""",
    "conj": "and or but nor yet plus & and/or",
    "sub": """that if whether because although though while whilst=while when whenever where
        wherever whereas unless until till since after before as once than lest so provided
        providing=provided considering given assuming inasmuch""",
    "prep": """of in on at by for from with to into onto upon about above across after against
        along alongside amid amidst=amid among amongst=among around as astride atop aboard before
        behind below beneath beside besides between beyond but concerning considering despite
        down during except excepting=except excluding following given inside like minus near
        nearing notwithstanding off opposite out outside over past pending per plus regarding
        round save since than through throughout till toward towards=toward under underneath
        unlike until up versus vs v via within without worth circa apart bar barring
        including till unto pro re outwith vis-a-vis""",
    "part": "to up down off out away back",
    "neg": """not n't=not never isn't=not aren't=not wasn't=not weren't=not haven't=not hasn't=not
        hadn't=not don't=not doesn't=not didn't=not cannot=not can't=not couldn't=not won't=not
        wouldn't=not shan't=not shouldn't=not mustn't=not mightn't=not needn't=not ain't=not""",
    "num": """zero nil one two three four five six seven eight nine ten eleven twelve thirteen
        fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty
        seventy eighty ninety hundred thousand million billion trillion dozen hundreds=hundred
        thousands=thousand millions=million billions=billion trillions=trillion dozens=dozen
        scores=score lakh lakhs=lakh crore crores=crore couple""",
    "ord": """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
        thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
        thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth thousandth
        millionth last next nth""",
    "intj": "oh ah hey hello hi wow yes no yeah ok okay please alas hurrah bravo amen goodbye bye",
}

# Present tense that is not formed by rule.
IRREGULAR_PRESENT = {"be", "have", "do", "go"}
FULL_VERBS = """be v be|am v be|are v be|is vz be|was vd be|were vd be|been vn be|being vg be
have v have|has vz have|had vd have|had vn have|having vg have
do v do|does vz do|did vd do|done vn do|doing vg do
go v go|goes vz go|went vd go|gone vn go|going vg go"""

# base past participle; "/" separates variants, the commoner first.
IRREGULAR_VERBS = """
arise arose arisen
awake awoke awoken
babysit babysat babysat
bear bore borne/born
beat beat beaten
become became become
befall befell befallen
beget begot begotten
begin began begun
behold beheld beheld
bend bent bent
bereave bereaved/bereft bereaved/bereft
beseech besought/beseeched besought/beseeched
beset beset beset
bespeak bespoke bespoken
bestride bestrode bestridden
bet bet bet
bid bid/bade bid/bidden
bide bided/bode bided
bind bound bound
bite bit bitten
bleed bled bled
blow blew blown
break broke broken
breed bred bred
bring brought brought
broadcast broadcast/broadcasted broadcast/broadcasted
build built built
burn burned/burnt burned/burnt
burst burst burst
bust busted/bust busted/bust
buy bought bought
cast cast cast
catch caught caught
choose chose chosen
cleave cleaved/clove/cleft cleaved/cloven/cleft
cling clung clung
clothe clothed/clad clothed/clad
come came come
cost cost cost
creep crept crept
cut cut cut
deal dealt dealt
dig dug dug
dive dived/dove dived
draw drew drawn
dream dreamed/dreamt dreamed/dreamt
drink drank drunk
drive drove driven
dwell dwelt/dwelled dwelt/dwelled
eat ate eaten
fall fell fallen
feed fed fed
feel felt felt
fight fought fought
find found found
fit fitted/fit fitted/fit
flee fled fled
fling flung flung
fly flew flown
forbear forbore forborne
forbid forbade/forbad forbidden
forecast forecast/forecasted forecast/forecasted
forget forgot forgotten
forgive forgave forgiven
forgo forwent forgone
forsake forsook forsaken
forswear forswore forsworn
freeze froze frozen
get got gotten/got
gild gilded/gilt gilded/gilt
gird girded/girt girded/girt
give gave given
grind ground ground
grow grew grown
hamstring hamstrung hamstrung
hang hanged/hung hanged/hung
hear heard heard
heave heaved/hove heaved
hew hewed hewn/hewed
hide hid hidden
hit hit hit
hold held held
hurt hurt hurt
input input/inputted input/inputted
inset inset inset
interweave interwove interwoven
keep kept kept
kneel knelt/kneeled knelt/kneeled
knit knitted/knit knitted/knit
know knew known
lay laid laid
lead led led
lean leaned/leant leaned/leant
leap leaped/leapt leaped/leapt
learn learned/learnt learned/learnt
leave left left
lend lent lent
let let let
lie lay/lied lain/lied
light lit/lighted lit/lighted
lose lost lost
make made made
mean meant meant
meet met met
mistake mistook mistaken
mow mowed mown/mowed
offset offset offset
outbid outbid outbid
overcome overcame overcome
overdo overdid overdone
overhear overheard overheard
partake partook partaken
pay paid paid
plead pleaded/pled pleaded/pled
prove proved proven/proved
put put put
quit quit/quitted quit/quitted
read read read
rend rent rent
rid rid/ridded rid/ridded
ride rode ridden
ring rang rung
rise rose risen
run ran run
saw sawed sawn/sawed
say said said
see saw seen
seek sought sought
sell sold sold
send sent sent
set set set
sew sewed sewn/sewed
shake shook shaken
shear sheared shorn/sheared
shed shed shed
shine shone/shined shone/shined
shit shit/shat shit
shoe shod shod
shoot shot shot
show showed shown/showed
shrink shrank/shrunk shrunk
shut shut shut
sing sang sung
sink sank/sunk sunk
sit sat sat
slay slew slain
sleep slept slept
slide slid slid
sling slung slung
slink slunk slunk
slit slit slit
smell smelled/smelt smelled/smelt
smite smote smitten
sow sowed sown/sowed
speak spoke spoken
speed sped/speeded sped/speeded
spell spelled/spelt spelled/spelt
spend spent spent
spill spilled/spilt spilled/spilt
spin spun spun
spit spat/spit spat/spit
split split split
spoil spoiled/spoilt spoiled/spoilt
spread spread spread
spring sprang/sprung sprung
stand stood stood
stave staved/stove staved/stove
steal stole stolen
stick stuck stuck
sting stung stung
stink stank stunk
strew strewed strewn
stride strode stridden
strike struck struck/stricken
string strung strung
strive strove/strived striven/strived
sublet sublet sublet
swear swore sworn
sweat sweated/sweat sweated/sweat
sweep swept swept
swell swelled swollen/swelled
swim swam swum
swing swung swung
take took taken
teach taught taught
tear tore torn
tell told told
think thought thought
thrive thrived/throve thrived/thriven
throw threw thrown
thrust thrust thrust
tread trod trodden/trod
undergo underwent undergone
understand understood understood
undertake undertook undertaken
underlie underlay underlain
overlie overlay overlain
undo undid undone
redo redid redone
outdo outdid outdone
uphold upheld upheld
upset upset upset
wake woke/waked woken/waked
waylay waylaid waylaid
wear wore worn
weave wove/weaved woven/weaved
wed wedded/wed wedded/wed
weep wept wept
wet wetted/wet wetted/wet
win won won
wind wound wound
withdraw withdrew withdrawn
withhold withheld withheld
withstand withstood withstood
wring wrung wrung
write wrote written
"""
# Begin like prefix + irregular verb, but inflect by rule.
REGULAR_VERBS = set("""
delay relay benefit belay unfit refit befit outlaw regret forfeit bequeath
""".split())

# (lemma, form) that the spelling rules would wrongly join.
NOT_A_FORM = {
    ("singe", "singing"), ("numb", "number"), ("numb", "numbest"), ("do", "does"),
    ("ting", "tinged"), ("ting", "tinging"), ("sky", "skied"), ("pal", "palled"), ("pal", "palling"),
    ("matte", "matted"), ("matte", "matting"), ("bath", "bathed"), ("bath", "bathing"),
    ("nett", "netted"), ("nett", "netting"), ("premier", "premiered"), ("premier", "premiering"),
    ("canvas", "canvassed"), ("canvas", "canvassing"), ("canvas", "canvasses"), ("canvass", "canvases"),
    ("cooky", "cookies"), ("taxis", "taxes"), ("pas", "passes"), ("pus", "pusses"), ("cry", "cryings"),
    ("chilly", "chillies"), ("hippy", "hippies"), ("junky", "junkies"), ("loony", "loonies"),
    ("revery", "reveries"), ("pixy", "pixies"), ("barrack", "barracks"), ("human", "humaner"),
    ("human", "humanest"), ("live", "liver"), ("live", "livest"), ("deeply", "deeper"), ("mean", "means"),
}

# Words that look like lemmas but are not wanted, as (lemma, pos).
DROP = {(word, pos) for pos, words in {
    "n": """
    a all am an and any anybody anyone anything april are arms as at be billion billions but can
    crore do does dozen dozens eight eighteen eighteenth eighth eightieth eighty eleven eleventh
    everybody everyone everything few fifteen fifteenth fifth fiftieth fifty first five forces
    fortieth forty four fourteen fourteenth fourth ha hands has have he her here hers him ho how
    hundred hundreds hundredth i if in it its la lakh least less like ma many may me mi million
    millions millionth more most much must ne nine nineteen nineteenth ninetieth ninety ninth no
    nobody none nor nothing now one or other our out pa re scores see seven seventeen seventeenth
    seventh seventieth seventy she six sixteen sixteenth sixth sixtieth sixty so some somebody
    someone something ten tenth that then there thirteen thirteenth thirtieth thirty this thousand
    thousands thousandth three ti trillion troops twelfth twelve twentieth twenty two us ut ware was
    what when where who why would yes you
    """,
    "v": """
    born bus could down he might off out people soldier thing up woman
    """,
    "a": """
    a all an another any as at billion both by crore dozen each eight eighteen eighteenth eighth
    eightieth eighty either eleven eleventh every few fewer fifteen fifteenth fifth fiftieth fifty
    first five fortieth forty four fourteen fourteenth fourth hundred hundredth i ii iii in iv ix
    lakh least less man many million millionth more most must neither nine nineteen nineteenth
    ninetieth ninety ninth offer on one or second seven seventeen seventeenth seventh seventieth
    seventy several six sixteen sixteenth sixth sixtieth sixty some such ten tenth then there third
    thirteen thirteenth thirtieth thirty thousand thousandth three to trillion twelfth twelve
    twentieth twenty two vi vii viii what which will xi xii zero
    """,
    "r": """
    all any as at but by crore each eighteen eighteenth eighth eightieth eighty eleven eleventh
    fifteen fifteenth fifth fiftieth fifty fortieth forty fourteen fourteenth fourth how hundredth
    lakh millionth never nineteen nineteenth ninetieth ninety ninth no not nothing of seventeen
    seventeenth seventh seventieth seventy sixteen sixteenth sixth sixtieth sixty some such tenth
    that third thirteen thirteenth thirtieth thirty this thousandth twelfth twelve twentieth twenty
    when where why
    """,
}.items() for word in words.split()} | {(word, "n") for word in """
    say know come give get think try keep feel see hear find become let put
    baffled cautious discomfited doomed enlightened flagging free friendly gaudy hostile timid damned
    covert content retreated sent lied won defeated maimed drove stole spoke found lay bore rung
    men businessmen brethren teeth slain bars departed chosen lasts aged needs go make take tell ask want seek
    """.split()} | {(word, "a") for word in "won incident divers kept said".split()}
NOT_VERBS = {"be", "have", "do", "go", "might", "could"}

# Irregular plurals written out; the exception list has the rest.
IRREGULAR_PLURALS = {
    "man": ["men"], "woman": ["women"], "child": ["children"], "person": ["persons"],
    "foot": ["feet"], "tooth": ["teeth"], "mouse": ["mice"], "goose": ["geese"],
    "aircraft": ["aircraft"], "spacecraft": ["spacecraft"], "hovercraft": ["hovercraft"],
    "watercraft": ["watercraft"], "sheep": ["sheep"], "deer": ["deer"], "fish": ["fish", "fishes"],
    "headquarters": ["headquarters"], "barracks": ["barracks"], "crossroads": ["crossroads"],
    "series": ["series"], "species": ["species"], "means": ["means"], "works": ["works"],
    "offspring": ["offspring"], "gallows": ["gallows"], "knife": ["knives"], "wife": ["wives"],
    "life": ["lives"], "thief": ["thieves"], "leaf": ["leaves"], "loaf": ["loaves"],
    "half": ["halves"], "shelf": ["shelves"], "wolf": ["wolves"], "calf": ["calves"],
    "scarf": ["scarves", "scarfs"], "wharf": ["wharves"], "hoof": ["hooves"], "elf": ["elves"],
    "self": ["selves"], "roof": ["roofs"], "proof": ["proofs"], "chief": ["chiefs"],
    "crisis": ["crises"], "thesis": ["theses"], "axis": ["axes"], "basis": ["bases"],
    "analysis": ["analyses"], "diagnosis": ["diagnoses"], "hypothesis": ["hypotheses"],
    "coup": ["coups"], "corps": ["corps"], "crossroad": [], "premises": [],
    "medium": ["media", "mediums"], "datum": ["data"], "bacterium": ["bacteria"],
    "criterion": ["criteria"], "phenomenon": ["phenomena"], "memorandum": ["memoranda", "memorandums"],
    "fatwa": ["fatwas"], "mujahid": ["mujahideen", "mujahedeen", "mujahidin"], "fedayee": ["fedayeen"],
    "talib": ["taliban"], "shabab": ["shabab"], "passerby": ["passersby"], "passer-by": ["passers-by"],
    "bystander": ["bystanders"], "onlooker": ["onlookers"], "serviceman": ["servicemen"],
    "tank": ["tanks"], "bus": ["buses", "busses"], "minibus": ["minibuses"], "gas": ["gases"],
    "quiz": ["quizzes"], "hero": ["heroes"], "mosquito": ["mosquitoes", "mosquitos"],
    "tornado": ["tornadoes", "tornados"], "volcano": ["volcanoes", "volcanos"],
    "torpedo": ["torpedoes"], "embargo": ["embargoes"], "veto": ["vetoes"], "echo": ["echoes"],
    "potato": ["potatoes"], "tomato": ["tomatoes"], "cargo": ["cargoes", "cargos"],
    "commando": ["commandos", "commandoes"], "desperado": ["desperadoes", "desperados"],
    "guerrilla": ["guerrillas"], "guerilla": ["guerillas"], "casualty": ["casualties"],
}

# British spelling -> American lemma where the sources do not join them.
SPELLING = {
    "demobilise": "demobilize", "denuclearisation": "denuclearization", "lambast": "lambaste",
    "instal": "install", "distil": "distill", "instil": "instill", "enthral": "enthrall",
    "appal": "appall", "whirr": "whir", "whizz": "whiz", "chaperon": "chaperone",
    "caddie": "caddy", "pickaxe": "pickax", "pantie": "panty", "grannie": "granny", "bootie": "booty",
    "programme": "program", "tyre": "tire", "kerb": "curb", "gaol": "jail", "grey": "gray",
    "plough": "plow", "cheque": "check", "storey": "story", "aeroplane": "airplane",
    "aluminium": "aluminum", "pyjamas": "pajamas", "manoeuvre": "maneuver", "licence": "license",
    "defence": "defense", "offence": "offense", "pretence": "pretense", "practise": "practice",
    "guerilla": "guerrilla", "ageing": "aging", "judgement": "judgment", "sceptical": "skeptical",
    "sceptic": "skeptic", "analyse": "analyze", "paralyse": "paralyze", "mum": "mom",
    "travelling": "traveling", "traveller": "traveler", "jewellery": "jewelry", "mould": "mold",
    "smoulder": "smolder", "organise": "organize", "rumour": "rumor", "harbour": "harbor",
    "cosy": "cozy", "speciality": "specialty", "artefact": "artifact", "dialogue": "dialogue",
    "catalogue": "catalog", "cancelled": "canceled", "councillor": "councilor",
    "counsellor": "counselor", "enquiry": "inquiry", "enquire": "inquire", "fulfil": "fulfill",
    "enrol": "enroll", "instalment": "installment", "skilful": "skillful", "wilful": "willful",
    "draught": "draft", "sulphur": "sulfur", "moustache": "mustache", "axe": "ax", "gauge": "gauge",
    "premise": "premise", "advise": "advise", "theatre": "theater", "centre": "center",
    "metre": "meter", "litre": "liter", "kilometre": "kilometer", "fibre": "fiber", "sabre": "saber",
    "calibre": "caliber", "sombre": "somber", "spectre": "specter", "meagre": "meager",
    "cypher": "cipher", "vapour": "vapor", "prise": "pry", "exercise": "exercise", "promise": "promise",
    "mujahedeen": "mujahid", "catalyse": "catalyze", "epilogue": "epilogue", "prologue": "prologue",
    "monologue": "monologue", "demagogue": "demagogue", "analogue": "analog", "adviser": "adviser",
}

# Nouns by class; these override the class computed from WordNet and add words
# that the sources lack.
NOUNS = {
    "person": """
    sharpshooter kingpin capo narcotrafficker councilmember octogenarian septuagenarian
    seismologist volcanologist virologist hacktivist goldminer
    abductee accomplice accountant activist actor actress adjutant administrator admiral adult
    adversary adviser advisor advocate agent aggressor agitator aide airman airwoman alderman ally
    ambassador analyst anarchist anchorman apprentice archbishop architect arsonist artilleryman
    artist aspirant assailant assassin assemblyman assemblywoman assistant associate astronaut
    asylum-seeker athlete attache attacker attendant attorney attorney-general auditor aunt author
    autocrat aviator ayatollah baby backbencher bagman bailiff ballerina bandit banker bargainer
    baron barrister bather beachgoer beauty believer beneficiary billionaire bishop blogger boatman
    bodyguard bomb-maker bomber bombmaker boss bosun bowler boxer boy boyfriend breadwinner bride
    bridegroom brigadier brother brother-in-law builder bureaucrat burglar businessman businesswoman
    butcher buyer bystander cabbie cadet caliph cameraman campaigner campesino candidate captain
    captive captor cardinal caregiver caretaker cartoonist castaway casualty catholic caudillo
    cavalryman celebrity cellmate centrist ceo cfo chairman chairperson chairwoman champion
    chancellor chaplain chauffeur chef chemist chief chieftain child christian churchgoer citizen
    civilian claimant classmate cleaner cleric clerk climber clubgoer co-founder co-pilot co-worker
    coach collaborator colleague collector colonel columnist combatant comedian commandant commander
    commander-in-chief commando commentator commissar commissioner communist commuter compatriot
    composer comrade concertgoer conductor congressman congresswoman conscript conservative
    conspirator constable consul consul-general consultant contestant contractor convict cook cop
    copilot coroner corporal correspondent councillor councilman councilor councilperson
    councilwoman counsellor counselor counterfeiter counterpart countess countryman courier cousin
    coworker craftsman creditor crewman crewmember criminal critic crony cto culprit cultist
    custodian customer cyclist czar dad daughter daughter-in-law dealer dean deceased deckhand
    defector defendant defender deity delegate demonstrator dentist deportee deputy deputy-speaker
    descendant deserter designer despot detainee detective developer dictator diplomat director
    dishwasher dissident diver doctor donor draftee driver drummer drunk duchess duke dweller
    economist editor educator elder elector electrician embezzler emigrant emir emissary emperor
    employee employer enemy engineer entertainer entrepreneur envoy escapee escaper escort evacuee
    evangelist ex-husband ex-president ex-soldier ex-wife executioner executive exile expatriate
    expert exporter extortionist extremist eyewitness fan fanatic farmer farmhand farmworker fascist
    father father-in-law fedayee festivalgoer fiance fiancee fighter filmmaker financier firefighter
    fireman fisherman fishmonger flatmate founder freelancer friar friend frogman frontbencher
    fugitive gamekeeper gangster gardener gendarme general gi girl girlfriend go-between goalkeeper
    goatherd godfather golfer governor graduate grandchild granddaughter grandfather grandmother
    grandparent grandson grenadier guardian guardsman guerilla guerrilla guest guide gunman gunner
    gunrunner gunslinger hacker hairdresser hardliner harvester hawker headman headmaster
    headmistress healer heir helmsman helper henchman herder herdsman hero heroine highwayman
    hijacker hiker historian hitman holdout holidaymaker homeowner hooligan host hostage
    hostage-taker hostess housekeeper housemate housewife hunter husband idol imam imitator
    immigrant impersonator importer incumbent individual industrialist infant infantryman infidel
    infiltrator informant informer inhabitant inmate innkeeper insider inspector instigator
    instructor insurgent intellectual intern internee interpreter intruder invader investigator
    investor islamist jailbird jailer janitor jew jeweler jihadi jihadist jogger journalist judge
    jurist juror justice kaiser kamikaze khan kidnaper kidnapper killer king kinsman laborer
    labourer lad lady landlady landlord landowner laureate lawmaker lawyer leader leftist
    legionnaire legislator lender leninist liberal librarian lieutenant lifeguard lineman linesman
    linguist listener lobbyist local logger loner looter lord lover loyalist lumberjack magistrate
    magnate maharaja maid major maker male man manager manufacturer maoist marauder marine mariner
    marksman marshal martyr marxist mason mastermind matriarch mayor mechanic mediator medic member
    mentor mep mercenary merchant messenger meteorologist middleman midshipman midwife migrant
    militant militiaman millionaire miner minesweeper minister minor missionary mobster model
    moderate moderator monarch monk monsignor mother mother-in-law motorcyclist motorist mountaineer
    mourner moviegoer mp muezzin mufti mugger mujahid mullah murderer musician muslim narco national
    nationalist native navigator nawab nazi negotiator neighbor neighbour neo-nazi nephew newborn
    newcomer newsman newspaperman newsreader niece nobleman nomad nominee novelist nun nuncio nurse
    nurseryman oba observer occupant occupier offender officeholder officer official old-timer
    oligarch ombudsman onlooker operative operator opponent oppositionist oppressor organiser
    organizer orphan outlaw outsider owner pacifist painter parachutist paraglider paramedic
    paramilitary paratrooper parent parishioner parliamentarian participant partisan partner
    partygoer passenger passer-by passerby pastor patient patriarch patriot patrolman peacekeeper
    peacemaker peasant pedestrian pensioner perpetrator person pharaoh pharmacist philanthropist
    philosopher photographer photojournalist physician physicist picketer pilgrim pilot pimp pirate
    plaintiff planner player plenipotentiary plotter plumber poacher poet policeman policewoman
    politician politico pollster pope populist porter postman potentate pow preacher predator
    predecessor prefect premier premier-designate preschooler president president-elect priest
    prince princess principal prisoner private processor producer professor programmer promoter
    prophet prosecutor prostitute protester protestor provocateur psychiatrist psychologist
    publicist publisher pundit pupil quartermaster queen rabbi racer radical raider rancher ranger
    rapist reader rebel receptionist recruit recruiter referee reformer reformist refugee regent
    regional relative reporter representative republican rescuer researcher reservist resident
    retailer retiree returnee revolutionary rider rifleman rightist ringleader rioter rival robber
    roommate royal ruler runner rustler saboteur sailor saint salesman salesperson saleswoman sapper
    scholar schoolboy schoolchild schoolgirl schoolmaster schoolmate schoolteacher scientist scout
    sculptor seaman secessionist second-in-command secretary secretary-general selectman seller
    seminarian senator separatist sergeant servant serviceman servicewoman settler shah shareholder
    sheik sheikh shepherd sheriff sherpa shipowner shooter shopkeeper shopowner shopper sicario
    signatory singer sister sister-in-law skier skinhead skipper skydiver slave smuggler sniper
    snowboarder socialist sociologist soldier solicitor son son-in-law songwriter speaker specialist
    spectator spokesman spokesperson spokeswoman sponsor spouse spy squatter stabber staffer
    stallholder statesman stepbrother stepdaughter stepfather stepmother stepson steward stewardess
    stowaway stranger strategist striker strongman student submariner subordinate subscriber
    successor suffragan suicide-bomber suitor sultan superintendent superior supervisor supplier
    supporter surfer surgeon survivor suspect sweeper swimmer swordsman sympathiser sympathizer
    tactician tailor talib taliban tanaiste tankman taoiseach teacher teammate technician technocrat
    teen teenager tenant terrorist thief thinker thug toddler torturer tourist trader trafficker
    trainee trainer traitor translator traveler traveller treasurer trekker trespasser tribesman
    triggerman trooper truck-driver truckdriver trucker trustee tsar tsarina tycoon tyrant uncle
    undersecretary underwriter unionist user usurper vacationer vandal vendor vet veteran vicar
    vice-chairman vice-consul vice-president viceroy victim victor viewer vigilante villager
    violator viscount visitor volunteer voter vp walker warden warlord warrior watcher watchman
    welder well-wisher whip whistle-blower whistleblower widow widower wife winner witness woman
    worker workman worshiper worshipper wrestler writer yachtsman youngster youth zealot
    """,
    "group": """
    administration agency air-force airforce airline alliance apparatus army assembly association
    audience authority axis band battalion battery bloc board body bond bourgeoisie brigade
    broadcaster brotherhood bureau cabal cabinet cadre caliphate caravan cartel cast caucus cavalry
    cell chamber citizenry clan class clergy clientele clique coalition coast-guard coastguard
    cohort collective column command commission committee commonwealth commune community company
    confederation conglomerate congregation congress consortium constabulary constituency contingent
    convoy cooperative corporation corps cortege council couple coven crew crowd cult daily
    delegation department detachment diaspora directorate dissidence division duma duo dynasty
    electorate elite enterprise entourage establishment ethnicity faction faculty family federation
    firm fleet flock flotilla folk force foundation fraternity front gang garrison gendarmerie
    generation government group grouping guard guild herd hezb hierarchy horde household industry
    infantry institute institution insurgency intelligentsia interpol jamaat judiciary junta jury
    kin knesset leadership league legion legislature lineup lobby mafia magazine majlis majority
    management media membership militia ministry minority mob monarchy motorcade movement
    nation navy network newspaper ngo nobility opposition orchestra organisation organization
    outfit pair panel papacy parliament party patrol peasantry personnel phalanx picket platoon
    plenum police politburo populace population posse presidium press priesthood procession
    proletariat public quartet rabble race rank-and-file rearguard regime regiment resistance
    retinue ring royalty secretariat sect senate service squad squadron staff startup subcommittee
    subsidiary syndicate tabloid task-force taskforce team think-tank thinktank tribe tribunal trio
    triumvirate troop troupe trust underclass underground underworld union unit vanguard watchdog
    weekly wing workforce
    """,
    "place": """
    airspace
    woods rainforest grove thicket vegetation undergrowth underbrush
    alley alleyway archipelago area arrondissement atoll avenue backstreet backyard banlieue
    barangay barrio bay bayou beach beachhead block border borderland borough boulevard boundary
    bush bypass campsite canal canton canyon cape capital cave cavern cemetery channel city
    city-state cliff coast coastline colony compound continent corner corridor country countryside
    county courtyard cove crater creek crossing crossroads curve dell delta desert destination
    district ditch doorstep downtown driveway dune east emirate encampment enclave epicenter
    epicentre estate estuary everglades exclave farmland favela field fjord floodplain foothill
    footpath ford forest fringe front-line frontier frontline garden ghetto glacier gorge
    governorate grassland graveyard gulch gulf hamlet harbor harbour headland headwater heartland
    heath hemisphere hideaway hideout highland highlands highway hill hillside hilltop hinterland
    home-town homeland hometown hotspot hromada inlet interior intersection island isle islet
    isthmus junction jungle kasbah kibbutz kingdom lagoon lake lakeside land landfall landmass lane
    latitude locale locality location longitude lot lowland lowlands mainland marsh marshland meadow
    medina mesa metropolis midtown midwest minefield moor moshav motorway mountain mountainside
    mountaintop municipality nationhood neighborhood neighbourhood no-man's-land north northeast
    northwest oasis oblast ocean offshore oued outback outskirts parish park parkland pass
    passageway path pavement peak peninsula plain planet plateau playground plaza plot polder pond
    port prairie precinct prefecture principality promenade promontory protectorate province quarry
    quarter quay quayside raion ravine reef region republic reservoir resort ridge ring-road river
    riverbank riverbed riverfront riverside road roadside roundabout route runway savanna savannah
    scene sea seabed seaboard seafront seashore seaside sector settlement shantytown shore shoreline
    side-street sidewalk site slope slum south southeast southwest spot square steppe strait street
    stretch subcontinent suburb sultanate summit surroundings swamp taiga tarmac terrain territory
    thoroughfare timberland town township townsite trail trench tributary tropics tundra turnpike
    upland uptown vale valley venue vicinity village vineyard voivodeship volcano wadi ward
    waterfall waterfront watershed waterway west wetland wilderness wood woodland world yard zone
    """,
    "building": """
    helipad drydock
    abattoir abbey academy air-base airbase airfield airport amphitheater amphitheatre annex
    apartment aqueduct archway arena armory armoury arsenal asylum atelier auditorium backroom
    bakery balcony bank bar barn barrack barracks barricade barrier base basement basilica bathhouse
    bathroom bazaar bedroom blockhouse boardinghouse boathouse bookshop bookstore boutique
    breakwater brewery brickworks bridge brothel building bungalow bunker cabin cafe cafeteria camp
    canteen caravanserai carport casino castle cathedral center centre chancellery chancery chapel
    chateau checkpoint church cinema citadel classroom clinic cloister club clubhouse coffeehouse
    college condominium consulate convent cottage court courthouse courtroom crematorium customhouse
    dacha dam dargah daycare depot dike disco discotheque dispensary distillery dock dockyard dome
    doorway dorm dormitory dugout duplex dwelling dyke edifice embankment embassy emplacement
    entrance factory farm farmhouse fence firehouse flat flyover footbridge fort fortification
    fortress foundry foyer gallery gallows gaol garage gasfield gasworks gate gatehouse gateway
    granary grandstand greenhouse grocery guardhouse guardpost guest-house guesthouse gurdwara
    gurudwara gym gymnasium hall hangar headquarters hermitage high-rise home homestead hospice
    hospital hostel hotel house housing hussainiya husseiniya hut hypermarket imambargah infirmary
    inn installation ironworks jail jailhouse jetty kiln kindergarten kiosk kitchen lab laboratory
    landmark laundromat laundry levee library lighthouse lodge lodging loft lounge madrasa madrasah
    madrassa maisonette mall manor mansion market marketplace masjid mausoleum megachurch megamall
    memorial mill minaret mineshaft monastery monument morgue mortuary mosque motel multiplex museum
    nightclub nightspot nursery observatory office offices oilfield orphanage outbuilding outhouse
    outlet outpost overpass pagoda palace parsonage pavilion penitentiary penthouse pharmacy pier
    pigsty pipeline pizzeria plant pool porch powerhouse powerplant presbytery preschool prison pub
    pylon railroad reactor refinery residence restaurant restroom rig roadblock roof rooftop room
    safe-house safehouse salon sanctuary sawmill school schoolhouse seawall seminary shack shed
    shelter shipyard shop shrine silo skyscraper slaughterhouse smelter souk stable stadium
    staircase stairwell stall statehouse station steelworks stockade store storehouse storeroom
    stronghold structure studio substation suite superdome supermarket superstore synagogue tannery
    tavern teahouse temple tenement tent terminal terminus theater theatre toilet tollbooth tollgate
    tomb tower townhouse tunnel turret underpass university vault viaduct villa wall warehouse
    watchtower waterworks wellhead wharf windmill winery workplace workshop
    """,
    "vehicle": """
    aeroplane airbus aircraft airlifter airliner airplane airship ambulance apc auto-rickshaw
    automobile balloon bandwagon barge battleship bicycle bike biplane blimp boat bulldozer bus cab
    canoe car carriage carrier cart catamaran chopper conveyance corvette craft cruiser cycle
    destroyer dhow digger dinghy dredger e-scooter excavator express ferry ferryboat fire-engine
    flagship flatbed freighter frigate galleon glider gondola gunboat gunship handcart helicopter
    hovercraft humvee hydrofoil icebreaker jeep jet jet-ski jetliner jetski jumbo kayak landcruiser
    lifeboat limo limousine locomotive lorry merchantman microbus microlight minelayer minibus
    minivan moped motor-cycle motorbike motorboat motorcar motorcoach motorcycle multirotor omnibus
    pick-up pickup plane powerboat pushcart quadbike quadcopter raft railcar rickshaw rowboat
    sailboat schooner scooter seaplane sedan semitrailer ship shuttle skiff sled sleigh snowmobile
    spacecraft spaceship speedboat starship steamer steamship sub submarine subway superyacht suv
    tank tanker taxi taxicab towboat tractor trailer train tram tramcar trawler tricycle trimaran
    trolley trolleybus troopship truck tug tugboat tuk-tuk turboprop van vehicle vessel wagon
    warplane warship watercraft wheelchair wreck yacht
    """,
    "weapon": """
    airgun ammo ammunition anthrax arm armament armor arrow arrowhead artillery baton bayonet
    bazooka bludgeon bomb bombshell booby-trap bow bullet c-4 c4 cannon cannonball car-bomb carbine
    carbomb cartridge catapult clip cordite crossbow cutlass cyberweapon dagger detonator device
    drone dynamite explosive fire-bomb firearm firebomb firepower flamethrower fuse garrote
    gelignite glock grenade gun gunpowder h-bomb hand-grenade handgun harpoon hatchet howitzer ied
    javelin kalashnikov katyusha knife knuckleduster lance land-mine landmine launcher letter-bomb
    longbow luger mace machete machine-gun machinegun matchlock mine missile molotov mortar munition
    musket nail-bomb nailbomb napalm novichok nuke ordnance payload petrol-bomb pipe-bomb pistol
    plastique projectile revolver rifle rocket rpg saber sabre sarin scimitar semtex shell shotgun
    shrapnel sidearm silencer slingshot spear sword taser tear-gas teargas time-bomb tnt torpedo
    trinitrotoluene trotyl truck-bomb truncheon uav uzi warhead water-cannon waterbomb weapon
    weaponry
    """,
    "body": """
    abdomen ankle artery beard belly blood bone bowel brain breast buttock cadaver cheek chest chin
    cornea corpse ear elbow eye eyebrow eyelid face finger fingertip fist flesh foot forearm
    forehead genitals groin hair hand head heart heel hip intestine jaw kidney knee leg limb lip
    liver lung mouth muscle nail neck nerve nose nostril organ pelvis rib scalp shin shoulder
    skeleton skin skull sole spine spleen stomach thigh throat thumb toe tongue tooth torso trachea
    vein waist windpipe womb wrist
    """,
    "event": """
    pullback cave-in rollover pileup femicide infanticide peacebuilding meltdown spillage denuclearization denuclearisation
    firefighting superspreader
    mission traffic
    abduction abolition abuse accident acquittal action activity aftershock aggression agitation
    air-raid air-strike airburst airdrop airlift airstrike ambush amputation annexation anniversary
    apartheid appeal appointment arraignment arrest arrival arson assassination assault atrocity
    attack attempt avalanche award backlash ban banditry barrage battle beating beheading betrayal
    blackout blast blaze blitz blitzkrieg blizzard blockade blockage bloodbath bloodshed blow
    boarding bombardment bombing boycott brawl breach breakdown breakout breakthrough brushfire
    brutality build-up buildup burglary burial bushfire bust by-election campaign cancellation
    cannonade capitulation capture carjacking carnage carnival catastrophe cease-fire ceasefire
    celebration ceremony championship chaos christening clampdown clash clean-up cleanup closure
    cloudburst collapse collision commemoration commotion competition concert conference
    conflagration conflict confrontation conspiracy contest convention conviction counter-attack
    counter-insurgency counter-offensive counter-terrorism counterattack counterinsurgency
    counteroffensive counterstrike counterterrorism coup coverup crackdown crash crime cross-fire
    crossfire crusade curfew cutback cyber-attack cyberattack cyclone death deathbed debate debut
    decapitation decolonization defeat defection deluge demise demo demolition demonstration
    departure deployment deportation depredation derailment derecho desertion destruction detention
    detonation devastation disappearance disarmament disaster discharge disorder dispersal dispute
    disruption disturbance downfall downing downpour draft drawdown drive-by drought drowning duel
    earthquake eclipse election electrocution elopement embargo emergency encounter enforcement
    engagement epidemic episode eradication eruption escalation escapade escape evacuation event
    eviction exchange execution exercise exodus expedition explosion extermination extortion
    extradition fair famine ferment festival feud fight fighting fire fire-fight firebombing
    firefight firestorm firing fistfight flare-up flashflood flight flood flooding foray forgery
    fracas fraud fray frost funeral fusillade game genocide grab gun-battle gunbattle gunfight
    gunfire gunshot hailstorm hanging harassment havoc heat-wave heatwave heist hijack hijacking
    hit-and-run hold-up holdup holocaust homicide hostility hunger-strike hunt hurricane ignition
    immolation impeachment imprisonment inauguration incident incursion indictment infection inferno
    infighting infiltration influx inquest inquiry insurrection internment interrogation
    intervention intifada intimidation intrusion invasion investigation jailbreak jihad journey
    joust judgment kidnap kidnaping kidnapping killing lahar landing landslide launch lawsuit leak
    liberation lightning liquidation litigation lockdown lockout looting lynch lynching maelstrom
    maiming manhunt manslaughter march massacre match mayhem meeting melee migration mobilisation
    mobilization mudflow mudslide mugging murder mutilation mutiny negotiation nightmare nomination
    obliteration obsequies occupation offense offensive olympics onslaught op operation oppression
    ordeal outbreak outcry outrage overthrow pandemic parade passing patricide peacekeeping
    penetration persecution picnic pilgrimage piracy plague plebiscite plunder poaching pogrom
    poisoning poll pollution presentation proceeding proliferation prosecution protest provocation
    pull-out pullout purge pursuit push putsch quake quarantine quarrel raid rally ramming rampage
    ransacking rape rapprochement razing rebellion rebound reception recession reconciliation
    reconnaissance recovery referendum reign release relocation removal repatriation repression
    reprisal rescue resignation retaliation retreat reunion revenge revolt revolution riot ritual
    robbery rock-fall rockfall round-up roundup rout row run-off runoff runup rush sabotage sacking
    salvo sandstorm scandal scuffle search seizure self-immolation sentence shakeup shelling
    shipwreck shoot-out shooting shootout siege sit-in skirmish slaughter slaughtering slaying
    smuggling snowfall snowstorm sortie spill spree squall stabbing stampede stand-off standoff
    starvation stoning stoppage storm storming strafing strangulation strike struggle suicide
    superstorm surge surgery surrender surveillance swoop take-over takeover talks tempest terrorism
    test theft thrashing thunderstorm toppling tornado torture tour tournament trafficking tragedy
    transfer treason tremor trial truce tsunami turbulence turmoil twister typhoon unrest upheaval
    uprising vandalism vendetta verdict vigil vigilantism violation violence visit volley vote
    voyage walkout war warfare waterspout wedding whirlwind wildfire windstorm withdrawal wounding
    """,
    "time": """
    afterglow aftermath afternoon age century childhood dawn day daybreak daylight daytime deadline
    decade dusk eon era eve evening fortnight half-hour heyday holiday hour instant lunchtime midday
    midnight midsummer midweek millennium minute moment month morning nanosecond night nightfall
    nighttime noon noontime overnight peacetime period season semester summer sunrise sunset time
    today tomorrow tonight twilight wartime week weekday weekend weeknight winter workday year
    yesterday
    """,
    "measure": """
    grade
    acre altitude amount average barrel batch bulk bushel caliber calibre centimeter centimetre
    decibel degree depth dimension distance figure fraction gallon gram gramme handful hectare
    height horsepower inch kilo kilobyte kilogram kilogramme kilometer kilometre kiloton kilowatt km
    kph length liter litre magnitude maximum megabyte megaton megawatt meter metre mile mileage
    millimeter millimetre minimum mph number ounce per-cent percent percentage pint plenty
    proportion quantity quota rate ratio score share size speed sum temperature toll ton tonnage
    tonne total two-thirds volt volume watt weight width
    """,
    "money": """
    afghani allowance assets baht bailout banknote bill birr bitcoin bonus bounty bribe budget cash
    cedi cent coin compensation credit currency debt deposit deutschmark dinar dirham dividend
    dollar donation dong dowry earnings endowment euro expenditure expense fee fine forint franc
    fund funding funds grant hryvnia income insurance investment kip koruna krona krone kyat leu lev
    levy lira loan loot loss manat mortgage naira payment payoff payout penny pension peseta peso
    pound premium prize proceeds profit pula quetzal rand ransom refund rent reward rial ringgit
    riyal rouble ruble rupee rupiah salary savings shekel sheqel shilling som somoni sterling
    stipend subsidy taka tariff tax tenge treasure tugrik tuition wage wages wealth yen yuan zloty
    """,
    "animal": """
    ant bear bee bird boar buffalo bull camel cat cattle chicken cow crocodile dog dolphin donkey
    duck elephant fish goat hen horse jellyfish lamb leopard lion livestock locust mosquito mule ox
    pig poultry rat shark sheep snake tiger wasp whale wolf
    """,
    "substance": """
    ricin polonium pathogen
    acid air alcohol ammonia asbestos ash beer cannabis carbon cement chemical chlorine coal coca
    cocaine concrete copper cotton crude cyanide diesel drug dust ether fentanyl fertiliser
    fertilizer flour food fuel gas gasoline glass gold grain hashish heroin ice iron kerosene lava
    lumber marijuana meat medicine methamphetamine methane milk mud narcotic nitrate nitroglycerin
    oil opiate opioid opium oxygen paraffin petrol petroleum phosphorus plastic plutonium poison
    poppy potassium powder radium rain rice rubble salt sand sewage silver smog smoke snow soil soot
    steel stone sugar sulfur sulphur tobacco toxin uranium vaccine venom vodka water wheat wine
    """,
    "communication": """
    website retweet malware spyware ransomware
    order data
    accord accusation address admission agreement allegation announcement apology article assertion
    assurance audiotape briefing broadcast charter chat claim code comment communique complaint
    concession condemnation confession constitution contract criticism declaration decree dedication
    demand denial dispatch document dossier e-mail edict editorial email evidence excerpt fatwa file
    footage forecast hashtag headline hint hoax homily hotline information instruction insult
    intelligence interview invitation issue law leaflet letter lie livestream manifesto memo memoir
    memorandum message motion murmur news newscast note notice novel obituary objection offer
    ordinance pact pamphlet paper passport permit petition photo photograph placard plea pledge poem
    prayer proclamation program programme promise propaganda proposal protocol question quote
    reaction reassurance recommendation remark report request resolution response rhetoric rumor
    rumour sermon signal slogan slur song speech statement story subpoena suggestion summons
    telegram testimony text threat tip tip-off transcript translation transmission treaty tweet
    ultimatum video videotape visa voicemail vow warning warrant word writ
    """,
    "artifact": """
    hijab burqa niqab
    cross saw slug hardware cage closet plug coil frame knob bars goods
    album antenna armband artwork backpack bag balaclava bandage banner beacon bed bell blanket
    bottle box brick briefcase cable camera cane canister carpet cell-phone cellphone chain chair
    chandelier clothes clothing coat coffin computer container crate curtain cylinder debris desk
    door dress drum engine equipment fabric flag flagpole flare footwear furniture fuselage garment
    gear generator handbag handcuff handcuffs handset helmet hood jacket keyboard ladder lamp laptop
    lid lock loudspeaker luggage machine machinery mask mattress megaphone microphone mirror mobile
    monitor necklace needle net package painting parcel phone pillar pipe plate pole product
    propeller radar radio rail robe rope rucksack sack sandbag satchel satellite scaffold
    scaffolding scarf screen sculpture seat seatbelt shawl sheet shirt shoe shoebox smartphone
    statue stick stretcher suitcase table tape tarpaulin telephone telescope television tile tire
    tool toy transmitter trousers turbine tv tyre uniform vest walkie-talkie wallet watch wheel
    wheelbarrow window windscreen windshield wire wreath wreckage
    """,
    "abstract": """
    sharia geopolitics gerrymandering
    architecture obstruction ways grey culture economy capitalism feudalism cubism minimalism totalitarianism tyranny zoology mythology bracket core line autocracy dictatorship
    ability absence access anger anxiety attention background belief blame bruise calm care case
    cause chance cholera circumstance communism concussion condition control coronavirus corruption
    courage covid crisis custody damage danger democracy difficulty discipline discrimination
    disease distress doubt duty ebola fact faith fallout fascism fate fear fracture freedom goal
    grief guilt hardship harm hatred health honor hope hunger idea identity illness immunity
    independence influence influenza injury injustice innocence intent interest islam jurisdiction
    kind knowledge liability liberty luck malaria manner matter means method misery mistake mood
    motive need neutrality objective opinion pain panic peace perspective plan policy poverty power
    pressure pretext priority problem progress purpose quality racism rage rank reality reason
    record religion respect responsibility result right risk role rule safety sake sanction scar
    security self-defense sense shame shock side situation skill solution sort sovereignty stability
    stalemate status strategy strength stress style success suspicion tactic tension thing topic
    trauma trend trouble truth tuberculosis type uncertainty unity value view viewpoint virus
    vulnerability way weakness whereabouts will wisdom wound zeal
    """,
}

# Plural-only and collective forms: form lemma class.
PLURALS = """
people people person
spokespeople spokesperson person
schoolchildren schoolchild person
floodwaters floodwater substance
janjaweed janjaweed group
townspeople townspeople person
kinfolk kinfolk person
police police group
gunmen gunman person
troops troops group
forces force group
arms arms weapon
clergy clergy group
militants militant person
cattle cattle animal
livestock livestock animal
poultry poultry animal
clothes clothes artifact
goods goods artifact
authorities authority group
surroundings surroundings place
outskirts outskirts place
premises premises building
remains remains body
belongings belongings artifact
savings savings money
earnings earnings money
proceeds proceeds money
hostilities hostility event
talks talk event
casualties casualty person
explosives explosive weapon
munitions munition weapon
spoils spoils artifact
thanks thanks communication
folks folk person
elders elder person
personnel personnel group
mujahideen mujahid person
mujahedeen mujahid person
mujahidin mujahid person
fedayeen fedayee person
taliban taliban group
media medium group
masses mass group
marines marine person
guards guard person
paramilitaries paramilitary person
carabinieri carabinieri group
peshmerga peshmerga group
trousers trousers artifact
handcuffs handcuffs artifact
binoculars binoculars artifact
scissors scissors artifact
pyjamas pajamas artifact
pajamas pajamas artifact
genitals genitals body
whereabouts whereabouts place
headquarters headquarters building
barracks barracks building
waters water place
elections election event
youths youth person
odds odds abstract
sanctions sanction event
riches riches money
assets asset money
funds fund money
rations ration substance
supplies supply artifact
damages damages money
customs customs group
customs custom abstract
grounds ground place
ruins ruin building
heavens heaven place
highlands highland place
lowlands lowland place
tropics tropics place
"""
# Further rows: form pos lemma class.
EXTRA = """
injured n injured person
wounded n wounded person
dead n dead person
accused n accused person
unemployed n unemployed person
elderly n elderly person
homeless n homeless person
poor n poor person
rich n rich person
faithful n faithful person
missing n missing person
aged n aged person
displaced n displaced person
deceased n deceased person
detained n detained person
disabled n disabled person
young n young person
sick n sick person
"""
PLURAL_ONLY = set("""people police troops arms clergy cattle livestock poultry clothes goods surroundings
outskirts premises remains belongings savings earnings proceeds spoils thanks personnel carabinieri
peshmerga trousers handcuffs binoculars scissors pyjamas pajamas genitals whereabouts odds riches damages
tropics floodwaters janjaweed townspeople kinfolk mujahideen mujahedeen mujahidin fedayeen taliban""".split())

NO_PLURAL = set("""advice aggression ammo ammunition artillery anger arson banditry bloodshed carnage cash
chaos clothing corruption counterinsurgency counterterrorism courage custody damage debris electricity
equipment evidence furniture gear gunfire gunpowder hardware harm havoc homework hunger information
infantry infighting intelligence knowledge luggage machinery mankind mayhem money music napalm news
ordnance peace progress propaganda rubble safety semtex shrapnel software terrorism traffic trafficking
turmoil unrest vandalism violence warfare weaponry wreckage
""".split())
MASS = set("""geopolitics sharia gerrymandering malware spyware ransomware ricin polonium firefighting peacebuilding
denuclearization denuclearisation airspace ammo ammunition armor artillery banditry beer bloodshed cash cement cholera clothing
communism copper counterinsurgency counterterrorism ebola coronavirus covid evidence fascism
firepower footage gear gunfire gunpowder hashish infighting influenza intelligence islam kerosene lightning
looting malaria manslaughter marijuana mayhem methamphetamine napalm novichok opium ordnance oxygen petrol piracy
plastique plutonium poaching police racism rubble sarin semtex shelling shrapnel smuggling stoning
surveillance teargas terrorism tnt trafficking trinitrotoluene trotyl tuberculosis turmoil unrest uranium
vandalism vigilantism violence warfare weaponry wreckage km kph mph knesset interpol duma
peacekeeping trafficking wealth offshore c4 c-4 downtown uptown midtown everglades
""".split())

# Rare words that matter in news; taken with all their parts of speech in WordNet.
KEEP = """
pathogen hypersonic ballistic geopolitics geopolitical seismologist meltdown airspace statewide
citywide countrywide polonium ricin infanticide rapprochement detente halal pandemic defuse
preexisting uninhabited geothermal salaried paraplegia decimation proliferation unrepentant verifiable
undefeated seagoing capitulation devaluation disfigurement insufficiency forfeiture spillage kingpin
lengthways consecutively disproportionately lawfully offensively apolitical astir unprejudiced
ironclad unsanitary uncensored unarmored impassable unpaved radioactive radiological seismic
virulent contagious hemorrhagic septic dysentery typhoid malarial antiviral antibiotic
"""

# Verbs, adjectives and adverbs that the sources lack or hold too rare.
VERBS = """
abduct abseil airdrop airlift ambush assassinate barricade behead besiege blockade bomb bombard
boycott capsize car-bomb carjack co-author co-found co-host counterattack crash-land crowdfund
de-escalate decapitate decommission decriminalize deescalate defuse delist demine demobilise
demobilize denounce deploy depose derail destabilize detain detonate disarm disembowel dismember
displace downplay dynamite electrocute email evacuate evict execute extradite firebomb flatten
free-fall geolocate google greenlight hijack hospitalize immolate injure inundate kidnap kill
lambast lambaste livestream loot lynch machine-gun machinegun maim massacre mobilize mortar mutilate
napalm nuke outflank outgun outnumber overrun paralyze partner picket quarantine radicalize raid rampage
ransack ransom rappel raze rearm redeploy reopen repatriate resettle retaliate retweet riot rocket
sabotage sack shell shoot skirmish smuggle snipe stab stampede storm strafe strangle terrorize torch
torpedo torture tweet vaccinate vandalize waterboard wound
"""
ADJECTIVES = """
air-launched air-to-air alawite alive alleged anti-aircraft anti-government anti-personnel anti-tank
anti-terror anti-terrorism armed ballistic battle-hardened bilateral bomb-laden bullet-proof
bullet-riddled bulletproof caretaker central charred citywide coastal comatose communal coptic
counter-terrorism counterinsurgency counterterrorism countrywide cross-border day-long daylong dead
deadly displaced door-to-door downtown drive-by druze early early-morning eastern ethnic ex-military
explosive-laden explosives-laden fake far-left far-right fatal feared fellow geopolitical
government-backed ground-to-air healthy heavy-handed high-level high-profile high-ranking
hit-and-run home-made homegrown homeless homemade hooded hospitalized hour-long hourlong hungry
hypersonic improvised incoming injured insurgent intergovernmental interim international islamist
jihadi jihadist landlocked landmark late late-night lawless left-wing leftist long-range low-ranking
makeshift maoist maronite marxist masked medium-range mid-air mid-morning mid-range midday missing
month-long monthlong multilateral multinational nationwide non-governmental nongovernmental
north-eastern north-western northeastern northern northwestern nuclear-armed offline oil-rich
old-fashioned online outgoing overcrowded overnight paramilitary point-blank pre-dawn predawn
pro-government rebel residential restive right-wing rightist rocket-propelled rubber-coated rural
seaside secessionist sectarian senior separatist shia shiite short-range shoulder-fired so-called
south-eastern south-western southeastern southern southwestern state-owned state-run statewide
stranded suburban suicidal sunni surface-to-air suspected thermobaric three-day top-ranking
transnational trapped tribal trilateral two-day unaccounted unarmed unconfirmed unconscious
undisclosed unexploded unharmed unhurt unidentified uninjured unscathed unspecified upscale urban
volatile war-torn wealthy week-long weeklong well-known western wounded year-long yearlong
"""
ADVERBS = """
about abroad accidentally afoot afterward afterwards again ago ahead allegedly almost aloft already
also altogether always anonymously anymore anywhere apparently approximately around ashore away back
badly barely beforehand citywide countrywide critically deliberately downriver downstairs downstream
downtown downwards earlier east eastbound eastward eastwards else elsewhere en-route etc even ever
everywhere far farther fatally forcibly further grievously hardly heavily hence here hereby
indiscriminately inland instantaneously instead inward just largely later lightly mainly maybe
meantime meanwhile mid-air midway militarily mistakenly moreover mostly nationwide nearby nearly
nevertheless nonetheless north northbound northeast northward northwards northwest now nowhere
officially offshore often once online only otherwise outward overnight overseas peacefully perhaps
politically predominantly presumably privately publicly purportedly quite rather repeatedly
reportedly reputably reputedly respectively roughly seldom separately seriously severely
simultaneously slightly so somehow sometimes somewhere soon south southbound southeast southward
southwards southwest statewide still supposedly then there thereafter thereby therefore though
thrice thus today together tomorrow tonight too twice unofficially upriver upstairs upstream uptown
upwards very west westbound westward westwards whereby wherein wrongfully wrongly yesterday yet
"""

# Order of the parts of speech of a form, most likely first; "pos=lemma" picks
# one lemma.
ORDERS = """
work n v
lost vd vn a
closed vd vn a
filled vd vn a
open v a n
suspect n v a
base n v a
even r a v
alert n a v
firm n a v
relative n a
beginning n vg a
accused vn vd n
elected vn vd a
charged vn vd a
born vn a
bit n vd
close a r v n
past a prep n r
data n np
supposed vn a vd
known vn a
concerned a vn vd
based vn vd a
located vn a vd
married vn a vd
convicted vn vd
sentenced vn vd
jailed vn vd
hanged vn vd
arrested vn vd
detained vn vd
kidnapped vn vd
abducted vn vd
murdered vn vd
assassinated vn vd
executed vn vd
beheaded vn vd
wanted vn vd a
destroyed vn vd a
damaged vn a vd
displaced vn a vd n
stranded vn a vd
trapped vn a vd
freed vn vd
rescued vn vd
hospitalized vn vd
believed vn vd
feared vn vd a
expected vn vd a
thought vd vn n
related a vn vd
scheduled vn vd a
forced vn vd a
accorded vd vn
buried vn vd a
deployed vn vd
masked a vn vd
hooded a vn vd
wounding vg n a
bound vn a vd n v
left vd=leave vn=leave a n r
killed vn=kill vd=kill
wounded vn=wound a vd=wound n
injured vn=injure a vd=injure n
dead a n r
fire n v
fired vd=fire vn=fire
shot vn=shoot vd=shoot n
strike n v
strikes np vz
struck vd vn
attack n v
attacks np vz
attacked vd vn
raid n v
raids np vz
march n v
may modal
bomb n v
bombs np vz
blast n v
blasts np vz
clash n v
clashes np vz
protest n v
protests np vz
wound n vd=wind vn=wind v
wounds np vz
arrest n v
arrests np vz
arrested vn vd
police np v
troops np
patrol n v
patrols np vz
guard n v
guards np vz
fight n v
fights np vz
fighting n vg a
force n v
forces np vz
report n v
reports np vz
state n v a
states np vz
said vd=say vn=say a
found vd=find vn=find v=found
saw vd=see n v=saw
felt vd=feel vn=feel n v
lay vd=lie v=lay a
led vd=lead vn=lead
held vn=hold vd=hold
hit vd vn v n
set vd vn v n a
put vd vn v
cut vd vn n v a
shut vn vd v a
hurt vn vd v a n
missing a vg
captured vn vd
suspected a vn vd
alleged a vd vn
armed a vn vd
unidentified a
local a n
home n r a v
house n v
place n v
plant n v
mine n v pron
bear v n
can modal n v
will modal n v
might modal n
must modal
use n v
used vn vd a
plan n v
planned vn vd a
talk n v
talks np vz
deal n v
number n v
people np
group n v
leader n
rebel n a v
civilian n a
military a n
official n a
officials np
minister n v
foreign a
general a n
major a n v
private a n
officer n v
chief n a
head n v
second ord n r v
minute n a
last ord v n r a
near prep r a v
outside prep r n a
inside prep r n a
nearby a r
down part prep r a n
off part prep r a
first ord r n
third ord n
one num pron det
no det intj r
that sub det pron wh
who wh pron
whose wh poss det
to part prep
like prep v a sub
as sub prep r
so r sub conj
after prep sub r
before prep sub r
since sub prep r
until sub prep
till sub prep n v
than sub prep
but conj prep r
for prep conj
yet r conj
once r sub
while sub n v
when wh sub
where wh sub
whenever sub wh
wherever sub wh
however r wh
though sub r
up part prep r a
out part r prep a
back r part n v a
away part r a
over prep r a n
in prep r part
on prep r part a
about prep r
around prep r
round n prep a v r
through prep r a
across prep r
along prep r
behind prep r n
below prep r
above prep r a
under prep r a
between prep r
beyond prep r
aboard prep r
opposite prep a n r
plus conj prep n a
following prep vg a n
including prep vg
excluding prep vg
regarding prep vg
concerning prep vg
considering prep sub vg
given vn sub prep a
pending prep a vg
provided vn vd sub
assuming vg sub
save v prep n
bar n v prep
worth prep n a
minus prep n a
per prep
v prep
re prep
pro n prep a
many det pron
much det pron r
more det pron r
most det pron r
few det pron
less det r
least det r
little a det r
fewer det
several det pron
such det
half n det a r
enough det r a
each det pron
both det pron
all det pron
another det pron
any det pron
some det pron
other a n pron
others pron np
ones pron np
her poss pron
his poss pron
him pron
us pron
mine n v pron
this det pron
these det pron
those det pron
each det pron
either det pron conj
neither det pron conj
certain a det
various a det
next ord r a
dozens num np
scores num np vz
score n v num
couple n v num
hundred num n
yes intj n
please intj v
bravo intj n
amen intj n
ok intj a
okay intj a
hello intj n
bye intj n
goodbye intj n
his poss pron
need v n modal
dare v n modal
used vd vn a
according vg
being aux n vg
having aux vg
do aux v
does aux vz np
did aux vd
have aux v
has aux vz
had aux vd vn
's poss aux
"""


# Part of speech that stands first, the others in computed order. "n" covers the
# plural too, "v" the third person.
PREFER = {
    "n": """
    abuse accord activist advocate aid aim alert answer appeal approach arm attempt award backing
    ban base beating beheading benefit bombing boycott briefing broadcast bruise building butcher
    bypass call capture cardinal care catapult caucus cause challenge chat claim collapse combatant
    comment conflict conscript convict cooperative counter-terrorism counterinsurgency
    counterterrorism crash cross crossing cut damage delay delegate deposit desert design display
    dispute dissident doubt drill duck duplex east emergency encounter epidemic escort estimate
    exhibit exile export exposure extremist farming fear ferry fighter file fine firing firm fishing
    fleet flooding flow forecast fracture funding fuse gathering gear gorge grant grip guide hanging
    hearing heist hijacking hint hit-and-run hold-up hope housing hunt import incumbent individual
    institute insurgent jail jam jihadi jihadist judge jump kidnaping kidnapping killing landing
    laureate lead-up level levy lie lift load lobbying lock locomotive lodge looting lounge march
    marine massacre mastermind match measure meeting mention migrant militant mining model monitor
    mortuary mourning murmur narcotic native newborn north northeast northwest note notice offensive
    operative order overthrow pacifist pandemic paramilitary parking partisan pay pedestrian
    penitentiary permit picture pitch plague plastic pledge plot poaching point poisoning post
    praise premier premium preserve price pricing principal print probe proceeding process produce
    promise publishing purchase purge push quarrel question quote rally ransom rape rate rebel
    rebound record recording recruit refuse reign relative release reply request rescue resort
    respect rest retreat return review ring rival roundabout rout ruling rush sacking sanction
    sandbag savings scream screening search sentencing separatist shelling shipping shooting shout
    shuttle slaughtering smuggling south southeast southwest spear spending spill sponsor spying
    squall square squatter stabbing stoning stop stretch study subpoena summons supply surrender
    surroundings suspect swing swoop tailor teen telescope terminal testing thinking tie timing
    torture tracking trade training tributary trust tug turning undertaking veteran view visit vote
    voting vow walkout warning warrant welcome west whip witness worry wreck
    """,
    "v": """
    abandon accept accuse agree ask become believe bring build carry close come determine detonate
    develop die draw drive end ensure escape evacuate evict explode express fall feel find flee get
    give go grow happen help hijack hold include join keep kidnap kill know launch lead leave let
    look lose make meet move need occur offer open pass play present put raise reach receive reduce
    remain retweet reveal rise run say seek seem send serve show spend stand start take tell think
    throw try turn understand want wear win write
    """,
    "a": """
    armed direct live own public wrong
    """,
    "vg": """
    answering asking attempting carrying drowning finding including leaving making offering opening
    passing ramming ransacking seeking storming strafing taking thrashing toppling wounding
    """,
    "vz": """
    calls comes gets gives goes leaves looks makes means needs offers says shows takes works
    """,
    "np": """
    breaks cuts lives moves proceeds
    """,
}

# Adverbs that take -er and -est, and words that do not though the forms exist.
COMPARED_ADVERBS = set("hard fast late early long soon near close far high low deep often well badly loud".split())
NO_COMPARISON = set("just still very little left right forward own well fell off human cut".split())
# Singular though it is also the plural of another noun.
SINGULAR_IN_S = set("means series species headquarters works barracks crossroads news".split())
# Nouns that are plural in form and use.
PLURAL_NOUNS = """
alms amends annals arrears backwoods bedclothes bifocals bleachers breeches britches castanets
confines credentials doldrums dregs droppings eaves eighties entrails environs everglades faeces feces
fifties footlights forceps forties goggles innards jitters knickers nineties nuptials obsequies oodles
outdoors pecs pliers quadriceps schooldays seventies sixties smithereens soapsuds suds sundries
sunglasses thirties tidings tights tongs twenties two-thirds underpants vitals withers wages
hustings auspices sidelines shenanigans slacks winnings leggings overalls armaments pants shorts jeans
tweezers thanks dues spectacles fatigues reinforcements
""".split()


def _lines(text):
    return [line.split() for line in text.strip().splitlines() if line.strip()]


def noun_classes():
    """noun -> class of the hand table."""
    result = {}
    for cls, words in NOUNS.items():
        for word in words.split():
            result.setdefault(word, cls)
    return result


def plural_rows():
    """(form, lemma, class)"""
    return [tuple(fields) for fields in _lines(PLURALS)]


def closed_rows():
    """(form, pos, lemma) of the closed classes."""
    rows = []
    for pos, words in CLOSED.items():
        for word in words.split():
            form, _, lemma = word.partition("=")
            rows.append((form, pos, lemma or form))
    for item in FULL_VERBS.replace("\n", "|").split("|"):
        form, pos, lemma = item.split()
        rows.append((form, pos, lemma))
    return rows


def extra_rows():
    """(form, pos, lemma, class)"""
    return [tuple(fields) for fields in _lines(EXTRA)]


def orders():
    """form -> [(pos, lemma or None)], most likely first."""
    result = {}
    for form, *items in _lines(ORDERS):
        order = []
        for item in items:
            pos, _, lemma = item.partition("=")
            order.append((pos, lemma or None))
        result[form] = order
    return result


def preferred():
    """form -> pos that stands first."""
    result = {}
    for pos, words in PREFER.items():
        for word in words.split():
            result.setdefault(word, pos)
    return result
