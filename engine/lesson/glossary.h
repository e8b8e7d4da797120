// The words that lessons explain: "[[quorum]]" in a text opens its definition.
// The file: "term (other spelling, other spelling): definition [Raft 5.2]", one a line.
// Thread rule: plain values and pure functions.
#pragma once

#include "engine/lesson/source.h"

namespace lesson {

struct Term {
  std::string name;
  std::vector<std::string> spellings;  ///< besides the name
  std::string definition;
  std::string source;  ///< "Raft 5.4.1"
  friend bool operator==(const Term&, const Term&) = default;
};

class Glossary {
 public:
  Glossary() = default;
  explicit Glossary(std::vector<Term> terms) : terms_(std::move(terms)) {}
  const std::vector<Term>& terms() const { return terms_; }
  /// By name or spelling, whatever its capitals; nullptr if it is not explained.
  const Term* find(std::string_view word) const;

 private:
  std::vector<Term> terms_;
};

struct GlossaryRead {
  Glossary glossary;
  Mistakes mistakes;
};
GlossaryRead readGlossary(std::string_view text, const std::string& file);

/// A piece of a text; with a term it opens the definition of that name.
struct Span {
  std::string text;
  std::string term;  ///< "" in plain text
  friend bool operator==(const Span&, const Span&) = default;
};
/// "a [[quorum]]", "two [[quorum|quorums]]".
std::vector<Span> spansOf(std::string_view text);
/// As people read it, without the brackets.
std::string plain(std::string_view text);

}  // namespace lesson
