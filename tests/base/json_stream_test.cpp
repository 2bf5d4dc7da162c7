// Records out of bytes: whatever the pieces, wherever the file was cut, whatever line is broken.
#include "base/json_stream.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <dirent.h>
#include <fstream>
#include <iterator>
#include <map>

namespace limpid {
namespace {

using Lines = std::vector<std::string>;

// What came out of a stream: records as "place JSON", then the rest.
struct Outcome {
  Lines records, envelopes, broken;
  std::string refused;
  bool operator==(const Outcome& other) const {
    return records == other.records && envelopes == other.envelopes && broken == other.broken &&
           refused == other.refused;
  }
};

std::ostream& operator<<(std::ostream& out, const Outcome& outcome) {
  for (const std::string& record : outcome.records) out << "\n  record " << record;
  for (const std::string& envelope : outcome.envelopes) out << "\n  envelope " << envelope;
  for (const std::string& broken : outcome.broken) out << "\n  broken " << broken;
  return out << "\n  refused " << outcome.refused;
}

Outcome streamed(const std::vector<std::string_view>& pieces) {
  Outcome outcome;
  RecordSink sink;
  sink.record = [&](JsonValue record, const RecordPlace& place) {
    std::string text = to_text(place) + " ";
    record.append_json(text);
    outcome.records.push_back(text);
    return true;
  };
  sink.envelope = [&](JsonValue envelope) { envelope.append_json(outcome.envelopes.emplace_back()); };
  sink.broken = [&](std::string where, std::string why) { outcome.broken.push_back(where + ": " + why); };
  JsonStream stream({RecordPath("feed[]"), RecordPath("statuses[]")}, std::move(sink));
  Failure failure;
  for (const std::string_view piece : pieces) {
    if (!failure) failure = stream.feed(piece);
  }
  if (!failure) failure = stream.finish();
  if (failure) outcome.refused = failure->sentence();
  return outcome;
}

Outcome streamed(std::string_view bytes) { return streamed(std::vector<std::string_view>{bytes}); }

Lines records_of(std::string_view bytes) { return streamed(bytes).records; }

// --- Where records are ---

TEST(JsonStream, RecordsAndTheirPlaces) {
  struct Case {
    std::string_view bytes;
    Lines records, envelopes;
  };
  for (const Case& c : {
           Case{R"([{"a":1}, 2, []])", {"/0 {\"a\":1}", "/1 2", "/2 []"}, {}},
           Case{"{\"a\":1}\n{\"b\":2}\n", {"line 1 {\"a\":1}", "line 2 {\"b\":2}"}, {}},  // JSON Lines
           Case{"{\"a\":1}\r\n\r\n{\"b\":2}", {"line 1 {\"a\":1}", "line 3 {\"b\":2}"}, {}},
           Case{"{\"a\":1}{\"b\":2}", {"line 1 {\"a\":1}", "line 1 {\"b\":2}"}, {}},  // concatenated
           Case{"{\n\"a\":1\n}\n{\"b\":2}", {"line 1 {\"a\":1}", "line 4 {\"b\":2}"}, {}},
           Case{R"({"feed": [{"a":1}, {"b":2}], "cursor": "x"})",
                {"/feed/0 {\"a\":1}", "/feed/1 {\"b\":2}"},
                {R"({"feed":[],"cursor":"x"})"}},
           Case{R"({"cursor": {"n": [1]}, "statuses": [3]})",
                {"/statuses/0 3"},
                {R"({"cursor":{"n":[1]},"statuses":[]})"}},
           Case{R"({"feed": [1], "statuses": [2]})",
                {"/feed/0 1", "/statuses/0 2"},
                {R"({"feed":[],"statuses":[]})"}},
           Case{"{\"feed\": [1]}\n{\"feed\": [2]}",  // pages, one a line
                {"/feed/0 1", "line 2, /feed/0 2"},
                {R"({"feed":[]})", R"({"feed":[]})"}},
           Case{R"({"feed": []})", {}, {R"({"feed":[]})"}},
           Case{R"({"feed": {"a": []}})", {R"(line 1 {"feed":{"a":[]}})"}, {}},  // of that name, but no list
           Case{R"({"feed": "x", "a": [1]})", {R"(line 1 {"feed":"x","a":[1]})"}, {}},
           Case{R"({"a": {"feed": [1]}})", {R"(line 1 {"a":{"feed":[1]}})"}, {}},  // not at the top
           Case{R"([{"feed": [1]}])", {R"(/0 {"feed":[1]})"}, {}},
           Case{R"({"feed": [{"feed": [1]}]})", {R"(/feed/0 {"feed":[1]})"}, {R"({"feed":[]})"}},
           Case{"[[1, [2]], [3]]", {"/0 [1,[2]]", "/1 [3]"}, {}},
           Case{"1 2.50 \"x\" true null -0.0e1",
                {"line 1 1", "line 1 2.50", "line 1 \"x\"", "line 1 true", "line 1 null", "line 1 -0.0e1"},
                {}},
           Case{"12", {"line 1 12"}, {}},  // ends with the file
           Case{"[]", {}, {}},
           Case{"{}", {"line 1 {}"}, {}},
           Case{"", {}, {}},
           Case{" \n\t\r\n", {}, {}},
       }) {
    const Outcome outcome = streamed(c.bytes);
    EXPECT_EQ(outcome.records, c.records) << c.bytes;
    EXPECT_EQ(outcome.envelopes, c.envelopes) << c.bytes;
    EXPECT_EQ(outcome.broken, Lines{}) << c.bytes;
    EXPECT_EQ(outcome.refused, "") << c.bytes;
  }
}

TEST(JsonStream, TheSinkMayStop) {
  Lines seen;
  RecordSink sink;
  sink.record = [&](JsonValue record, const RecordPlace&) {
    record.append_json(seen.emplace_back());
    return seen.size() < 2;
  };
  sink.envelope = [](JsonValue) { FAIL(); };
  sink.broken = [](std::string, std::string) { FAIL(); };
  JsonStream stream({}, std::move(sink));
  EXPECT_FALSE(stream.feed("[1,2,3,4"));
  EXPECT_FALSE(stream.feed(",5]}garbage"));
  EXPECT_FALSE(stream.finish());
  EXPECT_EQ(seen, (Lines{"1", "2"}));
}

// --- Pieces ---

const std::vector<std::string>& small_documents() {
  static const std::vector<std::string> documents{
      R"({"feed": [{"id": "1", "n": -12.5e3, "t": "gr\u00f6\u00df\ud83d\ude00", "f": [true, null]}], "cursor": "x"})",
      "{\"a\":1}\n{broken}\n{\"b\":2}\n",
      "{\"a\":\"\\ud83d \\ude00 \\ud83d\\ud83d\\ude00 "
      "\\\\ud83d\"}\n{\"b\":123456789012345678901234567890}\n",
      "\xEF\xBB\xBF[1, \"\xF0\x9F\x98\x80\", \"\xFF\"]",
      "{\"a\":1\n{\"b\":2}\n{\"c\":3",
      "[1,2,]\n[3]",
      "{\"a\":\"line\nbreak\"}\n{\"b\":2}",
      "12 13 14",
      "nothing",
      "<p>",
      "\xFF\xFE[\x00]\x00",
  };
  return documents;
}

TEST(JsonStream, EverySplitGivesTheSame) {
  for (const std::string& document : small_documents()) {
    const std::string_view bytes = document;
    const Outcome whole = streamed(bytes);
    for (std::size_t at = 0; at <= bytes.size(); ++at) {
      EXPECT_EQ(streamed({bytes.substr(0, at), bytes.substr(at)}), whole) << document << " split at " << at;
    }
    std::vector<std::string_view> single;
    for (std::size_t at = 0; at < bytes.size(); ++at) single.push_back(bytes.substr(at, 1));
    EXPECT_EQ(streamed(single), whole) << document << " byte by byte";
  }
}

// --- Lone surrogates ---

TEST(JsonStream, LoneSurrogatesBecomeReplacementCharacters) {
  struct Case {
    std::string_view json, record;
  };
  for (const Case& c : {
           Case{R"(["\ud83d"])", "/0 \"\uFFFD\""}, Case{R"(["\ude00"])", "/0 \"\uFFFD\""},
           Case{R"(["a\ud83d b"])", "/0 \"a\uFFFD b\""},
           Case{R"(["\ud83d\ud83d\ude00"])", "/0 \"\uFFFD😀\""},  // a half before a whole one
           Case{R"(["\ude00\ud83d"])", "/0 \"\uFFFD\uFFFD\""},   // halves the wrong way round
           Case{R"(["\ud83d\n"])", "/0 \"\uFFFD\\n\""}, Case{R"(["\ud83d\u0041"])", "/0 \"\uFFFDA\""},
           Case{R"(["\uD83D\uDE00"])", "/0 \"😀\""},
           Case{R"(["\\ud83d"])", R"(/0 "\\ud83d")"},  // a backslash, then letters
           Case{R"(["\\\ud83d"])", "/0 \"\\\\\uFFFD\""},
           Case{R"(["\ud7ff\ue000"])", "/0 \"\uD7FF\uE000\""},  // their neighbours are no surrogates
       }) {
    EXPECT_EQ(records_of(c.json), Lines{std::string(c.record)}) << c.json;
  }
  EXPECT_EQ(records_of(R"({"\ud83d": 1})"), Lines{"line 1 {\"\uFFFD\":1}"});  // in keys too
}

TEST(JsonStream, MendingInventsNoJson) {
  // What looks like the beginning of a surrogate and is none stays as broken as it was.
  for (const char* json :
       {R"({"a":"\ud83"x"})", R"(["\ud83g"])", R"(["\ud8"])", R"(["\uD83"])", R"(["\uDE"])"}) {
    const Outcome outcome = streamed(json);
    EXPECT_EQ(outcome.records, Lines{}) << json;
    EXPECT_EQ(outcome.broken.size(), 1u) << json;
  }
}

// --- Broken files ---

TEST(JsonStream, ABrokenLineIsReportedAndTheNextOnesRead) {
  struct Case {
    std::string_view line, why;
  };
  for (const Case& c : {
           Case{"{\"b\":}", "line 2, byte 13: broken JSON: found \"}\" where it cannot stand"},
           Case{"{\"b\":2,}", "line 2, byte 15: broken JSON: found \"}\" where it cannot stand"},
           Case{"{b:2}", "line 2, byte 9: broken JSON: found \"b\" where it cannot stand"},
           Case{"garbage", "line 2, byte 8: broken JSON: found \"g\" where it cannot stand"},
           Case{"{\"b\":\"cut", "line 2, byte 17: broken JSON: found the end of the line where it cannot stand"},
           Case{"{\"b\":NaN}", "line 2, byte 13: broken JSON: found \"N\" where it cannot stand"},
           Case{"{\"b\":1}}", "line 2, byte 15: broken JSON: found \"}\" where it cannot stand"},
           Case{"]", "line 2, byte 8: broken JSON: found \"]\" where it cannot stand"},
           Case{"{\"b\":\"\\q\"}", "line 2, byte 15: broken JSON: found \"q\" where it cannot stand"},
           Case{"{\"b\":\"\x01\"}", "line 2, byte 14: broken JSON: found the byte 0x01 where it cannot stand"},
       }) {
    const Outcome outcome = streamed("{\"a\":1}\n" + std::string(c.line) + "\n{\"c\":3}\n");
    EXPECT_EQ(outcome.broken, Lines{std::string(c.why)}) << c.line;
    ASSERT_GE(outcome.records.size(), 2u) << c.line;
    EXPECT_EQ(outcome.records.front(), "line 1 {\"a\":1}");
    EXPECT_EQ(outcome.records.back(), "line 3 {\"c\":3}") << c.line;
  }
}

TEST(JsonStream, ALineCutAnywhereLosesAtMostTheNext) {
  const std::string line = R"({"a":[1,{"b":"x"}],"c":null,"d":-1.5})";
  for (std::size_t size = 1; size < line.size(); ++size) {
    const Outcome outcome =
        streamed("{\"n\":1}\n" + line.substr(0, size) + "\n{\"n\":3}\n{\"n\":4}\n{\"n\":5}\n");
    EXPECT_EQ(outcome.broken.size(), 1u) << line.substr(0, size);
    ASSERT_GE(outcome.records.size(), 3u) << line.substr(0, size);
    EXPECT_EQ(outcome.records.back(), "line 5 {\"n\":5}") << line.substr(0, size);
  }
}

TEST(JsonStream, BrokenListsGiveWhatWasComplete) {
  const Outcome outcome = streamed("{\"feed\": [\n {\"a\":1},\n {\"b\":2},\n {\"c\"!3},\n {\"d\":4}\n]}");
  EXPECT_EQ(outcome.records, (Lines{"/feed/0 {\"a\":1}", "/feed/1 {\"b\":2}"}));
  EXPECT_EQ(outcome.broken, (Lines{"line 4, byte 36, /feed/2: broken JSON: found \"!\" where it cannot stand"}));
}

TEST(JsonStream, AFileCutAtAnyByteGivesExactlyItsCompleteRecords) {
  const std::vector<std::string> records{R"({"a":"é\ud83d\ude00"})", R"({"b":[1,{"c":null}]})",
                                         R"({"d":-1.5e3})"};
  struct Layout {
    std::string before, between, after;
  };
  for (const Layout& layout :
       {Layout{"[", ",", "]"}, Layout{"", "\n", "\n"}, Layout{"{\"x\":1,\"feed\":[", " , ", "],\"y\":2}"}}) {
    std::string bytes = layout.before;
    std::vector<std::size_t> ends;
    for (const std::string& record : records) {
      bytes += record;
      ends.push_back(bytes.size());
      bytes += ends.size() < records.size() ? layout.between : layout.after;
    }
    for (std::size_t size = 0; size <= bytes.size(); ++size) {
      const Outcome outcome = streamed(bytes.substr(0, size));
      const auto complete = static_cast<std::size_t>(
          std::count_if(ends.begin(), ends.end(), [&](std::size_t end) { return end <= size; }));
      EXPECT_EQ(outcome.records.size(), complete) << bytes.substr(0, size);
      const bool whole =
          size == bytes.size() || size == 0 ||
          (layout.before.empty() && (std::count(ends.begin(), ends.end(), size) || bytes[size - 1] == '\n'));
      EXPECT_EQ(outcome.broken.size(), whole ? 0u : 1u) << bytes.substr(0, size);
      if (!whole) {
        EXPECT_EQ(outcome.broken[0], "byte " + std::to_string(size) + ": " + std::string(kCutOff))
            << bytes.substr(0, size);
      }
    }
  }
}

TEST(JsonStream, DeepButNotTooDeep) {
  const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
  EXPECT_EQ(streamed(nested(512)).broken, Lines{});
  EXPECT_EQ(streamed(nested(512)).records.size(), 1u);
  const Outcome too_deep = streamed(nested(513) + "\n{\"b\":2}\n");
  EXPECT_EQ(too_deep.broken, Lines{"line 1, byte 512, /0: nested more than 512 levels deep"});
  EXPECT_EQ(too_deep.records, Lines{"line 2 {\"b\":2}"});
  EXPECT_EQ(streamed(std::string(100000, '[')).broken.size(), 1u);
}

TEST(JsonStream, WhatIsNoJsonIsNamed) {
  struct Case {
    std::string bytes, sentence;
  };
  for (const Case& c : {
           Case{"<feed>", "line 1, byte 0: expected JSON (\"{\" or \"[\"), found \"<\""},
           Case{"\n id,text\n", "line 2, byte 2: expected JSON (\"{\" or \"[\"), found \"i\""},
           Case{std::string("\0\0\0", 3), "line 1, byte 0: expected JSON (\"{\" or \"[\"), found the byte 0x00"},
       }) {
    EXPECT_EQ(streamed(c.bytes).refused, c.sentence) << c.bytes;
    EXPECT_EQ(streamed(c.bytes).records, Lines{});
  }
}

// --- JSONTestSuite (Nicolas Seriot, "Parsing JSON is a minefield") ---

// The names of the files in a folder, in no particular order.
Lines names_in(const std::string& folder) {
  Lines names;
  if (DIR* directory = opendir(folder.c_str())) {
    while (const dirent* entry = readdir(directory)) names.emplace_back(entry->d_name);
    closedir(directory);
  }
  return names;
}

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// Wrong for a parser of one document, and read here without a complaint: each with its reason.
const std::map<std::string, std::string>& tolerated() {
  static const std::map<std::string, std::string> names{
      {"n_structure_no_data.json", "holds nothing: whoever wants records says so"},
      {"n_single_space.json", "holds nothing"},
      {"n_structure_double_array.json", "[][] is two documents, as JSON Lines are"},
      {"n_structure_object_with_trailing_garbage.json", "{…}\"x\" is two documents"},
  };
  return names;
}

// Set LIMPID_DATA to the folder that holds JSONTestSuite/ to run it.
TEST(JsonTestSuite, TakesWhatIsRightAndReportsWhatIsWrong) {
  const char* data = std::getenv("LIMPID_DATA");
  if (!data) GTEST_SKIP() << "LIMPID_DATA is not set";
  const std::string folder = std::string(data) + "/JSONTestSuite/test_parsing/";
  std::size_t files = 0;
  for (const std::string& name : names_in(folder)) {
    if (name.size() < 6 || name.substr(name.size() - 5) != ".json") continue;
    ++files;
    const Outcome outcome = streamed(bytes_of(folder + name));
    const bool complained = !outcome.broken.empty() || !outcome.refused.empty();
    if (name[0] == 'y') {
      EXPECT_FALSE(complained) << name << outcome;
    } else if (name[0] == 'n') {
      EXPECT_NE(complained, tolerated().count(name) == 1) << name << outcome;
    }
  }
  EXPECT_GT(files, 300u);
}

}  // namespace
}  // namespace limpid
