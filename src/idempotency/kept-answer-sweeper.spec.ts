import { FakeClock } from '../common/clock/clock.fake';
import { type Store, openStore } from '../storage';
import { KEPT_MS, KeptAnswers } from './kept-answers';
import { KeptAnswerSweeper } from './kept-answer-sweeper';

describe('KeptAnswerSweeper', () => {
  let store: Store;
  beforeEach(async () => {
    store = await openStore({ dataDir: ':memory:' });
  });
  afterEach(() => store.database.close());

  const rows = () => store.database.read((db) => db.selectFrom('idempotency_keys').select('id').execute());
  /** Until what was set off has come to its next sleep. */
  const asleep = async (clock: FakeClock) => {
    while (clock.sleeping === 0) await new Promise((resolve) => setImmediate(resolve));
  };

  it('forgets what expired while the service was down and while it is up, and ends with it', async () => {
    const clock = new FakeClock();
    const answers = new KeptAnswers(store.database, store.unitOfWork, clock);
    const keep = (id: string) =>
      store.unitOfWork.run((trx) =>
        answers.keep(trx, { id, fingerprint: 'f', answer: { status: 202, headers: {}, body: {} } }),
      );
    await keep('early');
    clock.advance(KEPT_MS);
    await keep('late');
    const sweeper = new KeptAnswerSweeper(answers, clock);
    sweeper.onApplicationBootstrap();
    await asleep(clock);
    expect(await rows()).toEqual([{ id: 'late' }]);
    clock.advance(KEPT_MS);
    await asleep(clock);
    expect(await rows()).toEqual([]);
    await sweeper.beforeApplicationShutdown();
    expect(clock.sleeping).toBe(0);
  });
});
