import { AsyncLocalStorage } from 'node:async_hooks';
import type { MetFault } from '../../../domain';

/** Which fault the work under way is to meet. The ledger has it; whoever recovers does not know of it. */
export class FaultScope {
  private readonly scope = new AsyncLocalStorage<MetFault>();

  /** Runs `work`; while it runs, and for it alone, the ledger has the fault. */
  during<T>(fault: MetFault | undefined, work: () => Promise<T>): Promise<T> {
    return fault === undefined ? work() : this.scope.run(fault, work);
  }

  get current(): MetFault | undefined {
    return this.scope.getStore();
  }
}
