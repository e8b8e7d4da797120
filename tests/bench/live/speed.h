// How fast: each load is put on ours and on etcd in turn, and a line of the table says the medians.
// Thread rule: the main thread.
#pragma once

#include "tests/bench/live/options.h"

namespace bench {

/// The program's exit code.
int measureSpeed(const Options& options, Interrupt& interrupt);
int measureSizes(const Options& options, Interrupt& interrupt);

}  // namespace bench
