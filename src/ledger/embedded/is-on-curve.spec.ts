import { generateKeyPairSync } from 'node:crypto';
import { type Address as KitAddress, isOffCurveAddress } from '@solana/kit';
import bs58 from 'bs58';
import fc from 'fast-check';
import { isOnCurve } from './is-on-curve';

const agrees = (bytes: Uint8Array) =>
  expect(isOnCurve(bytes)).toBe(!isOffCurveAddress(bs58.encode(bytes) as KitAddress));

describe('isOnCurve', () => {
  it('says of any bytes what the official client says', () => {
    fc.assert(fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), agrees), { numRuns: 500 });
  });

  it.each([
    ['zero', 0, 0],
    ['one', 1, 0],
    ['one with the sign set', 1, 0x80],
    ['all ones', 0xff, 0xff],
  ])('agrees about %s', (_case, first, last) => {
    const bytes = new Uint8Array(32).fill(first === 0xff ? 0xff : 0);
    bytes[0] = first;
    bytes[31] = last;
    agrees(bytes);
  });

  it('takes every public key', () => {
    for (let count = 0; count < 50; count += 1) {
      const { publicKey } = generateKeyPairSync('ed25519');
      expect(isOnCurve(publicKey.export({ format: 'der', type: 'spki' }).subarray(12))).toBe(true);
    }
  });
});
