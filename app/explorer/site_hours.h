// Times as they are typed and read: "90 min", "41 d". Thread rule: pure functions.
#pragma once

#include <QString>

#include <optional>

namespace explorer {

/// "90 min", "4 h", "41 d", "2 y" in hours; nullopt: it is no time above zero.
std::optional<double> hoursOf(const QString& text);
/// In the largest unit that leaves a number of at least one.
QString hoursText(double hours);

}  // namespace explorer
