// Every command of etcdctl that talks to a server: what it writes here, and beside it what it
// writes with etcd itself. Identities, times and sizes differ and are made equal first.
#include <gtest/gtest.h>

#include <csignal>
#include <map>
#include <regex>

#include "tests/etcd/real_etcd.h"
#include "tests/etcd/serving.h"

namespace etcd {
namespace {

using Words = std::vector<std::string>;

struct Row {
  Words command;
  std::string input{};
  /// Lines after which a command that runs on is ended; 0: it ends by itself.
  int lines{0};
};

/// One server and what its identities are called.
struct Side {
  std::string address;
  std::map<std::string, std::string> names;  ///< "{lease}": an id from an earlier answer
};

std::string replaceAll(std::string text, const std::string& what, const std::string& with) {
  for (std::size_t at = text.find(what); at != std::string::npos;
       at = text.find(what, at + with.size())) {
    text.replace(at, what.size(), with);
  }
  return text;
}

/// What must differ is made equal: ids, terms, sizes, hashes, times, and the client's own log.
std::string normal(const Side& side, std::string text) {
  text = replaceAll(std::move(text), side.address, "{address}");
  static const std::vector<std::pair<std::regex, std::string>> rules{
      {std::regex(R"r(\{"level":[^\n]*\n)r"), R"r()r"},
      {std::regex(R"r(\b[0-9a-f]{16}\b)r"), R"r({id})r"},
      {std::regex(R"r("(cluster_id|member_id|ID|leader|memberID|lease)":\d+)r"), R"r("$1":{id})r"},
      {std::regex(R"r("(ClusterID|MemberID|Leader|ID|LeaseID)" : \d+)r"), R"r("$1" : {id})r"},
      {std::regex(R"r("(raft_term|raftTerm|raftIndex|raftAppliedIndex)":\d+)r"), R"r("$1":{n})r"},
      {std::regex(R"r("(RaftTerm|RaftIndex|RaftAppliedIndex)" : \d+)r"), R"r("$1" : {n})r"},
      {std::regex(R"r("(dbSize|dbSizeInUse|hash)":\d+)r"), R"r("$1":{n})r"},
      {std::regex(R"r("(DBSize|DBSizeInUse|Hash)" : \d+)r"), R"r("$1" : {n})r"},
      {std::regex(R"r(3\.4\.\d+)r"), R"r({version})r"},
      {std::regex(R"r(took = \S+)r"), R"r(took = {time})r"},
      {std::regex(R"r(remaining\(\d+s\))r"), R"r(remaining({s}))r"},
      {std::regex(R"r((\{address\}), \d+\n)r"), "$1, {hash}\n"},
      {std::regex(R"r((\{address\}, )\S+, (\{version\}), [^,]+(, \S+, \S+), \d+, \d+, \d+,)r"),
       R"r($1{id}, $2, {size}$3, {n}, {n}, {n},)r"},
      {std::regex(R"r(http://127\.0\.0\.1:\d+)r"), R"r({peer})r"},
      {std::regex(R"r(\b1, started)r"), R"r({id}, started)r"},
      {std::regex(R"r((lock|seat)/[0-9a-f]+)r"), R"r($1/{id})r"},
  };
  for (const auto& [pattern, with] : rules) text = std::regex_replace(text, pattern, with);
  return text;
}

Words withNames(const Side& side, const Words& words) {
  Words all{"etcdctl", "--endpoints=" + side.address};
  for (std::string word : words) {
    for (const auto& [name, value] : side.names) word = replaceAll(std::move(word), name, value);
    all.push_back(std::move(word));
  }
  return all;
}

void learnNames(Side& side, const std::string& out) {
  static const std::regex granted("lease ([0-9a-f]{16}) granted");
  static const std::regex member("(^|\n)([0-9a-f]+), started");
  std::smatch match;
  if (std::regex_search(out, match, granted)) side.names["{lease}"] = match[1];
  if (std::regex_search(out, match, member)) side.names["{member}"] = match[2];
}

std::string outcomeOf(Side& side, const Row& row) {
  Program program(withNames(side, row.command), row.input);
  for (int i = 0; i < row.lines; ++i) {
    if (!program.lineOut()) break;
  }
  if (row.lines > 0) program.signal(SIGINT);
  const Finished finished = program.finish();
  learnNames(side, finished.out);
  const std::string code = row.lines > 0 ? "ended" : std::to_string(finished.exitCode);
  return normal(side, finished.out + finished.err) + "exit " + code;
}

const std::vector<Row>& keyRows() {
  static const std::vector<Row> rows{
      {{"put", "a", "1"}},
      {{"put", "a", "2", "--prev-kv"}},
      {{"put", "b", "1", "-w", "json"}},
      {{"put", "b", "2", "-w", "fields", "--prev-kv"}},
      {{"put", "c", "3"}},
      {{"put", "", "x"}},
      {{"put", "nokey", "--ignore-value"}},
      {{"put", "nokey", "x", "--ignore-lease"}},
      {{"put", "a", "x", "--lease=1234"}},
      {{"put", "from input"}, "the value\n"},
      {{"get", "a"}},
      {{"get", "a", "-w", "json"}},
      {{"get", "a", "-w", "fields"}},
      {{"get", "none"}},
      {{"get", "a", "d"}},
      {{"get", "", "--prefix", "--keys-only"}},
      {{"get", "", "--prefix", "--count-only", "-w", "json"}},
      {{"get", "", "--prefix", "--limit=2", "-w", "json"}},
      {{"get", "b", "--from-key", "--print-value-only"}},
      {{"get", "", "--prefix", "--sort-by=MODIFY", "--order=DESCEND"}},
      {{"get", "", "--prefix", "--sort-by=VALUE", "--order=ASCEND"}},
      {{"get", "", "--prefix", "--sort-by=VERSION"}},
      {{"get", "", "--prefix", "--sort-by=CREATE", "--order=DESCEND", "--limit=1"}},
      {{"get", "a", "--rev=2"}},
      {{"get", "a", "--rev=999"}},
      {{"get", "a", "--consistency=s"}},
      {{"get", "a", "--hex"}},
      {{"put", "a", "--ignore-value", "--prev-kv", "-w", "json"}},
      {{"txn"}, "value(\"a\") = \"2\"\n\nput a 3\nget a\n\nput b 9\n\n"},
      {{"txn"}, "value(\"a\") = \"2\"\n\nput a 4\n\nget b\ndel c --prev-kv\n\n"},
      {{"txn"},
       "mod(\"a\") > \"1\"\ncreate(\"a\") = \"2\"\nver(\"a\") > \"0\"\n\nget \"\" --prefix\n\n\n"},
      {{"txn", "-w", "json"}, "create(\"a\") > \"1\"\n\nput c 5\ndel b\n\n\n"},
      {{"txn"}, "\nput d 1\nput d 2\n\n\n"},
      {{"del", "none"}},
      {{"del", "a", "--prev-kv"}},
      {{"put", "p/1", "x"}},
      {{"put", "p/2", "y"}},
      {{"del", "p/", "--prefix", "--prev-kv"}},
      {{"del", "c", "--from-key", "-w", "json"}},
      {{"compaction", "5"}},
      {{"compaction", "5"}},
      {{"compaction", "999"}},
      {{"compact", "6", "--physical"}},
      {{"get", "a", "--rev=3"}},
  };
  return rows;
}

const std::vector<Row>& watchRows() {
  static const std::vector<Row> rows{
      {{"put", "w/1", "one"}},
      {{"put", "w/2", "two"}},
      {{"put", "w/1", "more"}},
      {{"del", "w/2"}},
      {{"watch", "w/1", "--rev=7"}, "", 6},
      {{"watch", "w/", "--prefix", "--rev=7"}, "", 12},
      {{"watch", "w/", "--prefix", "--rev=7", "--prev-kv"}, "", 16},
      {{"watch", "w/1", "w/3", "--rev=7"}, "", 12},
      {{"watch", "w/", "--prefix", "--rev=7", "-w", "json"}, "", 1},
      {{"watch", "w/1", "--rev=1"}},
      {{"watch", "w/1", "--rev=7", "--", "echo", "seen"}, "", 8},
  };
  return rows;
}

const std::vector<Row>& leaseRows() {
  static const std::vector<Row> rows{
      {{"lease", "grant", "1"}},
      {{"lease", "grant", "300"}},
      {{"put", "leased", "x", "--lease={lease}"}},
      {{"put", "leased", "y", "--ignore-lease"}},
      {{"get", "leased", "-w", "json"}},
      {{"lease", "timetolive", "{lease}"}},
      {{"lease", "timetolive", "{lease}", "--keys"}},
      {{"lease", "timetolive", "1234"}},
      {{"lease", "keep-alive", "{lease}", "--once"}},
      {{"lease", "keep-alive", "1234", "--once"}},
      {{"lease", "keep-alive", "{lease}"}, "", 1},
      {{"lease", "revoke", "1234"}},
      {{"lease", "revoke", "{lease}"}},
      {{"get", "leased"}},
      {{"lock", "lock", "echo", "held"}},
      {{"lock", "lock"}, "", 1},
      {{"elect", "seat", "me"}, "", 2},
  };
  return rows;
}

const std::vector<Row>& operatorRows() {
  static const std::vector<Row> rows{
      {{"put", "a", "1"}},
      {{"member", "list"}},
      {{"member", "list", "-w", "json"}},
      {{"member", "remove", "1234"}},
      {{"member", "promote", "1234"}},
      {{"member", "promote", "{member}"}},
      {{"member", "update", "1234", "--peer-urls=http://127.0.0.1:1"}},
      {{"member", "update", "{member}", "--peer-urls=nonsense"}},
      {{"member", "add", "S2", "--peer-urls=nonsense"}},
      {{"endpoint", "status"}},
      {{"endpoint", "health"}},
      {{"endpoint", "health", "--cluster"}},
      {{"endpoint", "hashkv"}},
      {{"alarm", "list"}},
      {{"alarm", "disarm"}},
      {{"defrag"}},
      {{"move-leader", "1234"}},
      {{"member", "remove", "{member}"}},
  };
  return rows;
}

class Etcdctl : public testing::Test {
 protected:
  void SetUp() override {
    const bool there = isInstalled("etcdctl") && isInstalled("etcd");
    if (!there)
      GTEST_SKIP() << "NOT CHECKED: etcdctl or etcd is missing (etcd-client, etcd-server)";
    ours.emplace();
    real.emplace();
    ASSERT_TRUE(real->serves()) << "etcd did not come up";
  }
  void compare(const std::vector<std::vector<Row>>& tables) {
    Side here{ours->address(), {}};
    Side there{real->address(), {}};
    for (const auto& rows : tables) {
      for (const Row& row : rows) compareRow(here, there, row);
    }
  }
  static void compareRow(Side& here, Side& there, const Row& row) {
    std::string command;
    for (const std::string& word : row.command) command += ' ' + word;
    const std::string expected = outcomeOf(there, row);
    EXPECT_EQ(outcomeOf(here, row), expected) << "etcdctl" << command << "\n" << row.input;
  }

  std::optional<Serving> ours;
  std::optional<RealEtcd> real;
};

TEST_F(Etcdctl, SaysOfKeysWhatItSaysWithEtcd) { compare({keyRows()}); }

TEST_F(Etcdctl, SaysOfWatchesWhatItSaysWithEtcd) {
  std::vector<Row> before;
  for (int i = 2; i <= 6; ++i) before.push_back({{"put", "other", std::to_string(i)}});
  before.push_back({{"compaction", "6"}});
  compare({before, watchRows()});
}

TEST_F(Etcdctl, SaysOfLeasesWhatItSaysWithEtcd) { compare({leaseRows()}); }

TEST_F(Etcdctl, SaysToAnOperatorWhatItSaysWithEtcd) { compare({operatorRows()}); }

TEST_F(Etcdctl, SavesASnapshotThatItAccepts) {
  const auto file =
      std::filesystem::temp_directory_path() / ("flotilla-etcdctl-" + ours->port() + ".db");
  runProgram({"etcdctl", "--endpoints=" + ours->address(), "put", "a", std::string(100'000, 'x')});
  const Finished saved =
      runProgram({"etcdctl", "--endpoints=" + ours->address(), "snapshot", "save", file.string()});
  EXPECT_EQ(saved.exitCode, 0) << saved.err;
  EXPECT_EQ(std::filesystem::file_size(file) % 512, 32u) << "pages and a checksum";
  std::filesystem::remove(file);
}

}  // namespace
}  // namespace etcd
