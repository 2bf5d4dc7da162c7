// HTML as it stands in timelines, whole and broken, and the text people should read.
#include "base/html.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace limpid {
namespace {

struct Case {
  std::string_view html;
  std::string_view text;
};

void expect_texts(const std::initializer_list<Case>& cases) {
  for (const Case& c : cases) EXPECT_EQ(html_to_text(c.html), c.text) << c.html;
}

TEST(HtmlToText, BreaksAndParagraphs) {
  expect_texts({
      {"", ""},
      {"plain", "plain"},
      {"<p>one</p><p>two</p>", "one\n\ntwo"},
      {"one<br>two<br/>three<BR />four", "one\ntwo\nthree\nfour"},
      {"one<br><br>two", "one\n\ntwo"},
      {"one<p>two<p>three", "one\n\ntwo\n\nthree"},  // Hacker News does not close its paragraphs
      {"<p>one<br></p><p>two</p>", "one\n\ntwo"},    // a break at a paragraph's end shows as nothing
      {"<p></p><p>one</p><p> </p><p>two</p><br>", "one\n\ntwo"},
      {"<div>one</div><div>two</div>", "one\ntwo"},
      {"<h2>Title</h2>text", "Title\n\ntext"},
      {"a<hr>b", "a\n\nb"},
      {"<b>bo</b>ld, <i>it</i>alic", "bold, italic"},
      {"<ul><li>one</li><li>two</li></ul>", "- one\n- two"},
      {"<p>List:</p><ol><li>one<li>two</ol>after", "List:\n\n- one\n- two\nafter"},
      {"<ul><li></li></ul>text", "text"},  // an empty item leaves nothing behind
      {"<ul><li>a<ul><li>b</li></ul></li></ul>", "- a\n- b"},
      {"<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"},
  });
}

TEST(HtmlToText, WhiteSpace) {
  expect_texts({
      {"  one \n\t two  ", "one two"},
      {"one <b> two</b>", "one two"},
      {"one<br>\n  two", "one\ntwo"},
      {"a&#10;b&#32;&#9;c", "a b c"},  // written as numbers they are white space still
      {"a&nbsp; b", "a\u00A0 b"},      // a no-break space is not
      {"<pre><code>\nif (x)\n  y();\n</code></pre><p>after", "if (x)\n  y();\n\nafter"},
      {"<pre>\n\nx\n\n\n</pre>y", "x\n\n\ny"},
      {"a<pre>\n\nx</pre>", "a\n\n\nx"},  // the first newline in a <pre> is the tag's, not the text's
      {"</pre>a  b", "a b"},
  });
}

TEST(HtmlToText, LinksAsMastodonShortensThem) {
  expect_texts({
      {R"(<a href="https://example.org/a-long-path" rel="nofollow"><span class="invisible">https://)"
       R"(</span><span class="ellipsis">example.org/a-lo</span><span class="invisible">ng-path</span>)"
       R"(</a> read)",
       "example.org/a-lo… read"},
      {R"(<span class="h-card"><a href="https://m.example/@ana" class="u-url mention">@<span>ana</span>)"
       R"(</a></span> hi)",
       "@ana hi"},
      {"<span class='x invisible'>a<span>b</span>c</span>d", "d"},  // elements of the name may nest
      {"<span class=invisible>a</span>b", "b"},
      {"<span class=\"invisibly\">a</span>b", "ab"},  // a class is a whole word
      {"<SPAN CLASS=\"invisible\">a</SPAN>b", "b"},
      {"<span class=\"ellipsis\">a<span>b</span>c</span>d", "abc…d"},
      {"<br class=\"invisible\">a", "a"},  // nothing inside to hide
  });
}

TEST(HtmlToText, WhatIsNotText) {
  expect_texts({
      {"a<!-- <b>no</b> -->b", "ab"},
      {"a<!-->b", "ab"},  // a whole comment, browsers say
      {"a<!doctype html><?xml version='1.0'?>b", "ab"},
      {"a<script>if (1 < 2) document.write('<b>')</script>b", "ab"},
      {"a<script>'</scripted>'</SCRIPT >b", "ab"},
      {"a<style type=\"text/css\">p { color: red }</style>b", "ab"},
      {"<a title=\"1 > 0\" title='\"'>b</a>", "b"},  // a quoted > ends no tag
      {"<img src=x onerror=alert(1)>b", "b"},
      {"&lt;b&gt;not a tag&lt;/b&gt;", "<b>not a tag</b>"},
  });
}

TEST(HtmlToText, BrokenMarkupLosesNoText) {
  expect_texts({
      {"1 < 2 and 3 > 2", "1 < 2 and 3 > 2"},
      {"I <3 you, </3 you not", "I <3 you, </3 you not"},
      {"<", "<"},
      {"a <", "a <"},
      {"a </", "a </"},
      {"a <b", "a <b"},  // cut inside a tag
      {"text <a href=\"https://exam", "text <a href=\"https://exam"},
      {"a<!-- never closed <b>b</b>", "a<!-- never closed b"},
      {"a<! never closed", "a<! never closed"},
      {"<a href=\"x>link</a> after", "link after"},  // the quote is never closed
      {"<a href=\"x>one</a> <a href='y>two</a>", "one two"},
      {"<span class=\"invisible\">https://</sp>after", "https://after"},  // nor is the element
      {"a<script>b", "ab"},
      {"</p></b>a</i>", "a"},
      {"<b><i>a</b></i>b", "ab"},
      {"<p/ class=\"x\">a", "a"},
      {"<a =\"x\" ==>b", "b"},
      {"<>a</>", "<>a</>"},
  });
  EXPECT_EQ(html_to_text(std::string_view("a\0<b>\xFF</b>", 10)), std::string_view("a\0\xFF", 3));
}

TEST(HtmlToText, TimeGrowsWithTheLengthAlone) {
  // Each of these makes a reader that looks for an end again and again take minutes.
  for (const std::string_view piece :
       {"<", "<!--", "<b ", "<b x=\"", "<span class=invisible>", "<script>", "</script x=\"", "&#1",
        "<a x=\">\" ", "<pre>\n", "<br>", "<a \"x=\">"}) {
    std::string html = "<script>";
    while (html.size() < 1'000'000) html += piece;
    html += '>';
    EXPECT_LE(html_to_text(html).size(), html.size()) << piece;
  }
}

TEST(ReadHtml, CollectsLinks) {
  const HtmlContent content = read_html(
      "<a href=\"https://m.example/@ana\" class=\"u-url mention\">@ana</a> "
      "<a class=\"mention hashtag\" href=\"https://m.example/tags/cats\">#cats</a> "
      "<a href=\"https://b.example/?x=1&amp;y=2\">b</a> "
      "<A HREF='http://a.example/'>a</A> "
      "<a href=https://b.example/?x=1&amp;y=2>b again</a> "
      "<a href=\"mailto:ana@a.example\">mail</a> "
      "<a href=\"javascript:alert(1)\">js</a> "
      "<a href=\"/relative\">relative</a> "
      "<a>none</a> "
      "<a href=\"https://c.example/\" href=\"https://d.example/\">the first address counts</a> "
      "<link href=\"https://e.example/\">"
      "<span class=\"invisible\"><a href=\"https://f.example/\">hidden</a></span>");
  EXPECT_EQ(content.links, (std::vector<std::string>{"https://b.example/?x=1&y=2", "http://a.example/",
                                                     "https://c.example/"}));
  EXPECT_EQ(content.text, "@ana #cats b a b again mail js relative none the first address counts");
}

}  // namespace
}  // namespace limpid
