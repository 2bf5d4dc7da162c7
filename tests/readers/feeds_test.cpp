// RSS and Atom: invented feeds, each with what a reader must get right.
#include "readers/lines.hpp"

namespace limpid {
namespace {

using namespace test;

TEST(Rss, Version2) {
  // content:encoded before description, dc:creator before author, what is in brackets is the author;
  // a date of a forum; one guid for two posts (told apart by their times, as some weblogs need it).
  constexpr char kFile[] = R"j(<?xml version="1.0"?>
<!-- a comment before the feed -->
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:slash="http://purl.org/rss/1.0/modules/slash/">
<channel>
  <title>Harbour &amp; Tide</title>
  <link>https://harbour.example/</link>
  <language>en-gb</language>
  <item>
    <title>Spring tides explained</title>
    <link>https://harbour.example/1?a=1&amp;b=2</link>
    <pubDate>Mon, 02 Mar 2026 08:00:00 GMT</pubDate>
    <dc:creator><![CDATA[Ana Maris]]></dc:creator>
    <category>Sea</category>
    <category domain="places">Harbour</category>
    <guid isPermaLink="false">tide-1</guid>
    <description>Short &lt;b&gt;summary&lt;/b&gt;.</description>
    <content:encoded><![CDATA[<p>Twice a month &amp; <a href="https://moon.example/phases">by the moon</a>.</p><p>Second paragraph.</p>]]></content:encoded>
    <slash:comments>7</slash:comments>
  </item>
  <item>
    <link>https://harbour.example/2</link>
    <guid>https://harbour.example/2</guid>
    <pubDate>2026/3/2 9:05:00</pubDate>
    <author>bo@harbour.example (Bo Lind)</author>
    <description>No title, one &nbsp; entity of HTML, and a picture.</description>
    <enclosure url="https://harbour.example/2.jpg" length="10" type="image/jpeg"/>
  </item>
  <item>
    <title>Same guid, another time</title>
    <guid>https://harbour.example/2</guid>
    <pubDate>Mon, 02 Mar 2026 10:00:00 +0100</pubDate>
  </item>
</channel>
</rss>)j";
  const Ids expected{
      R"j({"id":"tide-1","uri":"https://harbour.example/1?a=1&b=2","position":1,"author":"Ana Maris","author_name":"Ana Maris","created_at":"2026-03-02T08:00:00Z","title":"Spring tides explained","text":"Twice a month & by the moon.\n\nSecond paragraph.","lang":"en-gb","replies":7,"hashtags":["Sea","Harbour"],"links":["https://moon.example/phases"],"community":"Harbour & Tide"})j",
      R"j({"id":"https://harbour.example/2","uri":"https://harbour.example/2","position":2,"author":"Bo Lind","author_name":"Bo Lind","created_at":"2026-03-02T09:05:00Z","text":"No title, one   entity of HTML, and a picture.","lang":"en-gb","hashtags":[],"links":[],"media":["image"],"community":"Harbour & Tide"})j",
      R"j({"id":"https://harbour.example/2#2026-03-02T09:00:00Z","uri":"https://harbour.example/2","position":3,"created_at":"2026-03-02T09:00:00Z","title":"Same guid, another time","lang":"en-gb","hashtags":[],"community":"Harbour & Tide"})j",
  };
  EXPECT_EQ(lines_of(kFile), expected);
  EXPECT_EQ(skipped_of(kFile), Ids{});
}

TEST(Rss, Version1IsRdf) {
  // The channel is closed before its items; ids are rdf:about; dates are dc:date.
  constexpr char kFile[] = R"j(<?xml version="1.0" encoding="utf-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://old.example/feed"><title>Old feed</title><dc:language>fr</dc:language><items><rdf:Seq><rdf:li rdf:resource="https://old.example/1"/></rdf:Seq></items></channel>
<item rdf:about="https://old.example/1"><title>Un</title><link>https://old.example/1</link><description>Texte &#233;crit.</description><dc:creator>Cleo</dc:creator><dc:date>2026-03-02T08:00:00+01:00</dc:date><dc:subject>mer</dc:subject></item>
<item rdf:about="https://old.example/2"><title>Deux</title><link>https://old.example/2</link><dc:date>2026-03-03</dc:date></item>
</rdf:RDF>)j";
  const Ids expected{
      R"j({"id":"https://old.example/1","uri":"https://old.example/1","position":1,"author":"Cleo","author_name":"Cleo","created_at":"2026-03-02T07:00:00Z","title":"Un","text":"Texte écrit.","lang":"fr","hashtags":["mer"],"links":[],"community":"Old feed"})j",
      R"j({"id":"https://old.example/2","uri":"https://old.example/2","position":2,"created_at":"2026-03-03T00:00:00Z","title":"Deux","lang":"fr","hashtags":[],"community":"Old feed"})j",
  };
  EXPECT_EQ(lines_of(kFile), expected);
  EXPECT_EQ(skipped_of(kFile), Ids{});
}

TEST(Rss, InJson) {
  // Attributes have no mark there, and the text beside them is #value.
  constexpr char kFile[] =
      R"j({"rss": {"version": "2.0", "channel": {"title": "Outliner", "link": "https://outliner.example/", "language": "en-us", "item": [
  {"title": "First", "description": "Good <i>morning</i>.", "link": "https://outliner.example/1", "guid": {"isPermaLink": "true", "#value": "https://outliner.example/1"}, "pubDate": "Mon, 02 Mar 2026 08:00:00 GMT", "category": ["day", "sea"]},
  {"description": "No title.", "link": "https://outliner.example/2", "guid": "https://outliner.example/2", "pubDate": "Mon, 02 Mar 2026 09:00:00 GMT", "enclosure": {"url": "https://outliner.example/2.mp3", "type": "audio/mpeg", "length": "1"}}
]}}})j";
  const Ids expected{
      R"j({"id":"https://outliner.example/1","uri":"https://outliner.example/1","position":1,"created_at":"2026-03-02T08:00:00Z","title":"First","text":"Good morning.","lang":"en-us","hashtags":["day","sea"],"links":[],"community":"Outliner"})j",
      R"j({"id":"https://outliner.example/2","uri":"https://outliner.example/2","position":2,"created_at":"2026-03-02T09:00:00Z","text":"No title.","lang":"en-us","hashtags":[],"links":[],"media":["audio"],"community":"Outliner"})j",
  };
  EXPECT_EQ(lines_of(kFile), expected);
  EXPECT_EQ(skipped_of(kFile), Ids{});
}

TEST(Rss, InJsonAsOneRecord) {
  constexpr char kLine[] =
      R"j([{"rss": {"channel": {"title": "T", "item": [{"guid": "1", "title": "a"}, {"title": "b", "link": "https://b.example/"}]}}}])j";
  EXPECT_EQ(
      lines_of(kLine),
      (Ids{
          R"j({"id":"1","position":1,"title":"a","hashtags":[],"community":"T"})j",
          R"j({"id":"https://b.example/","uri":"https://b.example/","position":2,"title":"b","hashtags":[],"community":"T"})j"}));
}

TEST(Rss, TheSameFeedTwiceGivesEachPostOnce) {
  const std::string item = "<item><guid>g</guid><pubDate>Mon, 02 Mar 2026 08:00:00 GMT</pubDate></item>";
  const std::string later = "<item><guid>g</guid><pubDate>Mon, 02 Mar 2026 09:00:00 GMT</pubDate></item>";
  const Timelines timelines = read_all("<rss><channel>" + item + later + item + later + "</channel></rss>");
  EXPECT_EQ(timelines.posts(), 2u);
  EXPECT_EQ(timelines.duplicates, 2u);
}

TEST(Rss, WhatIsNotReadIsSaid) {
  EXPECT_EQ(skipped_of("<rss><channel><item><guid>a</guid></item><item></item><item><guid>b</guid>"),
            (Ids{"/rss/channel/item/1: an item without guid, link, title and text",
                 "line 1, byte 74: " + std::string("the file ends in the middle of a record: it was cut off; "
                                                   "what stands before is complete")}));
  EXPECT_EQ(warnings_of("<rss><channel><item><guid>a</guid><pubDate>soon</pubDate></item></channel></rss>"),
            (Ids{"not-a-date 1 /rss/channel/item/0/pubDate"}));
  EXPECT_EQ(refused("<rss><channel></channel></rss>"), "the list is empty: no post was found");
}

TEST(Atom, AFeed) {
  // A feed's author holds for entries without one; text, html and xhtml; an entry without published was
  // updated once.
  constexpr char kFile[] = R"j(<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0" xml:lang="de">
  <title type="html">K&amp;uuml;ste</title>
  <id>tag:kueste.example,2026:feed</id>
  <author><name>Dora Kai</name><uri>https://kueste.example/dora</uri></author>
  <entry>
    <id>tag:kueste.example,2026:1</id>
    <title>Ebbe &lt; Flut</title>
    <link href="https://kueste.example/1"/>
    <link rel="related" href="https://elsewhere.example/x"/>
    <published>2026-03-02T08:00:00+01:00</published>
    <updated>2026-03-02T09:00:00+01:00</updated>
    <category term="meer" label="Meer"/>
    <content type="html">&lt;p&gt;Zweimal am Tag.&lt;/p&gt;</content>
  </entry>
  <entry>
    <id>tag:kueste.example,2026:2</id>
    <title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Eine <em>Antwort</em></div></title>
    <author><name>Emil</name></author>
    <updated>2026-03-02T10:00:00Z</updated>
    <thr:in-reply-to ref="tag:kueste.example,2026:1"/>
    <link rel="replies" href="https://kueste.example/2/c" thr:count="4"/>
    <content type="xhtml" xml:lang="en"><div xmlns="http://www.w3.org/1999/xhtml"><p>One &amp; two.</p><p>See <a href="https://kueste.example/3">three</a>.</p></div></content>
  </entry>
</feed>)j";
  const Ids expected{
      R"j({"id":"tag:kueste.example,2026:1","uri":"https://kueste.example/1","position":1,"author":"Dora Kai","author_id":"https://kueste.example/dora","author_name":"Dora Kai","created_at":"2026-03-02T07:00:00Z","edited":true,"title":"Ebbe < Flut","text":"Zweimal am Tag.","lang":"de","hashtags":["Meer"],"links":["https://elsewhere.example/x"],"community":"Küste"})j",
      R"j({"id":"tag:kueste.example,2026:2","position":2,"author":"Emil","author_name":"Emil","created_at":"2026-03-02T10:00:00Z","kind":"reply","reply_to":"tag:kueste.example,2026:1","title":"Eine Antwort","text":"One & two.\n\nSee three.","lang":"en","replies":4,"hashtags":[],"links":["https://kueste.example/3"],"community":"Küste"})j",
  };
  EXPECT_EQ(lines_of(kFile), expected);
  EXPECT_EQ(skipped_of(kFile), Ids{});
}

TEST(Atom, Videos) {
  // YouTube's: views and ratings.
  constexpr char kFile[] = R"j(<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns:yt="http://www.youtube.com/xml/schemas/2015" xmlns:media="http://search.yahoo.com/mrss/" xmlns="http://www.w3.org/2005/Atom">
 <title>Tide films</title>
 <entry><id>yt:video:aaa</id><yt:videoId>aaa</yt:videoId><title>Low water</title><link rel="alternate" href="https://video.example/watch?v=aaa"/><author><name>Tide films</name><uri>https://video.example/channel/1</uri></author><published>2026-03-01T00:00:00+00:00</published><updated>2026-03-01T00:00:00+00:00</updated><media:group><media:title>Low water</media:title><media:content url="https://video.example/v/aaa" type="application/x-shockwave-flash"/><media:description>How low it goes.</media:description><media:community><media:starRating count="120" average="5.00"/><media:statistics views="4000"/></media:community></media:group></entry>
 <entry><id>yt:video:bbb</id><yt:videoId>bbb</yt:videoId><title>High water</title><link rel="alternate" href="https://video.example/watch?v=bbb"/><published>2026-03-02T00:00:00+00:00</published></entry>
</feed>)j";
  const Ids expected{
      R"j({"id":"yt:video:aaa","uri":"https://video.example/watch?v=aaa","position":1,"author":"Tide films","author_id":"https://video.example/channel/1","author_name":"Tide films","created_at":"2026-03-01T00:00:00Z","edited":false,"title":"Low water","text":"How low it goes.","likes":120,"views":4000,"hashtags":[],"media":["video"],"community":"Tide films"})j",
      R"j({"id":"yt:video:bbb","uri":"https://video.example/watch?v=bbb","position":2,"created_at":"2026-03-02T00:00:00Z","title":"High water","hashtags":[],"media":["video"],"community":"Tide films"})j",
  };
  EXPECT_EQ(lines_of(kFile), expected);
  EXPECT_EQ(skipped_of(kFile), Ids{});
}

TEST(Atom, AnEntryNeedsAnIdOrALink) {
  EXPECT_EQ(skipped_of("<feed><entry><title>t</title></entry><entry><id>1</id></entry></feed>"),
            (Ids{"/feed/entry/0: an entry without id and link"}));
}

TEST(Rss, DeclaredEncodings) {
  const auto feed = [](const std::string& encoding, const std::string& title) {
    return "<?xml version='1.0' encoding='" + encoding + "'?><rss><item><guid>1</guid><title>" + title +
           "</title></item></rss>";
  };
  const Ids expected{R"j({"id":"1","position":1,"title":"Café","hashtags":[]})j"};
  EXPECT_EQ(lines_of(feed("utf-8", "Café")), expected);
  EXPECT_EQ(lines_of(feed("ISO-8859-1", "Caf\xE9")), expected);
  EXPECT_EQ(refused(feed("gb2312", "x")),
            "byte 0: this file declares the encoding gb2312: convert it to UTF-8 (iconv -f gb2312 -t UTF-8) "
            "and try again");
  EXPECT_EQ(encoding_to_convert(feed("gb2312", "x")), "gb2312");
  Reading converted;  // by the caller, who says so: the declaration is not true any more
  ASSERT_EQ(converted.begin_file("feed.rss", true), std::nullopt);
  ASSERT_EQ(converted.feed(feed("gb2312", "Café")), std::nullopt);
  EXPECT_EQ(expect_value(converted.finish()).posts(), 1u);
}

}  // namespace
}  // namespace limpid
