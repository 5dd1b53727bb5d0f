import type { Word } from './words';

/** A phrase that stands in a prompt. */
export interface FoundPhrase<T> {
  readonly label: T;
  readonly text: string;
  /** Index of its first word, and of the word behind it. */
  readonly start: number;
  readonly end: number;
}

interface Phrase<T> {
  readonly label: T;
  readonly parts: readonly string[];
}

/** Finds phrases of a list by their first word; the longest at a place comes first. */
export class PhraseMatcher<T> {
  private readonly byFirst = new Map<string, Phrase<T>[]>();

  constructor(entries: Iterable<readonly [string, T]>) {
    for (const [text, label] of entries) {
      const parts = text.split(/\s+/);
      const known = this.byFirst.get(parts[0] ?? '') ?? [];
      this.byFirst.set(
        parts[0] ?? '',
        [...known, { label, parts }].sort((a, b) => b.parts.length - a.parts.length),
      );
    }
  }

  /** The phrases that begin at a word, the longest first. */
  at(words: readonly Word[], start: number): readonly FoundPhrase<T>[] {
    const candidates = this.byFirst.get(words[start]?.text ?? '') ?? [];
    return candidates
      .filter(({ parts }) => parts.every((part, index) => isPart(part, words[start + index])))
      .map(({ label, parts }) => ({ label, text: parts.join(' '), start, end: start + parts.length }));
  }

  /** Every phrase in order; one that begins inside another is left out. */
  all(words: readonly Word[]): readonly FoundPhrase<T>[] {
    const found: FoundPhrase<T>[] = [];
    for (let at = 0; at < words.length; at += 1) {
      const longest = this.at(words, at)[0];
      if (!longest) continue;
      found.push(longest);
      at = longest.end - 1;
    }
    return found;
  }
}

function isPart(part: string, word: Word | undefined): boolean {
  return word !== undefined && (part === '*' || part === word.text);
}
