// What the Japanese speakers of the invented world say. The slots are explained in words.hpp.
#include "sample/words.hpp"

namespace limpid::invented {

namespace {

constexpr TopicWords kTopics[] = {
    {.tag = "猫",
     .site = "engawa.example.org",
     .title = "今週の猫",
     .pictures = 0.55,
     .emoji = "🐈\n🐾",
     .things = R"(
もち
きなこ
だんご
ていとく
)",
     .places = R"(
洗濯物の上
キーボードの上
いい椅子の上
パンの箱の中
)",
     .statements = R"(
{x}が朝から{y}にいます。こちらが合わせることにしました。
{x}にベッドを買った。{x}は箱に住んでいる。
会議に{x}が参加。発言なし。途中で退席。
{x}が蛾をつかまえて、私を見て、放した。お互いに成長した。
うちの猫、近所で名前が三つ、朝ごはんは四回。
今日机から落とされたもの：ペン{n}本、コップ、私の威厳。
)",
     .questions = R"(
猫が靴下を持ってくるお宅、ほかにありますか。今{nn}枚目、どれもうちのではない。
日曜は狩りの日ではないと、{x}にどう伝えればいいですか。
)",
     .replies = R"(
朝ごはん四回は標準です。
その椅子はもうあなたのではありません。
)"},
    {.tag = "鉄道",
     .site = "kakueki.example.org",
     .title = "各駅停車の日記",
     .pictures = 0.25,
     .emoji = "🚃\n🚉",
     .things = R"(
始発
各駅停車
最終電車
赤い一両編成
)",
     .places = R"(
潮待
月見坂
かもめ台
灯台前
)",
     .statements = R"(
{y}駅に{nn}分遅れで到着。車両じゅうが友だちになっていた。
サンドイッチひとつ分の差で{x}を逃した。
車掌さんが「{y}」を誕生日みたいに読み上げる。
{y}駅の案内板に「まもなく」とだけ。正直でいい。
窓の外を見るためだけに{x}で{y}まで。おすすめです。
{y}からずっと、隣の子が牛に名前をつけている。いま{nn}頭目。
)",
     .questions = R"(
{y}から海まで、右と左、どちらの席が正解ですか。
駅のサンドイッチ、どこが一番ですか。旅に出ます。
)",
     .replies = R"(
左です。いつも左。
その電車に乗っていました。咳は私です。
)"},
    {.tag = "星空",
     .site = "hoshi.example.net",
     .title = "今夜、雲がよければ",
     .pictures = 0.35,
     .emoji = "🌙\n🔭\n✨",
     .things = R"(
木星
すばる
オリオン座
半月
)",
     .places = R"(
煙突のうしろ
港の上
雲のすきま
屋根の向こう
)",
     .statements = R"(
やっと晴れた。{y}に{x}、そして冷たい足。
雲が{n}分だけ開いた。それで十分だった。
子ども{nn}人に望遠鏡で{x}を見せた。「向こうからも見えるの？」と聞かれた。
通りの街灯が夜中に消えるようになって、星が増えた。
流れ星！ほかに誰も見ていない。私のものです。
今夜は{y}に{x}。道具は不要、上着は必要。
)",
     .questions = R"(
{y}の明るい光、またたかない。惑星でしょうか、居酒屋でしょうか。
十歳の子に双眼鏡、どれがいいですか。説明書はもう読んだそうです。
)",
     .replies = R"(
惑星です。居酒屋はまたたきます。
こちらでも雲の穴から見えました。
)"},
};

constexpr MannerWords kManners[] = {
    {.openings = R"(
小さな喜び：
記録として：
速報（静かに）：
)",
     .endings = R"(
以上です。
続報を待て。
誰にも言っていません。
よい{day}を。
)"},
};

}  // namespace

constexpr LanguageWords kJapanese = {
    .code = "ja",
    .space = "",
    .hours_east = 9,
    .topics = kTopics,
    .manners = kManners,
    .given_names = R"(
しおさい/shiosai
ねこ日和/nekobiyori
月夜のパン/tsukiyopan
各駅停車の人/kakueki
朝の散歩/asasanpo
本の虫/honnomushi
雨宿り/amayadori
豆大福/mamedaifuku
星を数える/hoshikazoe
湯のみ/yunomi
)",
    .family_names = "",
    .servers = R"(
hoshi.example
minato.example.net
)",
    .days = "月曜\n火曜\n水曜\n木曜\n金曜\n土曜\n日曜",
    .link_intros = R"(
詳しくはこちら：
写真と地図：
)",
    .thanks = R"(
{@} さん、ありがとう。
)",
    .replies = R"(
元気が出ました、ありがとう。
わかります。
バスで声を出して笑った。
その後どうなりましたか。
)",
    .quotes = R"(
ゆっくり読んでください。
最後の一文…！
額に入れて玄関に飾りたい。
)",
    .note_intros = R"(
今週学んだこと三つ：
)",
    .warnings = R"(
注意：少し前向きです。
)",
};

}  // namespace limpid::invented
