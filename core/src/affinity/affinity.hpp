// Affinity: facts about the reader's relations and deeds -> columns of a timeline.
//
// Accounts are known by id or handle, whichever a file has. Who stands in a list is "yes"; who does not is
// "no" only where the list and the author are named in the same way (ids and ids, addresses and addresses): a
// list of X's numbers says nothing of an author of whom only the handle is known. What the timeline knows
// itself stays, unless a list says yes.
#pragma once

#include "base/arena.hpp"
#include "base/dictionary.hpp"
#include "posts/post.hpp"
#include "posts/posts.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace limpid {

enum class Relation : std::uint8_t { following, follower, muted, blocked };
inline constexpr std::size_t kRelations = 4;

enum class Deed : std::uint8_t { like, repost, reply };
inline constexpr std::size_t kDeeds = 3;

class Affinity {
 public:
  void add(Relation relation, const Post::AccountText& account);
  /// Something the reader did to a post of that account.
  void add(Deed deed, const Post::AccountText& author);
  /// A post that the reader liked, by id or address; the author may be unknown.
  void add_liked(std::string_view post, const Post::AccountText& author = {});
  void set_reader(const Post::AccountText& account);

  [[nodiscard]] std::size_t count(Relation relation) const { return related_[index(relation)]; }
  [[nodiscard]] std::size_t count(Deed deed) const { return done_[index(deed)]; }
  [[nodiscard]] bool empty() const { return people_.empty() && liked_.size() == 0 && reader_.empty(); }
  [[nodiscard]] std::size_t bytes() const;

  /// Fills the columns. Gives how many of the timeline's authors and posts the facts name.
  std::size_t apply(Posts& posts) const;

 private:
  class Joining;

  struct Person {
    std::array<bool, kRelations> relations{};
    std::array<double, kDeeds> deeds{};
  };
  // How something is named, as bits: two names of different manners cannot be compared.
  using Manners = unsigned;

  template <class E>
  static constexpr std::size_t index(E e) {
    return static_cast<std::size_t>(e);
  }
  Person& person(const Post::AccountText& account);
  static Manners manner_of(std::string_view name);
  static Manners manners_of(const Post::AccountText& account);

  TextArena arena_;
  AccountTable accounts_;
  std::vector<Person> people_;  // by the account's code
  Dictionary liked_;            // ids and addresses of posts
  std::string reader_;
  std::array<std::size_t, kRelations> related_{};
  std::array<std::size_t, kDeeds> done_{};
  std::array<Manners, kRelations> list_manners_{};
  Manners deed_manners_ = 0, liked_manners_ = 0;
};

}  // namespace limpid
