// One step of a lesson: its fields, in whatever order they stand.
#include <array>
#include <set>

#include "engine/lesson/reader.h"

namespace lesson {
namespace {

constexpr Duration kWithinMost = std::chrono::seconds(60);

/// Reads the fields of one step, one after the other; knows which choice was read last.
class StepReader {
 public:
  StepReader(const Section& section, Reader& in) : section_(section), in_(in) {
    step_.line = section.title.line();
    step_.title = in_.text(section.title);
    step_.text = in_.sentence(section.text);
  }

  Step read() {
    for (const Field& field : section_.fields) readField(field);
    checkPrediction();
    checkTask();
    const bool bare = step_.text.empty() && !step_.prediction && !step_.task;
    if (bare) fail(section_.title, "A step needs a text, a question or a task.");
    if (step_.watch && (step_.prediction || step_.task)) {
      fail(section_.title, "A step that watches has no question and no task.");
    }
    return std::move(step_);
  }

 private:
  /// How often a field may stand in a step; EachChoice: once for every choice.
  enum class Often : std::uint8_t { Once, EachChoice, Any };
  struct Key {
    std::string_view key;
    void (StepReader::*read)(const Field& field);
    Often often{Often::Once};
  };
  static constexpr std::size_t kKeys = 19;
  static const std::array<Key, kKeys>& keys() {
    using S = StepReader;
    static constexpr std::array<Key, kKeys> table{{{"look", &S::readLook},
                                                   {"act", &S::readAct, Often::Any},
                                                   {"watch", &S::readWatch},
                                                   {"note", &S::readNote},
                                                   {"ask", &S::readAsk},
                                                   {"choice", &S::readChoice, Often::Any},
                                                   {"when", &S::readWhen, Often::EachChoice},
                                                   {"because", &S::readBecause, Often::EachChoice},
                                                   {"reply", &S::readReply, Often::EachChoice},
                                                   {"pause", &S::readPause},
                                                   {"until", &S::readUntil},
                                                   {"right", &S::readRight},
                                                   {"hide", &S::readHide},
                                                   {"task", &S::readTask},
                                                   {"goal", &S::readGoal, Often::Any},
                                                   {"hint", &S::readHint, Often::Any},
                                                   {"slip", &S::readSlip, Often::Any},
                                                   {"progress", &S::readProgress},
                                                   {"done", &S::readDone}}};
    return table;
  }

  void readField(const Field& field) {
    for (const Source& item : field.items) {
      in_.fail(item, "'- '", "a field of the step, as 'task: What to do'");
    }
    for (const Key& key : keys()) {
      if (key.key != field.key) continue;
      if (field.key == "choice") {
        for (const char* const each : {"when", "because", "reply"}) seen_.erase(each);
      }
      const bool again = key.often != Often::Any && !seen_.insert(field.key).second;
      if (again) in_.fail(field.key_, "'" + field.key + "'", "it only once here");
      return (this->*key.read)(field);
    }
    std::string expected;
    for (const Key& key : keys()) {
      expected += (expected.empty() ? "" : ", ") + std::string(key.key);
    }
    in_.fail(field.key_, "'" + field.key + "'", "one of " + expected);
  }

  void fail(const Source& at, std::string sentence) { in_.fail(at, "", std::move(sentence)); }

  Prediction& prediction() {
    if (!step_.prediction) step_.prediction.emplace();
    return *step_.prediction;
  }
  Task& task() {
    if (!step_.task) step_.task.emplace();
    return *step_.task;
  }

  void readLook(const Field& field) { step_.look = in_.names(field.value); }
  void readAct(const Field& field) {
    if (auto statement = in_.statement(field.value)) step_.acts.push_back(std::move(*statement));
  }
  void readWatch(const Field& field) { step_.watch = in_.predicate(field.value); }
  void readNote(const Field& field) { step_.note = in_.text(field.value); }

  void readAsk(const Field& field) { prediction().question = in_.text(field.value); }
  void readChoice(const Field& field) {
    prediction().choices.push_back({in_.text(field.value), {}, {}, {}});
  }
  Choice* lastChoice(const Field& field) {
    if (step_.prediction && !step_.prediction->choices.empty()) {
      return &step_.prediction->choices.back();
    }
    in_.fail(field.key_, "'" + field.key + "'", "a 'choice' before it");
    return nullptr;
  }
  void readWhen(const Field& field) {
    if (Choice* choice = lastChoice(field)) choice->when = in_.predicate(field.value);
  }
  void readBecause(const Field& field) {
    if (Choice* choice = lastChoice(field)) choice->because = in_.sentence(field.value);
  }
  void readReply(const Field& field) {
    if (Choice* choice = lastChoice(field)) choice->reply = in_.sentence(field.value);
  }
  void readPause(const Field& field) {
    const std::string& text = field.value.text();
    constexpr std::string_view kBefore = "before ";
    if (text == "now") {
      prediction().askWhen = AskWhen::Now;
    } else if (text.rfind(kBefore, 0) == 0) {
      prediction().askWhen = AskWhen::Before;
      prediction().before = in_.predicate(field.value.part(kBefore.size()));
    } else {
      in_.fail(field.value, "'" + text + "'", "'now', or 'before' and a condition");
    }
  }
  void readUntil(const Field& field) {
    constexpr std::string_view kWithin = " within ";
    const std::size_t within = field.value.text().rfind(kWithin);
    if (within == std::string::npos) {
      in_.fail(field.value.part(field.value.text().size()), "the end of the line",
               "'within' and a duration");
      return;
    }
    prediction().until = in_.predicate(field.value.part(0, within));
    const Source duration = field.value.part(within + kWithin.size());
    prediction().within = in_.duration(duration);
    if (prediction().within > kWithinMost) {
      in_.fail(duration, "'" + duration.text() + "'", "at most 60s");
    }
  }
  void readRight(const Field& field) {
    right_ = field.value;
    prediction().right = in_.number(field.value, 9) - 1;
  }
  // What moves on the stage is what a question is answered from.
  void readHide(const Field& field) {
    prediction().held = in_.names(field.value);
    for (const char* const seen : {"stage", "clients", "messages"}) {
      const auto& held = prediction().held;
      if (std::find(held.begin(), held.end(), seen) == held.end()) continue;
      in_.fail(field.value, "'" + std::string(seen) + "'",
               "a server, as S1, or a view that can be covered: this one is always seen");
    }
  }

  void readTask(const Field& field) { task().text = in_.text(field.value); }
  void readGoal(const Field& field) {
    const auto [when, words] = field.value.atArrow();
    task().goals.push_back({in_.predicate(when), words.empty() ? "" : in_.text(words)});
    if (words.empty()) {
      in_.fail(field.value.part(field.value.text().size()), "the end of the line",
               "' -> ' and the goal in words");
    }
  }
  void readHint(const Field& field) { task().hints.push_back(in_.text(field.value)); }
  void readSlip(const Field& field) {
    const auto [when, words] = field.value.atArrow();
    task().slips.push_back({in_.predicate(when, Occurred::Passes), in_.sentence(words)});
    if (words.empty()) {
      in_.fail(field.value.part(field.value.text().size()), "the end of the line",
               "' -> ' and what is said then");
    }
  }
  void readProgress(const Field& field) { task().progress = in_.sentence(field.value); }
  void readDone(const Field& field) { task().done = in_.sentence(field.value); }

  void checkPrediction() {
    if (!step_.prediction) return;
    const Prediction& asked = *step_.prediction;
    if (asked.question.empty()) fail(section_.title, "This step has choices but no 'ask'.");
    if (asked.choices.size() < 2 || asked.choices.size() > 9) {
      fail(section_.title, "A question needs 2 to 9 lines 'choice'.");
    }
    if (asked.until.nodes.empty()) {
      fail(section_.title, "A question needs 'until': what in the run decides it.");
    }
    for (const Choice& choice : asked.choices) {
      if (choice.when.nodes.empty()) {
        fail(section_.title, "The choice '" + choice.text + "' needs 'when': what makes it right.");
      }
      if (choice.because.empty()) {
        fail(section_.title, "The choice '" + choice.text + "' needs 'because': the reason.");
      }
    }
    if (asked.right && *asked.right >= asked.choices.size()) {
      in_.fail(right_, "'" + right_.text() + "'", "the number of a choice");
    }
  }

  void checkTask() {
    if (!step_.task) return;
    if (step_.task->text.empty())
      fail(section_.title, "This step has goals or hints but no 'task'.");
    if (step_.task->goals.empty()) fail(section_.title, "A task needs a 'goal'.");
    if (step_.task->hints.empty()) fail(section_.title, "A task needs at least one 'hint'.");
    if (step_.task->done.empty()) {
      fail(section_.title, "A task needs 'done': what was seen, once it is reached.");
    }
  }

  const Section& section_;
  Reader& in_;
  Step step_;
  Source right_;
  std::set<std::string> seen_;
};

}  // namespace

Step readStep(const Section& section, Reader& in) { return StepReader(section, in).read(); }

}  // namespace lesson
