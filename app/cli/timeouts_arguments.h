// The arguments of `flotilla-cli study timeouts`, and of `study elections` with settings of one's
// own: measured once, against one of them, or to advise.
// Thread rule: pure functions.
#pragma once

#include "app/cli/plan_arguments.h"

namespace cli {

const std::vector<OptionForm>& timeoutForms();
/// `arguments` begin with "study" and a name.
PlanRead readTimeouts(const std::vector<std::string>& arguments);

}  // namespace cli
