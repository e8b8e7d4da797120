#include "tests/bench/live/options.h"

#include <charconv>

namespace bench {
namespace {

bool read(const std::string& text, std::size_t& into) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), into);
  return error == std::errc() && end == text.data() + text.size() && into > 0;
}

/// False: the option is unknown, or the value makes no sense.
bool take(const std::string& name, const std::string& value, Options& options) {
  std::size_t seconds = 0;
  if (name == "--seconds" && read(value, seconds)) {
    options.length = std::chrono::seconds(seconds);
    return true;
  }
  if (name == "--rounds") return read(value, options.rounds);
  if (name == "--keys") return read(value, options.keys);
  if (name == "--entries") return read(value, options.entries);
  if (name == "--side" && (value == "ours" || value == "etcd")) {
    options.side = value == "ours" ? Make::Ours : Make::Etcd;
    return true;
  }
  if (name == "--at" && (value == "leader" || value == "follower")) {
    options.at = value == "leader" ? At::Leader : At::Follower;
    return true;
  }
  if (name == "--only") options.only = value;
  if (name == "--folder") options.folder = value;
  if (name == "--ours") options.programs.ours = value;
  if (name == "--etcd") options.programs.etcd = value;
  return name == "--only" || name == "--folder" || name == "--ours" || name == "--etcd";
}

}  // namespace

std::variant<std::optional<Options>, std::string> optionsIn(const std::vector<std::string>& words) {
  Options options;
  options.programs = {FLOTILLA_CLI, "etcd"};
  options.folder = std::filesystem::current_path() / "build" / "live";
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == "--help") return std::nullopt;
    if (words[i] == "size") {
      options.measure = Measure::Size;
      continue;
    }
    const bool has = i + 1 < words.size();
    if (!has || !take(words[i], words[i + 1], options)) {
      return "'" + words[i] + "' cannot be read here: --help says what there is.";
    }
    ++i;
  }
  return options;
}

std::string help() {
  return R"(Members of ours against etcd, on this machine and disk, fsync on.
  size           memory, idle processor time, a big store, a long log, restarts (else: speed)
  --seconds N    each load takes so long on each of the two (4)
  --rounds N     so often, in turn; the table has the medians (3)
  --only WORD    only what has this in its name
  --keys N       of the big store (1000000)
  --entries N    of the long log (1000000)
  --side WHICH   size of 'ours' or 'etcd' only
  --at WHOM      size: written at the 'leader' or at a 'follower' (leader)
  --folder DIR   where the logs are kept (build/live); emptied at the end
  --ours FILE    flotilla-cli; --etcd FILE
)";
}

}  // namespace bench
