import type { ToolAction } from '../../../domain';
import { wordSet } from './word-set';

/** What a step does, as words can ask for it. */
export type Deed = ToolAction;

interface Verb {
  /** In order, gerund or infinitive. */
  readonly words: string;
  /** Of what happened, or as a participle. */
  readonly past: string;
  /** A plan that answers it has at least one step of these. */
  readonly deeds: readonly Deed[];
}

/**
 * Words that ask for money to move whatever stands around them. Words that only do so among others ("take", "put", "get") are
 * not here: a plan may use or ignore them.
 */
export const VERBS: readonly Verb[] = [
  { words: 'swap swaps swapping', past: 'swapped', deeds: ['swap'] },
  { words: 'sell sells selling', past: 'sold', deeds: ['swap'] },
  { words: 'buy buys buying purchase purchasing', past: 'bought purchased', deeds: ['swap'] },
  {
    words: 'convert converts converting exchange exchanging',
    past: 'converted exchanged',
    deeds: ['swap', 'redeem', 'mint', 'withdraw'],
  },
  {
    words: 'lend lends unlent',
    past: 'lent',
    deeds: ['lend', 'mint', 'withdraw', 'redeem', 'positions', 'tokens'],
  },
  {
    words: 'deposit deposits depositing supply supplying',
    past: 'deposited supplied',
    deeds: ['lend', 'mint', 'withdraw', 'redeem', 'positions', 'tokens', 'transfer'],
  },
  {
    words: 'earn earning yield interest',
    past: 'earned',
    deeds: ['lend', 'mint', 'withdraw', 'redeem', 'positions', 'tokens'],
  },
  {
    words: 'withdraw withdraws withdrawing withdrawal unlend unlending',
    past: 'withdrew withdrawn',
    deeds: ['withdraw', 'redeem'],
  },
  { words: 'redeem redeems redeeming', past: 'redeemed', deeds: ['redeem', 'withdraw'] },
  { words: 'minting', past: 'minted', deeds: ['mint', 'lend'] },
  { words: 'send sends sending', past: 'sent', deeds: ['transfer', 'lend', 'swap'] },
  { words: 'pay paying', past: 'paid', deeds: ['transfer', 'swap'] },
  { words: 'wire wiring remit donate tip', past: 'wired remitted donated tipped', deeds: ['transfer'] },
  {
    words: 'transfer transfers transferring',
    past: 'transferred',
    deeds: ['transfer', 'lend', 'withdraw', 'redeem'],
  },
];

/** Words of which a plan with such a step needs at least one: a deed that nothing in the prompt speaks of is not done. */
export const SUPPORT: Readonly<Partial<Record<Deed, string>>> = {
  lend: `lend lends lending lent lender deposit deposits deposited depositing supply supplying supplied earn earning earns yield
    yields yielding interest apy apr vault vaults jlend multiply compound work invest invested grow pool stash park savings`,
  withdraw: `withdraw withdraws withdrawing withdrawn withdrawal unlend lend lending lent deposit deposits deposited position positions
    vault vaults earn earning pool supplied supply redeem savings loan loans`,
  mint: 'mint mints minting minted shares share jlusdc jusdc jlusdt jusdt jlsol jsol jl jltokens',
  redeem: 'redeem redeems redeeming redeemed shares share jlusdc jusdc jlusdt jusdt jlsol jsol jl burn cash',
};

/** Words of which a plan that takes something out of lending needs one. */
export const TAKE_OUT: ReadonlySet<string> =
  wordSet(`withdraw withdraws withdrawing withdrawn withdrawal unlend unlending redeem redeems redeeming redeemed out back from pull pulling take
   taking remove removing empty emptying close closing exit unwind get retrieve recall reclaim claim collect free off need bring undeposit
   unpark liquidate cash release stop unwind unwinding tap draw off`);

/** Where lent money lies: "from" before one of these asks to take it out. */
export const LENDING_PLACES: ReadonlySet<string> = new Set(
  'jup jupiter lend lending earn vault vaults deposit deposits position positions pool'.split(' '),
);
