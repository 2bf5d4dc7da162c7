// Every format, by files: tests/vectors/<format>/y_… are invented timelines as that format writes them, t_… are
// trees of answers, n_… are files that hold no post, or something broken.
//
//  1. Each y_ and t_ file is told to be of the format whose folder it stands in, and gives at least one post.
//  2. Fed byte by byte or in pieces of 7 bytes it gives the same columns, warnings and places.
//  3. Cut at any byte it gives exactly the posts that are complete, as they are in the whole file. (Of a tree the
//     answers are complete before what they answer, so there the first posts may be missing.)
//  4. Written as canonical JSON Lines and read again it is the same timeline.
//  5. Each n_ file is answered with the sentence in sentences.txt: what, where, what to do.
#include <limpid/json.hpp>
#include <limpid/read.hpp>

#include "base/number.hpp"
#include "posts/posts.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <dirent.h>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace limpid {
namespace {

using Lines = std::vector<std::string>;

struct Vector {
  std::string format, name, bytes;

  [[nodiscard]] std::string path() const { return format + "/" + name; }
  [[nodiscard]] bool ends_with(std::string_view end) const {
    return name.size() > end.size() && name.compare(name.size() - end.size(), end.size(), end) == 0;
  }
};

Lines names_in(const std::string& folder) {
  Lines names;
  std::unique_ptr<DIR, int (*)(DIR*)> open(opendir(folder.c_str()), closedir);
  if (!open) return names;
  while (const dirent* entry = readdir(open.get())) {
    if (entry->d_name[0] != '.') names.emplace_back(entry->d_name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::string content_of(const std::string& path) {
  std::string bytes;
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"), std::fclose);
  if (!file) return bytes;
  char piece[4096];
  for (std::size_t count; (count = std::fread(piece, 1, sizeof piece, file.get())) > 0;) bytes.append(piece, count);
  return bytes;
}

const std::vector<Vector>& all_vectors() {
  static const std::vector<Vector> vectors = [] {
    std::vector<Vector> found;
    const std::string root = LIMPID_VECTORS;
    for (const std::string& format : names_in(root)) {
      const std::string folder = root + "/" + format;
      for (const std::string& name : names_in(folder)) {
        found.push_back({format, name, content_of(folder + "/" + name)});
      }
    }
    return found;
  }();
  return vectors;
}

std::vector<Vector> vectors_named(std::string_view prefix) {
  std::vector<Vector> chosen;
  for (const Vector& vector : all_vectors()) {
    if (vector.name.compare(0, prefix.size(), prefix) == 0) chosen.push_back(vector);
  }
  return chosen;
}

// Timelines and trees.
std::vector<Vector> good_vectors() {
  std::vector<Vector> good = vectors_named("y_");
  for (Vector& tree : vectors_named("t_")) good.push_back(std::move(tree));
  return good;
}

Result<Timelines> read_in_pieces(std::string_view bytes, std::size_t size) {
  Reading reading;
  for (std::size_t at = 0; at < bytes.size(); at += size) {
    if (Failure failure = reading.feed(bytes.substr(at, size))) return *std::move(failure);
  }
  return reading.finish();
}

Lines canonical_lines(const Timelines& timelines) {
  Lines lines;
  for (const Timeline& feed : timelines.feeds) {
    for (std::uint32_t row = 0; row < feed.size(); ++row) append_canonical(lines.emplace_back(), feed, row);
  }
  return lines;
}

std::string joined(const Lines& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

// All that a person sees of a file: its posts, and what was said of them.
std::string all_of(const Result<Timelines>& timelines) {
  if (!timelines) return timelines.error().sentence();
  std::string text = joined(canonical_lines(*timelines));
  append_info(text, *timelines);
  return text;
}

// What comes later in the file says more of the posts before: a page's users follow its posts, reactions
// follow what they react to. There a cut leaves fewer columns, not fewer posts.
bool later_says_more(const Vector& vector) {
  static const std::set<std::string> formats{"x-v2", "nostr"};
  return formats.count(vector.format) != 0;
}

// Whether a record can end with this byte.
bool may_end_record(const Vector& vector, char byte) {
  if (vector.ends_with(".csv")) return true;  // a table's last row needs no line feed
  if (vector.ends_with(".har")) return true;  // its bodies are texts, also in base64
  return byte == '}' || byte == '>';
}

TEST(Vectors, AreThere) { EXPECT_FALSE(vectors_named("y_").empty()) << LIMPID_VECTORS; }

TEST(Vectors, AreToldByTheirShape) {
  for (const Vector& vector : good_vectors()) {
    const Result<Timelines> timelines = read(vector.bytes);
    ASSERT_TRUE(timelines) << vector.path() << ": " << timelines.error().sentence();
    // A HAR is many files in one; what it holds has formats of its own.
    const bool is_box = vector.format == "har";
    EXPECT_TRUE(is_box || timelines->format == vector.format) << vector.path() << ": " << timelines->format;
    EXPECT_GE(timelines->posts(), 1u) << vector.path();
  }
}

TEST(Vectors, PiecesOfAnySizeGiveTheSame) {
  for (const Vector& vector : all_vectors()) {
    const std::string whole = all_of(read(vector.bytes));
    EXPECT_EQ(all_of(read_in_pieces(vector.bytes, 1)), whole) << vector.path();
    EXPECT_EQ(all_of(read_in_pieces(vector.bytes, 7)), whole) << vector.path();
  }
}

// Whether one of the lines is this one, wherever it stands in its feed.
bool same_but_place(const std::string& line, const Lines& whole) {
  const auto without_position = [](std::string text) {
    const std::size_t begin = text.find("\"position\":");
    return begin == std::string::npos ? text : text.erase(begin, text.find(',', begin) - begin);
  };
  return std::any_of(whole.begin(), whole.end(), [&](const std::string& other) {
    return without_position(other) == without_position(line);
  });
}

void expect_cuts_keep_what_is_complete(const Vector& vector) {
  const Result<Timelines> read_whole = read(vector.bytes);
  ASSERT_TRUE(read_whole) << vector.path();
  const Lines whole = canonical_lines(*read_whole);
  const bool is_tree = vector.name[0] == 't';
  const auto is_among = [&](const std::string& line, std::size_t i) {
    return is_tree ? same_but_place(line, whole) : line == whole[i];
  };
  std::size_t before = 0;
  for (std::size_t size = 0; size <= vector.bytes.size(); ++size) {
    const Result<Timelines> timelines = read(std::string_view(vector.bytes).substr(0, size));
    const Lines lines = timelines ? canonical_lines(*timelines) : Lines();
    const std::string place = vector.path() + " cut at byte " + std::to_string(size);
    ASSERT_LE(lines.size(), whole.size()) << place;
    if (!later_says_more(vector)) {
      ASSERT_GE(lines.size(), before) << place;
      const std::size_t sure = lines.size() - (vector.ends_with(".csv") && !lines.empty() ? 1 : 0);
      for (std::size_t i = 0; i < sure; ++i) ASSERT_TRUE(is_among(lines[i], i)) << place << lines[i];
    }
    if (lines.size() > before) {
      ASSERT_TRUE(may_end_record(vector, vector.bytes[size - 1])) << place;
    }
    before = lines.size();
  }
  EXPECT_EQ(before, whole.size()) << vector.path();
}

TEST(Vectors, ACutAtAnyByteKeepsWhatIsComplete) {
  for (const Vector& vector : good_vectors()) {
    expect_cuts_keep_what_is_complete(vector);
    if (HasFatalFailure()) return;
  }
}

TEST(Vectors, CanonicalLinesAreTheSameTimeline) {
  for (const Vector& vector : good_vectors()) {
    const Result<Timelines> timelines = read(vector.bytes);
    ASSERT_TRUE(timelines) << vector.path();
    const Lines lines = canonical_lines(*timelines);
    const Result<Timelines> again = read(joined(lines));
    ASSERT_TRUE(again) << vector.path() << ": " << again.error().sentence();
    EXPECT_EQ(canonical_lines(*again), lines) << vector.path();
    EXPECT_TRUE(again->skipped.empty()) << vector.path();
  }
}

// "format/n_file.json: sentence" for each line of sentences.txt.
std::map<std::string, std::string> expected_sentences() {
  std::map<std::string, std::string> sentences;
  std::string text = content_of(std::string(LIMPID_VECTORS) + "/../readers/sentences.txt");
  for (std::size_t begin = 0, end; (end = text.find('\n', begin)) != std::string::npos; begin = end + 1) {
    const std::string line = text.substr(begin, end - begin);
    const std::size_t colon = line.find(": ");
    if (colon != std::string::npos) sentences[line.substr(0, colon)] = line.substr(colon + 2);
  }
  return sentences;
}

// The refusal, or the first record that was not read, or the first warning.
std::string answer_to(const Vector& vector) {
  const Result<Timelines> timelines = read(vector.bytes);
  if (!timelines) return timelines.error().sentence();
  const std::string posts = std::to_string(timelines->posts()) + " posts; ";
  if (!timelines->skipped.empty()) return posts + timelines->skipped[0].where + ": " + timelines->skipped[0].why;
  if (!timelines->warnings.empty()) return posts + timelines->warnings[0].first + ": " + timelines->warnings[0].text;
  return posts + "accepted in silence";
}

TEST(Vectors, WhatIsWrongIsAnswered) {
  const std::map<std::string, std::string> sentences = expected_sentences();
  for (const Vector& vector : vectors_named("n_")) {
    const auto expected = sentences.find(vector.path());
    const std::string answer = answer_to(vector);
    const std::string known = expected == sentences.end() ? "(not in sentences.txt)" : expected->second;
    EXPECT_EQ(vector.path() + ": " + answer, vector.path() + ": " + known);
  }
}

}  // namespace
}  // namespace limpid
