// What the Spanish speakers of the invented world say. The slots are explained in words.hpp.
#include "sample/words.hpp"

namespace limpid::invented {

namespace {

constexpr TopicWords kTopics[] = {
    {.tag = "mareas",
     .site = "bajamar.example.org",
     .title = "Una semana de mareas",
     .pictures = 0.35,
     .emoji = "🌊\n🦀",
     .things = R"(
una bota izquierda
dos cangrejos con opiniones
una cometa perdida
un guante rojo
)",
     .places = R"(
en el espigón
en la rampa
en el muelle viejo
frente a la lonja
)",
     .statements = R"(
La marea dejó {x} {y}. Nadie preguntó nada.
Bajamar a las {time}. Toda la bahía olía a sal y a tostadas.
Hoy el mar llega {n} centímetros más arriba. Por si acaso, alguien ya mueve el coche.
Mi reloj de mareas va mal desde el {day}. El mar no se ha adaptado.
Niebla {y}: tanto silencio que se oía el barro.
Le expliqué la luna a una niña de cinco años. Preguntó quién tira de la luna. Seguimos allí.
Un año de medidas {y}, una cifra al día. La gráfica parece respirar.
)",
     .questions = R"(
¿Qué es lo mejor que os ha traído una marea? A mí, {x}.
¿Alguien tiene tablas de mareas antiguas? Mejor si son a mano.
)",
     .replies = R"(
Lleva botas: ahí siempre es más hondo de lo que dice.
Aquí igual: el agua llegó al tercer escalón.
)"},
    {.tag = "pan",
     .site = "miga.example.com",
     .title = "Tres panes y una lección",
     .pictures = 0.45,
     .emoji = "🍞\n🍋",
     .things = R"(
el pan de centeno
las magdalenas
la tarta de limón
los bollos
)",
     .places = R"(
en la ventana
en casa de mi tía
)",
     .statements = R"(
Saqué {x} a las {time}. Se enteró toda la calle.
Mi masa madre se llama {name} y está mejor que yo.
Se me olvidó la sal en {x}. Sabe a conversación educada.
La receta decía «hasta que dore». Fue un viaje.
Tercer intento con {x}. Los patos han dicho que no.
Regalé {x} y me devolvieron un taladro que presté en 2019.
Quedaban {n} rosquillas a las ocho. A las ocho y cinco, migas y yo.
)",
     .questions = R"(
¿Congeláis {x} o os da miedo?
¿Qué hacéis con la masa madre que sobra? Tengo {n} tarros y ya hablan entre ellos.
)",
     .replies = R"(
Más calor y más tiempo, sin miedo.
Tortitas. La respuesta siempre son tortitas.
)"},
    {.tag = "gatos",
     .site = "alfeizar.example.org",
     .title = "Informe doméstico",
     .pictures = 0.55,
     .emoji = "🐈\n🐾",
     .things = R"(
Pepino
Almirante
Niebla
Croqueta
)",
     .places = R"(
en el teclado
en la silla buena
sobre la colada
en la panera
)",
     .statements = R"(
{x} está {y} desde las {early}. Trabajamos alrededor.
Le compré una cama a {x}. Vive en la caja.
{x} cazó una polilla, me miró y la soltó. Hemos madurado.
Nuestro gato tiene tres nombres en la calle y cuatro desayunos.
Hoy han caído de la mesa {n} bolígrafos, un vaso y mi autoridad.
{x} asistió a la reunión, no dijo nada y se fue con el quórum.
La veterinaria dice que {x} tiene los huesos grandes. {x} dice que ya hablarán.
)",
     .questions = R"(
¿Vuestro gato también trae calcetines? Vamos por {nn} y ninguno es nuestro.
¿Qué es lo más caro que ignora vuestro gato?
)",
     .replies = R"(
Esa silla ya no es tuya. Nunca lo fue.
Cuatro desayunos es lo normal.
)"},
};

constexpr MannerWords kManners[] = {
    {.openings = R"(
Pequeña alegría:
Que conste:
Novedades:
Cuaderno, día {nn}:
)",
     .endings = R"(
Y ya está.
Continuará.
No he avisado a nadie.
Feliz {day}.
)"},
};

}  // namespace

constexpr LanguageWords kSpanish = {
    .code = "es",
    .space = " ",
    .hours_east = 1,
    .topics = kTopics,
    .manners = kManners,
    .given_names = R"(
Inés/ines
Nicolás/nicolas
Carmela
Iker
Lucía/lucia
Mateo
Noa
Ramiro
Sol
Vega
Álvaro/alvaro
Pilar
)",
    .family_names = R"(
Lunaclara
Marazul
Vientoleve
Pandorado
Nubeblanca
Riosereno
Gaviotal
)",
    .servers = R"(
plaza.example
hola.example.net
tide.example
)",
    .days = "lunes\nmartes\nmiércoles\njueves\nviernes\nsábado\ndomingo",
    .link_intros = R"(
La versión larga:
Fotos y mapa:
Todo aquí:
)",
    .thanks = R"(
Gracias a {@} por el consejo.
{@}, tenías razón.
)",
    .replies = R"(
Gracias, me ha alegrado el día.
Aquí igual.
Me he reído en voz alta en el autobús.
No lo veo así del todo, pero qué bien dicho.
¿Y cómo acabó?
)",
    .quotes = R"(
Leedlo despacio.
¡La última frase!
Llevo años diciéndolo, pero peor.
Para enmarcar en el pasillo.
)",
    .note_intros = R"(
Tres cosas aprendidas esta semana:
)",
    .warnings = R"(
Aviso: optimismo leve.
)",
};

}  // namespace limpid::invented
