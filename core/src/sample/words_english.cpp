// What the English speakers of the invented world say. The slots are explained in words.hpp.
#include "sample/words.hpp"

namespace limpid::invented {

namespace {

constexpr TopicWords kTopics[] = {
    {.tag = "tides",
     .site = "tidebook.example.org",
     .title = "A week of tides",
     .pictures = 0.35,
     .emoji = "🌊\n🦀\n⚓",
     .things = R"(
a single red glove
three crabs with opinions
an oystercatcher's footprint
somebody's lost kite
a boot, left
a very old bottle, empty
)",
     .places = R"(
the slipway
the harbour wall
the mud flats
the old pier
the causeway
the lighthouse steps
)",
     .statements = R"(
Low water at {time}. The whole bay smelled of salt and toast.
Walked out to {y} and back before the water noticed.
The tide left {x} by {y} today. No questions asked.
Spring tide tomorrow. Move your car away from {y}, {name}, we both remember last year.
{n} centimetres above the forecast, and {y} is now officially part of the sea.
My tide clock has been wrong since {day}. The sea has not adjusted.
People ask why I get up at {early}. Then they see {y} at low water and stop asking.
Explained the moon to a five-year-old at {y}. She asked who pulls the moon. We are still there.
Fog over {y}, so quiet that you could hear the mud.
Neap tides this week: the sea can't be bothered, and honestly neither can I.
)",
     .questions = R"(
Does anyone have tide tables for {y} from before 1990? Paper is fine, handwriting is better.
Which way round do you walk past {y}: with the water or against it?
What is the best thing a tide has ever brought you? Mine: {x}.
)",
     .replies = R"(
Same here: the water was at the third step by noon.
Bring boots. The path by {y} lies about how deep it is.
Is that seen from {y}? I would know that light anywhere.
My grandfather kept a notebook of exactly this, with fewer adjectives.
)"},
    {.tag = "gardening",
     .site = "beanrow.example.net",
     .title = "From the vegetable patch",
     .pictures = 0.4,
     .emoji = "🌱\n🌷\n🐌",
     .things = R"(
the courgettes
the broad beans
the sweet peas
the rhubarb
the tomatoes
the leeks
)",
     .places = R"(
the shed
the compost heap
the south wall
the raised bed
the water butt
)",
     .statements = R"(
Sowed {x} on {day}. Now comes the part where I stare at soil.
{nn} seedlings on the windowsill and one cat with plans.
The robin supervised while I dug next to {y}. Unpaid, he says.
Frost again. Tucked {x} in like children.
Every year I say fewer tomatoes. Every year, {nn} tomatoes.
Somebody left daffodil bulbs at the gate with a note: "sorry about the ball".
{name} next door swears by talking to {x}. Mine only want to hear about rain.
Turned the compost today. It was warm, and so, briefly, was I.
A slug ate the label and left {x}. I respect the editing.
First crocus, by {y}. I went back {n} times to be sure.
Repaired {y} with string. Everything here is repaired with string, including the string.
)",
     .questions = R"(
What do you plant next to {x}? Something went wrong last year and nobody will talk about it.
When do you dare to put {x} outside? Asking with a trowel in my hand.
How do you keep pigeons off {x}? Wrong answers welcome too.
)",
     .replies = R"(
Coffee grounds. Also patience, but mostly coffee grounds.
Mine did the same and came back in June.
String will fix it.
Leave it alone for {n} weeks. The hardest part of gardening.
)"},
    {.tag = "trains",
     .site = "branchline.example.org",
     .title = "Notes from the slow train",
     .pictures = 0.25,
     .emoji = "🚂\n🚉\n🚋",
     .things = R"(
the 07:12
the night train
the little red railcar
the stopping service
the last tram
the replacement bus
)",
     .places = R"(
Saltmouth
Nether Oating
Marrowby Junction
Port Lumen
Tern Head
Little Fenby
)",
     .statements = R"(
{nn} minutes late into {y}, and the whole carriage had become friends.
Missed {x} by the length of a sandwich.
The conductor on {x} announces every stop as if it were a birthday.
New timetable from {day}: {y} gets one train more and one bench less.
Took {x} to {y} only to look out of the window. Recommended.
A child in my carriage has been naming the cows since {y}. We are at {nn}.
Four people on {x}, four books, no telephones. I didn't dare to cough.
The departure board at {y} says "soon". Finally an honest one.
Quiet coach. Somebody is eating crisps one by one. It's a performance, and it's good.
Restoration news: {n} of our {nn} axle boxes now turn. The others have been encouraged.
Slept through {y} again. The stationmaster has started to wave.
)",
     .questions = R"(
Best window seat between {y} and the coast: left or right?
Does {x} still take bicycles on a {day}?
Which station has the best sandwich? I will travel.
)",
     .replies = R"(
Left, always, and facing backwards.
{name} at the ticket office knows. Ask for the paper version.
I was on that train! I was the cough.
They said the same about {y} in autumn, and it did come.
)"},
    {.tag = "libraries",
     .site = "readingroom.example.org",
     .title = "Overheard at the lending desk",
     .pictures = 0.12,
     .emoji = "📚\n🔖\n🗂️",
     .things = R"(
a cookery book from 1961
the large atlas
a book about bees
volume three without one and two
the songbook
a guide to knots
)",
     .places = R"(
the reading room
the children's corner
the map drawer
the quiet floor
the local history shelf
)",
     .statements = R"(
Someone returned {x} with a pressed fern on page {nn}. We left it there.
{nn} people in the building today, and from {y} you could hear the radiator think.
A boy asked for the scariest book. I gave him the tax guide. He's back for part two.
We found {x} behind the radiator. Due back in 1994. Amnesty granted.
Overheard near {y}: "I don't read, I visit."
New sign at {y}: "Please whisper to the plants too."
The seed library opens on {day}: borrow beans, return beans.
The most borrowed item this month is {x}. Nobody can explain it, least of all me.
Story hour ran long. The dragon turned out to be a misunderstanding.
Catalogue mystery of the day: {x}, filed under "Fish, other".
We lend umbrellas now. {nn} out, {n} back. It's a start.
)",
     .questions = R"(
A reader remembers a blue book with a horse that was not a horse. Any ideas?
What did you borrow first, ever? Mine was {x}.
Should {y} get a kettle? The committee is split.
)",
     .replies = R"(
Third floor, behind the globes. It's always behind the globes.
I still have my first card, number {nn}.
Please keep the fern.
Blue cover, seventies? I think it was a cow.
)"},
    {.tag = "baking",
     .site = "crumb.example.com",
     .title = "Three loaves and what went wrong",
     .pictures = 0.45,
     .emoji = "🍞\n🥐\n🍰",
     .things = R"(
the sourdough
the rye loaf
the plum cake
the cinnamon buns
the walnut bread
the lemon tart
)",
     .places = R"(
the village hall
the school fair
the choir
the whole street
)",
     .statements = R"(
Took {x} out at {time}. The street noticed.
My starter is called {name} and is doing better than I am.
Day {n} with the new oven. It has two settings: raw and geology.
Gave {x} to the neighbours. Got back plum jam and a drill that I lent out in 2019.
Forgot the salt in {x}. Tastes like a polite conversation.
The dough rose {nn} minutes early, so I had to as well.
Third attempt at {x}. The ducks have asked to be taken off the list.
The recipe said "until golden". Reader, it was a journey.
Weighed the flour, weighed the water, guessed the honey. That is where the soul goes.
{nn} buns for {y}. {n} of them left the house as planned.
Power cut in the middle of {x}. Finished it on the camping stove, under an umbrella.
)",
     .questions = R"(
Can you freeze {x}, or is that asking for trouble?
Whose kitchen is also cold this week? My dough is asleep.
What do you do with too much starter? I have {n} jars and they are talking.
)",
     .replies = R"(
Longer, and hotter than you dare.
Please tell {name} that we all have regrets.
That crumb! I could live in there.
Pancakes. The answer is always pancakes.
)"},
    {.tag = "birds",
     .site = "hedgelist.example.org",
     .title = "Counting birds, losing count",
     .pictures = 0.4,
     .emoji = "🐦\n🦉\n🪶",
     .things = R"(
a kingfisher
two jays
a wren
the barn owl
a very round robin
a heron
)",
     .places = R"(
the canal
the allotments
the swimming pool car park
the reed bed
the church roof
the duck pond
)",
     .statements = R"(
Saw {x} at {y}, {early}. Did not breathe for a while.
The swans at {y} have chosen a new chair. The old one is taking it badly.
{nn} species before breakfast, then toast.
Nest box news: somebody has moved in. So far we have only exchanged a firm look.
Stood {nn} minutes at {y} for {x}. Got rain, and a chat with {name}, who had seen three.
The starlings over {y} rehearsed again. Still no conductor.
The blackbird on our aerial sings the ringtone of the house opposite. Everyone keeps checking.
Counted for an hour at {y}: {nn} gulls, one chip, no winners.
My bird book says "unmistakable". I have mistaken it {n} times.
First chiffchaff of the year, at {y}. It knows two notes, and they're enough.
A wren weighs as much as a coin and shouts like a landlord.
)",
     .questions = R"(
Small, brown, offended, near {y}. What was it?
What do you put out for the goldfinches? Mine have started to leave reviews.
Where does one see {x} without getting up at five?
)",
     .replies = R"(
Dunnock. It is always a dunnock.
I had {x} at {y} last {day}!
Beautiful. Did it look back?
Sunflower hearts, and keep the cat inside.
)"},
    {.tag = "townhall",
     .site = "parishnotes.example.net",
     .title = "Last night at the council, the short version",
     .pictures = 0.06,
     .emoji = "🏛️\n🗳️\n📝",
     .things = R"(
the bench on Mill Lane
the zebra crossing
the fountain
the skate park
the footbridge
the market clock
)",
     .places = R"(
Mill Lane
Station Road
the market square
the bus stop
)",
     .statements = R"(
{n} hours at the council meeting. Decided: {x} will be discussed.
The minutes are out: {x} fills eleven pages, the budget two.
Vote on {x}: {nn} for, {n} against, one asleep and counted as abstaining.
Councillor {name} has measured {x} in person. The tape measure got applause.
The consultation on {x} closes on {day}. {nn} answers so far, most of them about dogs.
Good news: {x} is funded. Mixed news: from 2031.
Whoever planted tulips in the pothole at {y}: the council is officially puzzled and unofficially delighted.
We asked for a bus shelter and got a study of shelters. It has a nice cover.
Sat between the two sides at the hearing about {x}. They share a flask. I have hope.
The youth council proposes a slide beside the town hall stairs. Strongest paper of the evening.
The mayor opened {x}, but the scissors didn't open the ribbon. {name} had a bread knife.
)",
     .questions = R"(
Who decides about {x}, the district or the town? The website says "yes".
Would you give up {n} parking spaces at {y} for a tree?
What one small thing would make your street better? I'm collecting until {day}.
)",
     .replies = R"(
I was there. The tape measure was the highlight.
Write to them, they do read it. It took {n} weeks, but {x} got fixed.
More benches. Whatever the question is: more benches.
Fair point, and the other side had one too.
)"},
    {.tag = "software",
     .site = "smalltools.example.com",
     .title = "What broke, and what I learned",
     .pictures = 0.06,
     .emoji = "💾\n🐛\n🛠️",
     .things = R"(
the date picker
the build
the cache
a regular expression from 2014
the import script
the search box
)",
     .places = R"(
production
the staging server
a branch called final-final
the old laptop
the machine under the desk
)",
     .statements = R"(
Fixed {x}. It was a time zone. It is always a time zone.
Deleted {nn} hundred lines today and nothing broke, which worries me.
The comment above {x} says "sorry". No name, no date.
Released version 0.{nn}. New: {x} now fails politely.
{name} found the bug in {x} by reading it aloud to a houseplant.
It works on {y}. It doesn't work anywhere that matters.
Wrote instructions for {x}. Then followed them. Then rewrote them.
Made {x} {n} times faster. Users have asked for a darker grey.
Today's error message: "This cannot happen." It happened on {y}, {nn} times.
Our little library of tide formulas has user number {nn}. Hello, whoever you are on that boat.
Upgraded one dependency. {nn} others came along to see the sights.
)",
     .questions = R"(
How do you test {x} without tears? Serious answers and jokes both welcome.
What is the oldest code of yours that still runs? Mine lives on {y}, and I'm not proud.
Tabs, spaces, or a nice walk?
)",
     .replies = R"(
Have you tried turning {y} off and leaving it off?
Time zone. I'd bet a biscuit.
Same bug here; a restart helped until {day}.
Patch sent. It's mostly apologies.
)"},
    {.tag = "music",
     .site = "bandstand.example.org",
     .title = "Rehearsal diary",
     .pictures = 0.15,
     .emoji = "🎶\n🎻\n🪗",
     .things = R"(
the second cello
our accordion
the choir
a borrowed double bass
the brass band
the church organ
)",
     .places = R"(
the back of the pub
the bandstand
the old cinema
the boathouse
)",
     .statements = R"(
Rehearsal: {x} came in four bars early and, frankly, improved it.
Played at {y} for {nn} people and one very attentive dog.
Tuning took {nn} minutes. The concert took {nn}.
{name} has written us a slow waltz. It is about a fridge. I cried.
Learning the slow movement slowly. {n} bars a day, like vitamins.
Somebody near {y} practises scales with the window open. Better every week. Never stop.
New old record: field recordings of bell buoys. Side B is louder.
We play on {day}. Eleven songs, one of them in the right key.
Found a metronome that limps. Kept it; it swings.
Choir fact: the tenors are never late, the rest of us are early.
Recorded {x} in the library stairwell. Eight seconds of echo, free of charge.
)",
     .questions = R"(
What do you play when nobody is listening?
Does anyone know {x} well enough to move it up two floors? Asking for {day}.
Which record do you put on for rain? I need exactly {nn} minutes.
)",
     .replies = R"(
Side B, always.
I'd come for the dog alone.
Heard it from the street and stayed for {n} songs.
Write it down before you forget how the left hand goes.
)"},
    {.tag = "football",
     .site = "sundayleague.example.net",
     .title = "Match report, with digressions",
     .pictures = 0.2,
     .emoji = "⚽\n🧣\n🥅",
     .things = R"(
our left back
the goalkeeper
the new striker
the captain
the substitute's brother
)",
     .places = R"(
Saltmouth Rovers
Marrowby Athletic
Nether Oating
Port Lumen Town
Tern Head United
)",
     .statements = R"(
Full time at {y}: two goals, one dog on the pitch, and a very good pie.
Goal from the halfway line! It was meant, says {x}. It was not meant.
Rain stopped play against {y} for ten minutes, then gave up.
{nn} people at the game, {n} of them related to {x}.
Our kit came out of the wash pink. Unbeaten since.
Away to {y} on {day}. The bus has a kettle this year; morale is high.
The under-elevens passed the ball {nn} times without shooting. Best football I've seen.
Referee {name} apologised at half-time. Standing ovation.
Bought a half-and-half scarf by mistake. The family isn't speaking to either half.
Pitch inspection at nine: one heron, no objections.
Dreamt that we beat {y}. Woke up, checked: we did.
)",
     .questions = R"(
Which ground has the best tea? I say {y}, and I'm ready for the letters.
Who remembers a worse miss than last {day}'s? I'll wait.
Is an evening in March too cold for a seven-year-old's first match?
)",
     .replies = R"(
I was behind that goal. It was not meant.
The pie, though.
{y} away is always like that. Bring a hat.
A flask and two pairs of socks, and she'll love it.
)"},
    {.tag = "weather",
     .site = "raingauge.example.org",
     .title = "The week in clouds",
     .pictures = 0.35,
     .emoji = "🌦️\n🌈\n☔",
     .things = R"(
hail
a double rainbow
horizontal rain
fog
a warm wind
one single snowflake
)",
     .places = R"(
over the harbour
on the ridge
above the allotments
behind the gasworks
over the station
)",
     .statements = R"(
First sun, then {x}, then sun. The washing has aged.
Forecast: dry. Outside: {x}.
Barometer down {n} since breakfast. My knee was earlier.
There's a cloud {y} that looks like a sofa. I've been watching it for {nn} minutes.
{nn} millimetres since {day}. The rain gauge has asked for a bigger one.
There was {x} {y} just now, and everybody at the bus stop said "oh" in the same key.
So windy today that {name}'s hat got to work first.
Mild, grey, undecided. A good day for soup.
Sunrise at {early}, give or take the hill.
The swallows aren't back, the moths are, and I'm wearing two coats.
)",
     .questions = R"(
Did anyone else see {x} {y} around {time}?
Umbrella or hope?
What do you call this kind of rain where you live?
)",
     .replies = R"(
We had {x} here too, for {n} minutes.
Hope. Always hope. Then a wet sleeve.
Here it's called "it isn't really raining".
Lovely. The sofa is now a whale.
)"},
    {.tag = "books",
     .site = "marginalia.example.net",
     .title = "Read this month, with biscuits",
     .pictures = 0.15,
     .emoji = "📖\n🕯️\n☕",
     .things = R"(
The Lighthouse Accountant
A Short History of Puddles
Nine Kinds of Quiet
The Ferry to Tuesday
Letters to a Stubborn Goat
The Mapmaker's Nap
)",
     .places = R"(
on the bus
in the bath
in one sitting
by torchlight
on the kitchen floor
)",
     .statements = R"(
Finished "{x}" {y}. I need a minute, and a biscuit.
Page {nn} of "{x}" and still nobody has left the kitchen. I love it.
Read "{x}" aloud to my aunt. She says the author owes her a walk.
Second-hand copy of "{x}", with notes in the margin: "no", "no", "well, perhaps".
The book club chose "{x}". {name} has already finished and is glowing.
I own {nn} unread books and have just borrowed another. The system works.
The translator of "{x}" deserves a statue, or at least a nice chair.
Opened "{x}" {y} at {time}. It's dark now.
Started "{x}" for the cover, stayed for the semicolons.
My bookmark is a ferry ticket, and I can't remember which was the better trip.
Found in "{x}": a shopping list from someone who also needed {n} lemons.
)",
     .questions = R"(
What should I read after "{x}"? It must have weather in it.
Do you finish books that you don't like? Page {nn}, no signs of improvement.
Which book have you given away most often?
)",
     .replies = R"(
"{x}", without question.
The middle drags, then chapter {nn} happens.
I keep two copies, one for lending.
Stop at page 50. Life is short, libraries are large.
)"},
    {.tag = "cycling",
     .site = "freewheel.example.com",
     .title = "What the workshop taught me",
     .pictures = 0.25,
     .emoji = "🚲\n🔧\n🚴",
     .things = R"(
the rear brake
a dynamo from 1958
the squeaky hub
the front mudguard
the three-speed gear
)",
     .places = R"(
the canal path
the long hill
the ferry ramp
the cobbles
the new cycle lane
)",
     .statements = R"(
Found the source of the squeak: {name}'s jacket.
{nn} kilometres before work, most of them into the wind, all of them into a good mood.
Took {x} apart on {day}. One screw is left over, and it looks important.
The new cycle lane ends at a tree. The tree was there first.
Carried a wardrobe home along {y} on the cargo bike. People saluted.
Repair café: {nn} bicycles in, {n} out, everyone fed.
Overtaken on {y} by a nun. She rang her bell. Fair.
Counted on {y} for the survey: {nn} bikes in an hour and one unicycle, waving.
My chain is clean. I'm not saying that it will last. I'm saying that today it is clean.
Puncture on {y}. Three strangers, four pumps, one valve that fitted.
Taught my neighbour to ride at 64. She's been to the sea twice since.
)",
     .questions = R"(
Is {x} worth saving? My heart says yes, my workshop says nothing.
Best way from the station to {y} with a child seat?
Mudguards: how long is too long?
)",
     .replies = R"(
Keep it. Parts can be found, patience can't.
Careful on {y}, it's icy until ten.
There is no too long.
Come by on {day}, we have the tool.
)"},
    {.tag = "cats",
     .site = "windowsill.example.org",
     .title = "Household report",
     .pictures = 0.55,
     .emoji = "🐈\n🐾\n😼",
     .things = R"(
Admiral
Gherkin
Beatrix
Moth
Kettle
Sir Reginald
Pudding
)",
     .places = R"(
the laundry
my keyboard
the good chair
the windowsill
the bread bin
)",
     .statements = R"(
{x} has been on {y} since {early}. We have started to work around it.
Bought {x} a bed. {x} lives in the box.
Meeting report: {x} joined, said nothing, left with the quorum.
{x} caught a moth, looked at me, let it go. We've both grown.
The vet says {x} is big-boned. {x} says the vet is on the list.
Fed {x} on time. Ten minutes later: never fed in an entire life, ask anyone.
{x} sits on {y} and judges the pigeons. The pigeons have stopped caring.
Knocked off the table today: {n} pens, a glass, my sense of authority.
Our cat has three names in this street and four breakfasts.
{x} slept through the fire drill, then took the credit.
There is a fresh pillow on {y}. There was a fresh pillow on {y}.
)",
     .questions = R"(
How do I tell {x} that Sunday is not a hunting day?
Does your cat bring you socks too? We are up to {nn}, none of them ours.
What's the most expensive thing that your cat ignores?
)",
     .replies = R"(
{x} sends regards from {y}.
Four breakfasts is standard.
That's not your chair any more. It never was.
Warm the socks first, then negotiate.
)"},
    {.tag = "nightsky",
     .site = "darksky.example.net",
     .title = "Tonight, if the clouds agree",
     .pictures = 0.35,
     .emoji = "🌙\n🔭\n✨",
     .things = R"(
Jupiter
the Pleiades
Orion's belt
the half moon
the Milky Way
)",
     .places = R"(
behind the chimney
over the harbour
between two clouds
above the car park
over the neighbours' roof
)",
     .statements = R"(
A clear sky at last. Saw {x} {y}, and have cold feet.
Showed {nn} children {x} through the old telescope. One asked whether it can see us back.
The clouds opened for {n} minutes. It was enough.
Aurora alert! Got outside, got dressed, in that order. It was a greenhouse.
Sketched {x}. It looks like a thumbprint, but it's my thumbprint.
The street lamps here go off at midnight now. We gained about {nn} hundred stars.
The light of that star left when my grandmother was {nn}. She says it should have phoned.
Watched the space station cross from roof to roof in {n} minutes. Waved. Protocol.
Tonight: {x} {y} after ten. No equipment needed, a coat helps.
Dark-sky walk on {day}: bring a red torch, leave the white one, tell the dog.
Meteor! Nobody else saw it. It's mine.
)",
     .questions = R"(
Bright, low, {y}, not blinking: planet or pub?
Which binoculars for a ten-year-old? She has already read the manual.
Who else is still up for {x}?
)",
     .replies = R"(
Planet. Pubs twinkle.
Seen from here too, through a hole in the clouds.
Seven by fifty, and a chair. The chair matters more.
I'm up. I'm always up.
)"},
};

constexpr MannerWords kManners[] = {
    // warm
    {.openings = R"(
A small joy:
Good things, a list of one:
This made my day:
Sharing because it helped:
)",
     .endings = R"(
That's all. Be gentle with your {day}.
Wish you'd been there.
I'm still smiling.
It's the little things.
)"},
    // dry
    {.openings = R"(
For the record:
Update:
Field notes, day {nn}:
Breaking, but gently:
)",
     .endings = R"(
More as it develops.
Make of that what you will.
I have informed nobody.
Science continues.
)"},
    // lively
    {.openings = R"(
Oh, this!
Friends!
It finally happened!
Stop what you're doing!
)",
     .endings = R"(
What a day!
I can't stop grinning!
Again, again!
Best {day} this year!
)"},
};

}  // namespace

constexpr LanguageWords kEnglish = {
    .code = "en",
    .space = " ",
    .hours_east = 0,
    .topics = kTopics,
    .manners = kManners,
    .given_names = R"(
Ana
Ben
Cleo
Dara
Edie
Finn
Greta
Hal
Ines
Jonah
Kit
Lena
Milo
Nora
Otis
Priya
Quinn
Rosa
Sami
Tess
Una
Viktor
Wren
Yusuf
Zadie
Arlo
Bea
Dot
Esme
Femi
Gus
Hana
Ivo
Juno
Kofi
Lou
Maeve
Ned
Odile
Pip
Rafi
Signe
Tomas
Vera
Winnie
Zeke
)",
    .family_names = R"(
Tidewell
Lanternby
Puddlecote
Kestrelby
Fernhollow
Quillfeather
Thistlewick
Umberlight
Driftwick
Larkenshaw
Mossgrave
Pebbleworth
Sparrowgate
Teacombe
Candlemere
Bramblecourt
Wickerby
Gullsworth
Copperkettle
Applebarrow
Starlingham
Foxmere
)",
    .servers = R"(
tide.example
lantern.example
kettle.example
nightbus.example
social.example.org
garden.example.net
hello.example.com
owl.example
)",
    .days = "Monday\nTuesday\nWednesday\nThursday\nFriday\nSaturday\nSunday",
    .link_intros = R"(
Wrote it up here:
Photos and a map:
The long version:
Details:
Worth ten minutes:
)",
    .thanks = R"(
Thanks to {@} for the tip.
(With {@}, who carried everything.)
{@}, you were right.
{@} saw it too.
)",
    .replies = R"(
This cheered me up, thank you.
Honestly, same.
I laughed out loud on the bus.
Not sure that I agree, but I like how you put it.
Asked my aunt. She says yes.
Could you say more about this?
Saved for later.
We need a bench for this conversation.
Counterpoint: no. (Kindly meant.)
I tried it on {day}. It works!
You again! I learn something every time.
How did it end?
I read this to the whole kitchen.
Came for the photo, stayed for the second sentence.
This is exactly the level of news I can handle.
I was going to write that, but you had better words.
)",
    .quotes = R"(
Read this slowly.
The last sentence, please.
I've been saying this for years, only worse.
Frame it and hang it in the hallway.
Passing this on to everyone who asked me on {day}.
I disagree with half of it and can't say which half.
This is what I came online for.
There's a good conversation under this one.
My whole week in one post.
Somebody print this on a tea towel.
See also: my entire kitchen.
{name}, this is the one I meant.
)",
    .note_intros = R"(
Three notes from the week:
A longer one, sorry. Three scenes:
Three things I learned:
)",
    .warnings = R"(
CW mild optimism.
CW one bad pun.
CW weather, as usual.
CW a spider, a polite one, further down the thread.
)",
};

}  // namespace limpid::invented
