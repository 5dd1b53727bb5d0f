import { GRAMMAR } from './grammar-phrases';
import { COURTESY, OPERATORS } from './operator-phrases';
import type { Operator, Phrase, Tag } from './tag';

/** Phrases by their first word, longest first; of equal ones the first that was added. */
export const PHRASES: ReadonlyMap<string, readonly Phrase[]> = build();

function build(): Map<string, Phrase[]> {
  const phrases = new Map<string, Phrase[]>();
  add(phrases, { t: 'filler' }, COURTESY);
  addGuarded(phrases);
  for (const [op, text] of Object.entries(OPERATORS)) add(phrases, { t: 'op', op: op as Operator }, text);
  for (const [tag, text] of GRAMMAR) add(phrases, tag, text);
  for (const list of phrases.values()) list.sort((a, b) => b.words.length - a.words.length);
  return phrases;
}

/** "every SOL" is all of it, "make that SOL JitoSOL" takes nothing back. */
function addGuarded(phrases: Map<string, Phrase[]>): void {
  const guarded: readonly Phrase[] = [
    { words: ['every'], tag: { t: 'all' }, isBeforeToken: true },
    { words: ['against'], tag: { t: 'prep', prep: 'to' }, isBeforeToken: true },
    { words: ['every', 'single'], tag: { t: 'all' }, isBeforeToken: true },
    { words: ['make', 'that'], tag: { t: 'op', op: 'repair' }, isBeforeToken: false },
    { words: ['show', 'me', 'how', 'much'], tag: { t: 'ask', ask: 'much' } },
    { words: ['show', 'me', 'how', 'many'], tag: { t: 'ask', ask: 'much' } },
    { words: ['tell', 'me', 'how', 'much'], tag: { t: 'ask', ask: 'much' } },
    { words: ['tell', 'me', 'how', 'many'], tag: { t: 'ask', ask: 'much' } },
  ];
  for (const phrase of guarded) {
    const first = phrase.words[0] ?? '';
    phrases.set(first, [...(phrases.get(first) ?? []), phrase]);
  }
}

function add(phrases: Map<string, Phrase[]>, tag: Tag, text: string): void {
  for (const phrase of text.split(',')) {
    const words = phrase.trim().replaceAll("'", '').split(/\s+/);
    const [first] = words;
    if (first === undefined || first === '') continue;
    const list = phrases.get(first) ?? [];
    list.push({ words, tag });
    phrases.set(first, list);
  }
}
