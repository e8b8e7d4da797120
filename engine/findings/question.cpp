#include "engine/findings/question.h"

#include <cstdio>

#include "engine/findings/answer.h"

namespace findings {
namespace {

/// Parameters in order; each ends with a blank, so that no two lists run together.
class KeyText {
 public:
  explicit KeyText(const char* study) : text_(study) { text_ += ' '; }

  KeyText& add(std::uint64_t number) { return put(std::to_string(number)); }
  KeyText& add(planning::Duration time) { return put(std::to_string(time.count())); }
  KeyText& add(double number) {
    char text[32];
    std::snprintf(text, sizeof text, "%a", number);
    return put(text);
  }
  KeyText& add(const std::string& words) { return put(std::to_string(words.size()) + ':' + words); }
  KeyText& add(const planning::Network& network) {
    add(network.name).add(std::uint64_t{network.places.size()});
    for (const auto& row : network.oneWay) {
      for (const planning::Latency& latency : row) add(latency.least).add(latency.most);
    }
    return *this;
  }
  KeyText& add(const planning::Disk& disk) {
    add(disk.name).add(disk.state.writeLatency).add(disk.state.syncMin).add(disk.state.syncMax);
    add(std::uint64_t{disk.state.stalled}).add(std::uint64_t{disk.state.full});
    if (!disk.stalls) return put("steady");
    return add(disk.stalls->every).add(disk.stalls->least).add(disk.stalls->most);
  }
  KeyText& add(const planning::Renewal& part) { return add(part.hoursUp).add(part.hoursDown); }
  KeyText& add(const planning::Nowhere& /*place*/) { return put("-"); }
  KeyText& add(const planning::InZone& place) { return put("z" + std::to_string(place.zone)); }
  KeyText& add(const planning::InRack& place) { return put("r" + std::to_string(place.rack)); }
  KeyText& add(const planning::Site& site) {
    add(std::uint64_t{site.machines.size()});
    for (const planning::Machine& machine : site.machines) {
      add(machine.itself).add(static_cast<std::uint64_t>(machine.vote));
      std::visit([this](const auto& place) { add(place); }, machine.place);
    }
    add(std::uint64_t{site.racks.size()});
    for (const planning::Rack& rack : site.racks) {
      add(rack.itself).put(rack.zone ? std::to_string(*rack.zone) : "-");
    }
    add(std::uint64_t{site.zones.size()});
    for (const planning::Renewal& zone : site.zones) add(zone);
    add(site.everything);
    if (!site.upgrades) return put("never");
    return add(site.upgrades->hoursBetween).add(site.upgrades->hoursEach);
  }
  KeyText& add(const planning::TimeoutPlan& plan) {
    add(plan.seed).add(std::uint64_t{plan.servers}).add(plan.network).add(plan.disk);
    add(static_cast<std::uint64_t>(plan.halts)).add(std::uint64_t{plan.lossPpm});
    add(plan.timing.heartbeat).add(plan.timing.timeoutMin);
    return add(plan.timing.timeoutMax);
  }
  const std::string& text() const { return text_; }

 private:
  KeyText& put(const std::string& word) {
    text_ += word + ' ';
    return *this;
  }

  std::string text_;
};

struct Key {
  std::string operator()(const TableQuestion& of) const {
    KeyText key("table");
    key.add(std::uint64_t{of.most}).add(static_cast<std::uint64_t>(of.verify)).add(of.seed);
    return key.text();
  }
  std::string operator()(const AvailabilityQuestion& of) const {
    KeyText key("availability");
    key.add(of.years).add(of.seed).add(std::uint64_t{of.sites.size()});
    for (const planning::Site& site : of.sites) key.add(site);
    return key.text();
  }
  std::string operator()(const LatencyQuestion& of) const {
    const planning::PricePlan& plan = of.plan;
    KeyText key("latency");
    key.add(of.writes).add(plan.seed).add(std::uint64_t{plan.sizes.size()});
    for (const std::uint32_t size : plan.sizes) key.add(std::uint64_t{size});
    key.add(plan.network).add(plan.disk).add(plan.server.processing).add(plan.server.bandwidth);
    key.add(std::uint64_t{plan.valueBytes}).add(std::uint64_t{plan.clients});
    return key.text();
  }
  std::string operator()(const TimeoutsQuestion& of) const {
    KeyText key("timeouts");
    key.add(of.trials).add(static_cast<std::uint64_t>(of.advise)).add(of.plan);
    key.add(of.rough.longestPause).add(std::uint64_t{of.rough.lossPpm});
    return key.text();
  }
  std::string operator()(const SweepQuestion& of) const {
    KeyText key("sweep");
    key.add(of.trials).add(static_cast<std::uint64_t>(of.axis)).add(of.plan);
    return key.text();
  }
  std::string operator()(const ClassicQuestion& of) const {
    KeyText key("classic");
    key.add(of.trials).add(of.seed);
    for (const auto& [name, text] : of.published) key.add(name).add(text);
    return key.text();
  }
  std::string operator()(const ElectionsQuestion& of) const {
    KeyText key("elections");
    key.add(of.trials).add(of.seed);
    for (const auto& [name, text] : of.published) key.add(name).add(text);
    return key.text();
  }
  std::string operator()(const ReadsQuestion& of) const {
    KeyText key("reads");
    key.add(of.trials).add(of.plan.seed).add(std::uint64_t{of.plan.servers});
    key.add(of.plan.network).add(of.plan.disk);
    return key.text();
  }
};

struct Begin {
  std::unique_ptr<Answer> operator()(const TableQuestion& of) const { return answerTable(of); }
  std::unique_ptr<Answer> operator()(const AvailabilityQuestion& of) const {
    return answerAvailability(of);
  }
  std::unique_ptr<Answer> operator()(const LatencyQuestion& of) const { return answerLatency(of); }
  std::unique_ptr<Answer> operator()(const TimeoutsQuestion& of) const {
    return answerTimeouts(of);
  }
  std::unique_ptr<Answer> operator()(const SweepQuestion& of) const { return answerSweep(of); }
  std::unique_ptr<Answer> operator()(const ClassicQuestion& of) const { return answerClassic(of); }
  std::unique_ptr<Answer> operator()(const ElectionsQuestion& of) const {
    return answerElections(of);
  }
  std::unique_ptr<Answer> operator()(const ReadsQuestion& of) const { return answerReads(of); }
};

}  // namespace

std::string keyOf(const Question& question) { return std::visit(Key{}, question); }

std::unique_ptr<Answer> answerTo(const Question& question) { return std::visit(Begin{}, question); }

void addFacts(Sheet& sheet, const planning::Network& network, const planning::Disk& disk,
              std::uint64_t seed) {
  sheet.facts.push_back({"network", network.name});
  sheet.facts.push_back({"disk", disk.name});
  sheet.facts.push_back({"seed", seed});
}

}  // namespace findings
