import type { Address, Mint } from '../../../domain';
import type { Word } from './words';
import { wordSet } from './word-set';

/** One token of a prompt. */
export interface TokenMention {
  readonly mint: Address;
  /** Index of its first word, and of the word behind it. */
  readonly start: number;
  readonly end: number;
  /** Can it mean a place or something else, such as "on Jupiter" or "the Solana network"? Then a plan need not use it. */
  readonly isIncidental: boolean;
}

const PLACE_BEFORE = wordSet(`on via through using at with in by from to into w thru let use`);
const PLACE_AFTER =
  wordSet(`lend lending earn aggregator exchange swap network chain blockchain vault 's dex wallet address position
  positions deposit pool`);
/** Names that also name a venue or a chain. */
const PLACES = new Set(['jup', 'jupiter', 'solana']);

/** Every token of a prompt, by symbol, name or mint address, in order; the longest name wins. */
export function tokenMentions(words: readonly Word[], tokens: readonly Mint[]): readonly TokenMention[] {
  const names = namesOf(tokens);
  const mentions: TokenMention[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const found = nameAt(words, at, names) ?? mintAt(words, at, tokens);
    if (!found) continue;
    mentions.push({ ...found, start: at, isIncidental: isPlace(words, at, found.end) });
    at = found.end - 1;
  }
  return mentions;
}

function namesOf(tokens: readonly Mint[]): ReadonlyMap<string, Address> {
  const names = new Map<string, Address>();
  for (const { address, symbol, names: others } of tokens) {
    for (const name of [symbol.toLowerCase(), ...others]) names.set(name, address);
    if (/^jl[A-Z]/.test(symbol)) names.set(`j${symbol.slice(2).toLowerCase()}`, address);
  }
  return names;
}

const LONGEST_NAME = 4;

function nameAt(words: readonly Word[], at: number, names: ReadonlyMap<string, Address>) {
  for (let length = Math.min(LONGEST_NAME, words.length - at); length > 0; length -= 1) {
    const parts = words.slice(at, at + length).map(({ text }) => text);
    const mint =
      names.get(parts.join(' ')) ??
      (length > 1 ? names.get(spelt(parts)) : names.get(singular(parts[0] ?? '')));
    if (mint !== undefined) return { mint, end: at + length };
  }
  return undefined;
}

/** "u s d c" as one word; nothing for parts that are longer than a letter. */
function spelt(parts: readonly string[]): string {
  return parts.every((part) => part.length === 1) ? parts.join('') : '';
}

function singular(text: string): string {
  return text.replace(/'s$/, '').replace(/(?<=..)s$/, '');
}

function mintAt(words: readonly Word[], at: number, tokens: readonly Mint[]) {
  const word = words[at];
  const mint =
    word?.kind === 'address' ? tokens.find(({ address }) => address === word.written)?.address : undefined;
  return mint && { mint, end: at + 1 };
}

function isPlace(words: readonly Word[], start: number, end: number): boolean {
  const text = words[start]?.text.replace(/'s$/, '') ?? '';
  if (!PLACES.has(text)) return false;
  const before = words[start - 1]?.text === 'the' ? words[start - 2] : words[start - 1];
  const isPart =
    before?.text === 'in' &&
    /^(?:%|percent|half|third|quarter)$/.test(words[start - 2]?.text ?? '') &&
    text === 'jup';
  if (isPart && words[end]?.text !== 'lend' && words[end]?.text !== 'earn') return false;
  const isPossessive = words[start]?.text.endsWith("'s") === true;
  return (
    text === 'jupiter' ||
    isPossessive ||
    PLACE_BEFORE.has(before?.text ?? '') ||
    PLACE_AFTER.has(words[end]?.text ?? '')
  );
}
