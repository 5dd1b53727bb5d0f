import { Injectable } from '@nestjs/common';
import bs58 from 'bs58';
import { type Address, type Failure, type SwapMode, findMint } from '../../domain';
import { EXCHANGE_PROGRAM, type Instruction } from '../../ledger';
import { SandboxChain } from '../../ledger/embedded/chain';
import { ProtocolError, ProtocolRegistry, type Quote, tradeLimits } from '../../protocols';
import { encodeInstruction } from './encode-instruction';
import { JupiterError, type JupiterRequest } from './jupiter-request';

/** The venue whose trades need no signature but the wallet's. */
const VENUE = 'exchange';
const COMPUTE_BUDGET = 'ComputeBudget111111111111111111111111111111' as Address;
/** `SetComputeUnitPrice` of nothing: nobody competes for a place in a block of the sandbox. */
const NO_PRIORITY_FEE = Uint8Array.of(3, 0, 0, 0, 0, 0, 0, 0, 0);
/** Who asks for a price without saying for whom: the system program, which holds nothing. */
const NOBODY = '11111111111111111111111111111111' as Address;
/** Where the limit of a trade stands in its instruction. */
const LIMIT_AT = 9;

/** Parameters that would change what is built in ways that the sandbox has not. */
const UNSERVED = [
  ...['tipAmount', 'platformFeeBps', 'feeAccount', 'payer', 'dexes'],
  ...['destinationTokenAccount', 'nativeDestinationAccount'],
];

interface Trade {
  readonly inputMint: Address;
  readonly outputMint: Address;
  readonly amount: bigint;
  readonly swapMode: SwapMode;
  readonly slippageBps: number;
}

/** Jupiter's swaps over the exchange of the sandbox. */
@Injectable()
export class JupiterSwaps {
  constructor(
    private readonly protocols: ProtocolRegistry,
    private readonly chain: SandboxChain,
  ) {}

  /** What a trade gives now, and its limit at the tolerated slippage. @throws {JupiterError} */
  async quote(request: JupiterRequest, allowed: readonly SwapMode[]): Promise<object> {
    const trade = tradeIn(request, allowed);
    const { quote } = await this.build(trade, NOBODY);
    return this.quoted(trade, quote);
  }

  /** The instructions of a quote, bounded by what the quote said. @throws {JupiterError} */
  async instructions(request: JupiterRequest, wallet: Address): Promise<object> {
    const quoted = request.object('quoteResponse');
    const swapMode = swapModeIn(quoted, ['ExactIn', 'ExactOut']);
    const amount = quoted.amount(swapMode === 'ExactIn' ? 'inAmount' : 'outAmount');
    const trade = { ...tradeIn(quoted, [swapMode], amount), swapMode };
    const { instructions } = await this.build(trade, wallet);
    return grouped(instructions, quoted.amount('otherAmountThreshold'));
  }

  /** Quote and instructions in one. @throws {JupiterError} */
  async buildAll(request: JupiterRequest): Promise<object> {
    const unserved = UNSERVED.find((name) => request.has(name));
    if (unserved !== undefined) throw new JupiterError(400, `The sandbox does not serve ${unserved}`);
    const trade = tradeIn(request, ['ExactIn']);
    const { instructions, quote } = await this.build(trade, request.address('taker'));
    const { slot } = this.chain.now();
    return {
      ...this.quoted(trade, quote),
      ...grouped(instructions, undefined),
      ...{ tipInstruction: null, addressesByLookupTableAddress: null },
      blockhashWithMetadata: {
        blockhash: [...bs58.decode(this.chain.blockhashOf(slot))],
        lastValidBlockHeight: Number(this.chain.lastValidBlockHeight(slot)),
        fetchedAt: { secs_since_epoch: Number(this.chain.now().unixTimestamp), nanos_since_epoch: 0 },
      },
    };
  }

  private async build({ slippageBps, ...swap }: Trade, wallet: Address) {
    const action = { tool: 'jupiter_swap', ...swap } as const;
    const adapter = this.protocols.adapterFor('jupiter_swap');
    try {
      const { instructions, quote } = await adapter.build({ wallet, action, slippageBps, venue: VENUE });
      if (quote === undefined) throw new RangeError('A swap has a quote');
      return { instructions, quote };
    } catch (error) {
      throw error instanceof ProtocolError ? refusal(error.failure) : error;
    }
  }

  private quoted({ swapMode, slippageBps }: Trade, quote: Quote): object {
    const { inputMint, outputMint, inAmount, outAmount, priceImpactBps = 0, route } = quote;
    const isInputExact = swapMode === 'ExactIn';
    const { mostIn, leastOut } = tradeLimits({ inAmount, outAmount, isInputExact }, slippageBps);
    const amounts = { inAmount: inAmount.toString(), outAmount: outAmount.toString() };
    const way = { ammKey: EXCHANGE_PROGRAM, label: `Sandbox ${route.join(' > ')}`, inputMint, outputMint };
    return {
      ...{ inputMint, outputMint, ...amounts, swapMode, slippageBps },
      otherAmountThreshold: (isInputExact ? leastOut : mostIn).toString(),
      priceImpactPct: (priceImpactBps / 10_000).toString(),
      routePlan: [{ swapInfo: { ...way, ...amounts }, percent: 100, bps: 10_000 }],
      contextSlot: Number(this.chain.now().slot),
    };
  }
}

function tradeIn(request: JupiterRequest, allowed: readonly SwapMode[], amount?: bigint): Trade {
  const [inputMint, outputMint] = [request.address('inputMint'), request.address('outputMint')];
  if (inputMint === outputMint)
    throw new JupiterError(400, 'Input and output mints are the same', 'CIRCULAR_ARBITRAGE_IS_DISABLED');
  const unknown = [inputMint, outputMint].find((mint) => findMint(mint) === undefined);
  if (unknown) throw new JupiterError(400, `The token ${unknown} is not tradable`, 'TOKEN_NOT_TRADABLE');
  return {
    ...{ inputMint, outputMint, amount: amount ?? request.amount('amount') },
    ...{ swapMode: swapModeIn(request, allowed), slippageBps: request.slippageBps() },
  };
}

function swapModeIn(request: JupiterRequest, allowed: readonly SwapMode[]): SwapMode {
  const given = request.get('swapMode') ?? 'ExactIn';
  const mode = allowed.find((one) => one === given);
  if (mode !== undefined) return mode;
  throw new JupiterError(400, `swapMode must be ${allowed.join(' or ')}`, 'NOT_SUPPORTED');
}

/** What is before the trade, the trade, and what is after it. */
function grouped(instructions: readonly Instruction[], limit: bigint | undefined): object {
  const at = instructions.findIndex(({ programAddress }) => programAddress === EXCHANGE_PROGRAM);
  const trade = instructions[at];
  if (trade === undefined) throw new RangeError('A swap trades');
  const [cleanup, ...others] = instructions.slice(at + 1).map(encodeInstruction);
  const price = { programAddress: COMPUTE_BUDGET, accounts: [], data: NO_PRIORITY_FEE };
  return {
    computeBudgetInstructions: [encodeInstruction(price)],
    setupInstructions: instructions.slice(0, at).map(encodeInstruction),
    swapInstruction: encodeInstruction(limit === undefined ? trade : limited(trade, limit)),
    cleanupInstruction: cleanup ?? null,
    otherInstructions: others,
    addressLookupTableAddresses: [],
  };
}

/** The trade with the limit that was quoted, whatever the price is by now. */
function limited(trade: Instruction, limit: bigint): Instruction {
  const data = Uint8Array.from(trade.data);
  new DataView(data.buffer).setBigUint64(LIMIT_AT, limit, true);
  return { ...trade, data };
}

function refusal({ code, message }: Failure): JupiterError {
  const hasRoute = code !== 'no_route';
  return new JupiterError(400, message, hasRoute ? 'NO_ROUTES_FOUND' : 'COULD_NOT_FIND_ANY_ROUTE');
}
