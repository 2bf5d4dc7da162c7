// The scanner takes plain objects and leaves the rest; nobody can tell by the outcome which of the two has
// read.
#include "base/json_scanner.hpp"

#include "base/json_stream.hpp"

#include <gtest/gtest.h>

#include <cstring>
#include <memory>
#include <string>

namespace limpid {
namespace {

using Outcome = JsonScanner::Outcome;

struct Scanned {
  Outcome outcome;
  std::string json;
  std::size_t length;
};

Scanned scanned(std::string_view bytes, const std::vector<RecordPath>* paths = nullptr) {
  // No byte more than these: sanitizers see a look beyond their end.
  const std::unique_ptr<char[]> exact(new char[bytes.size()]);
  std::memcpy(exact.get(), bytes.data(), bytes.size());
  JsonTree tree;
  JsonScanner scanner({exact.get(), bytes.size()}, paths, tree);
  Scanned result{scanner.scan(), "", 0};
  EXPECT_EQ(tree.empty(), result.outcome != Outcome::taken);
  if (result.outcome != Outcome::taken) return result;
  tree.root().append_json(result.json);
  result.length = scanner.length();
  return result;
}

// --- One object

TEST(JsonScanner, TakesPlainObjects) {
  struct Case {
    std::string_view bytes, json;
  };
  for (const Case& c : {
           Case{"{}", "{}"},
           Case{R"({"a":1})", R"({"a":1})"},
           Case{"{ \"a\" : [ 1 , {} ]\r\n\t}", R"({"a":[1,{}]})"},
           Case{R"({"a":[],"a":null,"":true})", R"({"a":[],"a":null,"":true})"},  // duplicates stay
           Case{R"({"n":[0,-0,1.50,1E+3,-2e-7,12345678901234567890123]})",        // numbers keep their text
                R"({"n":[0,-0,1.50,1E+3,-2e-7,12345678901234567890123]})"},
           Case{R"({"t":"a\"\\\/\b\f\n\r\tz"})", R"({"t":"a\"\\/\b\f\n\r\tz"})"},
           Case{R"({"t":"\u0041\u00e9\u20ac\ud83d\ude00"})", "{\"t\":\"Aé€😀\"}"},
           Case{R"({"\u0061b":"\u0000"})", R"({"ab":"\u0000"})"},  // escapes in names too
           Case{"{\"t\":\"sixteen bytes go and more\"}", "{\"t\":\"sixteen bytes go and more\"}"},
           Case{"{\"t\":\"\x7f\"}", "{\"t\":\"\x7f\"}"},
       }) {
    const Scanned result = scanned(c.bytes);
    EXPECT_EQ(result.outcome, Outcome::taken) << c.bytes;
    EXPECT_EQ(result.json, c.json);
    EXPECT_EQ(result.length, c.bytes.size()) << c.bytes;
    EXPECT_EQ(scanned(std::string(c.bytes) + "x}").length, c.bytes.size())
        << c.bytes;  // what follows is not looked at
  }
}

TEST(JsonScanner, WaitsForTheEnd) {
  const std::string_view object =
      R"({"a" : [1.5e3, true, null, {"b\n": "\ud83d\ude00 and so on"}], "c": false})";
  for (std::size_t size = 1; size < object.size(); ++size) {
    EXPECT_EQ(scanned(object.substr(0, size)).outcome, Outcome::cut) << object.substr(0, size);
  }
}

TEST(JsonScanner, LeavesWhatItDoubts) {
  for (const std::string& bytes : {
           std::string("{,}"),
           std::string("{a:1}"),
           std::string("{\"a\"}"),
           std::string("{\"a\":}"),
           std::string("{\"a\":1,}"),
           std::string("{\"a\":[1,]}"),
           std::string("{\"a\":[1}"),
           std::string("{\"a\":01}"),
           std::string("{\"a\":-}"),
           std::string("{\"a\":1.}"),
           std::string("{\"a\":.5}"),
           std::string("{\"a\":+1}"),
           std::string("{\"a\":1e}"),
           std::string("{\"a\":1e12345}"),  // right, but beyond some parsers' exponents
           std::string("{\"a\":nulL}"),
           std::string("{\"a\":NaN}"),
           std::string("{\"a\":'x'}"),
           std::string("{\"a\":\"\n\"}"),
           std::string("{\"a\":\"\x01 a control character\"}"),
           std::string("{\"a\":\"\\q\"}"),
           std::string("{\"a\":\"\\u12g4\"}"),
           std::string("{\"a\":\"\\ud83d\"}"),  // the parser's side knows what to do with halves
           std::string("{\"a\":\"\\ude00\\ud83d\"}"),
           std::string("{\"a\":\"\\ud83d\\n\"}"),
           std::string("{\"a\":1}}").insert(5, 40, '['),
           std::string("{\v\"a\":1}"),
       }) {
    EXPECT_EQ(scanned(bytes).outcome, Outcome::doubt) << bytes;
  }
}

TEST(JsonScanner, LeavesWhatMayHoldRecords) {
  const std::vector<RecordPath> paths{RecordPath("data.**.feed[]"), RecordPath("entry")};
  EXPECT_EQ(scanned(R"({"a":{"feed":[1]}})", &paths).outcome, Outcome::doubt);
  EXPECT_EQ(scanned(R"({"entry":{}})", &paths).outcome, Outcome::doubt);
  EXPECT_EQ(scanned(R"({"feed":{},"entry":[],"feed":"x"})", &paths).outcome,
            Outcome::taken);  // not of their kind
}

// --- The scanner and the parser

// All that a stream says, in one text. Of a text that is broken, not cut off, the parser gives as much as the
// pieces have it give: `wants_partial` is for files that are cut off.
std::string streamed(std::string_view bytes, std::size_t piece, JsonStream::Plain plain,
                     bool wants_partial = false) {
  std::string text;
  RecordSink sink;
  sink.record = [&](JsonValue record, const RecordPlace& place) {
    text += to_text(place) + (place.partial ? " partial " : " ");
    record.append_json(text);
    place.around.append_json(text += " in ");
    text += '\n';
    return true;
  };
  sink.envelope = [&](JsonValue envelope) { envelope.append_json(text += "envelope "); };
  sink.broken = [&](std::string where, std::string why) { text += where + ": " + why + '\n'; };
  sink.wants_partial = wants_partial;
  JsonStream stream({RecordPath("feed[]"), RecordPath("**.statuses[]"), RecordPath("entry")}, std::move(sink),
                    {}, plain);
  Failure failure;
  for (std::size_t at = 0; at < bytes.size() && !failure; at += piece)
    failure = stream.feed(bytes.substr(at, piece));
  if (!failure) failure = stream.finish();
  return text + (failure ? failure->sentence() : std::to_string(stream.documents()));
}

// Of a broken literal or escape the parser names the first letter or the first wrong one, as the pieces have
// it.
std::string without_places(std::string text) {
  for (std::size_t at = 0; (at = text.find("byte ", at)) != std::string::npos; ++at) {
    text.erase(at, text.find('\n', at) - at);
  }
  return text;
}

void expect_same(const std::string& bytes, bool wants_partial = false) {
  const auto seen = [&](std::size_t piece, JsonStream::Plain plain) {
    return streamed(bytes, piece, plain, wants_partial);
  };
  const std::size_t whole = bytes.size() + 1;
  const std::string parsed = seen(whole, JsonStream::Plain::parsed);
  ASSERT_EQ(seen(whole, JsonStream::Plain::scanned), parsed) << bytes;
  for (const std::size_t piece : {1, 7, 64}) {
    const std::string scanned = without_places(seen(piece, JsonStream::Plain::scanned));
    if (scanned == without_places(parsed)) continue;
    // A line that ends within an escape is its line or the next one's, again as the pieces have it.
    ASSERT_EQ(scanned, without_places(seen(piece, JsonStream::Plain::parsed)))
        << bytes << "\nin pieces of " << piece;
  }
}

const std::vector<std::string>& documents() {
  static const std::vector<std::string> all{
      "[{\"a\":1}, {\"b\":[-1.5e3,{\"c\":\"x\\u00e9\"}]},\n{\"d\":\"\\\\\"}, 7, "
      "[]]\n{\"e\":\"}\"}\n{\"a\":{\"b\":1}}",
      R"([{"a":1}, {"b":[true,{"c":"x\u00e9"}]},)"
      "\n"
      R"({"d":-1.5e3}, 7, {"e":null}])",
      "{\"a\":\"\\ud83d\\ude00\"}\n{\"b\":[{}, [] ,\"}\"]}\n\n{\"c\":0}\n",
      R"({"t":"[","feed":[{"a":"}"},{"b":{"feed":[1]}}],"x":{"statuses":[{"c":1},{"d":2}]}, "entry":{"y":[3]}})",
      R"(["EVENT","feed",{"a":{"b":1}}] {"statuses":[],"entry":{}})",
      "{\"feed\":[\"}\",{\"a\":\"\\ud83d\"},{\"b\":1}]}\n{\"c\":\"\xff\"}",
  };
  return all;
}

TEST(JsonScanner, OneByteChangedLostOrAddedIsReadAsTheParserReadsIt) {
  for (const std::string& document : documents()) {
    expect_same(document);
    for (std::size_t at = 0; at <= document.size(); ++at) {
      std::string changed = document;
      expect_same(changed.substr(0, at), true);  // cut off here
      if (at < document.size()) expect_same(changed.erase(at, 1));
      for (const char c : std::string_view("\"\\{}[],:0-e \n\x01\xc3u")) {
        changed = document;
        expect_same(changed.insert(at, 1, c));
        if (at == document.size()) continue;
        changed = document;
        changed[at] = c;
        expect_same(changed);
      }
      if (HasFatalFailure()) return;
    }
  }
}

TEST(JsonScanner, LongRecordsAreReadToo) {
  const std::string text(300'000, 'x');  // longer than what waits for its end
  const std::string list = "[{\"a\":1},{\"t\":\"" + text + "\"},{\"b\":2}]";
  const std::string lines = "{\"a\":1}\n{\"t\":\"" + text + "\"}\n{\"b\":2}";
  for (const std::string& bytes : {list, lines, list.substr(0, 290'000)}) {
    const std::string expected = streamed(bytes, bytes.size(), JsonStream::Plain::parsed);
    for (const std::size_t piece : {bytes.size(), std::size_t{1000}, std::size_t{100'000}}) {
      EXPECT_TRUE(streamed(bytes, piece, JsonStream::Plain::scanned) == expected) << piece;
    }
  }
}

}  // namespace
}  // namespace limpid
