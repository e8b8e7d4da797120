// An animated GIF (GIF89a), picture by picture: one palette for all, taken from the first pictures,
// and of each picture only the box that differs from the one before.
// Thread rule: one thread at a time. Law: equal pictures, equal bytes.
#pragma once

#include <QByteArray>
#include <QHash>
#include <QImage>

#include <vector>

namespace share {

/// The colours of a GIF: at most 255, the most used ones of the pictures it is made of.
class GifPalette {
 public:
  static constexpr std::size_t kMost = 255;

  void count(const QImage& picture);
  void choose();
  const std::vector<QRgb>& colours() const { return colours_; }
  /// The place of the nearest colour.
  std::uint8_t nearest(QRgb colour) const;

 private:
  QHash<QRgb, int> used_;
  std::vector<QRgb> colours_;
  mutable QHash<QRgb, std::uint8_t> found_;
};

class GifWriter {
 public:
  /// REQUIRES: the palette is chosen; at most 65535 pixels a side.
  GifWriter(QSize size, GifPalette palette);

  /// The bytes so far are returned and not kept. `hundredths`: how long the picture stays.
  QByteArray begin();
  QByteArray add(const QImage& picture, int hundredths);
  QByteArray end();

 private:
  QRect changed(const std::vector<std::uint8_t>& now) const;

  QSize size_;
  GifPalette palette_;
  std::vector<std::uint8_t> before_;  ///< places in the palette; empty before the first picture
};

/// The code of GIF's variable-length LZW, in blocks, with the least code size before it.
/// `pixels` are places in a palette of 256.
QByteArray lzwOf(const std::vector<std::uint8_t>& pixels);

}  // namespace share
