#include "app/share/hints.h"

#include <QCoreApplication>

#include <array>

namespace share {
namespace {

constexpr char kSeen[] = "hints/seen";
constexpr char kOn[] = "hints/on";

using session::Session;

struct Hint {
  const char* name;
  const char* words;
  bool (*due)(Session&);
  bool (*followed)(Session&);
};

bool leads(Session& s) { return static_cast<bool>(s.cluster().leader()); }
bool inThePast(Session& s) { return !s.atEnd(); }
bool branched(Session& s) { return s.branches()->count() > 1; }

constexpr std::array kHints{
    Hint{
        "crash",
        QT_TRANSLATE_NOOP("Hints", "Point at a server and press K: it crashes. K starts it again."),
        [](Session& s) { return leads(s) && !s.touched(); },
        [](Session& s) { return s.touched(); }},
    Hint{"undo", QT_TRANSLATE_NOOP("Hints", "Nothing can go wrong: Ctrl+Z takes it back."),
         [](Session& s) { return s.touched() && s.canUndo(); },
         [](Session& s) { return !s.canUndo(); }},
    Hint{"back",
         QT_TRANSLATE_NOOP("Hints",
                           "Missed it? Left goes back event by event; the tape can be "
                           "dragged anywhere."),
         [](Session& s) { return s.touched() && s.atEnd() && leads(s); }, inThePast},
    Hint{"branch",
         QT_TRANSLATE_NOOP("Hints",
                           "This is the past. Act here, and a second future begins; the "
                           "first one stays."),
         [](Session& s) { return inThePast(s) && s.canBranch() && !branched(s); },
         [](Session& s) { return branched(s) || s.atEnd(); }},
    Hint{"share",
         QT_TRANSLATE_NOOP("Hints",
                           "Worth showing? Share copies this run as a link; Ctrl+E makes "
                           "a picture or a film."),
         [](Session& s) { return branched(s) && s.atEnd(); },
         [](Session& s) { return !s.touched(); }},
};

}  // namespace

Hints::Hints(Session& session, QObject* parent) : QObject(parent), session_(&session) {
  connect(&session, &Session::moved, this, &Hints::look);
  connect(&session, &Session::gesturesChanged, this, &Hints::look);
}

Hints::~Hints() = default;

void Hints::begin(std::unique_ptr<QSettings> settings) {
  settings_ = std::move(settings);
  seen_ = settings_->value(kSeen).toStringList();
  on_ = settings_->value(kOn, true).toBool();
  Q_EMIT changed();
}

QString Hints::text() const {
  if (shown_ < 0) return {};
  return tr(kHints[static_cast<std::size_t>(shown_)].words);
}

// A hint that was followed goes; the next one waits for another moment.
void Hints::look() {
  if (!settings_ || !on_) return;
  if (shown_ >= 0) {
    if (kHints[static_cast<std::size_t>(shown_)].followed(*session_)) show(-1);
    return;
  }
  for (std::size_t k = 0; k < kHints.size(); ++k) {
    if (seen_.contains(QLatin1String(kHints[k].name)) || !kHints[k].due(*session_)) continue;
    return show(static_cast<int>(k));
  }
}

void Hints::show(int hint) {
  shown_ = hint;
  if (hint >= 0) {
    seen_ << QString::fromLatin1(kHints[static_cast<std::size_t>(hint)].name);
    settings_->setValue(kSeen, seen_);
  }
  Q_EMIT changed();
}

void Hints::dismiss() { show(-1); }

void Hints::setOn(bool on) {
  if (!settings_ || on == on_) return;
  on_ = on;
  settings_->setValue(kOn, on);
  // Who switches them on again wants to see them.
  if (on) seen_.clear();
  settings_->setValue(kSeen, seen_);
  show(-1);
}

}  // namespace share
