#include "app/explorer/study_reads_plots.h"

#include <QCoreApplication>

#include <array>

#include "engine/planning/read_trial.h"

namespace explorer {
namespace {

struct ReadSay {
  Q_DECLARE_TR_FUNCTIONS(ReadSay)
};

struct WayWords {
  QString name;
  QString meaning;
};

/// In the order of planning::ReadWay.
WayWords wordsOf(const std::string& key) {
  const std::array<std::pair<const char*, WayWords>, 5> all{
      {{"local",
        {ReadSay::tr("Leader alone"),
         ReadSay::tr("the leader answers from its store at once, unconfirmed: a rule is off")}},
       {"lease", {ReadSay::tr("Lease"), ReadSay::tr("it answers alone while its lease lasts")}},
       {"lease-slow-clock",
        {ReadSay::tr("Lease, slow clock"),
         ReadSay::tr("the same, and the leader's clock is far too slow")}},
       {"readindex",
        {ReadSay::tr("ReadIndex"), ReadSay::tr("a majority confirms first that it still leads")}},
       {"log",
        {ReadSay::tr("Through the log"), ReadSay::tr("the read is an entry, like a write")}}}};
  for (const auto& [name, words] : all) {
    if (key == name) return words;
  }
  return {QString::fromStdString(key), {}};
}

QString nothingYet() { return ReadSay::tr("Not measured yet"); }

}  // namespace

QString readName(const findings::Sheet& sheet, std::size_t row) {
  return wordsOf(sheet.text(row, "way")).name;
}

QString readMeaning(const findings::Sheet& sheet, std::size_t row) {
  return wordsOf(sheet.text(row, "way")).meaning;
}

bool readHolds(const findings::Sheet& sheet, std::size_t row) {
  const auto at = sheet.column("linearizable");
  if (!at || row >= sheet.rows.size()) return false;
  const auto* flag = std::get_if<findings::Flag>(&sheet.rows[row][*at]);
  return flag != nullptr && flag->set;
}

QString readVerdict(const findings::Sheet& sheet, std::size_t row) {
  const double all = sheet.number(row, "histories").value_or(0);
  const double lies = sheet.number(row, "histories_not_linearizable").value_or(0);
  if (readHolds(sheet, row)) return ReadSay::tr("linearizable: all %1 histories").arg(all);
  if (lies == 0) return ReadSay::tr("undecided");
  return ReadSay::tr("not linearizable: %1 of %2 histories").arg(lies).arg(all);
}

canvas::Plot readsTrade(const findings::Sheet& sheet) {
  canvas::Plot plot{ReadSay::tr("Latency against staleness, while leaders are cut off"),
                    {ReadSay::tr("Median of a read before the cut"), ReadSay::tr("ms")},
                    {ReadSay::tr("Oldest value told"), ReadSay::tr("ms old")},
                    {},
                    {},
                    nothingYet()};
  plot.x.least = 0;
  for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
    const QString name = readHolds(sheet, row)
                             ? ReadSay::tr("%1: holds").arg(readName(sheet, row))
                             : ReadSay::tr("%1: broken").arg(readName(sheet, row));
    canvas::Series series{name, canvas::Form::Points, {}};
    series.points.push_back({.x = sheet.number(row, "p50_ms").value_or(0),
                             .y = sheet.number(row, "stalest_ms").value_or(0)});
    plot.series.push_back(std::move(series));
  }
  return plot;
}

canvas::Plot readsLatency(const findings::Sheet& sheet) {
  canvas::Plot plot{ReadSay::tr("How long a read takes"),
                    {ReadSay::tr("Way to read"), {}},
                    {ReadSay::tr("Latency"), ReadSay::tr("ms")},
                    {},
                    {},
                    nothingYet()};
  for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
    plot.x.names << readName(sheet, row);
  }
  const std::array<std::pair<const char*, QString>, 2> columns{
      {{"p50_ms", ReadSay::tr("p50")}, {"p99_ms", ReadSay::tr("p99")}}};
  for (const auto& [key, name] : columns) {
    canvas::Series series{name, canvas::Form::Bars, {}};
    for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
      const auto value = sheet.estimate(row, key);
      if (!value) continue;
      series.points.push_back({.x = static_cast<double>(row),
                               .y = value->value,
                               .sure = std::pair(value->least, value->most)});
    }
    plot.series.push_back(std::move(series));
  }
  return plot;
}

QString readsFinding(const findings::Sheet& sheet) {
  QStringList held;
  QStringList broken;
  for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
    (readHolds(sheet, row) ? held : broken) << readName(sheet, row);
  }
  if (held.isEmpty() && broken.isEmpty()) return {};
  QStringList sentences;
  if (!held.isEmpty()) {
    sentences << ReadSay::tr("Linearizable while leaders were cut off: %1.")
                     .arg(held.join(ReadSay::tr(", ")));
  }
  if (!broken.isEmpty()) {
    sentences << ReadSay::tr("Old values were told, or none could be explained: %1.")
                     .arg(broken.join(ReadSay::tr(", ")));
  }
  return sentences.join(' ');
}

QString readsLie(const findings::Sheet& sheet) {
  for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
    if (sheet.number(row, "histories_not_linearizable").value_or(0) <= 0) continue;
    const auto told = sheet.number(row, "first_lie_told");
    const auto newest = sheet.number(row, "first_lie_newest");
    const QString name = readName(sheet, row);
    if (!told || !newest) {
      return ReadSay::tr("%1: no order of the operations explains what the clients were told.")
          .arg(name);
    }
    return ReadSay::tr(
               "%1: no order of the operations explains it. S1 told x = %2 though a newer value "
               "had been acknowledged %3 ms before the read began; x = %4 by then.")
        .arg(name, canvas::plotNumber(*told),
             canvas::plotNumber(sheet.number(row, "first_lie_since_ms").value_or(0)),
             canvas::plotNumber(*newest));
  }
  return {};
}

}  // namespace explorer
