// A cluster that trouble is made for: what the nemesis sees of it, and how it acts on it.
// Thread rule: one thread at a time.
#pragma once

#include "engine/cluster/command.h"
#include "engine/trace/view.h"

namespace nemesis {

using cluster::ServerId;
using raft::Duration;
using raft::Instant;

class Patient {
 public:
  virtual ~Patient() = default;

  virtual Instant now() const = 0;
  virtual const trace::ClusterView& view() const = 0;
  virtual const cluster::Settings& settings() const = 0;
  /// Of the last change that any server applied: what is in force.
  virtual const raft::Configuration& configuration() const = 0;
  /// Its disk lost what it had promised, or is damaged: it never comes back under its id.
  virtual bool gone(ServerId id) const = 0;
  /// False if the command makes no sense now: nothing happened then.
  virtual bool execute(const cluster::Command& command) = 0;

 protected:
  Patient() = default;
  Patient(const Patient&) = default;
  Patient(Patient&&) = default;
  Patient& operator=(const Patient&) = default;
  Patient& operator=(Patient&&) = default;
};

}  // namespace nemesis
