import { Injectable } from '@nestjs/common';
import { AppError, type ExecutionSnapshot, type Reach, isWithin } from '../../domain';
import { FlowReader } from '../../journal';

/** Finds executions by what clients have in hand. What is out of a caller's reach is not there for it. */
@Injectable()
export class ExecutionFinder {
  constructor(private readonly reader: FlowReader) {}

  /** By its own id, where its state is in memory; `undefined`: {@link find} it. */
  findRecent(reach: Reach, id: string): ExecutionSnapshot | undefined {
    const recent = this.reader.recent(id);
    return recent !== undefined && isWithin(reach, recent) ? recent : undefined;
  }

  /** By its own id, or the newest of a flow or of a benchmark; with `agent`: the newest run of a benchmark by it. */
  async find(reach: Reach, id: string, agent?: string): Promise<ExecutionSnapshot | undefined> {
    const named = id.startsWith('flow-') ? undefined : await this.reader.snapshot(id);
    if (named !== undefined) return isWithin(reach, named) ? named : undefined;
    const newest = await this.newestOf(reach, id, agent);
    return newest === undefined ? undefined : this.reader.snapshot(newest);
  }

  /** What begins like a flow's id may be a benchmark's. */
  private async newestOf(reach: Reach, id: string, agent?: string): Promise<string | undefined> {
    const [execution] = id.startsWith('flow-') ? await this.reader.executionsOf(reach, id) : [];
    if (execution !== undefined) return execution;
    const [run] = await this.reader.runsOf(reach, id, 1, agent);
    return run;
  }

  /** @throws {AppError} `execution_not_found` */
  async get(reach: Reach, id: string, agent?: string): Promise<ExecutionSnapshot> {
    const execution = await this.find(reach, id, agent);
    if (execution !== undefined) return execution;
    throw new AppError('execution_not_found', `There is no execution ${quote(id)}.`, {
      suggestion: 'Use the execution_id or the flow_id of the answer that accepted the flow.',
    });
  }

  /** @throws {AppError} `not_found` when the execution has no such revision */
  async getAt(reach: Reach, id: string, revision: number): Promise<ExecutionSnapshot> {
    const { executionId, revision: newest } = await this.get(reach, id);
    const execution = await this.reader.snapshotAt(executionId, revision);
    if (execution !== undefined) return execution;
    throw new AppError('not_found', `The execution has no revision ${revision}; its newest is ${newest}.`);
  }
}

function quote(id: string): string {
  return `"${id.slice(0, 80)}"`;
}
