// The service in a process of its own, for the benchmark: serves, and answers questions of its parent about itself.
import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';
import { setImmediate as turn } from 'node:timers/promises';
import { startBareRoute } from './bare-route.mjs';

const require = createRequire(import.meta.url);
const bs58 = require('bs58').default;
const { createApp } = require('../dist/app.factory.js');
const { Ledger } = require('../dist/ledger/index.js');
const { Sandbox } = require('../dist/ledger/embedded/sandbox.js');
const { ProtocolRegistry } = require('../dist/protocols/index.js');
const { SOL, USDC } = require('../dist/domain/index.js');

const app = await createApp({ variables: { ...process.env, LOG_LEVEL: 'silent' } });
await app.listen(0, '127.0.0.1');
const bare = await startBareRoute(require);
process.send({ url: await app.getUrl(), bareUrl: await bare.getUrl() });

/** The same two transactions as a flow's, built, compiled, signed, and given to the VM: no HTTP, plan, journal or store. */
async function ceiling(seconds) {
  const ledger = app.get(Ledger, { strict: false });
  const registry = app.get(ProtocolRegistry, { strict: false });
  const { vm } = app.get(Sandbox, { strict: false }).engine;
  const actions = [
    {
      tool: 'jupiter_swap',
      inputMint: SOL.address,
      outputMint: USDC.address,
      amount: 1_000_000n,
      swapMode: 'ExactIn',
    },
    { tool: 'jupiter_lend_earn_deposit', assetMint: USDC.address, amount: 100_000n },
  ];
  let flows = 0;
  const start = performance.now();
  while (performance.now() - start < seconds * 1000) {
    const wallet = bs58.encode(randomBytes(32));
    await ledger.admit(wallet);
    for (const action of actions) {
      const built = await registry.adapterFor(action.tool).build({ wallet, action, slippageBps: 5_000 });
      const { feePayer, ...unsigned } = await ledger.compile({
        feePayer: wallet,
        instructions: built.instructions,
        coSigners: built.coSigners,
      });
      const { wire } = await ledger.sign({ feePayer, ...unsigned });
      const result = vm.execute(wire);
      if (result.error) throw new Error(JSON.stringify(result));
    }
    flows += 1;
    if (flows % 16 === 0) await turn();
  }
  return flows / ((performance.now() - start) / 1000);
}

process.on('message', async ({ ask, seconds }) => {
  if (ask === 'cpu') process.send({ cpu: process.cpuUsage(), rss: process.memoryUsage.rss() });
  if (ask === 'ceiling') process.send({ flowsPerSecond: await ceiling(seconds) });
  if (ask === 'end') {
    await Promise.all([app.close(), bare.close()]);
    process.exit(0);
  }
});
