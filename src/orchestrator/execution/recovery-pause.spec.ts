import { FakeClock } from '../../common/clock/clock.fake';
import type { ExecutionSnapshot, FlowEvent } from '../../domain';
import type { FlowReader } from '../../sessions';
import { InProcessFlowFeed } from '../../sessions/in-process-flow-feed';
import { RecoveryPause } from './recovery-pause';
import { executionOf, planOf } from './test-plan.fake';

describe('RecoveryPause', () => {
  const stop: FlowEvent = { type: 'stop_requested', reason: 'enough' };
  let clock: FakeClock;
  let feed: InProcessFlowFeed;
  let state: ExecutionSnapshot;
  let pause: RecoveryPause;
  let isOver: boolean;

  beforeEach(() => {
    clock = new FakeClock();
    feed = new InProcessFlowFeed();
    state = executionOf(planOf([{ stepId: 'a' }]));
    const reader = { snapshot: () => Promise.resolve(state) } as unknown as FlowReader;
    pause = new RecoveryPause(clock, feed, reader);
    isOver = false;
  });

  const begin = async () => {
    void pause.wait(state.executionId, 1_000).then(() => (isOver = true));
    await turn();
  };
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  const publish = (event: FlowEvent) => {
    const { executionId, revision } = state;
    feed.publish(state, { executionId, revision, at: clock.timestamp(), event });
  };

  it('lasts as long as it was told, whatever else happens', async () => {
    await begin();
    publish({ type: 'execution_started' });
    clock.advance(999);
    await turn();
    expect(isOver).toBe(false);
    clock.advance(1);
    await turn();
    expect(isOver).toBe(true);
  });

  it('ends when somebody asks to stop', async () => {
    await begin();
    publish(stop);
    await turn();
    expect(isOver).toBe(true);
  });

  it('ends when the process does, and says that nobody goes on', async () => {
    const waits = pause.wait(state.executionId, 60_000);
    await turn();
    pause.leave();
    expect(await waits).toBe(false);
    expect(await pause.wait(state.executionId, 60_000)).toBe(false);
    expect(clock.sleeping).toBe(0);
  });

  it('does not begin when somebody had asked just before', async () => {
    state = { ...state, stopRequested: 'enough' };
    await begin();
    expect(isOver).toBe(true);
    expect(clock.sleeping).toBe(0);
  });
});
