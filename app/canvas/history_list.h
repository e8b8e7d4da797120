// The clients' operations as bars over time, as a draw list: a lane for each client, a bar from
// call to return. What is still open, or has no answer, ends in the open.
// Thread rule: pure. Law: equal arguments, equal lists; the cost depends on what is visible and on
// how many operations never ended.
#pragma once

#include "app/canvas/draw_list.h"
#include "app/view/history_view.h"
#include "app/view/palette.h"

namespace canvas {

struct HistoryLook {
  const view::Palette* palette{nullptr};
  double textScale{1};
  QSizeF size;
  trace::Instant from{};  ///< at the left of the first lane
  trace::Duration span{std::chrono::seconds(1)};
  double scrollY{0};  ///< px of lanes hidden at the top
};

/// One operation on the screen.
struct BarSpot {
  trace::OperationId id;
  QRectF box;
};

class HistoryGeometry {
 public:
  HistoryGeometry() = default;
  HistoryGeometry(const view::ClientHistory& history, const HistoryLook& look);

  double left() const { return 56 * look_.textScale; }
  double top() const { return 24 * look_.textScale; }
  double lane() const { return 28 * look_.textScale; }
  double bar() const { return 20 * look_.textScale; }
  double right() const { return look_.size.width() - 12; }
  double x(trace::Instant at) const;
  trace::Instant timeAt(double x) const;
  /// Top of the bars of `lane` of `client`.
  double y(kv::ClientId client, std::size_t lane) const;
  double maxScrollY() const;
  trace::Instant to() const { return look_.from + look_.span; }
  const std::map<kv::ClientId, std::size_t>& firstLanes() const { return first_; }

 private:
  HistoryLook look_;
  std::map<kv::ClientId, std::size_t> first_;
  std::size_t lanes_{0};
};

/// The operations that are visible at `now`, by call.
std::vector<const view::ClientOperation*> visibleOperations(const view::ClientHistory& history,
                                                            trace::EventId now, trace::Instant from,
                                                            trace::Instant to);

/// REQUIRES: look.palette. Returns where each operation was drawn.
std::vector<BarSpot> drawHistory(const view::HistoryView& history, trace::Instant now,
                                 const HistoryGeometry& geometry, const HistoryLook& look,
                                 DrawList& list);

}  // namespace canvas
