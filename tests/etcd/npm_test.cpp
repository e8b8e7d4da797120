// npm's client of etcd, in versions that are written down. It comes from npm's registry: where that
// cannot be reached, nothing of this is checked, and the test says so.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>

#include "tests/etcd/program.h"

namespace etcd {
namespace {

namespace fs = std::filesystem;

/// Where it is installed; kept from one run to the next. Empty: it cannot be.
fs::path installed() {
  const fs::path from = fs::path(FLOTILLA_SOURCE_DIR) / "tests/etcd/npm";
  const fs::path to = fs::path(FLOTILLA_NPM);
  fs::create_directories(to);
  for (const char* name : {"package.json", "package-lock.json", "client.js"}) {
    fs::copy_file(from / name, to / name, fs::copy_options::overwrite_existing);
  }
  // Made last: half an installation is none.
  const fs::path whole = to / "installed";
  if (fs::exists(whole) &&
      fs::last_write_time(whole) >= fs::last_write_time(from / "package-lock.json")) {
    return to;
  }
  const Finished finished = runProgram(
      {"npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", to.string()});
  if (finished.exitCode != 0) return {};
  fs::remove(whole);
  fs::create_directory(whole);
  return to;
}

TEST(Npm, ItsClientReadsWritesWatchesLeasesLocksAndElects) {
  if (!isInstalled("node") || !isInstalled("npm")) {
    GTEST_SKIP() << "NOT CHECKED: node or npm is missing (nodejs, npm)";
  }
  const fs::path client = installed();
  if (client.empty()) {
    GTEST_SKIP() << "NOT CHECKED: npm's etcd3 cannot be installed; is the registry reachable?";
  }
  const fs::path folder = fs::temp_directory_path() / ("npm-" + std::to_string(::getpid()));
  Program serve({FLOTILLA_CLI, "serve", "--members", "3", "--data-dir", folder.string()});
  std::vector<std::string> words{"node", (client / "client.js").string()};
  for (auto line = serve.lineOut(); line && *line != "ready"; line = serve.lineOut()) {
    words.push_back(line->substr(line->rfind('/') + 1));
  }
  ASSERT_EQ(words.size(), 5u);
  const Finished finished = runProgram(words);
  EXPECT_EQ(finished.exitCode, 0) << finished.out << finished.err;
  EXPECT_THAT(finished.out, testing::HasSubstr("all held\n"));
  serve.signal(SIGTERM);
  EXPECT_EQ(serve.finish().exitCode, 0);
  fs::remove_all(folder);
}

}  // namespace
}  // namespace etcd
