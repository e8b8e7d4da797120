#include "app/studies/meaning.h"

#include <QLocale>

namespace studies {

QString countText(std::uint64_t count) {
  const QString thinSpace(QChar(0x2009));
  return QLocale(QLocale::English).toString(qulonglong(count)).replace(',', thinSpace);
}

QString timeText(Duration time) {
  const double ms = std::chrono::duration<double, std::milli>(time).count();
  const auto short_ = [](double value) { return QString::number(value, 'f', value < 10 ? 1 : 0); };
  if (ms >= 1'000) return short_(ms / 1'000) + " s";
  return short_(ms) + " ms";
}

QString percentText(double share) {
  constexpr double kLeast = 0.001;
  if (share > 0 && share < kLeast) return QStringLiteral("less than 0.1 %");
  const double percent = 100 * share;
  return QString::number(percent, 'f', percent > 0 && percent < 10 ? 1 : 0) + " %";
}

std::vector<Statement> meaningOf(const cluster::Settings& settings, const Measured& measured) {
  return {splitStatement(settings, measured), leaderlessStatement(settings, measured),
          calmStatement(settings, measured),  writeStatement(settings, measured),
          readStatement(settings, measured),  flowStatement(settings),
          guardStatement(settings),           syncStatement(settings)};
}

}  // namespace studies
