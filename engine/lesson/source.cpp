#include "engine/lesson/source.h"

#include <algorithm>

namespace lesson {
namespace {

constexpr std::string_view kArrow = " -> ";

/// The byte at which the character with this number begins; beyond the end: the end.
std::size_t byteOf(std::string_view text, std::size_t character) {
  std::size_t byte = 0;
  while (byte < text.size() && character > 0) {
    ++byte;
    while (byte < text.size() && (static_cast<unsigned char>(text[byte]) & 0xC0u) == 0x80u) ++byte;
    --character;
  }
  return byte;
}

}  // namespace

std::string sentenceOf(const Mistake& mistake) {
  return scenario::sentenceOf(mistake.problem, mistake.file);
}

std::size_t charactersIn(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u;
  }));
}

Source::Source(std::string text, std::uint32_t line, std::uint32_t column)
    : text_(std::move(text)), pieces_{{0, line, column}} {}

void Source::append(const Source& more) {
  if (!text_.empty()) text_ += ' ';
  for (Piece piece : more.pieces_) {
    piece.from += text_.size();
    pieces_.push_back(piece);
  }
  text_ += more.text_;
}

Source Source::part(std::size_t from, std::size_t count) const {
  from = std::min(from, text_.size());
  std::size_t to = count == std::string::npos ? text_.size() : std::min(from + count, text_.size());
  while (from < to && text_[from] == ' ') ++from;
  while (to > from && text_[to - 1] == ' ') --to;
  Source part;
  part.text_ = text_.substr(from, to - from);
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    const std::size_t end = i + 1 < pieces_.size() ? pieces_[i + 1].from : text_.size() + 1;
    if (end <= from || pieces_[i].from > to) continue;
    Piece piece = pieces_[i];
    if (piece.from < from) {
      const auto skipped = std::string_view(text_).substr(piece.from, from - piece.from);
      piece.column += static_cast<std::uint32_t>(charactersIn(skipped));
      piece.from = from;
    }
    piece.from -= from;
    part.pieces_.push_back(piece);
  }
  return part;
}

std::pair<Source, Source> Source::atArrow() const {
  const std::size_t arrow = text_.find(kArrow);
  if (arrow == std::string::npos) return {part(0), Source()};
  return {part(0, arrow), part(arrow + kArrow.size())};
}

scenario::Problem Source::placed(scenario::Problem problem) const {
  const std::size_t byte = byteOf(text_, problem.column == 0 ? 0 : problem.column - 1);
  Piece piece;
  for (const Piece& one : pieces_) {
    if (one.from <= byte) piece = one;
  }
  const auto before = std::string_view(text_).substr(piece.from, byte - piece.from);
  problem.line = piece.line;
  problem.column = piece.column + static_cast<std::uint32_t>(charactersIn(before));
  return problem;
}

scenario::Problem Source::problem(std::string found, std::string expected) const {
  return placed({0, 1, std::move(found), std::move(expected)});
}

}  // namespace lesson
