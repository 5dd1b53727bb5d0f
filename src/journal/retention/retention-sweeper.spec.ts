import { Logger } from '@nestjs/common';
import { FakeClock } from '../../common/clock/clock.fake';
import { StorageConfig } from '../../config';
import type { EndedExecutions } from './ended-executions';
import { RetentionSweeper } from './retention-sweeper';

const turns = async () => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

/** Executions that are there to be removed, a piece at a time. */
class Pieces implements Pick<EndedExecutions, 'removePiece'> {
  readonly asked: string[] = [];

  constructor(private readonly sizes: (number | Error)[]) {}

  removePiece(before: string): Promise<number> {
    this.asked.push(before);
    const size = this.sizes.shift() ?? 0;
    return size instanceof Error ? Promise.reject(size) : Promise.resolve(size);
  }
}

beforeAll(() => {
  Logger.overrideLogger(false);
});

describe('RetentionSweeper', () => {
  const clock = new FakeClock(Date.parse('2026-01-20T12:00:00Z'));
  const sweeperOf = (pieces: Pieces, days?: number) =>
    new RetentionSweeper(
      pieces as unknown as EndedExecutions,
      clock,
      new StorageConfig(undefined, ':memory:', 1, 1, days, 0),
    );

  it('keeps everything unless it is told to', async () => {
    const pieces = new Pieces([50]);
    sweeperOf(pieces).onApplicationBootstrap();
    await turns();
    expect([pieces.asked, clock.sleeping]).toEqual([[], 0]);
  });

  it('removes piece by piece, with pauses, every hour, whatever failed before', async () => {
    const pieces = new Pieces([50, 50, new Error('the store is away')]);
    const sweeper = sweeperOf(pieces, 7);
    sweeper.onApplicationBootstrap();
    for (let piece = 1; piece <= 3; piece += 1) {
      await turns();
      expect(pieces.asked).toHaveLength(piece);
      clock.advance(20);
    }
    expect(pieces.asked[0]).toBe('2026-01-13T11:00:00.000Z');
    clock.advance(3_600_000);
    await turns();
    expect(pieces.asked).toHaveLength(4);
    const ended = sweeper.beforeApplicationShutdown();
    await ended;
    expect(clock.sleeping).toBe(0);
  });
});
