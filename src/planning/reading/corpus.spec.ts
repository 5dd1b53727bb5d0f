import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Mint, KNOWN_MINTS } from '../../domain';
import { toWire } from '../../common/wire';
import { SentenceReader } from './sentence-reader';

const reader = new SentenceReader();

interface Case {
  readonly id: string;
  readonly prompt: string;
  readonly expect: {
    readonly refuse?: string;
    readonly steps?: readonly { readonly tool: string; readonly args: Record<string, unknown> }[];
  };
  readonly assumption?: string;
}

/** Our own sentences, and those that the product is accepted by where they are at hand. */
const files = [
  join(process.cwd(), 'test', 'corpus', 'planner-prompts.json'),
  join(process.cwd(), '..', 'shared', 'acceptance', 'prompts.json'),
].filter((file) => existsSync(file));

function outcomeOf(prompt: string) {
  const parsed = reader.read(prompt);
  if (parsed.kind === 'refused') return { refuse: parsed.refusal.code };
  const steps = parsed.steps.map(({ call }) => {
    const { tool, ...args } = toWire(call) as Record<string, unknown>;
    return { tool, args };
  });
  return { steps, assumptions: parsed.assumptions.map(({ code }) => code) };
}

describe('prompts and what a careful trader expects of them', () => {
  const cases = files.flatMap((file) => (JSON.parse(readFileSync(file, 'utf8')) as { cases: Case[] }).cases);

  it.each(cases.map((one) => [one.id, one.prompt, one] as const))(
    '%s: %s',
    (_id, prompt, { expect: expected, assumption }) => {
      const outcome = outcomeOf(prompt);
      if (expected.refuse !== undefined) {
        expect(outcome).toEqual({ refuse: expected.refuse });
        return;
      }
      expect(outcome).toMatchObject({ steps: expected.steps, assumptions: assumption ? [assumption] : [] });
      expect(outcome.steps).toHaveLength(expected.steps?.length ?? 0);
    },
  );
});

it('knows every token under its symbol in any casing', () => {
  for (const mint of KNOWN_MINTS.filter(
    (known: Mint) => known.symbol !== 'USDC' && known.shareOf === undefined,
  )) {
    expect(outcomeOf(`swap 1 ${mint.symbol.toUpperCase()} to usdc`)).toMatchObject({
      steps: [{ args: { input_mint: mint.address } }],
    });
  }
});
