// All that clients can do, as a table: their words in the scenario language, and the fields of
// each. Thread rule: constants.
#pragma once

#include <QString>

#include <vector>

namespace session {

/// How a field's value becomes words of the line.
enum class FieldForm : std::uint8_t {
  Quoted,   ///< bytes; must not be empty
  Prefix,   ///< bytes; empty means all
  Words,    ///< as it stands; must not be empty
  Optional  ///< as it stands; left out when empty
};

struct ClientField {
  QString label;
  const char* before;  ///< the word that stands before it, or ""
  QString value;       ///< proposed
  FieldForm form{FieldForm::Words};
};

struct ClientAct {
  const char* name;
  const char* words;  ///< the line begins with them
  QString group;
  QString text;
  QString says;
  std::vector<ClientField> fields;
};

const std::vector<ClientAct>& clientActs();

}  // namespace session
