/** What a word does to the money beside it. A closed class: each occurrence must be accounted for by the plan. */
export type OperatorKind =
  | 'negation'
  | 'refusal'
  | 'condition'
  | 'schedule'
  | 'advice'
  | 'past'
  | 'report'
  | 'simulation'
  | 'undo'
  | 'return'
  | 'reserve'
  | 'exclusion'
  | 'each'
  | 'total'
  | 'split'
  | 'repair'
  | 'bound'
  | 'repetition'
  | 'market_order'
  | 'approval'
  | 'unsupported';

const list = (text: string): readonly string[] => text.split('|').map((phrase) => phrase.trim());

/**
 * Phrases of each kind, in lower case; `*` stands for any one word. Words of one phrase stand next to each other, and the
 * longest phrase at a place wins over what it holds.
 */
export const OPERATORS: Readonly<Record<OperatorKind, readonly string[]>> = {
  negation: list(
    `not | never | no | none | nothing | neither | nor | without | don't | dont | doesn't | doesnt | didn't | didnt | won't | wont
    | wouldn't | wouldnt | shouldn't | shouldnt | can't | cant | cannot | couldn't | couldnt | isn't | isnt | aren't | arent
    | wasn't | wasnt | ain't | aint | haven't | havent | hasn't | hasnt | mustn't | mustnt | needn't | neednt | nope | nah | nay
    | hardly | barely | nowhere | nobody | noone | don t | can t | won t | do n't | dnt | doesn t`,
  ),
  refusal: list(
    `decided against | decide against | deciding against | am against | i'm against | be against | the last thing | last thing i | talked out of | than | refuse | refuses | refusing | refrain | refraining | avoid | avoiding | abstain | hold off | holding off | forget about
    | forget it | never mind | nevermind | abort | stop | halt | decline | resist | skip | quit | wait | hold on | hang on | cancel
    | second thought | second thoughts | changed my mind | change my mind | forbid | forbidden | prohibit | prevent | pause | call
    off | reject | neglect | too early to`,
  ),
  condition: list(
    `if | unless | when | whenever | once | until | till | provided | providing | assuming | as long as | so long as | in case |
    in the event | otherwise | else | depending | depends | as soon as | contingent | only after | given that | whether | suppose |
    supposing | the moment it | the moment sol | the moment the | the minute it | the second it | the second sol | the second the | should the | should sol | should it | on condition | or`,
  ),
  schedule: list(
    `tomorrow | tonight | later | afterwards later | someday | eventually | soon | midnight | noon | weekly | daily | hourly | monthly
    | yearly | nightly | overnight | every day | every week | every month | every hour | every morning | every night | every
    minute | every monday | every tuesday | every wednesday | every thursday | every friday | every saturday | every sunday | each
    day | each week | each month | each morning | each hour | each monday | each friday | monday | tuesday | wednesday | thursday |
    friday | saturday | sunday | next week | next month | next year | next time | this evening | this afternoon | this weekend |
    the weekend | end of the week | end of the month | end of day | end of the day | in a bit | in a while | in a minute | in a
    moment | in an hour | in a day | in a week | in a month | in * minutes | in * mins | in * hours | in * hrs | in * days | in *
    weeks | in * months | in * seconds | in half an hour | after * minutes | after * hours | after * days | a day | per day | per
    week | per month | dca | recurring | schedule | scheduled | delay | delayed | postpone | reschedule | remind me to | remind me in | remind me when | reminder | at *
    am | at * pm | by eod | eod | some other time | another time | another day`,
  ),
  advice: list(
    `should i | should we | would it be | could it be | be wise | be smart | wise to | smart to | shall i | do you think | would you recommend | do you recommend | recommend | is it wise | is it smart | a
    good idea | a bad idea | good time | right time | worth it | what if | what would happen | what happens | what do you think |
    better to | is it better | advise | advice | suggest | suggestion | thinking about | thinking of | considering | consider | not
    sure | wondering | might want | maybe i | should my | ought i | is it safe | am i better | explain | how do i | how would i | how
    can i | how could i | how does one | how to | tell me how to | teach me | would it make sense | does it make sense | make sense to | is it time | can we talk | tempted`,
  ),
  past: list(
    `swapped | sold | bought | lent | deposited | withdrew | withdrawn | transferred | sent | converted | exchanged | traded | minted |
    redeemed | paid | already | yesterday | ago | did you | did i | did we | did my | have you | had you | last week | last month | last
    night | last time | earlier today | previously | failed | was swapping`,
  ),
  report: list(
    `says | said | saying | told me | tells me | tell me to | asked me | asks me | claims | claimed | according to | labelled | labeled |
    titled | entitled | captioned | reads | wrote | writes | quote | quoting | quoted | mentioned | suggested | suggests | recommended |
    recommends | insists | insisted | message from | mail from | email from | text from | wants me to | wanted me to | expects me to`,
  ),
  simulation: list(
    `test swap | test trade | test transfer | test send | test deposit | dry run | dryrun | dry - run | simulate | simulated | simulation | simulating | pretend | pretending | hypothetical |
    hypothetically | imagine | imaginary | preview | test run | testrun | trial run | rehearse | rehearsal | paper trade | paper trading | theoretical | theoretically | in theory | what - if | mock | sandbox only | just testing | just a test | only a test | estimate | quote me | get a quote | a quote for | as a joke | just kidding | jk | example | for instance | e . g`,
  ),
  undo: list(
    `undo | undoing | revert | reverse | reversal | roll back | rollback | unwind | take back the | unsend | unswap | restore | reinstate`,
  ),
  return: list(
    `and back | there and back | swap back | swap it back | swap them back | convert it back | round trip | roundtrip | round - trip | back and forth | and then back | then back | and vice versa | vice versa`,
  ),
  reserve: list(
    `keep | keeps | keeping | leave | leaves | leaving | retain | retaining | reserve | reserving | hold back | holding back | set aside
    | setting aside | spare | sparing | save | saving | down to | stays | stay | remain in | behind | untouched | remains | at least * left | left over for | intact`,
  ),
  exclusion: list(
    `excepted | leave out | leaving out | xcept | except | excepting | excluding | exclude | other than | apart from | aside from | besides | save for | all but | everything but |
    anything but | minus | less | short of | but not | bar`,
  ),
  each: list(
    `each | apiece | a piece | both | respectively | per person | per wallet | per address | per head | every one of`,
  ),
  total: list(
    `in total | total | altogether | all together | combined | in all | overall | in sum | collectively`,
  ),
  split: list(
    `split | splitting | divide | divided | evenly | equally | fifty fifty | half and half | equal parts | equal amounts | equal shares |
    distribute | share | in half | halve | 50 / 50`,
  ),
  repair: list(
    `i . e | ie | in other words | that is to say | no wait | i mean | i meant | oops | whoops | scratch that | correction | make that | make it | or rather | rather | sorry | instead |
    actually | strike that | my bad | let me rephrase | wait no | apologies | typo | edit | read that as | er | erm`,
  ),
  bound: list(
    `at most | no more than | not more than | at least | no less than | not less than | up to | minimum | min | limit | limited | cap |
    capped | ceiling | under | below | above | over | or less | or more | or better | between | within | less than | more than | greater than | maximum of | max of | fewer than | exceed | exceeding | exceeds`,
  ),
  repetition: list(
    `while true | while ( true | again | twice | thrice | times | repeat | repeatedly | repeating | once more | one more time | over and over | double | triple |
    doubled | tripled | redo | same again`,
  ),
  market_order: list(
    `limit order | limit buy | limit sell | stop loss | stop - loss | take profit | trailing stop | price hits | price reaches |
    price drops | drops below | drops to | falls below | rises above | goes above | goes below | reaches | hits | breaks | crosses |
    dips | pumps | moons | good till | gtc | at a price | at the price | trigger`,
  ),
  approval: list(
    `ask me | ask first | check with me | confirm with me | after i confirm | once i confirm | when i say | until i say | my approval | my
    confirmation | my go - ahead | let me confirm | let me know before | wait for me | wait for my | before you do | i will confirm | i'll
    confirm | i'll decide | let me decide | await | awaiting | permission | on my signal | my ok | my okay | with my consent`,
  ),
  unsupported: list(
    `allow * to | authorize | authorise | grant | spender | allowance | leverage | leveraged | long | short | perp | perps | margin | borrow | borrowing | loan | repay | bridge | bridging | stake | staking |
    unstake | nft | nfts | lp | liquidity | farm | farming | airdrop | burn | burning | vote | delegate | mortgage | collateral | futures |
    options | launch | snipe | copy trade | arbitrage | wrap | unwrap | approve | revoke | private key | seed phrase | ignore all | ignore
    previous | ignore the | disregard | drain | paypal | iban | visa | gift card | off - ramp | offramp | on - ramp | onramp | insure | insurance`,
  ),
};
