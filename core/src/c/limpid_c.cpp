// The C interface: opaque handles around the C++ API, errors as values.
#include <limpid/limpid.h>
#include <limpid/limpid.hpp>

#include <algorithm>
#include <new>
#include <string>

struct limpid_text {
  std::string text;
};
struct limpid_reading {
  limpid::Reading reading;
};
struct limpid_timelines {
  limpid::Timelines timelines;
};
struct limpid_ranking {
  limpid::Ranking ranking;
};

namespace {

void put(limpid_text** place, const limpid::Error& error) {
  if (!place) return;
  *place = new (std::nothrow) limpid_text;
  if (*place) limpid::append_error((*place)->text, error);
}

// The one place where an exception could leave: running out of memory becomes an answer.
template <class Work>
auto guarded(limpid_text** error, Work work) -> decltype(work()) {
  try {
    return work();
  } catch (const std::bad_alloc&) {
    try {
      put(error, {"memory", "", "there is not enough memory"});
    } catch (const std::bad_alloc&) {
      if (error) *error = nullptr;
    }
    return {};
  }
}

template <class Write>
limpid_text* text_of(Write write) {
  return guarded(nullptr, [&] {
    auto* text = new limpid_text;
    write(text->text);
    return text;
  });
}

bool done(const limpid::Failure& failure, limpid_text** error) {
  if (failure) put(error, *failure);
  return !failure;
}

}  // namespace

int limpid_c_version(void) { return LIMPID_C_VERSION; }
const char* limpid_version(void) { return LIMPID_VERSION; }

const char* limpid_text_data(const limpid_text* text) { return text ? text->text.c_str() : ""; }
size_t limpid_text_size(const limpid_text* text) { return text ? text->text.size() : 0; }
void limpid_text_free(limpid_text* text) { delete text; }

limpid_reading* limpid_reading_new(size_t memory) {
  return guarded(nullptr, [&] { return new limpid_reading{limpid::Reading({.memory = memory})}; });
}

bool limpid_reading_begin_file(limpid_reading* reading, const char* name, limpid_text** error) {
  return guarded(error, [&] { return done(reading->reading.begin_file(name ? name : ""), error); });
}

bool limpid_reading_feed(limpid_reading* reading, const char* bytes, size_t size, limpid_text** error) {
  return guarded(error, [&] { return done(reading->reading.feed({bytes, size}), error); });
}

limpid_timelines* limpid_reading_finish(limpid_reading* reading, limpid_text** error) {
  return guarded(error, [&]() -> limpid_timelines* {
    limpid::Result<limpid::Timelines> timelines = reading->reading.finish();
    if (timelines) return new limpid_timelines{*std::move(timelines)};
    put(error, timelines.error());
    return nullptr;
  });
}

void limpid_reading_free(limpid_reading* reading) { delete reading; }

limpid_timelines* limpid_read(const char* bytes, size_t size, size_t memory, limpid_text** error) {
  return guarded(error, [&]() -> limpid_timelines* {
    limpid::Result<limpid::Timelines> timelines = limpid::read({bytes, size}, {.memory = memory});
    if (timelines) return new limpid_timelines{*std::move(timelines)};
    put(error, timelines.error());
    return nullptr;
  });
}

limpid_text* limpid_info(const limpid_timelines* timelines) {
  return text_of([&](std::string& out) { limpid::append_info(out, timelines->timelines); });
}

size_t limpid_feed_count(const limpid_timelines* timelines) { return timelines->timelines.feeds.size(); }

size_t limpid_post_count(const limpid_timelines* timelines, size_t feed) {
  const auto& feeds = timelines->timelines.feeds;
  return feed < feeds.size() ? feeds[feed].size() : 0;
}

void limpid_timelines_free(limpid_timelines* timelines) { delete timelines; }

size_t limpid_museum_size(void) { return limpid::museum().size(); }

const char* limpid_museum_name(size_t index) {
  return index < limpid::museum().size() ? limpid::museum()[index].id.data() : nullptr;  // from literals
}

const char* limpid_recipe(const char* name) {
  const limpid::MuseumEntry* entry = limpid::find_in_museum(name);
  return entry ? entry->json.data() : nullptr;  // from a literal, so a zero byte follows
}

limpid_text* limpid_check(const char* recipe) {
  return text_of([&](std::string& out) {
    const limpid::Result<limpid::Recipe> parsed = limpid::parse_recipe(recipe);
    limpid::append_check(out, parsed, parsed ? limpid::advise(*parsed) : std::vector<limpid::Warning>());
  });
}

limpid_ranking* limpid_rank(const limpid_timelines* timelines, size_t feed, const char* recipe, int64_t now,
                            limpid_text** error) {
  return guarded(error, [&]() -> limpid_ranking* {
    const auto& feeds = timelines->timelines.feeds;
    if (feed >= feeds.size()) {
      put(error, {"no-such-timeline", "feed " + std::to_string(feed),
                  "there are " + std::to_string(feeds.size()) + " feeds, counted from 0"});
      return nullptr;
    }
    limpid::Result<limpid::Recipe> parsed = limpid::parse_recipe(recipe);
    if (!parsed) {
      put(error, parsed.error());
      return nullptr;
    }
    limpid::RankOptions options;
    if (now != LIMPID_NOW_OF_FILE) options.now = now;
    limpid::Result<limpid::Ranking> ranking = limpid::rank(feeds[feed], *std::move(parsed), options);
    if (ranking) return new limpid_ranking{*std::move(ranking)};
    put(error, ranking.error());
    return nullptr;
  });
}

bool limpid_set(limpid_ranking* ranking, const char* address, double value, limpid_text** error) {
  return guarded(error, [&] {
    limpid::Failure failure = ranking->ranking.set(address, value);
    if (!failure) failure = ranking->ranking.finish();
    return done(failure, error);
  });
}

size_t limpid_shown(const limpid_ranking* ranking) { return ranking->ranking.order().size(); }

limpid_text* limpid_rows(const limpid_ranking* ranking, size_t begin, size_t end) {
  return text_of([&](std::string& out) {
    const auto& order = ranking->ranking.order();
    out += '[';
    for (size_t i = begin; i < std::min(end, order.size()); ++i) {
      if (i > begin) out += ',';
      limpid::append_row(out, ranking->ranking, order[i]);
    }
    out += ']';
  });
}

limpid_text* limpid_hidden(const limpid_ranking* ranking) {
  return text_of([&](std::string& out) {
    out += '[';
    for (const std::uint32_t row : ranking->ranking.hidden_rows()) {
      if (out.size() > 1) out += ',';
      limpid::append_hidden_row(out, ranking->ranking, row);
    }
    out += ']';
  });
}

limpid_text* limpid_explain(const limpid_ranking* ranking, const char* id, limpid_text** error) {
  return guarded(error, [&]() -> limpid_text* {
    const limpid::Result<limpid::Path> path = ranking->ranking.explain(std::string_view(id));
    if (path) return text_of([&](std::string& out) { limpid::append_explanation(out, *path); });
    put(error, path.error());
    return nullptr;
  });
}

limpid_text* limpid_numbers(const limpid_ranking* ranking) {
  return text_of([&](std::string& out) { limpid::append_numbers(out, ranking->ranking.recipe()); });
}

void limpid_ranking_free(limpid_ranking* ranking) { delete ranking; }
