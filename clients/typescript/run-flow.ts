import { type ExecutionStatus, followExecution, hasEnded } from './follow-execution';
import { type PersistOptions, persist, unlessAborted } from './persist';
import { type FlowRequest, isRunAsKept, postFlow, postKept } from './post-flow';
import { type FlowAnswer, type FlowQuestion, QuestionDesk } from './question-desk';
import type { ReevClient, ReevSchema } from './reev-client';
import { ReevProblem, ReevUnreachable } from './reev-problem';

/** What a flow would do, each step quoted and simulated. */
export type FlowPlan = ReevSchema<'FlowPlanDto'>;

export interface RunFlowOptions extends PersistOptions {
  /** Sees the plan before anything moves; `false` declines it. Without this callback nothing is planned beforehand. */
  readonly onPlan?: (plan: FlowPlan) => boolean | Promise<boolean>;
  /** Sees every status. */
  readonly onStatus?: (status: ExecutionStatus) => void;
  /** Answers a question; `undefined` leaves it open, for somebody else. */
  readonly onQuestion?: (
    question: FlowQuestion,
    status: ExecutionStatus,
  ) => FlowAnswer | undefined | Promise<FlowAnswer | undefined>;
  /**
   * The same key gets the same execution, also from another process; default: a new one. With `onPlan`, another plan under
   * the same key is refused (`idempotency_key_reused`).
   */
  readonly idempotencyKey?: string;
}

/** `onPlan` declined the plan: nothing ran, and nothing moved. */
export class FlowDeclined extends Error {
  override readonly name = 'FlowDeclined';

  constructor(readonly plan: FlowPlan) {
    super('The plan was declined.');
  }
}

/**
 * Runs a flow: plans it, executes it once however often the connection is lost, follows it, and answers its questions.
 * Aborting the signal stops the execution and rejects with the signal's reason; what was sent before that stays.
 * @returns the status at the end or, without `onQuestion`, when the flow waits for a person
 * @throws {FlowDeclined} when `onPlan` declines
 * @throws {ReevProblem} when the service refuses
 * @throws {ReevUnreachable} when it stays away
 * @example
 * const { status } = await runFlow(reev, { prompt: 'swap 1 SOL to USDC', wallet: 'new' });
 */
export async function runFlow(
  client: ReevClient,
  request: FlowRequest,
  options: RunFlowOptions = {},
): Promise<ExecutionStatus> {
  const plan = await agreedPlan(client, request, options);
  options.signal?.throwIfAborted();
  const executionId = await execute(client, request, plan, options);
  try {
    return await watch(client, executionId, options);
  } catch (error) {
    if (options.signal?.aborted === true) await stop(client, executionId, options);
    throw error;
  }
}

/** The plan that the caller agreed to, kept so that it can be run as it was shown. */
async function agreedPlan(
  client: ReevClient,
  request: FlowRequest,
  { onPlan, ...options }: RunFlowOptions,
): Promise<FlowPlan | undefined> {
  if (onPlan === undefined) return undefined;
  const { prompt, wallet, atomic_mode, slippage_bps, planner, allow_off_curve_recipient } = request;
  const body = {
    prompt,
    wallet,
    keep: isRunAsKept(request),
    ...(atomic_mode !== undefined && { atomic_mode }),
    ...(slippage_bps !== undefined && { slippage_bps }),
    ...(planner !== undefined && { planner }),
    ...(allow_off_curve_recipient !== undefined && { allow_off_curve_recipient }),
  };
  const { signal } = options;
  const { data } = await persist(
    () => client.POST('/api/v1/flows/plan', { body, ...(signal !== undefined && { signal }) }),
    options,
  );
  if (data === undefined) throw new ReevUnreachable('The service answered without a plan.');
  if (!(await unlessAborted(Promise.resolve(onPlan(data)), signal))) throw new FlowDeclined(data);
  return data;
}

/** Has the service accept the flow. Not given up halfway: what was accepted must be known to be stopped. */
async function execute(
  client: ReevClient,
  request: FlowRequest,
  plan: FlowPlan | undefined,
  options: RunFlowOptions,
): Promise<string> {
  const { idempotencyKey = crypto.randomUUID(), patienceMs, sleep } = options;
  const header = { 'Idempotency-Key': idempotencyKey };
  const call = () =>
    plan !== undefined && isRunAsKept(request)
      ? postKept(client, request, plan, header)
      : postFlow(client, { ...request, wallet: plan?.wallet ?? request.wallet }, header);
  const { data } = await persist(call, { patienceMs, sleep });
  if (data === undefined) throw new ReevUnreachable('The service answered without an execution.');
  return data.execution_id;
}

async function watch(
  client: ReevClient,
  executionId: string,
  { onStatus, onQuestion, ...options }: RunFlowOptions,
): Promise<ExecutionStatus> {
  const desk = onQuestion && new QuestionDesk(client, onQuestion, options);
  for await (const status of followExecution(client, executionId, options)) {
    onStatus?.(status);
    if (hasEnded(status)) return status;
    if (status.status !== 'AwaitingUser') continue;
    if (desk === undefined) return status;
    await desk.answer(status);
  }
  throw new ReevUnreachable(`Execution ${executionId} was lost sight of.`);
}

/** Stops the execution, unless it has ended meanwhile. */
async function stop(
  client: ReevClient,
  executionId: string,
  { patienceMs, sleep }: RunFlowOptions,
): Promise<void> {
  const params = { path: { execution_id: executionId } };
  try {
    await persist(() => client.POST('/api/v1/executions/{execution_id}/stop', { params }), {
      patienceMs,
      sleep,
    });
  } catch (error) {
    if (!(error instanceof ReevProblem && error.code === 'execution_finished')) throw error;
  }
}
