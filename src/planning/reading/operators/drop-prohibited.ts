import { RefusedPrompt, quoted } from '../refused-prompt';
import type { Item } from '../tags/item';
import type { Sense } from '../tags/verb';

const ENDS: ReadonlySet<string> = new Set(['comma', 'but', 'stop', 'line', 'then', 'so']);

/**
 * Takes out what the prompt says not to do ("but don't lend it", "not to USDT"), where something else is left to do.
 * @throws {RefusedPrompt} `unsupported_intent` for a bare "don't", `ambiguous` where it forbids what it asks for
 */
export function dropProhibited(items: readonly Item[]): Item[] {
  let kept = [...items];
  for (;;) {
    const at = kept.findIndex((item) => item.k === 'op' && item.op === 'negation');
    const op = kept[at];
    if (op?.k !== 'op') return kept;
    const end = endOf(kept, at);
    const forbidden = kept.slice(at + 1, end);
    const rest = [...kept.slice(0, at), ...kept.slice(end)];
    if (!canDrop(forbidden, rest))
      throw new RefusedPrompt(
        'unsupported_intent',
        `${quoted(op.text)} says what not to do, and nothing else is asked for.`,
      );
    if (contradicts(forbidden, rest))
      throw new RefusedPrompt('ambiguous', `${quoted(op.text)} forbids what the prompt asks for elsewhere.`);
    kept = rest;
  }
}

function endOf(items: readonly Item[], at: number): number {
  const end = items.findIndex((item, place) => place > at && item.k === 'break' && ENDS.has(item.join));
  return end < 0 ? items.length : end;
}

/** There is something forbidden, no amount goes with it that could mean a correction, and something remains to do. */
function canDrop(forbidden: readonly Item[], rest: readonly Item[]): boolean {
  const hasVerb = forbidden.some(({ k }) => k === 'verb');
  const names = forbidden.filter((item) => item.k === 'arg');
  const isPointing = names.every(
    ({ arg }) => (arg.ref === 'it' || arg.ref === 'they') && arg.token === undefined,
  );
  if (!hasVerb && (names.length === 0 || (isPointing && names.length === forbidden.length))) return false;
  const isCounted = names.some(({ arg }) => arg.quantity?.kind === 'number' || arg.quantity?.kind === 'usd');
  if (!hasVerb && isCounted && !rest.some(isCountedItem)) return false;
  if (
    forbidden.some(
      (item) =>
        item.k === 'ask' ||
        (item.k === 'op' && !/^(?:nothing|nobody|no one|neither|never)$/i.test(item.text)),
    )
  )
    return false;
  return rest.some(
    (item) => item.isTold !== true && (item.k === 'ask' || item.k === 'verb' || item.k === 'arg'),
  );
}

/** "buy 2 SOL, not 20": what is asked for has an amount of its own. */
function isCountedItem(item: Item): boolean {
  return (
    item.k === 'arg' &&
    item.isTold !== true &&
    (item.arg.quantity?.kind === 'number' || item.arg.quantity?.kind === 'usd')
  );
}

function contradicts(forbidden: readonly Item[], rest: readonly Item[]): boolean {
  const acts = sensesOf(forbidden);
  const others = sensesOf(rest);
  if (!acts.some((sense) => others.includes(sense))) return false;
  const named = tokensOf(forbidden);
  const used = tokensOf(rest);
  return named.length === 0 || named.some((token) => used.includes(token));
}

function sensesOf(items: readonly Item[]): Sense[] {
  return items.flatMap((item) => {
    if (item.k !== 'verb' || item.isTold) return [];
    const senses = Object.entries(item.verb.senses).filter(([, cost]) => cost === 0);
    return senses
      .map(([sense]) => (sense === 'sell' || sense === 'buy' ? 'swap' : sense) as Sense)
      .filter((sense) => sense !== 'want');
  });
}

function tokensOf(items: readonly Item[]): string[] {
  return items.flatMap((item) => (item.k === 'arg' && item.arg.token ? [item.arg.token.symbol] : []));
}
