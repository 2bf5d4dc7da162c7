#include "sample/shapes.hpp"

#include <limpid/time.hpp>

#include "sample/line.hpp"

namespace limpid::invented {

namespace {

class CanonicalShape final : public Shape {
 public:
  void append(std::string& out, const Shown& shown) override {
    append_line(out, shown.position, shown.entry, shown.post, shown.cast);
  }
};

}  // namespace

std::unique_ptr<Shape> make_shape(SampleShape shape) {
  switch (shape) {
    case SampleShape::canonical: break;
    case SampleShape::mastodon: return mastodon_shape();
    case SampleShape::bluesky: return bluesky_shape();
    case SampleShape::x_api2: return x_api2_shape();
  }
  return std::make_unique<CanonicalShape>();
}

std::string whole_text(const Written& written) {
  return written.title.empty() ? written.text : written.title + "\n\n" + written.text;
}

std::string escaped(std::string_view text) {
  std::string html;
  for (const char c : text) {
    if (c == '&')
      html += "&amp;";
    else if (c == '<')
      html += "&lt;";
    else if (c == '>')
      html += "&gt;";
    else
      html += c;
  }
  return html;
}

std::string time_with_milliseconds(std::int64_t seconds) {
  std::string time = format_time(seconds * 1000);
  return time.insert(time.size() - 1, ".000");
}

const Account* author_of(std::uint64_t post, const Shown& shown) {
  for (const Entry& entry : shown.batch.entries()) {
    const Post& other = shown.batch.post_of(entry);
    if (other.id == post) return &shown.cast[other.author];
  }
  return nullptr;
}

std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325u;  // draft-eastlake-fnv
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
  return hash;
}

}  // namespace limpid::invented
