import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FakeClock } from '../../src/common/clock/clock.fake';
import { FLOW_EVENT_TYPES } from '../../src/domain';
import { readEvent } from '../../src/journal/events/read-event';
import { encodeJson } from '../../src/storage';
import { initial } from '../../src/storage/migrations/0001-initial';
import { eventVersion } from '../../src/storage/migrations/0110-event-version';
import { openSqlite } from '../../src/storage/sqlite/open-sqlite';
import { openJournal } from '../support/stored-journal';
import { STORES } from './stores';

/** One execution: its rows as a build wrote them, and the state that the same build folded from them. */
interface WrittenExecution {
  readonly events: readonly {
    readonly execution_id: string;
    readonly revision: number;
    readonly type: string;
    readonly at: string;
    readonly data: string;
  }[];
  readonly state: object;
}

/** Written by the build that wrote events of this version last. */
const WRITTEN: Readonly<Record<number, readonly WrittenExecution[]>> = {
  1: executionsOf('journal-version-1'),
};

function executionsOf(name: string): WrittenExecution[] {
  const text = readFileSync(join(__dirname, `../fixtures/${name}.jsonl`), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as WrittenExecution);
}

describe.each(Object.entries(WRITTEN))('a journal of version %s', (version, executions) => {
  const rows = executions.flatMap(({ events }) =>
    events.map((row) => ({ ...row, version: Number(version) })),
  );

  it('has every type of event', () => {
    expect(new Set(rows.map(({ type }) => type))).toEqual(new Set(FLOW_EVENT_TYPES));
  });

  it('is checked member by member', () => {
    for (const row of rows) {
      const { type, ...members } = JSON.parse(row.data) as { type: string };
      for (const name of Object.keys(members)) {
        const data = JSON.stringify({ type, ...members, [name]: null });
        expect(() => readEvent({ ...row, data })).toThrow(`${name} of ${type}`);
      }
    }
  });

  it.each(STORES)('folds on %s to the states that its own build had', async (_name, open) => {
    const { store, dispose } = await open();
    await store.unitOfWork.run(async ({ db }) => {
      for (const row of rows) await db.insertInto('events').values(row).execute();
    });
    const { reader } = openJournal(store, new FakeClock());
    for (const { events, state } of executions) {
      const read = await reader.snapshot(events[0]?.execution_id ?? '');
      expect(JSON.parse(encodeJson(read))).toMatchObject(state);
    }
    await dispose();
  });
});

it('takes rows from before versions were kept for the first version', async () => {
  const { kysely } = openSqlite(':memory:');
  await initial.up(kysely);
  const rows = (WRITTEN[1] ?? []).flatMap(({ events }) => events);
  for (const row of rows) await kysely.insertInto('events').values(row).execute();
  await eventVersion.up(kysely);
  const kept = await kysely.selectFrom('events').selectAll().execute();
  expect(kept.map(({ version }) => version)).toEqual(rows.map(() => 1));
  await kysely.destroy();
});
