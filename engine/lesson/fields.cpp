#include "engine/lesson/fields.h"

#include <algorithm>
#include <cctype>

namespace lesson {
namespace {

constexpr std::string_view kFence = "---";
constexpr std::string_view kStep = "## ";
constexpr std::string_view kItem = "- ";
constexpr std::size_t kSectionsMost = 200;

class Divider {
 public:
  Divided divide(std::string_view text) {
    if (text.size() > kLessonBytesMost) {
      fail({1, 1, std::to_string(text.size()) + " bytes",
            "at most " + std::to_string(kLessonBytesMost) + " bytes"});
      return std::move(divided_);
    }
    while (!text.empty()) {
      const std::size_t end = text.find('\n');
      std::string_view line = text.substr(0, end);
      text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
      while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
      ++number_;
      readLine(line);
    }
    if (part_ != Part::Steps) {
      fail({number_ + 1, 1, "the end of the file",
            part_ == Part::Begin ? "'---', then the title" : "'---' after the lesson's fields"});
    }
    return std::move(divided_);
  }

 private:
  enum class Part : std::uint8_t { Begin, Front, Steps };

  void fail(scenario::Problem problem) {
    if (divided_.problems.size() < scenario::kProblemsMost) {
      divided_.problems.push_back(std::move(problem));
    }
  }
  Source source(std::string_view line, std::size_t from) const {
    const std::string_view rest = line.substr(std::min(from, line.size()));
    const std::size_t blanks = std::min(rest.find_first_not_of(' '), rest.size());
    return {std::string(rest.substr(blanks)), number_,
            static_cast<std::uint32_t>(charactersIn(line.substr(0, line.size() - rest.size())) +
                                       blanks + 1)};
  }
  Section& section() { return divided_.steps.empty() ? divided_.front : divided_.steps.back(); }

  void readLine(std::string_view line) {
    switch (part_) {
      case Part::Begin:
        if (line.empty()) return;
        if (line != kFence) fail({number_, 1, "this line", "'---', then the title"});
        part_ = Part::Front;
        return;
      case Part::Front:
        if (line == kFence) {
          part_ = Part::Steps;
        } else {
          readField(line);
        }
        return;
      case Part::Steps:
        readStep(line);
        return;
    }
  }

  void readStep(std::string_view line) {
    if (line.substr(0, kStep.size()) == kStep) {
      if (divided_.steps.size() == kSectionsMost) {
        fail({number_, 1, "", "A lesson has at most 200 steps."});
        return;
      }
      divided_.steps.emplace_back();
      divided_.steps.back().title = source(line, kStep.size());
    } else if ((divided_.steps.empty() && !line.empty()) || line.substr(0, 1) == "#") {
      fail({number_, 1, "this line", "a step, as '## Its title'"});
    } else {
      readField(line);
    }
  }

  void readField(std::string_view line) {
    Section& in = section();
    const bool amidText = amidText_;
    amidText_ = false;
    if (line.empty()) {
      inText_ = true;
      return;
    }
    const bool goesOn = line.substr(0, 2) == "  " && !in.fields.empty() && !inText_;
    if (goesOn) {
      Field& last = in.fields.back();
      (last.items.empty() ? last.value : last.items.back()).append(source(line, 0));
      return;
    }
    if (line.substr(0, kItem.size()) == kItem && !in.fields.empty() && !inText_) {
      in.fields.back().items.push_back(source(line, kItem.size()));
      return;
    }
    // Prose may hold "word:" at the start of a line, but not at the start of a paragraph.
    if (const std::size_t length = keyLength(line); length > 0 && !amidText) {
      const Source key(std::string(line.substr(0, length)), number_, 1);
      in.fields.push_back({key.text(), key, source(line, length + 1), {}});
      inText_ = false;
      return;
    }
    if (part_ == Part::Front) {
      fail({number_, 1, "this line", "a field, as 'title: Its title', or '---'"});
      return;
    }
    in.text.append(source(line, 0));
    inText_ = amidText_ = true;
  }

  Divided divided_;
  Part part_{Part::Begin};
  bool inText_{false};
  bool amidText_{false};  ///< the line before was text
  std::uint32_t number_{0};
};

}  // namespace

std::size_t keyLength(std::string_view line) {
  std::size_t length = 0;
  while (length < line.size() && std::islower(static_cast<unsigned char>(line[length])) != 0) {
    ++length;
  }
  const bool isKey = length > 0 && length < line.size() && line[length] == ':' &&
                     (length + 1 == line.size() || line[length + 1] == ' ');
  return isKey ? length : 0;
}

Divided divideLesson(std::string_view text) { return Divider().divide(text); }

}  // namespace lesson
