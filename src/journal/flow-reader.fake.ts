import {
  type ExecutionSnapshot,
  type FlowEvent,
  type FlowPlan,
  type JournaledEvent,
  type Reach,
  addressOf,
  applyEvent,
  foldExecution,
  isWithin,
} from '../domain';
import type { FlowListener } from './flow-feed';
import { FlowReader } from './flow-reader';
import { InProcessFlowFeed } from './in-process-flow-feed';

const AT = '2026-01-01T00:00:00.000Z';

const QUEUED: FlowEvent = {
  type: 'execution_queued',
  flowId: 'flow-1',
  mode: 'direct',
  agent: 'deterministic',
  wallet: addressOf('6Gqy9euB2HE61eSYwaR8PcFKjxjWaZmVpq4x145hSLDm'),
  atomicMode: 'strict',
  ledger: 'sandbox',
  prompt: 'swap 1 SOL to USDC',
  slippageBps: 50,
  steps: [],
};

/** A feed that knows how many listen. */
export class CountingFlowFeed extends InProcessFlowFeed {
  listeners = 0;

  override subscribe(executionId: string, listener: FlowListener): () => void {
    const unsubscribe = super.subscribe(executionId, listener);
    this.listeners += 1;
    return () => {
      this.listeners -= 1;
      unsubscribe();
    };
  }
}

/** The journal of one execution in memory; it takes a moment to read, as a store does. */
export class FakeFlowReader extends FlowReader {
  readonly executionId = 'direct-1';
  readonly feed = new CountingFlowFeed();
  /** Largest number of events that were read at once. */
  mostRead = 0;
  /** How often the events were read. */
  reads = 0;
  isBroken = false;
  private readonly journal: JournaledEvent[] = [];
  private state: ExecutionSnapshot | undefined;

  constructor() {
    super();
    this.append(QUEUED);
  }

  get revision(): number {
    return this.journal.length;
  }

  /** Something that changes nothing but the revision, or the event that is given. */
  append(event: FlowEvent = { type: 'stop_requested', reason: 'Enough.' }): void {
    const { executionId } = this;
    const journaled = { executionId, revision: this.revision + 1, at: AT, event };
    this.state = applyEvent(this.state, journaled);
    this.journal.push(journaled);
    this.feed.publish(this.state, journaled);
  }

  async events(executionId: string, since = 0, most = Infinity): Promise<readonly JournaledEvent[]> {
    await this.moment();
    this.reads += 1;
    const read = executionId === this.executionId ? this.journal.slice(since, since + most) : [];
    this.mostRead = Math.max(this.mostRead, read.length);
    return read;
  }

  async snapshot(executionId: string): Promise<ExecutionSnapshot | undefined> {
    await this.moment();
    return executionId === this.executionId ? this.state : undefined;
  }

  recent(): undefined {
    return undefined;
  }

  async snapshotAt(executionId: string, revision: number): Promise<ExecutionSnapshot | undefined> {
    const events = await this.events(executionId, 0, revision);
    return events.length === revision ? foldExecution(events) : undefined;
  }

  plan(): Promise<FlowPlan | undefined> {
    return Promise.resolve(undefined);
  }

  executionsOf(reach: Reach, flowId: string): Promise<readonly string[]> {
    const { state } = this;
    const isThere = state?.flowId === flowId && isWithin(reach, state);
    return Promise.resolve(isThere ? [this.executionId] : []);
  }

  runsOf(): Promise<readonly string[]> {
    return Promise.resolve([]);
  }

  isBenchmark(): Promise<boolean> {
    return Promise.resolve(false);
  }

  private async moment(): Promise<void> {
    await Promise.resolve();
    if (this.isBroken) throw new Error('The store has gone');
  }
}
