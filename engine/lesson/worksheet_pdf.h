// A lesson's worksheet on paper: what the pupils get, each question whole on one page with room to
// write, and on a page of its own what the teacher keeps: notes and answers.
// Thread rule: pure functions.
#pragma once

#include "engine/lesson/lesson.h"
#include "engine/lesson/paper.h"

namespace lesson {

/// What must stand on one page: lines with the room they take.
struct PaperLine {
  std::string text;
  Face face{Face::Plain};
  double size{10.5};
  double indent{0};
  double before{0};  ///< room above it
  enum class Mark : std::uint8_t { None, Box, Dot, Write, Rule } mark{Mark::None};
};
struct PaperBlock {
  std::vector<PaperLine> lines;
  bool newPage{false};
};

std::vector<PaperBlock> worksheetBlocks(const Lesson& lesson);
/// Blocks are never divided, unless one is higher than a page. Each page carries its number.
std::vector<Page> pagesOf(const std::vector<PaperBlock>& blocks, const std::string& title);
/// The PDF's bytes.
std::string worksheetPdf(const Lesson& lesson);

}  // namespace lesson
