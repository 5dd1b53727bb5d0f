import type { Arg, Item, Join } from './item';
import type { Prep, Tag } from './tag';

type VerbItem = Extract<Item, { k: 'verb' }>;
type LooseTag = Exclude<Tag, { t: 'prep' }>;

/** "after", "once", "before": waits for the verb that it orders, or is a condition. */
interface PendingOrder {
  readonly order: 'earlier' | 'later';
  readonly text: string;
  readonly at: number;
  /** "once you …". */
  hasYou: boolean;
}

const SIGNS: Readonly<Record<string, Join>> = {
  ',': 'comma',
  '|': 'comma',
  '-': 'comma',
  '...': 'comma',
  '..': 'comma',
  '.': 'stop',
  '!': 'stop',
  '?': 'stop',
  ';': 'stop',
  '\n': 'line',
  '\r\n': 'line',
  ':': 'colon',
  '&': 'and',
  '+': 'and',
};

/** The items read so far, and what of them the next word's meaning hangs on. */
export class ItemList {
  private readonly items: Item[] = [];
  private pending: PendingOrder | undefined;
  /** Written as a call: `swap(USDT, JUP, 30)`. */
  isCall = false;

  get isAtStart(): boolean {
    const last = this.items.at(-1);
    return last === undefined || (last.k === 'break' && last.join !== 'and' && last.join !== 'comma');
  }

  /** Was the last thing said a verb that wants a token next? */
  get isAfterTrade(): boolean {
    const last = this.items.at(-1);
    if (last?.k !== 'verb' || last.verb.isLight) return false;
    const { swap, sell, buy, lend, mint, redeem, withdraw } = last.verb.senses;
    return [swap, sell, buy, lend, mint, redeem, withdraw].includes(0);
  }

  get endsWithDefinite(): boolean {
    const last = this.lastArg();
    return last !== undefined && last.arg.quantity?.kind !== 'number';
  }

  /** "BONK out, USDC in": what stands behind a token without a verb says which way it goes. */
  directLast(prep: 'from' | 'to'): boolean {
    const last = this.lastArg();
    const start = this.items.findLastIndex(({ k }) => k === 'break');
    const isBare = this.items.slice(start + 1).every(({ k }) => k === 'arg');
    if (last?.arg.token === undefined || last.arg.prep !== undefined || !isBare) return false;
    this.items[this.items.length - 1] = { ...last, arg: { ...last.arg, prep } };
    return true;
  }

  /** "cap 120 bps": the bound is of the slippage that follows. */
  dropBound(): void {
    const last = this.items.at(-1);
    if (last?.k === 'mark' && last.mark === 'bound') this.items.pop();
    if (last?.k === 'op' && last.op === 'limit') this.items.pop();
  }

  get endsWithAll(): boolean {
    return this.lastArg()?.arg.quantity?.kind === 'all';
  }

  /** The last noun phrase is the output of something. */
  pointBack(): void {
    const last = this.lastArg();
    if (last === undefined) return;
    const det = last.arg.det === 'my' ? 'the' : (last.arg.det ?? 'the');
    this.items[this.items.lastIndexOf(last)] = {
      ...last,
      arg: { ...last.arg, det: det === 'a' ? 'the' : det },
    };
  }

  push(item: Item): void {
    this.items.push(item);
  }

  arg(arg: Arg, at: number): void {
    const last = this.items.at(-1);
    const isOwner = last?.k === 'noun' && last.noun === 'owner' && arg.prep === undefined;
    const key = last?.k === 'break' && last.join === 'colon' ? this.items.at(-2) : last;
    const isKeyed =
      this.isCall ||
      (key?.k === 'noun' && key.noun === 'unit' && /am(?:oun)?t|qty|quantity|size/i.test(key.text));
    const owned = isOwner && arg.address !== undefined ? { ...arg, isOwn: true } : arg;
    this.items.push({ k: 'arg', arg: isKeyed ? { ...owned, isKeyed } : owned, at });
  }

  verb(item: VerbItem, prep: Prep | undefined): void {
    const { pending } = this;
    const { form } = item.verb;
    const isNext =
      pending?.order === 'earlier' &&
      /^after$/i.test(pending.text) &&
      form === 'base' &&
      !pending.hasYou &&
      item.at === pending.at + 1;
    if (isNext) {
      this.pending = undefined;
      this.join('then', item.at);
      this.items.push(item);
      return;
    }
    const isOrdered = pending && (pending.hasYou || form === 'past' || form === 'ing');
    this.pending = isOrdered ? undefined : pending;
    const isSource = form === 'ing' && (prep === 'of' || prep === 'from' || prep === 'out');
    const order = isOrdered ? pending.order : isSource ? 'earlier' : undefined;
    this.items.push(order ? { ...item, order } : item);
  }

  join(join: Join, at: number): void {
    if (join !== 'and') this.dropOrder();
    const last = this.items.at(-1);
    if (last?.k !== 'break') this.items.push({ k: 'break', join, at });
    else if (STRENGTH[join] > STRENGTH[last.join])
      this.items[this.items.length - 1] = { k: 'break', join, at };
  }

  sign(text: string, at: number): void {
    const join = SIGNS[text] ?? (/^[.!?]/.test(text) ? 'stop' : undefined);
    if (join) this.join(join, at);
  }

  /** A place to lend at; "jupiter" before it was its name, not the token. */
  place(text: string, at: number, said: Prep | undefined): void {
    const last = this.items.at(-1);
    const isName = last?.k === 'arg' && last.arg.canBeVenue && last.arg.unknown === undefined;
    if (isName) this.items.pop();
    const prep = isName ? last.arg.prep : said;
    this.items.push({ k: 'noun', noun: 'place', text, at, ...(prep && { prep }) });
  }

  tag(tag: LooseTag, text: string, at: number): void {
    switch (tag.t) {
      case 'join':
        return this.joint(tag.join, text, at);
      case 'op':
        if (tag.op === 'when') this.order('earlier', text, at);
        else this.items.push({ k: 'op', op: tag.op, text, at });
        return;
      case 'mark':
        this.items.push({ k: 'mark', mark: tag.mark, text, at });
        return;
      case 'ask':
        if (this.items.at(-1)?.k === 'subject' && !/^(?:want|need|would|like|curious)/.test(text))
          this.items.push({ k: 'word', text, at });
        else this.items.push({ k: 'ask', ask: tag.ask, text, at });
        return;
      case 'noun':
        this.items.push({ k: 'noun', noun: tag.noun, text, at });
        return;
      case 'subject':
        this.items.push({ k: 'subject', text, at });
        return;
      case 'filler':
        if (this.pending && /^you/.test(text)) this.pending.hasYou = true;
        return;
      default:
        return;
    }
  }

  finish(): Item[] {
    this.dropOrder();
    return this.items;
  }

  private joint(join: Extract<Tag, { t: 'join' }>['join'], text: string, at: number): void {
    if (join === 'or') this.items.push({ k: 'mark', mark: 'or', text, at });
    else if (join === 'before') this.order('later', text, at);
    else if (join === 'after') this.order('earlier', text, at);
    else this.join(join, at);
  }

  private order(order: 'earlier' | 'later', text: string, at: number): void {
    this.dropOrder();
    this.pending = { order, text, at, hasYou: false };
  }

  /** No verb came that it orders: it is a condition. */
  private dropOrder(): void {
    const { pending } = this;
    this.pending = undefined;
    if (pending === undefined || this.isAfterwards(pending)) return;
    const isDeadline =
      pending.order === 'later' && !this.items.some(({ k, at }) => at > pending.at && k !== 'word');
    if (!isDeadline) this.items.push({ k: 'op', op: 'condition', text: pending.text, at: pending.at });
  }

  /** "lend 45 USDC after": nothing follows that it could wait for. */
  private isAfterwards({ order, text, at }: PendingOrder): boolean {
    return order === 'earlier' && /^after$/i.test(text) && !this.items.some((item) => item.at > at);
  }

  private lastArg(): Extract<Item, { k: 'arg' }> | undefined {
    const last = this.items.findLast(({ k }) => k !== 'subject');
    return last?.k === 'arg' && this.items.at(-1)?.k !== 'break' ? last : undefined;
  }
}

const STRENGTH: Readonly<Record<Join, number>> = {
  and: 1,
  comma: 0,
  colon: 2,
  but: 3,
  so: 3,
  then: 4,
  line: 5,
  stop: 6,
};
