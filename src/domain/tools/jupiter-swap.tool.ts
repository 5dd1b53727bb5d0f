import { FAULT_KINDS } from '../flow/fault';
import { exact, symbolOf } from '../money';
import type { ActionDefinition } from './tool-definition';

export const JUPITER_SWAP = {
  name: 'jupiter_swap',
  aliases: ['jupiter_swap_flow'],
  label: 'Swap',
  template: { action: 'swap', protocol: 'jupiter' },
  risk: 'market',
  sides: ({ inputMint, outputMint, swapMode, amount, slippageBps }) => ({
    given: inputMint,
    got: outputMint,
    named: swapMode === 'ExactIn' ? 'given' : 'got',
    amount,
    ...(slippageBps !== undefined && { slippageBps }),
  }),
  withAmount: (call, amount) => ({ ...call, amount }),
  measuredBy: 'balance',
  describe: ({ inputMint, outputMint, swapMode }, amount) =>
    swapMode === 'ExactIn'
      ? `Swap ${amount} to ${symbolOf(outputMint)}`
      : `Buy ${amount} with ${symbolOf(inputMint)}`,
  say: ({ inputMint, outputMint, swapMode, slippageBps }, amount) => {
    const trade =
      swapMode === 'ExactIn'
        ? `swap ${amount} to ${symbolOf(outputMint)}`
        : `buy ${amount} with ${symbolOf(inputMint)}`;
    return slippageBps === undefined ? trade : `${trade} with ${slippageBps / 100} % slippage`;
  },
  mentions: ({ inputMint, outputMint }) => [inputMint, outputMint],
  seconds: 30,
  faults: FAULT_KINDS,
  inverse: ({ tool, inputMint, outputMint }, raw) => ({
    tool,
    inputMint: outputMint,
    outputMint: inputMint,
    swapMode: 'ExactIn',
    amount: exact(raw),
  }),
  equivalent: undefined,
} as const satisfies ActionDefinition<'jupiter_swap'>;
