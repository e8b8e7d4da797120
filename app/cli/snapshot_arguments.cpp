#include "app/cli/snapshot_arguments.h"

#include "app/cli/options.h"
#include "engine/cluster/settings.h"

namespace cli {
namespace {

const std::vector<OptionForm>& saveForms() {
  static const std::vector<OptionForm> forms{
      {"--endpoint", "HOST:PORT", "save: the member that is asked (default: 127.0.0.1:2379)"}};
  return forms;
}
const std::vector<OptionForm>& statusForms() {
  static const std::vector<OptionForm> forms{{"--json", "", "status: one line of JSON"}};
  return forms;
}
const std::vector<OptionForm>& restoreForms() {
  static const std::vector<OptionForm> forms{
      {"--data-dir", "FOLDER", "restore: the new cluster's; empty, or not there yet"},
      {"--members", "N", "restore: so many servers vote (default: 3)"},
      {"--spares", "N", "restore: so many more wait, as of serve (default: 0)"},
  };
  return forms;
}

/// Also as a URL, as 'serve' writes it.
std::string withoutScheme(const std::string& endpoint) {
  const std::string scheme = "http://";
  return endpoint.rfind(scheme, 0) == 0 ? endpoint.substr(scheme.size()) : endpoint;
}

void readEndpoint(Options& options, SnapshotRequest& request) {
  if (!options.has("--endpoint")) return;
  request.endpoint = withoutScheme(options.text("--endpoint"));
  const std::size_t colon = request.endpoint.rfind(':');
  std::uint64_t port = 0;
  const bool good = colon != std::string::npos && colon > 0 &&
                    wholeNumber(request.endpoint.substr(colon + 1), 1, 65'535, port);
  if (!good) options.refuse("--endpoint", "HOST:PORT, such as 127.0.0.1:2379");
}

Mistake snapshotMistake(const std::string& sentence) {
  return Mistake{sentence + " 'flotilla-cli help' says what there is."};
}

}  // namespace

Request readSnapshot(const std::vector<std::string>& arguments) {
  SnapshotRequest request;
  const std::string verb = arguments.size() > 1 ? arguments[1] : "";
  if (verb == "--help") return HelpRequest{};
  if (verb != "save" && verb != "status" && verb != "restore") {
    return snapshotMistake("'snapshot' is followed by save, status or restore.");
  }
  // The file may stand before the options or behind them.
  std::vector<std::string> rest(arguments.begin() + 2, arguments.end());
  const bool last = !rest.empty() && rest.front().rfind("--", 0) == 0;
  const auto place = last ? rest.end() - 1 : rest.begin();
  if (rest.empty() || place->empty() || place->rfind("--", 0) == 0) {
    return snapshotMistake("Which file? 'snapshot " + verb + "' needs one.");
  }
  request.file = *place;
  rest.erase(place);
  request.verb = verb == "save"     ? SnapshotVerb::Save
                 : verb == "status" ? SnapshotVerb::Status
                                    : SnapshotVerb::Restore;
  Options options(rest, 0,
                  verb == "save"     ? saveForms()
                  : verb == "status" ? statusForms()
                                     : restoreForms());
  readEndpoint(options, request);
  if (options.has("--json")) request.form = StatusForm::Json;
  options.read("--members", 1, cluster::kServersMost, request.members);
  options.read("--spares", 0, cluster::kServersMost - request.members, request.spares);
  request.dataDir = options.text("--data-dir");
  if (verb == "restore" && request.dataDir.empty()) {
    options.refuse("Where to? 'snapshot restore' needs '--data-dir FOLDER'.");
  }
  if (!options.mistake().empty()) return snapshotMistake(options.mistake());
  return request;
}

std::string snapshotHelp() {
  return "\noptions of snapshot save|status|restore FILE:\n" + helpOf(saveForms()) +
         helpOf(statusForms()) + helpOf(restoreForms()) + R"(
save takes the store of one member of a running cluster, even of one that is left without a
majority. The last writes are missing if this member does not know yet that they are committed.
The file is the one that 'etcdctl snapshot save' takes. status says what is in a file: the hash of
all that can be read (as 'etcdctl endpoint hashkv'), the revision, keys at that revision, the
file's size; or where it is damaged. restore makes the data of a new cluster of it, with its keys,
revisions and leases: 'serve' with the same --members and --data-dir goes on from there.

When a majority is lost for good: save from a member that is left, stop it, restore into a new
folder, and serve that.

exit code of snapshot: 0 done, 1 the snapshot is damaged or none of Flotilla's, 2 anything else
)";
}

}  // namespace cli
