// What settings mean, in sentences: from closed forms at once, from simulation as it goes on.
// Thread rule: pure functions.
#pragma once

#include <QString>

#include <vector>

#include "app/studies/measuring.h"

namespace studies {

struct Statement {
  QString text;
  QString source;  ///< where it comes from, and how sure it is
  bool warns{false};
  friend bool operator==(const Statement&, const Statement&) = default;
};

/// The share of first elections after the loss of one server that split, in closed form; nullopt:
/// the form does not cover these settings (pre-vote, loss, fewer than three servers).
std::optional<double> splitShareOf(const cluster::Settings& settings);

/// Always the same number of statements, about the same things in the same order.
std::vector<Statement> meaningOf(const cluster::Settings& settings, const Measured& measured);

// The parts of it.
Statement splitStatement(const cluster::Settings& settings, const Measured& measured);
Statement leaderlessStatement(const cluster::Settings& settings, const Measured& measured);
Statement calmStatement(const cluster::Settings& settings, const Measured& measured);
Statement writeStatement(const cluster::Settings& settings, const Measured& measured);
Statement readStatement(const cluster::Settings& settings, const Measured& measured);
Statement flowStatement(const cluster::Settings& settings);
/// What it costs to wait until a write is on disk, or what may be lost without.
Statement syncStatement(const cluster::Settings& settings);
Statement guardStatement(const cluster::Settings& settings);

/// "36 ms", "1.5 ms", "2.4 s".
QString timeText(Duration time);
/// "18 %", "3.4 %", "less than 0.1 %".
QString percentText(double share);
QString countText(std::uint64_t count);

}  // namespace studies
