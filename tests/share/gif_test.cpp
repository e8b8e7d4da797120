// Animated GIFs are read back by Qt's own reader.
#include "app/share/gif.h"

#include <gtest/gtest.h>

#include <QBuffer>
#include <QImageReader>
#include <QPainter>

namespace share {
namespace {

QImage picture(int step) {
  QImage image(64, 48, QImage::Format_ARGB32_Premultiplied);
  image.fill(QColor(16, 32, 48));
  QPainter painter(&image);
  painter.fillRect(4 * step, 10, 12, 12, QColor(248, 128, 0));
  return image;
}

QByteArray film(const std::vector<QImage>& pictures, int hundredths) {
  GifPalette palette;
  for (const QImage& image : pictures) palette.count(image);
  palette.choose();
  GifWriter writer(pictures.front().size(), std::move(palette));
  QByteArray bytes = writer.begin();
  for (const QImage& image : pictures) bytes += writer.add(image, hundredths);
  return bytes + writer.end();
}

std::vector<QImage> readBack(QByteArray bytes, std::vector<int>* delays = nullptr) {
  QBuffer buffer(&bytes);
  QImageReader reader(&buffer, "gif");
  std::vector<QImage> pictures;
  for (QImage image = reader.read(); !image.isNull(); image = reader.read()) {
    if (delays) delays->push_back(reader.nextImageDelay());
    pictures.push_back(image.convertToFormat(QImage::Format_ARGB32_Premultiplied));
  }
  return pictures;
}

TEST(Gif, ComesBackPictureByPicture) {
  std::vector<QImage> drawn;
  for (int k = 0; k < 10; ++k) drawn.push_back(picture(k));
  std::vector<int> delays;
  const std::vector<QImage> seen = readBack(film(drawn, 5), &delays);
  ASSERT_EQ(seen.size(), drawn.size());
  for (std::size_t k = 0; k < drawn.size(); ++k) EXPECT_EQ(seen[k], drawn[k]) << k;
  EXPECT_EQ(delays[1], 50);
}

TEST(Gif, APictureLikeTheLastOneChangesNothing) {
  const auto seen = readBack(film({picture(2), picture(2), picture(3)}, 5));
  ASSERT_EQ(seen.size(), 3u);
  EXPECT_EQ(seen[1], picture(2));
  EXPECT_EQ(seen[2], picture(3));
}

// More different pairs than the code's table holds: it is begun anew again and again.
TEST(Gif, SurvivesATableThatIsFull) {
  QImage noise(200, 200, QImage::Format_ARGB32_Premultiplied);
  quint32 state = 7;
  for (int y = 0; y < 200; ++y) {
    for (int x = 0; x < 200; ++x) {
      state = state * 1'664'525 + 1'013'904'223;
      const int grey = static_cast<int>(state >> 27) * 8;
      noise.setPixel(x, y, qRgb(grey, grey, grey));
    }
  }
  for (int part = 1; part <= 40; ++part) {
    const QImage piece = noise.copy(0, 0, 200, 5 * part);
    const auto seen = readBack(film({piece}, 5));
    ASSERT_EQ(seen.size(), 1u);
    ASSERT_EQ(seen[0], piece) << part;
  }
}

}  // namespace
}  // namespace share
