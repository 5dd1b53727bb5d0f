import type { Candidate, Frame } from '../frames/frame';
import { readFrames } from '../frames/read-frames';
import type { Item, Join } from '../tags/item';
import { Tally } from '../weights';

/** A way to read the whole prompt: its frames in order and what that costs. */
export interface Reading {
  readonly frames: readonly Candidate[];
  readonly cost: number;
}

/** Readings and how many runs of items were looked at, which bounds the work. */
export interface Found {
  readonly readings: readonly Reading[];
  readonly work: number;
}

interface Chunk {
  readonly from: number;
  readonly to: number;
  /** How it is joined to the chunk before. */
  readonly join: Join | 'none';
}

/** A reading up to some chunk; frames as a list from the last to the first. */
interface State {
  readonly cost: number;
  readonly last?: Link;
}

interface Link {
  readonly candidate: Candidate;
  readonly before?: Link;
}

/** Readings that are kept at each place. */
const BEAM = 6;
/** Chunks that one frame may span. */
const REACH = 7;
const FRAMES_A_STATE = 4;

/** Finds the cheapest ways to cut the items into frames: linear in their number, since frames are bounded in length. */
export function searchReadings(items: readonly Item[]): Found {
  const chunks = chunksOf(items);
  const states: State[][] = [[{ cost: 0 }], ...chunks.map(() => [])];
  let work = 0;
  for (let to = 1; to <= chunks.length; to += 1) {
    const last = chunks[to - 1];
    let joined = 0;
    for (let from = to - 1; from >= Math.max(0, to - REACH); from -= 1) {
      const first = chunks[from];
      if (first === undefined || last === undefined) break;
      const cost = joined + (from === 0 ? 0 : splitCost(first.join));
      joined += joinCost(first.join);
      work += extend(states, { starts: states[from] ?? [], to, cost, items, from: first.from, end: last.to });
    }
  }
  const ends = states[chunks.length] ?? [];
  return { readings: ends.map(({ cost, last }) => ({ cost, frames: framesOf(last) })), work };
}

interface Step {
  readonly starts: readonly State[];
  readonly to: number;
  readonly cost: number;
  readonly items: readonly Item[];
  readonly from: number;
  readonly end: number;
}

/** Short runs come first, so that the long ones, which join what is apart, are mostly beaten before they are read. */
function extend(states: State[][], { starts, to, cost, items, from, end }: Step): number {
  const target = states[to];
  const [cheapest] = starts;
  if (target === undefined || cheapest === undefined || isBeaten(target, cheapest.cost + cost)) return 0;
  const run = items.slice(from, end);
  const cache = new Map<Frame | Frame['kind'] | undefined, readonly Candidate[]>();
  const hasVerb = run.some((item) => item.k === 'verb' && item.isTold !== true);
  for (const start of starts) {
    const frame = lastActing(start.last)?.frame;
    const key = carriedBy(frame, hasVerb);
    const candidates = cache.get(key) ?? readFrames(run, frame ? { frame } : {});
    cache.set(key, candidates);
    for (const candidate of candidates.slice(0, FRAMES_A_STATE)) {
      const last: Link = { candidate, ...(start.last && { before: start.last }) };
      keep(target, { cost: start.cost + cost + candidate.cost, last });
    }
  }
  return 1;
}

/** No state that costs as much or more would be kept; states are sorted by cost. */
function isBeaten(states: readonly State[], cost: number): boolean {
  return (states[BEAM - 1]?.cost ?? Infinity) <= cost;
}

/** What a run can take over from the frame before: the roles of a transfer, or of a trade that it goes on with; else its kind. */
function carriedBy(frame: Frame | undefined, hasVerb: boolean): Frame | Frame['kind'] | undefined {
  const isCarried = frame?.kind === 'send' || (frame?.kind === 'trade' && !hasVerb);
  return isCarried ? frame : frame?.kind;
}

function keep(states: State[], state: State): void {
  const at = states.findIndex(({ cost }) => cost > state.cost);
  if (at < 0 && states.length >= BEAM) return;
  states.splice(at < 0 ? states.length : at, 0, state);
  if (states.length > BEAM) states.pop();
}

function lastActing(link: Link | undefined): Candidate | undefined {
  for (let at = link; at; at = at.before) {
    const { kind } = at.candidate.frame;
    if (kind !== 'talk' && kind !== 'slippage') return at.candidate;
  }
  return undefined;
}

function framesOf(last: Link | undefined): Candidate[] {
  const frames: Candidate[] = [];
  for (let at = last; at; at = at.before) frames.push(at.candidate);
  return frames.reverse();
}

/** Cuts at joints, and before verbs and questions. */
function chunksOf(items: readonly Item[]): Chunk[] {
  const chunks: Chunk[] = [];
  let from = 0;
  let join: Join | 'none' = 'none';
  const close = (to: number) => {
    if (to > from) chunks.push({ from, to, join });
  };
  items.forEach((item, at) => {
    if (item.k === 'break') {
      close(at);
      from = at + 1;
      join = item.join;
    } else if (at > from && startsFrame(item, items, from, at)) {
      close(at);
      from = at;
      join = 'none';
    }
  });
  close(items.length);
  return chunks;
}

function startsFrame(item: Item, items: readonly Item[], from: number, at: number): boolean {
  if (item.k !== 'verb' && item.k !== 'ask') return false;
  return items.slice(from, at).some(({ k }) => k === 'verb' || k === 'arg' || k === 'ask');
}

function splitCost(join: Join | 'none'): number {
  const tally = new Tally();
  switch (join) {
    case 'none':
      return tally.add('split_none').total;
    case 'comma':
    case 'and':
    case 'colon':
      return tally.add('split_soft').total;
    default:
      return tally.add('split_hard').total;
  }
}

function joinCost(join: Join | 'none'): number {
  const tally = new Tally();
  switch (join) {
    case 'none':
      return 0;
    case 'comma':
    case 'and':
    case 'colon':
      return tally.add('join_soft').total;
    case 'line':
    case 'so':
    case 'but':
      return tally.add('join_line').total;
    case 'then':
      return tally.add('join_then').total;
    default:
      return tally.add('join_stop').total;
  }
}
