// Figures as words: shares, nines, minutes a year.
// Thread rule: pure functions.
#pragma once

#include <QString>

namespace explorer {

/// "31.3 %", "50 %".
QString percentText(double share);
/// Of a share of the time: "99.941 %", with as many digits as tell it from 100.
QString upText(double down);
/// "3.5 nines", "never down".
QString ninesText(double nines);
/// "5.2 hours", "31 seconds", "never".
QString yearlyText(double minutes);
/// Groups of three, with a narrow gap: "1 022".
QString wholeText(std::uint64_t number);
/// "two" up to "fifteen", else digits.
QString numberWord(std::uint32_t number);

/// "1 server", "4 servers".
QString serversText(std::uint64_t servers);

}  // namespace explorer
