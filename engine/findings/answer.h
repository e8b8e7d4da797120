// A question under way: it grows by units, and may be looked at after any of them.
// Thread rule: one thread; grow() starts others.
// Invariant: what a sheet says depends on the question and on how many units there are, never on
// threads or on how the units were shared out to calls.
#pragma once

#include <memory>

#include "engine/findings/question.h"
#include "engine/findings/sheet.h"

namespace findings {

class Answer {
 public:
  Answer() = default;
  Answer(const Answer&) = delete;
  Answer& operator=(const Answer&) = delete;
  virtual ~Answer() = default;

  /// Units that make it whole.
  virtual std::uint64_t wanted() const = 0;
  /// So many more units; fewer if stopped.
  virtual void grow(std::uint64_t units, const planning::Work& work) = 0;
  virtual Sheet sheet() const = 0;
};

std::unique_ptr<Answer> answerTo(const Question& question);

/// By study (table.cpp, availability.cpp, ...).
std::unique_ptr<Answer> answerTable(const TableQuestion& question);
std::unique_ptr<Answer> answerAvailability(const AvailabilityQuestion& question);
std::unique_ptr<Answer> answerLatency(const LatencyQuestion& question);
std::unique_ptr<Answer> answerTimeouts(const TimeoutsQuestion& question);
std::unique_ptr<Answer> answerSweep(const SweepQuestion& question);
std::unique_ptr<Answer> answerClassic(const ClassicQuestion& question);
std::unique_ptr<Answer> answerElections(const ElectionsQuestion& question);
std::unique_ptr<Answer> answerReads(const ReadsQuestion& question);

/// The facts that sheets about clusters somewhere begin with.
void addFacts(Sheet& sheet, const planning::Network& network, const planning::Disk& disk,
              std::uint64_t seed);

/// Fills the rows of the published experiments, in order, with what their sheet says came out.
void takeElections(const Sheet& sheet, std::vector<study::Row>& rows);

}  // namespace findings
