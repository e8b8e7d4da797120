#include "app/explorer/site_hours.h"

#include <array>

#include "engine/planning/availability.h"

namespace explorer {
namespace {

struct TimeUnit {
  const char* name;
  double hours;
};
constexpr std::array kTimeUnits{TimeUnit{"y", planning::kHoursAYear}, TimeUnit{"d", 24},
                                TimeUnit{"h", 1}, TimeUnit{"min", 1.0 / 60},
                                TimeUnit{"s", 1.0 / 3600}};

}  // namespace

std::optional<double> hoursOf(const QString& text) {
  const QString words = text.trimmed();
  qsizetype end = 0;
  while (end < words.size() && (words[end].isDigit() || words[end] == '.')) ++end;
  bool good = false;
  const double number = words.left(end).toDouble(&good);
  const QString unit = words.mid(end).trimmed();
  if (!good || !(number > 0)) return std::nullopt;
  for (const TimeUnit& known : kTimeUnits) {
    if (unit == known.name || (unit.isEmpty() && known.hours == 1)) return number * known.hours;
  }
  return std::nullopt;
}

QString hoursText(double hours) {
  for (const TimeUnit& unit : kTimeUnits) {
    const double number = hours / unit.hours;
    if (number < 1) continue;
    return QString("%1 %2").arg(QString::number(number, 'g', 4), QString(unit.name));
  }
  return QString("%1 s").arg(QString::number(hours * 3600, 'g', 3));
}

}  // namespace explorer
