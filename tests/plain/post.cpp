#include "plain/post.hpp"

#include <limpid/time.hpp>

#include "base/json_stream.hpp"
#include "base/text_measure.hpp"
#include "base/url.hpp"

#include <algorithm>

namespace limpid::plain {

namespace {

constexpr double kMillisecondsPerSecond = 1000;
constexpr double kMillisecondsPerHour = 3600 * 1000;

std::optional<std::string> text_of(JsonValue value) {
  const auto text = value.text();
  return text ? std::optional<std::string>(*text) : std::nullopt;
}

std::optional<std::int64_t> time_of(JsonValue value) {
  const auto text = value.text();
  return text ? parse_time(*text) : std::nullopt;
}

// Numbers, flags and texts, as they stand in the line.
Value plain_value(JsonValue value) {
  if (const auto number = value.number()) return *number;
  if (const auto flag = value.flag()) return *flag;
  if (const auto text = value.text()) return std::string(*text);
  return {};
}

void read_texts(JsonValue line, Post& post) {
  const auto title = text_of(line["title"]), text = text_of(line["text"]);
  if (!title && !text) return;
  const std::string whole = title && text ? *title + "\n" + *text : title ? *title : *text;
  const TextMeasure measured = measure(whole);
  post.columns["text"] = whole;
  post.columns["words"] = static_cast<double>(measured.words);
  post.columns["characters"] = static_cast<double>(measured.characters);
  if (is_known(measured.capitals)) post.columns["capitals"] = measured.capitals;
  post.columns["exclamations"] = static_cast<double>(measured.exclamations);
  post.columns["emoji"] = static_cast<double>(measured.emoji);
}

void read_lists(JsonValue line, Post& post) {
  for (const char* name : {"hashtags", "mentions", "links"}) {
    if (line[name]) post.columns[name] = static_cast<double>(line[name].size());
  }
  if (const JsonValue links = line["links"]) {
    post.columns["has_link"] = links.size() > 0;
    if (links.size() > 0) post.columns["domain"] = domain_of(*(*links.begin()).text());
  }
  if (const JsonValue media = line["media"]) {
    const auto any_of = [&](std::initializer_list<std::string_view> kinds) {
      return std::any_of(kinds.begin(), kinds.end(), [&](std::string_view kind) {
        for (const JsonValue item : media) {
          if (item.text() == kind) return true;
        }
        return false;
      });
    };
    post.columns["has_image"] = any_of({"image"});
    post.columns["has_video"] = any_of({"video", "gif"});
  }
}

void read_times(JsonValue line, Post& post) {
  const auto set = [&](const char* column, const std::optional<std::int64_t>& ms) {
    post.columns[column] = ms ? Value(static_cast<double>(*ms) / kMillisecondsPerSecond) : Value();
  };
  const auto reposted = time_of(line["reposted_at"]);
  post.created_at = time_of(line["created_at"]);
  post.arrived_at = reposted ? reposted : post.created_at;
  post.captured_at = time_of(line["captured_at"]);
  set("created_at", post.created_at);
  set("reposted_at", reposted);
  set("arrived_at", post.arrived_at);
}

void read_accounts(JsonValue line, Post& post) {
  const auto folded = [](const std::optional<std::string>& name) { return folded_name(name.value_or("")); };
  const auto handle = text_of(line["author"]), id = text_of(line["author_id"]);
  if (handle || id) post.columns["author"] = Account{folded(handle), folded(id)};
  if (const auto reposter = text_of(line["reposter"]))
    post.columns["reposter"] = Account{folded(reposter), ""};
}

Post read_post(JsonValue line, std::size_t place) {
  Post post;
  for (const JsonValue member : line) post.columns[std::string(member.key())] = plain_value(member);
  for (const JsonValue member : line["x"])
    post.columns["x." + std::string(member.key())] = plain_value(member);
  post.id = *text_of(line["id"]);
  post.position = line["position"].number().value_or(static_cast<double>(place));
  post.columns["position"] = post.position;
  read_accounts(line, post);
  read_times(line, post);
  read_texts(line, post);
  read_lists(line, post);
  if (const auto kind = line["kind"].text()) {
    for (const std::string_view one : {"reply", "repost", "quote"}) {
      post.columns["is_" + std::string(one)] = *kind == one;
    }
  }
  return post;
}

// An account whose id one post tells is known by it wherever its handle stands.
void give_ids(std::vector<Post>& posts) {
  std::map<std::string, std::string> ids;
  const auto each_account = [&](const auto& use) {
    for (Post& post : posts) {
      for (const char* column : {"author", "reposter"}) {
        if (Account* account = std::get_if<Account>(&post.columns[column])) use(*account);
      }
    }
  };
  each_account([&](const Account& account) {
    if (!account.handle.empty() && !account.id.empty()) ids[account.handle] = account.id;
  });
  each_account([&](Account& account) {
    if (ids.count(account.handle) != 0) account.id = ids[account.handle];
  });
}

}  // namespace

std::vector<Post> read_posts(const std::vector<std::string>& lines, std::optional<std::int64_t> given_now,
                             std::optional<std::int64_t>& now) {
  std::vector<Post> posts;
  for (const std::string& line : lines) {
    with_json(line, [&](JsonValue value) { posts.push_back(read_post(value, posts.size() + 1)); });
  }
  give_ids(posts);
  std::optional<std::int64_t> captured, newest;
  for (const Post& post : posts) {
    captured = std::max(captured, post.captured_at);  // nothing is below everything
    newest = std::max(newest, post.created_at);
  }
  now = given_now ? given_now : captured ? captured : newest;
  for (Post& post : posts) {
    if (!now || !post.created_at) continue;
    const double age = static_cast<double>(*now - *post.created_at) / kMillisecondsPerHour;
    post.columns["age_hours"] = std::max(age, 0.0);
  }
  return posts;
}

std::string folded_name(std::string_view account) {
  if (!account.empty() && account.front() == '@') account.remove_prefix(1);
  std::string name(account);
  for (char& c : name) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return name;
}

void with_json(std::string_view text, const std::function<void(JsonValue)>& use) {
  RecordSink sink;
  sink.record = [&](JsonValue value, const RecordPlace&) {
    use(value);
    return true;
  };
  sink.envelope = [](JsonValue) {};
  sink.broken = [](std::string, std::string) {};
  JsonStream stream({}, sink);
  if (!stream.feed(text)) (void)stream.finish();
}

}  // namespace limpid::plain
