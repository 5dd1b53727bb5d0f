import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { SystemClock } from './system-clock';

const ROOT = join(__dirname, '../../..');
const REGISTER = join(ROOT, 'test/support/register-ts.cjs');
const SOURCE = join(__dirname, 'system-clock.ts');

/** What a process says on its standard error that sleeps so long, and is then woken. */
function saidOf(milliseconds: string): string {
  const program = `
    const { SystemClock } = require(${JSON.stringify(SOURCE)});
    const abort = new AbortController();
    new SystemClock().sleep(${milliseconds}, abort.signal).then(() => console.log('over'));
    setImmediate(() => abort.abort());`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--require', REGISTER, '-e', program]);
  expect(stdout.toString()).toBe('over\n');
  return stderr.toString();
}

describe('the machine’s clock', () => {
  const clock = new SystemClock();

  // A question that was due while nobody ran, and a wait longer than a timer takes.
  it.each(['-1', '-604800000', 'NaN', '2 ** 31', '2 ** 40'])('says nothing of a wait of %s ms', (ms) => {
    expect(saidOf(ms)).toBe('');
  });

  it.each([0, -1, Number.NEGATIVE_INFINITY, Number.NaN])('does not wait %d ms', async (ms) => {
    await clock.sleep(ms);
  });

  it.each([2 ** 31, 30 * 86_400_000, 2 ** 40])('waits even %d ms', async (ms) => {
    const abort = new AbortController();
    let isOver = false;
    const slept = clock.sleep(ms, abort.signal).then(() => (isOver = true));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(isOver).toBe(false);
    abort.abort();
    await slept;
  });

  it('wakes when it is told to', async () => {
    await clock.sleep(60_000, AbortSignal.abort());
    const abort = new AbortController();
    const slept = clock.sleep(60_000, abort.signal);
    abort.abort();
    await slept;
  });
});
