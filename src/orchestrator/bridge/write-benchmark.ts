import { Document } from 'yaml';
import { USER_WALLET } from '../../benchmark-file';
import { type Address, DEFINITIONS, type FlowPlan, SOL, SYSTEM_PROGRAM, TOKEN_PROGRAM } from '../../domain';
import type { FlowText } from '../../templates';
import { balanceBounds } from './balance-bounds';
import { tokenAccountName } from './benchmark-names';
import { groundTruth } from './ground-truth';

/** Lamports that keep a token account alive. */
const TOKEN_ACCOUNT_RENT = 2_039_280;

/**
 * A plan as a benchmark file: its steps in the words of the templates, the wallet as it was, and what must be true in the
 * end. Whole: the file alone says what the plan does.
 */
export function writeBenchmark(plan: FlowPlan, text: FlowText): string {
  const document = new Document({
    id: plan.flowId,
    description: `Dynamic flow: ${text.overview}`,
    tags: tagsOf(plan),
    flow_type: 'dynamic',
    initial_state: initialState(plan),
    prompt: plan.prompt,
    flow: flowSteps(plan, text),
    ground_truth: groundTruth(plan),
  });
  document.commentBefore = ` ${text.wallet}`;
  return document.toString({ lineWidth: 0 });
}

function tagsOf({ steps }: FlowPlan): string[] {
  const protocols = steps.flatMap(({ call }) => DEFINITIONS[call.tool].template.protocol ?? []);
  return [...new Set(['dynamic', ...protocols, ...steps.map(({ stepId }) => stepId.replace(/_\d+$/, ''))])];
}

/** The wallet and its accounts of every token that it holds or that the flow touches. */
function initialState(plan: FlowPlan): object[] {
  const { solBalance, tokenBalances } = plan.context;
  const held = new Map<Address, bigint>(tokenBalances.map(({ mint, balance }) => [mint, balance]));
  for (const { mint } of balanceBounds(plan)) if (!held.has(mint)) held.set(mint, 0n);
  held.delete(SOL.address);
  return [
    { pubkey: USER_WALLET, owner: SYSTEM_PROGRAM, lamports: solBalance },
    ...[...held].map(([mint, raw]) => ({
      pubkey: tokenAccountName(mint),
      owner: TOKEN_PROGRAM,
      lamports: TOKEN_ACCOUNT_RENT,
      data: { mint, owner: USER_WALLET, amount: raw.toString() },
    })),
  ];
}

function flowSteps({ steps }: FlowPlan, { prompts }: FlowText): object[] {
  const places = new Map(steps.map(({ stepId }, index) => [stepId, index + 1]));
  return steps.map(({ description, critical, dependsOn, estimatedTimeSeconds }, index) => ({
    step: index + 1,
    description,
    prompt: prompts[index],
    critical,
    timeout: estimatedTimeSeconds,
    depends_on: dependsOn.map((stepId) => `step_${places.get(stepId) ?? 0}_result`),
  }));
}
