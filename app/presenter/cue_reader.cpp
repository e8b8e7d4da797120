#include "app/presenter/cue_reader.h"

#include <algorithm>

#include "app/presenter/cue_lines.h"
#include "app/presenter/moments.h"
#include "engine/scenario/amounts.h"

namespace presenter {
namespace {

using lesson::Source;
using scenario::Problem;

constexpr std::uint32_t kMinutesMost = 600;
constexpr std::size_t kHeadlineLines = 2;
constexpr std::size_t kChoicesMost = 9;

const CueField* fieldOf(const CueSection& section, std::string_view key) {
  const auto at = std::find_if(section.fields.begin(), section.fields.end(),
                               [&](const CueField& field) { return field.key == key; });
  return at == section.fields.end() ? nullptr : &*at;
}

std::string foundIn(const Source& source) {
  return source.empty() ? "the end of the line" : "'" + source.text() + "'";
}

class TalkReader {
 public:
  TalkReader(std::string file, const FileText& files, const lesson::NewWorld& newLab)
      : file_(std::move(file)), files_(files), newLab_(newLab) {}

  TalkRead read(std::string_view text) {
    CueLines lines = divideCues(text);
    for (Problem& problem : lines.problems) fail(std::move(problem));
    if (lines.sections.empty()) return std::move(read_);
    readFront(lines.sections.front());
    if (timeline_) {
      for (std::size_t i = 1; i < lines.sections.size(); ++i) readCue(lines.sections[i]);
    }
    if (lines.sections.size() < 2 && read_.ok()) fail({1, 1, "no cue", "'cue: What is shown'"});
    return std::move(read_);
  }

 private:
  void fail(Problem problem) { failIn(file_, std::move(problem)); }
  void failIn(const std::string& file, Problem problem) {
    if (read_.mistakes.size() < scenario::kProblemsMost) {
      read_.mistakes.push_back({file, std::move(problem)});
    }
  }

  void checkKeys(const CueSection& section, const std::vector<std::string_view>& keys,
                 const std::vector<std::string_view>& repeated = {}) {
    for (const CueField& field : section.fields) {
      if (std::find(keys.begin(), keys.end(), field.key) == keys.end()) {
        std::string expected = "one of";
        for (const std::string_view key : keys) expected += " '" + std::string(key) + ":'";
        fail(field.at.problem("'" + field.key + ":'", std::move(expected)));
      } else if (&field != fieldOf(section, field.key) &&
                 std::find(repeated.begin(), repeated.end(), field.key) == repeated.end()) {
        fail(field.at.problem("a second '" + field.key + ":'", "each field once"));
      }
    }
  }

  std::string text(const CueField* field) {
    if (!field) return {};
    const Source value = field->joined();
    if (value.empty()) fail(value.problem("the end of the line", "a text"));
    return value.text();
  }
  std::uint32_t minutes(const CueSection& section) {
    const CueField* field = fieldOf(section, "minutes");
    if (!field) return 0;
    const Source value = field->joined();
    const auto number = scenario::readNumber(value.text());
    if (number && *number >= 1 && *number <= kMinutesMost) {
      return static_cast<std::uint32_t>(*number);
    }
    fail(value.problem(foundIn(value), "a whole number from 1 to 600"));
    return 0;
  }

  void readFront(const CueSection& front) {
    checkKeys(front, {"title", "minutes", "notes", "scenario"});
    read_.talk.title = text(fieldOf(front, "title"));
    read_.talk.notes = text(fieldOf(front, "notes"));
    read_.talk.minutes = minutes(front);
    const CueField* scenario = fieldOf(front, "scenario");
    if (!scenario) return fail({1, 1, "no scenario", "'scenario: file.flotilla' before the cues"});
    const Source name = scenario->joined();
    const auto content = files_(name.text());
    if (!content) return fail(name.problem(foundIn(name), "a scenario beside this file"));
    scenario::Parsed parsed = scenario::parse(*content);
    for (Problem& problem : parsed.problems) failIn(name.text(), std::move(problem));
    if (!parsed.ok()) return;
    read_.talk.scenario = *content;
    if (read_.talk.title.empty()) read_.talk.title = parsed.script.title;
    timeline_.emplace(*content, std::move(parsed.script), newLab_);
  }

  std::uint32_t servers() const { return timeline_->script().settings.allServers(); }

  std::optional<Instant> instant(const CueField& field, Instant from) {
    const auto moment = readMoment(field.joined(), servers());
    if (const auto* problem = std::get_if<Problem>(&moment)) {
      fail(*problem);
      return std::nullopt;
    }
    // Where something is mistaken already, the times would be, too.
    if (!read_.ok()) return from;
    const auto found = timeline_->find(std::get<Moment>(moment), from);
    if (const auto* problem = std::get_if<Problem>(&found)) {
      fail(*problem);
      return std::nullopt;
    }
    return std::get<Instant>(found);
  }

  void readCue(const CueSection& section) {
    checkKeys(
        section,
        {"cue", "title", "at", "minutes", "notes", "ask", "choice", "when", "until", "because"},
        {"choice", "when"});
    Cue cue;
    const CueField& head = section.fields.front();
    for (const Source& line : head.lines) {
      cue.headline += (cue.headline.empty() ? "" : "\n") + line.text();
    }
    if (cue.headline.empty()) fail(head.joined().problem("the end of the line", "a headline"));
    if (head.lines.size() > kHeadlineLines) {
      fail(head.lines[kHeadlineLines].problem("a third line", "a headline of one or two lines"));
    }
    cue.title = text(fieldOf(section, "title"));
    cue.notes = text(fieldOf(section, "notes"));
    cue.minutes = minutes(section);
    const Instant before = read_.talk.cues.empty() ? Instant{} : read_.talk.cues.back().at;
    if (const CueField* at = fieldOf(section, "at")) {
      cue.at = instant(*at, before).value_or(before);
    } else {
      fail(head.at.problem("a cue without a moment", "'at:' below it, as 'at: 400ms'"));
    }
    if (const CueField* ask = fieldOf(section, "ask")) readQuestion(section, *ask, cue);
    read_.talk.cues.push_back(std::move(cue));
  }

  struct Choice {
    std::string text;
    std::optional<scenario::Condition> when;
  };
  std::vector<Choice> choicesOf(const CueSection& section) {
    std::vector<Choice> choices;
    for (const CueField& field : section.fields) {
      const Source value = field.joined();
      if (field.key == "choice") {
        choices.push_back({text(&field), {}});
      } else if (field.key == "when" && (choices.empty() || choices.back().when)) {
        fail(field.at.problem("'when:'", "'choice:' before it"));
      } else if (field.key == "when") {
        auto read = scenario::readCondition(value.text(), servers());
        if (auto* problem = std::get_if<Problem>(&read)) {
          fail(value.placed(std::move(*problem)));
        } else {
          choices.back().when = std::get<scenario::Condition>(read);
        }
      }
    }
    return choices;
  }

  void readQuestion(const CueSection& section, const CueField& ask, Cue& cue) {
    Question question;
    question.text = text(&ask);
    question.because = text(fieldOf(section, "because"));
    const std::vector<Choice> choices = choicesOf(section);
    for (const Choice& choice : choices) question.choices.push_back(choice.text);
    if (choices.size() < 2 || choices.size() > kChoicesMost) {
      fail(ask.at.problem(std::to_string(choices.size()) + " choices", "two to nine 'choice:'"));
    }
    const CueField* until = fieldOf(section, "until");
    if (!until) {
      return fail(ask.at.problem("a question without an end", "'until:' and when it is decided"));
    }
    question.decided = instant(*until, cue.at).value_or(cue.at);
    if (read_.ok()) judge(choices, ask, question);
    cue.question = std::move(question);
  }

  void judge(const std::vector<Choice>& choices, const CueField& ask, Question& question) {
    std::size_t holding = 0;
    for (std::size_t i = 0; i < choices.size(); ++i) {
      if (!choices[i].when || !timeline_->holdsAt(*choices[i].when, question.decided)) continue;
      question.right = i;
      ++holding;
    }
    if (holding == 1) return;
    fail(ask.at.problem(std::to_string(holding) + " choices whose 'when:' holds in the end",
                        "exactly one"));
  }

  std::string file_;
  const FileText& files_;
  const lesson::NewWorld& newLab_;
  std::optional<Timeline> timeline_;
  TalkRead read_;
};

}  // namespace

TalkRead readTalk(std::string_view text, const std::string& file, const FileText& files,
                  const lesson::NewWorld& newLab) {
  return TalkReader(file, files, newLab).read(text);
}

std::string readTalkTitle(std::string_view text) {
  const CueLines lines = divideCues(text);
  if (lines.sections.empty()) return {};
  const CueField* title = fieldOf(lines.sections.front(), "title");
  return title ? title->joined().text() : std::string();
}

}  // namespace presenter
