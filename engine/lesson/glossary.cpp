#include "engine/lesson/glossary.h"

#include <algorithm>
#include <cctype>

namespace lesson {
namespace {

std::string lower(std::string_view text) {
  std::string low(text);
  std::transform(low.begin(), low.end(), low.begin(), [](char c) {
    return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  });
  return low;
}

std::string trimmed(std::string_view text) {
  const std::size_t from = text.find_first_not_of(' ');
  if (from == std::string_view::npos) return "";
  return std::string(text.substr(from, text.find_last_not_of(' ') - from + 1));
}

std::vector<std::string> listOf(std::string_view text) {
  std::vector<std::string> list;
  while (!text.empty()) {
    const std::size_t comma = text.find(',');
    std::string one = trimmed(text.substr(0, comma));
    if (!one.empty()) list.push_back(std::move(one));
    text.remove_prefix(comma == std::string_view::npos ? text.size() : comma + 1);
  }
  return list;
}

constexpr std::string_view kForm = "'term: definition [section]'";

/// Reads one line; what is wrong with it, or the term.
std::variant<Term, scenario::Problem> readTerm(const Source& line) {
  const std::string& text = line.text();
  const std::size_t colon = text.find(": ");
  if (colon == std::string::npos) return line.problem("", "expected " + std::string(kForm));
  Term term;
  std::string_view head = std::string_view(text).substr(0, colon);
  const std::size_t open = head.find('(');
  if (open != std::string_view::npos) {
    std::string_view inside = head.substr(open + 1);
    term.spellings = listOf(inside.substr(0, inside.find(')')));
    head = head.substr(0, open);
  }
  term.name = trimmed(head);
  const std::size_t section = text.rfind('[');
  if (text.back() != ']' || section == std::string::npos || section < colon) {
    return line.part(text.size()).problem("the end of the line", "its section, as [Raft 5.2]");
  }
  term.definition = trimmed(std::string_view(text).substr(colon + 2, section - colon - 2));
  term.source = text.substr(section + 1, text.size() - section - 2);
  if (term.name.empty() || term.definition.empty() || term.source.empty()) {
    return line.problem("", "expected " + std::string(kForm));
  }
  return term;
}

}  // namespace

const Term* Glossary::find(std::string_view word) const {
  const std::string wanted = lower(word);
  for (const Term& term : terms_) {
    if (lower(term.name) == wanted) return &term;
    for (const std::string& spelling : term.spellings) {
      if (lower(spelling) == wanted) return &term;
    }
  }
  return nullptr;
}

GlossaryRead readGlossary(std::string_view text, const std::string& file) {
  GlossaryRead read;
  std::vector<Term> terms;
  std::uint32_t number = 0;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    std::string line(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    ++number;
    if (!line.empty() && line.back() == '\r') line.pop_back();
    while (!line.empty() && line.back() == ' ') line.pop_back();
    if (line.empty() || line.front() == '#') continue;
    const Source source(line, number, 1);
    auto term = readTerm(source);
    if (auto* problem = std::get_if<scenario::Problem>(&term)) {
      read.mistakes.push_back({file, std::move(*problem)});
    } else if (Glossary(terms).find(std::get<Term>(term).name) != nullptr) {
      read.mistakes.push_back({file, source.problem("", "This term is explained twice.")});
    } else {
      terms.push_back(std::move(std::get<Term>(term)));
    }
  }
  read.glossary = Glossary(std::move(terms));
  return read;
}

std::vector<Span> spansOf(std::string_view text) {
  std::vector<Span> spans;
  while (!text.empty()) {
    const std::size_t open = text.find("[[");
    const std::size_t close = open == std::string_view::npos ? open : text.find("]]", open);
    if (close == std::string_view::npos) {
      spans.push_back({std::string(text), ""});
      break;
    }
    if (open > 0) spans.push_back({std::string(text.substr(0, open)), ""});
    const std::string_view inside = text.substr(open + 2, close - open - 2);
    const std::size_t bar = inside.find('|');
    const std::string_view shown = bar == std::string_view::npos ? inside : inside.substr(bar + 1);
    spans.push_back({std::string(shown), std::string(inside.substr(0, bar))});
    text.remove_prefix(close + 2);
  }
  return spans;
}

std::string plain(std::string_view text) {
  std::string out;
  for (const Span& span : spansOf(text)) out += span.text;
  return out;
}

}  // namespace lesson
