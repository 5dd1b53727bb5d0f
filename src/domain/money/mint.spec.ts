import { KNOWN_MINTS, JLUSDC, USDC, findMint, findShareMint } from './mint';

describe('known mints', () => {
  it('have symbols and addresses of their own', () => {
    expect(new Set(KNOWN_MINTS.map((mint) => mint.address)).size).toBe(KNOWN_MINTS.length);
    expect(new Set(KNOWN_MINTS.map((mint) => mint.symbol.toLowerCase())).size).toBe(KNOWN_MINTS.length);
  });

  it('are found by address', () => {
    expect(findMint(USDC.address)?.symbol).toBe('USDC');
  });

  it('name the share token of a lent asset', () => {
    expect(findShareMint(USDC.address)).toBe(JLUSDC);
    expect(findShareMint(JLUSDC.address)).toBeUndefined();
  });

  it('give a share token the decimals of its asset', () => {
    for (const share of KNOWN_MINTS) {
      if (share.shareOf) expect(findMint(share.shareOf)?.decimals).toBe(share.decimals);
    }
  });
});
