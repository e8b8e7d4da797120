// A cluster of the Lab, its trace and its tape, to be looked at at any instant.
#pragma once

#include <gtest/gtest.h>

#include "app/canvas/stage_list.h"
#include "engine/sim/lab.h"
#include "engine/trace/tape.h"

namespace lab {

using std::chrono::milliseconds;
using trace::ServerId;

class Lab {
 public:
  explicit Lab(std::uint32_t servers = 5, std::uint64_t seed = 7)
      : Lab([&] {
          cluster::Settings settings;
          settings.servers = servers;
          settings.seed = seed;
          return settings;
        }()) {}
  explicit Lab(const cluster::Settings& settings) {
    world_ = sim::makeLab(settings);
    take();
  }

  /// Everything up to `ms` after the start has happened.
  void runTo(int ms) {
    const trace::Instant end{milliseconds(ms)};
    while (world_->now() < end) {
      world_->step(end);
      take();
    }
  }
  /// Until `done(view)`, or for a minute of the run.
  template <class Condition>
  bool runUntil(Condition done) {
    const trace::Instant end{std::chrono::minutes(1)};
    while (world_->now() < end && !done(view_)) {
      world_->step(end);
      take();
    }
    return done(view_);
  }
  bool runUntilLeader() {
    return runUntil([](const trace::ClusterView& v) { return v.leader().value != 0; });
  }
  void runFor(int ms) {
    runTo(
        static_cast<int>((world_->now().time_since_epoch() + milliseconds(ms)) / milliseconds(1)));
  }
  void execute(const cluster::Command& command) {
    EXPECT_EQ(world_->execute(command), "");
    take();
  }
  void put(const std::string& key, const std::string& value) {
    execute(cluster::Submit{kv::Put{key, value}, {}, 0, {}, {}});
  }

  const trace::ClusterView& view() const { return view_; }
  const trace::Tape& tape() const { return tape_; }
  trace::Instant now() const { return world_->now(); }
  view::Moment moment(double speed = 1) const { return {nullptr, &view_, now(), speed, false}; }

 private:
  void take() {
    std::vector<trace::Event> events;
    world_->drain(events);
    for (const trace::Event& event : events) {
      view_.fold(event);
      tape_.append(event, view_);
    }
  }

  std::unique_ptr<cluster::World> world_;
  trace::ClusterView view_;
  trace::Tape tape_;
};

inline canvas::StageLook look(view::Theme theme = view::Theme::Dark) {
  canvas::StageLook look;
  look.palette = &view::palette(theme);
  return look;
}

inline canvas::StageScene draw(const view::Moment& moment, QSizeF size = {1016, 404},
                               const canvas::StageLook& with = look()) {
  canvas::StageScene scene;
  canvas::drawStage(moment, canvas::StageGeometry(moment.cluster->size(), size), with, scene);
  return scene;
}

inline bool says(const canvas::DrawList& list, const QString& words) {
  for (const canvas::Primitive& p : list.items()) {
    if (p.shape == canvas::Shape::Text && list.words(p) == words) return true;
  }
  return false;
}

template <class Wanted>
std::size_t countOf(const canvas::DrawList& list, Wanted wanted) {
  std::size_t n = 0;
  for (const canvas::Primitive& p : list.items()) n += wanted(p) ? 1 : 0;
  return n;
}

}  // namespace lab
