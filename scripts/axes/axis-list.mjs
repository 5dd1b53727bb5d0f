/**
 * The axes on which reev grows, each with a new member as it would be added. `union` makes the member known to the
 * compiler; `edits` are the other existing files that it touches; `files` are its own. An edit puts a text behind another
 * one that stands in the file once.
 */
const ADAPTER = `
import { Injectable } from '@nestjs/common';
import type { Address } from '../../domain';
import { type BuildRequest, type BuiltAction, ProtocolAdapter, type Quote } from '../protocol-adapter';

@Injectable()
export class DummyAdapter extends ProtocolAdapter<'dummy_trade'> {
  venues(): Promise<readonly string[]> {
    return Promise.resolve(['dummy']);
  }
  quotes({ action }: BuildRequest<'dummy_trade'>): Promise<readonly Quote[]> {
    const { from, into, much } = action;
    return Promise.resolve([
      { venue: 'dummy', inputMint: from, outputMint: into, inAmount: much, outAmount: much, route: [] },
    ]);
  }
  async build(request: BuildRequest<'dummy_trade'>): Promise<BuiltAction> {
    const [quote] = await this.quotes(request);
    return { venue: 'dummy', instructions: [], coSigners: [], ...(quote && { quote }) };
  }
  allowedPrograms(): readonly Address[] {
    return [];
  }
}
`;

const TOOL = `
import { FAULT_KINDS } from '../flow/fault';
import { exact } from '../money';
import type { ActionDefinition } from './tool-definition';

export const DUMMY_TRADE = {
  name: 'dummy_trade',
  aliases: [],
  label: 'Dummy',
  template: { action: 'dummy', protocol: 'dummy' },
  risk: 'market',
  sides: ({ from, into, much }) => ({ given: from, got: into, named: 'given', amount: much }),
  withAmount: (call, much) => ({ ...call, much }),
  measuredBy: 'balance',
  describe: (_call, amount) => \`Trade \${amount}\`,
  say: (_call, amount) => \`trade \${amount}\`,
  mentions: ({ from, into }) => [from, into],
  seconds: 30,
  faults: FAULT_KINDS,
  inverse: ({ tool, from, into }, raw) => ({ tool, from: into, into: from, much: exact(raw) }),
  equivalent: undefined,
} as const satisfies ActionDefinition<'dummy_trade'>;
`;

const STRATEGY = `
import { Injectable } from '@nestjs/common';
import { type Advice, type Recoverable, RecoveryStrategy } from './recovery-strategy';

@Injectable()
export class DummyStrategy extends RecoveryStrategy {
  readonly name = 'dummy';
  readonly errorClasses = ['permanent'] as const;

  advise({ errorClass }: Recoverable): Advice {
    const decided = { strategy: this.name, errorClass, delayMs: 0, reason: 'once more' } as const;
    return { isApplicable: true, decision: { kind: 'retry', ...decided } };
  }
}
`;

const FORMAT = `
import type { DiagramFormat } from './diagram-format';

export const DUMMY_FORMAT: DiagramFormat = {
  type: 'text/x-dummy',
  tag: ';dummy',
  example: 'swap_1',
  shows: 'state',
  draw: ({ steps }) => steps.map(({ stepId }) => stepId).join(),
};
`;

export const AXES = [
  {
    name: 'a tool',
    most: 3,
    union: {
      'src/domain/tools/tool-call.ts': [
        [
          'export type ActionCall<A = Amount> =\n',
          "  | { readonly tool: 'dummy_trade'; readonly from: Address; readonly into: Address; readonly much: A }\n",
        ],
      ],
    },
    edits: {
      'src/domain/tools/tools.ts': [
        [
          "import { SPL_TRANSFER } from './spl-transfer.tool';\n",
          "import { DUMMY_TRADE } from './dummy-trade.tool';\n",
        ],
        ['const TOOLS = {\n', '  dummy_trade: DUMMY_TRADE,\n'],
      ],
      'src/protocols/protocols.module.ts': [
        [
          "import { LedgerModule } from '../ledger';\n",
          "import { DummyAdapter } from './dummy/dummy.adapter';\n",
        ],
        ['const adapters = {\n', '  dummy_trade: DummyAdapter,\n'],
      ],
    },
    files: {
      'src/domain/tools/dummy-trade.tool.ts': TOOL,
      'src/protocols/dummy/dummy.adapter.ts': ADAPTER,
    },
  },
  {
    name: 'a recovery strategy',
    most: 2,
    union: {
      'src/domain/flow/strategy.ts': [
        ['const TABLE = {\n', "  dummy: { text: 'something else', leadsTo: 'attempt' },\n"],
      ],
    },
    edits: {
      'src/recovery/strategies/index.ts': [
        [
          "import { AlternativeFlowStrategy } from './alternative-flow.strategy';\n",
          "import { DummyStrategy } from './dummy.strategy';\n",
        ],
        ['const STRATEGY_CLASSES = {\n', '  dummy: DummyStrategy,\n'],
      ],
    },
    files: { 'src/recovery/strategies/dummy.strategy.ts': STRATEGY },
  },
  {
    name: 'a diagram format',
    most: 1,
    union: {
      'src/sessions/diagrams/formats/formats.ts': [
        [
          "import { ASCII_FORMAT } from './ascii.format';\n",
          "import { DUMMY_FORMAT } from './dummy.format';\n",
        ],
        ['export const FORMATS = {\n', '  dummy: DUMMY_FORMAT,\n'],
      ],
    },
    edits: {},
    files: { 'src/sessions/diagrams/formats/dummy.format.ts': FORMAT },
  },
  {
    name: 'an error code',
    most: 1,
    union: {
      'src/domain/errors/error-code.ts': [
        [
          'export const ERROR_CATALOGUE = {\n',
          "  dummy_refused: { kind: 'refused', title: 'The dummy refuses' },\n",
        ],
      ],
    },
    edits: {},
    files: {},
  },
];
