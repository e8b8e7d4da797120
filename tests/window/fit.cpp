#include "tests/window/fit.h"

#include <QAccessible>
#include <QFontMetricsF>

namespace flotilla {

namespace {

/// Less than this nobody sees, px.
constexpr double kSlack = 1.5;

bool isText(const QQuickItem& item) { return item.inherits("QQuickText"); }

bool isControl(const QQuickItem& item) {
  return item.isEnabled() && (item.inherits("QQuickAbstractButton") ||
                              item.inherits("QQuickSlider") || item.inherits("QQuickTextField"));
}

QRectF placeOf(const QQuickItem& item) {
  return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()));
}

QString spokenName(const QQuickItem& item) {
  QAccessibleInterface* face =
      QAccessible::queryAccessibleInterface(const_cast<QQuickItem*>(&item));
  return face ? face->text(QAccessible::Name) : QString();
}

QString called(const QQuickItem& item) {
  const QString words = item.property("text").toString();
  const QRectF at = placeOf(item);
  return QString("\"%1\" (%2) at %3,%4 %5x%6")
      .arg(words.isEmpty() ? spokenName(item) : words, item.metaObject()->className())
      .arg(at.x())
      .arg(at.y())
      .arg(at.width())
      .arg(at.height());
}

/// Scrolled content may lie outside: it can be brought in.
const QQuickItem* scrollerOf(const QQuickItem& item) {
  for (const QQuickItem* at = item.parentItem(); at; at = at->parentItem()) {
    if (at->inherits("QQuickFlickable")) return at;
  }
  return nullptr;
}

/// What the item is seen through: the window and all ancestors that clip.
QRectF openingOf(const QQuickItem& item, QRectF window) {
  for (const QQuickItem* at = item.parentItem(); at; at = at->parentItem()) {
    if (at->clip()) window &= placeOf(*at);
  }
  return window;
}

/// Some ancestor says the words in a tooltip, or shows them whole elsewhere.
bool hasTip(const QQuickItem& item) {
  for (const QQuickItem* at = &item; at; at = at->parentItem()) {
    if (!at->property("hint").toString().isEmpty()) return true;
  }
  return false;
}

bool overlap(QRectF a, QRectF b) {
  const QRectF both = a & b;
  return both.width() > kSlack && both.height() > kSlack;
}

bool related(const QQuickItem& a, const QQuickItem& b) {
  return a.isAncestorOf(&b) || b.isAncestorOf(&a);
}

/// What lies over the panes by design: an open menu, a card, a tooltip, the drawer.
const QQuickItem* layerOf(const QQuickItem& item) {
  const QQuickItem* layer = nullptr;
  for (const QQuickItem* at = &item; at; at = at->parentItem()) {
    const QString type = at->metaObject()->className();
    const bool floats = type.contains("Popup") || type.startsWith("Toast") ||
                        (type.startsWith("Pane_") && at->property("over").toBool());
    if (floats) layer = at;
  }
  return layer;
}

QString misfitOfText(const QQuickItem& item, QRectF window) {
  if (item.property("text").toString().isEmpty()) return {};
  const bool cut = item.property("truncated").toBool();
  if (cut && !hasTip(item)) return "cut off without a tooltip: " + called(item);
  const QRectF letters = lettersOf(item);
  const QRectF opening = openingOf(item, window).adjusted(-kSlack, -kSlack, kSlack, kSlack);
  if (!scrollerOf(item) && !opening.contains(letters)) return "clipped: " + called(item);
  return {};
}

QString misfitOfControl(const QQuickItem& item, QRectF window) {
  if (scrollerOf(item)) return {};
  const QRectF opening = openingOf(item, window).adjusted(-kSlack, -kSlack, kSlack, kSlack);
  return opening.contains(placeOf(item)) ? QString() : "out of reach: " + called(item);
}

struct PaintedWords {
  QRectF box;
  QString text;
};

std::vector<PaintedWords> wordsOf(const canvas::DrawList& list) {
  std::vector<PaintedWords> words;
  for (const canvas::Primitive& shape : list.items()) {
    if (shape.shape != canvas::Shape::Text || shape.count == 0) continue;
    QFont font(shape.font.face == canvas::Face::Mono ? "JetBrains Mono" : "Inter");
    font.setPixelSize(std::max(1, qRound(shape.font.size)));
    font.setWeight(static_cast<QFont::Weight>(shape.font.weight));
    const QString text = list.words(shape).toString();
    // Capitals and figures: what hangs below the line is air between lines.
    const QFontMetricsF metrics(font);
    const double width = metrics.horizontalAdvance(text);
    const double shift = shape.anchor == canvas::Anchor::End      ? width
                         : shape.anchor == canvas::Anchor::Middle ? width / 2
                                                                  : 0;
    const QRectF box(shape.x - shift, shape.y - metrics.capHeight(), width, metrics.capHeight());
    words.push_back({box, text});
  }
  return words;
}

/// In the stage's coordinates.
std::vector<QRectF> wordsOver(const canvas::StageItem& stage,
                              const std::vector<QQuickItem*>& shown) {
  std::vector<QRectF> boxes;
  const QRectF room = stage.boundingRect();
  for (const QQuickItem* item : shown) {
    if (!isText(*item) || item->property("text").toString().isEmpty()) continue;
    const QRectF letters = stage.mapRectFromScene(lettersOf(*item));
    if (room.intersects(letters)) boxes.push_back(letters);
  }
  return boxes;
}

}  // namespace

QRectF lettersOf(const QQuickItem& text) {
  const double width = text.property("contentWidth").toDouble();
  const double height = text.property("contentHeight").toDouble();
  const double left = text.property("leftPadding").toDouble();
  const double spareX = text.width() - width - left;
  const double spareY = text.height() - height;
  const int across = text.property("effectiveHorizontalAlignment").toInt();
  const int down = text.property("verticalAlignment").toInt();
  const double x = across == Qt::AlignRight ? spareX : across == Qt::AlignHCenter ? spareX / 2 : 0;
  const double y = down == Qt::AlignVCenter ? spareY / 2 : down == Qt::AlignBottom ? spareY : 0;
  return text.mapRectToScene(QRectF(x + left, y, width, height));
}

QStringList misfits(const std::vector<QQuickItem*>& shown, QRectF window) {
  QStringList found;
  std::vector<const QQuickItem*> texts;
  std::vector<const QQuickItem*> controls;
  for (const QQuickItem* item : shown) {
    if (item->opacity() == 0 || item->width() <= 0) continue;
    if (isText(*item) && !item->property("text").toString().isEmpty()) texts.push_back(item);
    if (isControl(*item)) controls.push_back(item);
  }
  for (const QQuickItem* item : texts) found << misfitOfText(*item, window);
  for (const QQuickItem* item : controls) found << misfitOfControl(*item, window);
  const auto judge = [&](const std::vector<const QQuickItem*>& items, auto place,
                         const QString& what) {
    for (std::size_t i = 0; i < items.size(); ++i) {
      for (std::size_t k = i + 1; k < items.size(); ++k) {
        const QQuickItem& a = *items[i];
        const QQuickItem& b = *items[k];
        if (related(a, b) || layerOf(a) != layerOf(b)) continue;
        const QRectF seenA = place(a) & openingOf(a, window);
        const QRectF seenB = place(b) & openingOf(b, window);
        if (overlap(seenA, seenB)) found << what + called(a) + " and " + called(b);
      }
    }
  };
  judge(texts, lettersOf, "words over words: ");
  judge(controls, placeOf, "control over control: ");
  found.removeAll(QString());
  return found;
}

QStringList paintedMisfits(const canvas::StageItem& stage, const std::vector<QQuickItem*>& shown) {
  QStringList found;
  const std::vector<PaintedWords> words = wordsOf(stage.scene().list);
  const std::vector<QRectF> others = wordsOver(stage, shown);
  const QRectF room = stage.boundingRect().adjusted(-kSlack, -kSlack, kSlack, kSlack);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto& [box, text] = words[i];
    const QString at = QString(" at %1,%2").arg(box.x()).arg(box.y());
    if (!room.contains(box)) found << "painted outside: " + text + at;
    for (const QRectF& other : others) {
      if (overlap(box, other)) found << "painted under words: " + text + at;
    }
    for (std::size_t k = i + 1; k < words.size(); ++k) {
      if (overlap(box, words[k].box)) {
        found << "painted over each other: " + text + at + " and " + words[k].text;
      }
    }
  }
  return found;
}

}  // namespace flotilla
