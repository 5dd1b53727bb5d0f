import { Injectable } from '@nestjs/common';
import { seededDraws } from '../../common/statistics';
import { KNOWN_MINTS } from '../../domain';
import { Agent, type AgentTask } from '../agent';
import { type WordedStep, sayStep } from '../worded-step';
import { NaiveBayes } from './naive-bayes';
import { type Label, TRAINING } from './training-sentences';

/** How much it trusts the likelier reading: 1 is as its chances say, more is bolder. */
const SHARPNESS = 3;
const ADDRESS = /[1-9A-HJ-NP-Za-km-z]{32,44}/;
const CLAUSES = /\s*(?:[.;!?]\s+|,?\s*\b(?:and\s+then|then|after that|afterwards)\b\s*)/i;
const SYMBOLS = new Map(KNOWN_MINTS.map(({ symbol }) => [symbol.toLowerCase(), symbol]));

/**
 * A baseline that was learned and not written: a handful of sentences teaches it which tool a clause means, and it fills the
 * arguments by where they stand. It fails at times, and by lot: the same seed errs in the same way.
 */
@Injectable()
export class LearnedAgent extends Agent {
  readonly name = 'baseline';
  private readonly tools = new NaiveBayes<Label>(TRAINING, featuresOf);

  wordings({ prompt, accounts, seed }: AgentTask): Promise<readonly string[]> {
    const literal = accounts
      .toSorted((a, b) => b.name.length - a.name.length)
      .reduce((text, { name, owner }) => text.replaceAll(name, owner), prompt);
    const draw = seededDraws(`${seed} ${prompt}`);
    const steps: WordedStep[] = [];
    for (const clause of literal.split(CLAUSES).filter((part) => part.trim() !== '')) {
      const tool = this.drawn(clause, draw());
      if (tool !== 'none') steps.push(stepOf(tool, clause, steps.at(-1)));
    }
    return Promise.resolve(steps.length === 0 ? [] : [steps.map(sayStep).join('. ')]);
  }

  /** A label by its chance: it is as unsure as it is. */
  private drawn(clause: string, lot: number): Label {
    const sharpened = this.tools
      .chances(clause)
      .map(([label, chance]) => [label, chance ** SHARPNESS] as const);
    const whole = sharpened.reduce((sum, [, weight]) => sum + weight, 0);
    let passed = 0;
    for (const [label, weight] of sharpened) {
      passed += weight / whole;
      if (lot < passed) return label;
    }
    return 'none';
  }
}

function stepOf(tool: Exclude<Label, 'none'>, clause: string, before: WordedStep | undefined): WordedStep {
  const words = clause.toLowerCase().match(/[a-z]+/g) ?? [];
  const [first, second] = words.flatMap((word) => SYMBOLS.get(word) ?? []);
  const brought = before?.into === '' ? before.token : before?.into;
  return {
    tool,
    amount: amountOf(clause, before),
    token: first ?? brought ?? 'SOL',
    into: tool === 'jupiter_swap' ? (second ?? 'USDC') : '',
    recipient: ADDRESS.exec(clause)?.[0] ?? '',
  };
}

function amountOf(clause: string, before: WordedStep | undefined): string {
  const text = clause.replace(ADDRESS, '');
  const number = /(\d+(?:\.\d+)?)\s*(%)?/.exec(text);
  if (number) return `${number[1] ?? ''}${number[2] ?? ''}`;
  if (/\bhalf\b/i.test(text)) return '50%';
  return before !== undefined && /\b(?:it|the|them|that)\b/i.test(text) ? 'result' : 'all';
}

function featuresOf(text: string): readonly string[] {
  const words =
    text
      .replace(ADDRESS, ' address ')
      .toLowerCase()
      .match(/[a-z']+|\d+(?:\.\d+)?/g) ?? [];
  return words.map((word) => (/^\d/.test(word) ? 'number' : word));
}
