#include <array>

#include "engine/lesson/predicate.h"
#include "engine/scenario/condition_text.h"
#include "engine/scenario/words.h"

namespace lesson {
namespace {

using scenario::Cursor;
using scenario::Word;

constexpr std::array<Word<Deed>, 10> kDeedWords{{{Deed::Crashes, "crashes"},
                                                 {Deed::Restarts, "restarts"},
                                                 {Deed::Pauses, "pauses"},
                                                 {Deed::Campaigns, "campaigns"},
                                                 {Deed::Wins, "wins"},
                                                 {Deed::StepsDown, "steps-down"},
                                                 {Deed::Votes, "votes"},
                                                 {Deed::Refuses, "refuses"},
                                                 {Deed::Truncates, "truncates"},
                                                 {Deed::Installs, "installs"}}};
constexpr std::array<Word<Count>, 7> kCountWords{{{Count::Up, "up"},
                                                  {Count::Voters, "voters"},
                                                  {Count::Learners, "learners"},
                                                  {Count::Leaders, "leaders"},
                                                  {Count::Candidates, "candidates"},
                                                  {Count::Members, "members"},
                                                  {Count::Waiting, "waiting"}}};

scenario::Comparison comparison(Cursor& in) {
  const auto sign = scenario::takeWord(scenario::kComparisonWords, in);
  if (!sign) in.fail(scenario::listOf(scenario::kComparisonWords));
  return sign.value_or(scenario::Comparison::Equal);
}

constexpr std::uint64_t kMost = 1'000'000'000;
/// So that no text can exhaust the stack.
constexpr std::size_t kNestedMost = 1'000;

class PredicateReader {
 public:
  PredicateReader(Cursor& in, Occurred occurred) : in_(in), occurred_(occurred) {}

  /// The place of the whole.
  std::size_t any() {
    std::size_t left = all();
    while (in_.take("or")) left = join(Predicate::Kind::Or, left, all());
    return left;
  }
  std::vector<Predicate::Node> take() { return std::move(nodes_); }

 private:
  struct Part {
    std::size_t place{0};
    bool occurs{false};  ///< true at an instant only
  };

  std::size_t all() {
    std::size_t left = one();
    while (in_.take("and")) left = join(Predicate::Kind::And, left, one());
    return left;
  }

  std::size_t one() {
    if (++nested_ > kNestedMost) in_.fail("at most 1000 words of not, after, and, or and { }");
    if (in_.take("not")) return wrap(Predicate::Kind::Not, one());
    const bool never = in_.take("never");
    const bool once = !never && in_.take("once");
    const Part part = inTime();
    const bool stays = part.occurs && occurred_ == Occurred::Stays;
    const std::size_t place =
        never || once || stays ? wrap(Predicate::Kind::Once, part.place) : part.place;
    if (in_.take("since")) {
      in_.require("lesson");
      sinceLesson(place);
    }
    return never ? wrap(Predicate::Kind::Not, place) : place;
  }

  /// `x after y after z`: x after (y after z).
  Part inTime() {
    if (++nested_ > kNestedMost) in_.fail("at most 1000 words of not, after, and, or and { }");
    const Part first = atOnce();
    if (!in_.take("after")) return first;
    return {join(Predicate::Kind::After, first.place, inTime().place), false};
  }

  /// `x while y`: both at one instant, even if x is true for no longer.
  Part atOnce() {
    const Part first = basic();
    if (!in_.take("while")) return first;
    const Part second = basic();
    return {join(Predicate::Kind::And, first.place, second.place), first.occurs || second.occurs};
  }

  Part basic() {
    if (in_.take("{")) {
      const std::size_t inner = any();
      in_.require("}");
      return {inner, false};
    }
    Predicate::Node node;
    node.fact = fact();
    bool occurs = std::holds_alternative<Does>(node.fact);
    if (const auto* condition = std::get_if<scenario::Condition>(&node.fact)) {
      occurs = scenario::occurs(*condition);
    }
    nodes_.push_back(std::move(node));
    const std::size_t place = nodes_.size() - 1;
    if (!in_.take("is")) return {place, occurs};
    in_.require("false");
    return {wrap(Predicate::Kind::Not, occurs ? wrap(Predicate::Kind::Once, place) : place), false};
  }

  Fact fact() {
    if (const auto does = deed()) return *does;
    if (in_.nextIs("copies") && in_.nextIs("of", 1)) return copies();
    if (in_.nextIs("committed-term")) return committedTerm();
    if (in_.nextIsServer() && in_.nextIs("last-term", 1)) return lastTerm();
    if (in_.nextIsServer() && in_.nextIs("holds", 1)) return holds();
    for (const auto& word : kCountWords) {
      if (in_.nextIs(word.text)) return count();
    }
    return scenario::readCondition(in_);
  }

  std::optional<Does> deed() {
    const bool named = in_.nextIsServer();
    if (!named && !in_.nextIs("any") && !in_.nextIs("leader")) return std::nullopt;
    for (const auto& word : kDeedWords) {
      if (!in_.nextIs(word.text, 1)) continue;
      Does does;
      does.who = whom();
      in_.take(word.text);
      does.deed = word.value;
      if (does.deed == Deed::Votes && in_.take("for")) does.other = whom();
      const bool refusesWhom = in_.nextIsServer() || in_.nextIs("any") || in_.nextIs("leader");
      if (does.deed == Deed::Refuses && refusesWhom) does.other = whom();
      return does;
    }
    return std::nullopt;
  }

  Whom whom() {
    if (in_.take("any")) return {Whom::Kind::Any, {}};
    if (in_.take("leader")) return {Whom::Kind::Leader, {}};
    return {Whom::Kind::Named, in_.server()};
  }

  CountIs count() {
    const auto what = scenario::takeWord(kCountWords, in_);
    const scenario::Comparison sign = comparison(in_);
    return {what.value_or(Count::Up), sign, in_.number(kMost)};
  }
  LastTermIs committedTerm() {
    in_.take("committed-term");
    const scenario::Comparison sign = comparison(in_);
    return {{}, sign, in_.number(kMost)};
  }
  LastTermIs lastTerm() {
    const ServerId server = in_.server();
    in_.take("last-term");
    const scenario::Comparison sign = comparison(in_);
    return {server, sign, in_.number(kMost)};
  }
  CopiesAre copies() {
    in_.take("copies");
    in_.take("of");
    CopiesAre are;
    are.key = in_.value("a key");
    in_.require("=");
    are.value = in_.value("a value");
    are.comparison = comparison(in_);
    are.number = in_.number(kMost);
    return are;
  }
  Holds holds() {
    Holds is;
    is.server = in_.server();
    in_.take("holds");
    is.key = in_.value("a key");
    in_.require("=");
    is.value = in_.value("a value");
    return is;
  }

  std::size_t wrap(Predicate::Kind kind, std::size_t inner) { return join(kind, inner, inner); }
  std::size_t join(Predicate::Kind kind, std::size_t left, std::size_t right) {
    Predicate::Node node;
    node.kind = kind;
    node.left = left;
    node.right = right;
    nodes_.push_back(std::move(node));
    return nodes_.size() - 1;
  }
  void sinceLesson(std::size_t place) {
    nodes_[place].since = Predicate::Since::Lesson;
    if (nodes_[place].kind == Predicate::Kind::Is) return;
    sinceLesson(nodes_[place].left);
    if (nodes_[place].right != nodes_[place].left) sinceLesson(nodes_[place].right);
  }

  Cursor& in_;
  Occurred occurred_;
  std::size_t nested_{0};
  std::vector<Predicate::Node> nodes_;
};

}  // namespace

std::variant<Predicate, scenario::Problem> readPredicate(const Source& source,
                                                         std::uint32_t servers, Occurred occurred) {
  const scenario::Line line = scenario::divide(source.text(), source.line());
  Cursor in(line, servers);
  PredicateReader reader(in, occurred);
  reader.any();
  if (!in.atEnd()) in.fail("and, or, after, since lesson, or the end");
  if (in.problem()) return source.placed(*in.problem());
  return Predicate{reader.take(), source.text()};
}

}  // namespace lesson
