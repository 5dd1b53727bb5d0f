// Draws the picture of the README: `npm run build && node scripts/draw-flow.mjs`. Runs a flow on the built service that
// survives an expired blockhash and a closed venue, and writes its diagram to docs/recovered-flow.svg.
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const PICTURE = new URL('../docs/recovered-flow.svg', import.meta.url).pathname;
const { createApp } = createRequire(import.meta.url)('../dist/app.factory.js');

const app = await createApp({ variables: { REEV_DATA_DIR: ':memory:', LOG_LEVEL: 'silent' } });
await app.init();
try {
  const accepted = await app.inject({
    method: 'POST',
    url: '/api/v1/benchmarks/execute-recovery',
    headers: { prefer: 'wait=20' },
    payload: {
      prompt: 'swap 1 SOL to USDC, then lend it',
      wallet: 'new',
      recovery_config: { base_retry_delay_ms: 100, jitter: 'none' },
      sandbox: {
        faults: [
          { step: 'swap_1', kind: 'blockhash_expired' },
          { step: 'swap_1', kind: 'venue_down' },
        ],
      },
    },
  });
  const { execution_id, status } = accepted.json();
  if (status !== 'Completed') throw new Error(`The flow ended ${status}: ${accepted.body}`);
  const drawn = await app.inject({ method: 'GET', url: `/api/v1/flows/${execution_id}?format=svg` });
  await writeFile(PICTURE, drawn.body);
  console.log(`Wrote ${PICTURE}`);
} finally {
  await app.close();
}
