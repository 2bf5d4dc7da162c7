// The path in one sentence of plain words. It claims no more than the numbers of the path.
#include <limpid/rank.hpp>

#include "base/math.hpp"
#include "base/number.hpp"

#include <algorithm>
#include <cmath>

namespace limpid {

namespace {

std::string label_of(const PathStep& step) { return step.step->label.value_or(step.step->id); }

// One decimal for large numbers, two digits for small ones: enough to compare, no false digits, and never "×
// 0" for what is not zero.
std::string rounded(double value) {
  constexpr double kFinest = 1e15;
  double scale = 10;
  while (value != 0 && std::fabs(value) * scale < 10 && scale < kFinest) scale *= 10;
  if (scale == kFinest) return to_text(value);
  return to_text(math::round_half_away(value * scale) / scale);
}

std::string with_sign(double value) { return (value < 0 ? "−" : "+") + rounded(std::fabs(value)); }

std::string place(const Path& path) {
  const std::string of = std::to_string(path.of);
  if (path.rank) return "Place " + std::to_string(*path.rank) + " of " + of + ".";
  std::string text = "Hidden by ";
  bool first = true;
  for (const PathStep& step : path.steps) {
    if (step.step->verb != Verb::hide || !step.applied()) continue;
    text += (first ? "“" : " and “") + label_of(step) + "”";
    first = false;
  }
  if (path.would_be)
    text += "; otherwise it would stand at place " + std::to_string(*path.would_be) + " of " +
            std::to_string(path.of + 1);
  return text + ".";
}

double change(const PathStep& step) { return step.after - step.before; }

// The addition that lifts most, and the one that lowers most.
std::string additions(const Path& path) {
  const PathStep* most = nullptr;
  const PathStep* least = nullptr;
  for (const PathStep& step : path.steps) {
    if (step.step->verb != Verb::add || !step.applied()) continue;
    if (change(step) > 0 && (!most || change(step) > change(*most))) most = &step;
    if (change(step) < 0 && (!least || change(step) < change(*least))) least = &step;
  }
  std::string text;
  if (most) text += " “" + label_of(*most) + "” lifts it most (" + with_sign(change(*most)) + ").";
  if (least) text += " “" + label_of(*least) + "” lowers it most (" + with_sign(change(*least)) + ").";
  return text;
}

// Factors other than 1, in the order of the steps.
std::string factors(const Path& path) {
  std::string text;
  for (const PathStep& step : path.steps) {
    if (!step.applied() || !step.factor || *step.factor == 1) continue;
    text += (text.empty() ? " " : ", ") + std::string("“") + label_of(step) + "” × " + rounded(*step.factor);
  }
  return text.empty() ? text : text + ".";
}

std::string unknowns(const Path& path) {
  std::string text;
  for (const PathStep& step : path.steps) {
    if (step.because == Because::unknown) text += (text.empty() ? "" : ", ") + ("“" + label_of(step) + "”");
  }
  return text.empty() ? text : " Not known in this file, so without effect: " + text + ".";
}

}  // namespace

std::string sentence(const Path& path) {
  return place(path) + additions(path) + factors(path) + unknowns(path);
}

}  // namespace limpid
