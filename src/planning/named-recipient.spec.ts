import { USDC, addressOf } from '../domain';
import { namedRecipient } from './named-recipient';

const WALLET = addressOf('6Gqy9euB2HE61eSYwaR8PcFKjxjWaZmVpq4x145hSLDm');

describe('namedRecipient', () => {
  it.each([
    'send 1 SOL to myself',
    'Send 1 SOL to me',
    'transfer 5 USDC to my wallet',
    'transfer 5 USDC to my own wallet please',
    'pay myself 5 USDC',
    'wire 1 SOL to my address',
  ])('takes "%s" for the own wallet', (prompt) => {
    expect(namedRecipient(prompt, WALLET)).toBe(WALLET);
  });

  it('reads an address that is a token elsewhere', () => {
    expect(namedRecipient(`send 1 SOL to ${USDC.address}`, WALLET)).toBe(USDC.address);
  });

  it.each([
    'send 1 SOL',
    'send 1 SOL to my friend',
    'send 1 SOL to bob',
    "send 1 SOL to my wallet's friend",
    'send 1 SOL to 6Gqy9euB2HE61eSYwaR8PcFKjxjWaZmVpq4x145hSLD0',
  ])('finds nobody in "%s"', (prompt) => {
    expect(namedRecipient(prompt, WALLET)).toBeUndefined();
  });
});
