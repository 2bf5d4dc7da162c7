// X archive: the parts of the ZIP that X gives of one's own account (tweets.js, tweet.js,
// community-tweet.js), one post an element: [{"tweet": {…}}], or bare in archives of 2018.
//
// Every number is a text. Nothing says who wrote: account.js or manifest.js does, if it is read before (in
// the ZIP it is). A repost is only "RT @ana: …" with zeros for counts; neither its original's id nor its time
// is known. What else the archive holds is not read: lists of accounts have another use, messages and
// addresses none. Archives of 2013 to 2018 (Grailbird) hold v1.1 statuses.
#include "readers/fields.hpp"
#include "readers/readers.hpp"
#include "readers/x_fields.hpp"

namespace limpid {

namespace {

bool is_bare(JsonValue record) {
  return record["id_str"].is(JsonKind::text) && record["created_at"].is(JsonKind::text) &&
         (record["full_text"].is(JsonKind::text) || record["text"].is(JsonKind::text));
}

bool matches(JsonValue record) { return is_bare(record) || is_bare(record["tweet"]); }

// A repost never has likes or reposts here; who typed "RT @…" by hand may have some.
bool has_counts(const Post& post) {
  const auto above_zero = [&](Number n) { return post.numbers[static_cast<std::size_t>(n)] > 0; };
  return above_zero(Number::likes) || above_zero(Number::reposts);
}

void read_repost(JsonValue status, const XRepostText& repost, Post& post) {
  post[Account::reposter] = post[Account::author];
  post[Time::reposted_at] = post[Time::created_at];
  post[Time::created_at] = kUnknownTime;
  post[Number::reposts] = kUnknown;
  read_x_repost_text(repost, status["entities"]["user_mentions"], post);
}

std::string read(JsonValue record, Post& post, Notes& notes) {
  const bool bare = is_bare(record);
  const JsonValue status = bare ? record : record["tweet"];
  if (status["deleted_at"]) return "a post that its author deleted";
  post[Text::id] = post[Text::post] = id_of(status["id_str"]);
  if (post[Text::id].empty()) return "a post without id";

  const Notes::Archive& owner = notes.archive;
  const auto filled = [](const std::string& text) {
    return text.empty() ? std::string_view() : std::string_view(text);
  };
  post[Account::author] = {filled(owner.handle), filled(owner.id), filled(owner.name)};
  post[Time::captured_at] = owner.made_at;
  read_x_status(status, XFields(notes, bare ? "" : "/tweet"), post);

  const XRepostText repost = split_x_repost(post[Text::text]);
  const bool is_repost = repost.handle.data() && !has_counts(post);
  post[Flag::is_self] = tri(!is_repost);
  if (is_repost) read_repost(status, repost, post);
  post[Label::kind] = kind_of(is_repost, !post[Text::reply_to].empty(), !post[Text::quote_of].empty());
  return {};
}

// --- What is no post -----------------------------------------------------------------------------------

struct OtherPart {
  std::string_view key;   // of the only member of each element
  std::string_view what;  // a sentence
};

constexpr OtherPart kOtherParts[] = {
    {"following", "this is the list of accounts you follow, not a timeline: give it with --affinity"},
    {"follower", "this is the list of accounts that follow you, not a timeline: give it with --affinity"},
    {"like", "this is the list of posts you liked, not a timeline: give it with --affinity"},
    {"blocking", "this is the list of accounts you blocked, not a timeline: give it with --affinity"},
    {"muting", "this is the list of accounts you muted, not a timeline: give it with --affinity"},
    {"dmConversation", "these are private messages: Limpid does not read them"},
    {"emailAddressChange", "these are e-mail addresses, no posts: Limpid does not read them"},
    {"phoneNumber", "these are telephone numbers, no posts: Limpid does not read them"},
    {"ipAudit", "these are IP addresses, no posts: Limpid does not read them"},
    {"accountCreationIp", "this is an IP address, no post: Limpid does not read it"},
    {"contact", "these are people from an address book, no posts: Limpid does not read them"},
    {"deviceToken", "these are devices, no posts: Limpid does not read them"},
    {"niDeviceResponse", "these are devices, no posts: Limpid does not read them"},
    {"connectedApplication", "these are connected programs, no posts: Limpid does not read them"},
    {"ad", "these are advertisements that X counted, no posts: Limpid does not read them"},
    {"p13nData", "this is what X believes of you, no posts: Limpid does not read it"},
    {"ageInfo", "this is your age, no post: Limpid does not read it"},
    {"profile", "this is your profile, no post; give tweets.js"},
    {"noteTweet",
     "a long text, which X keeps apart from its post without saying which one that is: not read"},
    {"userListInfo", "these are lists of accounts, no posts"},
    {"savedSearch", "these are saved searches, no posts"},
};

const OtherPart* other_part(JsonValue record) {
  if (record.size() != 1) return nullptr;
  for (const OtherPart& part : kOtherParts) {
    if (record[part.key].is(JsonKind::object)) return &part;
  }
  return nullptr;
}

// Who the archive is of: account.js, manifest.js, or user_details.js of older ones.
struct Owner {
  JsonValue handle, id, name;
};

Owner owner_in(JsonValue record) {
  const JsonValue account = record["account"];
  if (account["accountId"]) return {account["username"], account["accountId"], account["accountDisplayName"]};
  const JsonValue info = record["userInfo"];
  if (info["accountId"]) return {info["userName"], info["accountId"], info["displayName"]};
  if (record["screen_name"] && record["full_name"])
    return {record["screen_name"], record["id"], record["full_name"]};
  return {};
}

bool is_header(JsonValue record) { return bool(record["tweet"]["tweet_id"]); }

bool is_other(JsonValue record) {
  return bool(owner_in(record).handle) || other_part(record) || is_header(record);
}

void read_other(JsonValue record, Entries& entries) {
  if (!record.complete()) return;
  Notes& notes = entries.notes();
  if (const OtherPart* part = other_part(record))
    return notes.warn("not-a-timeline", "", std::string(part->what));
  if (is_header(record)) {
    return notes.warn("not-a-timeline", "", "these are the posts' ids and times alone; give tweets.js");
  }
  const Owner owner = owner_in(record);
  notes.archive.handle = std::string(text_of(owner.handle));
  notes.archive.id = std::string(id_of(owner.id));
  notes.archive.name = std::string(text_of(owner.name));
  notes.reader_account = notes.archive.handle.empty() ? notes.archive.id : notes.archive.handle;
  const JsonValue made_at = record["archiveInfo"]["generationDate"];
  if (made_at) notes.archive.made_at = time_of(made_at, "/archiveInfo/generationDate", notes);
}

}  // namespace

const Format kXArchive{"x-archive", "X archive", matches, one_post<read>};
const Format kXArchiveOther{"x-archive", "X archive", is_other, read_other};

}  // namespace limpid
