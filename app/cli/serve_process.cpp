#include "app/cli/serve_process.h"

#include <absl/synchronization/mutex.h>
#include <malloc.h>

namespace cli {
namespace {
constexpr int kKeptBytes = 64 << 20;
constexpr int kTakenAtOnceBytes = 1 << 20;
}  // namespace

void prepareToServe() {
  ::mallopt(M_TRIM_THRESHOLD, kKeptBytes);
  ::mallopt(M_TOP_PAD, kTakenAtOnceBytes);
  absl::SetMutexDeadlockDetectionMode(absl::OnDeadlockCycle::kIgnore);
}

}  // namespace cli
