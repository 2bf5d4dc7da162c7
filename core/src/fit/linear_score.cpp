#include "fit/linear_score.hpp"

#include "recipe/compile.hpp"

namespace limpid {

namespace {

// What a factor did to everything that was added before: below 0 the sign rule divides.
double effective_factor(const PathStep& step) {
  if (!step.applied() || !step.factor) return 1;
  return step.before >= 0 ? *step.factor : 1 / *step.factor;
}

}  // namespace

std::vector<std::size_t> fitted_steps(const Recipe& recipe) {
  std::vector<std::size_t> steps;
  for (std::size_t i = 0; i < recipe.steps.size(); ++i) {
    if (recipe.steps[i].verb == Verb::add && !recipe.steps[i].off) steps.push_back(i);
  }
  return steps;
}

Failure check_linear(const Recipe& recipe, const Posts& posts) {
  const auto programs = compile(recipe, &posts);
  if (!programs) return programs.error();
  bool added = false;
  for (std::size_t i = 0; i < recipe.steps.size(); ++i) {
    const Step& step = recipe.steps[i];
    const bool scores = step.verb == Verb::add || step.verb == Verb::reshape;
    const auto& main = (*programs)[i].main;
    if (!step.off && scores && added && main && main->uses_score)
      return Error{"fit", "step \"" + step.id + "\"",
                   "makes a new score of the running one, so that the score is no weighted sum: switch it "
                   "off, or write "
                   "it as a multiply"};
    added = added || (step.verb == Verb::add && !step.off);
  }
  return std::nullopt;
}

LinearScore linear_score(const Path& path, const std::vector<std::size_t>& steps) {
  LinearScore score{path.score, std::vector<double>(steps.size(), 0.0)};
  double factor = 1;  // of everything behind the step at hand
  std::size_t j = steps.size();
  for (std::size_t i = path.steps.size(); i-- > 0;) {
    const PathStep& step = path.steps[i];
    if (j > 0 && steps[j - 1] == i) {
      --j;
      if (step.applied() && step.value) score.slopes[j] = *step.value * factor;
    } else if (step.step->verb == Verb::reshape && step.applied()) {
      factor = 0;  // what was added before is forgotten
    } else {
      factor *= effective_factor(step);
    }
  }
  return score;
}

}  // namespace limpid
