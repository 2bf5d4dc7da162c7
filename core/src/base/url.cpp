// The parts of an address as the WHATWG URL Standard finds them (https://url.spec.whatwg.org), as
// far as the host needs; no percent-decoding, no Punycode.
#include "base/url.hpp"

#include "base/ascii.hpp"

namespace limpid {
namespace {

constexpr bool is_space_or_control(char c) { return static_cast<unsigned char>(c) <= ' '; }

/// Takes `prefix` (in lower case) off the front of `text`, in whatever case it is written.
bool take_prefix(std::string_view& text, std::string_view prefix) {
  if (!starts_with_ignoring_case(text, prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

std::string_view without_user(std::string_view authority) {
  const std::size_t at = authority.rfind('@');
  return at == std::string_view::npos ? authority : authority.substr(at + 1);
}

std::string_view without_port(std::string_view host) {
  const std::size_t colon = host.rfind(':');
  const std::size_t bracket = host.rfind(']');  // an IPv6 address is [2001:db8::1]
  const bool in_brackets = bracket != std::string_view::npos && colon < bracket;
  return colon == std::string_view::npos || in_brackets ? host : host.substr(0, colon);
}

}  // namespace

std::string domain_of(std::string_view url) {
  while (!url.empty() && is_space_or_control(url.front())) url.remove_prefix(1);
  while (!url.empty() && is_space_or_control(url.back())) url.remove_suffix(1);
  if (!take_prefix(url, "https://") && !take_prefix(url, "http://")) return {};

  std::string_view host = without_port(without_user(url.substr(0, url.find_first_of("/\\?#"))));
  if (!host.empty() && host.back() == '.') host.remove_suffix(1);

  std::string_view rest = host;
  const bool names_more = take_prefix(rest, "www.") && rest.find('.') != std::string_view::npos;
  if (names_more) host = rest;  // but www.com is a site of its own

  std::string domain;
  domain.reserve(host.size());
  for (const char c : host) {
    if (is_space_or_control(c)) return {};
    domain.push_back(to_lower(c));
  }
  return domain;
}

}  // namespace limpid
