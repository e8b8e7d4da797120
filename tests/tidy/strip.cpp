#include "tests/tidy/strip.h"

#include <algorithm>
#include <cctype>

namespace tidy {
namespace {

// Reads the text once; every reader takes what it understands and moves on.
class Stripper {
 public:
  explicit Stripper(std::string_view text) : rest_(text) {}

  std::string run() {
    while (!rest_.empty()) {
      step();
    }
    return std::move(out_);
  }

 private:
  void step() {
    if (rest_.starts_with("//")) {
      drop(rest_.find('\n'));
    } else if (rest_.starts_with("/*")) {
      dropThrough("*/", 2);
    } else if (rest_.starts_with("R\"") && !afterWord()) {
      rawString();
    } else if (rest_.starts_with("#include")) {
      keep(std::min(rest_.find('\n'), rest_.size()));
    } else if (rest_.front() == '"' || (rest_.front() == '\'' && !afterWord())) {
      literal(rest_.front());
    } else {
      keep(1);
    }
  }

  // A quote after a digit separates thousands; R after a letter belongs to a name.
  bool afterWord() const {
    return !out_.empty() && std::isalnum(static_cast<unsigned char>(out_.back())) != 0;
  }

  void keep(std::size_t count) {
    out_ += rest_.substr(0, count);
    rest_.remove_prefix(count);
  }

  // Lines must keep their numbers: what goes leaves its line ends behind.
  void drop(std::size_t count) {
    count = std::min(count, rest_.size());
    const auto gone = rest_.substr(0, count);
    out_.append(static_cast<std::size_t>(std::count(gone.begin(), gone.end(), '\n')), '\n');
    rest_.remove_prefix(count);
  }

  void dropThrough(std::string_view end, std::size_t from) {
    const std::size_t at = rest_.find(end, from);
    drop(at == std::string_view::npos ? rest_.size() : at + end.size());
  }

  void rawString() {
    const std::size_t open = rest_.find('(');
    if (open == std::string_view::npos) {
      return keep(1);
    }
    const std::string end = ")" + std::string(rest_.substr(2, open - 2)) + "\"";
    out_ += "\"\"";
    dropThrough(end, open);
  }

  void literal(char quote) {
    std::size_t at = 1;
    while (at < rest_.size() && rest_[at] != quote && rest_[at] != '\n') {
      at += rest_[at] == '\\' ? 2 : 1;
    }
    out_ += {quote, quote};
    const bool closed = at < rest_.size() && rest_[at] == quote;
    drop(closed ? at + 1 : at);
  }

  std::string_view rest_;
  std::string out_;
};

}  // namespace

std::string strip(std::string_view text) { return Stripper(text).run(); }

}  // namespace tidy
