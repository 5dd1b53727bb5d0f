import { type Address, parseAddress } from '../domain';

/** Words by which a sender means the own wallet. */
const ITSELF =
  /\b(?:to|for|pay|tip|wire|send)\s+(?:me|myself|ourselves|us|my\s+(?:own\s+|main\s+)?(?:wallet|account|address|self)|this\s+(?:same\s+)?wallet|the\s+same\s+wallet)\b(?!['’]s)/iu;
const ADDRESSED = /\b(?:to|pay|tip)\s+([1-9A-HJ-NP-Za-km-z]{32,44})\b/gu;

/**
 * Whom a prompt names, of which the grammar says that it names nobody who could be sent to: the wallet itself, or an
 * address that it reads as something else, such as a token.
 */
export function namedRecipient(prompt: string, wallet: Address): Address | undefined {
  if (ITSELF.test(prompt)) return wallet;
  return [...prompt.matchAll(ADDRESSED)].flatMap(([, text = '']) => parseAddress(text) ?? []).at(-1);
}
