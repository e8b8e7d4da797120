#include "engine/lesson/paper.h"

#include <array>
#include <cmath>
#include <cstdio>

namespace lesson {
namespace {

constexpr unsigned char kFirst = 32;
constexpr std::uint32_t kLatinMost = 255;
constexpr std::uint16_t kOther = 556;  ///< of letters that the tables lack: as wide as most

/// Widths of the letters 32 to 126 in thousandths, from the faces' metrics (Adobe AFM 4.1).
constexpr std::array<std::uint16_t, 95> kPlain{
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333,  278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667,  611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278,  556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500,  500, 334, 260, 334, 584};
constexpr std::array<std::uint16_t, 95> kBold{
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667,
    611, 778, 722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556,
    278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584};

/// One byte a letter; what Latin-1 lacks becomes "?".
std::string latinOf(std::string_view utf8) {
  std::string latin;
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    const auto lead = static_cast<unsigned char>(utf8[i]);
    if (lead < 0x80) {
      latin += utf8[i];
      continue;
    }
    std::uint32_t code = lead & (lead >= 0xF0 ? 0x07U : lead >= 0xE0 ? 0x0FU : 0x1FU);
    while (i + 1 < utf8.size() && (static_cast<unsigned char>(utf8[i + 1]) & 0xC0U) == 0x80U) {
      code = (code << 6U) | (static_cast<unsigned char>(utf8[++i]) & 0x3FU);
    }
    latin += code <= kLatinMost ? static_cast<char>(code) : '?';
  }
  return latin;
}

std::string quoted(std::string_view utf8) {
  std::string out = "(";
  for (const char c : latinOf(utf8)) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '(' || c == ')' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < kFirst || byte > 126) {
      std::array<char, 8> octal{};
      std::snprintf(octal.data(), octal.size(), "\\%03o", byte);
      out += octal.data();
    } else {
      out += c;
    }
  }
  return out + ")";
}

/// With at most two places behind the point, whatever the locale.
std::string number(double value) {
  const auto hundredths = static_cast<long>(std::lround(value * 100));
  std::string text = hundredths < 0 ? "-" : "";
  const long whole = std::labs(hundredths);
  text += std::to_string(whole / 100);
  if (whole % 100 == 0) return text;
  return text + "." + std::to_string(whole / 10 % 10) + std::to_string(whole % 10);
}

std::string objectOf(std::size_t number, const std::string& body) {
  return std::to_string(number) + " 0 obj\n" + body + "\nendobj\n";
}

std::string faceOf(const char* name) {
  return std::string("<< /Type /Font /Subtype /Type1 /BaseFont /") + name +
         " /Encoding /WinAnsiEncoding >>";
}

}  // namespace

double widthOf(std::string_view utf8, Face face, double size) {
  const auto& widths = face == Face::Bold ? kBold : kPlain;
  double thousandths = 0;
  for (const char c : latinOf(utf8)) {
    const auto byte = static_cast<unsigned char>(c);
    const bool known = byte >= kFirst && std::size_t{byte} - kFirst < widths.size();
    thousandths += known ? widths[byte - kFirst] : kOther;
  }
  return thousandths * size / 1000;
}

void Page::text(double x, double y, std::string_view utf8, Face face, double size) {
  content_ += std::string("BT /") + (face == Face::Bold ? "B " : "P ") + number(size) + " Tf " +
              number(x) + " " + number(y) + " Td " + quoted(utf8) + " Tj ET\n";
}

void Page::rule(double x1, double x2, double y, double thickness, double grey) {
  content_ += number(grey) + " G " + number(thickness) + " w " + number(x1) + " " + number(y) +
              " m " + number(x2) + " " + number(y) + " l S 0 G\n";
}

void Page::box(double x, double y, double side) {
  content_ +=
      "0.8 w " + number(x) + " " + number(y) + " " + number(side) + " " + number(side) + " re S\n";
}

std::string pdfOf(const std::vector<Page>& pages, std::string_view title) {
  // Objects: 1 catalogue, 2 pages, 3 and 4 faces, 5 title; then two a page.
  constexpr std::size_t kFirstPage = 6;
  std::string kids;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    kids += std::to_string(kFirstPage + 2 * i) + " 0 R ";
  }
  std::vector<std::string> objects{
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Kids [ " + kids + "] /Count " + std::to_string(pages.size()) + " >>",
      faceOf("Helvetica"), faceOf("Helvetica-Bold"),
      "<< /Title " + quoted(title) + " /Producer (Flotilla) >>"};
  for (std::size_t i = 0; i < pages.size(); ++i) {
    objects.push_back("<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 " + number(kPaperWidth) + " " +
                      number(kPaperHeight) +
                      " ] /Resources << /Font << /P 3 0 R /B 4 0 R >> >> /Contents " +
                      std::to_string(kFirstPage + 2 * i + 1) + " 0 R >>");
    const std::string& content = pages[i].content();
    objects.push_back("<< /Length " + std::to_string(content.size()) + " >>\nstream\n" + content +
                      "endstream");
  }
  std::string pdf = "%PDF-1.4\n";
  std::string places;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    std::array<char, 24> place{};
    std::snprintf(place.data(), place.size(), "%010zu 00000 n \n", pdf.size());
    places += place.data();
    pdf += objectOf(i + 1, objects[i]);
  }
  const std::string size = std::to_string(objects.size() + 1);
  const std::string start = std::to_string(pdf.size());
  return pdf + "xref\n0 " + size + "\n0000000000 65535 f \n" + places + "trailer\n<< /Size " +
         size + " /Root 1 0 R /Info 5 0 R >>\nstartxref\n" + start + "\n%%EOF\n";
}

}  // namespace lesson
