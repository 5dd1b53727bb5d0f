import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { startTestApp } from '../support/app';
import { HttpClient } from '../support/http-client';

const run = promisify(execFile);
const SERVICE = 'localhost:3001';

/** The shell blocks of a page that call the service. */
function commandsOf(page: string): string[] {
  const blocks = readFileSync(page, 'utf8').matchAll(/^```sh\n([^]*?)^```$/gm);
  return [...blocks].flatMap(([, text = '']) => (text.includes(`${SERVICE}/`) ? [text] : []));
}

describe('the commands of the guides', () => {
  let app: NestFastifyApplication;
  let origin: string;

  beforeAll(async () => {
    app = await startTestApp();
    ({ origin } = await HttpClient.listen(app));
  });
  afterAll(() => app.close());

  async function answerTo(command: string): Promise<Record<string, unknown>> {
    const { stdout } = await run('bash', ['-c', command.replaceAll(SERVICE, origin)]);
    return JSON.parse(stdout) as Record<string, unknown>;
  }

  it.each([
    ['README.md', 3],
    ['docs/integrate.md', 1],
    ['docs/recovery.md', 1],
  ])('are accepted: %s', async (page, count) => {
    const commands = commandsOf(page);
    expect(commands).toHaveLength(count);
    for (const command of commands) {
      const answer = await answerTo(command);
      expect(answer).toMatchObject({ execution_id: expect.any(String) as string });
      expect(['Queued', 'Running', 'AwaitingUser', 'Completed']).toContain(answer['status']);
    }
  });

  it('get the answer that the README shows', async () => {
    const [first = ''] = commandsOf('README.md');
    const [, shown = ''] =
      /^```\n(\{"execution_id"[^]*?)^```$/m.exec(readFileSync('README.md', 'utf8')) ?? [];
    const answer = await answerTo(first);
    expect(answer['status']).toBe('Completed');
    const members = [...shown.matchAll(/"(\w+)":/g)].map(([, name = '']) => `"${name}":`);
    expect(members.length).toBeGreaterThan(5);
    const text = JSON.stringify(answer);
    expect(members.filter((member) => !text.includes(member))).toEqual([]);
  });
});
