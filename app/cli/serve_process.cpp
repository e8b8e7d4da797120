#include "app/cli/serve_process.h"

#include <absl/synchronization/mutex.h>
#include <grpc/support/log.h>
#include <malloc.h>

#include <cstdlib>

namespace cli {
namespace {
constexpr int kKeptBytes = 64 << 20;
constexpr int kTakenAtOnceBytes = 1 << 20;
}  // namespace

void prepareToServe() {
  ::mallopt(M_TRIM_THRESHOLD, kKeptBytes);
  ::mallopt(M_TOP_PAD, kTakenAtOnceBytes);
  if (std::getenv("GRPC_VERBOSITY") == nullptr) ::gpr_set_log_function([](gpr_log_func_args*) {});
  absl::SetMutexDeadlockDetectionMode(absl::OnDeadlockCycle::kIgnore);
}

}  // namespace cli
