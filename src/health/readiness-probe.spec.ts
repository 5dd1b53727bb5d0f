import { ConsoleLogger } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { Test } from '@nestjs/testing';
import { Clock } from '../common/clock';
import { FakeClock } from '../common/clock/clock.fake';
import { type ReadinessFacts, ReadinessIndicator } from './indicators';
import { READINESS_INDICATORS, ReadinessProbe } from './readiness-probe';

class ScriptedIndicator extends ReadinessIndicator {
  constructor(
    readonly name: string,
    private readonly answer: () => Promise<ReadinessFacts>,
  ) {
    super();
  }

  check(): Promise<ReadinessFacts> {
    return this.answer();
  }
}

const well = new ScriptedIndicator('store', () => Promise.resolve({ kind: 'sqlite' }));
const broken = new ScriptedIndicator('ledger', () => Promise.reject(new Error('password=hunter2')));
const silent = new ScriptedIndicator('queue', () => new Promise(() => undefined));

async function probeOf(...indicators: ReadinessIndicator[]) {
  const clock = new FakeClock();
  const module = await Test.createTestingModule({
    imports: [TerminusModule.forRoot({ logger: false })],
    providers: [
      ReadinessProbe,
      { provide: Clock, useValue: clock },
      { provide: READINESS_INDICATORS, useValue: indicators },
    ],
  })
    .setLogger(new ConsoleLogger({ logLevels: [] }))
    .compile();
  return { clock, module, probe: module.get(ReadinessProbe) };
}

describe('ReadinessProbe', () => {
  it('is well when everything it asks is', async () => {
    const { probe } = await probeOf(well);
    expect(await probe.check()).toMatchObject({
      status: 'ok',
      details: { store: { status: 'up', kind: 'sqlite' } },
    });
  });

  it('names what is down and when to ask again, and keeps the reason to itself', async () => {
    const { probe } = await probeOf(well, broken);
    const failure: unknown = await probe.check().catch((error: unknown) => error);
    expect(failure).toMatchObject({
      code: 'not_ready',
      context: { retryAfterMs: 5000, errors: [{ field: 'ledger', message: 'The ledger cannot serve now.' }] },
    });
    expect(JSON.stringify(failure)).not.toContain('hunter2');
  });

  it('asks only for what matters', async () => {
    const { probe } = await probeOf(well, broken);
    expect((await probe.check(['store'])).status).toBe('ok');
  });

  it('does not wait for ever', async () => {
    const { clock, probe } = await probeOf(well, silent);
    const answer = probe.check();
    while (clock.sleeping === 0) await Promise.resolve();
    clock.advance(2_000);
    await expect(answer).rejects.toMatchObject({ context: { errors: [{ field: 'queue' }] } });
  });

  it('is not ready once the service shuts down', async () => {
    const { module, probe } = await probeOf(well);
    await module.close();
    await expect(probe.check()).rejects.toMatchObject({
      code: 'not_ready',
      message: 'The service is shutting down.',
    });
  });
});
