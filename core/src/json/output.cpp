// The outputs as JSON: what was read, the feed's rows, a post's path.
#include <limpid/json.hpp>
#include <limpid/post_view.hpp>
#include <limpid/time.hpp>

#include "base/json_writer.hpp"
#include "posts/posts.hpp"

namespace limpid {

namespace {

void text_field(JsonWriter& writer, std::string_view key, std::string_view text) {
  if (text.data()) writer.field(key, text);
}

void texts(JsonWriter& writer, std::string_view key, const std::vector<std::string>& items) {
  writer.key(key).begin_array();
  for (const std::string& item : items) writer.value(std::string_view(item));
  writer.end_array();
}

void write_warnings(JsonWriter& writer, const std::vector<Warning>& warnings) {
  writer.begin_array();
  for (const Warning& warning : warnings) {
    writer.begin_object().field("code", std::string_view(warning.code)).field("count", warning.count);
    writer.field("first", std::string_view(warning.first))
        .field("text", std::string_view(warning.text))
        .end_object();
  }
  writer.end_array();
}

// --- Rows and paths ----------------------------------------------------------------------------------------

bool changes_score(Verb verb) { return verb != Verb::hide && !is_order_step(verb); }

// Rows of a feed leave the sentences out.
void write_step(JsonWriter& writer, const PathStep& step, std::optional<Language> language) {
  writer.begin_object().field("id", std::string_view(step.step->id)).field("verb", name_of(step.step->verb));
  if (step.step->label) writer.field("label", std::string_view(*step.step->label));
  if (step.step->why) writer.field("why", std::string_view(*step.step->why));
  writer.field("applied", step.applied());
  if (!step.applied()) writer.field("because", name_of(step.because));
  if (step.value) writer.field("value", *step.value);
  if (step.step->verb == Verb::add) writer.field("weight", step.step->weight_or_default());
  if (step.key) writer.field("key", std::string_view(*step.key));
  if (step.k) writer.field("k", *step.k);
  if (step.factor) writer.field("factor", *step.factor);
  if (changes_score(step.step->verb)) writer.field("before", step.before).field("after", step.after);
  if (step.from) writer.field("from", *step.from).field("to", *step.to);
  if (step.yielded) {
    writer.key("yielded_to").begin_array();
    for (const std::string_view id : step.yielded_to) writer.value(id);
    writer.end_array().field("yielded", step.yielded);
  }
  if (step.window_emptied) writer.field("window_emptied", true);
  if (language) writer.field("sentence", std::string_view(sentence(step, *language)));
  writer.end_object();
}

void write_steps(JsonWriter& writer, const Path& path, std::optional<Language> language = {}) {
  writer.key("steps").begin_array();
  for (const PathStep& step : path.steps) write_step(writer, step, language);
  writer.end_array();
}

void write_post(JsonWriter& writer, const Ranking& ranking, Row row, const RowOptions& options) {
  const PostView post = view(ranking.timeline(), row);
  writer.field("id", post.id);
  if (!options.timeline.empty()) writer.field("timeline", options.timeline);
  text_field(writer, "author", post.author);
  if (post.created_at) writer.field("created_at", std::string_view(format_time(*post.created_at)));
  writer.field("score", ranking.score(row));
  if (post.position) writer.field("from", *post.position);
  if (post.text) writer.field("text", std::string_view(*post.text));
  text_field(writer, "author_name", post.author_name);
  text_field(writer, "kind", post.kind);
  text_field(writer, "reposter", post.reposter);
  writer.key("counts").begin_object();
  for (const auto& [name, count] : post.counts) writer.field(name, count);
  writer.end_object();
  if (options.steps) write_steps(writer, ranking.explain(row));
}

}  // namespace

void append_info(std::string& out, const Timelines& timelines) {
  JsonWriter writer(out);
  writer.begin_object();
  writer.field("format", std::string_view(timelines.format));
  writer.field("posts", timelines.posts());
  writer.field("timelines", timelines.feeds.size());
  writer.field("authors", count_authors(timelines));
  writer.field("duplicates", timelines.duplicates);
  if (const auto captured = captured_at(timelines))
    writer.field("captured_at", std::string_view(format_time(*captured)));
  writer.key("columns").begin_object();
  for (const auto& [name, known] : known_columns(timelines)) {
    writer.key(name).begin_object().field("known", known).end_object();
  }
  writer.end_object();
  if (!timelines.mapping.empty()) {
    writer.key("mapping").begin_array();
    for (const ColumnMapping& column : timelines.mapping) {
      writer.begin_object()
          .field("from", std::string_view(column.from))
          .field("to", std::string_view(column.to))
          .end_object();
    }
    writer.end_array();
  }
  writer.key("skipped").begin_array();
  for (const Skipped& skipped : timelines.skipped) {
    writer.begin_object()
        .field("where", std::string_view(skipped.where))
        .field("why", std::string_view(skipped.why))
        .end_object();
  }
  writer.end_array();
  writer.key("warnings");
  write_warnings(writer, timelines.warnings);
  if (timelines.feeds.size() > 1) {
    writer.key("names").begin_array();
    for (const Timeline& feed : timelines.feeds) writer.value(std::string_view(feed.name()));
    writer.end_array();
  }
  writer.end_object();
}

void append_row(std::string& out, const Ranking& ranking, std::uint32_t row, RowOptions options) {
  JsonWriter writer(out);
  writer.begin_object().field("rank", ranking.place(row).value_or(0));
  write_post(writer, ranking, row, options);
  writer.end_object();
}

void append_hidden_row(std::string& out, const Ranking& ranking, std::uint32_t row, RowOptions options) {
  JsonWriter writer(out);
  writer.begin_object().key("rank").null();
  write_post(writer, ranking, row, options);
  texts(writer, "hidden", ranking.hidden_by(row));
  writer.field("would_be", ranking.would_be(row)).end_object();
}

void append_ranked_ids(std::string& out, const Ranking& ranking, std::size_t top) {
  const Posts& posts = ranking.timeline().posts();
  std::size_t left = top ? top : ranking.order().size();
  JsonWriter writer(out);
  writer.begin_object().key("ranked_ids").begin_array();
  for (const Row row : ranking.order()) {
    if (left-- == 0) break;
    writer.value(posts.text(Text::id, row));
  }
  writer.end_array().end_object();
}

void append_explanation(std::string& out, const Path& path, ExplanationOptions options) {
  JsonWriter writer(out);
  writer.begin_object().field("id", path.id).key("rank");
  if (path.rank)
    writer.value(*path.rank);
  else
    writer.null();
  writer.field("of", path.of).field("score", path.score);
  texts(writer, "hidden", path.hidden);
  if (path.would_be) writer.field("would_be", *path.would_be);
  writer.field("sentence", std::string_view(sentence(path, options.language)));
  write_steps(writer, path, options.language);
  if (!options.receipt.empty()) writer.key("receipt").raw(options.receipt);
  writer.end_object();
}

void append_numbers(std::string& out, const Recipe& recipe) {
  JsonWriter writer(out);
  writer.begin_array();
  for (const RecipeNumber& number : numbers_of(recipe)) {
    writer.begin_object().field("address", std::string_view(number.address)).field("value", number.value);
    writer.field("step", std::string_view(number.step)).field("verb", std::string_view(number.verb));
    writer.field("label", std::string_view(number.label)).field("field", std::string_view(number.field));
    if (!number.expression.empty()) writer.field("expression", std::string_view(number.expression));
    writer.end_object();
  }
  writer.end_array();
}

void append_warnings(std::string& out, const std::vector<Warning>& warnings) {
  JsonWriter writer(out);
  write_warnings(writer, warnings);
}

void append_museum_entry(std::string& out, const MuseumEntry& entry, const Recipe& recipe) {
  JsonWriter writer(out);
  writer.begin_object().field("id", entry.id).field("name", std::string_view(recipe.name.value_or("")));
  writer.field("about", std::string_view(recipe.about.value_or("")));
  writer.key("recipe").raw(to_json(recipe)).end_object();
}

namespace {

void write_privileges(JsonWriter& writer, const Recipe& recipe) {
  for (const PrivilegeEntry& entry : privileges_of(recipe)) {
    writer.begin_object().field("account", std::string_view(entry.account));
    if (entry.empty_list) writer.field("empty_list", true);
    writer.key("steps").begin_array();
    for (const Privilege& privilege : entry.privileges) {
      writer.begin_object().field("step", privilege.step).field("id", std::string_view(privilege.id));
      writer.field("what", std::string_view(privilege.what)).end_object();
    }
    writer.end_array().field("sentence", std::string_view(entry.sentence)).end_object();
  }
}

}  // namespace

void append_check(std::string& out, const Result<Recipe>& recipe, const std::vector<Warning>& advice,
                  std::string_view hash) {
  JsonWriter writer(out);
  writer.begin_object().field("ok", recipe.ok()).key("errors").begin_array();
  if (!recipe) {
    std::string error;
    append_error(error, recipe.error());
    writer.raw(error);
  }
  writer.end_array().key("advice");
  write_warnings(writer, advice);
  writer.key("privileges").begin_array();
  if (recipe) write_privileges(writer, *recipe);
  writer.end_array();
  if (!hash.empty()) writer.field("recipe", hash);
  writer.end_object();
}

void append_differences(std::string& out, const std::vector<Difference>& differences) {
  JsonWriter writer(out);
  writer.begin_array();
  for (const Difference& difference : differences) {
    writer.begin_object()
        .field("kind", std::string_view(difference.kind))
        .field("step", std::string_view(difference.step));
    writer.field("text", std::string_view(difference.text));
    if (!difference.address.empty()) writer.field("address", std::string_view(difference.address));
    if (difference.a) writer.field("a", *difference.a).field("b", *difference.b);
    writer.end_object();
  }
  writer.end_array();
}

void append_text(std::string& out, std::string_view text) { JsonWriter(out).value(text); }

void append_decimal(std::string& out, double value) { append_number(out, value); }

void append_error(std::string& out, const Error& error) {
  JsonWriter writer(out);
  writer.begin_object()
      .field("code", std::string_view(error.code))
      .field("where", std::string_view(error.where));
  writer.field("message", std::string_view(error.message)).end_object();
}

}  // namespace limpid
