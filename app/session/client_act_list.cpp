#include "app/session/client_act_list.h"

#include "app/session/session.h"

namespace session {

namespace {

using Form = FieldForm;

ClientField key() { return {Session::tr("Key"), "", "x", Form::Quoted}; }
ClientField value(const char* proposed) {
  return {Session::tr("Value"), "", QString::fromLatin1(proposed), Form::Quoted};
}
ClientField lease() { return {Session::tr("Lease"), "", "1", Form::Words}; }
ClientField withLease() { return {Session::tr("Lease (or none)"), "lease", "", Form::Optional}; }
ClientField via() { return {Session::tr("Server (or the leader)"), "via", "", Form::Optional}; }
ClientField as() { return {Session::tr("Client"), "as", "c1", Form::Words}; }
ClientField begins() { return {Session::tr("Keys begin with"), "", "jobs/", Form::Prefix}; }
ClientField from() {
  return {Session::tr("From revision (or from now on)"), "from", "", Form::Optional};
}
ClientField who() { return {Session::tr("Client"), "", "c1", Form::Words}; }

void addKeys(std::vector<ClientAct>& acts) {
  const QString group = Session::tr("Keys");
  acts.push_back({"put",
                  "put",
                  group,
                  Session::tr("Write a key …"),
                  Session::tr("Sets the key. With a lease it goes when the lease does."),
                  {key(), value("1"), withLease(), via(), as()}});
  acts.push_back({"get",
                  "get",
                  group,
                  Session::tr("Read a key …"),
                  Session::tr("What the key holds, as the cluster agrees on it."),
                  {key(), via(), as()}});
  acts.push_back({"delete",
                  "delete",
                  group,
                  Session::tr("Delete a key …"),
                  Session::tr("Whoever watches it is told."),
                  {key(), via(), as()}});
  acts.push_back(
      {"create",
       "create",
       group,
       Session::tr("Create a key, as a lock …"),
       Session::tr("Sets it only if there is none: so one client gets a lock."),
       {{Session::tr("Key"), "", "lock", Form::Quoted}, value("me"), withLease(), via(), as()}});
  acts.push_back(
      {"fence",
       "put",
       group,
       Session::tr("Write behind a lock's token …"),
       Session::tr("Only if the lock is still the one that this client created."),
       {key(), value("1"), {Session::tr("Lock"), "fence", "lock", Form::Quoted}, via(), as()}});
  acts.push_back({"txn",
                  "txn",
                  group,
                  Session::tr("Transaction …"),
                  Session::tr("Compares create, mod, version, lease or value of keys; what it then "
                              "does, it does in one revision."),
                  {{Session::tr("If"), "", "create lock = 0", Form::Words},
                   {Session::tr("Then"), "then", "put lock me", Form::Words},
                   {Session::tr("Else (or nothing)"), "else", "get lock", Form::Optional},
                   via(),
                   as()}});
  acts.push_back({"compact",
                  "compact",
                  group,
                  Session::tr("Compact …"),
                  Session::tr("Gives up what only a look at older revisions could see."),
                  {{Session::tr("Revision"), "", "1", Form::Words}, via(), as()}});
}

void addLeases(std::vector<ClientAct>& acts) {
  const QString group = Session::tr("Leases");
  const ClientField every{Session::tr("Every"), "every", "3s", Form::Words};
  acts.push_back({"grant",
                  "grant",
                  group,
                  Session::tr("Grant a lease …"),
                  Session::tr("It ends when its time is over, and its keys go with it."),
                  {lease(), {Session::tr("Time to live"), "", "10s", Form::Words}, via(), as()}});
  acts.push_back({"keep",
                  "keepalive",
                  group,
                  Session::tr("Keep a lease alive …"),
                  Session::tr("The client renews it that often, until it hears that it is gone."),
                  {lease(), every, via(), as()}});
  acts.push_back({"renew",
                  "keepalive",
                  group,
                  Session::tr("Renew a lease once …"),
                  Session::tr("All its time begins anew."),
                  {lease(), via(), as()}});
  acts.push_back({"let-go",
                  "keepalive",
                  group,
                  Session::tr("Keep it alive no longer …"),
                  Session::tr("Its time runs out from now on."),
                  {lease(), {Session::tr("Client"), "off as", "c1", Form::Words}}});
  acts.push_back({"revoke",
                  "revoke",
                  group,
                  Session::tr("Revoke a lease …"),
                  Session::tr("It ends now, and its keys go with it."),
                  {lease(), via(), as()}});
}

void addWatches(std::vector<ClientAct>& acts) {
  const QString group = Session::tr("Watches");
  const QString told = Session::tr("The client is told of each change, in order.");
  const QString over = Session::tr("The client is told of nothing more.");
  acts.push_back(
      {"watch", "watch", group, Session::tr("Watch a key …"), told, {key(), from(), via(), as()}});
  acts.push_back({"watch-prefix",
                  "watch prefix",
                  group,
                  Session::tr("Watch keys that begin alike …"),
                  told,
                  {begins(), from(), via(), as()}});
  acts.push_back({"cancel", "cancel", group, Session::tr("Cancel a watch …"), over, {key(), as()}});
  acts.push_back({"cancel-prefix",
                  "cancel prefix",
                  group,
                  Session::tr("Cancel a watch of keys that begin alike …"),
                  over,
                  {begins(), as()}});
}

void addRest(std::vector<ClientAct>& acts) {
  const QString clients = Session::tr("The client's process");
  acts.push_back({"pause",
                  "pause",
                  clients,
                  Session::tr("Pause a client …"),
                  Session::tr("It stands still: what reaches it waits, and it sends nothing."),
                  {who()}});
  acts.push_back({"resume",
                  "resume",
                  clients,
                  Session::tr("Resume a client …"),
                  Session::tr("It goes on, and hears what waited for it."),
                  {who()}});
  const QString operators = Session::tr("The operator");
  acts.push_back(
      {"backup",
       "backup",
       operators,
       Session::tr("Back up a store …"),
       Session::tr("A copy of what the server holds now is kept outside of the cluster."),
       {{Session::tr("Server"), "", "leader", Form::Words}}});
  acts.push_back(
      {"restore",
       "restore",
       operators,
       Session::tr("Restore the cluster …"),
       Session::tr("All disks are wiped, and a new cluster starts from the last backup."),
       {}});
}

}  // namespace

const std::vector<ClientAct>& clientActs() {
  static const std::vector<ClientAct> all = [] {
    std::vector<ClientAct> acts;
    addKeys(acts);
    addLeases(acts);
    addWatches(acts);
    addRest(acts);
    return acts;
  }();
  return all;
}

}  // namespace session
