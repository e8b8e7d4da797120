// The commands that carry out what nodes put out: outputs and the work of storage threads.
#include "tests/conformance/interaction/environment.h"

namespace conformance {
namespace {

std::string reportOf(const Ready& ready, const OldForms& old) {
  std::string out;
  if (ready.softState) {
    out += "Lead:" + std::to_string(ready.softState->leader.value) +
           " State:" + nameOf(ready.softState->role) + "\n";
  }
  if (ready.hardState) out += "HardState " + shown(*ready.hardState) + "\n";
  if (!ready.entries.empty()) out += "Entries:\n";
  for (const raft::Entry& entry : ready.entries) out += shown(entry, old) + "\n";
  if (ready.snapshot) out += "Snapshot " + shown(*ready.snapshot) + "\n";
  if (!ready.committed.empty()) out += "CommittedEntries:\n";
  for (const raft::Entry& entry : ready.committed) out += shown(entry, old) + "\n";
  const bool sends = !ready.messages.empty() || ready.append || ready.apply;
  if (sends) out += "Messages:\n";
  for (const Parcel& parcel : ready.messages) out += text(parcel.shown) + "\n";
  if (ready.append) out += text(ready.append->shown) + "\n";
  if (ready.apply) out += text(ready.apply->shown) + "\n";
  if (out.empty()) return "<empty Ready>";
  return std::string("Ready MustSync=") + (ready.mustSync ? "true" : "false") + ":\n" + out;
}

}  // namespace

Failure Environment::processEach(const Arguments& arguments, const std::string& what,
                                 Process process) {
  const auto ids = named(arguments);
  if (const auto* why = std::get_if<std::string>(&ids)) return bad(*why);
  const auto& all = std::get<std::vector<raft::ServerId>>(ids);
  for (const raft::ServerId id : all) {
    const Failure failure =
        all.size() > 1 ? indented("> " + std::to_string(id.value) + what, *node(id), process)
                       : (this->*process)(*node(id));
    if (failure) return failure;
  }
  return std::nullopt;
}

Failure Environment::processReady(const Arguments& arguments) {
  return processEach(arguments, " handling Ready", &Environment::ready);
}
Failure Environment::processAppendThread(const Arguments& arguments) {
  return processEach(arguments, " processing append thread", &Environment::appendNext);
}
Failure Environment::processApplyThread(const Arguments& arguments) {
  return processEach(arguments, " processing apply thread", &Environment::applyNext);
}

Failure Environment::indented(const std::string& title, Node& node, Process process) {
  if (!title.empty()) write(title + "\n");
  std::string before;
  before.swap(text_);
  const Failure failure = (this->*process)(node);
  std::string inner;
  inner.swap(text_);
  text_ = std::move(before);
  for (const std::string& line : conformance::linesOf(inner)) text_ += "  " + line + "\n";
  return failure;
}

Failure Environment::ready(Node& node) {
  Ready ready = node.takeReady(old_);
  write(reportOf(ready, old_));
  const bool synchronous = node.storage() == Storage::Synchronous;
  if (synchronous) {
    node.write(ready.entries, ready.snapshot);
    node.apply(ready.committed);
  }
  for (const Parcel& parcel : ready.messages) underWay_.push_back(parcel);
  if (ready.append) node.appendWork().push_back(*std::move(ready.append));
  if (ready.apply) node.applyWork().push_back(*std::move(ready.apply));
  if (synchronous) node.advance(ready);
  return std::nullopt;
}

void Environment::respond(Work work) {
  write("Responses:\n");
  for (Parcel& response : work.responses) {
    write(text(response.shown) + "\n");
    underWay_.push_back(std::move(response));
  }
}

Failure Environment::appendNext(Node& node) {
  if (node.appendWork().empty()) {
    write("no append work to perform");
    return std::nullopt;
  }
  Work work = std::move(node.appendWork().front());
  node.appendWork().pop_front();
  work.shown.responses.clear();
  write("Processing:\n" + text(work.shown) + "\n");
  node.write(work.entries, work.snapshot);
  respond(std::move(work));
  return std::nullopt;
}

Failure Environment::applyNext(Node& node) {
  if (node.applyWork().empty()) {
    write("no apply work to perform");
    return std::nullopt;
  }
  Work work = std::move(node.applyWork().front());
  node.applyWork().pop_front();
  work.shown.responses.clear();
  write("Processing:\n" + text(work.shown) + "\n");
  node.apply(work.entries);
  respond(std::move(work));
  return std::nullopt;
}

}  // namespace conformance
