import { type Address, addressOf } from '../domain';
import { DeterministicAgent } from './deterministic-agent';

const WALLET = addressOf('6Gqy9euB2HE61eSYwaR8PcFKjxjWaZmVpq4x145hSLDm');
const FRIEND = addressOf('86YJj1fvovRSbR3taNd3jFdAqSzQSM41VpnH9j8DH86b');
const OWN_ACCOUNT = addressOf('7xLk17EQQ5KLDLDe44wCmupJKJjTGd8hs3eSVVhCx932');
const FRIENDS_ACCOUNT = addressOf('EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v');

const account = (name: string, address: Address, owner: Address) => ({ name, address, owner });
const ACCOUNTS = [
  account('USER_WALLET_PUBKEY', WALLET, WALLET),
  account('RECIPIENT_WALLET_PUBKEY', FRIEND, FRIEND),
  account('USER_USDC_ATA', OWN_ACCOUNT, WALLET),
  account('RECIPIENT_USDC_ATA', FRIENDS_ACCOUNT, FRIEND),
];

describe('the deterministic agent', () => {
  const agent = new DeterministicAgent();

  it.each([
    [
      'names wallets by their addresses',
      'Send 1 SOL to the recipient (RECIPIENT_WALLET_PUBKEY).',
      `Send 1 SOL to the recipient (${FRIEND}).`,
    ],
    [
      'names the wallet that a token account belongs to, and its own account not at all',
      "Send 15 USDC from my token account (USER_USDC_ATA) to the recipient's token account (RECIPIENT_USDC_ATA).",
      `Send 15 USDC to the recipient's token account (${FRIEND}).`,
    ],
    [
      'leaves out what only says where the tokens are',
      'Swap 0.1 SOL for USDC. My USDC token account is USER_USDC_ATA.',
      'Swap 0.1 SOL for USDC.',
    ],
  ])('%s', async (_case, prompt, literal) => {
    const [first] = await agent.wordings({ prompt, wallet: WALLET, accounts: ACCOUNTS, seed: 0 });
    expect(first).toBe(literal);
  });

  it('says it once more without reasons and repetitions', async () => {
    const prompt =
      'I want to deposit all the USDC I received from the swap into Jupiter lending to start earning yield. Please do it.';
    const wordings = await agent.wordings({ prompt, wallet: WALLET, accounts: ACCOUNTS, seed: 0 });
    expect(wordings).toEqual([prompt, 'I want to deposit all of the USDC into Jupiter lending.']);
  });

  it('says a plain prompt once', async () => {
    expect(
      await agent.wordings({ prompt: 'Lend 5 USDC', wallet: WALLET, accounts: [], seed: 0 }),
    ).toHaveLength(1);
  });
});
