import { assert, array, bigInt, constantFrom, property, record } from 'fast-check';
import { type AssetChange, SOL, USDC, addressOf } from '../../../domain';
import { changesOfParts, changesSince } from './measure-outputs';

const wallet = addressOf('6Gqy9euB2HE61eSYwaR8PcFKjxjWaZmVpq4x145hSLDm');
const other = addressOf('3yxLYR7XgR3Mt57t5E747guymVsqgsUL7XhdK85MZXQ2');
const change = (mint: typeof wallet, delta: bigint): AssetChange => ({ owner: wallet, mint, delta });
const anyChange = record({
  owner: constantFrom(wallet, other),
  mint: constantFrom(SOL.address, USDC.address),
  delta: bigInt({ min: -1000n, max: 1000n }),
});

describe('changesOfParts', () => {
  const swap = [change(SOL.address, -5n), change(USDC.address, 7n)];
  const lend = [change(USDC.address, -7n)];

  it('tells steps apart that cancel out', () => {
    expect(changesOfParts([swap, lend], [change(SOL.address, -5n)])).toEqual([swap, lend]);
  });

  it('counts what came out beyond the simulation to the step that gets it', () => {
    const measured = [change(SOL.address, -5n), change(USDC.address, 2n)];
    expect(changesOfParts([swap, lend], measured)).toEqual([
      [change(SOL.address, -5n), change(USDC.address, 9n)],
      lend,
    ]);
  });

  it('adds up to what was measured, whatever was simulated', () => {
    assert(
      property(array(array(anyChange), { minLength: 1 }), array(anyChange), (simulated, measured) => {
        const parts = changesOfParts(simulated, measured);
        expect(parts).toHaveLength(simulated.length);
        expect(changesSince(measured, parts.flat())).toEqual([]);
      }),
    );
  });
});
