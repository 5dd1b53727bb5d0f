import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { startTestApp } from '../support/app';
import { HttpClient } from '../support/http-client';
import { InstalledClient } from '../support/installed-client';

const ESM = `import { ReevProblem, createReevClient, runFlow } from '@reev/client';`;
const COMMONJS = `const { ReevProblem, createReevClient, runFlow } = require('@reev/client');`;

/** An application that runs a flow, and is refused one. */
function application(head: string, baseUrl: string): string {
  return `${head}
const reev = createReevClient({ baseUrl: '${baseUrl}' });
async function main() {
  const done = await runFlow(
    reev,
    { prompt: 'swap 1 SOL to USDC, then lend it', wallet: 'new' },
    { onPlan: ({ preview }) => preview.status === 'Completed' },
  );
  const refusal = await runFlow(reev, { prompt: 'swap 1 SOL to FLURB', wallet: 'new' }).catch((error) => error);
  console.log(done.status, refusal instanceof ReevProblem, refusal.code);
}
main();`;
}

const TYPED = `
import { type ExecutionStatus, type ReevSchema, createReevClient, runFlow } from '@reev/client';
const reev = createReevClient({ baseUrl: 'http://localhost:3001' });
export const done: Promise<ExecutionStatus> = runFlow(reev, { mode: 'recovery', prompt: 'swap', wallet: 'new' });
export const steps = done.then(({ steps }): string[] => steps.map(({ step_id }) => step_id));
export type Plan = ReevSchema<'FlowPlanDto'>;
// @ts-expect-error There is no such path.
void reev.GET('/api/v1/nothing');
// @ts-expect-error There is no such mode.
void runFlow(reev, { mode: 'fast', prompt: 'swap', wallet: 'new' });
`;

describe('the package @reev/client', () => {
  let app: NestFastifyApplication;
  let baseUrl: string;
  let installed: InstalledClient;

  beforeAll(async () => {
    app = await startTestApp();
    ({ origin: baseUrl } = await HttpClient.listen(app));
    installed = await InstalledClient.install();
  }, 120_000);
  afterAll(async () => {
    installed.remove();
    await app.close();
  });

  it.each([
    ['ESM', 'application.mjs', ESM],
    ['CommonJS', 'application.cjs', COMMONJS],
  ])('runs flows from %s', async (_kind, name, head) => {
    expect(await installed.run(name, application(head, baseUrl))).toBe('Completed true unknown_token');
  });

  it.each([
    ['ESM under nodenext', 'typed.mts', ['--module', 'nodenext']],
    ['CommonJS under nodenext', 'typed.cts', ['--module', 'nodenext']],
    ['a bundler', 'typed.ts', ['--module', 'esnext', '--moduleResolution', 'bundler']],
  ])('has the right types for %s', async (_kind, name, options) => {
    expect(await installed.check(name, TYPED, options)).toBe('');
  });
});
