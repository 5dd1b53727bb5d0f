import { setImmediate as soon } from 'node:timers/promises';
import { SandboxTurns } from './sandbox-turns';

describe('SandboxTurns', () => {
  it('runs one piece of work after the other, in order', async () => {
    const turns = new SandboxTurns();
    const seen: string[] = [];
    const work = (name: string) =>
      turns.take(async () => {
        seen.push(`${name} begins`);
        await soon();
        seen.push(`${name} ends`);
      });
    await Promise.all([work('a'), work('b')]);
    expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });

  it('lets work go on in the turn that it has', async () => {
    const turns = new SandboxTurns();
    expect(await turns.take(() => turns.take(() => turns.take(() => 'done')))).toBe('done');
  });

  it('lets the next begin when a turn is released ahead of its end', async () => {
    const turns = new SandboxTurns();
    const seen: string[] = [];
    const first = turns.take(async () => {
      turns.release();
      await soon();
      await turns.take(() => seen.push('the rest of the first, in a turn of its own'));
    });
    const second = turns.take(async () => {
      seen.push('second begins');
      await soon();
      await soon();
      seen.push('second ends');
    });
    await Promise.all([first, second]);
    expect(seen).toEqual(['second begins', 'second ends', 'the rest of the first, in a turn of its own']);
  });

  it('goes on after work that failed', async () => {
    const turns = new SandboxTurns();
    await expect(turns.take(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await turns.take(() => 'next')).toBe('next');
  });

  it('does not take what outlived its turn to be in the next one', async () => {
    const turns = new SandboxTurns();
    const seen: string[] = [];
    let later: Promise<unknown> = Promise.resolve();
    await turns.take(() => {
      later = soon().then(() => turns.take(() => seen.push('left over')));
    });
    const next = turns.take(async () => {
      await soon();
      await soon();
      seen.push('next');
    });
    await Promise.all([later, next]);
    expect(seen).toEqual(['next', 'left over']);
  });
});
