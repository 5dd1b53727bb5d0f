import { FakeClock } from '../../src/common/clock/clock.fake';
import { FlowBenchmarks } from '../../src/orchestrator/bridge';
import { planOf } from '../../src/orchestrator/execution/test-plan.fake';
import { type StoredJournal, openJournal } from '../support/stored-journal';
import { type OpenedStore, STORES } from './stores';

const YAML = 'id: x\nprompt: "swap 1 SOL to USDC ✓"\n';
const plan = planOf([{ stepId: 'transfer_1' }]);

describe.each(STORES)('FlowBenchmarks on %s', (_name, open) => {
  let opened: OpenedStore;
  let benchmarks: FlowBenchmarks;
  let journal: StoredJournal['journal'];

  beforeEach(async () => {
    opened = await open();
    const clock = new FakeClock();
    benchmarks = new FlowBenchmarks(opened.store.database, clock);
    ({ journal } = openJournal(opened.store, clock));
  });
  afterEach(() => opened.dispose());

  const keep = (andThen: () => void) =>
    opened.store.unitOfWork.run(async (trx) => {
      await journal.saveFlow(trx, plan);
      await benchmarks.save(trx, plan.flowId, YAML);
      andThen();
    });

  it('keeps the file as it was written', async () => {
    await keep(() => undefined);
    expect(await benchmarks.find(plan.flowId)).toBe(YAML);
    expect(await benchmarks.find('flow-other')).toBeUndefined();
  });

  it('keeps it with its flow or not at all', async () => {
    const failing = keep(() => {
      throw new Error('the queue is full');
    });
    await expect(failing).rejects.toThrow('the queue is full');
    expect(await benchmarks.find(plan.flowId)).toBeUndefined();
  });

  it('never writes it a second time, and never without a flow', async () => {
    await keep(() => undefined);
    const again = opened.store.unitOfWork.run((trx) => benchmarks.save(trx, plan.flowId, 'other'));
    await expect(again).rejects.toThrow();
    const orphan = opened.store.unitOfWork.run((trx) => benchmarks.save(trx, 'flow-other', YAML));
    await expect(orphan).rejects.toThrow();
    expect(await benchmarks.find(plan.flowId)).toBe(YAML);
  });
});
