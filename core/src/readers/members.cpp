// Members: which files of an archive are opened. An allow-list by names, so that what is private is never
// read.
//
// Sources: X's archive README.txt and manifest.js; Mastodon's backup_service.rb; the paths that public
// importers of Meta's exports name.
#include <limpid/read.hpp>

#include "base/ascii.hpp"

#include <algorithm>
#include <string_view>
#include <tuple>

namespace limpid {

namespace {

constexpr std::string_view kMessages = "private messages";
constexpr std::string_view kAccount =
    "account details, as e-mail, phone numbers, addresses, contacts, devices";
constexpr std::string_view kAdvertising = "advertising data";
constexpr std::string_view kMedia = "pictures, films and sound";
constexpr std::string_view kNested =
    "archives within the archive, which may be unpacked and given by themselves";
constexpr std::string_view kUnsafe = "names that lead out of the archive";
constexpr std::string_view kHidden = "files that an operating system left";
constexpr std::string_view kOther = "files that hold no posts";
constexpr std::string_view kOtherUse =
    "files of the other use: a timeline, or whom you follow, mute, block and like";

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}
bool starts_with(std::string_view text, std::string_view begin) {
  return text.substr(0, begin.size()) == begin;
}
bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

template <std::size_t n>
bool is_any(std::string_view text, const std::string_view (&list)[n]) {
  return std::find(std::begin(list), std::end(list), text) != std::end(list);
}

std::string lower_case(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), to_lower);
  return lower;
}

std::string_view file_name(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}
std::string_view folder_of(std::string_view path) {
  return path.substr(0, path.size() - file_name(path).size());
}
std::string_view extension(std::string_view path) {
  const std::string_view name = file_name(path);
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos || dot == 0 ? std::string_view() : name.substr(dot + 1);
}

// A name that is absolute, climbs, or means something else on another system.
bool is_unsafe(std::string_view path) {
  if (path.empty() || path.front() == '/' || contains(path, "\\") ||
      contains(path, std::string_view("\0", 1)))
    return true;
  if (path.size() > 1 && path[1] == ':') return true;
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    if (path.substr(begin, end - begin) == "..") return true;
    begin = end + 1;
  }
  return false;
}

bool is_hidden(std::string_view path) {
  const std::string_view name = file_name(path);
  return starts_with(path, "__MACOSX/") || contains(path, "/__MACOSX/") || starts_with(name, ".") ||
         name == "Thumbs.db" || name == "desktop.ini";
}

bool is_archive(std::string_view ext) {
  constexpr std::string_view kArchives[] = {"zip", "gz", "tgz", "tar", "7z", "rar", "bz2", "xz", "zst"};
  return is_any(ext, kArchives);
}

bool is_media(std::string_view ext) {
  constexpr std::string_view kMediaNames[] = {"jpg", "jpeg", "png", "gif",  "webp", "heic", "avif",
                                              "bmp", "mp4",  "mov", "webm", "m4v",  "mp3",  "m4a",
                                              "ogg", "aac",  "wav", "srt",  "svg"};
  return is_any(ext, kMediaNames);
}

bool may_be_capture(std::string_view ext) {
  constexpr std::string_view kCaptures[] = {"json", "jsonl", "ndjson", "js",   "har", "csv",
                                            "tsv",  "xml",   "rss",    "atom", "rdf"};
  return is_any(ext, kCaptures);
}

// What must stay closed in every archive, also in one that Limpid does not know.
std::string_view never_opened(std::string_view path) {
  constexpr std::string_view kMessageNames[] = {"direct-message", "direct_message", "messages/", "inbox/",
                                                "message_"};
  constexpr std::string_view kAccountNames[] = {"ip-audit",
                                                "email",
                                                "phone",
                                                "contact",
                                                "device",
                                                "account-",
                                                "password",
                                                "login",
                                                "security",
                                                "key-registry",
                                                "protected",
                                                "ageinfo",
                                                "screen-name-change",
                                                "connected-application"};
  for (const std::string_view part : kMessageNames) {
    if (contains(path, part)) return kMessages;
  }
  const std::string_view name = file_name(path);
  for (const std::string_view begin : kAccountNames) {
    if (starts_with(name, begin)) return kAccount;
  }
  if (starts_with(name, "ad-") || starts_with(name, "ads_") || starts_with(path, "ads_")) return kAdvertising;
  return {};
}

// --- Archives that Limpid knows ---------------------------------------------------------------------------

// What a member of a known archive is for.
enum class Part { none, about, timeline, affinity, both };

// "tweets-part12.js" -> "tweets"; empty where this is no .js.
std::string_view x_part(std::string_view name) {
  if (!ends_with(name, ".js")) return {};
  name.remove_suffix(3);
  const std::size_t part = name.rfind("-part");
  if (part == std::string_view::npos || part + 5 == name.size()) return name;
  const std::string_view digits = name.substr(part + 5);
  return std::all_of(digits.begin(), digits.end(), is_digit) ? name.substr(0, part) : name;
}

Part x_member(std::string_view path) {
  constexpr std::string_view kAbout[] = {"account", "manifest"};
  constexpr std::string_view kOwn[] = {"tweets", "tweet"};
  constexpr std::string_view kPosts[] = {"community-tweet", "note-tweet"};
  constexpr std::string_view kPeople[] = {"following", "follower", "mute", "block", "like"};
  const std::string_view folder = folder_of(path), part = x_part(file_name(path));
  if (folder == "data/js/tweets/") return part.empty() ? Part::none : Part::both;  // archives until 2018
  if (path == "data/js/user_details.js") return Part::about;
  if (folder != "data/") return Part::none;
  if (is_any(part, kAbout)) return Part::about;
  if (is_any(part, kOwn)) return Part::both;
  if (is_any(part, kPosts)) return Part::timeline;
  return is_any(part, kPeople) ? Part::affinity : Part::none;
}

Part mastodon_member(std::string_view path) {
  if (path == "outbox.json") return Part::both;
  if (path == "actor.json" || path == "likes.json") return Part::affinity;
  return Part::none;  // bookmarks.json holds addresses only: no posts, and nothing about people
}

// "posts_1.json" with the stem "posts_".
bool is_numbered(std::string_view name, std::string_view stem) {
  if (!starts_with(name, stem) || !ends_with(name, ".json")) return false;
  const std::string_view digits = name.substr(stem.size(), name.size() - stem.size() - 5);
  return !digits.empty() && std::all_of(digits.begin(), digits.end(), is_digit);
}

// Facebook, Instagram and Threads, exported as JSON.
Part meta_member(std::string_view path) {
  const std::string_view name = file_name(path);
  const bool in_posts = contains(path, "posts/") || contains(path, "content/") || contains(path, "media/") ||
                        contains(path, "threads/");
  if (!in_posts) return Part::none;
  if (is_numbered(name, "your_posts_") || is_numbered(name, "posts_") ||
      contains(name, "your_posts__check_ins__photos_and_videos_") || name == "threads_and_replies.json") {
    return Part::timeline;
  }
  return Part::none;
}

struct KnownArchive {
  std::string_view title;
  Part (*part)(std::string_view path);
};
constexpr KnownArchive kKnown[] = {{"X's archive", x_member},
                                   {"Mastodon's archive", mastodon_member},
                                   {"Meta's export (Facebook, Instagram, Threads)", meta_member}};

// The one that has posts by these names, if any.
const KnownArchive* find_known(const std::vector<std::string>& paths) {
  const auto has = [&](const KnownArchive& known) {
    return std::any_of(paths.begin(), paths.end(), [&](const std::string& path) {
      const Part part = known.part(path);
      return part == Part::timeline || part == Part::both ||
             (part == Part::affinity && folder_of(path) == "data/");
    });
  };
  const auto* found = std::find_if(std::begin(kKnown), std::end(kKnown), has);
  return found == std::end(kKnown) ? nullptr : found;
}

// --- The plan ---------------------------------------------------------------------------------------------

// The one folder that an archive was packed in; empty where there is none.
std::string common_folder(const std::vector<std::string>& names) {
  constexpr std::string_view kOwnFolders[] = {"data/", "posts/", "content/", "media/"};
  std::string folder;
  for (const std::string& name : names) {
    if (is_hidden(name)) continue;
    const std::size_t slash = name.find('/');
    if (slash == std::string::npos) return {};
    const std::string first = name.substr(0, slash + 1);
    if (folder.empty()) folder = first;
    if (first != folder) return {};
  }
  return is_any(folder, kOwnFolders) || folder == "../" || folder == "/" ? std::string() : folder;
}

std::string_view why_closed(std::string_view path) {
  const std::string_view never = never_opened(path);
  if (!never.empty()) return never;
  const std::string_view ext = extension(path);
  return is_archive(ext) ? kNested : is_media(ext) ? kMedia : kOther;
}

bool serves(Part part, ArchiveUse use) {
  return part == Part::about || part == Part::both ||
         part == (use == ArchiveUse::timeline ? Part::timeline : Part::affinity);
}

class Planner {
 public:
  Planner(const std::vector<std::string>& names, ArchiveUse use) : use_(use) {
    const std::string folder = common_folder(names);
    for (const std::string& name : names) {
      paths_.push_back(lower_case(starts_with(name, folder) ? name.substr(folder.size()) : name));
    }
    known_ = find_known(paths_);
    if (known_) plan_.archive = std::string(known_->title);
    for (std::size_t i = 0; i < names.size(); ++i) place(i, names[i]);
    put_in_order();
  }
  MemberPlan plan() && { return std::move(plan_); }

 private:
  void place(std::size_t i, const std::string& name) {
    const std::string& path = paths_[i];
    if (ends_with(name, "/")) return;
    if (is_unsafe(name)) return close(kUnsafe, name);
    if (is_hidden(name)) return close(kHidden, name);
    if (known_) {
      const Part part = known_->part(path);
      if (serves(part, use_)) return plan_.open.push_back(i);
      return close(part == Part::none ? why_closed(path) : kOtherUse, name);
    }
    const bool opened = never_opened(path).empty() && may_be_capture(extension(path));
    if (opened) return plan_.open.push_back(i);
    close(why_closed(path), name);
  }

  void close(std::string_view what, const std::string& name) {
    for (NotOpened& group : plan_.not_opened) {
      if (group.what == what) return void(++group.count);
    }
    plan_.not_opened.push_back({std::string(what), 1, name});
  }

  // Who and when first; then each kind's parts by their numbers ("tweets-part2" before "tweets-part10").
  void put_in_order() {
    if (!known_) return;
    const auto key = [this](std::size_t i) {
      const std::string_view path = paths_[i], part = x_part(path);
      const Part use = known_->part(path);
      const int turn = use == Part::about ? 0 : use == Part::both ? 1 : 2;
      return std::tuple(turn, part, part.empty() ? 0 : path.size(), part.empty() ? std::string_view() : path);
    };
    std::stable_sort(plan_.open.begin(), plan_.open.end(),
                     [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
  }

  ArchiveUse use_;
  std::vector<std::string> paths_;  // without the common folder, in lower case
  const KnownArchive* known_ = nullptr;
  MemberPlan plan_;
};

}  // namespace

MemberPlan plan_members(const std::vector<std::string>& names, ArchiveUse use) {
  return Planner(names, use).plan();
}

std::vector<Warning> not_opened_warnings(const MemberPlan& plan, const std::string& archive) {
  std::vector<Warning> warnings;
  for (const NotOpened& closed : plan.not_opened) {
    warnings.push_back({"not-opened", closed.count, archive + ", " + closed.first,
                        "not opened: " + closed.what + " (" + std::to_string(closed.count) + ")"});
  }
  return warnings;
}

}  // namespace limpid
