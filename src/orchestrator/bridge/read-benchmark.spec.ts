import { stringify } from 'yaml';
import { AppError, USDC } from '../../domain';
import { readBenchmark } from './read-benchmark';

const swap = {
  step: 1,
  description: 'Swap',
  prompt: 'Swap 1 SOL to USDC on Jupiter.',
  critical: true,
  timeout: 30,
};
const lend = {
  step: 2,
  description: 'Lend',
  prompt: 'Please deposit all of the USDC into Jupiter lending.',
  critical: false,
  depends_on: ['step_1_result'],
};

const file = (members: object) =>
  stringify({
    id: 'x',
    description: 'A file',
    tags: [],
    prompt: 'swap 1 SOL to USDC, then lend it',
    initial_state: [
      { pubkey: 'USER_WALLET_PUBKEY', owner: '11111111111111111111111111111111', lamports: 5_000_000_000 },
    ],
    flow: [swap, lend],
    ground_truth: {},
    ...members,
  });
const read = (members: object) => readBenchmark(file(members), 'x.yml');

describe('readBenchmark', () => {
  it('reads each step, and what it takes from the ones it depends on', () => {
    expect(read({})).toMatchObject({
      prompt: 'swap 1 SOL to USDC, then lend it',
      steps: [
        { stepId: 'swap_1', dependsOn: [], critical: true, timeoutSeconds: 30 },
        { stepId: 'lend_1', dependsOn: ['swap_1'], critical: false, prompt: lend.prompt },
      ],
    });
  });

  it('takes "the USDC" from the step it depends on, not from the newest', () => {
    const again = { step: 2, description: 'Swap', prompt: 'Swap 2 JUP to USDC.' };
    const last = {
      step: 3,
      description: 'Lend',
      prompt: 'Lend 40 % of the USDC.',
      depends_on: ['step_1_result'],
    };
    const { steps } = read({ flow: [swap, again, last] });
    expect(steps.map(({ stepId }) => stepId)).toEqual(['swap_1', 'swap_2', 'lend_1']);
    expect(steps[2]?.call).toEqual({
      tool: 'jupiter_lend_earn_deposit',
      assetMint: USDC.address,
      amount: { kind: 'output_of', stepId: 'swap_1', bps: 4_000 },
    });
  });

  it('knows older names of tools', () => {
    const toolValidation = [
      { step: 1, tool_name: 'jupiter_swap_flow' },
      { step: 2, tool_name: 'jupiter_lend' },
    ];
    expect(
      read({
        flow: [swap, lend],
        ground_truth: { tool_validation: toolValidation },
      }).steps,
    ).toHaveLength(2);
  });

  it.each<[string, object, string]>([
    [
      'a tool that the prompt does not ask for',
      { ground_truth: { tool_validation: [{ step: 1, tool_name: 'jupiter_lend' }] } },
      'tool_validation names jupiter_lend for step 1, whose prompt asks for jupiter_swap.',
    ],
    [
      'a tool that nobody knows',
      { ground_truth: { tool_validation: [{ step: 1, tool_name: 'constructor' }] } },
      'names constructor',
    ],
    [
      'a step that does two things',
      { flow: [{ ...swap, prompt: 'Swap 1 SOL to USDC. Lend it.' }] },
      'Step 1 cannot be read. Its prompt asks for 2 things.',
    ],
    [
      'a step that makes no sense',
      { flow: [swap, { ...lend, prompt: 'Swap 1 FLURB to USDC.' }] },
      'Step 2 cannot be read. There is no token "FLURB".',
    ],
    ['a step without a prompt', { flow: [{ step: 1, description: 'Nothing' }] }, 'flow.0.prompt is missing'],
    [
      'a dependency on what comes later',
      { flow: [{ ...lend, depends_on: ['step_2_result'] }, swap] },
      'step 2 cannot depend on step 2',
    ],
    [
      'a dependency on itself',
      { flow: [{ ...swap, depends_on: ['step_1_result'] }] },
      'step 1 cannot depend on step 1',
    ],
    [
      'a dependency on no step',
      { flow: [{ ...swap, depends_on: ['swap_1'] }] },
      'flow.0.depends_on must name earlier steps',
    ],
    ['a file without a prompt', { prompt: 7 }, 'prompt must be text'],
  ])('refuses %s', (_what, members, message) => {
    expect(() => read(members)).toThrow(AppError);
    expect(() => read(members)).toThrow(message);
  });

  it('refuses what is no YAML, by the name of the file', () => {
    expect(() => readBenchmark('a: [', 'broken.yml')).toThrow('broken.yml');
  });
});
