import { canonicalTool } from '../domain';
import type {
  ConductExpectations,
  ExpectedToolCall,
  FlowComplexity,
  RecoveryExpectation,
} from './conduct-expectations';
import type { MemberReader } from './member-reader';
import { readWeight } from './read-assertion';
import type { Nest } from './read-instruction';

/** The expectations of a ground truth about tools, steps and recoveries. */
export function readConduct(truth: MemberReader, nested: Nest): ConductExpectations {
  const each = <T>(name: string, read: (members: MemberReader) => T): T[] =>
    truth.list(name, (item, path) => {
      const members = nested(item, path);
      const value = read(members);
      // For people: they say what the type means.
      members.text('description', '-');
      members.end();
      return value;
    });
  return {
    expectedToolCalls: each('expected_tool_calls', readToolCall),
    flowComplexity: each('expected_flow_complexity', readComplexity),
    recoveryExpectations: each('recovery_expectations', readRecovery),
  };
}

function readToolCall(members: MemberReader): ExpectedToolCall {
  const toolName = members.text('tool_name');
  const tool = canonicalTool(toolName);
  // Names of arguments in the original's spelling; the arguments of ours are typed and never missing.
  members.texts('expected_params');
  return {
    toolName,
    ...(tool !== undefined && { tool }),
    weight: readWeight(members),
    critical: members.flag('critical', false),
  };
}

function readComplexity(members: MemberReader): FlowComplexity {
  members.flag('required', true);
  return {
    type: members.text('type'),
    ...(members.has('min_steps') && { minSteps: members.count('min_steps', 0, 1_000) }),
    ...(members.has('max_timeout_per_step') && {
      maxSecondsPerStep: members.number('max_timeout_per_step', { most: 86_400 }),
    }),
    weight: readWeight(members),
  };
}

function readRecovery(members: MemberReader): RecoveryExpectation {
  members.flag('required', true);
  return { type: members.text('type'), weight: readWeight(members) };
}
