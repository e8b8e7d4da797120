// flotilla-cli as the program it is: runs it and keeps what it wrote.
// Thread rule: one thread.
#pragma once

#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace scenario {

struct Output {
  int exitCode{-1};
  std::string out;
  std::string err;
};

/// A folder for one test's files, removed at its end.
class Cli : public testing::Test {
 protected:
  Cli() {
    folder_ = testing::TempDir() + "flotilla_cli_" +
              testing::UnitTest::GetInstance()->current_test_info()->name();
    std::filesystem::create_directories(folder_);
  }
  ~Cli() override { std::filesystem::remove_all(folder_); }

  std::string file(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ + "/" + name, std::ios::binary) << text;
    return folder_ + "/" + name;
  }

  /// Where the program keeps what it found.
  std::string cache() const { return folder_ + "/cache"; }

  Output run(const std::string& arguments) const {
    const std::string out = folder_ + "/out";
    const std::string err = folder_ + "/err";
    const std::string line = "XDG_CACHE_HOME='" + cache() + "' " + FLOTILLA_CLI + " " + arguments +
                             " >'" + out + "' 2>'" + err + "'";
    const int status = std::system(line.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, contents(out), contents(err)};
  }

  static std::string contents(const std::string& path) {
    std::stringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
  }

 private:
  std::string folder_;
};

}  // namespace scenario
