/** Members of a benchmark file as YAML text, to be replaced one at a time. */
interface Parts {
  readonly id?: string;
  readonly head?: string;
  readonly state?: string;
  readonly prompt?: string;
  readonly flow?: string;
  readonly truth?: string;
}

const SYSTEM = '11111111111111111111111111111111';
const TOKEN = 'TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA';
const USDC = 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v';
const MEGABYTE = 1_048_576;

const account = (pubkey: string, lamports: string, more = '') =>
  `  - { pubkey: ${pubkey}, owner: '${SYSTEM}', lamports: ${lamports}${more} }\n`;
const USER = account('USER_WALLET_PUBKEY', '1000000000');
const FRIEND = account('FRIEND_PUBKEY', '0');

/** A benchmark file that is right but for what is given. */
export function benchmarkText(parts: Parts = {}): string {
  const { id = 'bad', head = '', state = USER + FRIEND, prompt = 'Send 0.001 SOL to FRIEND_PUBKEY' } = parts;
  const { flow = '', truth = '' } = parts;
  return `id: ${id}
description: Made by a test
tags: [test]
${head}
initial_state:
${state}
prompt: ${prompt}
${flow}
ground_truth:
  transaction_status: Success
${truth}
`;
}

const steps = (...more: readonly string[]) =>
  `flow:\n${more
    .map((one, index) => `  - { step: ${index + 1}, description: s, prompt: Show my balances, ${one} }`)
    .join('\n')}`;

function laughs(levels: number, width: number): string {
  const names = Array.from({ length: levels }, (_none, level) => `a${level}`);
  const lines = names.map((name, level) => {
    const inside = Array(width).fill(level === 0 ? 'x' : `*a${level - 1}`);
    return `${name}: &${name} [${inside.join(', ')}]`;
  });
  return lines.join('\n');
}

const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;

/** Texts that are no benchmark file, by what is wrong with them, with the field that must be named. */
export const BAD_BENCHMARKS: readonly (readonly [string, string, string])[] = [
  ['nothing', '', ''],
  ['only a comment', '# nothing', ''],
  ['a text', 'swap 1 SOL to USDC', ''],
  ['a number', '7', ''],
  ['a list', '- id: bad', ''],
  ['broken YAML', 'id: [a, b', ''],
  ['a tab as indentation', 'id:\n\t- a', ''],
  ['two documents', `${benchmarkText()}---\n${benchmarkText()}`, ''],
  ['a member twice', `id: other\n${benchmarkText()}`, ''],
  ['a tag that makes code', benchmarkText({ head: 'extra: !!js/function "function () {}"' }), ''],
  ['a tag of its own', benchmarkText({ head: 'extra: !danger { a: 1 }' }), ''],
  ['an alias to nothing', benchmarkText({ head: 'extra: *nowhere' }), ''],
  ['an alias to itself', 'a: &a [*a]', 'id'],
  ['a billion laughs', laughs(10, 10), ''],
  ['a quadratic blow-up', `a: &a ${'x'.repeat(50_000)}\nb: [${Array(1_000).fill('*a').join(', ')}]`, ''],
  ['deep nesting in flow style', `id: ${deep(2_000)}`, ''],
  [
    'deep nesting in block style',
    `${Array.from({ length: 400 }, (_none, depth) => `${' '.repeat(depth)}a:`).join('\n')} 1`,
    '',
  ],
  ['many keys', Array.from({ length: 15_000 }, (_none, key) => `k${key}: 1`).join('\n'), ''],
  ['no id', benchmarkText({ id: '' }), 'id'],
  ['a number as id', benchmarkText({ id: '7' }), 'id'],
  ['a path as id', benchmarkText({ id: '../../etc/passwd' }), 'id'],
  ['a hidden file as id', benchmarkText({ id: '.env' }), 'id'],
  ['an escaped path as id', benchmarkText({ id: '"..%2f..%2fetc"' }), 'id'],
  ['a backslash in an id', benchmarkText({ id: "'a\\b'" }), 'id'],
  ['a line break in an id', benchmarkText({ id: '"a\\nb"' }), 'id'],
  ['an id that looks like another', benchmarkText({ id: 'trаnsfer-sol' }), 'id'],
  ['an id without end', benchmarkText({ id: 'x'.repeat(101) }), 'id'],
  ['an id that is a route', benchmarkText({ id: 'execute-direct' }), 'id'],
  ['an id that names no benchmark in a path', benchmarkText({ id: 'dynamic-flow' }), 'id'],
  ['a list as prompt', benchmarkText({ prompt: '[a]' }), 'prompt'],
  ['a prompt without end', benchmarkText({ prompt: `"${'swap '.repeat(20_000)}"` }), 'prompt'],
  ['an unknown placeholder', benchmarkText({ prompt: 'Send 1 SOL to STRANGER_PUBKEY' }), 'prompt'],
  ['no wallets', benchmarkText({ state: '  []' }), 'initial_state'],
  [
    'another wallet than the user',
    benchmarkText({ state: FRIEND, prompt: 'Show my balances' }),
    'initial_state',
  ],
  ['a wallet twice', benchmarkText({ state: USER + USER + FRIEND }), 'initial_state.1.pubkey'],
  [
    'an amount past u64',
    benchmarkText({ state: account('USER_WALLET_PUBKEY', '18446744073709551616') + FRIEND }),
    'initial_state.0.lamports',
  ],
  [
    'a negative amount',
    benchmarkText({ state: account('USER_WALLET_PUBKEY', '-1') + FRIEND }),
    'initial_state.0.lamports',
  ],
  [
    'a fraction',
    benchmarkText({ state: account('USER_WALLET_PUBKEY', '0.5') + FRIEND }),
    'initial_state.0.lamports',
  ],
  [
    'an exponent',
    benchmarkText({ state: account('USER_WALLET_PUBKEY', '1e9') + FRIEND }),
    'initial_state.0.lamports',
  ],
  [
    'no number',
    benchmarkText({ state: account('USER_WALLET_PUBKEY', '.nan') + FRIEND }),
    'initial_state.0.lamports',
  ],
  [
    'infinity',
    benchmarkText({ state: account('USER_WALLET_PUBKEY', '.inf') + FRIEND }),
    'initial_state.0.lamports',
  ],
  [
    'an amount of a thousand digits',
    benchmarkText({ state: account('USER_WALLET_PUBKEY', '9'.repeat(1_000)) + FRIEND }),
    'initial_state.0.lamports',
  ],
  [
    'a mint that is no address',
    benchmarkText({
      state: `${USER}${FRIEND}  - { pubkey: A_ATA, owner: '${TOKEN}', lamports: 1, data: { mint: USDC, owner: USER_WALLET_PUBKEY, amount: '1' } }\n`,
    }),
    'initial_state.2.data.mint',
  ],
  [
    'a token account of nobody',
    benchmarkText({
      state: `${USER}${FRIEND}  - { pubkey: A_ATA, owner: '${TOKEN}', lamports: 1, data: { mint: ${USDC}, owner: NOBODY_PUBKEY, amount: '1' } }\n`,
    }),
    'initial_state.2.data.owner',
  ],
  [
    'a circle of two',
    benchmarkText({ flow: steps('depends_on: [2]', 'depends_on: [1]') }),
    'flow.0.depends_on',
  ],
  ['a circle of one', benchmarkText({ flow: steps('depends_on: [step_1_result]') }), 'flow.0.depends_on'],
  ['a dependency on nothing', benchmarkText({ flow: steps('depends_on: [9]') }), 'flow.0.depends_on'],
  [
    'a dependency that is none',
    benchmarkText({ flow: steps('depends_on: [{ a: 1 }]') }),
    'flow.0.depends_on',
  ],
  [
    'a step number past all bounds',
    benchmarkText({ flow: 'flow: [{ step: 99999999999999999999, description: s, prompt: p }]' }),
    'flow.0.step',
  ],
  [
    'more steps than can be run',
    benchmarkText({ flow: steps(...Array<string>(1_001).fill('critical: false')) }),
    'flow',
  ],
  ['a step that is a text', benchmarkText({ flow: 'flow: [swap]' }), 'flow.0'],
  ['a score above one', benchmarkText({ truth: '  min_score: 2' }), 'ground_truth.min_score'],
  [
    'a check of an unknown kind',
    benchmarkText({ truth: '  final_state_assertions: [{ type: Nft, pubkey: FRIEND_PUBKEY }]' }),
    'ground_truth.final_state_assertions.0.type',
  ],
  [
    'a check of an unknown account',
    benchmarkText({
      truth: '  final_state_assertions: [{ type: SolBalance, pubkey: NOBODY_PUBKEY, expected: 1 }]',
    }),
    'ground_truth.final_state_assertions.0.pubkey',
  ],
  ['no ground truth', benchmarkText().replace(/ground_truth:[^]*/, ''), 'ground_truth'],
];

/** Texts with members that nothing reads, by what they are, with the field that is warned of. */
export const SURPLUS_MEMBERS: readonly (readonly [string, string, string])[] = [
  ['a prototype', benchmarkText({ id: 'surplus-1', head: '__proto__: { isAdmin: true }' }), '__proto__'],
  [
    'a constructor',
    benchmarkText({ id: 'surplus-2', head: 'constructor: { prototype: { x: 1 } }' }),
    'constructor',
  ],
  ['an unknown member', benchmarkText({ id: 'surplus-3', head: 'surprise: true' }), 'surprise'],
  [
    'an unknown member of the ground truth',
    benchmarkText({ id: 'surplus-4', truth: '  expected_otel_tracking: [{ type: spans }]' }),
    'ground_truth.expected_otel_tracking',
  ],
  [
    'an unknown member of an item',
    benchmarkText({
      id: 'surplus-5',
      truth:
        '  final_state_assertions: [{ type: SolBalance, pubkey: FRIEND_PUBKEY, expected: 1, wieght: 2 }]',
    }),
    'ground_truth.final_state_assertions.0.wieght',
  ],
];

/** Bodies that are refused before anybody reads YAML in them. */
export const TOO_LARGE: readonly (readonly [string, string])[] = [
  ['a megabyte of one line', 'x'.repeat(MEGABYTE)],
  ['a megabyte of lists', '- []\n'.repeat(MEGABYTE / 5)],
  ['a megabyte of quotes', '"'.repeat(MEGABYTE)],
  ['a megabyte of anchors', Array.from({ length: 60_000 }, (_none, at) => `a${at}: &a${at} 1`).join('\n')],
];
