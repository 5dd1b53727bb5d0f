import type {
  ExpectedApiCall,
  ExpectedData,
  Expectations,
  ResponseValidation,
  SuccessCriterion,
  ToolValidation,
} from './expectations';
import type { MemberReader } from './member-reader';
import { readWeight } from './read-assertion';
import type { Nest } from './read-instruction';

/** The expectations of a ground truth that are kept without being scored. */
export function readExpectations(truth: MemberReader, nested: Nest): Expectations {
  const each = <T>(name: string, read: (members: MemberReader) => T): T[] =>
    truth.list(name, (item, path) => {
      const members = nested(item, path);
      const value = read(members);
      members.end();
      return value;
    });
  return {
    successCriteria: each('success_criteria', readCriterion),
    expectedApiCalls: each('expected_api_calls', readApiCall),
    responseValidation: each('response_validation', readResponse),
    expectedDataStructure: each('expected_data_structure', readData),
    toolValidation: each('tool_validation', readTool),
  };
}

function readCriterion(members: MemberReader): SuccessCriterion {
  return {
    type: members.text('type'),
    description: members.text('description', '-'),
    required:
      typeof members.raw('required') === 'boolean' ? members.flag('required') : members.number('required'),
    weight: readWeight(members),
  };
}

function readApiCall(members: MemberReader): ExpectedApiCall {
  return {
    service: members.text('service'),
    method: members.text('method'),
    endpointPattern: members.text('endpoint_pattern'),
    expectedParams: members.texts('expected_params'),
    weight: readWeight(members),
    critical: members.flag('critical', false),
  };
}

function readResponse(members: MemberReader): ResponseValidation {
  return {
    field: members.text('field'),
    type: members.text('type'),
    ...readLeast(members),
    weight: readWeight(members),
  };
}

function readData(members: MemberReader): ExpectedData {
  return {
    path: members.text('path'),
    type: members.text('type'),
    ...(members.has('expected_values') && { expectedValues: members.texts('expected_values') }),
    ...(members.has('min_items') && { minItems: members.count('min_items', 0, 1_000) }),
    ...(members.has('required_fields') && { requiredFields: members.texts('required_fields') }),
    ...readLeast(members),
    weight: readWeight(members),
  };
}

function readLeast(members: MemberReader): { minValue?: number } {
  if (!members.has('min_value')) return {};
  return { minValue: members.number('min_value', { least: -Number.MAX_SAFE_INTEGER }) };
}

function readTool(members: MemberReader): ToolValidation {
  return {
    step: members.count('step', 1, 1_000),
    toolName: members.text('tool_name'),
    required: members.flag('required', false),
    expectedParams: members.texts('expected_params'),
    successIndicators: members.texts('success_indicators'),
    weight: readWeight(members),
    critical: members.flag('critical', false),
  };
}
