import type { Noun, Preposition, Verb } from './token';

const words = (text: string): string[] => text.trim().split(/\s*,\s*/);

/** What each verb is called. Phrases may have several words. */
export const VERBS: Readonly<Record<Verb, readonly string[]>> = {
  swap: words(
    'swap, swaps, swapping, swapped, convert, converts, converting, converted, exchange, exchanging, exchanged, trade, trading, traded, trade in, change, changing, changed, turn, turning, turned, flip, flipping, switch, switching, rotate, transform',
  ),
  sell: words('sell, sells, selling, sold, dump, liquidate, cash out, offload, unload, get rid of'),
  buy: words(
    'buy, buys, buying, bought, purchase, purchasing, acquire, get, getting, need, grab, obtain, receive, pick up, end up with, give me, get me, want, wants, wanna, would like, like',
  ),
  use: words('use, spend, spending, take, taking, utilise, utilize'),
  multiply: words('multiply, multiplying'),
  lend: words(
    'lend, lends, lending, lending out, loan, loan out, deposit, deposits, depositing, deposited, supply, supplies, supplying, supplied, invest, park, earn yield on, earn interest on, lend out',
  ),
  withdraw: words(
    'withdraw, withdraws, withdrawing, withdrew, withdrawn, pull, pull out, pulling, take out, unlend, remove, get back',
  ),
  mint: words('mint, mints, minting, minted'),
  redeem: words('redeem, redeems, redeeming, redeemed'),
  send: words(
    'send, sends, sending, sent, transfer, transfers, transferring, transferred, pay, pays, paying, give, giving, wire, forward, move, moving, donate, tip',
  ),
  put: words('put, putting, stick, place, add, adding'),
  show: words(
    'show, check, checking, display, list, see, view, tell me, look up, fetch, print, report, let me know, look at',
  ),
};

export const PREPOSITIONS: Readonly<Record<Preposition, readonly string[]>> = {
  to: words('to, into, in, as, ->, towards, onto'),
  for: words('for, in exchange for, in return for'),
  from: words('from, out of, off'),
  with: words(
    'with, using, by using, paying with, pay with, paid with, paid in, paying in, paying for it with, pay for it in, pay for it with, pay for that with, pay in, pay it with, by spending, by selling, funded by, funded with',
  ),
  on: words('on, via, through, at, over, thru'),
  of: words('of'),
};

export const NOUNS: Readonly<Record<Noun, readonly string[]>> = {
  balance: words('balance, balances, holdings, funds, portfolio, bag, bags'),
  position: words(
    'position, positions, lending position, lending positions, lend position, lend positions, earn position, earn positions, lent, loaned, lended',
  ),
  asset: words('token, tokens, coin, coins, asset, assets, currency, currencies, markets, options, stuff'),
  share: words('share, shares'),
  slippage: words('slippage, slip, slippage tolerance'),
  worth: words('worth'),
  wallet: words('wallet, address, account, recipient, wallet address, pubkey'),
  yield: words(
    'yield, earn, can be lent, be lent, for lending, lendable, apy, apr, interest, rate, rates, vault, vaults',
  ),
};

export const ALL_WORDS = words(
  'all, everything, everything i have in, everything i hold in, everything i own in, everything i have, everything i hold, everything i own, all i have in, all i hold in, all that i have in, all i have, all i hold, entire, whole, full, max, maximum, every bit, each and every, all of, everything i have, as much as possible, as much as i can, 100 percent',
);
export const REST_WORDS = words(
  "rest, remainder, remaining, leftover, leftovers, left over, what's left, what is left, whatever is left, whatever's left, whats left, remaining part",
);
export const OTHER_WORDS = words('other half, second half, other part');
export const IT_WORDS = words('it, that, this, them, those, these');
export const PRODUCED_WORDS = words(
  "everything i get, everything i got, everything i receive, all i get, all that i get, all i receive, all of what i get, proceeds, output, result, results, outcome, what i got, what i get, what you get, what you got, what i receive, what i received, what we get, what we got, what comes out, what came out, whatever comes out, whatever i get, whatever i got, whatever you get, whatever i receive, what that gives, what it gives, whatever that gives, what was received, received amount, amount received, what results, what i'll get, what i will get, the amount i get",
);
export const VAGUE_WORDS = words(
  'some, few, several, a few, a bit, a little, bit, little, lots, lot, a lot, many, part, a part, a portion, portion, couple of random, a little bit, any amount, enough',
);
/** What leaves an amount open. */
export const INDEFINITE_WORDS = words(
  'about, around, approximately, roughly, approx, between, at least, at minimum',
);
export const EXACTLY_WORDS = words('exactly, precisely, exact');
export const NEGATIONS = words(
  "don't, dont, do not, doesn't, never, without, not, no, avoid, stop, won't, shouldn't, should not, must not, mustn't, never mind, forget, skip, rather not, nothing, please don't, keep, keeping, leave, leaving, hold on to",
);
export const INSTEAD_WORDS = words('instead of, rather than');
export const BUT_WORDS = words('but, just, only, simply, instead, however, rather');
export const THEN_WORDS = words(
  "then, and then, after that, after which, afterwards, afterward, next, finally, lastly, subsequently, thereafter, followed by, once done, when done, once that is done, once that's done, when that's done, when that is done, once it's done, when it's done, once this is done, after this, second, secondly, third, thirdly, step two, step three, and finally, and next, and afterwards, and after that, later on, from there, and lastly",
);
export const AFTER_WORDS = words('after, once, as soon as');
export const BEFORE_WORDS = words('before, prior to');
export const WHAT_WORDS = words("what, what's, whats, what is, what are, which, where, how");
export const HOW_MUCH_WORDS = words('how much, how many');

/** Venues that reev has, by what they are. */
export const JUPITER_WORDS = words('jupiter exchange, jup exchange, jupiter aggregator, jupiter dex');
export const LEND_VENUE_WORDS = words(
  "jupiter lend, jup lend, jupiter earn, jup earn, jupiter lending, jup lending, jupiter lend earn, lend earn, jupiter's lending, earn vault, lending vault, lending pool, lending protocol, lending market, jupiter lending market, jupiter lending vault, jupiter lend vault, jupiter earn vault, jupiter lending protocol, jupiter lending pool",
);

/** What reev does not do. Any of these refuses the prompt: it could change what money moves. */
export const UNSUPPORTED_WORDS = words(
  'bridge, bridging, bridged, stake, staking, unstake, restake, borrow, borrowing, leverage, leveraged, margin, limit, limits, short, perp, perps, futures, option contract, nft, nfts, airdrop, burn, burning, vote, delegate, approve, revoke, if, unless, until, whenever, when, every, each day, each week, each month, each hour, day, week, month, daily, weekly, monthly, hourly, tomorrow, tonight, yesterday, schedule, scheduled, recurring, dca, cancel, stop loss, take profit, ethereum, bitcoin network, polygon, arbitrum, base chain, raydium, orca, kamino, marginfi, drift, solend, meteora, phoenix, lifinity, openbook, uniswap, binance, coinbase, kraken, aave, compound, sanctum, marinade, launch, deploy, create, joke, poem, story, weather, loop, rebalance, hedge, arbitrage, snipe, ignore, disregard, private key, seed phrase, twice, repay, repayment, collateral, liquidity pool, provide liquidity, add liquidity, lp, farm, farming, average, drops, rises, falls, reaches, hits, script, unwrap, wrap, price',
);

/** Words that change nothing: courtesy, hesitation, and the small change of speech. */
export const NOISE_WORDS = words(
  "more, extra, additional, again, each, regards, please, pls, plz, kindly, hey, hi, hello, there, yo, ok, okay, so, uhm, um, uh, well, now, thanks, thank you, thx, ty, cheers, could, can, would, will, you, i, i'd, id, i'm, im, i'll, i've, we, we'd, us, me, love, to, going, gonna, let's, lets, let, help, should, shall, may, might, must, have, has, had, having, do, does, did, be, is, are, was, am, been, being, also, too, as well, additionally, plus, right, away, immediately, quickly, quick, fast, asap, as soon as possible, today, right now, straight away, at once, for me, for us, to me, on my behalf, good, great, nice, morning, afternoon, evening, friend, mate, dear, bot, reev, agent, buddy, sir, bro, man, dude, folks, again please, if you could, if you can, if possible, if you please, if you would, if you don't mind, if you do not mind, i was wondering if, i wonder if, wondering, would you mind, do you mind, is it possible, possible, it would be great if, i would appreciate it if, appreciate, first, firstly, first of all, initially, start by, begin by, begin, start, starting, step one, step, amount, amounts, sum, directly, straight, simply please, go ahead, ahead, execute, perform, do a, make a, do an, make an, make, need you to, i need you to, i want you to, able, anything, kind, thing, things, all right, alright, then please, here, about it, over, up, back, out, down, off you go, currently, current, available, own, hold, holding, got, still, my dear, really, very, much, many thanks, thank, ever so much, in advance, for your help, help me, total, in total, overall, to work, both, native, spl, crypto, solana wallet, solana address, solana account, solana blockchain, on chain, onchain, on solana, the following, following, transaction, transactions, operation, operations, task, value, equivalent, equal, so that, such that, that i can, in order, order, at the moment, moment, tokens please, quick question, question, sure, yes, yep, yeah, haha, lol, hmm, oh, ah, oops, sorry, actually, basically, maybe not, at market, market price, market, best price, best rate, at the best rate, at the best price, at best, its, their, your, our, else, somewhere, somehow, wish, hope, hoping, think, thinking, looking, look, been thinking, time, mine, favour, favor, you think, let me, it be, possible to, gets, which i, who, whose, hereby, thus, anyway, by the way, btw, fyi, sort, kinda, just in case, soon, later please, today please, that's all, thats all, that is all, nothing else, no more, no rush, take your time, at most, no more than, not more than, up to, tolerance, tolerate, tolerating, accept, accepting, allow, allowing, when you can, when you have time, when you get a chance, whenever you can, whenever you're ready, at your convenience",
);
