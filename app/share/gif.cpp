#include "app/share/gif.h"

#include <algorithm>
#include <unordered_map>

namespace share {
namespace {

constexpr int kLeastCodeSize = 8;
constexpr int kCodeMost = 4096;
constexpr int kBlock = 255;

void put16(QByteArray& out, int value) {
  out.append(static_cast<char>(value & 0xFF));
  out.append(static_cast<char>((value >> 8) & 0xFF));
}

/// Codes of growing width, the lowest bit first.
class Bits {
 public:
  void put(int code, int width) {
    pending_ |= static_cast<std::uint64_t>(code) << filled_;
    filled_ += width;
    for (; filled_ >= 8; filled_ -= 8, pending_ >>= 8) bytes_.append(static_cast<char>(pending_));
  }
  QByteArray finish() {
    if (filled_ > 0) bytes_.append(static_cast<char>(pending_));
    return bytes_;
  }

 private:
  QByteArray bytes_;
  std::uint64_t pending_{0};
  int filled_{0};
};

/// Coarse enough that shades of one edge fall together, fine enough for the eye.
QRgb coarse(QRgb colour) { return (colour & 0xFFF8FCF8U) | 0xFF000000U; }

int distance(QRgb a, QRgb b) {
  const int red = qRed(a) - qRed(b);
  const int green = qGreen(a) - qGreen(b);
  const int blue = qBlue(a) - qBlue(b);
  return 3 * red * red + 6 * green * green + 2 * blue * blue;
}

}  // namespace

QByteArray lzwOf(const std::vector<std::uint8_t>& pixels) {
  constexpr int clear = 1 << kLeastCodeSize;
  Bits bits;
  std::unordered_map<std::uint32_t, int> table;
  int width = kLeastCodeSize + 1;
  int next = clear + 2;
  bits.put(clear, width);
  int held = -1;
  for (const std::uint8_t pixel : pixels) {
    if (held < 0) {
      held = pixel;
      continue;
    }
    const std::uint32_t longer = (static_cast<std::uint32_t>(held) << 8) | pixel;
    if (const auto found = table.find(longer); found != table.end()) {
      held = found->second;
      continue;
    }
    bits.put(held, width);
    held = pixel;
    if (next == kCodeMost) {
      bits.put(clear, width);
      table.clear();
      width = kLeastCodeSize + 1;
      next = clear + 2;
      continue;
    }
    if (next == 1 << width) ++width;
    table.emplace(longer, next++);
  }
  if (held >= 0) bits.put(held, width);
  // The reader has one more entry by now.
  if (next == 1 << width && next < kCodeMost) ++width;
  bits.put(clear + 1, width);
  const QByteArray bytes = bits.finish();
  QByteArray out(1, static_cast<char>(kLeastCodeSize));
  for (qsizetype at = 0; at < bytes.size(); at += kBlock) {
    const QByteArray block = bytes.mid(at, kBlock);
    out.append(static_cast<char>(block.size()));
    out.append(block);
  }
  out.append('\0');
  return out;
}

void GifPalette::count(const QImage& picture) {
  for (int y = 0; y < picture.height(); ++y) {
    const auto* line = reinterpret_cast<const QRgb*>(picture.constScanLine(y));
    for (int x = 0; x < picture.width(); ++x) ++used_[coarse(line[x])];
  }
}

void GifPalette::choose() {
  std::vector<std::pair<int, QRgb>> all;
  for (auto at = used_.constBegin(); at != used_.constEnd(); ++at) {
    all.emplace_back(-at.value(), at.key());
  }
  std::sort(all.begin(), all.end());
  colours_.clear();
  for (const auto& [uses, colour] : all) {
    if (colours_.size() == kMost) break;
    colours_.push_back(colour);
  }
  found_.clear();
}

std::uint8_t GifPalette::nearest(QRgb colour) const {
  const QRgb wanted = coarse(colour);
  if (const auto known = found_.constFind(wanted); known != found_.constEnd()) return *known;
  const auto nearer = [&](QRgb a, QRgb b) { return distance(a, wanted) < distance(b, wanted); };
  const auto best = std::min_element(colours_.begin(), colours_.end(), nearer);
  const auto place = static_cast<std::uint8_t>(best - colours_.begin());
  found_.insert(wanted, place);
  return place;
}

GifWriter::GifWriter(QSize size, GifPalette palette) : size_(size), palette_(std::move(palette)) {}

QByteArray GifWriter::begin() {
  QByteArray out("GIF89a");
  put16(out, size_.width());
  put16(out, size_.height());
  out.append("\xF7\x00\x00", 3);  // a palette of 256 for all pictures
  for (std::size_t k = 0; k < 256; ++k) {
    const QRgb colour = k < palette_.colours().size() ? palette_.colours()[k] : 0;
    for (const int part : {qRed(colour), qGreen(colour), qBlue(colour)}) {
      out.append(static_cast<char>(part));
    }
  }
  // Again and again, by the extension that all programs know.
  out.append("\x21\xFF\x0BNETSCAPE2.0\x03\x01\x00\x00\x00", 19);
  return out;
}

QRect GifWriter::changed(const std::vector<std::uint8_t>& now) const {
  const int width = size_.width();
  if (before_.empty()) return {QPoint(0, 0), size_};
  int left = width;
  int right = -1;
  int top = -1;
  int bottom = -1;
  for (int y = 0; y < size_.height(); ++y) {
    const auto* a = now.data() + std::ptrdiff_t(y) * width;
    const auto* b = before_.data() + std::ptrdiff_t(y) * width;
    const auto first = static_cast<int>(std::mismatch(a, a + width, b).first - a);
    if (first == width) continue;
    int last = width - 1;
    while (a[last] == b[last]) --last;
    left = std::min(left, first);
    right = std::max(right, last);
    top = top < 0 ? y : top;
    bottom = y;
  }
  // A picture must have a pixel.
  return right < 0 ? QRect(0, 0, 1, 1) : QRect(QPoint(left, top), QPoint(right, bottom));
}

QByteArray GifWriter::add(const QImage& picture, int hundredths) {
  std::vector<std::uint8_t> now;
  now.reserve(static_cast<std::size_t>(size_.width()) * static_cast<std::size_t>(size_.height()));
  for (int y = 0; y < size_.height(); ++y) {
    const auto* line = reinterpret_cast<const QRgb*>(picture.constScanLine(y));
    for (int x = 0; x < size_.width(); ++x) now.push_back(palette_.nearest(line[x]));
  }
  const QRect box = changed(now);
  std::vector<std::uint8_t> part;
  for (int y = box.top(); y <= box.bottom(); ++y) {
    const auto* line = now.data() + std::ptrdiff_t(y) * size_.width();
    part.insert(part.end(), line + box.left(), line + box.right() + 1);
  }
  before_ = std::move(now);
  QByteArray out("\x21\xF9\x04\x04", 4);  // what is outside the box stays
  put16(out, hundredths);
  out.append("\x00\x00\x2C", 3);
  for (const int side : {box.left(), box.top(), box.width(), box.height()}) put16(out, side);
  out.append('\0');
  return out + lzwOf(part);
}

QByteArray GifWriter::end() { return QByteArray("\x3B", 1); }

}  // namespace share
