import { AppError, canonicalTool } from '../../domain';
import { type BenchmarkFile, parseBenchmark } from '../../benchmark-file';
import { type ReadStep, readStepPrompts } from './read-step-prompts';

/** A step of a file, read. */
export interface BenchmarkStep extends ReadStep {
  readonly prompt: string;
  readonly critical: boolean;
  readonly timeoutSeconds?: number;
}

/** What a benchmark file asks for. */
export interface BenchmarkSteps {
  readonly prompt: string;
  readonly steps: readonly BenchmarkStep[];
}

/**
 * Reads the steps of a benchmark file, checked whole by the loader of all benchmark files: each prompt by the grammar, what
 * it speaks of by `depends_on`, and its tool against the one that `tool_validation` names for it, if it names one, in our
 * spelling or an older one.
 * @param source names the file in messages
 * @throws {AppError} `invalid_benchmark`, `benchmark_unreadable`
 */
export function readBenchmark(yaml: string, source: string): BenchmarkSteps {
  const { prompt, flow, groundTruth } = parseBenchmark(yaml, source);
  const spoken = flow.map((step) => ({ prompt: step.prompt, dependsOn: step.dependsOn }));
  const steps = readStepPrompts(spoken).map((step, index): BenchmarkStep => {
    const { critical = false, timeoutSeconds, prompt: said = '' } = flow[index] ?? {};
    return { ...step, prompt: said, critical, ...(timeoutSeconds !== undefined && { timeoutSeconds }) };
  });
  checkTools(groundTruth, steps);
  return { prompt, steps };
}

function checkTools({ toolValidation }: BenchmarkFile['groundTruth'], steps: readonly BenchmarkStep[]): void {
  for (const { step: place, toolName } of toolValidation) {
    const step = steps[place - 1];
    if (step !== undefined && step.call.tool === canonicalTool(toolName)) continue;
    throw new AppError(
      'benchmark_unreadable',
      `tool_validation names ${toolName} for step ${place}, whose prompt asks for ${step?.call.tool ?? 'nothing'}.`,
    );
  }
}
