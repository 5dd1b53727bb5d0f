import { type FlowDraft, NEW_WALLET } from './flow-draft';
import { requestOf } from './flow-request';
import { curlCode, typescriptCode } from './request-code';

const DRAFT: FlowDraft = {
  prompt: "swap 1 SOL to USDC, don't lend it ",
  wallet: NEW_WALLET,
  mode: 'recovery',
  atomicMode: 'strict',
  asks: true,
  ownerSigns: true,
  planner: 'grammar',
  faults: [{ step: 'swap_1', kind: 'venue_down', times: 2 }],
};

describe('the request of a draft', () => {
  it('names what the form says, and no owner who signs for a wallet that nobody has', () => {
    expect(requestOf(DRAFT)).toEqual({
      path: '/api/v1/benchmarks/execute-recovery',
      body: {
        prompt: "swap 1 SOL to USDC, don't lend it",
        wallet: 'new',
        atomic_mode: 'strict',
        accept_assumptions: true,
        sandbox: { faults: [{ step: 'swap_1', kind: 'venue_down', times: 2 }] },
        recovery_config: { enable_user_fulfillment: true },
      },
    });
  });

  it('asks for nothing of the sandbox or of recovery where the form does not', () => {
    const { path, body } = requestOf({ ...DRAFT, mode: 'direct', faults: [] });
    expect(path).toBe('/api/v1/benchmarks/execute-direct');
    expect(Object.keys(body)).toEqual(['prompt', 'wallet', 'atomic_mode', 'accept_assumptions']);
  });

  it('survives quotes in a shell', () => {
    expect(curlCode(DRAFT, 'http://localhost:3001')).toContain("don'\\''t lend it");
  });

  it('is the same in TypeScript', () => {
    const code = typescriptCode(DRAFT, 'http://localhost:3001');
    expect(code).toContain("reev.POST('/api/v1/benchmarks/execute-recovery'");
    const [, body = ''] = /body: (\{[^]*?\n {2}\}),/.exec(code) ?? [];
    expect(JSON.parse(body)).toEqual(requestOf(DRAFT).body);
  });
});
