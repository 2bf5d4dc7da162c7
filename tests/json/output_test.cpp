// The JSON that everything prints, key by key: scripts and the page are written against it.
#include <limpid/json.hpp>

#include "testing.hpp"

namespace limpid {
namespace {

using namespace test;

// What an append_… function appends.
template <class Append>
std::string text_of(Append append) {
  std::string text = "before ";
  append(text);
  EXPECT_EQ(text.substr(0, 7), "before ");
  return text.substr(7);
}

Timeline two_posts() {
  return only_timeline(
      R"j({"id":"1","author":"ana","author_name":"Ana","created_at":"2026-03-01T08:00:00Z","kind":"original","title":"T","text":"Tides.","likes":2,"views":10})j"
      "\n"
      R"j({"id":"2","text":"Moons.","likes":4,"muted":true,"kind":"repost","reposter":"bo"})j"
      "\n");
}

constexpr char kRecipe[] =
    R"j([{"add": "likes", "weight": 0.5, "id": "likes", "label": "Likes", "why": "Why not."},
    {"hide": "muted", "id": "silenced"}, {"multiply": 0.5, "when": "views > 100"}, {"spread": "author"}])j";

TEST(Output, Row) {
  const Ranking ranking = ranked(kRecipe, two_posts());
  EXPECT_EQ(
      text_of([&](std::string& out) { append_row(out, ranking, 0); }),
      R"j({"rank":1,"id":"1","author":"ana","created_at":"2026-03-01T08:00:00Z","score":1,"from":1,"text":"T\nTides.",)j"
      R"j("author_name":"Ana","kind":"original","counts":{"likes":2,"views":10}})j");
}

TEST(Output, RowWithStepsAndTimeline) {
  const Ranking ranking = ranked(kRecipe, two_posts());
  EXPECT_EQ(
      text_of([&](std::string& out) { append_row(out, ranking, 0, {.steps = true, .timeline = "mine"}); }),
      R"j({"rank":1,"id":"1","timeline":"mine","author":"ana","created_at":"2026-03-01T08:00:00Z","score":1,"from":1,)j"
      R"j("text":"T\nTides.","author_name":"Ana","kind":"original","counts":{"likes":2,"views":10},"steps":[)j"
      R"j({"id":"likes","verb":"add","label":"Likes","why":"Why not.","applied":true,"value":2,"weight":0.5,"before":0,"after":1},)j"
      R"j({"id":"silenced","verb":"hide","applied":false,"because":"unknown"},)j"
      R"j({"id":"multiply-1","verb":"multiply","applied":false,"because":"condition","value":0.5,"before":1,"after":1},)j"
      R"j({"id":"spread-1","verb":"spread","applied":true,"key":"@ana","k":0,"factor":1,"before":1,"after":1}]})j");
}

TEST(Output, HiddenRow) {
  const Ranking ranking = ranked(kRecipe, two_posts());
  EXPECT_EQ(text_of([&](std::string& out) { append_hidden_row(out, ranking, 1); }),
            R"j({"rank":null,"id":"2","score":2,"from":2,"text":"Moons.","kind":"repost","reposter":"bo",)j"
            R"j("counts":{"likes":4},"hidden":["silenced"],"would_be":1})j");
}

TEST(Output, Explanation) {
  const Ranking ranking = ranked(kRecipe, two_posts());
  EXPECT_EQ(
      text_of([&](std::string& out) { append_explanation(out, path_of(ranking, "2")); }),
      R"j({"id":"2","rank":null,"of":1,"score":2,"hidden":["silenced"],"would_be":1,)j"
      R"j("sentence":"Hidden by “silenced”; otherwise it would stand at place 1 of 2. “Likes” lifts it most (+2). )j"
      R"j(Not known of this post, so without effect: “multiply-1”.","steps":[)j"
      R"j({"id":"likes","verb":"add","label":"Likes","why":"Why not.","applied":true,"value":4,"weight":0.5,"before":0,"after":2,"sentence":"“Likes” adds 2: the score is 2."},)j"
      R"j({"id":"silenced","verb":"hide","applied":true,"sentence":"“silenced” hides it."},)j"
      R"j({"id":"multiply-1","verb":"multiply","applied":false,"because":"unknown","value":0.5,"before":2,"after":2,)j"
      R"j("sentence":"“multiply-1” does not apply: what it asks for is not known of this post."},)j"
      R"j({"id":"spread-1","verb":"spread","applied":false,"because":"hidden","before":2,"after":2,)j"
      R"j("sentence":"“spread-1” passes it over: it was hidden before."}]})j");
}

TEST(Output, TheVeryEndIsNull) {
  const Ranking ranking =
      ranked(R"j([{"add": "points"}, {"multiply": 0}])j", timeline_of({post("a").with("points", -1)}));
  const std::string row = text_of([&](std::string& out) { append_row(out, ranking, 0); });
  EXPECT_NE(row.find(R"("score":null)"), std::string::npos) << row;
  const std::string path = text_of([&](std::string& out) { append_explanation(out, path_of(ranking, "a")); });
  EXPECT_NE(path.find(R"("factor":0,"before":-1,"after":null)"), std::string::npos) << path;
}

TEST(Output, Info) {
  const Timelines timelines =
      read_all(R"j({"id":"1","author":"ana","likes":2,"captured_at":"2026-03-01T08:00:00Z","x":{"model":1}})j"
               "\n7\n"
               R"j({"id":"1","likes":3})j"
               "\n"
               R"j({"id":"2","author":"Ana","likes":-3})j");
  const std::string info = text_of([&](std::string& out) { append_info(out, timelines); });
  EXPECT_EQ(
      info.substr(0, info.find("\"columns\"")),
      R"j({"format":"limpid","posts":2,"timelines":1,"authors":1,"duplicates":1,"captured_at":"2026-03-01T08:00:00Z",)j");
  EXPECT_NE(info.find(R"j("columns":{"likes":{"known":1},"reposts":{"known":0},)j"), std::string::npos);
  EXPECT_NE(info.find(R"j("author":{"known":2},)j"), std::string::npos);
  EXPECT_NE(info.find(R"j("age_hours":{"known":0},)j"), std::string::npos);
  EXPECT_NE(info.find(R"j("position":{"known":2},)j"), std::string::npos);
  EXPECT_EQ(
      info.substr(info.find("\"x.model\"")),
      R"j("x.model":{"known":1}},"skipped":[{"where":"line 2","why":"not a post: a JSON object is expected"}],"warnings":[)j"
      R"j({"code":"wrong-type","count":1,"first":"line 4, /likes","text":"expected a number from 0, found -3; taken as unknown"},)j"
      R"j({"code":"skipped","count":1,"first":"line 2","text":"not a post: a JSON object is expected"}]})j");
}

TEST(Output, InfoNamesSeveralTimelines) {
  const Timelines timelines = read_all(
      "{\"id\":\"1\",\"likes\":2,\"timeline\":\"a\"}\n{\"id\":\"1\",\"likes\":2,\"timeline\":"
      "\"b\"}");
  const std::string info = text_of([&](std::string& out) { append_info(out, timelines); });
  EXPECT_NE(info.find(R"("timelines":2)"), std::string::npos);
  EXPECT_EQ(info.substr(info.find("\"names\"")), R"("names":["a","b"]})");
}

TEST(Output, Numbers) {
  EXPECT_EQ(
      text_of([&](std::string& out) {
        append_numbers(
            out, recipe_of(
                     R"j({"limpid": 1, "let": {"k": "likes / 2"}, "steps": [{"add": "k", "label": "L"}]})j"));
      }),
      R"j([{"address":"let/k#1","value":2,"step":"k","verb":"let","label":"k","field":"let","expression":"likes / 2"},)j"
      R"j({"address":"add-1/weight","value":1,"step":"add-1","verb":"add","label":"L","field":"weight"}])j");
}

TEST(Output, WarningsErrorsAndDecimals) {
  EXPECT_EQ(text_of([](std::string& out) { append_warnings(out, {}); }), "[]");
  EXPECT_EQ(text_of([](std::string& out) {
              append_warnings(out, {{"c", 2, "f", "t"}});
            }),
            R"([{"code":"c","count":2,"first":"f","text":"t"}])");
  EXPECT_EQ(text_of([](std::string& out) {
              append_error(out, {"c", "", "m \"x\""});
            }),
            R"({"code":"c","where":"","message":"m \"x\""})");
  EXPECT_EQ(text_of([](std::string& out) { append_decimal(out, 0.1 + 0.2); }), "0.30000000000000004");
}

TEST(Output, MuseumEntry) {
  const MuseumEntry entry{"mine", R"j({"limpid": 1, "name": "N", "steps": []})j"};
  EXPECT_EQ(text_of([&](std::string& out) { append_museum_entry(out, entry, recipe_of(entry.json)); }),
            R"j({"id":"mine","name":"N","about":"","recipe":{"limpid":1,"name":"N","steps":[]}})j");
}

TEST(Output, IsAlwaysUtf8) {
  const Ranking ranking =
      ranked("[]", only_timeline("{\"id\":\"\xFF\",\"text\":\"a\xC3\",\"author\":\"\x80\"}"));
  EXPECT_EQ(text_of([&](std::string& out) { append_row(out, ranking, 0); }),
            "{\"rank\":1,\"id\":\"\uFFFD\",\"author\":\"\uFFFD\",\"score\":0,\"from\":1,\"text\":"
            "\"a\uFFFD\",\"counts\":{}}");
}

}  // namespace
}  // namespace limpid
