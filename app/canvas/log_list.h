// The log matrix as a draw list: rows are servers, columns are indexes; only what is visible is
// drawn. Thread rule: pure. Law: equal arguments, equal lists; the cost depends on the visible
// columns only.
#pragma once

#include "app/canvas/draw_list.h"
#include "app/view/moment.h"
#include "app/view/palette.h"

namespace canvas {

struct LogCell {
  trace::ServerId server;
  raft::Index index;
  friend bool operator==(const LogCell&, const LogCell&) = default;
};

struct LogLook {
  const view::Palette* palette{nullptr};
  double textScale{1};
  QSizeF size;
  double scrollX{0};  ///< px of columns hidden at the left
  double scrollY{0};  ///< px of rows hidden at the top
  raft::Index hovered;
  LogCell compared;  ///< gets a ring in the accent colour; none with server 0
};

/// Where rows and columns are.
class LogGeometry {
 public:
  LogGeometry() = default;
  LogGeometry(std::size_t servers, raft::Index last, const LogLook& look);

  double left() const { return 100 * scale_; }
  double right() const { return right_; }
  double top() const { return (low() ? 36 : 48) * scale_; }
  /// Baselines above the rows: what is committed, and the indexes.
  double committedLine() const { return (low() ? 14 : 24) * scale_; }
  double indexLine() const { return (low() ? 28 : 38) * scale_; }
  double column() const { return 56 * scale_; }
  double row() const { return row_; }
  /// The rest of the row is the gutter, where the leader's marks stand.
  double cellHeight() const { return std::min(24 * scale_, row_ - 7 * scale_); }
  double cellWidth() const { return 50 * scale_; }
  double scale() const { return scale_; }
  bool legend() const { return right_ < size_.width(); }

  double x(raft::Index index) const;
  double y(std::size_t rowNumber) const;
  raft::Index firstVisible() const;
  raft::Index lastVisible() const;
  /// Width of all columns, and height of all rows.
  double contentWidth() const { return contentWidth_; }
  double contentHeight() const { return top() + row_ * static_cast<double>(servers_); }
  double maxScrollX() const { return std::max(0.0, contentWidth_ - (right_ - left())); }
  double maxScrollY() const { return std::max(0.0, contentHeight() - size_.height()); }
  /// None of both outside.
  LogCell cellAt(QPointF point) const;

 private:
  /// A low pane, or one for many servers, keeps its height for the rows.
  bool low() const { return size_.height() < 200 * scale_ || servers_ > 7; }

  std::size_t servers_{0};
  QSizeF size_;
  double scale_{1};
  double right_{0};
  double row_{36};
  double contentWidth_{0};
  double scrollX_{0};
  double scrollY_{0};
};

/// The highest index of any log.
raft::Index lastIndexOf(const trace::ClusterView& cluster);
enum class CellState : std::uint8_t { Missing, Compacted, Stored, Committed, Conflicting };
/// Conflicting: another entry is committed at the index, so this one will go.
CellState cellState(const trace::ClusterView& cluster, LogCell cell);

/// REQUIRES: moment.cluster and look.palette.
void drawLog(const view::Moment& moment, const LogGeometry& geometry, const LogLook& look,
             DrawList& list);

}  // namespace canvas
