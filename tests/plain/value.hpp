// What an expression is worth for one post: each kind of expression in a few obvious lines.
//
// In: posts, a recipe's lists and names, an expression's tree. Out: a Value. Functions over the
// whole timeline loop over all posts.
#pragma once

#include "plain/post.hpp"
#include "plain/tree.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace limpid::plain {

using Lists = std::map<std::string, std::vector<std::string>>;

class Evaluator {
 public:
  Evaluator(const std::vector<Post>& posts, Lists lists, std::map<std::string, Tree> lets)
      : posts_(posts), lists_(std::move(lists)), lets_(std::move(lets)), scores_(posts.size()) {}

  [[nodiscard]] Value value(const Tree& e, std::size_t post) const;
  [[nodiscard]] std::optional<double> number(const Tree& e, std::size_t post) const;
  [[nodiscard]] std::optional<bool> flag(const Tree& e, std::size_t post) const;
  /// What posts of one group have in common, as a text; nothing where it is unknown.
  [[nodiscard]] std::optional<std::string> key(const Tree& e, std::size_t post) const;

  /// The running scores: what `score` means, by post.
  std::vector<double>& scores() { return scores_; }

 private:
  [[nodiscard]] Value name(const std::string& name, std::size_t post) const;
  [[nodiscard]] Value call(const Tree& e, std::size_t post) const;
  [[nodiscard]] std::optional<double> arithmetic(const Tree& e, std::size_t post) const;
  [[nodiscard]] std::optional<bool> comparison(const Tree& e, std::size_t post) const;
  [[nodiscard]] std::optional<bool> membership(const Tree& e, std::size_t post) const;
  [[nodiscard]] std::optional<double> phrases(const Tree& e, std::size_t post) const;
  [[nodiscard]] Value over_timeline(const Tree& e, std::size_t post) const;
  [[nodiscard]] std::vector<std::string> list(const Tree& e) const;

  const std::vector<Post>& posts_;
  Lists lists_;
  std::map<std::string, Tree> lets_;
  std::vector<double> scores_;
  // Functions over the timeline do not depend on scores: once worked out for all posts, they stay.
  mutable std::map<const Tree*, std::vector<Value>> over_timeline_;
};

}  // namespace limpid::plain
