// What npm's etcd3 does with the API: reads and writes, transactions, watches, leases, locks,
// elections. Its arguments are the members' addresses.
const assert = require('assert');
const { once } = require('events');
const { Etcd3, EtcdLockFailedError } = require('etcd3');

const hosts = process.argv.slice(2).map((address) => `http://${address}`);
const client = new Etcd3({ hosts });
const other = new Etcd3({ hosts: hosts[hosts.length - 1] });

async function readsAndWrites() {
  assert.strictEqual(await client.get('none'), null);
  await client.put('a').value('1');
  assert.strictEqual(await other.get('a').string(), '1');
  assert.strictEqual((await client.put('a').value(2).getPrevious()).value.toString(), '1');
  assert.strictEqual(await client.get('a').number(), 2);
  for (let i = 0; i < 5; ++i) await client.put(`p/${i}`).value(i);
  const all = await other.getAll().prefix('p/').sort('Key', 'Descend').keys();
  assert.deepStrictEqual(all, ['p/4', 'p/3', 'p/2', 'p/1', 'p/0']);
  assert.strictEqual(await client.getAll().prefix('p/').limit(2).count(), 5);
  const inside = client.namespace('p/');
  assert.strictEqual(await inside.get('3').string(), '3');
  assert.strictEqual((await client.delete().prefix('p/')).deleted, '5');
}

async function transactions() {
  const held = await client
    .if('a', 'Value', '==', '2')
    .and('a', 'Version', '>', 0)
    .then(client.put('a').value('3'), client.get('a'))
    .else(client.delete().key('a'))
    .commit();
  assert.strictEqual(held.succeeded, true);
  assert.strictEqual(held.responses[1].response_range.kvs[0].value.toString(), '3');
  const not = await client.if('a', 'Value', '==', '2').then(client.put('a').value('x')).commit();
  assert.strictEqual(not.succeeded, false);
  // Ten at a time read it, add one, and try again if another was quicker.
  await client.put('sum').value(0);
  const add = () =>
    client.stm({ retries: 100 }).transact(async (tx) => {
      const sum = await tx.get('sum').number();
      await tx.put('sum').value(sum + 1);
    });
  await Promise.all(Array.from({ length: 10 }, add));
  assert.strictEqual(await other.get('sum').number(), 10);
}

async function watches() {
  const watcher = await client.watch().prefix('w/').withPreviousKV().create();
  const told = [];
  const done = new Promise((resolve) => {
    watcher.on('data', (response) => {
      told.push(...response.events);
      if (told.length === 3) resolve();
    });
  });
  await other.put('w/1').value('x');
  await other.put('w/1').value('y');
  await other.delete().key('w/1');
  await done;
  assert.deepStrictEqual(told.map((event) => event.type), ['Put', 'Put', 'Delete']);
  assert.strictEqual(told[2].prev_kv.value.toString(), 'y');
  await watcher.cancel();
  const again = await client.watch().key('w/1').startRevision(told[0].kv.mod_revision).create();
  const [first] = await once(again, 'put');
  assert.strictEqual(first.value.toString(), 'x');
  await again.cancel();
}

async function leases() {
  const lease = client.lease(60);
  await lease.put('leased').value('x');
  await lease.keepaliveOnce();
  assert.ok((await lease.grant()).length > 0);
  assert.strictEqual(await other.get('leased').string(), 'x');
  await lease.revoke();
  assert.strictEqual(await other.get('leased'), null);
  // Its end is watched, not waited for.
  const short = client.lease(1, { autoKeepAlive: false });
  await short.put('short').value('x');
  const watcher = await other.watch().key('short').create();
  if ((await other.get('short')) !== null) await once(watcher, 'delete');
  await watcher.cancel();
}

async function locks() {
  const first = client.lock('one').ttl(60);
  await first.acquire();
  await assert.rejects(other.lock('one').ttl(60).acquire(), EtcdLockFailedError);
  await first.release();
  // Two that want it over and over: what is read under it is still so when it is written.
  await client.put('held').value(0);
  const often = async (who) => {
    for (let done = 0; done < 10; ) {
      try {
        await who.lock('many').ttl(60).do(async () => {
          const count = await who.get('held').number();
          await who.put('held').value(count + 1);
        });
        ++done;
      } catch (error) {
        if (!(error instanceof EtcdLockFailedError)) throw error;
      }
    }
  };
  await Promise.all([often(client), often(other)]);
  assert.strictEqual(await client.get('held').number(), 20);
}

async function elections() {
  const seat = client.election('seat', 60);
  const chair = other.election('seat', 60);
  const one = seat.campaign('one');
  await once(one, 'elected');
  assert.strictEqual(await chair.leader(), 'one');
  const two = chair.campaign('two');
  const elected = once(two, 'elected');
  await one.resign();
  await elected;
  assert.strictEqual(await seat.leader(), 'two');
  await two.resign();
}

async function theCluster() {
  const { members } = await client.cluster.memberList({});
  assert.strictEqual(members.length, hosts.length);
  const status = await client.maintenance.status();
  assert.ok(Number(status.leader) > 0);
}

async function main() {
  const parts = [readsAndWrites, transactions, watches, leases, locks, elections, theCluster];
  for (const part of parts) {
    console.log(part.name);
    await part();
  }
  console.log('all held');
  process.exit(0);
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
