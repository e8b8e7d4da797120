// Walks over the tokens of one line and reads values from them. The first mistake stays: after it
// every read gives an empty value and moves nowhere, so that readers need no checks between.
// Thread rule: one thread at a time.
#pragma once

#include "engine/scenario/amounts.h"
#include "engine/scenario/lexer.h"
#include "engine/scenario/parser.h"

namespace scenario {

class Cursor {
 public:
  /// `servers`: how many the cluster has. The line must outlive the cursor.
  Cursor(const Line& line, std::uint32_t servers);

  bool failed() const { return problem_.has_value(); }
  const std::optional<Problem>& problem() const { return problem_; }
  /// Also after a mistake.
  bool atEnd() const { return failed() || place_ == line_->tokens.size(); }
  std::uint32_t line() const { return line_->number; }
  std::uint32_t servers() const { return servers_; }

  /// The next token is this bare word or sign; `ahead` looks further.
  bool nextIs(std::string_view word, std::size_t ahead = 0) const;
  /// As nextIs, and moves past it.
  bool take(std::string_view word);
  void require(std::string_view word);
  void requireEnd();
  /// A mistake at the next token.
  void fail(std::string expected);
  /// A mistake at the token just read.
  void failBefore(std::string expected);

  /// Any bare word, or "".
  std::string word(std::string_view expected);
  /// A word or a string.
  std::string value(std::string_view expected);
  std::string string(std::string_view expected);

  std::uint64_t number(std::uint64_t most);
  Duration duration();
  Duration offset();
  std::pair<Duration, Duration> range();
  std::uint32_t percent();
  std::int32_t drift();
  ServerId server();
  /// "c1": 1.
  kv::ClientId client();
  bool nextIsServer() const;
  bool nextIsClient() const;

 private:
  const Token* next(std::size_t ahead = 0) const;
  void failAt(std::size_t place, std::string expected);
  /// Reads a bare word with `read`; a mistake if that gives nothing.
  template <class Read>
  auto amount(Read read, std::string_view expected);

  const Line* line_;
  std::uint32_t servers_;
  std::size_t place_{0};
  std::optional<Problem> problem_;
};

/// "S3": 3, if it is a server of any cluster.
std::optional<ServerId> readServer(std::string_view text);

}  // namespace scenario
