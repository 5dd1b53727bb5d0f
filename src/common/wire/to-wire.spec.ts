import fc from 'fast-check';
import { type Wired, toWire } from './to-wire';

describe('toWire', () => {
  it('writes bigints as decimal strings and members in snake case', () => {
    expect(toWire({ flowId: 'flow-1', maxDebit: [{ raw: 18446744073709551615n }] })).toEqual({
      flow_id: 'flow-1',
      max_debit: [{ raw: '18446744073709551615' }],
    });
  });

  it('keeps the keys of a map', () => {
    expect(toWire({ tokenPrices: new Map([['So1A', 150.5]]) })).toEqual({ token_prices: { So1A: 150.5 } });
  });

  it('leaves undefined members out and keeps null', () => {
    expect(toWire({ a: undefined, b: null })).toEqual({ b: null });
  });

  it('leaves text alone, whatever it says', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => toWire(text) === text));
  });

  it('refuses what has no wire form', () => {
    expect(() => toWire({ act: () => 1 })).toThrow(TypeError);
  });

  it('survives JSON for any data', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(() => JSON.stringify(toWire(value))).not.toThrow();
      }),
    );
  });

  it('has a type that says what it answers', () => {
    interface Step {
      readonly stepId: string;
      readonly takenBps?: number;
      readonly skipped: string | undefined;
      readonly parts: readonly { readonly raw: bigint; readonly at: Date }[];
      readonly prices: ReadonlyMap<string, bigint>;
      readonly way: { readonly kind: 'all' } | { readonly kind: 'some'; readonly rawAmount: bigint };
      readonly report: unknown;
    }
    const at = new Date(0);
    const wired: Wired<Step> = toWire<Step>({
      stepId: 'swap_1',
      skipped: undefined,
      parts: [{ raw: 5n, at }],
      prices: new Map([['SOL', 150n]]),
      way: { kind: 'some', rawAmount: 7n },
      report: 'anything',
    });
    expect(wired).toEqual({
      step_id: 'swap_1',
      parts: [{ raw: '5', at: '1970-01-01T00:00:00.000Z' }],
      prices: { SOL: '150' },
      way: { kind: 'some', raw_amount: '7' },
      report: 'anything',
    } satisfies Wired<Step>);
    const raw: string | undefined = wired.parts[0]?.raw;
    const amount = wired.way.kind === 'some' ? wired.way.raw_amount : undefined;
    const left: string | undefined = wired.skipped;
    const bps: number | undefined = wired.taken_bps;
    expect([raw, amount, left, bps, wired.prices.SOL]).toEqual(['5', '7', undefined, undefined, '150']);
    // @ts-expect-error the wire knows no camel case
    expect(wired.stepId).toBeUndefined();
    // @ts-expect-error an amount is text
    expect((): bigint | undefined => wired.parts[0]?.raw).toBeDefined();
  });
});
