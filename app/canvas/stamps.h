// Small shapes that come again and again: each kind is drawn once for each quarter of a pixel and
// from then on copied, which is many times cheaper than to fill its outline.
// Thread rule: one thread at a time. Law: a stamp differs from the shape by at most an eighth of a
// pixel in place.
#pragma once

#include <QImage>

#include <array>
#include <functional>
#include <optional>
#include <unordered_map>

#include "app/canvas/draw_list.h"

class QPainter;

namespace canvas {

class Stamps {
 public:
  using Draw = std::function<void(QPainter&)>;

  /// Before each picture. Another scale begins an empty store.
  void begin(double scale);
  /// Bytes of all that is stored.
  std::size_t bytes() const { return bytes_; }
  /// Paints the shape from the store. False: it has no place there and is to be drawn as it is.
  /// `draw` draws it at its own coordinates.
  bool paint(const DrawList& list, const Primitive& item, QPainter& painter, const Draw& draw);

 private:
  static constexpr std::size_t kPoints = 7;
  using Key = std::array<int, 13 + 2 * kPoints>;
  struct Hash {
    std::size_t operator()(const Key& key) const;
  };
  struct Stamp {
    QImage image;
    QPoint corner;  ///< of the image, from the whole pixel of the shape's anchor
    std::uint64_t usedIn{0};
  };
  /// The shape's bounds from its anchor, px; none if it is of no kind for the store.
  std::optional<QRectF> boundsOf(const DrawList& list, const Primitive& item) const;
  Key keyOf(const DrawList& list, const Primitive& item, QPoint quarter) const;
  /// Those not used in the last `kept` pictures; 0: all.
  void forget(std::uint64_t kept);
  static std::size_t bytesOf(const Stamp& stamp);
  Stamp make(const QRectF& bounds, QPoint quarter, const Draw& draw) const;

  double scale_{1};
  std::uint64_t pictures_{0};
  std::size_t bytes_{0};
  std::unordered_map<Key, Stamp, Hash> stamps_;
};

}  // namespace canvas
