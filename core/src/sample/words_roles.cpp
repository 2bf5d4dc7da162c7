// What the special roles of the invented world say: the one who posts too much, the pages that beg
// for likes, the advertisers, the bots, and the post that everybody has seen.
#include "sample/words.hpp"

namespace limpid::invented {

constexpr FlooderWords kFlooders[3] = {
    {"Rex Forthright 🚀", "rex@forthright.example"},
    {"Sterling Upward | Visionary", "sterling@upward.example"},
    {"Bold Brandwick, Founder of Things", "bold@things.example"},
};

constexpr Lines kFlooderOpenings = R"(
Unpopular opinion:
Nobody will tell you this:
Written between two flights:
My barista asked me for career advice. I said:
It is {early} and I am already done for the day.
Day {nn} of building in public.
Founders, listen.
I was told no {nn} times.
Deleted {nn} slides today.
A thought from the sauna:
Just declined a meeting about meetings.
A humbling week.
I don't usually share this.
Read this twice.
Overheard myself saying something important:
Hard truth:
Seat 1A. Notebook open.
)";

constexpr Lines kFlooderClaims = R"(
Sleep is a subscription. Cancel it.
A calendar is a mirror with alarms.
Your network is your garden, and your garden is your brand.
Soup is just a smoothie without ambition.
If your plan fits on a napkin, buy a bigger napkin.
I have replaced lunch with momentum.
Every staircase is an elevator for the brave.
There is no traffic jam on the extra mile. There is, however, parking.
Failure is success that hasn't closed its round yet.
My goldfish has a vision statement. Does your team?
I don't have hobbies. I have adjacent verticals.
Silence is a product. I'm shipping it louder.
We don't ship features. We ship weather.
The early bird is a late bird with a spreadsheet.
Kindness scales. I checked the dashboard.
Leaders eat last. I have stopped eating.
Gravity is a mindset.
My morning routine now starts the evening before.
Rest is what happens to furniture.
I asked ten customers what they want. Then I built {n} other things.
A door is just a wall with a growth strategy.
You don't need a map. You need a louder compass.
Rain is just sunlight that pivoted.
My handshake has a waiting list.
Clouds don't ask for permission. Be a cloud.
I hired my future self. He was expensive.
The box is not the problem. Thinking is.
Every no is a yes with jet lag.
Small talk is a big market.
I named my chair Growth, so that I can sit on it.
Patience is a queue. I don't queue.
Water boils at 100 degrees. Why stop there?
Your comfort zone called. I declined the call.
I don't read books. I interview them.
If you're the smartest person in the room, book a bigger room.
Breakfast is just dinner with first-mover advantage.
)";

constexpr Lines kFlooderEndings = R"(
Agree?
Thread soon.
Let that sink in.
Save this for {day}.
You're welcome.
Follow for part {n}.
Thoughts?
I said what I said.
Message me the word PUDDLE.
Share if you dare.
More in the newsletter.
{nn} slides to follow.
)";

constexpr Lines kFlooderTags = R"(
mindset
momentum
leadership
hustle
)";

constexpr Lines kWryReplies = R"(
Is this about soup?
My goldfish would like a word.
I read it twice, as asked.
My aunt does all of this before breakfast and calls it Tuesday.
With respect: have you tried a walk?
I scrolled past three of these to get to the tide tables.
Please blink twice if you need a nap.
Counterpoint: lunch.
I came for the trains.
This makes more sense read from the bottom up.
)";

constexpr Lines kBait = R"(
LIKE IF YOU AGREE that {day}s should be shorter!!!
TAG A FRIEND who still owes you a biscuit!!! 😂😂😂
REPOST THIS BEFORE MIDNIGHT OR YOUR SOCKS WILL NEVER MATCH AGAIN!!!
Only 1 in {nn} people can find the second duck. COMMENT WHEN YOU SEE IT!!!
Like for cats. Repost for dogs. COMMENT FOR BOTH!!!
WAIT FOR IT!!! Nobody expected what this kettle did next 😱
TYPE "YES" IF YOU LOVE YOUR GRANDMOTHER!!!
SHARE IF YOU REMEMBER SPOONS!!!
)";

constexpr Lines kInnocent = R"(
Grey cat lost near the harbour since {day}. Share if you live close by.
Tag a friend who needs a bicycle: mine is free to a good home.
The library closes at {soon} for stocktaking. Share if you know somebody on their way.
Like if you can lend me a ladder on {day}, then I know whom to ask.
)";

constexpr Lines kBaitPages = R"(
Daily Wow Facts ✨/dailywow@clicks.example
Smile Or Else 😂/smile@clicks.example
)";

constexpr Lines kViral = R"(
My grandmother, 91, has started a book club for people who don't read. Forty members. They bring cake. Nobody has mentioned a book.
The 14:07 stood still for an hour because of a swan on the track. The driver read us the timetable as a bedtime story. People clapped. The swan left last.
Returned a library book 31 years late. They had kept my bookmark.
Our town counted its hedgehogs. Three hundred volunteers, one night, eleven hedgehogs. Every one of them now has a name.
Left my umbrella on the night bus in October. Today, 400 kilometres away, a stranger on a platform held it out to me: "You looked like it."
)";

constexpr AdvertiserWords kAdvertisers[8] = {
    {"Puddle & Daughters", "shop@puddle.example", "en", "https://puddle.example/umbrellas", R"(
An umbrella that apologises when it drips. Now in moss green.
Forecast: umbrellas. Free repairs for as long as it rains.
)"},
    {"Kettlemoor Tea", "hello@kettlemoor.example", "en", "https://kettlemoor.example/first-box", R"(
A new tea every month, never the one you expected. First box at half price.
There is a tea for {day}s. We have checked.
)"},
    {"Ringdove Bells", "ding@ringdove.example", "en", "https://ringdove.example/bells", R"(
The bicycle bell that people actually move for.
Ding. That's the advertisement. Ding.
)"},
    {"Pair & Spare Socks", "socks@pairspare.example", "en", "https://pairspare.example/three", R"(
Socks by the three: a pair and a spare. Your washing machine will never know.
Sock subscriptions, cancelled as easily as they are lost.
)"},
    {"Brotrad Nord", "moin@brotrad.example", "de", "https://brotrad.example/abo", R"(
Frisches Brot per Lastenrad, bis sieben vor der Tür. Die erste Woche geht auf uns.
Wir klingeln leise. Brot im Abo, jederzeit kündbar.
)"},
    {"Nightbus Mattresses", "sleep@nightbus.example", "en", "https://nightbus.example/100-nights",
     R"(
Sleep as if you had missed your stop. 100 nights to try.
Our softest mattress yet. The last tester has not come back.
)"},
    {"La Petite Consigne", "salut@consigne.example", "fr", "https://consigne.example/valises", R"(
Votre valise voyage, vous marchez. Consigne dans {nn} gares.
Déposez vos bagages, gardez vos mains pour la glace.
)"},
    {"Thumbcloud Photos", "hi@thumbcloud.example", "en", "https://thumbcloud.example/start", R"(
All your photos in one place, including {nn} of your thumb.
Your pictures, sorted. Blurry cats have a folder of their own.
)"},
};

constexpr BotWords kBots[5] = {
    {"Tide Times", "tides", "tides", "", R"(
High water {soon}, {n}.{n} m. Sunrise tomorrow {early}.
Low water {soon}, 0.{n} m. Mind the mud.
Surge watch: {nn} cm above prediction at {time}. The gauge is fine, we asked.
Slack water {soon}. The sea is thinking.
)"},
    {"Departures", "trains", "trains", R"(
leaves, philosophical
a sheep, now travelling with us
waiting for a connection, who had promised
signals, shy
the driver, saying goodbye properly
)",
     R"(
{soon} to {place}: {nn} minutes late. Reason: {x}.
{time} to {place}: left on time. We are as surprised as you are.
Platform change: {soon} to {place} now leaves from platform {n}.
Found on the {time} from {place}: {n} umbrellas, one trombone.
)"},
    {"Weather", "weather", "weather", R"(
bright
showers, then regrets
fog until it isn't
clouds with ambitions
)",
     R"(
{time}: {n} °C, wind {nn} km/h, {x}.
Outlook for {day}: {n} °C, {x}.
Last 24 hours: {nn} mm of rain. Sunrise {early}.
)"},
    {"Library, New Arrivals", "library", "libraries", R"(
The Lighthouse Accountant
A Short History of Puddles
Nine Kinds of Quiet
The Ferry to Tuesday
Letters to a Stubborn Goat
)",
     R"(
On the shelf since {day}: "{x}". {n} copies, {nn} reservations.
Back again: "{x}". Please leave the fern on page {nn}.
Quiet hour every {day}. The returns box never sleeps.
)"},
    {"Moss of the Day", "moss", "moss", R"(
swan's-neck thyme-moss
silvergreen bryum
springy turf-moss
grey-cushioned grimmia
)",
     R"(
Today: {x}, north wall, {n} millimetres tall. It has not moved.
Today: {x}. Damp, content, {nn} years in the same place.
)"},
};

constexpr Lines kTowns = R"(
Saltmouth
Nether Oating
Marrowby
Port Lumen
Tern Head
Little Fenby
Brackwater
Upper Dunlow
Westering
Gullsea
Mossbridge
Old Ferry
)";

}  // namespace limpid::invented
