// HTML's character references: "&amp;", "&#8217;", "&#x1F600;" in, UTF-8 out.
//
// X escapes its texts with three of them; Mastodon, Hacker News and feeds use all kinds.
#pragma once

#include <string>
#include <string_view>

namespace limpid {

/// `text` with its references decoded: the 252 names of HTML 4 and &apos;, decimal and hexadecimal
/// numbers. As browsers do, 128 to 159 are read as Windows-1252 (&#146; is ’), and numbers that are
/// no code point, or 0, become U+FFFD. What has no such name or no semicolon stays as it is
/// written. Decoded once: "&amp;lt;" becomes "&lt;".
[[nodiscard]] std::string decode_entities(std::string_view text);

/// Where a reference stands at the front of `text`: takes it, appends what it means, says true.
/// Otherwise does nothing and says false.
bool take_entity(std::string_view& text, std::string& out);

}  // namespace limpid
