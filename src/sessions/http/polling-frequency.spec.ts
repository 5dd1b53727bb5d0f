import { readFileSync } from 'node:fs';
import { type FlowStatus } from '../../domain';
import { frequencyTable, pollingAdvice } from './polling-frequency';

const createdAt = '2026-01-01T00:00:00.000Z';
const after = (status: FlowStatus, seconds: number) =>
  pollingAdvice({ status, createdAt }, Date.parse(createdAt) + seconds * 1_000).intervalSeconds;

describe('pollingAdvice', () => {
  it.each<[FlowStatus, number, number | undefined]>([
    ['Queued', 0, 1],
    ['Running', 9.9, 1],
    ['Running', 10, 2],
    ['Running', 60, 5],
    ['Running', 300, 10],
    ['Running', 86_400, 10],
    ['AwaitingUser', 1, 15],
    ['Completed', 1, undefined],
    ['Failed', 1, undefined],
  ])('%s after %d s: %s s', (status, age, seconds) => expect(after(status, age)).toBe(seconds));

  it('says the same in a sentence', () => {
    const { recommendation } = pollingAdvice(
      { status: 'Running', createdAt },
      Date.parse(createdAt) + 70_000,
    );
    expect(recommendation).toBe('Poll every 5 seconds with If-None-Match; less often as it grows older.');
  });

  it('is what the guide says', () => {
    const lines = readFileSync('docs/integrate.md', 'utf8').split('\n');
    const begin = lines.findIndex((line) => line.startsWith('| the execution is'));
    const rows = lines.slice(begin + 2, begin + 2 + frequencyTable().length);
    const cells = rows.map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
    expect(cells).toEqual(frequencyTable());
  });
});
