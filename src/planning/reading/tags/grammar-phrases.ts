import type { Tag } from './tag';

const rows = <const T extends Tag>(tag: T, phrases: string): readonly [T, string] => [tag, phrases];

/** Words of grammar and of the trade that are neither verbs nor operators, with what they are tagged as. */
export const GRAMMAR: readonly (readonly [Tag, string])[] = [
  rows(
    { t: 'prep', prep: 'to' },
    'exactout, to, towards, toward, onto, unto, versus, recipient, destination, dest, beneficiary, receiver, payee, output, out mint, outputmint, output_mint, outmint, tomint, tomint, to_mint, totoken, to_token, tokenout, token_out, outtoken, outputtoken, output_token, buytoken, target, over to, over into, back to, back into, back in, back onto, goes to, go to, going to be',
  ),
  rows({ t: 'prep', prep: 'into' }, 'into, in to, too, inside, to buy into, over into, worth into'),
  rows(
    { t: 'prep', prep: 'for' },
    'for, in return for, in exchange for, in trade for, as payment for, in favor of, in favour of',
  ),
  rows(
    { t: 'prep', prep: 'from' },
    'from, frm, outta, out of, off of, off, input, input mint, inputmint, input_mint, inmint, frommint, from_mint, fromtoken, from_token, tokenin, token_in, intoken, inputtoken, input_token, selltoken, sender, source, src, taken from, drawn from, away from, funded from',
  ),
  rows(
    { t: 'prep', prep: 'with' },
    'paywith, pay_with, with, w, using, via, through, thru, by, by means of, quote, quote currency, quote token, spending, paying, paying with, paid for with, paid from, at the expense of, at the cost of, out of pocket',
  ),
  rows({ t: 'prep', prep: 'of' }, 'of, o'),
  rows({ t: 'prep', prep: 'on' }, 'on, over at, upon'),
  rows({ t: 'prep', prep: 'in' }, 'in, within, inside of'),
  rows({ t: 'prep', prep: 'at' }, 'at'),
  rows({ t: 'prep', prep: 'as' }, 'as'),
  rows({ t: 'prep', prep: 'out' }, 'out, out again'),
  rows({ t: 'prep', prep: 'back' }, 'back'),
  rows(
    { t: 'det', det: 'my' },
    'my, our, mine, ours, me, own, ma, of mine, of ours, i hold, i have, i own, i hold in, i have in, i own in, ive got, ive got in, i got, that i have, that i hold, that i own, we hold, we have, we own, in the wallet, in my wallet, in our wallet, in this wallet, in wallet, from the wallet, from our wallet, from our account, from mine, in my account, available, from my balance, from my side, out of my wallet, from me, of my own',
  ),
  rows({ t: 'det', det: 'this' }, 'those, that, these, this'),
  rows(
    { t: 'det', det: 'the' },
    'the, teh, da, whatever, whichever, said, resulting, received, new, newly, bought, acquired, obtained, your',
  ),
  rows({ t: 'det', det: 'a' }, 'a, an, another, more, additional, extra, further'),
  rows(
    { t: 'all' },
    'everything in, all, all of, everything, max, maximum, maxi, entire, whole, full, total balance, every, every last, every last one, every last one of, every last bit of, every bit of, every single, the lot, the whole lot, entirety, entirety of, complete, the entire, the whole, the full, the full amount, the entirety of, everything i have, everything i have in, everything i hold, everything i hold in, everything i own in, whatever i have, whatever i have in, whatever i hold in, all the, all that, all my, all of my, all of the, completely, entirely, fully, totally, in full, in its entirety, the whole thing, whole thing, the whole bag, the whole stack, the entire stack, as much as i have, as much as possible, as much as i can, as many as possible, every penny, every penny of, every cent, every cent of, each and every, every one of my, hundred percent, 100 percent of',
  ),
  rows(
    { t: 'vague' },
    'some, sum, few, a few, a bit, a bit of, a little, a little bit of, little, several, a couple, couple, couple of, a couple of, a lot of, lots of, lots, many, much of, most, most of, part of, a part of, a portion of, portion of, a chunk of, chunk of, a handful of, a handful, a small amount of, a small amount, a large amount of, a piece of, a slice of, a tiny bit of, tiny bit of, various, bunch of, a bunch of, loads of, plenty of, a good amount of, a good chunk of, a fraction of, majority of, the majority of, as needed',
  ),
  rows({ t: 'ref', ref: 'it' }, 'it, that, this, itself'),
  rows({ t: 'ref', ref: 'they' }, 'them, em'),
  rows(
    { t: 'ref', ref: 'proceeds' },
    'everything i get, everything i got, everything i receive, everything you get, everything that comes out, everything it gives, all i get, all i got, all i receive, proceeds, the proceeds, result, the result, the results, resulting amount, the resulting amount, output, the output, outcome, the outcome, what i get, what i got, what you get, what you got, what we get, what we got, what i receive, what you receive, what i received, what comes out, what comes out of it, what comes out of that, what came out, what comes back, what i end up with, whatever i get, whatever you get, whatever we get, whatever i receive, whatever comes out, whatever comes out of it, whatever comes out of that, whatever that gives, whatever that gives me, whatever it gives, whatever that yields, whatever it yields, whatever i end up with, whatever results, whatever it returns, what it returns, what that gives, what that gives me, what you receive, received amount, the received amount, the amount received, amount received, the amount you get, the amount i get, the returns, the return, the yield from that, the earnings from that, the takings, takings, the haul, the bought tokens, swapped amount, the swapped amount, the full output, the money, the cash, money, gains',
  ),
  rows(
    { t: 'ref', ref: 'rest' },
    'everything else in, all the other, all other, the other money, other money, rest, the rest, remainder, the remainder, remaining, the remaining, the remaining part, whats left, what is left, what remains, whatever is left, whatever remains, whatevers left, leftover, leftovers, the leftover, the leftovers, left over, what is remaining, whats remaining, everything else, all the rest, the balance left, the balance remaining, whatever else is left, all thats left, all that is left, all that remains, what i have left, whatever i have left, the others',
  ),
  rows(
    { t: 'ref', ref: 'other' },
    'the other, other, other half, the other half, second half, the second half, other part, the other part, other third, the other third, other quarter, the other quarter, remaining half, the remaining half, other 50%',
  ),
  rows({ t: 'ref', ref: 'both' }, 'both, both of them, both of those, both of these, the two of them'),
  rows({ t: 'ref', ref: 'former' }, 'former, the former, the first one'),
  rows({ t: 'ref', ref: 'latter' }, 'latter, the latter, the second one, the last one'),
  rows(
    { t: 'ref', ref: 'person' },
    'him, her, my brother, my sister, my friend, my mom, my mum, my dad, my wife, my husband, my landlord, my boss, my buddy, my mate, my partner, a friend, someone, somebody, that address, this address, that wallet, this wallet, the address, same address, the same address, the same wallet, there, over there',
  ),
  rows(
    { t: 'ref', ref: 'same' },
    'the same quantity, same quantity, the same sum, same, the same, same for, same thing, the same thing, same with, the same for, the same with, likewise, ditto, same deal',
  ),
  rows({ t: 'join', join: 'and' }, 'and, n, plus, also, as well as, along with, together with, along'),
  rows(
    { t: 'join', join: 'then' },
    'then, and then, after that, afterwards, afterward, after this, after which, thereafter, next, followed by, subsequently, finally, lastly, last, second, secondly, third, thirdly, fourth, and finally, and lastly, first, firstly, 1st, 2nd, step, step one, step two, step three, to start, to begin, to begin with, to finish, before anything else, before everything else, beforehand, once thats done, once that is done, when thats done, when that is done, once done, when done, once its done, once it is done, when its done, after its done, after thats done, after that is done, once finished, when finished, once thats complete, once that is complete, once complete, once completed, once that lands, when that lands, once it lands, once it clears, once that clears, once thats through, once its through, once that settles, once settled, once its in, once thats in, with that done, from there, right after, right after that, right afterwards, straight after, straight after that, immediately after, immediately after that, immediately afterwards, later take, later on take',
  ),
  rows({ t: 'join', join: 'but' }, 'but, however, though, although, yet, except that, instead'),
  rows(
    { t: 'join', join: 'so' },
    'so, because, since, cuz, coz, cause, bc, as i, which means that, which means, meaning, hence',
  ),
  rows({ t: 'join', join: 'or' }, 'or, either, alternatively'),
  rows({ t: 'join', join: 'before' }, 'before, prior to, ahead of'),
  rows({ t: 'join', join: 'after' }, 'after, following, having, upon'),
  rows(
    { t: 'mark', mark: 'each' },
    'each, apiece, per person, per head, per wallet, per address, a piece, per recipient, each one, each of them, each of those, each of these, for each, to each, respectively each, every one',
  ),
  rows(
    { t: 'mark', mark: 'evenly' },
    'evenly, equally, in equal parts, equal parts, equal amounts, equal amounts of, in equal amounts, in equal shares, equal shares, in equal measure, half and half, fifty fifty, even split, an even split, half half, half each, equal split, in half, in two equal parts, down the middle, equal portions, in equal portions, equal weight, equal weights, the same amount',
  ),
  rows(
    { t: 'mark', mark: 'total' },
    'in total, total, altogether, combined, in all, overall, all together, total of, a total of',
  ),
  rows({ t: 'mark', mark: 'respectively' }, 'respectively, in that order, in this order, resp'),
  rows(
    { t: 'mark', mark: 'split' },
    'split, splitting, split up, divide, dividing, divided, distribute, distributing, distributed, spread, spreading, share, share out, share it, split it, split that, divvy up, between, among, amongst, across',
  ),
  rows(
    { t: 'mark', mark: 'keep' },
    'keep, keeping, leave, leaving, hold back, holding back, reserve, reserving, retain, retaining, set aside, setting aside, spare, sparing, hold on to, hang on to, hold onto, preserve, preserving, keep back, keeping back, save me, put aside, i keep, i still have, so i still have, so that i still have, i want to keep, i need to keep, id like to keep, must remain, should remain, remain, should stay, must stay, stays, stay',
  ),
  rows(
    { t: 'mark', mark: 'but' },
    'xcept, cept, excepted, excluded, except, except for, excepting, minus, less, apart from, other than, excluding, besides, aside from, save for, bar, barring, short of, down to, with the exception of, not counting, not including, all but, everything but, all except, all except for, everything except, everything except for, all bar, everything bar, all minus, everything minus, anything over, everything over, everything above, anything above, all but the last',
  ),
  rows(
    { t: 'mark', mark: 'exactly' },
    'exactly, precisely, exact, an exact, just exactly, spot on, on the dot, an exact amount of, exact amount, the exact amount of, no more no less than',
  ),
  rows(
    { t: 'mark', mark: 'enough' },
    'enough, just enough, however much, however much of, as much as needed, as much as it takes, whatever it takes, whatever amount of, however many, as much as required, as much, sufficient, whatever it costs, what it takes, that takes, it takes, it costs, is needed, needed, necessary, required, as necessary, as required',
  ),
  rows(
    { t: 'mark', mark: 'worth' },
    'worth, worth of, value, valued at, with a value of, in value, equivalent, equivalent of, the equivalent of',
  ),
  rows(
    { t: 'mark', mark: 'bound' },
    'at most, at least, atleast, up to, upto, no more than, not more than, no less than, not less than, less than, more than, no greater than, not exceed, not exceeding, must not exceed, should not exceed, dont exceed, do not exceed, shouldnt exceed, mustnt exceed, cant exceed, cannot exceed, never exceed, exceed, exceeding, min, minimum, under, over, cap, capped, capped at, cap at, within, a maximum of, maximum of, max of, a max of, tops, upper bound, not above, no higher than, not higher than, nothing above, nothing over, no worse than, anything between, a minimum of, minimum of, at a minimum, at a maximum, limited to, limit to, dont go over, do not go over, dont go above, do not go above, not over, never more than, stay under, stay below, keep under, keep below',
  ),
  rows(
    { t: 'mark', mark: 'approximate' },
    'about, around, roughly, approximately, approx, circa, ca, or so, ish, nearly, almost, close to, somewhere around, in the region of, or thereabouts, give or take, near',
  ),
  rows(
    { t: 'noun', noun: 'place' },
    'lending, lend, jlend, lending vault, lending pool, lending market, lending account, lending protocol, lending platform, lending product, earn, earning, yield, some yield, yields, interest, some interest, vault, vaults, apy, savings, lending side, boring yield, passive income, collateral free yield, lending program, lending position, lending positions, lend account, earn account, earn vault, lend vault, earn product, money market, lending service, yield vault',
  ),
  rows(
    { t: 'noun', noun: 'wallet' },
    'wallet, wallets, account, address, wallet address, account address, pubkey, public key, addy, addr, addresses, to address, token account, token accounts, wallet at, ata, portfolio wallet',
  ),
  rows(
    { t: 'noun', noun: 'owner' },
    'my wallet is, my address is, my wallet address is, my pubkey is, my token account is, my usdc token account is, my sol account is, my account is, own wallet is, own address is, im at, from my wallet, from my address, from my account, from my token account, from wallet, from address, from account, from my usdc token account, my own wallet',
  ),
  rows(
    { t: 'noun', noun: 'balance' },
    'bal, bals, balance, balances, balnce, ballance, holdings, holding, portfolio, bag, bags, funds, stack, stash, pile, amounts held, supply held, pot, position size, exposure, worth of holdings, inventory, everything, assets held, treasury, crypto, coins held, net worth, account balance, wallet balance, wallet balances, token balances, token balance, contents, stuff, position_',
  ),
  rows(
    { t: 'noun', noun: 'position' },
    'position, positions, deposits, loans, lent, lendings, supplied, deposited, lent out, earnings, lending balance, lend balance, earn balance, lend position, lend positions, earn position, earn positions, lending deposits, earned, am i earning, ive lent, i have lent, ive deposited, i have deposited, have i lent, have i deposited, have i earned, ive earned, have i supplied',
  ),
  rows(
    { t: 'noun', noun: 'rate' },
    'token list, tokens list, list of tokens, coin list, list of coins, asset list, list of supported tokens, rate, rates, apr, aprs, apys, interest rate, interest rates, lending rate, lending rates, supply rate, supply rates, yield rates, current apy, supported, supports, support, accepts, accept, accepted, offers, offer, offered, on offer, available to lend, can be lent, lendable, pays, returns offered, available for lending, options for lending, lending options, can lend, can earn, can supply, can deposit, i can lend, can i lend, can i deposit, can i supply, can i earn on, can we lend, able to lend, currently able to lend, supported for lending, eligible, possible to lend, to lend, for lending, allows, allow, taken, listed, available on',
  ),
  rows(
    { t: 'noun', noun: 'kinds' },
    'tokens, assets, coins, currencies, cryptos, stablecoins, stables, stable, tokens and coins, mints',
  ),
  rows(
    { t: 'noun', noun: 'unit' },
    'token, coin, asset, units, unit, pieces, pcs, tokens of, coins of, units of, pieces of, tokens of mint, of mint, mint address, whose mint is, whose mint address is, with mint, with the mint, with mint address, mint:, the token whose mint is, the token at, ticker, symbol, amount of, an amount of, the amount of, the sum of, sum of, a sum of, size, sized, quantity of, qty, amount, quantity, uiamount, ui_amount, ui amount, amt, quantities, number of, value of, contents of, action, type, side, pair, cmd, operation, op, method, params, args, asset_mint, assetmint, asset mint, base, base token, tokensymbol',
  ),
  rows({ t: 'noun', noun: 'share' }, 'share, shares, receipt tokens, share tokens, vault shares, lp shares_'),
  rows(
    { t: 'noun', noun: 'lamports' },
    'raw units, raw, base units, atomic units, lamport, lamports, lams, lamps',
  ),
  rows(
    { t: 'noun', noun: 'dollars' },
    'dollar, dollars, bucks, buck, usd, us dollars, us dollar, quid_, dollars worth, dollars worth of, bucks worth, bucks worth of, usd worth, usd worth of, usd of, dollars of, bucks of, dollar worth, dollar worth of',
  ),
  rows(
    { t: 'noun', noun: 'slippage' },
    'slippage, tol, slip, slipage, slippge, slippage tolerance, slippage cap, slippage limit, slippage setting, tolerance, price impact, slippagebps, slippage_bps, slippage bps, slipbps, max slip, slips, slipping, slippages',
  ),
  rows({ t: 'noun', noun: 'bps' }, 'bps, bp, bips, basis points, basis point, basispoints, pips_'),
  rows(
    { t: 'noun', noun: 'percent' },
    'percent, percents, pct, per cent, percentage, prcnt, perc, procent, percent of',
  ),
  rows(
    { t: 'noun', noun: 'price' },
    'price of, prices, worth in, market price of, cost, costs, fee, fees, chart, charts, gas',
  ),
  rows(
    { t: 'ask', ask: 'much' },
    'how much, how many, howmuch, hwo much, what amount, whats the amount, how big is, how large is, hows, how are, how is my, how are my, how is the, hows my, hows the, how do my, how did my',
  ),
  rows(
    { t: 'ask', ask: 'which' },
    'which, what, whats, what is, what are, wat, wats, what else, whichever, name every, name all, name the, whos',
  ),
  rows(
    { t: 'ask', ask: 'show' },
    'show, show me, list, list out, display, check, check on, chk, print, print out, tell me, tell me about my, let me know, let me see, look up, lookup, look at, view, see my, get my, get me my, fetch my, report, report on, report my, read, read out, read me, give me a list, give me a list of, give me an overview of, give me a summary of, overview, an overview of, summary of, status of, status, state of, query, getbalance, getbalances, get_balance, get balance, get balances, getpositions, get_positions, getpositions, get positions, getlendpositions, balanceof, inspect, pull up, bring up, curious about, i want to know, want to know, would like to know, id like to know, like to see, want to see, need to know, wanna know, wanna see, gimme my, what about my, remind me of my, remind me what, remind me how much, verify, confirm my, find out, tell us, account balance of',
  ),
  rows(
    { t: 'ask', ask: 'have' },
    'do i have, do i still have, do i own, do i hold, do i got, have i got, have i still got, do we have, do we still have, do we hold, is there, is there any, is there still, are there, are there any, any left, i still have, i have left, i got left, have left, have i, do i, did i lend, got any, have any, am i holding, am i sitting on, is in my, are in my, is still, are still, left in, left over, is left, are left, are we holding, does my wallet hold, does my wallet have, does the wallet hold, is my, are my, in my bags, in my bag, what i hold, what i have, what ive got, what i own, what we hold, what we have, what weve got, what im holding, i am holding, im holding, whats in my, what is in my, whats in the, what is in the, what is in, whats in, contains, hold, holds, own, owns, left, remaining balance',
  ),
  rows(
    { t: 'subject' },
    'was, were, there are, there is, theres, there was, i, ill, i will, we, they, well_, everyone, he, she, people, someone, my friend, u, ya, ppl, everybody, nobody, some people, friends, who, im, ive, weve, were, id, shes, hes, theyve, theyre, theyd',
  ),
  rows(
    { t: 'filler' },
    'who, whom, small, separate, plain, ordinary, normal, regular, native, ones, something, anything, be, is, are, am, was, been, being, has, will, would, can, could, shall, did, does, its, it is, thats, that is, there, here, if u, who, where, where i, whose, than, not only, much, many, very, just about, up, down, away, over, along, again please, while at it, while youre at it, while you are at it, while were at it, via jupiter only, you, your, us, u, ur, yourself, should, supposed, ready, want it, set, sent via, which, each time_, by hand, sends, ones, of which, both sides, side effect, side note, thing, things, stuff, job, way, kind, regarding, concerning, per, such, same time, lot, cut, together, otherwise fine, currently holding, completely fine',
  ),
];
