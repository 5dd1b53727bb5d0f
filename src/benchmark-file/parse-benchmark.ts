import { AppError, FAULT_KINDS, type FieldError, type InjectedFault } from '../domain';
import type { BenchmarkFile, ExpectedEnd, GroundTruth } from './benchmark-file';
import { checkReferences } from './check-references';
import { type Findings, MemberReader } from './member-reader';
import { readAssertion } from './read-assertion';
import { readConduct } from './read-conduct';
import { readExpectations } from './read-expectations';
import { readFlowStep } from './read-flow-step';
import { readInitialAccount } from './read-initial-state';
import { readInstruction, type Nest } from './read-instruction';
import { readYaml } from './read-yaml';

/** A benchmark's id: part of addresses and file names, so it holds no separator. */
export const BENCHMARK_ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/;
/** What a path means otherwise where the id of a benchmark may stand. */
const RESERVED = /^(?:execute-(?:direct|bridge|dynamic|recovery)|dynamic-flow)$/;
/** How many problems of a file are listed. */
const MAX_PROBLEMS = 50;

export interface ParseOptions {
  /** Refuse members that nothing reads; absent: they are warnings of the file. */
  readonly isStrict?: boolean;
}

/**
 * Reads a benchmark file whole. Pure.
 * @param source where the text is from, named in the error
 * @throws {AppError} `invalid_benchmark` with every problem by its field path
 */
export function parseBenchmark(
  text: string,
  source: string,
  { isStrict = false }: ParseOptions = {},
): BenchmarkFile {
  const yaml = readYaml(text);
  if (!yaml.ok)
    throw invalid(
      source,
      yaml.problems.map((message) => ({ field: '', message })),
    );
  const problems: FieldError[] = [];
  const warnings = isStrict ? problems : [];
  const file = readFile(yaml.value, { problems, warnings });
  if (problems.length === 0) checkReferences(file, problems);
  if (problems.length > 0) throw invalid(source, problems);
  return { ...file, warnings };
}

function readFile(value: unknown, findings: Findings): Omit<BenchmarkFile, 'warnings'> {
  const nested: Nest = (item, path) => new MemberReader(item, path, findings);
  const members = nested(value, '');
  const initialState = members.list('initial_state', (item, path) => readInitialAccount(nested(item, path)));
  if (initialState.length === 0) members.note('initial_state', 'must list at least the user wallet');
  const declared = new Set(initialState.map(({ pubkey }) => pubkey));
  const faults = members.list('faults', (item, path) => readFault(nested(item, path)));
  const file = {
    id: readId(members),
    description: members.text('description'),
    tags: members.texts('tags'),
    initialState,
    prompt: members.text('prompt'),
    flow: members.list('flow', (item, path) => readFlowStep(nested(item, path))),
    groundTruth: readGroundTruth(members.inner('ground_truth'), nested, declared),
    flowType: readFlowType(members),
    faults,
    recovers: members.flag('recovery', faults.length > 0),
  };
  if (!members.has('ground_truth')) members.note('ground_truth', 'is missing: a mapping');
  members.end();
  return file;
}

function readId(members: MemberReader): string {
  const id = members.text('id');
  if (id !== '' && !BENCHMARK_ID.test(id))
    members.note('id', 'must be 1 to 100 letters, digits, hyphens and underscores');
  if (RESERVED.test(id)) members.note('id', `must not be ${id}, which is part of a route`);
  return id;
}

function readFlowType(members: MemberReader): BenchmarkFile['flowType'] {
  const type = members.text('flow_type', 'static');
  if (type === 'static' || type === 'dynamic') return type;
  members.note('flow_type', 'must be static or dynamic');
  return 'static';
}

function readGroundTruth(truth: MemberReader, nested: Nest, declared: ReadonlySet<string>): GroundTruth {
  const assertions = truth.list('final_state_assertions', (item, path) =>
    readAssertion(nested(item, path), declared),
  );
  const groundTruth = {
    ...(truth.has('transaction_status') && { expectedEnd: readExpectedEnd(truth) }),
    finalStateAssertions: assertions.filter((assertion) => assertion !== undefined),
    expectedInstructions: truth.list('expected_instructions', (item, path) =>
      readInstruction(nested(item, path), nested),
    ),
    skipInstructionValidation: truth.flag('skip_instruction_validation', false),
    ...(truth.has('min_score') && { minScore: truth.number('min_score', { most: 1 }) }),
    ...readExpectations(truth, nested),
    ...readConduct(truth, nested),
  };
  truth.end();
  return groundTruth;
}

const ENDS: Readonly<Record<string, ExpectedEnd>> = {
  success: 'landed',
  failure: 'failed',
  failed: 'failed',
  refused: 'refused',
};

function readExpectedEnd(truth: MemberReader): ExpectedEnd {
  const end = ENDS[truth.text('transaction_status').toLowerCase()];
  if (end === undefined) truth.note('transaction_status', 'must be Success, Failure or Refused');
  return end ?? 'landed';
}

function readFault(members: MemberReader): InjectedFault {
  const named = members.text('kind');
  const kind = FAULT_KINDS.find((known) => known === named);
  if (kind === undefined) members.note('kind', `must be one of ${FAULT_KINDS.join(', ')}`);
  const fault = {
    stepId: members.text('step'),
    kind: kind ?? FAULT_KINDS[0],
    times: members.has('times') ? members.count('times', 1, 100) : 1,
  };
  members.end();
  return fault;
}

function invalid(source: string, problems: readonly FieldError[]): AppError {
  const [first] = problems;
  const at = first?.field ? `${first.field} ` : '';
  const more = problems.length > 1 ? `; and ${problems.length - 1} more` : '';
  return new AppError('invalid_benchmark', `${source}: ${at}${first?.message ?? 'cannot be read'}${more}.`, {
    errors: problems.slice(0, MAX_PROBLEMS),
    suggestion: 'Correct the fields that are listed; each message says what is taken.',
  });
}
