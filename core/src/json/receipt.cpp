#include <limpid/receipt.hpp>

#include "base/json_stream.hpp"
#include "base/json_writer.hpp"
#include "posts/posts.hpp"

#include <cstring>

namespace limpid {

namespace {

void append_hexadecimal(std::string& out, double value) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::uint64_t bits;
  std::memcpy(&bits, &value, sizeof bits);
  for (int shift = 60; shift >= 0; shift -= 4) out += kDigits[(bits >> shift) & 15];
}

bool is_hash(std::string_view text) {
  return text.size() == 71 && text.substr(0, 7) == "sha256:" &&
         text.find_first_not_of("0123456789abcdef", 7) == std::string_view::npos;
}

Receipt receipt_in(JsonValue value) {
  const auto text = [&](std::string_view key) { return std::string(value[key].text().value_or("")); };
  return {.engine = text("engine"),
          .input = text("input"),
          .recipe = text("recipe"),
          .now = text("now"),
          .posts = static_cast<std::size_t>(value["posts"].number().value_or(0)),
          .order = text("order")};
}

}  // namespace

void append_order_line(std::string& out, const Ranking& ranking, std::uint32_t row) {
  out += ranking.timeline().posts().text(Text::id, row);
  out += '\t';
  append_hexadecimal(out, ranking.scores()[row]);
  out += '\n';
}

void append_receipt(std::string& out, const Receipt& receipt) {
  JsonWriter writer(out);
  writer.begin_object().field("engine", std::string_view(receipt.engine));
  writer.field("input", std::string_view(receipt.input))
      .field("recipe", std::string_view(receipt.recipe))
      .key("now");
  if (receipt.now.empty())
    writer.null();
  else
    writer.value(std::string_view(receipt.now));
  writer.field("posts", receipt.posts).field("order", std::string_view(receipt.order)).end_object();
}

Result<Receipt> parse_receipt(std::string_view json) {
  Receipt receipt;
  bool found = false;
  RecordSink sink;
  sink.record = [&](JsonValue record, const RecordPlace&) {
    if (!record.is(JsonKind::object) || found) return false;
    const JsonValue inside = record["receipt"];
    receipt = receipt_in(inside.is(JsonKind::object) ? inside : record);
    found = is_hash(receipt.input) && is_hash(receipt.recipe) && is_hash(receipt.order);
    return false;
  };
  sink.envelope = [](JsonValue) {};
  sink.broken = [](const std::string&, const std::string&) {};
  JsonStream stream({}, std::move(sink));
  if (!stream.feed(json)) (void)stream.finish();
  if (found) return receipt;
  return Error{"not-a-receipt", "",
               "no receipt: expected JSON with \"input\", \"recipe\" and \"order\", each \"sha256:\" and 64 "
               "digits, as "
               "`limpid rank --receipt` prints it"};
}

std::vector<Mismatch> mismatches(const Receipt& given, const Receipt& found) {
  std::vector<Mismatch> all;
  const auto compare = [&](const char* field, const std::string& a, const std::string& b, const char* text) {
    if (a != b) all.push_back({field, a, b, text});
  };
  compare("input", given.input, found.input, "the posts are not those of the receipt");
  compare("recipe", given.recipe, found.recipe, "the recipe is not that of the receipt");
  compare("now", given.now, found.now, "ages were measured against another moment");
  compare("posts", std::to_string(given.posts), std::to_string(found.posts),
          "the number of posts is another");
  compare("order", given.order, found.order, "the order or a score is another");
  return all;
}

void append_verification(std::string& out, const Receipt& found, const std::vector<Mismatch>& mismatches) {
  JsonWriter writer(out);
  std::string receipt;
  append_receipt(receipt, found);
  writer.begin_object().field("ok", mismatches.empty()).key("receipt").raw(receipt);
  writer.key("mismatches").begin_array();
  for (const Mismatch& mismatch : mismatches) {
    writer.begin_object().field("field", std::string_view(mismatch.field));
    writer.field("given", std::string_view(mismatch.given)).field("found", std::string_view(mismatch.found));
    writer.field("text", std::string_view(mismatch.text)).end_object();
  }
  writer.end_array().end_object();
}

}  // namespace limpid
