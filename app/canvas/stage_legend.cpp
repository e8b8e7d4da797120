// What the signs of the stage mean, in the colours of the newest term. It stands in a corner that
// no server, word or link needs, and folds away when there is none.

#include <algorithm>
#include <array>

#include "app/canvas/glyphs.h"
#include "app/canvas/stage_parts.h"
#include "app/view/faults.h"

namespace canvas {
namespace {

constexpr double kRow = 18;
/// Of the signs and the gap beside them, px.
constexpr double kSigns = 37;
constexpr double kLetters = 12;
constexpr double kMargin = 8;

}  // namespace

bool crosses(const QRectF& box, const QLineF& line) {
  if (box.contains(line.p1()) || box.contains(line.p2())) return true;
  const std::array sides{QLineF(box.topLeft(), box.bottomRight()),
                         QLineF(box.topRight(), box.bottomLeft())};
  return std::any_of(sides.begin(), sides.end(), [&](const QLineF& side) {
    return side.intersects(line, nullptr) == QLineF::BoundedIntersection;
  });
}

namespace {

bool isFree(const Stage& stage, const QRectF& box) {
  const StageGeometry& g = stage.geometry;
  const auto words = wordBoxes(stage);
  const auto met = [&](const QRectF& other) { return other.intersects(box); };
  const QRectF apart = box.adjusted(-3, -10, 0, 10);
  const auto near = [&](const QRectF& other) { return other.intersects(apart); };
  if (std::any_of(words.begin(), words.end(), near)) return false;
  const double reach = (StageGeometry::kRadius + 27) * g.zoom();
  for (std::size_t a = 1; a <= g.servers(); ++a) {
    if (met({g.place(a) - QPointF(reach, reach), QSizeF(2 * reach, 2 * reach)})) return false;
    for (std::size_t b = a + 1; b <= g.servers(); ++b) {
      if (crosses(box, {g.place(a), g.place(b)})) return false;
    }
  }
  return true;
}

/// Draws one row below the other.
class Legend {
 public:
  Legend(const Stage& stage, QPointF corner)
      : list_(stage.list()),
        c_(stage.palette()),
        term_(termColours(stage.palette(), stage.cluster().highestTerm())),
        s_(stage.look.textScale),
        at_(corner + QPointF(15 * s_, kRow / 2 * s_)) {}

  void entry() {
    const QPointF tip = by(13, 0);
    list_.circle(by(-4, 0), 5.5 * s_, term_.fill, {term_.edge, 1.5 * s_});
    list_.polygon(std::array{by(5, -4), tip, by(5, 4)}, term_.edge);
  }
  void replies() {
    const Stroke pen{c_.text1, 1.5 * s_, 0, 0, Cap::Round};
    for (const double x : {-8.0, 8.0}) {
      list_.circle(by(x, 0), 6.5 * s_, c_.bg0, {term_.edge, 1.5 * s_});
    }
    plus(list_, by(-8, 0), 3 * s_, pen);
    minus(list_, by(8, 0), 3 * s_, pen);
  }
  void heartbeat() { list_.circle(by(0, 0), 4.5 * s_, term_.fill, {term_.edge, 2 * s_}); }
  void voteRequest() {
    ballot(list_, by(0, 0), 15 * s_, BallotMark::Tick,
           {term_.fill, term_.edge, c_.ink, 1.5 * s_, 1.75 * s_});
  }
  void preVoteRequest() {
    question(list_, by(0, 0), 15 * s_, {c_.bg0, term_.edge, c_.text1, 1.5 * s_, 1.5 * s_});
  }
  void snapshot() { box(list_, by(0, 0), 13 * s_, term_.fill, term_.edge); }
  void takeOver() {
    list_.circle(by(0, 0), 6.5 * s_, term_.fill, {term_.edge, 1.5 * s_});
    list_.polyline(std::array{by(0, -4.5), by(0, 0), by(3, 0)},
                   {c_.ink, 1.75 * s_, 0, 0, Cap::Round});
  }
  void slowDisk() { canvas::slowDisk(list_, by(0, 0), 14 * s_, c_); }
  void badDisk() {
    disk(list_, by(-8, 0), 12 * s_, c_.danger, {c_.danger, 1.5 * s_});
    disk(list_, by(8, 0), 12 * s_, c_.dangerSoft, {c_.danger, 1.5 * s_});
    bars(list_, by(8, 0.5), 3.5 * s_, 4 * s_, {c_.text1, 1.75 * s_, 0, 0, Cap::Round});
  }
  void lostDisk() {
    disk(list_, by(0, 0), 12 * s_, c_.dangerSoft, {c_.danger, 1.5 * s_});
    cross(list_, by(0, 0), 4.5 * s_, {c_.text1, 1.75 * s_, 0, 0, Cap::Round});
  }
  void wrongClock() { canvas::wrongClock(list_, by(0, 0), 7 * s_, c_); }
  void paused() {
    list_.circle(by(0, 0), 7 * s_, c_.bg1, {c_.text1, 1.5 * s_});
    bars(list_, by(0, 0), 3 * s_, 4 * s_, {c_.text1, 1.75 * s_, 0, 0, Cap::Round});
  }
  void refused() {
    list_.circle(by(0, 0), 7 * s_, c_.dangerSoft, {c_.danger, 1.5 * s_});
    cross(list_, by(0, 0), 3 * s_, {c_.danger, 1.75 * s_, 0, 0, Cap::Round});
  }
  void linkWords() {
    list_.rect({by(-15, -7).x(), by(0, -7).y(), 30 * s_, 14 * s_}, 4, c_.bg0, {c_.ctl, 1, 3, 2});
    list_.text(by(0, 3.5), StageSay::tr("5 %"), {10 * s_, 500}, c_.text2, Anchor::Middle);
  }
  void learner() { list_.circle(by(0, 0), 7 * s_, term_.fill, {c_.bg0, 2.5 * s_, 3 * s_, 3 * s_}); }
  void lease() {
    list_.arc(by(0, 0), 7 * s_, 30, 300, {c_.arcTrack, 2.5 * s_});
    list_.arc(by(0, 0), 7 * s_, 30, 190, {c_.arc, 2.5 * s_});
    list_.circle(by(0, 0), 3 * s_, {}, {c_.text1, 1.5 * s_});
  }
  void votes() {
    const BallotLook look{c_.bg0, term_.edge, c_.text1, 1.5 * s_, 1.5 * s_};
    ballot(list_, by(-8, 0), 15 * s_, BallotMark::Plus, look);
    ballot(list_, by(8, 0), 15 * s_, BallotMark::Minus, look);
  }
  void lost() { burst(list_, by(0, 0), 7 * s_, {c_.danger, 1.75 * s_, 0, 0, Cap::Round}); }
  void cut() {
    list_.line(by(-14, 0), by(14, 0), {c_.text3, 1.5 * s_});
    wall(-7, 7);
  }
  void oneWayCut() {
    list_.line(by(-14, -4), by(14, -4), {c_.text3, 1.5 * s_});
    list_.line(by(-14, 4), by(14, 4), {c_.text3, 1.5 * s_});
    wall(0, 7);
  }

  /// What the sign that was drawn means; the next one stands below it.
  void say(const QString& words) {
    list_.text(by(22, 4), words, {kLetters * s_, 400}, c_.text2);
    at_ += QPointF(0, kRow * s_);
  }

 private:
  QPointF by(double x, double y) const { return at_ + QPointF(x, y) * s_; }
  void wall(double top, double bottom) {
    list_.polygon(std::array{by(-4, top), by(4, top), by(4, bottom), by(-4, bottom)},
                  {Fill::Wall, c_.danger, c_.dangerSoft});
    for (const double x : {-4.0, 4.0}) list_.line(by(x, top), by(x, bottom), {c_.danger, 2 * s_});
  }

  DrawList& list_;
  const view::Palette& c_;
  const view::TermColours term_;
  const double s_;
  QPointF at_;
};

/// A sign, and what it means.
struct Row {
  void (Legend::*sign)();
  QString words;
};

std::vector<Row> usualRows() {
  return {{&Legend::entry, StageSay::tr("Entry to copy")},
          {&Legend::replies, StageSay::tr("Reply, yes or no")},
          {&Legend::heartbeat, StageSay::tr("Heartbeat")},
          {&Legend::voteRequest, StageSay::tr("Vote request")},
          {&Legend::votes, StageSay::tr("Vote, yes or no")},
          {&Legend::lost, StageSay::tr("Lost message")},
          {&Legend::cut, StageSay::tr("Cut")},
          {&Legend::oneWayCut, StageSay::tr("One-way cut")}};
}

// Of the faults there are now.
std::vector<Row> faultRows(const trace::ClusterView& cluster) {
  std::vector<Row> rows;
  const auto addIf = [&](Row row, auto is) {
    const auto& servers = cluster.servers();
    if (std::any_of(servers.begin(), servers.end(), is)) rows.push_back(std::move(row));
  };
  addIf({&Legend::paused, StageSay::tr("Paused")},
        [](const auto& s) { return s.status == trace::ServerStatus::Paused; });
  addIf({&Legend::refused, StageSay::tr("Refuses to run")},
        [](const auto& s) { return s.status == trace::ServerStatus::Refused; });
  addIf({&Legend::slowDisk, StageSay::tr("Disk at other pace")},
        [&](const auto& s) { return view::otherPace(cluster, s); });
  addIf({&Legend::badDisk, StageSay::tr("Disk full, stalled")},
        [](const auto& s) { return s.disk.full || s.disk.stalled; });
  addIf({&Legend::lostDisk, StageSay::tr("Disk lost")}, [](const auto& s) { return s.diskLost; });
  addIf({&Legend::wrongClock, StageSay::tr("Wrong clock")},
        [](const auto& s) { return s.clock != trace::ClockState{}; });
  const bool alike = view::linksAlike(cluster);
  addIf({&Legend::linkWords, StageSay::tr("Changed link")}, [&](const auto& from) {
    if (alike) return false;
    const auto& all = cluster.servers();
    return std::any_of(all.begin(), all.end(), [&](const auto& to) {
      if (from.id == to.id) return false;
      trace::LinkState link = cluster.link(from.id, to.id);
      link.cut = cluster.started().links.cut;
      return link != cluster.started().links;
    });
  });
  return rows;
}

// Signs that only this run can show.
std::vector<Row> rowsOf(const trace::ClusterView& cluster) {
  std::vector<Row> rows;
  const auto any = [&](auto is) {
    return std::any_of(cluster.servers().begin(), cluster.servers().end(), is);
  };
  if (cluster.started().readMode == raft::ReadMode::Lease)
    rows.push_back({&Legend::lease, StageSay::tr("Lease left")});
  if (cluster.started().preVote)
    rows.push_back({&Legend::preVoteRequest, StageSay::tr("Would you vote?")});
  if (any([](const auto& s) { return s.snapshotIndex || s.log.baseIndex(); })) {
    rows.push_back({&Legend::snapshot, StageSay::tr("Snapshot")});
  }
  if (!cluster.configuration().learners.empty())
    rows.push_back({&Legend::learner, StageSay::tr("Learner")});
  if (any([](const auto& s) { return s.leads() && s.transferee; })) {
    rows.push_back({&Legend::takeOver, StageSay::tr("Take over")});
  }
  return rows;
}

/// Of words in the letters of the legend, px at usual size; right within a few percent.
double legendWidth(const QString& words) {
  double ems = 0;
  for (const QChar c : words) {
    const bool narrow = QStringLiteral("ijltfrI1.,:;!|()' ").contains(c);
    const bool broad = QStringLiteral("mwMW%").contains(c) || c.unicode() > 0x2e7f;
    ems += narrow ? 0.31 : broad ? 0.95 : c.isUpper() ? 0.66 : 0.57;
  }
  return ems * kLetters;
}

std::optional<QRectF> freePlace(const Stage& stage, const std::vector<Row>& rows) {
  if (stage.geometry.crowded()) return std::nullopt;
  const double s = stage.look.textScale;
  double words = 0;
  for (const Row& row : rows) words = std::max(words, legendWidth(row.words));
  const QSizeF size((kSigns + words) * s, static_cast<double>(rows.size()) * kRow * s);
  const QSizeF whole = stage.geometry.size();
  // As low as it goes. Above are the note on the links at the right and the caption at the left.
  const double lowest = whole.height() - kMargin - size.height();
  const double right = whole.width() - size.width();
  for (const auto& [x, highest] :
       {std::pair{right - 2 * kMargin, 60 * s}, std::pair{right - kMargin / 2, 60 * s},
        std::pair{2 * kMargin, 96 * s}}) {
    for (double y = lowest; y >= highest; y -= 8 * s) {
      const QRectF box({x, y}, size);
      if (isFree(stage, box)) return box;
    }
  }
  return std::nullopt;
}

/// What fits into a free corner, and where.
struct Fitting {
  std::vector<Row> rows;
  std::optional<QRectF> box;
};

Fitting fittingOf(const Stage& stage) {
  const std::vector<Row> usual = usualRows();
  std::vector<Row> rows = usual;
  const std::vector<Row> more = rowsOf(stage.cluster());
  rows.insert(rows.begin() + 3, more.begin(), more.end());
  const std::vector<Row> faults = faultRows(stage.cluster());
  rows.insert(rows.end(), faults.begin(), faults.end());
  std::optional<QRectF> box = freePlace(stage, rows);
  // What is wrong now goes before what is always so.
  while (!box && !faults.empty() && rows.size() > faults.size()) {
    rows.erase(rows.begin());
    box = freePlace(stage, rows);
  }
  if (!box) {
    rows = usual;
    box = freePlace(stage, rows);
  }
  return {std::move(rows), box};
}

}  // namespace

std::optional<QRectF> legendBox(const Stage& stage) { return fittingOf(stage).box; }

void drawLegend(const Stage& stage) {
  const Fitting fitting = fittingOf(stage);
  if (!fitting.box) return;
  Legend legend(stage, fitting.box->topLeft());
  for (const Row& row : fitting.rows) {
    (legend.*row.sign)();
    legend.say(row.words);
  }
}

}  // namespace canvas
