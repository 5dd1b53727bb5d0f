import fc from 'fast-check';
import { toWire } from './to-wire';

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
});
