import { FakeClock } from '../common/clock/clock.fake';
import { type ExecutionSnapshot, type JournaledEvent, addressOf, foldExecution } from '../domain';
import type { StopCommand, StopDesk } from '../orchestrator';
import { FlowFeed, type FlowListener, type FlowReader } from '../journal';
import { StepDeadlines } from './step-deadlines';

class Feed extends FlowFeed {
  private readonly listeners = new Set<FlowListener>();

  subscribe(_executionId: string, listener: FlowListener): () => void {
    return this.subscribeAll(listener);
  }

  subscribeAll(listener: FlowListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  publish(state: ExecutionSnapshot, event: JournaledEvent): void {
    for (const listener of [...this.listeners]) listener(state, event);
  }
}

const EXECUTION = 'static-1';

describe('deadlines of steps', () => {
  const clock = new FakeClock();
  let feed: Feed;
  let deadlines: StepDeadlines;
  let journal: JournaledEvent[];
  let stopped: string[];

  beforeEach(() => {
    feed = new Feed();
    journal = [];
    stopped = [];
    const reader = { snapshot: () => Promise.resolve(foldExecution(journal)) };
    const desk = {
      stop: (_reach: unknown, _id: string, { reason }: StopCommand) => Promise.resolve(stopped.push(reason)),
    };
    deadlines = new StepDeadlines(feed, reader as unknown as FlowReader, desk as unknown as StopDesk, clock);
    deadlines.onModuleInit();
    happen({
      type: 'execution_queued',
      flowId: 'flow-1',
      mode: 'static',
      agent: 'deterministic',
      wallet: addressOf('6Gqy9euB2HE61eSYwaR8PcFKjxjWaZmVpq4x145hSLDm'),
      atomicMode: 'conditional',
      ledger: 'sandbox',
      prompt: 'p',
      slippageBps: 50,
      steps: [
        { stepId: 'swap_1', tool: 'x', description: 'd', critical: true, dependsOn: [], timeoutMs: 30_000 },
        { stepId: 'swap_2', tool: 'x', description: 'd', critical: true, dependsOn: [] },
      ],
    });
    happen({ type: 'execution_started' });
  });
  afterEach(() => deadlines.onModuleDestroy());

  function happen(event: JournaledEvent['event']): void {
    const journaled = {
      executionId: EXECUTION,
      revision: journal.length + 1,
      at: clock.timestamp(),
      event,
    };
    journal.push(journaled);
    const state = foldExecution(journal);
    if (state) feed.publish(state, journaled);
  }

  const settled = () => new Promise((resolve) => setImmediate(resolve));

  it('stop a run whose step takes too long', async () => {
    happen({ type: 'step_started', stepId: 'swap_1' });
    clock.advance(29_999);
    await settled();
    expect(stopped).toEqual([]);
    clock.advance(1);
    await settled();
    expect(stopped).toEqual(['Step swap_1 took longer than 30 seconds.']);
  });

  it('leave a run alone whose step ended in time', async () => {
    happen({ type: 'step_started', stepId: 'swap_1' });
    happen({ type: 'step_skipped', stepId: 'swap_1', reason: 'r' });
    await settled();
    expect(clock.sleeping).toBe(0);
    clock.advance(60_000);
    await settled();
    expect(stopped).toEqual([]);
  });

  it('leave a step alone that has no limit', async () => {
    happen({ type: 'step_started', stepId: 'swap_2' });
    await settled();
    expect(clock.sleeping).toBe(0);
  });
});
