import { Injectable } from '@nestjs/common';
import { Gauge, Registry } from 'prom-client';
import { ExecutionQueue } from '../../storage';

/** How much work waits and runs, looked up when somebody asks. */
@Injectable()
export class QueueMetrics {
  constructor(registry: Registry, queue: ExecutionQueue) {
    const depth = new Gauge({
      name: 'reev_queue_depth',
      help: 'Executions that wait for a free worker of this process, or run in it.',
      labelNames: ['state'],
      registers: [registry],
      collect: () => {
        const { waiting, running } = queue.depth();
        depth.set({ state: 'waiting' }, waiting);
        depth.set({ state: 'running' }, running);
      },
    });
  }
}
