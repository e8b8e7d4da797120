// What a sweep found, and what it held, in sentences.
#include <QCoreApplication>

#include <cmath>

#include "app/explorer/study_sweep_plots.h"

namespace explorer {
namespace {

using planning::SweepAxis;

struct SweepSentence {
  Q_DECLARE_TR_FUNCTIONS(SweepSentence)
};

/// "50 ms".
QString valueAt(const findings::Sheet& sheet, std::size_t row) {
  const auto swept = sweptAxis(sheet);
  if (!swept) return {};
  const canvas::Axis axis = sweepAxisWords(*swept);
  return canvas::valueOn(axis, sheet.number(row, sheet.columns.front().key).value_or(0));
}

bool flagAt(const findings::Sheet& sheet, std::size_t row, const char* key) {
  const auto at = sheet.column(key);
  if (!at || row >= sheet.rows.size()) return false;
  const auto* flag = std::get_if<findings::Flag>(&sheet.rows[row][*at]);
  return flag != nullptr && flag->set;
}

QString needlessWords(const findings::Sheet& sheet, std::size_t row) {
  const auto rate = sheet.estimate(row, "needless_an_hour");
  if (!rate) return {};
  if (rate->value > 0) {
    return SweepSentence::tr("%1 elections an hour that nobody needs (95 %: %2 to %3)")
        .arg(canvas::plotNumber(rate->value), canvas::plotNumber(rate->least),
             canvas::plotNumber(rate->most));
  }
  return SweepSentence::tr("no needless election in %1 hours, so fewer than %2 an hour (95 %)")
      .arg(canvas::plotNumber(sheet.number(row, "watched_hours").value_or(0)),
           canvas::plotNumber(rate->most));
}

QString crashWords(const findings::Sheet& sheet, std::size_t row) {
  const auto p50 = sheet.number(row, "leaderless_p50_ms");
  const auto p99 = sheet.number(row, "leaderless_p99_ms");
  if (!p50 || !p99) return SweepSentence::tr("no leader leads in peace, so none can be lost");
  return SweepSentence::tr(
             "after a crash %1 ms without a leader in half of the cases and %2 ms in "
             "99 of 100; %3 % of first elections split")
      .arg(canvas::plotNumber(*p50), canvas::plotNumber(*p99),
           canvas::plotNumber(sheet.number(row, "split_percent").value_or(0)));
}

bool calmAt(const findings::Sheet& sheet, std::size_t row) {
  const auto rate = sheet.estimate(row, "needless_an_hour");
  return rate && rate->value <= 0;
}

/// The value next to one's own, up and down, from which on there are needless elections.
QString beginWords(const findings::Sheet& sheet, std::size_t own) {
  if (!calmAt(sheet, own)) return {};
  for (std::size_t row = own + 1; row < sheet.rows.size(); ++row) {
    if (!calmAt(sheet, row)) {
      return ' ' + SweepSentence::tr("Needless elections begin between %1 and %2.")
                       .arg(valueAt(sheet, row - 1), valueAt(sheet, row));
    }
  }
  for (std::size_t row = own; row-- > 0;) {
    if (!calmAt(sheet, row)) {
      return ' ' + SweepSentence::tr("Needless elections begin between %1 and %2.")
                       .arg(valueAt(sheet, row + 1), valueAt(sheet, row));
    }
  }
  return ' ' + SweepSentence::tr("At none of these values a needless election was seen.");
}

QString nobodyWords(const findings::Sheet& sheet) {
  QStringList values;
  for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
    const bool measured = sheet.number(row, "watched_hours").value_or(0) > 0;
    if (measured && !flagAt(sheet, row, "leads")) values << valueAt(sheet, row);
  }
  if (values.isEmpty()) return {};
  return ' ' +
         SweepSentence::tr("Nobody is elected at %1.").arg(values.join(SweepSentence::tr(", ")));
}

/// One setting with its value; "": it is not worth saying.
QString heldWords(const planning::TimeoutPlan& plan, SweepAxis axis) {
  const QString value = canvas::plotNumber(planning::ownValue(plan, axis));
  switch (axis) {
    case SweepAxis::Heartbeat:
      return SweepSentence::tr("a heartbeat every %1 ms").arg(value);
    case SweepAxis::TimeoutFrom:
      return SweepSentence::tr("timeouts from %1 ms").arg(value);
    case SweepAxis::TimeoutWidth:
      return SweepSentence::tr("a range of %1 ms").arg(value);
    case SweepAxis::Latency:
      return SweepSentence::tr("latency up to %1 ms").arg(value);
    case SweepAxis::Jitter:
      return SweepSentence::tr("jitter of %1 ms").arg(value);
    case SweepAxis::StallShare:
      return plan.disk.stalls ? SweepSentence::tr("disks stalled %1 % of the time").arg(value)
                              : SweepSentence::tr("no stalls");
    case SweepAxis::StallLength:
      return plan.disk.stalls ? SweepSentence::tr("stalls of up to %1 ms").arg(value) : QString();
  }
  return {};
}

}  // namespace

QString sweepFinding(const findings::Sheet& sheet) {
  for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
    if (!flagAt(sheet, row, "own")) continue;
    return SweepSentence::tr("At your setting, %1: %2; %3.")
               .arg(valueAt(sheet, row), needlessWords(sheet, row), crashWords(sheet, row)) +
           beginWords(sheet, row) + nobodyWords(sheet);
  }
  return {};
}

QString sweepHeld(const planning::TimeoutPlan& plan, planning::SweepAxis varied) {
  QStringList held;
  for (const planning::SweepAxisName& name : planning::sweepAxes()) {
    const bool stalls = name.axis == SweepAxis::StallShare || name.axis == SweepAxis::StallLength;
    const bool asked = varied == SweepAxis::StallShare || varied == SweepAxis::StallLength;
    if (name.axis == varied || (stalls && asked)) continue;
    // All of the latency grows, its jitter with it.
    if (varied == SweepAxis::Latency && name.axis == SweepAxis::Jitter) continue;
    if (varied == SweepAxis::Jitter && name.axis == SweepAxis::Latency) continue;
    const QString words = heldWords(plan, name.axis);
    if (!words.isEmpty()) held << words;
  }
  QString text = SweepSentence::tr("Held: %1.").arg(held.join(SweepSentence::tr(", ")));
  if (varied == SweepAxis::StallShare || varied == SweepAxis::StallLength) {
    const bool process = plan.halts == planning::StallHalts::Process;
    text += ' ' + (process ? SweepSentence::tr("A stall stops the whole process.")
                           : SweepSentence::tr("A stall stops the disk; messages go on."));
  }
  return text;
}

}  // namespace explorer
