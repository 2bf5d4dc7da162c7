// What the German speakers of the invented world say. The slots are explained in words.hpp.
#include "sample/words.hpp"

namespace limpid::invented {

namespace {

constexpr TopicWords kTopics[] = {
    {.tag = "Bahn",
     .site = "nebenstrecke.example.org",
     .title = "Aus dem Bummelzug",
     .pictures = 0.25,
     .emoji = "🚂\n🚉",
     .things = R"(
den Zug um 7:12
die Bimmelbahn
den Nachtzug
den roten Triebwagen
)",
     .places = R"(
Salzhafen
Oberbrack
Bad Möwen
Lüttmoor
)",
     .statements = R"(
{nn} Minuten Verspätung in {y}, und der ganze Wagen war per Du.
Habe {x} um eine Brötchenlänge verpasst.
Die Anzeige in {y} sagt »demnächst«. Endlich eine ehrliche.
Der Schaffner sagt {y} an wie einen Geburtstag.
Bin nur zum Aus-dem-Fenster-Schauen nach {y} gefahren. Empfehlung.
Ein Kind gibt seit {y} allen Kühen Namen. Wir sind bei {nn}.
Im Ruhebereich isst jemand Chips, einzeln. Große Kunst.
)",
     .questions = R"(
Zwischen {y} und der Küste: links sitzen oder rechts?
Welcher Bahnhof hat das beste Brötchen? Ich fahre hin.
)",
     .replies = R"(
Links, immer, und rückwärts.
Ich war im selben Zug. Der Husten war ich.
)"},
    {.tag = "Garten",
     .site = "bohnenbeet.example.net",
     .title = "Neues aus dem Beet",
     .pictures = 0.4,
     .emoji = "🌱\n🐌\n🌷",
     .things = R"(
die Bohnen
die Wicken
die Zucchini
die Radieschen
)",
     .places = R"(
am Kompost
hinterm Schuppen
an der Südmauer
unter der Birne
)",
     .statements = R"(
Habe {x} gesät. Jetzt beginnt der Teil, in dem ich Erde anstarre.
Wieder Frost. Habe {x} zugedeckt wie Kinder.
Das Rotkehlchen hat die Aufsicht. Ehrenamtlich, sagt es.
Erster Krokus {y}. Bin {n}-mal hingegangen, um sicher zu sein.
Jedes Jahr sage ich: weniger Tomaten. Jedes Jahr: {nn} Tomaten.
Eine Schnecke hat das Schild gefressen und {x} stehen lassen. Respekt.
Bei {name} nebenan wird mit den Pflanzen gesprochen. Meine wollen nur über Regen reden.
)",
     .questions = R"(
Ab wann traut ihr euch, {x} rauszustellen? Frage mit der Schaufel in der Hand.
Was hilft gegen Tauben? Auch falsche Antworten sind willkommen.
)",
     .replies = R"(
Kaffeesatz und Geduld, vor allem Kaffeesatz.
War hier genauso, im Juni kam alles wieder.
)"},
    {.tag = "Bücherei",
     .site = "lesesaal.example.org",
     .title = "An der Ausleihe gehört",
     .pictures = 0.12,
     .emoji = "📚\n🔖",
     .things = R"(
einen Atlas von 1961
Band drei ohne eins und zwei
ein Kochbuch
das Liederbuch
)",
     .places = R"(
im Lesesaal
in der Kinderecke
bei den Landkarten
)",
     .statements = R"(
Jemand hat {x} zurückgebracht, mit einem gepressten Farn auf Seite {nn}. Der bleibt drin.
{nn} Leute {y}, und man hörte die Heizung nachdenken.
Aufgeschnappt {y}: »Ich lese nicht, ich besuche.«
Hinter der Heizung gefunden: {x}, fällig 1994. Amnestie.
Ein Kind wollte das gruseligste Buch. Es bekam den Steuerratgeber und möchte nun Teil zwei.
Wir verleihen jetzt Regenschirme. {nn} raus, {n} zurück. Ein Anfang.
Habe {x} »nur für einen Abend« geliehen und {n}-mal verlängert.
)",
     .questions = R"(
Blaues Buch, darin ein Pferd, das kein Pferd war: kennt das jemand?
Was habt ihr als Allererstes ausgeliehen? Ich {x}.
)",
     .replies = R"(
Dritter Stock, hinter den Globen. Immer hinter den Globen.
Den Farn bitte drinlassen.
)"},
};

constexpr MannerWords kManners[] = {
    {.openings = R"(
Kleine Freude:
Fürs Protokoll:
Neues von hier:
Tag {nn}:
)",
     .endings = R"(
Das war's schon.
Fortsetzung folgt.
Habe niemanden benachrichtigt.
Habt einen sanften {day}.
)"},
};

}  // namespace

constexpr LanguageWords kGerman = {
    .code = "de",
    .space = " ",
    .hours_east = 1,
    .topics = kTopics,
    .manners = kManners,
    .given_names = R"(
Jörn/joern
Frieda
Hanno
Käthe/kaethe
Lasse
Merle
Ole
Swantje
Till
Wiebke
Anselm
Rieke
)",
    .family_names = R"(
Nebelhorn
Apfelkern
Sternmoos
Butterblum
Regenpfad
Küstenlicht/kuestenlicht
Brotkrume
)",
    .servers = R"(
moin.example
hafen.example.net
lantern.example
)",
    .days = "Montag\nDienstag\nMittwoch\nDonnerstag\nFreitag\nSamstag\nSonntag",
    .link_intros = R"(
Die lange Fassung:
Fotos und Karte:
Mehr dazu:
)",
    .thanks = R"(
Danke an {@} für den Hinweis.
{@}, du hattest recht.
)",
    .replies = R"(
Das hat mir den Tag gerettet, danke.
Hier genauso.
Habe im Bus laut gelacht.
Nicht ganz meine Meinung, aber schön gesagt.
Und, wie ging es aus?
)",
    .quotes = R"(
Langsam lesen.
Der letzte Satz!
Sage ich seit Jahren, nur schlechter.
Bitte rahmen und in den Flur hängen.
)",
    .note_intros = R"(
Drei Notizen aus der Woche:
)",
    .warnings = R"(
Inhaltswarnung: leichter Optimismus.
)",
};

}  // namespace limpid::invented
