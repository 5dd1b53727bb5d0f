import { stringify } from 'yaml';
import { AppError, USDC } from '../../domain';
import { readBenchmark } from './read-benchmark';

const swap = { step: 1, prompt: 'Swap 1 SOL to USDC on Jupiter.', critical: true, timeout: 30 };
const lend = {
  step: 2,
  prompt: 'Please deposit all of the USDC into Jupiter lending.',
  critical: false,
  depends_on: ['step_1_result'],
};

const file = (members: object) =>
  stringify({ prompt: 'swap 1 SOL to USDC, then lend it', flow: [swap, lend], ...members });
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
    const again = { prompt: 'Swap 2 JUP to USDC.' };
    const last = { prompt: 'Lend 40 % of the USDC.', depends_on: ['step_1_result'] };
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
      { flow: [{ prompt: 'Swap 1 SOL to USDC. Lend it.' }] },
      'Step 1 cannot be read. Its prompt asks for 2 things.',
    ],
    [
      'a step that makes no sense',
      { flow: [swap, { prompt: 'Swap 1 FLURB to USDC.' }] },
      'Step 2 cannot be read. There is no token "FLURB".',
    ],
    ['a step without a prompt', { flow: [{ step: 1 }] }, 'Step 1 has no prompt.'],
    [
      'a dependency on what comes later',
      { flow: [{ ...lend, depends_on: ['step_2_result'] }, swap] },
      'depends on step 2, which is not before it',
    ],
    ['a dependency on itself', { flow: [{ ...swap, depends_on: ['step_1_result'] }] }, 'depends on step 1'],
    [
      'a dependency on no step',
      { flow: [{ ...swap, depends_on: ['swap_1'] }] },
      'depends on swap_1, which names no step',
    ],
    ['a file without a prompt', { prompt: 7 }, 'The file has no prompt.'],
  ])('refuses %s', (_what, members, message) => {
    expect(() => read(members)).toThrow(AppError);
    expect(() => read(members)).toThrow(message);
  });

  it('refuses what is no YAML, by the name of the file', () => {
    expect(() => readBenchmark('a: [', 'broken.yml')).toThrow('broken.yml is not YAML.');
  });
});
