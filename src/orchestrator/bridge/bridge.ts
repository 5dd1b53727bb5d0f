import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { AppError, type FlowPlan, type FlowStep } from '../../domain';
import { ProtocolRegistry } from '../../protocols';
import { buildPlan, programsOf } from '../../planning';
import { FlowWriter } from '../../templates';
import { type BenchmarkSteps, readBenchmark } from './read-benchmark';
import { writeBenchmark } from './write-benchmark';

/** A plan as it came back out of a benchmark file. */
export interface BridgedPlan {
  readonly plan: FlowPlan;
  /** The file. */
  readonly yaml: string;
}

/**
 * Takes plans through benchmark files: writes the file, reads it as any benchmark file is read, and makes the plan anew of
 * what it says. What runs is what the file says, or nothing.
 */
@Injectable()
export class Bridge {
  constructor(
    private readonly writer: FlowWriter,
    private readonly protocols: ProtocolRegistry,
  ) {}

  /**
   * @throws {AppError} `bridge_mismatch` when the file says something else than the plan, naming the step;
   *   `benchmark_unreadable` when one of its steps says nothing that can be run
   */
  cross(plan: FlowPlan): BridgedPlan {
    const yaml = writeBenchmark(plan, this.writer.write(plan));
    const read = readBenchmark(yaml, `${plan.flowId}.yml`);
    const bridged = this.rebuild(plan, read);
    refuseDifference(plan, bridged, read);
    return { plan: bridged, yaml };
  }

  private rebuild(plan: FlowPlan, { prompt, steps }: BenchmarkSteps): FlowPlan {
    const rebuilt = buildPlan({
      ...plan,
      prompt,
      steps,
      programsOf: (call) => programsOf(this.protocols, call),
    });
    const withFacts = rebuilt.steps.map((step, index): FlowStep => ({
      ...step,
      critical: steps[index]?.critical ?? step.critical,
      estimatedTimeSeconds: steps[index]?.timeoutSeconds ?? step.estimatedTimeSeconds,
      recovery: [],
    }));
    return { ...rebuilt, steps: withFacts };
  }
}

function refuseDifference(planned: FlowPlan, bridged: FlowPlan, read: BenchmarkSteps): void {
  if (bridged.prompt !== planned.prompt)
    throw new AppError('bridge_mismatch', 'The benchmark file gives another prompt.');
  const length = Math.max(planned.steps.length, bridged.steps.length);
  for (let index = 0; index < length; index += 1) {
    const [before, after] = [planned.steps[index], bridged.steps[index]];
    if (isDeepStrictEqual(essence(before), essence(after))) continue;
    const said = read.steps[index]?.prompt ?? '';
    throw new AppError(
      'bridge_mismatch',
      `Step ${index + 1} of the benchmark file, "${said}", is not what was planned: ${before?.description ?? 'nothing'}.`,
      { suggestion: 'Run the prompt in direct mode, or say this step in another way.' },
    );
  }
}

/** What of a step decides which money moves, and what its failure means. */
function essence(step: FlowStep | undefined): object | undefined {
  if (step === undefined) return undefined;
  const { stepId, call, dependsOn, critical, guards } = step;
  return { stepId, call, dependsOn, critical, guards };
}
