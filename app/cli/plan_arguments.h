// The arguments of `flotilla-cli study table|availability|latency|timeouts|reads`.
// Thread rule: pure functions.
#pragma once

#include <optional>

#include "app/cli/options.h"
#include "app/cli/plan_request.h"

namespace cli {

/// A request, or what is wrong with the arguments, as a sentence.
using PlanRead = std::variant<PlanRequest, std::string>;

/// nullopt: it is not one of these studies. `arguments` begin with "study" and a name.
std::optional<PlanRead> readPlan(const std::vector<std::string>& arguments);
std::string planHelp();

/// Options that several studies share (place_arguments.cpp), and those of sites
/// (site_arguments.cpp).
const std::vector<OptionForm>& commonForms();
const std::vector<OptionForm>& placeForms();
const std::vector<OptionForm>& siteForms();
PlanCommon readCommon(Options& options);
void readPlace(Options& options, planning::Network& network, planning::Disk& disk);
std::vector<planning::Site> readSites(Options& options);

}  // namespace cli
