import { addressOf } from '../../domain';
import { LearnedAgent } from './learned-agent';
import { NaiveBayes } from './naive-bayes';

const WALLET = addressOf('6Gqy9euB2HE61eSYwaR8PcFKjxjWaZmVpq4x145hSLDm');
const FRIEND = addressOf('86YJj1fvovRSbR3taNd3jFdAqSzQSM41VpnH9j8DH86b');
const ACCOUNTS = [{ name: 'FRIEND_PUBKEY', address: FRIEND, owner: FRIEND }];

const agent = new LearnedAgent();
const said = async (prompt: string, seed: number) =>
  (await agent.wordings({ prompt, wallet: WALLET, accounts: ACCOUNTS, seed }))[0];

/** How often each wording comes among a hundred seeds. */
async function tally(prompt: string): Promise<Map<string | undefined, number>> {
  const counts = new Map<string | undefined, number>();
  for (let seed = 0; seed < 100; seed += 1) {
    const wording = await said(prompt, seed);
    counts.set(wording, (counts.get(wording) ?? 0) + 1);
  }
  return counts;
}

describe('NaiveBayes', () => {
  it('gives chances that sum up to one, the likeliest first', () => {
    const bayes = new NaiveBayes<'a' | 'b'>(
      [
        ['a', 'x x y'],
        ['b', 'z'],
      ],
      (text) => text.split(' '),
    );
    const chances = bayes.chances('x');
    expect(chances.map(([label]) => label)).toEqual(['a', 'b']);
    expect(chances.reduce((sum, [, chance]) => sum + chance, 0)).toBeCloseTo(1, 12);
    // (2+1)/(3+3) · 1 against (0+1)/(1+3) · 1
    expect(chances[0]?.[1]).toBeCloseTo(0.5 / (0.5 + 0.25), 12);
  });
});

describe('the learned baseline', () => {
  it('mostly says what it was taught', async () => {
    expect((await tally('Swap 0.1 SOL to USDC')).get('swap 0.1 SOL to USDC')).toBeGreaterThan(60);
    expect((await tally('Send 0.25 SOL to FRIEND_PUBKEY')).get(`send 0.25 SOL to ${FRIEND}`)).toBeGreaterThan(
      60,
    );
  });

  it('carries what a step brought to the next', async () => {
    const wordings = await tally('Swap 1 SOL to USDC, then lend it');
    expect(wordings.get('swap 1 SOL to USDC. lend all of the USDC on Jupiter Lend')).toBeGreaterThan(20);
  });

  it('errs at times: not every seed says the same', async () => {
    expect((await tally('Move 5 USDC over to FRIEND_PUBKEY')).size).toBeGreaterThan(1);
  });

  it('errs in the same way for the same seed', async () => {
    for (let seed = 0; seed < 20; seed += 1)
      expect(await said('Move 5 USDC over', seed)).toBe(await said('Move 5 USDC over', seed));
  });
});
