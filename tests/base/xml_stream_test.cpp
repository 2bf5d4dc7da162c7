// XML in pieces -> records: what feeds on the web look like, broken ones too, and what must never happen.
#include "base/xml_stream.hpp"

#include <gtest/gtest.h>

namespace limpid {
namespace {

using Lines = std::vector<std::string>;

struct Outcome {
  Lines records, arounds, broken;
  std::string refused;
  bool operator==(const Outcome& other) const {
    return records == other.records && arounds == other.arounds && broken == other.broken &&
           refused == other.refused;
  }
};

Outcome streamed(std::string_view bytes, std::size_t piece = 1 << 20) {
  Outcome outcome;
  RecordSink sink;
  sink.record = [&](JsonValue record, const RecordPlace& place) {
    std::string text = to_text(place) + " ";
    record.append_json(text);
    outcome.records.push_back(text);
    place.around.append_json(outcome.arounds.emplace_back());
    return true;
  };
  sink.envelope = [](JsonValue) {};
  sink.broken = [&](std::string where, std::string why) { outcome.broken.push_back(where + ": " + why); };
  XmlStream stream(std::move(sink));
  Failure failure;
  for (std::size_t at = 0; at < bytes.size() && !failure; at += piece)
    failure = stream.feed(bytes.substr(at, piece));
  if (!failure) failure = stream.finish();
  if (failure) outcome.refused = failure->sentence();
  return outcome;
}

// The members of the only item of a feed.
std::string item_of(const std::string& inside) {
  const Outcome outcome = streamed("<rss><channel><item>" + inside + "</item></channel></rss>");
  EXPECT_EQ(outcome.broken, Lines{}) << inside;
  if (outcome.records.size() != 1) return std::to_string(outcome.records.size()) + " records";
  return outcome.records[0].substr(outcome.records[0].find('{'));
}

TEST(XmlStream, ElementsAsMembers) {
  struct Case {
    std::string xml, json;
  };
  for (const Case& c : {
           Case{"<title>a</title>", R"({"item":{"title":"a"}})"},
           Case{"<title> \n a b\r\n </title>", R"({"item":{"title":"a b"}})"},  // trimmed
           Case{"<title/><link></link>", R"({"item":{"title":"","link":""}})"},
           Case{"<guid isPermaLink='false'>a</guid>",
                R"({"item":{"guid":{"@isPermaLink":"false","#text":"a"}}})"},
           Case{"<enclosure url=\"a?b=1&amp;c=2\" type = \"x\" />",
                R"({"item":{"enclosure":{"@url":"a?b=1&c=2","@type":"x"}}})"},
           Case{"<a:b xmlns:a=\"urn:a\">c</a:b>",
                R"({"item":{"a:b":"c"}})"},  // prefixes stay, declarations go
           Case{"<category>a</category><category>b</category>",
                R"({"item":{"category":"a","category":"b"}})"},
           Case{"<author><name>a</name></author>", R"({"item":{"author":{"name":"a"}}})"},
           Case{"<d><![CDATA[<p>a & b</p>]]></d>", R"({"item":{"d":"<p>a & b</p>"}})"},
           Case{"<d>a<![CDATA[ b]]> c<!-- not this --></d>", R"({"item":{"d":"a b c"}})"},
           Case{"<d>&lt;p&gt; &amp;amp; &#228;&#xE4;&nbsp;x &unheard;</d>",
                "{\"item\":{\"d\":\"<p> &amp; ää\u00A0x &unheard;\"}}"},
           Case{"<d>a < b, a <3 c</d>", R"({"item":{"d":"a < b, a <3 c"}})"},
           Case{"<d>a <b>bold</b> &amp; c</d>", R"({"item":{"d":{"#markup":"a <b>bold</b> &amp; c"}}})"},
           Case{"<d type=\"xhtml\"><x:p>a</x:p></d>",
                R"({"item":{"d":{"@type":"xhtml","#markup":"<p>a</p>"}}})"},
           Case{"<d>a<br>b</d><e>c</e>",
                R"({"item":{"d":{"#markup":"a<br>b</br>"},"e":"c"}})"},  // br ends with d
           Case{"<d>a</b></d>", R"({"item":{"d":"a"}})"},                // belongs to nothing
           Case{"<d a=1 b c='>'>x</d>", R"({"item":{"d":{"@a":"1","@b":"","@c":">","#text":"x"}}})"},
           Case{"<?php x > y ?><d>a</d>", R"({"item":{"d":"a"}})"},
           Case{"stray<d>a</d>text", R"({"item":{"d":"a"}})"},
       }) {
    EXPECT_EQ(item_of(c.xml), c.json) << c.xml;
  }
}

TEST(XmlStream, RecordsPlacesAndWhatStandsAround) {
  const Outcome rss = streamed(
      "<?xml version='1.0'?>\n<rss version='2.0'><channel><title>T</title>\n"
      "<item>1</item>\n<language>en</language><item><a>2</a></item></channel></rss>\n");
  EXPECT_EQ(rss.records,
            (Lines{R"(/rss/channel/item/0 {"item":{}})", R"(/rss/channel/item/1 {"item":{"a":"2"}})"}));
  ASSERT_EQ(rss.arounds.size(), 2u);
  EXPECT_EQ(rss.arounds[0], R"({"@version":"2.0","title":"T"})");
  EXPECT_EQ(rss.arounds[1], R"({"@version":"2.0","title":"T","language":"en"})");

  const Outcome rdf = streamed("<rdf:RDF><channel><title>T</title></channel><item><a>1</a></item></rdf:RDF>");
  EXPECT_EQ(rdf.records, (Lines{R"(/rdf:RDF/item/0 {"item":{"a":"1"}})"}));
  EXPECT_EQ(rdf.arounds, (Lines{R"({"channel":{"title":"T"},"title":"T"})"}));  // closed before its items

  const Outcome atom = streamed("<feed xml:lang='de'><title>T</title><entry><id>1</id></entry></feed>");
  EXPECT_EQ(atom.records, (Lines{R"(/feed/entry/0 {"entry":{"id":"1"}})"}));
  EXPECT_EQ(atom.arounds, (Lines{R"({"@xml:lang":"de","title":"T"})"}));

  // A root with a prefix takes it off its own names, and off no others.
  EXPECT_EQ(streamed("<a:feed><a:entry><a:id>1</a:id><b:c>2</b:c></a:entry></a:feed>").records,
            (Lines{R"(/feed/entry/0 {"entry":{"id":"1","b:c":"2"}})"}));
  EXPECT_EQ(streamed("<entry><id>1</id></entry>").records, (Lines{R"(/entry {"entry":{"id":"1"}})"}));
  // The next item ends one that is not closed, and so does the end of the channel.
  EXPECT_EQ(streamed("<rss><channel><item><a>1</a><item><a>2</a></channel></rss>").records.size(), 2u);
  // Two documents in one file.
  EXPECT_EQ(streamed("<rss><item><a>1</a></item></rss>\n<rss><item><a>2</a></item></rss>").records,
            (Lines{R"(/rss/item/0 {"item":{"a":"1"}})", R"(line 2, /rss/item/0 {"item":{"a":"2"}})"}));
}

TEST(XmlStream, WhatIsRefusedAndWhatIsBroken) {
  struct Case {
    std::string xml, refused;
    Lines broken;
  };
  const std::string deep = [] {
    std::string xml = "<rss><channel><item>";
    for (int i = 0; i < 300; ++i) xml += "<a>";
    return xml;
  }();
  constexpr char kPage[] =
      "this is a web page (HTML); Limpid reads the data behind it: a feed (RSS, Atom), JSON or CSV";
  for (const Case& c : {
           Case{"<!DOCTYPE html><html>", std::string("line 1, byte 0: ") + kPage, {}},
           Case{"\n<HTML lang=en>", std::string("line 2, byte 1: ") + kPage, {}},
           Case{"<opml/>",
                "line 1, byte 0: this is XML with the root element \"opml\"; of XML, Limpid reads RSS and "
                "Atom feeds",
                {}},
           Case{"<?xml version='1.0'?>",
                "line 1, byte 21: this begins like XML, and ends before the first element",
                {}},
           Case{"<rss><item><a>1", "", {"line 1, byte 15: " + std::string(kCutOff)}},
           Case{"<rss><item/></rss>\n tail", "", {"line 1, byte 18: text outside of all elements; left out"}},
           Case{"<rss></rss><page/>",
                "",
                {"line 1, byte 11: this is XML with the root element \"page\"; of XML, Limpid reads RSS and "
                 "Atom feeds"}},
           Case{deep, "", {"line 1, byte 779: elements nested more than 256 levels deep"}},
       }) {
    const Outcome outcome = streamed(c.xml);
    EXPECT_EQ(outcome.refused, c.refused) << c.xml.substr(0, 40);
    EXPECT_EQ(outcome.broken, c.broken) << c.xml.substr(0, 40);
  }
}

TEST(XmlStream, DeclarationsDeclareNothing) {
  // No entity of a file's own, neither its text (which may grow without end) nor another file.
  const std::string bomb =
      "<!DOCTYPE rss [<!ENTITY a \"ha>\"><!ENTITY b \"&a;&a;\"><!ENTITY f SYSTEM \"file:///etc/passwd\">]>"
      "<rss><item><a>&b;&f;</a></item></rss>";
  EXPECT_EQ(streamed(bomb).records, (Lines{R"(/rss/item/0 {"item":{"a":"&b;&f;"}})"}));
}

constexpr char kFeed[] =
    "<?xml version=\"1.0\"?><!-- - -- --><!DOCTYPE rss [<!ELEMENT a ANY><!-- don't > -->]><rss><channel><title>T &amp; "
    "U</title>"
    "<item a='>'><t><![CDATA[ ]] ]>x<y]]></t><d>a &lt; b <3</d></item>\n<item><e "
    "k=\"v\"/></item></channel></rss>\n";

TEST(XmlStream, PiecesOfAnySizeGiveTheSame) {
  const Outcome whole = streamed(kFeed);
  EXPECT_EQ(whole.records.size(), 2u);
  for (std::size_t piece = 1; piece < sizeof(kFeed); ++piece)
    EXPECT_TRUE(streamed(kFeed, piece) == whole) << piece;
}

TEST(XmlStream, CutAnywhereTheCompleteItemsAreThere) {
  const std::string feed = kFeed;
  const std::size_t first = feed.find("</item>") + 7, second = feed.rfind("</item>") + 7;
  for (std::size_t size = 1; size < feed.size(); ++size) {
    const Outcome outcome = streamed(feed.substr(0, size));
    EXPECT_EQ(outcome.records.size(), (size >= first ? 1u : 0u) + (size >= second ? 1u : 0u)) << size;
    const bool is_whole = size >= feed.size() - 1;  // all but the last newline
    EXPECT_EQ(outcome.broken.size() + (outcome.refused.empty() ? 0 : 1), is_whole ? 0u : 1u) << size;
  }
}

TEST(XmlStream, AnyBytesComeToAnEnd) {
  std::uint32_t state = 1;
  constexpr std::string_view kPieces[] = {
      "<rss>", "<item>", "</item>", "<", ">",  "<![CDATA[", "]]>", "<!--", "-->",  "\"", "'",
      "=",     "a",      "&",       "/", "<?", "?>",        "<!",  "[",    "\xFF", " ",  "</"};
  for (int round = 0; round < 500; ++round) {
    std::string bytes = "<rss>";
    for (int i = 0; i < 40; ++i) {
      state = state * 1664525u + 1013904223u;
      bytes += kPieces[(state >> 16) % std::size(kPieces)];
    }
    EXPECT_TRUE(streamed(bytes) == streamed(bytes, 1)) << bytes;
  }
}

}  // namespace
}  // namespace limpid
