// How a process that serves treats its memory and its locks.
// Thread rule: once, before there is a second thread.
#pragma once

namespace cli {

/// Keeps some memory that was freed, for the next requests; and gRPC's mutexes, which Debian builds
/// with a search for deadlocks at each lock, do without it. What gRPC has to say is said in our
/// words, but where GRPC_VERBOSITY asks for its own.
void prepareToServe();

}  // namespace cli
