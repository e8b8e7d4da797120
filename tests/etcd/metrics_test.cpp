// /health and /metrics over HTTP, asked as a monitor asks.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>

#include "tests/etcd/http_client.h"
#include "tests/etcd/real_etcd.h"
#include "tests/etcd/serving.h"

namespace etcd {
namespace {

using testing::HasSubstr;

std::uint16_t portIn(const std::string& address) {
  return static_cast<std::uint16_t>(std::stoi(address.substr(address.rfind(':') + 1)));
}

Samples metricsAt(std::uint16_t port) {
  const HttpAnswer answer = askHttp(port, "/metrics");
  EXPECT_EQ(answer.status, 200);
  EXPECT_THAT(answer.head, HasSubstr("text/plain; version=0.0.4; charset=utf-8"));
  return samplesOf(answer.body);
}

TEST(Health, IsTrueWithALeaderAndFalseWithStatus503WithoutAQuorum) {
  Serving serving;
  HttpAnswer answer = askHttp(serving.metricsPort(), "/health");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.body, R"({"health":"true"})");
  serving.with([](SingleCopy& store) { store.setQuorum(SingleCopy::Quorum::Lost); });
  answer = askHttp(serving.metricsPort(), "/health");
  EXPECT_EQ(answer.status, 503);
  EXPECT_EQ(answer.body, R"({"health":"false"})");
  EXPECT_EQ(metricsAt(serving.metricsPort()).at("etcd_server_has_leader"), "0");
}

TEST(Health, IsFalseWhenAReadDoesNotEndThoughTheMemberKnowsALeader) {
  Serving serving(std::chrono::seconds(7), std::chrono::milliseconds(50));
  serving.with([](SingleCopy& store) { store.setQuorum(SingleCopy::Quorum::Silent); });
  EXPECT_EQ(metricsAt(serving.metricsPort()).at("etcd_server_has_leader"), "1");
  EXPECT_EQ(askHttp(serving.metricsPort(), "/health").status, 503);
  const Samples samples = metricsAt(serving.metricsPort());
  EXPECT_EQ(samples.at("etcd_server_health_failures"), "1");
  EXPECT_EQ(samples.at("etcd_server_health_success"), "0");
}

TEST(Health, IsFalseWhileAnAlarmIsRaisedUnlessItIsExcluded) {
  Serving serving;
  serving.with([](SingleCopy& store) { store.raiseAlarm(); });
  EXPECT_EQ(askHttp(serving.metricsPort(), "/health").status, 503);
  EXPECT_EQ(askHttp(serving.metricsPort(), "/health?exclude=NOSPACE").status, 200);
}

TEST(Health, AMemberThatDoesNotRunIsNotHealthyAndHasNoMetrics) {
  Serving serving;
  serving.with([](SingleCopy& store) { store.stop(); });
  EXPECT_EQ(askHttp(serving.metricsPort(), "/health").status, 503);
  EXPECT_EQ(askHttp(serving.metricsPort(), "/metrics").status, 503);
}

TEST(Metrics, WhatTheyCountChangesAfterAPutAndACompaction) {
  Serving serving;
  const Samples before = metricsAt(serving.metricsPort());
  EXPECT_EQ(before.at("etcd_debugging_mvcc_keys_total"), "0");
  EXPECT_EQ(before.at("etcd_debugging_mvcc_current_revision"), "1");
  EXPECT_EQ(before.at("etcd_debugging_mvcc_compact_revision"), "-1");
  EXPECT_EQ(before.at("etcd_server_proposals_applied_total"), "0");
  EXPECT_EQ(before.at("etcd_server_leader_changes_seen_total"), "1");
  EXPECT_EQ(before.at("etcd_server_id{server_id=\"1\"}"), "1");
  serving.with([](SingleCopy& store) {
    store.write(kv::PutRequest{"a", "1"});
    store.write(kv::PutRequest{"b", "2"});
    store.write(kv::DeleteRequest{kv::KeyRange::one("b")});
    store.write(kv::CompactRequest{2});
  });
  const Samples after = metricsAt(serving.metricsPort());
  EXPECT_EQ(after.at("etcd_debugging_mvcc_keys_total"), "1") << "a deleted key is none";
  EXPECT_EQ(after.at("etcd_debugging_mvcc_current_revision"), "4");
  EXPECT_EQ(after.at("etcd_debugging_mvcc_compact_revision"), "2");
  EXPECT_EQ(after.at("etcd_server_proposals_applied_total"), "4");
  EXPECT_EQ(after.at("etcd_server_proposals_committed_total"), "4");
  EXPECT_GT(std::stoull(after.at("etcd_mvcc_db_total_size_in_bytes")),
            std::stoull(before.at("etcd_mvcc_db_total_size_in_bytes")));
  EXPECT_EQ(after.size(), before.size());
}

TEST(Metrics, ALeaderThatIsLostAndFoundIsAChange) {
  Serving serving;
  using Quorum = SingleCopy::Quorum;
  for (const Quorum quorum : {Quorum::There, Quorum::Lost, Quorum::There}) {
    serving.with([=](SingleCopy& store) { store.setQuorum(quorum); });
    metricsAt(serving.metricsPort());
  }
  EXPECT_EQ(metricsAt(serving.metricsPort()).at("etcd_server_leader_changes_seen_total"), "2");
}

TEST(Metrics, TheProcessTellsOfItself) {
  Serving serving;
  const Samples samples = metricsAt(serving.metricsPort());
  for (const char* name :
       {"process_cpu_seconds_total", "process_resident_memory_bytes", "process_open_fds",
        "process_max_fds", "process_virtual_memory_bytes", "process_start_time_seconds"}) {
    ASSERT_TRUE(samples.contains(name)) << name;
    // So short a process may not have used a hundredth of a second.
    const bool mayBeZero = std::string(name) == "process_cpu_seconds_total";
    const double value = std::stod(samples.at(name));
    EXPECT_TRUE(mayBeZero ? value >= 0 : value > 0) << name << ' ' << value;
  }
  EXPECT_LT(std::stod(samples.at("process_resident_memory_bytes")),
            std::stod(samples.at("process_virtual_memory_bytes")));
}

TEST(Http, UnknownPathsMethodsAndBadRequestsAreRefused) {
  Serving serving;
  const std::uint16_t port = serving.metricsPort();
  EXPECT_EQ(askHttp(port, "/nothing").status, 404);
  EXPECT_EQ(askHttp(port, "/metrics/").status, 404);
  const HttpAnswer posted = askHttp(port, "/health", "POST");
  EXPECT_EQ(posted.status, 405);
  EXPECT_THAT(posted.head, HasSubstr("Allow: GET"));
  EXPECT_THAT(sendHttp(port, "nonsense\r\n\r\n"), testing::StartsWith("HTTP/1.1 400 "));
  const std::string large = "GET /health HTTP/1.1\r\nA: " + std::string(20'000, 'x');
  EXPECT_THAT(sendHttp(port, large), testing::StartsWith("HTTP/1.1 400 "));
  EXPECT_EQ(askHttp(port, "/health").status, 200) << "it still serves";
}

TEST(Http, AConnectionServesOneRequestAfterTheOther) {
  Serving serving;
  const std::string first = "GET /health HTTP/1.1\r\nHost: a\r\n\r\n";
  const std::string last = "GET /nothing HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
  const std::string answers = sendHttp(serving.metricsPort(), first + first + last);
  const std::size_t second = answers.find("HTTP/1.1 200", 1);
  ASSERT_NE(second, std::string::npos) << answers;
  EXPECT_NE(answers.find("HTTP/1.1 404", second), std::string::npos) << answers;
}

TEST(Http, APortThatIsTakenIsRefusedWithASentence) {
  Serving serving;
  Inbox inbox([] {});
  const auto second = openHttp(inbox, {{raft::ServerId{1}, {"127.0.0.1", serving.metricsPort()}}});
  ASSERT_TRUE(std::holds_alternative<std::string>(second));
  EXPECT_EQ(std::get<std::string>(second),
            "Cannot listen on port " + std::to_string(serving.metricsPort()) +
                " of 127.0.0.1 for metrics of S1: another program has it, or it may not be used.");
}

TEST(Metrics, EachOfOursExistsInEtcdUnderTheSameNameAndType) {
  if (!isInstalled("etcd")) GTEST_SKIP() << "NOT CHECKED: etcd is missing (etcd-server)";
  RealEtcd real;
  ASSERT_TRUE(real.serves());
  const std::string theirs = askHttp(portIn(real.address()), "/metrics").body;
  Serving serving;
  std::istringstream ours(askHttp(serving.metricsPort(), "/metrics").body);
  int compared = 0;
  for (std::string line; std::getline(ours, line);) {
    if (!line.starts_with("# TYPE ")) continue;
    EXPECT_THAT(theirs, HasSubstr(line + "\n"));
    ++compared;
  }
  EXPECT_GE(compared, 20);
  EXPECT_EQ(askHttp(portIn(real.address()), "/health").body,
            askHttp(serving.metricsPort(), "/health").body);
}

TEST(ServeMetrics, ThreeMembersTellOfOneLeaderAndOfTheSamePut) {
  const auto folder =
      std::filesystem::temp_directory_path() / ("serve-metrics-" + std::to_string(::getpid()));
  Program program({FLOTILLA_CLI, "serve", "--data-dir", folder.string(), "--metrics-port", "0"});
  std::vector<std::uint16_t> ports;
  for (auto line = program.lineOut(); line && *line != "ready"; line = program.lineOut()) {
    if (line->starts_with("metrics http://127.0.0.1:")) ports.push_back(portIn(*line));
  }
  ASSERT_EQ(ports.size(), 3u);
  int leaders = 0;
  for (const std::uint16_t port : ports) {
    // A follower may not have heard of the leader yet.
    int status = 503;
    for (int tries = 0; tries < 10'000 && status == 503; ++tries) {
      status = askHttp(port, "/health").status;
    }
    ASSERT_EQ(status, 200);
    const Samples samples = metricsAt(port);
    leaders += std::stoi(samples.at("etcd_server_is_leader"));
    EXPECT_EQ(samples.at("etcd_server_quota_backend_bytes"), "2147483648");
    EXPECT_GE(std::stoull(samples.at("etcd_server_leader_changes_seen_total")), 1u);
  }
  EXPECT_EQ(leaders, 1);
  const Finished second = runProgram(
      {FLOTILLA_CLI, "serve", "--members", "1", "--metrics-port", std::to_string(ports.front())});
  EXPECT_EQ(second.exitCode, 2);
  EXPECT_THAT(second.err, HasSubstr("for metrics of S1: another program has it"));
  program.signal(SIGTERM);
  EXPECT_EQ(program.finish().exitCode, 0);
  std::filesystem::remove_all(folder);
}

TEST(ServeMetrics, HelpSaysWhatThereIsAndAnUnknownOptionNamesTheCommand) {
  const Finished help = runProgram({FLOTILLA_CLI, "serve", "--help"});
  EXPECT_EQ(help.exitCode, 0);
  EXPECT_THAT(help.out, HasSubstr("--metrics-port"));
  const Finished unknown = runProgram({FLOTILLA_CLI, "serve", "--colour", "red"});
  EXPECT_EQ(unknown.exitCode, 2);
  EXPECT_THAT(unknown.err, HasSubstr("There is no option '--colour' of serve."));
}

}  // namespace
}  // namespace etcd
