// What `flotilla-cli study` can be asked besides the published elections, as values.
// Thread rule: plain values.
#pragma once

#include "engine/findings/question.h"
#include "engine/findings/sheet.h"

namespace cli {

using findings::SheetForm;

enum class Asked : std::uint8_t { No, Yes };

/// How it is worked on and written.
struct PlanCommon {
  SheetForm form{SheetForm::Text};
  std::uint64_t seed{1};
  unsigned threads{0};       ///< 0: one a core
  std::uint64_t seconds{0};  ///< 0: until all trials are done
  Asked cache{Asked::Yes};   ///< what is known already is not measured again
};

/// What this machine is asked, for `study latency`.
struct ThisMachine {
  Asked calibrate{Asked::No};
  Asked ownDisk{Asked::No};  ///< calibrated: also the disk
  Asked live{Asked::No};
};

struct PlanRequest {
  PlanCommon common;
  findings::Question question;
  ThisMachine machine;
};

}  // namespace cli
