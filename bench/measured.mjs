// The built service of the checkout that the first argument names, in a process of its own, and what its CPU has done. Node
// is this one and the environment the parent's, so that two checkouts differ by their code alone.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { existsSync, readFileSync } from 'node:fs';
import { startBareRoute } from './bare-route.mjs';

const root = process.argv[2];
const require = createRequire(join(root, 'package.json'));
const { createApp } = require('./dist/app.factory.js');

const app = await createApp({ variables: { ...process.env, LOG_LEVEL: 'silent' } });
await app.listen(0, '127.0.0.1');
const bare = await startBareRoute(require);
process.send({ url: await app.getUrl(), bareUrl: await bare.getUrl() });

/** Microseconds of CPU for each sentence that the planner's grammar reads; `undefined`: this checkout keeps it elsewhere. */
function sentenceCost(rounds) {
  if (!existsSync(join(root, 'dist/planning/reading/index.js'))) return undefined;
  const { SentenceReader } = require('./dist/planning/reading/index.js');
  const reader = new SentenceReader();
  const { cases } = JSON.parse(readFileSync(process.env.REEV_BENCH_PROMPTS, 'utf8'));
  const before = process.cpuUsage();
  for (let round = 0; round < rounds; round += 1) for (const { prompt } of cases) reader.read(prompt);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / (rounds * cases.length);
}

process.on('message', async ({ ask, rounds }) => {
  if (ask === 'cpu') process.send({ ...process.cpuUsage(), rss: process.memoryUsage.rss() });
  if (ask === 'planner') process.send({ figure: sentenceCost(rounds) });
  if (ask === 'end') {
    await Promise.all([app.close(), bare.close()]);
    process.exit(0);
  }
});
