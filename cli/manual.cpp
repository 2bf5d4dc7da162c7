#include "manual.hpp"

#include "verb.hpp"

#include <cstdio>

namespace limpid::cli {

namespace {

// The code point that begins at `at`, which is moved behind it. The texts here are our own: sound UTF-8.
unsigned code_point(const std::string& text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned lead = byte(at++);
  const unsigned more = lead < 0x80 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
  unsigned point = more == 0 ? lead : lead & (0x3Fu >> more);
  for (unsigned i = 0; i < more; ++i) point = point << 6 | (byte(at++) & 0x3Fu);
  return point;
}

// A backslash begins a request, a minus is a hyphen unless it is escaped (man-pages(7)), a point or quote
// that begins a line would be a macro, and what is not ASCII is named (groff_char(7)).
std::string roff(const std::string& text) {
  std::string escaped;
  for (std::size_t at = 0; at < text.size();) {
    const bool begins_line = escaped.empty() || escaped.back() == '\n';
    const unsigned point = code_point(text, at);
    char name[16];
    std::snprintf(name, sizeof name, point < 0x80 ? "%c" : "\\[u%04X]", point);
    if (begins_line && (point == '.' || point == '\'')) escaped += "\\&";
    escaped += point == '\\' ? "\\e" : point == '-' ? "\\-" : name;
  }
  return escaped;
}

std::string example_block(const std::vector<std::string>& lines) {
  if (lines.empty()) return {};
  std::string block = ".PP\n.EX\n";
  for (const std::string& line : lines) block += roff(line) + "\n";
  return block + ".EE\n";
}

std::string type_of(const CLI::Option& option) {
  if (option.get_type_size() == 0) return {};
  const std::string type = option.get_type_name();
  return type.empty() ? std::string() : " \\fI" + roff(type.substr(0, type.find(':'))) + "\\fR";
}

std::string option_entry(const CLI::Option& option) {
  std::string names;
  for (const std::string& spelling : spellings_of(option))
    names += (names.empty() ? "" : ", ") + ("\\fB" + roff(spelling)) + "\\fR";
  std::string entry = ".TP\n" + names + type_of(option) + "\n" + roff(option.get_description());
  if (!option.get_default_str().empty()) entry += " [" + roff(option.get_default_str()) + "]";
  return entry + "\n";
}

std::string argument_entry(const CLI::Option& option) {
  return ".TP\n\\fI" + roff(option.get_name(true)) + "\\fR\n" + roff(option.get_description()) + "\n";
}

std::string verb_section(const CLI::App& verb) {
  std::string line = "limpid " + verb.get_name();
  for (const CLI::Option* argument : arguments_of(verb))
    line += (argument->get_required() ? " " : " [") + argument->get_name(true) +
            (argument->get_items_expected_max() > 1 ? "..." : "") + (argument->get_required() ? "" : "]");
  std::string section =
      ".SS " + roff(line) + "\n" + roff(verb.get_description()) + "\n" + example_block(examples_of(verb));
  for (const CLI::Option* argument : arguments_of(verb)) section += argument_entry(*argument);
  for (const CLI::Option* option : named_options_of(verb)) section += option_entry(*option);
  return section;
}

// What no option tells.
constexpr const char* kConventions = R"(.SH OUTPUT
Results go to standard output and nothing else does: a table on a terminal, JSON in a pipe. Warnings and errors go to
standard error, a sentence each. A closed pipe ends the command quietly.
.SH EXIT STATUS
.TP
.B 0
Done; also where a file was cut off and its complete posts were read, with a warning.
.TP
.B 1
The input, the recipe or the receipt was refused. With \-\-batch: at least one line was, and its error stands in its place.
.TP
.B 2
Wrong use.
.SH ENVIRONMENT
.TP
.B NO_COLOR
No colour in tables.
)";

}  // namespace

std::string manual_page(const CLI::App& app, const std::string& version) {
  std::string page = ".\\\" Made by `limpid manual`.\n.TH LIMPID 1 \"\" \"limpid " + roff(version) +
                     "\" \"User Commands\"\n"
                     ".SH NAME\nlimpid \\- re\\-ranks a downloaded timeline with weights you choose, and "
                     "explains every place\n"
                     ".SH SYNOPSIS\n.B limpid\n\\fIVERB\\fR [\\fIARGUMENT\\fR...]\n.SH DESCRIPTION\n" +
                     roff(app.get_description()) + "\n" + example_block(examples_of(app)) + ".SH VERBS\n";
  for (const CLI::App* verb : verbs_of(app)) page += verb_section(*verb);
  return page + kConventions;
}

}  // namespace limpid::cli
