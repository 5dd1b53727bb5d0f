import type { ReevClient, ReevSchema } from './reev-client';

/** What is to be run, and in which mode; without one directly. */
export type FlowRequest =
  | (ReevSchema<'ExecuteFlowDto'> & { readonly mode?: 'direct' | 'bridge' })
  | (ReevSchema<'ExecuteRecoveryDto'> & { readonly mode: 'recovery' });

interface Header {
  readonly 'Idempotency-Key': string;
}

/** Members of a request that a kept plan is run with; what else is set needs the prompt. */
const OF_KEPT_PLANS = new Set([
  'mode',
  'prompt',
  'wallet',
  'atomic_mode',
  'planner',
  'allow_off_curve_recipient',
  'slippage_bps',
  'accept_assumptions',
  'recovery_config',
]);

/** Can its plan be kept, and run as it was shown? Otherwise the prompt is read again, for the wallet of the plan. */
export function isRunAsKept(request: FlowRequest): boolean {
  return request.mode !== 'bridge' && Object.keys(request).every((member) => OF_KEPT_PLANS.has(member));
}

/** Runs a plan that was kept. */
export function postKept(
  client: ReevClient,
  request: FlowRequest,
  { flow_id }: ReevSchema<'FlowPlanDto'>,
  header: Header,
) {
  const { accept_assumptions, slippage_bps } = request;
  const body = {
    ...(accept_assumptions !== undefined && { accept_assumptions }),
    ...(slippage_bps !== undefined && { slippage_bps }),
    ...(request.mode === 'recovery' && { recovery_config: request.recovery_config ?? {} }),
  };
  return client.POST('/api/v1/flows/{flow_id}/execute', { body, params: { path: { flow_id }, header } });
}

/** Plans a prompt and runs the plan in the mode of the request. */
export function postFlow(client: ReevClient, request: FlowRequest, header: Header) {
  const params = { header };
  if (request.mode === 'recovery') {
    const { mode: _mode, ...body } = request;
    return client.POST('/api/v1/benchmarks/execute-recovery', { body, params });
  }
  const { mode, ...body } = request;
  if (mode === 'bridge') return client.POST('/api/v1/benchmarks/execute-bridge', { body, params });
  return client.POST('/api/v1/benchmarks/execute-direct', { body, params });
}
