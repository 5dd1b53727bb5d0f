import fc from 'fast-check';
import { CHEATS, METHODS } from '../../src/sandbox-rpc/methods';
import { BASE64, FundedSandbox, NOBODY, USDC } from '../support/funded-sandbox';

/** What would end the sandbox, or change it for all, when it works. */
const LEFT_OUT = new Set(['surfnet_resetNetwork', 'surfnet_timeTravel']);
const NAMES = Object.keys({ ...METHODS, ...CHEATS }).filter((name) => !LEFT_OUT.has(name));

const text = fc.oneof(fc.constantFrom(NOBODY, USDC, '', '1', 'null'), fc.string(), fc.base64String());
const scalar = fc.oneof(text, fc.integer(), fc.double(), fc.boolean(), fc.constant(null));
const members = fc.constantFrom(
  ...[
    'encoding',
    'commitment',
    'minContextSlot',
    'dataSlice',
    'filters',
    'mint',
    'programId',
    'limit',
    'before',
  ],
  ...['accounts', 'lamports', 'data', 'owner', 'amount', 'state', 'offset', 'bytes', 'memcmp', 'dataSize'],
);
const member = fc.oneof(
  scalar,
  fc.constantFrom('base64', 'jsonParsed', 'confirmed'),
  fc.array(scalar, { maxLength: 3 }),
);
const options = fc.dictionary(members, fc.oneof(member, fc.dictionary(members, member, { maxKeys: 3 })), {
  maxKeys: 4,
});
const params = fc.array(fc.oneof(scalar, options, fc.array(scalar, { maxLength: 3 })), { maxLength: 4 });

describe('hostile clients', () => {
  let sandbox: FundedSandbox;
  beforeAll(async () => {
    sandbox = await FundedSandbox.open();
  });
  afterAll(() => sandbox.close());

  it.each(NAMES)('find no defect in %s', async (name) => {
    await fc.assert(
      fc.asyncProperty(params, async (given) => {
        const { error } = await sandbox.call(name, given);
        expect(error?.code).not.toBe(-32603);
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  it('send bytes of every kind, and the sandbox goes on', async () => {
    const wire = await sandbox.signed([sandbox.transfer(1_000_000)]);
    const place = fc.nat({ max: wire.length - 1 });
    const changes = fc.array(fc.tuple(place, fc.nat({ max: 255 })), { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(changes, async (changed) => {
        const bytes = Buffer.from(wire);
        for (const [at, byte] of changed) bytes.writeUInt8(byte, at);
        const given = [bytes.toString('base64'), { ...BASE64, replaceRecentBlockhash: true }];
        const { error } = await sandbox.call('simulateTransaction', given);
        expect([undefined, -32602]).toContain(error?.code);
      }),
      { numRuns: 500, seed: 7 },
    );
    expect((await sandbox.call('getHealth')).result).toBe('ok');
  });
});
