#include "completion.hpp"

#include "verb.hpp"

namespace limpid::cli {

namespace {

std::string joined(const std::vector<std::string>& words, std::string_view between = " ") {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : std::string(between)) + word;
  return text;
}

std::string replaced(std::string text, std::string_view what, std::string_view by) {
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += by.size())
    text.replace(at, what.size(), by);
  return text;
}

bool takes_value(const CLI::Option& option) { return option.get_type_size() != 0; }

// The first sentence or line; the rest is for --help.
std::string summary(const std::string& description) {
  return description.substr(0, std::min(description.find('\n'), description.find(": ")));
}

std::string name_of(const CLI::Option& option) {
  const std::string type = option.get_positional() ? option.get_name(true) : option.get_type_name();
  return type.substr(0, type.find(':'));
}

// What may stand where an argument stands: that of all arguments of the verb.
Values arguments_values(const CLI::App& verb) {
  Values all;
  for (const CLI::Option* argument : arguments_of(verb)) {
    const Values values = values_of(*argument);
    all.words.insert(all.words.end(), values.words.begin(), values.words.end());
    all.files = all.files || values.files;
  }
  return all;
}

std::vector<std::string> all_spellings(const CLI::App& app) {
  std::vector<std::string> all;
  for (const CLI::Option* option : named_options_of(app)) {
    const std::vector<std::string> spellings = spellings_of(*option);
    all.insert(all.end(), spellings.begin(), spellings.end());
  }
  return all;
}

// --- bash ---

std::string bash_values(const Values& values) {
  return "words=\"" + joined(values.words) + "\" files=" + (values.files ? "yes" : "");
}

std::string bash_verb(const CLI::App& verb) {
  std::string script = "    *," + verb.get_name() + ")\n      case $previous in\n";
  for (const CLI::Option* option : named_options_of(verb)) {
    if (!takes_value(*option)) continue;
    script +=
        "        " + joined(spellings_of(*option), "|") + ") " + bash_values(values_of(*option)) + " ;;\n";
  }
  script += "        *) if [[ $current == -* ]]; then words=\"" + joined(all_spellings(verb)) + "\"; else " +
            bash_values(arguments_values(verb)) + "; fi ;;\n";
  return script + "      esac ;;\n";
}

std::string bash_script(const CLI::App& app) {
  std::vector<std::string> first;
  std::string cases;
  for (const CLI::App* verb : verbs_of(app)) {
    first.push_back(verb->get_name());
    cases += bash_verb(*verb);
  }
  return "# bash completion of limpid; made by `limpid completion bash`.\n"
         "_limpid() {\n"
         "  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} words= files=\n"
         "  # bash splits --option=value into three words.\n"
         "  if [[ $current == = ]]; then current=; elif [[ $previous == = ]]; then "
         "previous=${COMP_WORDS[COMP_CWORD-2]}; fi\n"
         "  case $((COMP_CWORD > 1)),${COMP_WORDS[1]} in\n"
         "    0,*) words=\"" +
         joined(first) + " " + joined(all_spellings(app)) + "\" ;;\n" + cases +
         "  esac\n"
         "  COMPREPLY=()\n"
         "  local candidate\n"
         "  while IFS= read -r candidate; do COMPREPLY+=(\"$candidate\"); done < <(compgen -W \"$words\" -- "
         "\"$current\")\n"
         "  if [[ $files ]]; then\n"
         "    while IFS= read -r candidate; do COMPREPLY+=(\"$candidate\"); done < <(compgen -f -- "
         "\"$current\")\n"
         "    compopt -o filenames 2>/dev/null\n"
         "  fi\n"
         "}\n"
         "complete -F _limpid limpid\n";
}

// --- zsh ---

// Between single quotes, inside the brackets and colons of _arguments.
std::string zsh_text(const std::string& text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '\'') escaped += "'\\'";
    if (c == '[' || c == ']' || c == ':' || c == '\\') escaped += '\\';
    escaped += c;
  }
  return escaped;
}

std::string zsh_values(const CLI::Option& option) {
  const Values values = values_of(option);
  std::string action = " ";
  if (!values.words.empty() && values.files)
    action = "{compadd -- " + joined(values.words) + "; _files}";
  else if (!values.words.empty())
    action = "(" + joined(values.words) + ")";
  else if (values.files)
    action = "_files";
  return ":" + zsh_text(name_of(option)) + ":" + action;
}

std::string zsh_options(const CLI::App& app) {
  std::string script;
  for (const CLI::Option* option : named_options_of(app)) {
    for (const std::string& spelling : spellings_of(*option)) {
      script += " \\\n        '*" + spelling + (takes_value(*option) && spelling[1] == '-' ? "=[" : "[") +
                zsh_text(summary(option->get_description())) + "]" +
                (takes_value(*option) ? zsh_values(*option) : "") + "'";
    }
  }
  return script;
}

std::string zsh_verb(const CLI::App& verb) {
  std::string script = "    " + verb.get_name() + ")\n      _arguments" + zsh_options(verb);
  for (const CLI::Option* argument : arguments_of(verb)) {
    const bool repeats = argument->get_items_expected_max() > 1;
    script += std::string(" \\\n        '") + (repeats ? "*" : "") + zsh_values(*argument) + "'";
  }
  return script + " ;;\n";
}

std::string zsh_script(const CLI::App& app) {
  std::string list, cases;
  for (const CLI::App* verb : verbs_of(app)) {
    list += "    '" + verb->get_name() + ":" + zsh_text(summary(verb->get_description())) + "'\n";
    cases += zsh_verb(*verb);
  }
  return "#compdef limpid\n"
         "# zsh completion of limpid; made by `limpid completion zsh`.\n"
         "_limpid() {\n"
         "  local -a verbs=(\n" +
         list +
         "  )\n"
         "  if ((CURRENT == 2)); then\n"
         "    _describe verb verbs\n"
         "    _arguments" +
         zsh_options(app) +
         "\n    return\n"
         "  fi\n"
         "  local verb=$words[2]\n"
         "  shift words\n"
         "  ((CURRENT--))\n"
         "  case $verb in\n" +
         cases +
         "  esac\n"
         "}\n"
         "if [[ $funcstack[1] == _limpid ]]; then _limpid \"$@\"; else compdef _limpid limpid; fi\n";
}

// --- fish ---

std::string fish_text(const std::string& text) {
  return "'" + replaced(replaced(text, "\\", "\\\\"), "'", "\\'") + "'";
}

std::string fish_values(const Values& values) {
  return (values.files ? " -F" : " -f") +
         (values.words.empty() ? "" : " -a " + fish_text(joined(values.words)));
}

std::string fish_options(const CLI::App& app, const std::string& when) {
  std::string script;
  for (const CLI::Option* option : named_options_of(app)) {
    script += "complete -c limpid -n " + when;
    for (const std::string& name : option->get_snames()) script += " -s " + name;
    for (const std::string& name : option->get_lnames()) script += " -l " + name;
    if (takes_value(*option)) script += " -r" + fish_values(values_of(*option));
    script += " -d " + fish_text(summary(option->get_description())) + "\n";
  }
  return script;
}

std::string fish_script(const CLI::App& app) {
  std::string script =
      "# fish completion of limpid; made by `limpid completion fish`.\n"
      "complete -c limpid -f\n" +
      fish_options(app, "__fish_use_subcommand");
  for (const CLI::App* verb : verbs_of(app)) {
    const std::string when = "'__fish_seen_subcommand_from " + verb->get_name() + "'";
    script += "complete -c limpid -n __fish_use_subcommand -a " + verb->get_name() + " -d " +
              fish_text(summary(verb->get_description())) + "\n" + fish_options(*verb, when);
    if (!arguments_of(*verb).empty())
      script += "complete -c limpid -n " + when + fish_values(arguments_values(*verb)) + "\n";
  }
  return script;
}

}  // namespace

std::string completion_script(const CLI::App& app, const std::string& shell) {
  return shell == "bash" ? bash_script(app) : shell == "zsh" ? zsh_script(app) : fish_script(app);
}

}  // namespace limpid::cli
