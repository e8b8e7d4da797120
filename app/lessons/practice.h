// Practice without end, for QML: a question about a state that a cluster really reached, the
// learner's answer, what the engine made of it, and the next one. The session is not known here:
// showAsked asks for the run to be shown.
// Thread rule: GUI thread.
// Law: topic and seed give the question.
#pragma once

#include "app/lessons/page.h"
#include "app/lessons/records.h"
#include "engine/lesson/practice.h"

namespace lessons {

class Practice : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("part of Lessons")
  Q_PROPERTY(lessons::Page* page READ page CONSTANT)
  Q_PROPERTY(bool open READ isOpen NOTIFY openChanged)
  Q_PROPERTY(QStringList topics READ topics CONSTANT)
  Q_PROPERTY(int topic READ topic NOTIFY changed)
  Q_PROPERTY(int seed READ seed NOTIFY changed)
  /// "3 of 4 right" since it was begun, and of all that was kept.
  Q_PROPERTY(QString score READ score NOTIFY changed)
  Q_PROPERTY(QString scoreInAll READ scoreInAll NOTIFY changed)
  /// The shown run is not the question's: showAgain() brings it back.
  Q_PROPERTY(bool aside READ aside NOTIFY changed)
  /// A sentence, or "".
  Q_PROPERTY(QString trouble READ trouble NOTIFY changed)

 public:
  using Instant = raft::Instant;
  /// Seeds are kept as the numbers of steps in the file of progress.
  static constexpr int kSeedMost = 1'000'000;

  Practice(lesson::NewWorld newLab, Records& records, QObject* parent = nullptr);

  Page* page() { return &page_; }
  bool isOpen() const { return exercise_.has_value(); }
  QStringList topics() const;
  int topic() const { return topic_; }
  int seed() const { return seed_; }
  QString score() const;
  QString scoreInAll() const;
  bool aside() const { return aside_; }
  QString trouble() const { return trouble_; }
  bool asks() const { return isOpen() && !answered_; }
  /// What an open question holds back, besides what every question does.
  bool hidesCommits() const;

  /// The first question of a topic that was not answered yet.
  Q_INVOKABLE void begin(int topic);
  Q_INVOKABLE void next();
  /// The question of this seed: "" or a sentence.
  Q_INVOKABLE QString goTo(const QString& seed);
  Q_INVOKABLE void answer(int choice);
  Q_INVOKABLE void leave();
  Q_INVOKABLE void showAgain();

  // For the link with the session.
  struct Showing {
    scenario::Script script;
    Instant from{};
    Instant until{};
    trace::EventId last;
  };
  /// REQUIRES: isOpen().
  Showing showing() const;
  /// Something was done while the question is open: its run shall be shown again.
  void refuse();
  /// Another run was opened.
  void setAside();

 signals:
  void openChanged();
  void changed();
  /// What was just done is not to be: showAgain(), soon.
  void refused();
  /// Show showing(): at its end while it asks, else played.
  void showAsked();

 private:
  void ask(int seed);
  void play(const std::vector<scenario::Statement>& statements);
  void refresh();
  std::string folder() const;

  lesson::NewWorld newLab_;
  Records& records_;
  Page page_;
  int topic_{0};
  int seed_{1};
  std::optional<lesson::Exercise> exercise_;
  std::unique_ptr<scenario::Run> run_;
  Instant from_{};
  std::optional<std::size_t> answered_;
  bool aside_{false};
  QString trouble_;
  int asked_{0};
  int right_{0};
};

}  // namespace lessons
