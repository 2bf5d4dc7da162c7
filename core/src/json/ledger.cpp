// The ledger as JSON.
#include <limpid/ledger.hpp>

#include "json/report.hpp"

namespace limpid {

namespace {

void describe_accounts(Report& report, std::string_view key, const std::vector<LedgerAccount>& accounts) {
  report.open_list(key);
  for (const LedgerAccount& account : accounts) {
    report.open_item(account.account);
    report.text("account", account.account);
    report.constant("change", account.change);
    report.close();
  }
  report.close();
}

void describe_place(Report& report, std::string_view key, const std::optional<std::size_t>& place) {
  if (place)
    report.count(key, *place);
  else
    report.figure(key, undefined("hidden"));
}

void describe_labels(Report& report, const LedgerLabels& labels) {
  report.open("labels");
  report.count("undeserving", labels.undeserving);
  report.count("deserving", labels.deserving);
  report.count("unknown", labels.unknown);
  report.figure("precision", labels.precision);
  report.figure("recall", labels.recall);
  report.figure("collateral", labels.collateral);
  report.figure("collateral_touched", labels.collateral_touched);
  report.figure("collateral_bystanders", labels.collateral_bystanders);
  report.figure("harm_prevented", labels.harm_prevented);
  report.close();
}

void describe_effect(Report& report, std::string_view key, const LedgerEffect& effect) {
  report.open(key);
  report.count("posts", effect.posts);
  report.count("authors", effect.authors);
  report.constant("taken", effect.taken);
  report.constant("given", effect.given);
  describe_accounts(report, "from", effect.from);
  describe_accounts(report, "to", effect.to);
  report.open_list("largest");
  for (const LedgerPost& post : effect.largest) {
    report.open_item(post.id);
    report.text("id", post.id);
    report.text("author", post.author);
    report.constant("lost", post.lost);
    describe_place(report, "without", post.without);
    describe_place(report, "with", post.with);
    report.close();
  }
  report.close();
  if (effect.labels) describe_labels(report, *effect.labels);
  report.open_list("groups");
  for (const LedgerGroup& group : effect.groups) {
    report.open_item(group.by + "=" + group.key);
    report.text("by", group.by);
    report.text("key", group.key);
    report.count("posts", group.posts);
    report.count("authors", group.authors);
    report.figure("difference", group.difference);
    report.figure("p", group.p);
    if (effect.labels) {
      report.figure("deserving_difference", group.deserving_difference);
      report.figure("deserving_p", group.deserving_p);
    }
    report.close();
  }
  report.close();
  report.close();
}

// "step bait", "exemption bait", "list-entry bait: like if".
std::string name_of(const LedgerEntry& entry) {
  const std::string name = std::string(name_of(entry.kind)) + " " + entry.step;
  return entry.kind == LedgerEntry::Kind::list_entry ? name + ": " + entry.entry : name;
}

void describe_entry(Report& report, const LedgerEntry& entry) {
  report.open_item(name_of(entry));
  report.text("kind", name_of(entry.kind));
  report.text("step", entry.step);
  if (entry.kind == LedgerEntry::Kind::list_entry) {
    report.text("list", entry.list);
    report.text("entry", entry.entry);
  }
  report.text("label", entry.label);
  describe_effect(report, "last", entry.last);
  describe_effect(report, "alone", entry.alone);
  if (!entry.strengths.empty()) {
    report.open_list("strengths");
    for (const LedgerStrength& strength : entry.strengths) {
      report.open_item(to_text(strength.t));
      report.constant("t", strength.t);
      report.figure("harm_prevented", strength.harm_prevented);
      report.figure("collateral", strength.collateral);
      report.close();
    }
    report.close();
  }
  report.close();
}

void describe(Report& report, const Ledger& ledger) {
  report.count("posts", ledger.posts);
  report.text("model", name_of(ledger.options.exposure));
  if (ledger.options.top) report.count("top", ledger.options.top);
  if (!ledger.options.deserved.empty()) report.text("deserved", ledger.options.deserved);
  if (!ledger.options.groups.empty()) {
    report.count("permutations", ledger.options.permutations);
    report.constant("seed", static_cast<double>(ledger.options.seed));
  }
  if (ledger.entries_left_out) report.count("entries_left_out", ledger.entries_left_out);
  report.open_list("entries");
  for (const LedgerEntry& entry : ledger.entries) describe_entry(report, entry);
  report.close();
}

}  // namespace

void append_ledger(std::string& out, const Ledger& ledger) {
  JsonReport report(out);
  if (!ledger.timeline.empty()) report.text("timeline", ledger.timeline);
  describe(report, ledger);
  report.finish();
}

void append_ledger_csv(std::string& out, const Ledger& ledger) {
  CsvReport report(out, ledger.timeline);
  describe(report, ledger);
}

}  // namespace limpid
