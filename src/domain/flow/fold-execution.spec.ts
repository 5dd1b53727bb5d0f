import { addressOf, SOL } from '../money';
import type { AttemptEnded, AttemptRecorded } from './attempt';
import type { FlowEvent, JournaledEvent } from './flow-event';
import { progressOf } from './execution-snapshot';
import { foldExecution } from './fold-execution';

const wallet = addressOf('6Gqy9euB2HE61eSYwaR8PcFKjxjWaZmVpq4x145hSLDm');
const step = (stepId: string, dependsOn: string[] = []) => ({
  stepId,
  tool: 'sol_transfer',
  description: stepId,
  critical: true,
  dependsOn,
});
const queued: FlowEvent = {
  type: 'execution_queued',
  flowId: 'flow-1',
  mode: 'direct',
  agent: 'deterministic',
  wallet,
  atomicMode: 'strict',
  ledger: 'sandbox',
  prompt: 'send 1 SOL',
  slippageBps: 50,
  steps: [step('transfer_1'), step('transfer_2', ['transfer_1'])],
};
const recorded: AttemptRecorded = {
  type: 'attempt_recorded',
  stepIds: ['transfer_1'],
  attempt: 1,
  venue: 'native',
  actions: [{ tool: 'sol_transfer', recipient: wallet, amount: 1n }],
  guards: { maxDebit: [{ mint: SOL.address, raw: 1n }], minCredit: [], programs: [], maxOverhead: 1n },
  simulated: { changes: [], fee: 5000n, rent: 0n, programs: [], authorityChanges: [] },
  signature: 'sig',
  blockhash: 'hash',
  lastValidBlockHeight: 150n,
  size: 200,
};
const ended = (outcome: AttemptEnded['outcome'], attempt = 1): AttemptEnded => ({
  type: 'attempt_ended',
  stepIds: ['transfer_1'],
  attempt,
  outcome,
});

function journal(...events: FlowEvent[]): JournaledEvent[] {
  return events.map((event, index) => ({
    executionId: 'direct-1',
    revision: index + 1,
    at: new Date(Date.UTC(2026, 0, 1, 0, 0, index)).toISOString(),
    event,
  }));
}

describe('foldExecution', () => {
  it('has no state without events', () => {
    expect(foldExecution([])).toBeUndefined();
  });

  it('begins queued, with pending steps', () => {
    const snapshot = foldExecution(journal(queued));
    expect(snapshot).toMatchObject({ status: 'Queued', revision: 1, prompt: 'send 1 SOL' });
    expect(snapshot?.steps.map((s) => s.status)).toEqual(['Pending', 'Pending']);
  });

  it('keeps one entry for an attempt that was recorded, unknown, then landed', () => {
    const snapshot = foldExecution(
      journal(
        queued,
        { type: 'execution_started' },
        { type: 'step_started', stepId: 'transfer_1' },
        recorded,
        ended('unknown'),
        ended('landed'),
      ),
    );
    const [first] = snapshot?.steps ?? [];
    expect(first?.attempts).toHaveLength(1);
    expect(first?.attempts[0]).toMatchObject({
      attempt: 1,
      recorded: { signature: 'sig' },
      ended: { outcome: 'landed' },
    });
  });

  it('lists attempts in order', () => {
    const snapshot = foldExecution(journal(queued, recorded, ended('failed'), ended('failed', 2)));
    expect(snapshot?.steps[0]?.attempts.map(({ attempt }) => attempt)).toEqual([1, 2]);
  });

  it('counts failed and skipped steps as finished work', () => {
    const failure = { code: 'program_error', message: 'no' } as const;
    const events: FlowEvent[] = [queued, { type: 'step_failed', stepId: 'transfer_1', failure }];
    const half = foldExecution(journal(...events));
    expect(half && progressOf(half)).toBe(0.5);
    const whole = foldExecution(
      journal(...events, { type: 'step_skipped', stepId: 'transfer_2', reason: 'r' }),
    );
    expect(whole && progressOf(whole)).toBe(1);
  });

  it('refuses a gap', () => {
    const [first, second] = journal(queued, { type: 'execution_started' });
    if (!first || !second) throw new Error('two events');
    expect(() => foldExecution([first, { ...second, revision: 3 }])).toThrow(RangeError);
  });

  it('refuses to begin with anything but a queued execution', () => {
    expect(() => foldExecution(journal({ type: 'execution_started' }))).toThrow(RangeError);
  });

  it('does not change what it folded before', () => {
    const before = foldExecution(journal(queued));
    const copy = structuredClone(before);
    foldExecution(journal(queued, { type: 'execution_started' }, recorded));
    expect(before).toEqual(copy);
  });

  describe('a delay', () => {
    const decided = (delayMs: number): FlowEvent => ({
      type: 'recovery_decided',
      stepId: 'transfer_1',
      attempt: 1,
      errorClass: 'transient',
      strategy: 'retry',
      delayMs,
      reason: 'retry 1 of 3',
    });
    const stop: FlowEvent = { type: 'stop_requested', reason: 'enough' };
    const begun: FlowEvent[] = [queued, { type: 'execution_started' }, ended('failed')];

    it.each<[string, FlowEvent[], string | undefined]>([
      ['counts from its decision', [decided(1_500)], '2026-01-01T00:00:04.500Z'],
      ['goes on when somebody asks to stop', [decided(1_500), stop], '2026-01-01T00:00:04.500Z'],
      ['of nothing holds nothing back', [decided(0)], undefined],
      ['ends with the next attempt', [decided(1_500), { ...recorded, attempt: 2 }], undefined],
      ['is replaced by the next', [decided(1_500), decided(3_000)], '2026-01-01T00:00:07.000Z'],
    ])('%s', (_name, events, notBefore) => {
      expect(foldExecution(journal(...begun, ...events))?.notBefore).toBe(notBefore);
    });
  });
});
