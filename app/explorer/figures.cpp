#include "app/explorer/figures.h"

#include <QCoreApplication>

#include <array>
#include <cmath>

namespace explorer {
namespace {

QString say(const char* words) { return QCoreApplication::translate("explorer", words); }

QString shortened(double value, int digits) {
  QString text = QString::number(value, 'f', digits);
  while (text.contains('.') && (text.endsWith('0') || text.endsWith('.'))) text.chop(1);
  return text;
}

}  // namespace

QString percentText(double share) {
  return shortened(100 * share, 1) + QString::fromUtf8("\u00a0%");
}

QString upText(double down) {
  if (down <= 0) return QString::fromUtf8("100\u00a0%");
  const int digits = std::clamp(static_cast<int>(std::ceil(-std::log10(down))) - 1, 1, 12);
  return QString::number(100 * (1 - down), 'f', digits) + QString::fromUtf8("\u00a0%");
}

QString ninesText(double nines) {
  if (std::isinf(nines)) return say("never down");
  return say("%1 nines").arg(QString::number(std::floor(10 * nines + 1e-9) / 10, 'f', 1));
}

QString yearlyText(double minutes) {
  struct Unit {
    double minutes;
    const char* words;
  };
  static constexpr std::array kUnits{Unit{24 * 60, "%1 days"}, Unit{60, "%1 hours"},
                                     Unit{1, "%1 minutes"}, Unit{1.0 / 60, "%1 seconds"},
                                     Unit{1.0 / 60'000, "%1 milliseconds"}};
  if (minutes <= 0) return say("never");
  for (const Unit& unit : kUnits) {
    const double value = minutes / unit.minutes;
    if (value >= 1) return say(unit.words).arg(QString::number(value, 'f', value < 10 ? 1 : 0));
  }
  return say("less than a millisecond");
}

QString wholeText(std::uint64_t number) {
  QString text = QString::number(number);
  for (qsizetype at = text.size() - 3; at > 0; at -= 3) text.insert(at, QChar(0x2009));
  return text;
}

QString serversText(std::uint64_t servers) {
  return servers == 1 ? say("1 server") : say("%1 servers").arg(servers);
}

QString numberWord(std::uint32_t number) {
  static constexpr std::array kWords{"none",   "one",      "two",      "three",  "four", "five",
                                     "six",    "seven",    "eight",    "nine",   "ten",  "eleven",
                                     "twelve", "thirteen", "fourteen", "fifteen"};
  return number < kWords.size() ? say(kWords[number]) : QString::number(number);
}

}  // namespace explorer
