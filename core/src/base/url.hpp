// Which site a link leads to.
#pragma once

#include <string>
#include <string_view>

namespace limpid {

/// The host of an http or https address: lower case, without a leading "www.", user name, port and
/// final dot. Empty for any other address, and for one without a host.
///   "https://WWW.Example.org:8080/a?b" → "example.org"
/// What browsers take as the end of the host ends it here, a backslash too: nothing after it can
/// pass itself off as the site. Letters beyond ASCII stay as they are written: "münchen.de" and
/// "xn--mnchen-3ya.de" are two domains.
[[nodiscard]] std::string domain_of(std::string_view url);

}  // namespace limpid
