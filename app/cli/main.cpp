// flotilla-cli: the engine without a window.
#include <iostream>

#include "app/cli/check_files.h"
#include "app/cli/hunt_seeds.h"
#include "app/cli/lesson_work.h"
#include "app/cli/plan_work.h"
#include "app/cli/run_file.h"
#include "app/cli/serve_cluster.h"
#include "app/cli/serve_processes.h"
#include "app/cli/snapshot_work.h"
#include "app/cli/study_elections.h"

namespace {

struct Answer {
  int operator()(const cli::RunRequest& request) const {
    return cli::runFile(request, std::cout, std::cerr);
  }
  int operator()(const cli::CheckRequest& request) const {
    return cli::checkFiles(request, std::cout, std::cerr);
  }
  int operator()(const cli::HuntRequest& request) const {
    return cli::huntSeeds(request, std::cout, std::cerr);
  }
  int operator()(const cli::StudyRequest& request) const {
    return cli::studyElections(request, std::cout, std::cerr);
  }
  int operator()(const cli::PlanRequest& request) const {
    return cli::studyPlan(request, std::cout, std::cerr);
  }
  int operator()(const cli::LessonRequest& request) const {
    return cli::lessonWork(request, std::cout, std::cerr);
  }
  int operator()(const cli::ServeRequest& request) const {
    return request.processes == cli::Processes::PerMember
               ? cli::serveProcesses(request, std::cout, std::cerr)
               : cli::serveCluster(request, std::cout, std::cerr);
  }
  int operator()(const cli::SnapshotRequest& request) const {
    return cli::snapshotWork(request, std::cout, std::cerr);
  }
  int operator()(const cli::HelpRequest&) const {
    std::cout << cli::helpText() << std::flush;
    return std::cout ? cli::kAllHeld : cli::kBadInput;
  }
  int operator()(const cli::Mistake& mistake) const {
    std::cerr << mistake.sentence << '\n';
    return cli::kBadInput;
  }
};

}  // namespace

int main(int count, char** values) {
  std::ios::sync_with_stdio(false);
  return std::visit(Answer{}, cli::readArguments({values + 1, values + count}));
}
