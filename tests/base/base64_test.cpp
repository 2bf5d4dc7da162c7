#include "base/base64.hpp"

#include <gtest/gtest.h>

namespace limpid {
namespace {

TEST(Base64, Decodes) {
  struct Case {
    std::string_view text, bytes;
  };
  const Case cases[] = {
      {"", ""},
      {"Zg==", "f"},  // RFC 4648, section 10
      {"Zm8=", "fo"},
      {"Zm9v", "foo"},
      {"Zm9vYmFy", "foobar"},
      {"Zm9vYg", "foob"},            // without padding
      {"Zm9v\r\nYmFy\n", "foobar"},  // lines
      {"-_8", "\xFB\xFF"},           // the alphabet of addresses
      {"+/8=", "\xFB\xFF"},
      {"Zm9v\"Zm9v", "foo"},  // ends at what is no Base64
      {"Zm9vY", "foo"},       // cut off: six bits are no byte
  };
  for (const Case& c : cases) EXPECT_EQ(decode_base64(c.text), c.bytes) << c.text;
}

}  // namespace
}  // namespace limpid
