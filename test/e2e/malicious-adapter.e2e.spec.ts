import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type ActionCall, SOL, USDT, exact, parseAddress } from '../../src/domain';
import { Ledger } from '../../src/ledger';
import { ActionResolver } from '../../src/orchestrator/execution/building/action-resolver';
import { AttemptBuilder } from '../../src/orchestrator/execution/attempts/attempt-builder';
import { RouteBuilder } from '../../src/orchestrator/execution/building/route-builder';
import { StepBuilder } from '../../src/orchestrator/execution/building/step-builder';
import { executionOf, planOf } from '../../src/orchestrator/execution/test-plan.fake';
import { RecipientCheck } from '../../src/planning';
import {
  type AdapterTable,
  PROTOCOL_ADAPTERS,
  PriceFeed,
  ProtocolRegistry,
  QUERY_ADAPTERS,
  type QueryTable,
} from '../../src/protocols';
import { startTestApp } from '../support/app';
import { freshWallet } from '../support/flows';
import { MaliciousAdapter, TAMPERINGS } from '../support/malicious-adapters';

describe('an adapter that tampers with its transaction', () => {
  let app: NestFastifyApplication;
  const recipient = parseAddress(freshWallet()) ?? fail();

  function fail(): never {
    throw new Error('32 random bytes are an address');
  }

  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  const transfer: ActionCall = { tool: 'sol_transfer', recipient, amount: exact(1_000_000_000n) };
  const swap: ActionCall = {
    tool: 'jupiter_swap',
    inputMint: SOL.address,
    outputMint: USDT.address,
    amount: exact(1_000_000_000n),
    swapMode: 'ExactIn',
  };

  async function prepare(call: ActionCall, tampering?: string) {
    const wallet = parseAddress(freshWallet()) ?? fail();
    const [ledger, registry] = [
      app.get(Ledger, { strict: false }),
      app.get(ProtocolRegistry, { strict: false }),
    ];
    await ledger.admit(wallet);
    const tamper = tampering === undefined ? undefined : TAMPERINGS[tampering];
    const honest = registry.adapterFor(call.tool);
    const table: AdapterTable = app.get(PROTOCOL_ADAPTERS, { strict: false });
    const queries: QueryTable = app.get(QUERY_ADAPTERS, { strict: false });
    const adapter = tamper ? new MaliciousAdapter(honest, tamper) : honest;
    const adapters = new ProtocolRegistry({ ...table, [call.tool]: adapter }, queries);
    const prices = app.get(PriceFeed, { strict: false });
    const resolver = app.get(ActionResolver, { strict: false });
    const steps = new StepBuilder(
      new RouteBuilder(adapters),
      resolver,
      prices,
      ledger,
      new RecipientCheck(ledger),
    );
    const builder = new AttemptBuilder(ledger, steps);
    const plan = planOf([{ stepId: 'step_1', call }]);
    const before = await ledger.readBalances(wallet);
    const preparation = await builder.prepare({ ...executionOf(plan), wallet }, plan.steps);
    expect(await ledger.readBalances(wallet)).toEqual(before);
    return preparation;
  }

  it.each([transfer, swap])('is told apart from an honest one ($tool)', async (call) => {
    expect(await prepare(call)).toMatchObject({ ok: true });
  });

  it.each(Object.keys(TAMPERINGS))('is refused when it %s', async (tampering) => {
    expect(await prepare(transfer, tampering)).toMatchObject({
      ok: false,
      failure: { code: 'guard_violation' },
    });
  });

  it.each(Object.keys(TAMPERINGS).filter((name) => name !== 'sends it to somebody else'))(
    'is refused when it %s, with programs that the step needs anyway',
    async (tampering) => {
      expect(await prepare(swap, tampering)).toMatchObject({
        ok: false,
        failure: { code: 'guard_violation' },
      });
    },
  );
});
