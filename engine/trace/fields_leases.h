// The fields of the events of leases, watches and clients; fields.h has all others. Private to the
// room. Thread rule: pure functions.
#pragma once

#include "engine/trace/event_leases.h"

namespace trace {

template <class F>
void fieldsOf(const LeaseGranted& v, F&& f) {
  f("lease", v.lease), f("ttl_ns", v.ttl), f("client", v.client);
}
template <class F>
void fieldsOf(const LeaseRenewed& v, F&& f) {
  f("lease", v.lease), f("client", v.client);
}
template <class F>
void fieldsOf(const LeaseEnded& v, F&& f) {
  f("lease", v.lease), f("why", v.why), f("keys", v.keys), f("client", v.client);
}
template <class F>
void fieldsOf(const LeasesBegun& v, F&& f) {
  f("leases", v.leases), f("grace_ns", v.grace);
}
template <class F>
void fieldsOf(const WatchAsked& v, F&& f) {
  f("watch", v.watch), f("client", v.client), f("via", v.via), f("key", v.key), f("end", v.end);
  f("from", v.from);
}
template <class F>
void fieldsOf(const WatchOpened& v, F&& f) {
  f("watch", v.watch), f("client", v.client), f("key", v.key), f("end", v.end);
  f("from", v.from);
}
template <class F>
void fieldsOf(const WatchTold& v, F&& f) {
  f("watch", v.watch), f("client", v.client), f("key", v.key), f("changes", v.changes);
  f("first", v.first), f("through", v.through), f("others", v.others);
}
template <class F>
void fieldsOf(const WatchHeard& v, F&& f) {
  f("watch", v.watch), f("client", v.client), f("key", v.key), f("changes", v.changes);
  f("first", v.first), f("through", v.through);
}
template <class F>
void fieldsOf(const WatchCancelled& v, F&& f) {
  f("watch", v.watch), f("client", v.client), f("why", v.why), f("compacted", v.compacted);
}
template <class F>
void fieldsOf(const KeepAliveSet& v, F&& f) {
  f("lease", v.lease), f("client", v.client), f("via", v.via), f("every_ns", v.every);
}
template <class F>
void fieldsOf(const ClientPaused& v, F&& f) {
  f("client", v.client);
}
template <class F>
void fieldsOf(const ClientResumed& v, F&& f) {
  f("client", v.client);
}

}  // namespace trace
