// Texts of lessons, in which "[[quorum]]" opens a definition.
// Thread rule: pure functions.
#pragma once

#include <QStringList>

#include "engine/lesson/glossary.h"

namespace lessons {

/// As read aloud.
QString plainOf(const std::string& text);
/// As styled text in which each term is a link to its name.
QString styledOf(const std::string& text);
/// The terms of all these texts, each once, in the order in which they stand there.
QStringList termsOf(const std::vector<std::string>& texts);

}  // namespace lessons
