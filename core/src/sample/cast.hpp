// Cast: the accounts of the invented world. A seed and a number in, that many different people out.
//
// Nobody here is real. Most are people with a language, a manner of speaking and three interests; a
// few are bots; one posts far too much, one page begs for likes, some advertise.
#pragma once

#include "sample/random.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace limpid::invented {

enum class Role : std::uint8_t { person, bot, flooder, bait_page, advertiser };

struct Account {
  Role role = Role::person;
  std::string handle;
  std::string name;
  std::string id;
  std::uint8_t language = 0;                ///< Into kLanguages.
  std::uint8_t manner = 0;                  ///< Into the language's manners.
  std::uint8_t part = 0;                    ///< Into kBots or kAdvertisers.
  std::array<std::uint8_t, 3> interests{};  ///< Into the language's topics, dearest first.
  int hours_east = 0;                       ///< Of Greenwich: when this one is awake.
  double followers = 0;
  double closeness = 0;  ///< To the reader, 0 to 1.
  bool verified = false;
  bool following = false;
  bool follows_me = false;
  bool is_self = false;
  bool muted = false;
  bool blocked = false;
  bool tells_views = true;  ///< Some servers do not count views and bookmarks.
};

class Cast {
 public:
  Cast(std::uint64_t seed, std::size_t posts);

  [[nodiscard]] const Account& operator[](std::uint32_t account) const { return accounts_[account]; }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(accounts_.size()); }

  [[nodiscard]] std::uint32_t flooder() const { return 0; }
  [[nodiscard]] std::uint32_t bait_page() const { return 1; }
  [[nodiscard]] std::uint32_t advertiser(Random& random) const;

  /// Somebody who posts: the first few far more often than the last (Zipf's law).
  [[nodiscard]] std::uint32_t poster(Random& random) const;
  /// Anybody who posts, each as likely as the other.
  [[nodiscard]] std::uint32_t anybody(Random& random) const;

 private:
  std::uint32_t first_poster_ = 0;
  std::vector<Account> accounts_;
};

}  // namespace limpid::invented
