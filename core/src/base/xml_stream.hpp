// XmlStream: feeds in XML (RSS, RDF, Atom) in any pieces -> records.
//
// A record is an `item` of an rss or RDF document, or an `entry` of a feed, as an object with one member of
// that name. Inside it
//  - an element with nothing but text is a text, trimmed; any other is an object;
//  - attributes are members "@href", the text beside attributes is "#text";
//  - an element that comes several times is a key that comes several times, in the file's order;
//  - text with elements in it (and what says type="xhtml") is one text of markup, "#markup";
//  - names keep the prefix with which they are written ("dc:creator"), except one that the root itself has.
// `RecordPlace::around` is one object of what stood before the record in the channel or feed, and of the
// attributes of the root ("@xml:lang").
//
// Feeds are written by hand and by broken programs, so this asks for little: an element that is not closed
// ends where its parent ends, an end that belongs to nothing is passed over, "<" before a space is text.
// And it trusts nothing: no declaration is read, so no entity but HTML's names and numbers ever means
// anything, and depth and the length of tags are limited.
// Source: www.w3.org/TR/xml, and what feeds on the web look like.
#pragma once

#include "base/records.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace limpid {

class XmlStream final : public RecordStream {
 public:
  explicit XmlStream(RecordSink sink, StreamStart start = {});

  /// An error for web pages, and for XML whose root is not that of a feed.
  [[nodiscard]] Failure feed(std::string_view bytes) override;
  [[nodiscard]] Failure finish() override;
  [[nodiscard]] std::size_t documents() const override { return documents_; }
  [[nodiscard]] std::size_t bytes() const override;

  /// An element with what it holds so far, or, without a name, a run of text.
  struct Node {
    std::string name, text;
    std::vector<std::pair<std::string, std::string>> attributes;
    std::vector<Node> children;
  };

 private:
  [[nodiscard]] Failure read(bool at_end);
  [[nodiscard]] std::size_t token_size(std::string_view rest, bool at_end);
  [[nodiscard]] std::size_t size_to(std::string_view rest, std::string_view terminator);
  [[nodiscard]] Failure take(std::string_view token);
  [[nodiscard]] Failure begin_element(std::string_view tag);
  [[nodiscard]] Failure begin_document(const Node& root);
  void end_element(std::string_view name);
  void pop();
  void add_text(std::string text);
  void begin_record();
  void give(const Node& record);
  void read_around();
  [[nodiscard]] std::string_view own_name(std::string_view name) const;
  [[nodiscard]] std::string where() const;
  void give_up(std::string why);

  RecordSink sink_;
  std::string buffer_;        // from the first token that is not complete
  std::size_t searched_ = 0;  // how much of that token is known not to hold its end
  std::size_t offset_;        // of the buffer, in the file
  std::size_t line_;
  std::size_t documents_ = 0;

  std::vector<Node> open_;  // from the root to the element being read
  std::string prefix_;      // "atom:" where the root is <atom:feed>
  std::string_view record_name_;
  std::size_t record_depth_ = 0;            // open elements up to the record; 0: in none
  std::size_t held_ = 0, held_around_ = 0;  // bytes in open_, and those of them that are not the record's
  RecordPlace place_;
  JsonTree record_, around_;
  bool around_is_old_ = true;
  bool said_text_outside_ = false;
  bool stopped_ = false;
};

}  // namespace limpid
