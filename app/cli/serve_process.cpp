#include "app/cli/serve_process.h"

#include <absl/synchronization/mutex.h>
#include <malloc.h>

#include <cstdlib>

namespace cli {
namespace {
constexpr int kKeptBytes = 64 << 20;
constexpr int kTakenAtOnceBytes = 1 << 20;
constexpr int kUnlessItIsThere = 0;
}  // namespace

void prepareToServe() {
  ::mallopt(M_TRIM_THRESHOLD, kKeptBytes);
  ::mallopt(M_TOP_PAD, kTakenAtOnceBytes);
  ::setenv("GRPC_VERBOSITY", "NONE", kUnlessItIsThere);
  absl::SetMutexDeadlockDetectionMode(absl::OnDeadlockCycle::kIgnore);
}

}  // namespace cli
