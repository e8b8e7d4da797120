"""What Debian's python3-etcd3 does with the API: reads and writes, transactions, watches, leases,
locks. Its one argument is the port."""
import sys
import threading

import etcd3
import tenacity

client = etcd3.client(host="127.0.0.1", port=int(sys.argv[1]), timeout=30)


def same(found, expected):
    assert found == expected, f"{found!r} instead of {expected!r}"


def reads_and_writes():
    same(client.get("none"), (None, None))
    client.put("a", "1")
    same(client.put("a", "2", prev_kv=True).prev_kv.value, b"1")
    value, about = client.get("a")
    same((value, about.key, about.version), (b"2", b"a", 2))
    same(client.get("a", serializable=True)[0], b"2")
    for i in range(5):
        client.put(f"p/{i}", str(i))
    same([value for value, _ in client.get_prefix("p/", sort_order="descend")],
         [b"4", b"3", b"2", b"1", b"0"])
    same(len(list(client.get_range("p/1", "p/3"))), 2)
    same(client.delete("p/0"), True)
    same(client.delete("p/0"), False)
    same(client.delete_prefix("p/").deleted, 4)


def transactions():
    t = client.transactions
    held, answers = client.transaction(
        compare=[t.value("a") == "2", t.version("a") > 0],
        success=[t.put("a", "3"), t.get("a")],
        failure=[t.delete("a")])
    same(held, True)
    same(answers[1][0][0], b"3")
    same(client.replace("a", "2", "x"), False)
    same(client.replace("a", "3", "4"), True)
    same(client.put_if_not_exists("a", "5"), False)
    same(client.put_if_not_exists("new", "5"), True)


def watches():
    events, cancel = client.watch_prefix("w/")
    client.put("w/1", "x")
    client.delete("w/1")
    first, second = next(events), next(events)
    same((type(first).__name__, first.key, first.value), ("PutEvent", b"w/1", b"x"))
    same(type(second).__name__, "DeleteEvent")
    cancel()
    start = first.mod_revision
    events, cancel = client.watch("w/1", start_revision=start, prev_kv=True)
    same(next(events).value, b"x")
    same(next(events).prev_value, b"x")
    cancel()
    client.compact(second.mod_revision)
    events, cancel = client.watch("w/1", start_revision=start)
    try:
        next(events)
        raise AssertionError("a compacted revision was told")
    except etcd3.exceptions.RevisionCompactedError as error:
        same(error.compacted_revision, second.mod_revision)
    cancel()


def leases():
    lease = client.lease(60)
    client.put("leased", "x", lease)
    same(lease.granted_ttl, 60)
    same(lease.keys, [b"leased"])
    assert 0 < lease.remaining_ttl <= 60
    # It asks once and ends its side at once; the answer has to come all the same.
    for _ in range(10):
        same([answer.TTL for answer in lease.refresh()], [60])
    lease.revoke()
    same(client.get("leased")[0], None)
    # The least there is, about two seconds: its end is watched, not waited for.
    short = client.lease(1)
    events, cancel = client.watch("short")
    client.put("short", "x", short)
    same(type(next(events)).__name__, "PutEvent")
    same(type(next(events)).__name__, "DeleteEvent")
    cancel()


def locks():
    with client.lock("one", ttl=60) as lock:
        same(lock.is_acquired(), True)
        same(client.put_if_not_exists(lock.key, "another"), False)
    other = client.lock("one", ttl=60)
    same(other.acquire(timeout=10), True)
    same(other.release(), True)


def contended_locks():
    # Debian's tenacity calls the waiting in another way than its etcd3 expects.
    retry = tenacity.retry
    tenacity.retry = lambda wait, **rest: retry(
        wait=lambda state: wait(state.attempt_number, state.seconds_since_start), **rest)
    client.put("count", "0")
    failures = []

    def add():
        own = etcd3.client(host="127.0.0.1", port=int(sys.argv[1]), timeout=30)
        try:
            for _ in range(5):
                lock = own.lock("many", ttl=60)
                # It waits for changes after its question: one in between it does not hear.
                tries = sum(1 for _ in iter(lambda: lock.acquire(timeout=1), True))
                assert tries < 100
                own.put("count", str(int(own.get("count")[0]) + 1))
                same(lock.release(), True)
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=add) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    same(failures, [])
    same(client.get("count")[0], b"10")


def the_cluster():
    status = client.status()
    same(status.leader.id, 1)
    same([member.name for member in client.members], ["S1"])
    same(list(client.list_alarms()), [])
    client.defragment()
    client.hash()


for part in (reads_and_writes, transactions, watches, leases, locks, contended_locks,
             the_cluster):
    part()
print("all held")
