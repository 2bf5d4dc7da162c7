// Pool: what was published in, how much of it the feeds show out.
#include <limpid/measure.hpp>

#include "posts/posts.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace limpid {

class Pool::Counts {
 public:
  explicit Counts(const Timelines& published) {
    for (const Timeline& feed : published.feeds) {
      const Posts& posts = feed.posts();
      for (Row row = 0; row < posts.size(); ++row) {
        const std::uint32_t author = posts.column(Account::author)[row];
        Entry entry;
        if (author != kNoCode) entry.author = "@" + std::string(posts.accounts().shown(author));
        const bool is_new = posts_.emplace(posts.text(Text::id, row), entry).second;
        if (is_new && !entry.author.empty()) ++authors_[entry.author].posts;
      }
    }
  }

  void add(const Timeline& timeline, const Order& a, const Order& b, std::size_t top) {
    ++feeds_;
    for (Row row = 0; row < timeline.size(); ++row)
      not_published_ += posts_.find(timeline.posts().text(Text::id, row)) == posts_.end();
    count(timeline, a, top, &Entry::a);
    count(timeline, b, top, &Entry::b);
  }

  [[nodiscard]] Pool::Reach reach() const {
    Pool::Reach result;
    result.published = posts_.size();
    result.feeds = feeds_;
    result.not_published = not_published_;
    std::size_t never_a = 0, never_b = 0;
    for (const auto& [id, entry] : posts_) {
      never_a += entry.a == 0;
      never_b += entry.b == 0;
      result.posts.push_back({id, entry.author, 1, share(entry.a), share(entry.b)});
    }
    for (const auto& [name, entry] : authors_)
      result.authors.push_back({name, {}, entry.posts, share(entry.a), share(entry.b)});
    const auto all = static_cast<double>(posts_.size());
    result.never_a = figure(static_cast<double>(never_a) / all);
    result.never_b = figure(static_cast<double>(never_b) / all);
    const auto by_reach = [](const ReachRow& x, const ReachRow& y) {
      return x.b != y.b ? x.b > y.b : x.a != y.a ? x.a > y.a : x.key < y.key;
    };
    std::sort(result.posts.begin(), result.posts.end(), by_reach);
    std::sort(result.authors.begin(), result.authors.end(), by_reach);
    return result;
  }

 private:
  struct Entry {
    std::string author;
    std::size_t posts = 0, a = 0, b = 0;
  };

  void count(const Timeline& timeline, const Order& order, std::size_t top, std::size_t Entry::*feeds) {
    std::set<std::string_view> authors;
    const std::size_t end = top == 0 ? order.rows.size() : std::min(top, order.rows.size());
    for (std::size_t i = 0; i < end; ++i) {
      const auto found = posts_.find(timeline.posts().text(Text::id, order.rows[i]));
      if (found == posts_.end()) continue;
      ++(found->second.*feeds);
      if (!found->second.author.empty()) authors.insert(found->second.author);
    }
    for (const std::string_view name : authors) ++(authors_.find(name)->second.*feeds);
  }

  [[nodiscard]] double share(std::size_t feeds) const {
    return feeds_ ? static_cast<double>(feeds) / static_cast<double>(feeds_) : 0;
  }

  std::map<std::string, Entry, std::less<>> posts_, authors_;
  std::size_t feeds_ = 0, not_published_ = 0;
};

Pool::Pool(const Timelines& published) : counts_(std::make_unique<Counts>(published)) {}
Pool::~Pool() = default;
Pool::Pool(Pool&&) noexcept = default;
void Pool::add(const Timeline& timeline, const Order& a, const Order& b, std::size_t top) {
  counts_->add(timeline, a, b, top);
}
Pool::Reach Pool::reach() const { return counts_->reach(); }

}  // namespace limpid
