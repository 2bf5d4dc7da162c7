// What TikTok and YouTube hand out as "your data": logs of what the person watched and liked. Links and
// times, no texts, authors or counts, and not in the order of a feed: nothing can be ranked by them. Known
// only to be refused with a sentence that says what to do instead.
#include "readers/fields.hpp"
#include "readers/readers.hpp"

namespace limpid {

namespace {

// {"header": "YouTube", "title": "Watched …", "titleUrl": …, "time": …}: Takeout's watch-history.json.
bool is_youtube(JsonValue record) {
  return record["header"].is(JsonKind::text) && record["title"] && record["time"] && record["products"];
}

// {"Your Activity": {"Watch History": …}}; "Activity" in exports before 2024.
bool is_tiktok(JsonValue record) {
  for (const char* name : {"Your Activity", "Activity"}) {
    const JsonValue activity = record[name];
    if (activity["Watch History"] || activity["Video Browsing History"] || activity["Like List"]) return true;
  }
  return false;
}

bool matches(JsonValue record) { return is_youtube(record) || is_tiktok(record); }

void read(JsonValue record, Entries& entries) {
  entries.skip(
      "",
      is_youtube(record)
          ? "this is YouTube's history: what was watched, not a feed; it has no authors' counts to rank by"
          : "this is TikTok's export: what was watched, not a feed; capture the feed with Zeeschuimer "
            "instead");
}

}  // namespace

const Format kActivityLog{"activity-log", "", matches, read};

}  // namespace limpid
