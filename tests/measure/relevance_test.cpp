// nDCG and its kin: by hand, and against what trec_eval printed for three queries.
#include "measure/relevance.hpp"

#include "data_files.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

namespace limpid {
namespace {

using test::data_lines;
using test::split;

const std::vector<double> kGains{3, 2, 3, 0, 1, 2};

TEST(Relevance, OfAGradedList) {
  const Relevance relevance(kGains, kGains);
  EXPECT_NEAR(*relevance.ndcg().value, 0.9608081943360617, 1e-14);
  EXPECT_NEAR(*relevance.ndcg(3).value, 0.9777813616305049, 1e-14);
  EXPECT_EQ(relevance.relevant(), 5u);
  EXPECT_EQ(*relevance.precision(4).value, 0.75);
  EXPECT_EQ(*relevance.recall(4).value, 0.6);
  EXPECT_EQ(*relevance.reciprocal_rank().value, 1);
  EXPECT_EQ(*relevance.r_precision().value, 0.8);
  EXPECT_DOUBLE_EQ(*relevance.average_precision().value, (1 + 1 + 1 + 4.0 / 5 + 5.0 / 6) / 5);
}

TEST(Relevance, WithExponentialGains) {
  const std::vector<double> gains{1, 2};  // 1 and 3
  const double best = 3 + 1 / std::log2(3), here = 1 + 3 / std::log2(3);
  EXPECT_NEAR(*Relevance(gains, gains, Gains::exponential).ndcg().value, here / best, 1e-15);
}

TEST(Relevance, DividesByKWhereTheListIsShorter) {
  EXPECT_EQ(*Relevance(kGains, kGains).precision(10).value, 0.5);
}

TEST(Relevance, CountsWhatTheListMissed) {
  const std::vector<double> ranked{0, 1}, all{0, 1, 1, 1};
  const Relevance relevance(ranked, all);
  EXPECT_EQ(*relevance.recall(2).value, 1.0 / 3);
  EXPECT_EQ(*relevance.average_precision().value, 0.5 / 3);
  EXPECT_EQ(*relevance.r_precision().value, 1.0 / 3);
}

TEST(Relevance, WithoutAnythingGoodIsUndefined) {
  const std::vector<double> nothing{0, 0};
  const Relevance relevance(nothing, nothing);
  EXPECT_FALSE(relevance.ndcg().value);
  EXPECT_FALSE(relevance.average_precision().value);
  EXPECT_FALSE(relevance.recall(1).value);
  EXPECT_FALSE(relevance.reciprocal_rank().value);
  EXPECT_FALSE(relevance.r_precision().value);
  EXPECT_EQ(*relevance.precision(2).value, 0);  // no share of something: that there is none is an answer
}

TEST(Relevance, RefusesGainsBelowZeroAndBeyondNumbers) {
  const std::vector<double> negative{1, -1}, huge{5000, 1};
  EXPECT_FALSE(Relevance(negative, negative).ndcg().value);
  EXPECT_FALSE(Relevance(huge, huge, Gains::exponential).ndcg().value);
}

// --- trec_eval ---

std::vector<std::string> lines_of(const std::string& file) {
  return data_lines("trec_eval/" + file).value_or(std::vector<std::string>());
}

struct Retrieved {
  std::string document;
  float score;
};

struct Query {
  std::map<std::string, double> judged;
  std::vector<Retrieved> retrieved;
};

std::map<std::string, Query> queries(const std::string& judgments) {
  std::map<std::string, Query> queries;
  for (const std::string& line : lines_of(judgments)) {
    const std::vector<std::string> cells = split(line, ' ');
    const double gain = std::stod(cells[3]);
    if (gain >= 0) queries[cells[0]].judged[cells[2]] = gain;  // below 0: not judged
  }
  for (const std::string& line : lines_of("results.test")) {
    const std::vector<std::string> cells = split(line, '\t');
    queries[cells[0]].retrieved.push_back({cells[2], std::stof(cells[4])});
  }
  for (auto& [name, query] : queries) {
    std::sort(query.retrieved.begin(), query.retrieved.end(), [](const Retrieved& a, const Retrieved& b) {
      return a.score != b.score ? a.score > b.score : a.document > b.document;
    });
  }
  return queries;
}

Relevance relevance_of(const Query& query, double level) {
  std::vector<double> ranked, all;
  for (const Retrieved& item : query.retrieved) {
    const auto found = query.judged.find(item.document);
    ranked.push_back(found == query.judged.end() ? 0 : found->second);
  }
  for (const auto& [document, gain] : query.judged) all.push_back(gain);
  return Relevance(ranked, all, Gains::linear, level);
}

// What a name of trec_eval means here; nothing for those measures that are not ours.
std::optional<double> measured(const Relevance& relevance, const std::string& name) {
  const auto cut = [&](const std::string& prefix) -> std::size_t {
    return name.compare(0, prefix.size(), prefix) == 0 ? std::stoul(name.substr(prefix.size())) : 0;
  };
  if (name == "num_rel") return static_cast<double>(relevance.relevant());
  if (name == "map") return relevance.average_precision().value;
  if (name == "ndcg") return relevance.ndcg().value;
  if (name == "recip_rank") return relevance.reciprocal_rank().value;
  if (name == "Rprec") return relevance.r_precision().value;
  if (const std::size_t k = cut("ndcg_cut_")) return relevance.ndcg(k).value;
  if (const std::size_t k = cut("map_cut_")) return relevance.average_precision(k).value;
  if (const std::size_t k = cut("P_")) return relevance.precision(k).value;
  if (const std::size_t k = cut("recall_")) return relevance.recall(k).value;
  return std::nullopt;
}

// Every value of those measures in the file; "all" is the sum of counts and the mean of the others.
std::size_t expect_printed(const std::string& printed, const std::string& judgments, double level) {
  std::map<std::string, double> sums;
  std::size_t values = 0;
  std::map<std::string, Relevance> by_query;
  for (const auto& [name, query] : queries(judgments)) by_query.emplace(name, relevance_of(query, level));
  for (const std::string& line : lines_of(printed)) {
    const std::vector<std::string> cells = split(line, '\t');
    const std::string name = cells[0].substr(0, cells[0].find(' '));
    double said = 0;
    if (cells[1] == "all") {
      bool ours = true;
      for (const auto& [query, relevance] : by_query) {
        const auto value = measured(relevance, name);
        ours = ours && value;
        said += value.value_or(0);
      }
      if (!ours) continue;
      if (name != "num_rel") said /= static_cast<double>(by_query.size());
    } else {
      const auto value = measured(by_query.at(cells[1]), name);
      if (!value) continue;
      said = *value;
    }
    EXPECT_NEAR(said, std::stod(cells[2]), 0.5001e-4) << line;
    ++values;
  }
  return values;
}

TEST(Relevance, IsWhatTrecEvalPrinted) {
  if (!data_lines("trec_eval/results.test")) GTEST_SKIP() << "LIMPID_DATA/trec_eval is not there";
  EXPECT_EQ(expect_printed("out.test.a", "qrels.test", 1), 41u);
  EXPECT_EQ(expect_printed("out.test.aq", "qrels.test", 1), 164u);
  EXPECT_EQ(expect_printed("out.test.aql", "qrels.rel_level", 2), 164u);
}

}  // namespace
}  // namespace limpid
