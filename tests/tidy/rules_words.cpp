#include <filesystem>
#include <regex>

#include "tests/tidy/rules.h"

namespace tidy {
namespace {

Findings eachMatch(const Source& source, const std::vector<std::string>& lines,
                   const std::string& pattern, const std::string& advice) {
  const std::regex regex(pattern);
  Findings findings;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (std::regex_search(lines[i], regex)) {
      findings.push_back({source.path, i + 1, advice});
    }
  }
  return findings;
}

}  // namespace

Findings fileName(const Source& source) {
  const std::string name = std::filesystem::path(source.path).filename().string();
  if (source.path.ends_with(".qml")) {
    const bool test = name.starts_with("tst_");
    return test || std::regex_match(name, std::regex("[A-Z][A-Za-z0-9]*\\.qml"))
               ? Findings{}
               : Findings{{source.path, 1, "QML files are named PascalCase.qml"}};
  }
  if (std::regex_search(source.path, std::regex("\\b(utils?|common|misc|helpers?)\\b"))) {
    return {{source.path, 1, "name the file after what it holds"}};
  }
  if (!std::regex_match(name, std::regex("[a-z][a-z0-9_]*\\.(h|cpp|proto)"))) {
    return {{source.path, 1, "source files are named snake_case"}};
  }
  return {};
}

Findings pragmaOnce(const Source& source) {
  for (const std::string& line : source.code) {
    if (line == "#pragma once") {
      return {};
    }
  }
  return {{source.path, 1, "a header needs `#pragma once`"}};
}

Findings edgesOnly(const Source& source) {
  Findings findings =
      eachMatch(source, source.code, "\\bs?rand\\(|\\brandom_device\\b",
                "chance comes from the Random port or a seed, so that a run can be repeated");
  append(findings, eachMatch(source, source.code, "\\b(sleep_for|sleep_until|usleep|nanosleep)\\b",
                             "nothing sleeps: wait for what happens"));
  if (within(source.path, {"engine/net", "engine/etcd", "engine/study", "app/session",
                           "app/studies", "tests"})) {
    return findings;
  }
  append(findings,
         eachMatch(source, source.code,
                   "\\b(system|steady|high_resolution)_clock\\b|\\b(clock_gettime|gettimeofday)\\b",
                   "the wall clock belongs to net, etcd, study, session and the benches"));
  append(findings,
         eachMatch(source, source.code,
                   "#include <(thread|mutex|condition_variable|future|stop_token|semaphore)>",
                   "threads belong to net, etcd, study, studies and session"));
  return findings;
}

Findings workLeft(const Source& source) {
  // In two halves, or this file would break its own rule.
  static const std::string pattern = std::string("\\b(TO") + "DO|FIX" + "ME|HA" + "CK|XX" + "X)\\b";
  return eachMatch(source, source.lines, pattern, "finish it, or say why it is so");
}

}  // namespace tidy
