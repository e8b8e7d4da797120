// Text 4.5:1 and graphics 3:1 in every theme: the palette's pairs, and what is really painted.
#include "tests/canvas/contrast.h"

#include "app/canvas/log_list.h"
#include "app/canvas/tape_list.h"
#include "tests/canvas/lab.h"

namespace {

using contrast::kGraphics;
using contrast::kText;
using contrast::ratio;

constexpr std::array kThemes{view::Theme::Dark, view::Theme::Light, view::Theme::Projector};

struct Pair {
  const char* name;
  QColor colour;
  QColor ground;
};

std::string hex(const QColor& colour) { return colour.name().toStdString(); }

void expectAll(const std::vector<Pair>& pairs, double least, view::Theme theme) {
  for (const Pair& pair : pairs) {
    EXPECT_GE(ratio(pair.colour, pair.ground), least)
        << pair.name << " " << hex(pair.colour) << " on " << hex(pair.ground) << ", theme "
        << static_cast<int>(theme);
  }
}

TEST(Contrast, TheRatioIsThatOfWcag) {
  EXPECT_NEAR(ratio(Qt::black, Qt::white), 21.0, 0.01);
  EXPECT_NEAR(ratio(Qt::white, Qt::white), 1.0, 0.01);
  EXPECT_NEAR(ratio(QColor("#777777"), Qt::white), 4.48, 0.01);
}

TEST(Contrast, EveryTextToneIsReadOnEveryGroundItStandsOn) {
  for (const view::Theme theme : kThemes) {
    const view::Palette& p = view::palette(theme);
    std::vector<Pair> pairs{{"text1 on hover", p.text1, p.bg3},
                            {"text2 on hover", p.text2, p.bg3},
                            {"text1 on accentSoft", p.text1, p.accentSoft},
                            {"text1 on dangerSoft", p.text1, p.dangerSoft},
                            {"danger on dangerSoft", p.danger, p.dangerSoft},
                            {"text2 on stopBg", p.text2, p.stopBg},
                            {"onAccent", p.onAccent, p.accent},
                            {"onAccent, hovered", p.onAccent, p.accent.lighter(112)},
                            {"onAccent, pressed", p.onAccent, p.accent.darker(119)}};
    for (const QColor& ground : {p.bg0, p.bg1, p.bg2}) {
      for (const QColor& text : {p.text1, p.text2, p.text3, p.accent, p.danger}) {
        pairs.push_back({"text", text, ground});
      }
    }
    for (const view::TermColours& term : p.term) {
      pairs.push_back({"ink on a term", p.ink, term.fill});
      pairs.push_back({"text1 on a soft term", p.text1, term.soft});
    }
    expectAll(pairs, kText, theme);
  }
}

TEST(Contrast, EverySignStandsOutFromItsGround) {
  for (const view::Theme theme : kThemes) {
    const view::Palette& p = view::palette(theme);
    std::vector<Pair> pairs{{"hatch of a stopped server", p.stop, p.stopBg}};
    for (const QColor& ground : {p.bg0, p.bg1, p.bg2}) {
      for (const QColor& sign : {p.ctl, p.stop, p.arc, p.accent, p.danger}) {
        pairs.push_back({"sign", sign, ground});
      }
      for (const view::TermColours& term : p.term) pairs.push_back({"edge", term.edge, ground});
    }
    for (const view::TermColours& term : p.term) pairs.push_back({"edge", term.edge, term.soft});
    expectAll(pairs, kGraphics, theme);
  }
}

QRectF boxOf(const canvas::DrawList& list, const canvas::Primitive& p) {
  if (p.shape == canvas::Shape::Circle) return {p.x - p.w, p.y - p.w, 2 * p.w, 2 * p.w};
  if (p.shape == canvas::Shape::Rect) return {p.x, p.y, p.w, p.h};
  QRectF box;
  if (p.shape != canvas::Shape::Polygon || list.points(p).empty()) return box;
  box = {list.points(p).front(), QSizeF()};
  for (const QPointF& point : list.points(p)) {
    box.setLeft(std::min(box.left(), point.x()));
    box.setRight(std::max(box.right(), point.x()));
    box.setTop(std::min(box.top(), point.y()));
    box.setBottom(std::max(box.bottom(), point.y()));
  }
  return box;
}

QPointF middleOf(const canvas::DrawList& list, const canvas::Primitive& p) {
  const double width = p.font.size * 0.55 * static_cast<double>(list.words(p).size());
  double x = p.x;
  if (p.anchor == canvas::Anchor::Start) x += width / 2;
  if (p.anchor == canvas::Anchor::End) x -= width / 2;
  return {x, p.y - p.font.size * 0.35};
}

// Both colours of a hatch are grounds.
std::vector<QColor> groundsOf(const canvas::DrawList& list, std::size_t text, QColor ground) {
  const QPointF at = middleOf(list, list.items()[text]);
  std::vector<QColor> grounds{ground};
  for (std::size_t i = 0; i < text; ++i) {
    const canvas::Primitive& p = list.items()[i];
    if (p.fill == canvas::Fill::None || !boxOf(list, p).contains(at)) continue;
    const QColor top = contrast::on(grounds.front(), QColor::fromRgba(p.fillColour));
    grounds = {top};
    if (p.fill != canvas::Fill::Solid) grounds.push_back(QColor::fromRgba(p.ground));
  }
  return grounds;
}

void expectReadable(const canvas::DrawList& list, const QColor& ground, const char* where) {
  std::size_t texts = 0;
  for (std::size_t i = 0; i < list.items().size(); ++i) {
    const canvas::Primitive& p = list.items()[i];
    if (p.shape != canvas::Shape::Text || list.words(p).isEmpty()) continue;
    ++texts;
    for (const QColor& under : groundsOf(list, i, ground)) {
      const QColor ink = QColor::fromRgba(p.fillColour);
      EXPECT_GE(ratio(ink, under), kText)
          << where << ": \"" << list.words(p).toString().toStdString() << "\" " << hex(ink)
          << " on " << hex(under);
    }
  }
  EXPECT_GT(texts, 5u) << where;
}

// A leader, a candidate, a stopped and a paused server, a wall, entries of two terms.
lab::Lab eventful() {
  lab::Lab lab;
  lab.runUntilLeader();
  lab.put("x", "1");
  lab.runFor(200);
  const lab::ServerId leader = lab.view().leader();
  const auto other = [&](std::uint64_t n) { return lab::ServerId{(leader.value - 1 + n) % 5 + 1}; };
  lab.execute(cluster::Pause{other(1)});
  lab.execute(cluster::Crash{other(2)});
  lab.execute(cluster::Cut{{{leader, other(1), other(2)}, {other(3), other(4)}}});
  lab.put("y", "2");
  lab.runFor(420);
  return lab;
}

TEST(Contrast, EveryWordPaintedOnTheStageTheLogAndTheTapeIsRead) {
  const lab::Lab lab = eventful();
  for (const view::Theme theme : kThemes) {
    const view::Palette& p = view::palette(theme);
    const canvas::StageScene scene = lab::draw(lab.moment(), {1016, 404}, lab::look(theme));
    expectReadable(scene.list, p.bg0, "stage");

    canvas::LogLook log;
    log.palette = &p;
    log.size = {1016, 260};
    canvas::DrawList rows;
    const canvas::LogGeometry matrix(lab.view().size(), canvas::lastIndexOf(lab.view()), log);
    canvas::drawLog(lab.moment(), matrix, log, rows);
    expectReadable(rows, p.bg1, "log");

    canvas::TapeLook tape;
    tape.palette = &p;
    tape.size = {1096, 76};
    tape.to = tape.end = tape.playhead = lab.now();
    canvas::DrawList band;
    canvas::drawTape(lab.tape(), {}, tape, band);
    expectReadable(band, p.bg1, "tape");
  }
}

}  // namespace
