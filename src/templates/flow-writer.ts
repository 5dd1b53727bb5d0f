import { Injectable } from '@nestjs/common';
import {
  type Address,
  DEFINITIONS,
  type FlowPlan,
  type FlowStep,
  SOL,
  type Share,
  TOOL_NAMES,
  type WalletContext,
  amountOf,
} from '../domain';
import { centsOf, heldBy } from './formatters';
import { type StepView, stepView } from './step-view';
import { TemplateEngine } from './template-engine';
import { TemplateError } from './template-error';
import { templateOf } from './template-of';

/** A plan in words. */
export interface FlowText {
  /** What each step asks for, in plan order: sentences that the grammar reads as the step's tool call. */
  readonly prompts: readonly string[];
  /** The whole flow in one line, for a person. */
  readonly overview: string;
  /** What the wallet held, in one line, for a person. */
  readonly wallet: string;
}

/** Puts plans into words, by the templates. */
@Injectable()
export class FlowWriter {
  constructor(private readonly engine: TemplateEngine) {
    for (const tool of TOOL_NAMES) {
      const template = templateOf(tool, (name) => engine.has(name));
      if (!engine.has(template)) throw new TemplateError(template, `nothing else says ${tool}`);
    }
  }

  write({ steps, context }: Pick<FlowPlan, 'steps' | 'context'>): FlowText {
    const views = this.viewsOf(steps);
    const view = { steps: views, wallet: walletView(context) };
    return {
      prompts: views.map((step) => this.engine.render(step.template, step, context)),
      overview: this.engine.render(`scenarios/${scenarioOf(steps)}`, view, context),
      wallet: this.engine.render('scenarios/wallet', view, context),
    };
  }

  private viewsOf(steps: readonly FlowStep[]): StepView[] {
    const taken = new Map<string, readonly Share[]>();
    return steps.map(({ call }) => {
      const amount = amountOf(call);
      const output = amount?.kind === 'output_of' ? amount : undefined;
      const before = taken.get(output?.stepId ?? '') ?? [];
      if (output) taken.set(output.stepId, [...before, output]);
      const template = templateOf(call.tool, (name) => this.engine.has(name));
      return stepView(template, call, before);
    });
  }
}

/** Which scenario tells a flow best. */
function scenarioOf(steps: readonly FlowStep[]): string {
  const tools = steps.map(({ call }) => call.tool);
  if (tools.join() === 'jupiter_swap,jupiter_lend_earn_deposit') return 'swap-then-lend';
  const isTrading = tools.length > 1 && tools.every((tool) => DEFINITIONS[tool].template.action === 'swap');
  return isTrading ? 'portfolio-rebalance' : 'sequence';
}

function walletView(wallet: WalletContext) {
  const mints: Address[] = [SOL.address, ...wallet.tokenBalances.map(({ mint }) => mint)];
  const cents = mints.map((mint) => centsOf(mint, heldBy(wallet, mint), wallet) ?? 0n);
  return {
    owner: wallet.owner,
    total_cents: cents.reduce((total, value) => total + value, 0n),
    tokens: mints.map((mint) => ({ mint })),
  };
}
