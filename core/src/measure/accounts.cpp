// Accounts: a file that names accounts in, their names out.
#include <limpid/measure.hpp>

#include "base/json_stream.hpp"

#include <algorithm>
#include <array>

namespace limpid {

namespace {

// Under which names lists of accounts hold their handles.
constexpr std::array<std::string_view, 8> kHandles{"author",      "account",  "acct",    "handle",
                                                   "screen_name", "username", "pageURL", "did"};

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kAround = " \t\r\"";
  const std::size_t begin = text.find_first_not_of(kAround);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kAround) + 1 - begin);
}

// One account a line; of a table only the first cell, so that an exported list of follows can be given as it
// is.
std::vector<std::string> from_lines(std::string_view bytes) {
  std::vector<std::string> accounts;
  while (!bytes.empty()) {
    const std::string_view line = bytes.substr(0, bytes.find('\n'));
    bytes.remove_prefix(std::min(line.size() + 1, bytes.size()));
    const std::string_view cell = trimmed(line.substr(0, line.find_first_of(",;\t")));
    const bool is_heading = accounts.empty() && (cell == "Account address" || cell == "author");
    if (!cell.empty() && !is_heading) accounts.emplace_back(cell);
  }
  return accounts;
}

// A list of texts, or of objects that hold a handle.
Result<std::vector<std::string>> from_json(std::string_view bytes) {
  std::vector<std::string> accounts;
  Failure broken;
  RecordSink sink;
  sink.record = [&](JsonValue record, const RecordPlace& place) {
    JsonValue handle = record;
    for (const std::string_view key : kHandles) {
      if (handle.is(JsonKind::object) && record[key]) handle = record[key];
    }
    if (!handle.text()) {
      broken = Error{"authors", to_text(place), "no account: expected a text, or an object with \"account\""};
    } else {
      accounts.emplace_back(*handle.text());
    }
    return !broken;
  };
  sink.envelope = [](JsonValue) {};
  sink.broken = [&](std::string where, std::string why) {
    broken = Error{"authors", std::move(where), std::move(why)};
  };
  JsonStream stream({}, std::move(sink));
  Failure failure = stream.feed(bytes);
  if (!failure) failure = stream.finish();
  if (failure) return Error{"authors", failure->where, failure->message};
  if (broken) return *std::move(broken);
  return accounts;
}

}  // namespace

Result<std::vector<std::string>> read_accounts(std::string_view bytes) {
  const std::size_t first = bytes.find_first_not_of(" \t\r\n");
  const bool is_json = first != std::string_view::npos && (bytes[first] == '[' || bytes[first] == '{');
  Result<std::vector<std::string>> accounts = is_json ? from_json(bytes) : Result(from_lines(bytes));
  if (accounts && accounts->empty())
    return Error{"authors", "", "no account is in it: expected one a line, or a JSON list"};
  return accounts;
}

}  // namespace limpid
