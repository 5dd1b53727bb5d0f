import type { ServiceCall, ServiceRequest } from './service-call';
import {
  ANSWER_QUESTION,
  EXECUTE_FLOW,
  EXECUTION_ID,
  GET_EXECUTION,
  PLAN_FLOW,
  WALLET,
  closed,
} from './tool-schemas';

type Arguments = Readonly<Record<string, unknown>>;

/** A tool of the Model Context Protocol: one request to the interface of the service, so that it has its keys, limits and policy. */
export interface ServiceTool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly annotations: Readonly<Record<string, boolean>>;
  readonly input: ReturnType<typeof closed>;
  readonly request: (args: Arguments) => ServiceRequest;
}

const READS = { readOnlyHint: true, openWorldHint: false };

/** The six tools. Nothing moves money but execute_flow, and that only what was planned before. */
export const TOOLS: readonly ServiceTool[] = [
  {
    name: 'plan_flow',
    title: 'Plan a flow',
    description:
      'Reads a sentence as a plan for a wallet, simulates every step and keeps the plan. Moves nothing. Show the plan to the person before you run it with execute_flow.',
    annotations: READS,
    input: PLAN_FLOW,
    request: (args) => ({ method: 'POST', path: '/api/v1/flows/plan', body: { ...args, keep: true } }),
  },
  {
    name: 'execute_flow',
    title: 'Run a planned flow',
    description:
      'Runs a plan of plan_flow by its flow_id, with recovery, and answers at once with the execution_id. Follow it with get_execution.',
    annotations: { readOnlyHint: false, destructiveHint: true, idempotentHint: true, openWorldHint: false },
    input: EXECUTE_FLOW,
    request: ({ flow_id, idempotency_key, ...options }) => ({
      method: 'POST',
      path: `/api/v1/flows/${segment(flow_id)}/execute`,
      headers: { 'idempotency-key': quoted(idempotency_key ?? `mcp ${textOf(flow_id)}`) },
      body: { ...options, recovery_config: { enable_user_fulfillment: true } },
    }),
  },
  {
    name: 'get_execution',
    title: 'Look at an execution',
    description: 'The status of an execution: its steps, signatures, failures and open questions.',
    annotations: READS,
    input: GET_EXECUTION,
    request: ({ execution_id, wait_seconds = 0 }) => ({
      method: 'GET',
      path: `/api/v1/executions/${segment(execution_id)}`,
      headers: Number(wait_seconds) > 0 ? { prefer: `wait=${Number(wait_seconds)}` } : {},
    }),
  },
  {
    name: 'answer_question',
    title: 'Answer a question',
    description: 'Answers an open question of an execution that waits for a person. Ask the person first.',
    annotations: { readOnlyHint: false, destructiveHint: true, idempotentHint: true, openWorldHint: false },
    input: ANSWER_QUESTION,
    request: ({ execution_id, ...answer }) => ({
      method: 'POST',
      path: `/api/v1/executions/${segment(execution_id)}/answers`,
      body: answer,
    }),
  },
  {
    name: 'stop_execution',
    title: 'Stop an execution',
    description:
      'Stops an execution: nothing is sent any more; what was sent before is looked up to its end.',
    annotations: { readOnlyHint: false, destructiveHint: true, idempotentHint: true, openWorldHint: false },
    input: closed({ execution_id: EXECUTION_ID }, ['execution_id']),
    request: ({ execution_id }) => ({
      method: 'POST',
      path: `/api/v1/executions/${segment(execution_id)}/stop`,
    }),
  },
  {
    name: 'get_wallet',
    title: 'Look at a wallet',
    description: 'What a wallet holds, in raw units as decimal strings.',
    annotations: READS,
    input: closed({ wallet: WALLET }, ['wallet']),
    request: ({ wallet }) => ({ method: 'GET', path: `/api/v1/sandbox/wallets/${segment(wallet)}` }),
  },
];

/** What a tool answers: the body of the service, or its problem as `error`. */
export async function callTool(tool: ServiceTool, args: Arguments, call: ServiceCall) {
  const { status, body } = await call(tool.request(args));
  const answer = JSON.parse(body === '' ? '{}' : body) as Record<string, unknown>;
  const isError = status >= 400;
  const structuredContent = isError ? { error: answer } : answer;
  return {
    content: [{ type: 'text' as const, text: JSON.stringify(structuredContent) }],
    structuredContent,
    ...(isError && { isError }),
  };
}

function segment(value: unknown): string {
  return encodeURIComponent(textOf(value));
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** A string of a structured field (RFC 9651 §3.3.3). */
function quoted(value: unknown): string {
  return `"${textOf(value)
    .replace(/[^\x20-\x7e]/g, '?')
    .replace(/["\\]/g, '\\$&')}"`;
}
