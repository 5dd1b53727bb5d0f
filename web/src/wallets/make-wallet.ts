import { answerOf } from '../api/answer-of';
import { api } from '../api/client';
import { rememberWallet } from './known-wallets';

/** A wallet of the sandbox that nobody has used: a plan for a `new` one names it, and moves nothing. */
export async function makeWallet(): Promise<string> {
  const body = { prompt: 'show my balance', wallet: 'new' };
  const { wallet } = await answerOf(api().POST('/api/v1/flows/plan', { body }));
  rememberWallet(wallet);
  return wallet;
}
