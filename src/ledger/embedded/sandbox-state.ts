import { type Database, type Transaction, type UnitOfWork } from '../../storage';

/** Facts of the sandbox that outlive the process, by name. */
export class SandboxState {
  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async get(name: string): Promise<string | undefined> {
    const row = await this.database.read((db) =>
      db.selectFrom('sandbox_state').select('value').where('name', '=', name).executeTakeFirst(),
    );
    return row?.value;
  }

  /** What is kept under the name; at first, and for good, what `make` makes. */
  async getOrSet(name: string, make: () => string): Promise<string> {
    const known = await this.get(name);
    if (known !== undefined) return known;
    const value = make();
    await this.unitOfWork.run((trx) => this.set(trx, name, value));
    return value;
  }

  async set(trx: Transaction, name: string, value: string): Promise<void> {
    await trx.db
      .insertInto('sandbox_state')
      .values({ name, value })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
      .execute();
  }

  /** Forgets all whose name begins so. */
  async forget({ db }: Transaction, prefix: string): Promise<void> {
    await db.deleteFrom('sandbox_state').where('name', 'like', `${prefix}%`).execute();
  }
}
