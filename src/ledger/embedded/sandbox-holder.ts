import { randomUUID } from 'node:crypto';
import type { Transaction, UnitOfWork } from '../../storage';
import type { SandboxState } from './sandbox-state';

const NAME = 'holder';

/**
 * The sandbox lives in one process, whichever opened it last. In a store that processes share, a process whose sandbox
 * was taken over must not write any more: its memory is no longer the truth.
 */
export class SandboxHolder {
  private readonly token = randomUUID();

  constructor(private readonly state: SandboxState) {}

  /** Takes the sandbox over, once the write that may be under way is done. */
  async takeOver(unitOfWork: UnitOfWork): Promise<void> {
    await unitOfWork.run((trx) => this.state.set(trx, NAME, this.token));
  }

  /**
   * Keeps the sandbox from being taken over until the end of this database transaction.
   * @throws {Error} when it was taken over already
   */
  async assertHeld({ db }: Transaction): Promise<void> {
    const held = await db
      .updateTable('sandbox_state')
      .set({ value: this.token })
      .where('name', '=', NAME)
      .where('value', '=', this.token)
      .executeTakeFirst();
    if (held.numUpdatedRows > 0n) return;
    throw new Error('Another process has taken the sandbox over; only one can serve it.');
  }
}
