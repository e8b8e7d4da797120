#include "app/cli/check_arguments.h"

#include <charconv>

namespace cli {
namespace {

/// A sentence if the value does not fit the option, else empty.
std::string readOption(const std::string& option, const std::string& value, CheckRequest& to) {
  if (option == "--model") {
    to.model = value == "register" ? check::Model::Register : check::Model::KeyValue;
    return value == "register" || value == "kv" ? "" : "register|kv";
  }
  const char* const end = value.data() + value.size();
  const auto [stop, error] = std::from_chars(value.data(), end, to.limit.steps);
  const bool good = error == std::errc() && stop == end && to.limit.steps > 0;
  return good ? "" : "a number of steps, from 1 on";
}

}  // namespace

Request readCheck(const std::vector<std::string>& arguments) {
  const std::string help = " 'flotilla-cli help' says what there is.";
  CheckRequest request;
  for (std::size_t i = 1; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    if (argument == "--help") return HelpRequest{};
    if (argument.rfind("--", 0) != 0) {
      request.files.push_back(argument);
      continue;
    }
    if (argument != "--model" && argument != "--limit") {
      return Mistake{"There is no option '" + argument + "' of 'check'." + help};
    }
    if (++i == arguments.size()) return Mistake{"'" + argument + "' needs a value." + help};
    const std::string wanted = readOption(argument, arguments[i], request);
    if (wanted.empty()) continue;
    return Mistake{"'" + arguments[i] + "' is no value for '" + argument + "': " + wanted + "." +
                   help};
  }
  if (request.files.empty()) return Mistake{"Which history? 'check' needs a file, or '-'." + help};
  return request;
}

std::string checkHelp() {
  return R"(
options of check:
  --model register|kv       all operations on one object, or each key for itself (default: kv)
  --limit STEPS             steps to try for each file (default: 5000000; a million takes about a
                            second); a step is counted, not timed: every machine says the same

check reads JSON lines, if the first line begins with '{', else a Jepsen log of a register.
JSON lines: one object an operation, in any order:
  client    whole number
  op        "get" | "put" | "delete" | "cas"
  key       text (default: "")
  value     put, cas: the text to write
  expect    cas: the text that must be there, or null for no key
  call      whole number: when it was called
  return    whole number: when it returned; null or not there: never
  outcome   "ok" | "mismatch" (cas: another value was there) | "failed" (never happens) |
            "unknown" (may have happened, or may yet; the default)
  out       text or null: what a get read, what others found before; not there: not told
  call_ns, return_ns   nanoseconds, for explanations only
An operation is before another if its return is below the other's call; equal ones overlap.
Jepsen: "INFO  jepsen.util - 3  :invoke  :cas  [1 2]", then :ok, :fail or :info of the same process.

exit code of check: 0 all are linearizable, 1 one is not (said why), 2 the input was wrong,
           3 undecided within the limit
)";
}

}  // namespace cli
