import type { Senses, Verb, VerbForm } from './verb';

/** Rows of: senses, then verbs as "base" or "base/past/participle/ing" where the forms are irregular. */
const STRONG: readonly (readonly [Senses, string])[] = [
  [
    { swap: 0 },
    'swap exchange convert flip rotate transform xchange swop interchange reallocate rebalance reinvest',
  ],
  [{ swap: 0, send: 2 }, 'trade switch'],
  [{ swap: 0 }, 'turn change roll replace substitute morph'],
  [{ swap: 0.1, send: 0.6 }, 'route'],
  [
    { sell: 0 },
    'sell/sold/sold offload liquidate/liquidated/liquidated/liquidating unload ditch exit monetize monetise divest shed/shed/shed/shedding',
  ],
  [{ sell: 0, send: 0.8 }, 'dump'],
  [
    { buy: 0 },
    'buy/bought/bought purchase acquire obtain snag scoop cop ape longbuy procure accumulate stack snap',
  ],
  [{ buy: 0.2 }, 'grab'],
  [{ buy: 0.2, send: 0.6 }, 'receive'],
  [{ spend: 0, swap: 0.8 }, 'spend/spent/spent'],
  [{ spend: 0, lend: 0.8, buy: 1 }, 'invest'],
  [{ lend: 0 }, 'lend/lent/lent'],
  [{ lend: 0 }, 'supply stash deploy loan'],
  [{ lend: 0, send: 1.5 }, 'deposit'],
  [{ lend: 0 }, 'park'],
  [{ lend: 0.3, swap: 1 }, 'allocate commit lock stick/stuck/stuck shove plop slot tuck stow plonk'],
  [{ lend: 0.4 }, 'earn'],
  [{ withdraw: 0, send: 1.5 }, 'withdraw/withdrew/withdrawn'],
  [{ withdraw: 0 }, 'unlend undeposit unpark unstash unsupply retrieve reclaim recall unlock'],
  [{ withdraw: 0.2 }, 'recover'],
  [{ mint: 0 }, 'mint'],
  [{ redeem: 0, withdraw: 0.1 }, 'redeem'],
  [
    { send: 0 },
    'send/sent/sent wire remit forward tip gift beam ship pass transmit disburse reimburse donate repay refund payout venmo zap airmail',
  ],
  [{ send: 0, withdraw: 0.9, swap: 1.2, lend: 1.2 }, 'transfer'],
  [{ send: 0, spend: 0.1 }, 'pay/paid/paid'],
  [{ multiply: 0 }, 'multiply'],
];

const LIGHT: readonly (readonly [Senses, string])[] = [
  [{ send: 0, swap: 0.1, lend: 0.1, withdraw: 0.3 }, 'move shift'],
  [{ spend: 0 }, 'use'],
  [{ lend: 0.1, swap: 0.3, send: 0.8, spend: 0.3 }, 'put/put/put/putting'],
  [
    { send: 0.3, lend: 0.3, swap: 0.3, spend: 0.3, sell: 0.6 },
    'throw/threw/thrown chuck drop toss sling slap',
  ],
  [{ spend: 0.1, withdraw: 0.2, swap: 0.8 }, 'take/took/taken'],
  [{ buy: 0, withdraw: 0.6, show: 3, lend: 3, send: 2 }, 'get/got/gotten/getting'],
  [{ send: 0, swap: 1.5, sell: 1.5 }, 'give/gave/given'],
  [{ send: 0 }, 'hand owe credit'],
  [{ swap: 0.4, lend: 2 }, 'make/made/made become/became/become'],
  [{ withdraw: 0.2, send: 2 }, 'pull bring/brought/brought fetch free empty clear'],
  [{ withdraw: 0.1, sell: 0.6 }, 'close'],
  [{ withdraw: 0.1 }, 'unwind/unwound/unwound draw/drew/drawn tap'],
  [{ buy: 0 }, 'net'],
  [{ lend: 0.3, withdraw: 2.5 }, 'add place/placed/placed/placing'],
  [{ lend: 1.5 }, 'sit/sat/sat/sitting'],
  [{ lend: 0.5 }, 'work start begin/began/begun/beginning'],
  [{ swap: 0.5, sell: 0.5, send: 0.5, lend: 0.5 }, 'go/went/gone'],
  [{ want: 0 }, 'want need wanna gimme'],
  [{ want: 0.2 }, 'wish require desire prefer'],
  [
    { swap: 1, send: 1, lend: 1, withdraw: 1, buy: 1, want: 0.3 },
    'do/did/done perform execute arrange handle',
  ],
  [{ want: 0.4, send: 1.5 }, 'have/had/had'],
  [{ spend: 0.3 }, 'fund finance'],
  [{ swap: 0.8, sell: 0.8 }, 'reduce trim'],
  [{ want: 0.3, lend: 0.5 }, 'belong'],
  [{ withdraw: 0.4, send: 0.6, buy: 1 }, 'return'],
  [{ want: 0.3, buy: 0.25 }, 'come/came/come'],
];

/** Verbs of several words. */
const PHRASES: readonly (readonly [Senses, string])[] = [
  [{ want: 0 }, 'id like'],
  [{ want: 0 }, 'i would like'],
  [{ want: 0 }, 'would like'],
  [{ want: 0 }, 'id love'],
  [{ want: 0 }, 'would love'],
  [{ want: 0 }, 'i would appreciate'],
  [{ want: 0 }, 'id appreciate'],
  [{ buy: 0.2 }, 'may i have'],
  [{ buy: 0.2 }, 'can i get'],
  [{ buy: 0.2 }, 'could i get'],
  [{ buy: 0.2 }, 'can i have'],
  [{ buy: 0.2 }, 'could i have'],
  [{ buy: 0.2 }, 'may i get'],
  [{ buy: 0.2 }, 'looking for'],
  [{ buy: 0 }, 'pick up'],
  [{ buy: 0 }, 'load up on'],
  [{ buy: 0 }, 'stock up on'],
  [{ buy: 0 }, 'scoop up'],
  [{ buy: 0 }, 'snap up'],
  [{ buy: 0 }, 'ape into'],
  [{ buy: 0 }, 'top me up with'],
  [{ buy: 0 }, 'top up with'],
  [{ buy: 0 }, 'top up my'],
  [{ buy: 0 }, 'get me'],
  [{ buy: 0 }, 'grab me'],
  [{ buy: 0 }, 'give me'],
  [{ buy: 0 }, 'gib me'],
  [{ buy: 0 }, 'gib'],
  [{ buy: 0 }, 'gimme'],
  [{ buy: 0 }, 'lemme get'],
  [{ buy: 0 }, 'let me get'],
  [{ buy: 0 }, 'end up with'],
  [{ buy: 0 }, 'get my hands on'],
  [{ buy: 0 }, 'in exchange get'],
  [{ sell: 0 }, 'get rid of'],
  [{ sell: 0 }, 'get me out of'],
  [{ sell: 0 }, 'get out of'],
  [{ sell: 0 }, 'bail out of'],
  [{ sell: 0 }, 'rotate out of'],
  [{ sell: 0 }, 'cash out'],
  [{ sell: 0 }, 'cash in'],
  [{ sell: 0 }, 'sell off'],
  [{ sell: 0 }, 'give up'],
  [{ sell: 0 }, 'part with'],
  [{ sell: 0 }, 'trade in'],
  [{ sell: 0 }, 'trade away'],
  [{ sell: 0, swap: 0 }, 'close out'],
  [{ swap: 0 }, 'full send'],
  [{ swap: 0 }, 'swap out'],
  [{ swap: 0 }, 'swap over'],
  [{ spend: 0 }, 'pay with'],
  [{ spend: 0 }, 'pay in'],
  [{ spend: 0 }, 'pay using'],
  [{ spend: 0 }, 'pay for it with'],
  [{ spend: 0 }, 'pay for it in'],
  [{ spend: 0 }, 'paying with'],
  [{ spend: 0 }, 'paying in'],
  [{ spend: 0 }, 'paid in'],
  [{ spend: 0 }, 'paid with'],
  [{ spend: 0 }, 'funded from'],
  [{ spend: 0 }, 'funded by'],
  [{ spend: 0 }, 'funded with'],
  [{ spend: 0 }, 'using up'],
  [{ lend: 0 }, 'lend out'],
  [{ lend: 0 }, 'put to work'],
  [{ lend: 0 }, 'earn on'],
  [{ lend: 0 }, 'earn yield on'],
  [{ lend: 0 }, 'earn interest on'],
  [{ lend: 0 }, 'earn some yield on'],
  [{ lend: 0 }, 'earn some interest on'],
  [{ lend: 0 }, 'make yield on'],
  [{ lend: 0 }, 'get yield on'],
  [{ lend: 0 }, 'get interest on'],
  [{ lend: 0 }, 'top up my lending position with'],
  [{ withdraw: 0 }, 'back out of'],
  [{ withdraw: 0 }, 'get out of lending'],
  [{ withdraw: 0 }, 'come out of lending'],
  [{ withdraw: 0 }, 'tap lend for'],
  [{ withdraw: 0 }, 'tap jup lend for'],
  [{ withdraw: 0 }, 'tap lending for'],
  [{ withdraw: 0 }, 'draw on lend for'],
  [{ withdraw: 0 }, 'tap my lend for'],
  [{ withdraw: 0 }, 'take out'],
  [{ withdraw: 0 }, 'pull out'],
  [{ withdraw: 0 }, 'get out'],
  [{ withdraw: 0 }, 'claim back'],
  [{ withdraw: 0 }, 'take back'],
  [{ withdraw: 0 }, 'get back'],
  [{ withdraw: 0 }, 'bring back'],
  [{ withdraw: 0 }, 'pull back'],
  [{ withdraw: 0 }, 'call back'],
  [{ send: 0 }, 'payout list'],
  [{ send: 0 }, 'payment list'],
  [{ send: 0 }, 'payments list'],
  [{ send: 0 }, 'send over'],
  [{ send: 0 }, 'hand over'],
  [{ send: 0 }, 'pass on'],
  [{ send: 0 }, 'pass along'],
  [{ send: 0 }, 'pay out'],
  [{ send: 0 }, 'pay back'],
  [{ send: 0 }, 'shoot over'],
  [{ swap: 0.4 }, 'make it'],
];

/** Other spellings, mostly short ones, that no distance of letters would find. */
const SPELLINGS: Readonly<Record<string, string>> = {
  swp: 'swap',
  swaap: 'swap',
  xfer: 'transfer',
  exch: 'exchange',
  cnvrt: 'convert',
  dep: 'deposit',
  wd: 'withdraw',
  withdrawl: 'withdraw',
  withdrawal: 'withdraw',
  withdrawals: 'withdraw',
  transf: 'transfer',
  conversion: 'convert',
  sale: 'sell',
  yeet: 'throw',
  snd: 'send',
  trading: 'trade',
  purchase: 'buy',
  payment: 'pay',
  redemption: 'redeem',
};

export interface PhrasalVerb {
  readonly words: readonly string[];
  readonly verb: Verb;
}

export const VERBS: ReadonlyMap<string, Verb> = buildVerbs();

/** By first word, longest first. */
export const PHRASAL_VERBS: ReadonlyMap<string, readonly PhrasalVerb[]> = buildPhrases();

function buildVerbs(): Map<string, Verb> {
  const verbs = new Map<string, Verb>();
  const rows = [
    ...STRONG.map((row) => [...row, false] as const),
    ...LIGHT.map((row) => [...row, true] as const),
  ];
  for (const [senses, words, isLight] of rows) {
    for (const spec of words.split(' ')) {
      for (const [key, form] of formsOf(spec)) {
        const base = spec.split('/')[0] ?? spec;
        if (!verbs.has(key)) verbs.set(key, { base, senses, form, isLight });
      }
    }
  }
  for (const [key, base] of Object.entries(SPELLINGS)) {
    const known = verbs.get(base);
    if (known) verbs.set(key, known);
  }
  return verbs;
}

/** "supply" -> supply, supplies, supplied, supplying; "swap" doubles its p. */
function formsOf(spec: string): [string, VerbForm][] {
  const [base = spec, past, participle, ing] = spec.split('/');
  const stem = /[^aeiou]e$/.test(base) || /[^aeiou][aeiou]e$/.test(base) ? base.slice(0, -1) : base;
  const doubled =
    /^(?:swap|flip|dump_|drop|slap|tip|ship|get|let|put|sit|shed|zap|slot|plop|cop|snag|grab|chuck_|trim|beg|commit|transfer|swop|run)$/.test(
      base,
    );
  const long = doubled ? `${base}${base.at(-1) ?? ''}` : stem;
  const y = /[^aeiou]y$/.test(base);
  const pastForm = past ?? (y ? `${base.slice(0, -1)}ied` : `${long}ed`);
  const third = y ? `${base.slice(0, -1)}ies` : /(?:s|sh|ch|x|go|do)$/.test(base) ? `${base}es` : `${base}s`;
  return [
    [base, 'base'],
    [third, 'third'],
    [pastForm, 'past'],
    [participle ?? pastForm, 'past'],
    [ing ?? `${long}ing`, 'ing'],
  ];
}

function buildPhrases(): Map<string, PhrasalVerb[]> {
  const phrases = new Map<string, PhrasalVerb[]>();
  for (const [senses, text] of PHRASES) {
    const [first = '', ...rest] = text.split(' ');
    const known = VERBS.get(first);
    const base = known?.base ?? first;
    const heads = known
      ? [...VERBS].filter(([, verb]) => verb.base === base).map(([key, { form }]) => ({ key, form }))
      : [];
    for (const { key, form } of heads.length > 0 ? heads : [{ key: first, form: 'base' as const }]) {
      const list = phrases.get(key) ?? [];
      list.push({ words: [key, ...rest], verb: { base: text, senses, form, isLight: false } });
      phrases.set(key, list);
    }
  }
  for (const list of phrases.values()) list.sort((a, b) => b.words.length - a.words.length);
  return phrases;
}
