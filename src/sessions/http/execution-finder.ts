import { Injectable } from '@nestjs/common';
import { AppError, type ExecutionSnapshot } from '../../domain';
import { FlowReader } from '../flow-reader';

/** Finds executions by what clients have in hand. */
@Injectable()
export class ExecutionFinder {
  constructor(private readonly reader: FlowReader) {}

  /** By its own id, or the newest of a flow. */
  async find(id: string): Promise<ExecutionSnapshot | undefined> {
    if (!id.startsWith('flow-')) return this.reader.snapshot(id);
    const [newest] = await this.reader.executionsOf(id);
    return newest === undefined ? undefined : this.reader.snapshot(newest);
  }

  /** @throws {AppError} `execution_not_found` */
  async get(id: string): Promise<ExecutionSnapshot> {
    const execution = await this.find(id);
    if (execution !== undefined) return execution;
    throw new AppError('execution_not_found', `There is no execution ${quote(id)}.`, {
      suggestion: 'Use the execution_id or the flow_id of the answer that accepted the flow.',
    });
  }

  /** @throws {AppError} `not_found` when the execution has no such revision */
  async getAt(id: string, revision: number): Promise<ExecutionSnapshot> {
    const { executionId, revision: newest } = await this.get(id);
    const execution = await this.reader.snapshotAt(executionId, revision);
    if (execution !== undefined) return execution;
    throw new AppError('not_found', `The execution has no revision ${revision}; its newest is ${newest}.`);
  }
}

function quote(id: string): string {
  return `"${id.slice(0, 80)}"`;
}
