// Which site an address leads to, whatever it tries to look like.
#include "base/url.hpp"

#include <gtest/gtest.h>

#include <string_view>

namespace limpid {
namespace {

TEST(DomainOf, HttpAddresses) {
  struct Case {
    std::string_view url;
    std::string_view domain;
  };
  for (const Case& c : {
           Case{"https://example.org", "example.org"},
           Case{"http://example.org/a/b?c#d", "example.org"},
           Case{"HTTPS://WWW.Example.ORG/", "example.org"},
           Case{" https://example.org\n", "example.org"},
           Case{"https://example.org?q=https://other.org", "example.org"},
           Case{"https://example.org#frag", "example.org"},
           Case{"https://example.org.", "example.org"},  // fully qualified: the same host
           Case{"https://example.org:8443/", "example.org"},
           Case{"https://example.org:", "example.org"},
           Case{"https://me:secret@example.org:80/", "example.org"},
           Case{"https://good.org@evil.org/", "evil.org"},    // what stands before @ is a user name
           Case{"https://evil.org\\@good.org/", "evil.org"},  // browsers read \ as /
           Case{"https://evil.org/@good.org", "evil.org"},
           Case{"https://[2001:DB8::1]:443/", "[2001:db8::1]"},
           Case{"https://192.168.0.1/", "192.168.0.1"},
           Case{"https://localhost", "localhost"},
           Case{"https://www.com/", "www.com"},  // a site of that name
           Case{"https://www.www.example.org/", "www.example.org"},
           Case{"https://wwww.example.org/", "wwww.example.org"},
           Case{"https://m.example.org/", "m.example.org"},  // other subdomains are kept
           Case{"https://münchen.de/", "münchen.de"},
           Case{"https://xn--mnchen-3ya.de/", "xn--mnchen-3ya.de"},
       }) {
    EXPECT_EQ(domain_of(c.url), c.domain) << c.url;
  }
}

TEST(DomainOf, NothingElse) {
  for (const std::string_view url : {
           "",
           "example.org",
           "//example.org/",
           "/path",
           "mailto:ana@example.org",
           "javascript:alert(1)//https://example.org",
           "ftp://example.org",
           "httpss://example.org",
           "https:example.org",
           "https://",
           "https:///path",
           "https://user@",
           "https://:80/",
           "https://exa mple.org/",
           "https://exa\nmple.org/",
       }) {
    EXPECT_EQ(domain_of(url), "") << url;
  }
}

}  // namespace
}  // namespace limpid
