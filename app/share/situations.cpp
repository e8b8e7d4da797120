#include "app/share/situations.h"

#include <QCoreApplication>
#include <QFile>

#include "engine/scenario/parser.h"
#include "engine/scenario/player.h"

namespace share {
namespace {

struct SituationSay {
  Q_DECLARE_TR_FUNCTIONS(Situations)
};

/// A scenario that never comes to its note has no picture.
constexpr int kStepsMost = 200'000;

int notesIn(const std::vector<trace::Event>& events) {
  int notes = 0;
  for (const trace::Event& event : events) {
    if (std::holds_alternative<trace::Noted>(event.body)) ++notes;
  }
  return notes;
}

}  // namespace

const std::vector<Situation>& situations() {
  static const std::vector<Situation> all{
      {"opening", QT_TRANSLATE_NOOP("Situations", "Five servers, one log"),
       QT_TRANSLATE_NOOP("Situations", "A first leader, first writes, and the leader crashes"), 4,
       9},
      {"split-vote", QT_TRANSLATE_NOOP("Situations", "A split vote"),
       QT_TRANSLATE_NOOP("Situations", "Two candidates share the votes: a term without a leader"),
       2, 9},
      {"cut", QT_TRANSLATE_NOOP("Situations", "Cut in two"),
       QT_TRANSLATE_NOOP("Situations", "Two leaders at once, and only one gets anything decided"),
       3, 12},
      {"one-way-cut", QT_TRANSLATE_NOOP("Situations", "Heard, but not hearing"),
       QT_TRANSLATE_NOOP("Situations", "A leader that hears all the others reaches none of them"),
       1, 30},
      {"crash-quorum", QT_TRANSLATE_NOOP("Situations", "Too few to decide"),
       QT_TRANSLATE_NOOP("Situations", "Three of five crash: writes wait rather than go wrong"), 3,
       900},
      {"log-repair", QT_TRANSLATE_NOOP("Situations", "A log is repaired"),
       QT_TRANSLATE_NOOP("Situations", "Entries that no majority has give way to those it has"), 4,
       20},
      {"pre-vote", QT_TRANSLATE_NOOP("Situations", "Ask before you stand"),
       QT_TRANSLATE_NOOP("Situations", "With pre-vote a returning server disturbs nobody"), 2, 600},
      {"no-pre-vote", QT_TRANSLATE_NOOP("Situations", "A returning server disturbs"),
       QT_TRANSLATE_NOOP("Situations", "Without pre-vote a high term unseats a healthy leader"), 2,
       12},
      {"transfer", QT_TRANSLATE_NOOP("Situations", "Handing over"),
       QT_TRANSLATE_NOOP("Situations", "Leadership passes on without waiting for any timer"), 2,
       12},
      {"lease-read", QT_TRANSLATE_NOOP("Situations", "Reading by lease"),
       QT_TRANSLATE_NOOP("Situations", "A leader answers alone, as long as its lease lasts"), 1,
       12},
      {"learner", QT_TRANSLATE_NOOP("Situations", "Learn first, vote later"),
       QT_TRANSLATE_NOOP("Situations", "A new server gets the log before its vote counts"), 2, 12},
      {"joint-change", QT_TRANSLATE_NOOP("Situations", "Two majorities"),
       QT_TRANSLATE_NOOP("Situations", "Old and new members must both agree while they change"), 3,
       12},
      {"remove-leader", QT_TRANSLATE_NOOP("Situations", "The leader leaves"),
       QT_TRANSLATE_NOOP("Situations", "A leader removes itself and leads until that is decided"),
       2, 12},
      {"snapshot", QT_TRANSLATE_NOOP("Situations", "Too far behind for the log"),
       QT_TRANSLATE_NOOP("Situations", "What the log gave up comes as a snapshot, part by part"), 3,
       12},
      {"broken-vote", QT_TRANSLATE_NOOP("Situations", "Without the check of logs"),
       QT_TRANSLATE_NOOP("Situations", "One rule is broken, and a confirmed write disappears"), 3,
       12},
  };
  return all;
}

QString titleOf(const Situation& situation) { return SituationSay::tr(situation.title); }
QString lineOf(const Situation& situation) { return SituationSay::tr(situation.line); }

QString textOf(const Situation& situation) {
  QFile file(QStringLiteral(":/scenarios/%1.flotilla").arg(QLatin1String(situation.file)));
  return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

std::shared_ptr<const Played> play(const session::WorldFactory& factory, const std::string& text,
                                   int note, double afterMs) {
  scenario::Parsed parsed = scenario::parse(text);
  std::string why;
  if (!parsed.ok()) return nullptr;
  auto world = factory(cluster::WorldKind::Lab, parsed.script.settings, why);
  if (!world) return nullptr;
  scenario::Run run(std::move(world));
  scenario::Player player(run, std::move(parsed.script));
  std::vector<trace::Event> events;
  for (int k = 0, notes = 0; k < kStepsMost && notes < note && !player.finished(); ++k) {
    // A statement that records nothing leaves the events of an earlier step where they were.
    const trace::EventId before = run.view().lastEvent();
    player.step(raft::kNever);
    if (run.view().lastEvent() > before) notes += notesIn(run.lastEvents());
  }
  player.advance(run.now() + trace::Duration{static_cast<std::int64_t>(afterMs * 1e6)});
  run.drain(events);
  auto played = std::make_shared<Played>();
  for (trace::Event& event : events) {
    played->cluster.fold(event);
    played->trace.append(std::move(event));
  }
  played->time = run.now();
  return played;
}

}  // namespace share
