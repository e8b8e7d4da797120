#include "app/presenter/moments.h"

#include "engine/scenario/amounts.h"
#include "engine/scenario/condition.h"
#include "engine/scenario/player.h"

namespace presenter {
namespace {

using lesson::Source;
using scenario::Problem;

constexpr std::string_view kExpected =
    "a moment: 400ms, +200ms, when CONDITION, note \"words\", bookmark \"name\" or line 12";
/// What has not come true so long after the scenario's end is taken not to come.
constexpr Duration kPatience = std::chrono::seconds(10);

bool begins(const std::string& text, std::string_view word) {
  return text.substr(0, word.size()) == word;
}

Problem wrong(const Source& source, std::string_view expected = kExpected) {
  return source.problem(source.empty() ? "the end of the line" : "'" + source.text() + "'",
                        std::string(expected));
}

std::optional<std::string> quoted(const Source& source) {
  const std::string& text = source.text();
  const bool both = text.size() > 2 && text.front() == '"' && text.back() == '"';
  return both ? std::optional(text.substr(1, text.size() - 2)) : std::nullopt;
}

/// Takes " + 200ms" off the end.
Duration takePlus(Source& source) {
  const std::size_t plus = source.text().rfind(" + ");
  if (plus == std::string::npos) return Duration(0);
  const auto duration = scenario::readDuration(source.part(plus + 3).text());
  if (duration) source = source.part(0, plus);
  return duration.value_or(Duration(0));
}

using Read = std::variant<Moment, Problem>;

Read readWhen(Moment moment, const Source& condition, std::uint32_t servers) {
  auto read = scenario::readCondition(condition.text(), servers);
  if (auto* problem = std::get_if<Problem>(&read)) return condition.placed(std::move(*problem));
  moment.what = WhenSo{std::get<scenario::Condition>(read)};
  return moment;
}

template <class What>
Read readNamed(Moment moment, const Source& name) {
  auto words = quoted(name);
  if (!words) return wrong(name, "words in quotes");
  moment.what = What{std::move(*words)};
  return moment;
}

}  // namespace

Read readMoment(const Source& whole, std::uint32_t servers) {
  Moment moment;
  moment.source = whole;
  if (whole.text().substr(0, 1) == "+") {
    const auto delta = scenario::readDuration(whole.part(1).text());
    if (!delta) return wrong(whole.part(1), "a duration, as 200ms");
    moment.what = AfterBefore{};
    moment.plus = *delta;
    return moment;
  }
  Source source = whole.part(0);
  moment.plus = takePlus(source);
  if (begins(source.text(), "when ")) return readWhen(std::move(moment), source.part(5), servers);
  if (begins(source.text(), "note ")) return readNamed<AtNote>(std::move(moment), source.part(5));
  if (begins(source.text(), "bookmark ")) {
    return readNamed<AtBookmark>(std::move(moment), source.part(9));
  }
  if (begins(source.text(), "line ")) {
    const auto line = scenario::readNumber(source.part(5).text());
    if (!line || *line == 0 || *line > UINT32_MAX) return wrong(source.part(5), "a line's number");
    moment.what = AtLine{static_cast<std::uint32_t>(*line)};
    return moment;
  }
  const auto time = scenario::readDuration(source.text());
  if (!time) return wrong(source);
  moment.what = AtTime{Instant{*time}};
  return moment;
}

Timeline::Timeline(std::string text, scenario::Script script, lesson::NewWorld newLab)
    : text_(std::move(text)), script_(std::move(script)), newLab_(std::move(newLab)) {}

std::variant<Instant, Problem> Timeline::find(const Moment& moment, Instant from) const {
  const std::optional<Instant> found = search(moment, from);
  if (found) return *found + moment.plus;
  return moment.source.problem("'" + moment.source.text() + "'",
                               "a moment that comes in this run, after the cue before");
}

std::optional<Instant> Timeline::search(const Moment& moment, Instant from) const {
  if (const auto* time = std::get_if<AtTime>(&moment.what)) return time->at;
  if (const auto* when = std::get_if<WhenSo>(&moment.what)) return whenSo(when->condition, from);
  if (const auto* note = std::get_if<AtNote>(&moment.what)) {
    return noted(script_, note->text, from - moment.plus);
  }
  if (const auto* mark = std::get_if<AtBookmark>(&moment.what)) return bookmark(mark->name);
  if (const auto* line = std::get_if<AtLine>(&moment.what)) return done(line->line);
  return from;
}

std::optional<Instant> Timeline::whenSo(const scenario::Condition& condition, Instant from) const {
  scenario::Run run(newLab_(script_.settings));
  scenario::Player player(run, script_);
  player.advance(from);
  if (!scenario::occurs(condition) &&
      scenario::holds(condition, {run.view(), run.violations(), {}, run.calls()})) {
    return from;
  }
  Instant limit = raft::kNever;
  while (run.now() <= limit) {
    if (player.finished() && limit == raft::kNever) limit = run.now() + kPatience;
    if (!player.step(limit)) break;
    if (scenario::holds(condition, {run.view(), run.violations(), run.lastEvents(), run.calls()})) {
      return run.now();
    }
  }
  return std::nullopt;
}

bool Timeline::holdsAt(const scenario::Condition& condition, Instant at) const {
  scenario::Run run(newLab_(script_.settings));
  scenario::Player player(run, script_);
  player.advance(at);
  return scenario::holds(condition, {run.view(), run.violations(), {}, run.calls()});
}

std::optional<Instant> Timeline::noted(const scenario::Script& script, const std::string& text,
                                       Instant from) const {
  scenario::Run run(newLab_(script.settings));
  scenario::Player player(run, script);
  while (!player.finished() && player.step(raft::kNever)) {
    for (const trace::Event& event : run.lastEvents()) {
      const auto* note = std::get_if<trace::Noted>(&event.body);
      if (note && note->text == text && event.at >= from) return event.at;
    }
  }
  return std::nullopt;
}

// A note of its own behind that line tells when the run comes by. It moves nothing.
std::optional<Instant> Timeline::done(std::uint32_t line) const {
  scenario::Script marked = script_;
  for (std::size_t i = 0; i < marked.statements.size(); ++i) {
    if (marked.statements[i].line != line) continue;
    if (marked.statements[i].at) return marked.statements[i].at;
    const std::string mark = "line " + std::to_string(line) + " of the scenario is done";
    marked.statements.insert(marked.statements.begin() + static_cast<long>(i) + 1,
                             scenario::Statement{scenario::Note{mark}, {}, 0});
    return noted(marked, mark, Instant{});
  }
  return std::nullopt;
}

// "# bookmark 412.5ms "First leader"", as the app writes it.
std::optional<Instant> Timeline::bookmark(const std::string& name) const {
  const std::string end = "ms \"" + name + "\"";
  std::string_view rest = text_;
  while (!rest.empty()) {
    const std::size_t length = rest.find('\n');
    std::string_view line = rest.substr(0, length);
    rest.remove_prefix(length == std::string_view::npos ? rest.size() : length + 1);
    constexpr std::string_view kMark = "# bookmark ";
    if (line.substr(0, kMark.size()) != kMark) continue;
    line.remove_prefix(kMark.size());
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
    if (line.size() <= end.size() || line.substr(line.size() - end.size()) != end) continue;
    const std::string time(line.substr(0, line.size() - end.size() + 2));
    if (const auto duration = scenario::readDuration(time)) return Instant{*duration};
  }
  return std::nullopt;
}

}  // namespace presenter
