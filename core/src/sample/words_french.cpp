// What the French speakers of the invented world say. The slots are explained in words.hpp.
#include "sample/words.hpp"

namespace limpid::invented {

namespace {

constexpr TopicWords kTopics[] = {
    {.tag = "boulange",
     .site = "mie.example.com",
     .title = "Trois pains et une leçon",
     .pictures = 0.45,
     .emoji = "🍞\n🥐",
     .things = R"(
la brioche
le pain de seigle
la tarte aux prunes
le pain aux noix
)",
     .places = R"(
sur le rebord de la fenêtre
chez la voisine
dans la cuisine de ma tante
)",
     .statements = R"(
J'ai sorti {x} à {time}. Tout l'escalier est au courant.
Mon levain s'appelle {name} et se porte mieux que moi.
Oublié le sel dans {x}. On dirait une conversation polie.
La recette disait « jusqu'à ce que ce soit doré ». Ce fut un voyage.
Troisième essai pour {x}. Les canards ont décliné.
Il restait {n} croissants à huit heures. À huit heures cinq, des miettes et moi.
Laissé {x} refroidir {y}. Le chat nie tout.
)",
     .questions = R"(
Peut-on congeler {x}, ou est-ce que ça boude ?
Que faites-vous du levain en trop ? J'en ai {n} bocaux et ils discutent.
)",
     .replies = R"(
Des crêpes. La réponse, c'est toujours des crêpes.
Plus chaud, plus longtemps, sans peur.
)"},
    {.tag = "trains",
     .site = "petiteligne.example.org",
     .title = "Carnet du train lent",
     .pictures = 0.25,
     .emoji = "🚂\n🚉",
     .things = R"(
le 7 h 12
l'omnibus
le train de nuit
le petit autorail rouge
)",
     .places = R"(
Port-Lumière
Saint-Brume
Vieux-Phare
Trois-Mouettes
)",
     .statements = R"(
{nn} minutes de retard à {y}, et tout le wagon était devenu une famille.
Raté {x} de la longueur d'un sandwich.
Le contrôleur annonce {y} comme on annonce un anniversaire.
À {y}, le tableau des départs dit « bientôt ». Enfin un tableau honnête.
Pris {x} jusqu'à {y} rien que pour la fenêtre. Je recommande.
Un enfant donne un prénom à toutes les vaches depuis {y}. Nous en sommes à {nn}.
Encore dormi au-delà de {y}. La cheffe de gare me fait signe, maintenant.
)",
     .questions = R"(
Entre {y} et la mer, on s'assied à gauche ou à droite ?
Quelle gare a le meilleur sandwich ? Je ferai le voyage.
)",
     .replies = R"(
À gauche, toujours, et dos à la marche.
J'y étais ! La toux, c'était moi.
)"},
    {.tag = "potager",
     .site = "rangdefeves.example.net",
     .title = "Nouvelles du potager",
     .pictures = 0.4,
     .emoji = "🌱\n🐌\n🌷",
     .things = R"(
les courgettes
les fèves
les pois de senteur
les poireaux
)",
     .places = R"(
près du mur sud
derrière la cabane
à côté du compost
sous le poirier
)",
     .statements = R"(
Semé {x} {day}. Maintenant, je regarde la terre.
Encore du gel. J'ai bordé {x} comme des enfants.
Le rouge-gorge a tout supervisé. Bénévolement, dit-il.
Premier crocus {y}. Vérifié {n} fois.
Une limace a mangé l'étiquette et laissé {x}. Beau travail de rédaction.
Chaque année, je dis : moins de tomates. Chaque année, {nn} tomates.
Ici, tout est réparé avec de la ficelle, même la ficelle.
)",
     .questions = R"(
Quand osez-vous sortir {x} ? Je demande, la bêche à la main.
Que plantez-vous à côté de la rhubarbe ? L'an dernier, il y a eu un incident.
)",
     .replies = R"(
Du marc de café, et de la patience. Surtout du marc.
Ici pareil, et tout est revenu en juin.
)"},
};

constexpr MannerWords kManners[] = {
    {.openings = R"(
Petite joie :
Pour mémoire :
Du nouveau :
Carnet, jour {nn} :
)",
     .endings = R"(
Voilà, c'est tout.
À suivre.
Je n'ai prévenu personne.
Doux {day} à vous.
)"},
};

}  // namespace

constexpr LanguageWords kFrench = {
    .code = "fr",
    .space = " ",
    .hours_east = 1,
    .topics = kTopics,
    .manners = kManners,
    .given_names = R"(
Élodie/elodie
Mathis
Océane/oceane
Bastien
Clémence/clemence
Gaspard
Maëlle/maelle
Rémi/remi
Solène/solene
Yann
Capucine
Anatole
)",
    .family_names = R"(
Clairbrume
Boisdoré/boisdore
Vaguelune
Petitphare
Rondeplume
Mirabelline
Chantebruine
)",
    .servers = R"(
phare.example
bonjour.example.org
tide.example
)",
    .days = "lundi\nmardi\nmercredi\njeudi\nvendredi\nsamedi\ndimanche",
    .link_intros = R"(
La version longue :
Photos et carte :
Tout est là :
)",
    .thanks = R"(
Merci à {@} pour le conseil.
{@}, tu avais raison.
)",
    .replies = R"(
Merci, ça fait du bien.
Pareil chez nous.
J'ai ri tout haut dans le bus.
Pas tout à fait d'accord, mais c'est joliment dit.
Et alors, la suite ?
)",
    .quotes = R"(
À lire lentement.
La dernière phrase !
Je le dis depuis des années, en moins bien.
À encadrer dans l'entrée.
)",
    .note_intros = R"(
Trois choses apprises cette semaine :
)",
    .warnings = R"(
Attention : léger optimisme.
)",
};

}  // namespace limpid::invented
