// Receipt: a few hashes that say which posts were ranked, by which recipe, with which result, so that anybody
// who has the file and the recipe can check it.
//
// The core makes the texts that are hashed; hashing is done by whoever calls (OpenSSL natively, Web Crypto in
// browsers). All are SHA-256, printed "sha256:" and 64 hexadecimal digits:
//   input    the canonical JSON Lines of the timeline, as `limpid convert --to jsonl` prints them
//   recipe   `canonical_recipe` of the document, defaults not filled
//   order    `append_order_line` of every post shown, in order
#pragma once

#include <limpid/api.hpp>
#include <limpid/rank.hpp>
#include <limpid/result.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace limpid LIMPID_API {

struct Receipt {
  std::string engine;  ///< "limpid 0.3.0"
  std::string input, recipe;
  std::string now;        ///< The moment that ages were measured against, ISO 8601; empty: there was none.
  std::size_t posts = 0;  ///< Of the timeline, hidden ones included.
  std::string order;
};

/// "id TAB score LF": the score as the 16 hexadecimal digits of its double.
void append_order_line(std::string& out, const Ranking& ranking, std::uint32_t row);

/// {"engine":"…","input":"sha256:…","recipe":"sha256:…","now":"…","posts":49,"order":"sha256:…"}
void append_receipt(std::string& out, const Receipt& receipt);

/// A receipt, or anything that carries one under "receipt". An error where there is none.
[[nodiscard]] Result<Receipt> parse_receipt(std::string_view json);

/// One thing in which two receipts differ.
struct Mismatch {
  std::string field;         ///< "input", "recipe", "now", "posts", "order"
  std::string given, found;  ///< As JSON prints them, without quotes.
  std::string text;          ///< A sentence: what it means.
};

/// `found` is recomputed. The engine's version is no mismatch: other versions may give the same order.
[[nodiscard]] std::vector<Mismatch> mismatches(const Receipt& given, const Receipt& found);

/// {"ok":true,"receipt":{…},"mismatches":[{"field":"order","given":"…","found":"…","text":"…"}]}; the receipt
/// is the recomputed one.
void append_verification(std::string& out, const Receipt& found, const std::vector<Mismatch>& mismatches);

}  // namespace limpid
