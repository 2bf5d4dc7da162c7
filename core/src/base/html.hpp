// HTML to plain text, for the posts of Mastodon, Hacker News and feeds.
//
// Limpid shows text only and never inserts markup from a file into a page, so this is no sanitiser
// and builds no tree: it reads tags in passing and keeps the words, the breaks and the links. Any
// bytes may come in. Markup that is broken is read as text rather than taking the text after it
// away, and time grows with the length alone.
#pragma once

#include "base/html_entities.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace limpid {

struct HtmlContent {
  std::string text;

  /// Where its <a href> lead: http and https only, decoded, in order, each once. Not the links of
  /// class "mention" or "hashtag", with which Mastodon marks its own.
  std::vector<std::string> links;
};

/// - Paragraphs, headings, quotes and <pre> stand apart by a blank line, other blocks by a line;
///   <br> is a newline; a list item begins with "- ". None of these at the beginning or the end.
/// - White space in the source is one space, except in <pre>.
/// - Comments, scripts, styles and elements of class "invisible" are dropped with what they
/// contain;
///   an element of class "ellipsis" is followed by "…". That is how Mastodon shortens links:
///   <span class="invisible">https://</span><span class="ellipsis">example.org/a-lo</span>…
/// - Entities are decoded (see html_entities.hpp); `<` before a space, a digit or an end is text.
[[nodiscard]] HtmlContent read_html(std::string_view html);

/// The text alone.
[[nodiscard]] std::string html_to_text(std::string_view html);

}  // namespace limpid
