#include "engine/findings/rounds.h"

#include <algorithm>

#include "engine/study/stopwatch.h"

namespace findings {
namespace {
/// With a time to work for and no number of units.
constexpr std::uint64_t kUnitsMost = 1'000'000'000;
}  // namespace

Outcome runRounds(const Question& question, const Course& course) {
  const study::Stopwatch watch;
  const auto answer = answerTo(question);
  const std::uint64_t wanted =
      course.seconds > 0 && answer->wanted() > 0 ? kUnitsMost : answer->wanted();
  std::stop_source end;
  const std::stop_callback passOn(course.stop, [&] { end.request_stop(); });
  Outcome outcome;
  std::uint64_t done = 0;
  const auto note = [&](std::uint64_t units, std::uint64_t part, std::uint64_t of) {
    if (course.seconds > 0 && watch.seconds() >= course.seconds) {
      outcome.timeOver = true;
      end.request_stop();
    }
    if (!course.note) return;
    const double inRound = of == 0 ? 0 : static_cast<double>(part) / static_cast<double>(of);
    const double share = (static_cast<double>(done) + static_cast<double>(units) * inRound) /
                         static_cast<double>(wanted);
    course.note(course.seconds > 0 ? std::min(1.0, watch.seconds() / course.seconds) : share);
  };
  while (done < wanted && !end.stop_requested()) {
    const std::uint64_t units = std::min(std::max<std::uint64_t>(1, done), wanted - done);
    answer->grow(units, {course.threads == 0 ? study::allCores() : course.threads, end.get_token(),
                         [&](std::uint64_t part, std::uint64_t of) { note(units, part, of); }});
    if (end.stop_requested()) break;
    done += units;
    if (course.told && done < wanted) course.told(answer->sheet(), done, wanted);
  }
  outcome.sheet = answer->sheet();
  outcome.units = done;
  outcome.whole = done == wanted;
  return outcome;
}

}  // namespace findings
