// Pages of plain text as a PDF (ISO 32000-1): A4, two of the fourteen faces that every reader has.
// Thread rule: plain values and pure functions. The same pages give the same bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lesson {

enum class Face : std::uint8_t { Plain, Bold };

/// Points; the origin is at the lower left, as PDF has it.
inline constexpr double kPaperWidth = 595;
inline constexpr double kPaperHeight = 842;

/// How wide a text is, in points. Letters outside of Latin-1 count as one that is shown for them.
double widthOf(std::string_view utf8, Face face, double size);

class Page {
 public:
  void text(double x, double y, std::string_view utf8, Face face, double size);
  /// A line from left to right.
  void rule(double x1, double x2, double y, double thickness, double grey);
  void box(double x, double y, double side);
  const std::string& content() const { return content_; }

 private:
  std::string content_;
};

std::string pdfOf(const std::vector<Page>& pages, std::string_view title);

}  // namespace lesson
