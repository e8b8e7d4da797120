#include "app/session/speed_question.h"

#include <cmath>

namespace session {

namespace {

/// "etcd2 is connected from outside."
QString whoText(const OutsideCalls& calls) {
  QStringList names;
  for (const kv::ClientId client : calls.clients) {
    names << QStringLiteral("etcd%1").arg(client - kv::kOutside);
  }
  if (names.size() == 1) return SpeedQuestion::tr("%1 is connected from outside.").arg(names[0]);
  const QString last = names.takeLast();
  //: %1: "etcd1, etcd2"; %2: "etcd3"
  return SpeedQuestion::tr("%1 and %2 are connected from outside.")
      .arg(names.join(QStringLiteral(", ")), last);
}

QString secondsText(double ms) {
  return ms < 10'000 ? QString::number(ms / 1000, 'f', 1) : QString::number(ms / 1000, 'f', 0);
}

QString msText(double ms) {
  return ms < 10 ? QString::number(ms, 'f', 1) : QString::number(ms, 'f', 0);
}

QString speedText(double speed) {
  const bool whole = speed >= 0.995;
  return whole ? QStringLiteral("1×") : QStringLiteral("1/%1").arg(std::lround(1 / speed));
}

}  // namespace

void SpeedQuestion::setSession(Session* session) {
  if (session == session_) return;
  session_ = session;
  if (session_ != nullptr) {
    connect(session_, &Session::worldChanged, this, &SpeedQuestion::keep);
    connect(session_, &Session::opened, this, &SpeedQuestion::keep);
  }
  Q_EMIT sessionChanged();
}

void SpeedQuestion::setListened(const QList<int>& servers) {
  if (servers == listened_) return;
  listened_ = servers;
  Q_EMIT listenedChanged();
}

// Who listens is connected, however long it has asked nothing.
OutsideCalls SpeedQuestion::calls() const {
  const Instant now{Duration{std::llround(session_->endTime() * 1e6)}};
  OutsideCalls calls = outsideCalls(session_->trace(), now);
  for (const int server : listened_) {
    calls.clients.insert(kv::kOutside + static_cast<kv::ClientId>(server));
  }
  return calls;
}

QString SpeedQuestion::yes() const {
  return about_ == About::Pause ? tr("Pause all the same")
                                : tr("Slow down to %1").arg(speedText(wanted_));
}

QString SpeedQuestion::no() const {
  return about_ == About::Pause ? tr("Keep running") : tr("Keep this speed");
}

void SpeedQuestion::pick(double speed) {
  if (session_ == nullptr) return;
  keep();
  const bool slower = session_->world() == Session::Live && speed < session_->speed();
  const OutsideCalls calls = slower ? this->calls() : OutsideCalls{};
  const double commitMs = std::chrono::duration<double, std::milli>(calls.commit).count();
  const double stretchedMs = commitMs / std::max(speed, Playhead::kSlowest);
  if (calls.clients.empty() || stretchedMs <= kStretchMostMs) {
    session_->setSpeed(speed);
    return;
  }
  wanted_ = speed;
  //: %1: "etcd2 is connected from outside."; %2: ms, %3: "1/100", %4: seconds
  ask(About::Speed,
      tr("%1 A commit takes %2 ms of the run: at %3 that is %4 s for the client, and "
         "a call that takes longer than its timeout ends as unknown.")
          .arg(whoText(calls), msText(commitMs), speedText(speed), secondsText(stretchedMs)));
}

void SpeedQuestion::toggle() {
  if (session_ == nullptr) return;
  keep();
  const bool pauses = session_->world() == Session::Live && session_->playing();
  const OutsideCalls calls = pauses ? this->calls() : OutsideCalls{};
  if (calls.clients.empty()) {
    session_->toggle();
    return;
  }
  const QString now = calls.waiting > 0 ? tr("%n calls wait for an answer now.", "",
                                             static_cast<int>(calls.waiting))
                                        : tr("No call waits just now.");
  //: %1: "etcd2 is connected from outside."; %2: "2 calls wait for an answer now."
  const QString words = tr("%1 %2 While the run is paused calls wait, and one that outlasts its "
                           "timeout ends as unknown.")
                            .arg(whoText(calls), now);
  const QString more =
      tr("Watchers are told nothing meanwhile, and who keeps a lease alive may "
         "take it for lost.");
  ask(About::Pause, listened_.isEmpty() ? words : words + QLatin1Char(' ') + more);
}

void SpeedQuestion::ask(About about, const QString& words) {
  about_ = about;
  words_ = words;
  Q_EMIT changed();
}

void SpeedQuestion::goOn() {
  if (!open()) return;
  const About about = about_;
  keep();
  if (about == About::Pause) {
    session_->pause();
  } else {
    session_->setSpeed(wanted_);
  }
}

void SpeedQuestion::keep() {
  if (!open()) return;
  words_.clear();
  Q_EMIT changed();
}

}  // namespace session
