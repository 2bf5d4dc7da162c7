// Limpid: a downloaded timeline, ranked with weights that you choose, and the reasons for every place.
//
//   limpid::Result<limpid::Timelines> read = limpid::read(bytes);
//   if (!read) return complain(read.error().sentence());
//
//   limpid::Result<limpid::Recipe> calmer = limpid::parse_recipe(limpid::find_in_museum("calmer")->json);
//   limpid::Result<limpid::Ranking> ranking = limpid::rank(read->feeds.front(), *calmer);
//   if (!ranking) return complain(ranking.error().sentence());
//
//   for (std::uint32_t row : ranking->order()) {
//     limpid::Path path = ranking->explain(row);
//     show(path.id, path.score, limpid::sentence(path));
//   }
//
// Values in, values out; nothing is thrown; no global state, no clock, no files, no printing.
#pragma once

#include <limpid/affinity.hpp>
#include <limpid/check.hpp>
#include <limpid/detect.hpp>
#include <limpid/explain.hpp>
#include <limpid/fit.hpp>
#include <limpid/json.hpp>
#include <limpid/ledger.hpp>
#include <limpid/measure.hpp>
#include <limpid/post_view.hpp>
#include <limpid/rank.hpp>
#include <limpid/read.hpp>
#include <limpid/receipt.hpp>
#include <limpid/recipe.hpp>
#include <limpid/result.hpp>
#include <limpid/sample.hpp>
#include <limpid/side_columns.hpp>
#include <limpid/simulate.hpp>
#include <limpid/time.hpp>
