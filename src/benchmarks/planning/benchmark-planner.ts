import { Injectable } from '@nestjs/common';
import type { Agent, AgentTask } from '../../agent';
import { AppError, type Address, type AtomicMode, type Failure, type FlowPlan } from '../../domain';
import { type BenchmarkFile, type FlowPromptStep, USER_WALLET } from '../../benchmark-file';
import { StartDesk, type PlanCommand } from '../../orchestrator';
import { type AccountAddresses, knownAccounts, resolveName } from './account-addresses';
import { type MergedPlan, PlanMerger, type PlannedPart } from './plan-merger';

/** A plan for a file, and what of it could not be planned. */
export interface BenchmarkPlan extends MergedPlan {
  readonly plan: FlowPlan;
}

/** What an agent says is planned as it says it: no model has a second say. */
const GRAMMAR = 'grammar';

export interface PlanningOrder {
  readonly addresses: AccountAddresses;
  readonly agent: Agent;
  readonly seed: number;
}

/** Has an agent read each prompt of a file, and plans what it says. */
@Injectable()
export class BenchmarkPlanner {
  constructor(private readonly starts: StartDesk) {}

  /** A prompt that cannot be planned becomes a failed step; it is never an error. */
  async plan(file: BenchmarkFile, { addresses, agent, seed }: PlanningOrder): Promise<BenchmarkPlan> {
    const wallet = resolveName(USER_WALLET, addresses);
    const isOfFlow = file.flow.length > 0;
    const atomicMode = isOfFlow ? 'conditional' : 'strict';
    const accounts = knownAccounts(file, addresses);
    const merger = new PlanMerger();
    const parts: PlannedPart[] = [];
    for (const step of isOfFlow ? file.flow : [onlyStepOf(file)]) {
      const wordings = await wordingsOf(agent, { prompt: step.prompt, wallet, accounts, seed });
      const made = merger.madeBy(step.dependsOn);
      const part = { step, isOfFlow, outcome: await this.firstPlan(wordings, { wallet, atomicMode, made }) };
      merger.add(part);
      parts.push(part);
    }
    const frame = await this.frame(wallet, atomicMode, parts);
    const merged = merger.merged();
    return {
      ...merged,
      plan: { ...frame, prompt: file.prompt, steps: merged.steps, assumptions: merged.assumptions },
    };
  }

  private async firstPlan(
    wordings: readonly string[],
    command: Omit<PlanCommand, 'prompt'>,
  ): Promise<PlannedPart['outcome']> {
    let first: Failure | undefined;
    for (const prompt of wordings) {
      try {
        return { ok: true, plan: await this.starts.plan({ ...command, prompt, planner: GRAMMAR }) };
      } catch (error) {
        if (!(error instanceof AppError) || !error.isForCaller) throw error;
        first ??= { code: 'prompt_refused', message: `${error.code}: ${error.message}` };
      }
    }
    return { ok: false, failure: first ?? { code: 'prompt_refused', message: 'The agent said nothing.' } };
  }

  /** Everything of a plan but its steps and what they assume. */
  private async frame(
    wallet: Address,
    atomicMode: AtomicMode,
    parts: readonly PlannedPart[],
  ): Promise<FlowPlan> {
    const plans = parts.flatMap(({ outcome }) => (outcome.ok ? [outcome.plan] : []));
    const [first] = plans;
    if (first !== undefined) return { ...first, warnings: plans.flatMap(({ warnings }) => warnings) };
    const bare = await this.starts.plan({
      prompt: 'show my balances',
      planner: GRAMMAR,
      wallet,
      atomicMode,
    });
    return { ...bare, steps: [], assumptions: [], warnings: [] };
  }
}

function onlyStepOf({ prompt }: BenchmarkFile): FlowPromptStep {
  return { step: 1, description: prompt, prompt, critical: true, dependsOn: [] };
}

/** An answer that cannot be used is the agent's failure; a model that cannot be reached is nobody's. */
async function wordingsOf(agent: Agent, task: AgentTask): Promise<readonly string[]> {
  try {
    return await agent.wordings(task);
  } catch (error) {
    if (error instanceof AppError && error.code === 'model_answer_unusable') return [];
    throw error;
  }
}
