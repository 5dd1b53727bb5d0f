import { parse } from 'yaml';
import { AppError, canonicalTool } from '../../domain';
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

const DEPENDENCY = /^step_([1-9]\d*)_result$/;

/**
 * Reads the steps of a benchmark file: each prompt by the grammar, what it speaks of by `depends_on`, and its tool against
 * the one that `tool_validation` names for it, if it names one, in our spelling or an older one.
 * @param source names the file in messages
 * @throws {AppError} `benchmark_unreadable`
 */
export function readBenchmark(yaml: string, source: string): BenchmarkSteps {
  const file = membersOf(parsed(yaml, source));
  const flow = listOf(file['flow']).map(membersOf);
  const spoken = flow.map((step, index) => ({
    prompt: textOf(step['prompt'], index + 1),
    dependsOn: listOf(step['depends_on']).map((name) => placeOf(name, index + 1)),
  }));
  const steps = readStepPrompts(spoken).map((step, index): BenchmarkStep => {
    const { critical, timeout } = flow[index] ?? {};
    return {
      ...step,
      prompt: spoken[index]?.prompt ?? '',
      critical: critical === true,
      ...(typeof timeout === 'number' && { timeoutSeconds: timeout }),
    };
  });
  checkTools(listOf(membersOf(file['ground_truth'])['tool_validation']), steps);
  return { prompt: textOf(file['prompt'], 0), steps };
}

function parsed(yaml: string, source: string): unknown {
  try {
    return parse(yaml);
  } catch (cause) {
    throw new AppError('benchmark_unreadable', `${source} is not YAML.`, { cause });
  }
}

function checkTools(named: readonly unknown[], steps: readonly BenchmarkStep[]): void {
  for (const entry of named) {
    const { step: place, tool_name: name } = membersOf(entry);
    const step = typeof place === 'number' ? steps[place - 1] : undefined;
    const tool = typeof name === 'string' ? canonicalTool(name) : undefined;
    if (step !== undefined && step.call.tool === tool) continue;
    throw new AppError(
      'benchmark_unreadable',
      `tool_validation names ${String(name)} for step ${String(place)}, whose prompt asks for ${step?.call.tool ?? 'nothing'}.`,
    );
  }
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: unknown, place: number): string {
  if (typeof value === 'string') return value;
  throw new AppError('benchmark_unreadable', `${place === 0 ? 'The file' : `Step ${place}`} has no prompt.`);
}

function placeOf(name: unknown, place: number): number {
  const [, digits] = (typeof name === 'string' && DEPENDENCY.exec(name)) || [];
  if (digits !== undefined) return Number(digits);
  throw new AppError(
    'benchmark_unreadable',
    `Step ${place} depends on ${String(name)}, which names no step.`,
  );
}
