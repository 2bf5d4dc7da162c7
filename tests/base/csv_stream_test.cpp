// Rows out of bytes: quotes, line breaks, delimiters, encodings, broken rows, cut-off files. What is expected
// of sound tables is what Python's csv module gives.
#include "base/csv_stream.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace limpid {
namespace {

using Lines = std::vector<std::string>;

struct Outcome {
  Lines records, broken, warnings;
  std::string refused;
  std::size_t documents = 0;
  bool operator==(const Outcome& other) const {
    return records == other.records && broken == other.broken && warnings == other.warnings &&
           refused == other.refused && documents == other.documents;
  }
};

Outcome streamed(std::string_view bytes, std::size_t piece = std::string_view::npos) {
  Outcome outcome;
  RecordSink sink;
  sink.record = [&](JsonValue record, const RecordPlace& place) {
    EXPECT_TRUE(place.is_row);
    std::string text = to_text(place) + " ";
    record.append_json(text);
    outcome.records.push_back(text);
    return true;
  };
  sink.broken = [&](std::string where, std::string why) { outcome.broken.push_back(where + ": " + why); };
  sink.warn = [&](std::string_view code, std::string where, std::string) {
    outcome.warnings.push_back(std::string(code) + " " + where);
  };
  CsvStream stream(csv_delimiter(bytes).value_or(','), std::move(sink));
  Failure failure;
  while (!bytes.empty() && !failure) {
    failure = stream.feed(bytes.substr(0, piece));
    bytes.remove_prefix(std::min(piece, bytes.size()));
  }
  if (!failure) failure = stream.finish();
  if (failure) outcome.refused = failure->sentence();
  outcome.documents = stream.documents();
  return outcome;
}

TEST(CsvStream, RowsAndTheirPlaces) {
  struct Case {
    std::string_view bytes;
    Lines records;
  };
  for (const Case& c : {
           Case{"a,b\n1,2\n3,4\n", {R"(line 2 {"a":"1","b":"2"})", R"(line 3 {"a":"3","b":"4"})"}},
           Case{"a,b\r\n1,2\r\n3,4\r\n", {R"(line 2 {"a":"1","b":"2"})", R"(line 3 {"a":"3","b":"4"})"}},
           Case{"a,b\r1,2\r3,4", {R"(line 2 {"a":"1","b":"2"})", R"(line 3 {"a":"3","b":"4"})"}},  // old Macs
           Case{"a;b\n1,5;2\n", {R"(line 2 {"a":"1,5","b":"2"})"}},  // Excel in Europe
           Case{"a\tb\n1\t2\n", {R"(line 2 {"a":"1","b":"2"})"}},
           Case{"a|b|c,d\n1|2|3\n", {R"(line 2 {"a":"1","b":"2","c,d":"3"})"}},
           Case{"sep=;\r\na;b\r\n1;2", {R"(line 3 {"a":"1","b":"2"})"}},
           Case{"\"id\",\"te\"\"xt\"\n1,\"say \"\"hi\"\"\"", {R"(line 2 {"id":"1","te\"xt":"say \"hi\""})"}},
           Case{"a,b\n1,\"x\r\ny\nz\"\n2,w",
                {R"(line 2 {"a":"1","b":"x\r\ny\nz"})", R"(line 5 {"a":"2","b":"w"})"}},
           Case{"a,b\n\n\r\n1,2\n\n", {R"(line 4 {"a":"1","b":"2"})"}},  // blank lines
           Case{"a,b\n,\n", {R"(line 2 {"a":"","b":""})"}},
           Case{"a,b\n1 \"2\",\"3\"4\n", {R"(line 2 {"a":"1 \"2\"","b":"34"})"}},  // as Python reads them
           Case{"a,b\n1, \"2\"\n", {R"(line 2 {"a":"1","b":" \"2\""})"}},
           Case{"a,b\n1,2,,\n", {R"(line 2 {"a":"1","b":"2"})"}},  // empty cells too many
           Case{" a , b\n1,2", {R"(line 2 {"a":"1","b":"2"})"}},
           Case{",b,b\n0,1,2",
                {R"(line 2 {"column 1":"0","b":"1","b 3":"2"})"}},  // pandas' index; a name twice
           Case{"a,b\n1,\xC3\xA9\n", {"line 2 {\"a\":\"1\",\"b\":\"\xC3\xA9\"}"}},
       }) {
    const Outcome outcome = streamed(c.bytes);
    EXPECT_EQ(outcome.records, c.records) << c.bytes;
    EXPECT_EQ(outcome.broken, Lines{}) << c.bytes;
    for (const std::size_t piece : {1u, 2u, 7u}) EXPECT_EQ(streamed(c.bytes, piece), outcome) << c.bytes;
  }
}

TEST(CsvStream, TheDelimiterIsWhatCutsTheFirstLine) {
  struct Case {
    std::string_view head;
    std::optional<char> delimiter;
  };
  for (const Case& c : {
           Case{"a,b", ','},
           Case{"\n\na;b,c;d", ';'},
           Case{"\"a,b,c\";d", ';'},  // what is quoted does not count
           Case{"\"a\nb,c\"\td\n", '\t'},
           Case{"id\n1,2,3", std::nullopt},  // one heading: no table
           Case{"", std::nullopt},
       }) {
    EXPECT_EQ(csv_delimiter(c.head), c.delimiter) << c.head;
  }
}

TEST(CsvStream, BrokenRowsAreLeftOutAndNamed) {
  const Outcome outcome = streamed("a,b\n1\n1,2,3\n4,5\n");
  EXPECT_EQ(outcome.records, Lines{R"(line 4 {"a":"4","b":"5"})"});
  EXPECT_EQ(outcome.broken, (Lines{"line 2: a row of 1 cell in a table of 2 columns",
                                   "line 3: a row of 3 cells in a table of 2 columns"}));
  EXPECT_EQ(outcome.documents, 4u);
}

TEST(CsvStream, AQuoteThatNeverClosesDoesNotTakeAll) {
  const std::string rest = "4,5\n6,7\n";
  const Outcome outcome = streamed("a,b\n1,\"2" + std::string((4 << 20) + 1, 'x') + "\n" + rest, 1 << 16);
  ASSERT_EQ(outcome.broken.size(), 1u);
  EXPECT_EQ(outcome.broken[0].substr(0, 8), "line 2: ");
  EXPECT_EQ(outcome.records.size(), 2u);
}

TEST(CsvStream, RowsThatAreNotUtf8AreWindows1252) {
  const Outcome outcome = streamed("a,b\n1,\xE4\x80\n2,\xC3\xA4\n");
  EXPECT_EQ(outcome.records, (Lines{"line 2 {\"a\":\"1\",\"b\":\"\xC3\xA4\xE2\x82\xAC\"}",
                                    "line 3 {\"a\":\"2\",\"b\":\"\xC3\xA4\"}"}));
  EXPECT_EQ(outcome.warnings, Lines{"not-utf-8 line 2"});
}

TEST(CsvStream, ACutOffFileGivesItsWholeRows) {
  struct Case {
    std::string_view bytes;
    std::size_t records;
    Lines broken;
  };
  const std::string cut = ": " + std::string(kCutOff);
  for (const Case& c : {
           Case{"a,b\n1,2\n3,\"fo", 1, {"byte 13" + cut}},  // within quotes
           Case{"a,b\n1,2\n3", 1, {"byte 9" + cut}},        // a cell is missing
           Case{"a,b\n1,2\n3,", 2, {}},                     // an empty cell, or a cut one: nobody can tell
           Case{"a,b\n1,2\n3,\"4\"", 2, {}},
           Case{"a,b\n1,2\n", 1, {}},
           Case{"a,b", 0, {}},
           Case{"a,\"b", 0, {"byte 4" + cut}},
           Case{"", 0, {}},
       }) {
    const Outcome outcome = streamed(c.bytes);
    EXPECT_EQ(outcome.records.size(), c.records) << c.bytes;
    EXPECT_EQ(outcome.broken, c.broken) << c.bytes;
  }
}

TEST(CsvStream, TooManyColumnsAreRefused) {
  EXPECT_EQ(streamed(std::string(5000, ',') + "\n").refused,
            "line 1: a table of 5001 columns; Limpid reads up to 4096");
}

}  // namespace
}  // namespace limpid
