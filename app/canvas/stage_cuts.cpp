// Links, what is wrong with them in words, and the cut that is being drawn.
#include <QCoreApplication>

#include <algorithm>

#include "app/canvas/stage_parts.h"
#include "app/view/faults.h"

namespace canvas {
namespace {

using trace::ServerId;

constexpr double kLinkLetters = 11;

ServerId idAt(std::size_t i) { return ServerId{i}; }

// What differs from the links the run began with, in words: "loss 10 %", "80 ms".
QString faultText(const Stage& stage, std::size_t a, std::size_t b) {
  const trace::LinkState& start = stage.cluster().started().links;
  const QString forth = view::linkFaults(stage.cluster().link(idAt(a), idAt(b)), start);
  const QString back = view::linkFaults(stage.cluster().link(idAt(b), idAt(a)), start);
  if (forth.isEmpty() || back.isEmpty() || forth == back) return forth.isEmpty() ? back : forth;
  // Both at length would cover the stage: the pointer tells the rest.
  QStringList words = forth.split(QStringLiteral(", ")) + back.split(QStringLiteral(", "));
  words.removeDuplicates();
  return words.join(QStringLiteral(", "));
}

std::optional<LinkWords> faultWords(const Stage& stage, std::size_t a, std::size_t b) {
  QString words = faultText(stage, a, b);
  if (words.isEmpty()) return std::nullopt;
  const QLineF link(stage.geometry.place(a), stage.geometry.place(b));
  const QPointF middle = link.pointAt(0.38);
  const double size = kLinkLetters * stage.look.textScale;
  const auto widthOf = [&] { return 0.56 * size * static_cast<double>(words.size()) + 10; };
  // It must not reach under a server; the pointer tells the rest.
  const double room = 2 * (0.38 * link.length() - StageGeometry::kRadius * stage.zoom());
  const auto count = words.count(QStringLiteral(", ")) + 1;
  if (widthOf() > room && count > 1)
    words = StageSay::tr("%n faults", "of a link", static_cast<int>(count));
  const double width = widthOf();
  return LinkWords{{middle.x() - width / 2, middle.y() - 0.8 * size, width, 1.6 * size}, words};
}

std::vector<bool> activeLinks(const Stage& stage) {
  const std::size_t n = stage.geometry.servers();
  std::vector<bool> active(n * n);
  // Who is no member yet, or no more, has links only while something travels on them.
  std::vector<bool> part;
  for (const trace::ServerView& s : stage.cluster().servers()) part.push_back(takesPart(stage, s));
  for (std::size_t i = 0; n <= kLinksUpTo && i < n * n; ++i) active[i] = part[i / n] && part[i % n];
  for (const trace::MessageView& m : stage.cluster().messages()) {
    const std::size_t from = m.message->from.value - 1;
    const std::size_t to = m.message->to.value - 1;
    active[std::min(from, to) * n + std::max(from, to)] = true;
  }
  return active;
}

}  // namespace

void drawLinks(const Stage& stage) {
  const std::size_t n = stage.geometry.servers();
  const std::vector<bool> active = activeLinks(stage);
  const QColor colour = stage.palette().link;
  const double width = n <= kLinksUpTo ? 1.5 : 1;
  for (std::size_t a = 1; a <= n; ++a) {
    for (std::size_t b = a + 1; b <= n; ++b) {
      if (!active[(a - 1) * n + b - 1]) continue;
      const bool up =
          stage.cluster().server(idAt(a)).running() && stage.cluster().server(idAt(b)).running();
      const Stroke stroke = up ? Stroke{colour, width} : Stroke{colour, width, 2, 6};
      stage.list().line(stage.geometry.place(a), stage.geometry.place(b), stroke);
    }
  }
}

std::vector<LinkWords> linkWords(const Stage& stage) {
  const std::size_t n = stage.geometry.servers();
  std::vector<LinkWords> all;
  // What all links do alike stands beside the caption, once.
  if (n > kLinksUpTo || view::linksAlike(stage.cluster())) return all;
  const std::vector<bool> active = activeLinks(stage);
  for (std::size_t a = 1; a <= n; ++a) {
    for (std::size_t b = a + 1; b <= n; ++b) {
      if (!active[(a - 1) * n + b - 1]) continue;
      if (auto words = faultWords(stage, a, b)) all.push_back(std::move(*words));
    }
  }
  return all;
}

void drawLinkWords(const Stage& stage) {
  const view::Palette& colours = stage.palette();
  const Font font{kLinkLetters * stage.look.textScale, 500};
  for (const LinkWords& link : linkWords(stage)) {
    stage.list().rect(link.box, 4, colours.bg0, {colours.ctl, 1, 3, 2});
    stage.list().text(link.box.center() + QPointF(0, 0.36 * font.size), link.words, font,
                      colours.text2, Anchor::Middle);
  }
}

void drawCutLine(const Stage& stage) {
  const QLineF& cut = stage.look.cutLine;
  if (cut.isNull()) return;
  const view::Palette& colours = stage.palette();
  const std::size_t n = stage.geometry.servers();
  for (std::size_t a = 1; a <= n; ++a) {
    for (std::size_t b = a + 1; b <= n; ++b) {
      const QLineF link(stage.geometry.place(a), stage.geometry.place(b));
      if (link.intersects(cut, nullptr) != QLineF::BoundedIntersection) continue;
      stage.list().line(link.p1(), link.p2(), {colours.bg0, 4});
      stage.list().line(link.p1(), link.p2(), {colours.danger, 2, 3, 4});
    }
  }
  stage.list().line(cut.p1(), cut.p2(), {colours.danger, 2.5, 0, 0, Cap::Round});
}

}  // namespace canvas
