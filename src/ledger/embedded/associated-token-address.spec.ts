import { findAssociatedTokenPda } from '@solana-program/token';
import bs58 from 'bs58';
import fc from 'fast-check';
import { type Address, KNOWN_MINTS, USDC, addressOf } from '../../domain';
import { associatedTokenAddress } from './associated-token-address';
import { TOKEN_PROGRAM } from './genesis';

const address = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => bs58.encode(bytes) as Address);

describe('associatedTokenAddress', () => {
  it('is what the official client derives', async () => {
    await fc.assert(
      fc.asyncProperty(address, fc.constantFrom(...KNOWN_MINTS), async (owner, mint) => {
        const [expected] = await findAssociatedTokenPda({
          owner: owner as never,
          mint: mint.address as never,
          tokenProgram: TOKEN_PROGRAM as never,
        });
        expect(await associatedTokenAddress(owner, mint.address)).toBe(expected);
      }),
      { numRuns: 150 },
    );
  });

  it('stays the same', async () => {
    const owner = addressOf('6Gqy9euB2HE61eSYwaR8PcFKjxjWaZmVpq4x145hSLDm');
    const first = await associatedTokenAddress(owner, USDC.address);
    expect(await associatedTokenAddress(owner, USDC.address)).toBe(first);
  });
});
