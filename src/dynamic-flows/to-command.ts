import {
  AppError,
  type Address,
  ATOMIC_MODES,
  type AtomicMode,
  type ExecutionMode,
  parseAddress,
} from '../domain';
import { DEFAULT_SLIPPAGE_BPS, type PlanCommand, type StartCommand } from '../orchestrator';
import type { ExecuteFlowDto, FlowPromptDto } from './dto/execute-flow.dto';
import { NEW_WALLET, newWallet } from './new-wallet';

/** @throws {AppError} `invalid_wallet` */
export function toPlanCommand(dto: FlowPromptDto): PlanCommand {
  const isNewWallet = dto.wallet === NEW_WALLET;
  return {
    prompt: dto.prompt,
    wallet: isNewWallet ? newWallet() : walletOf(dto.wallet),
    ...(isNewWallet && { isNewWallet }),
    ...(dto.planner !== undefined && { planner: dto.planner }),
    atomicMode: atomicModeOf(dto.atomic_mode),
    allowsOffCurve: dto.allow_off_curve_recipient ?? false,
  };
}

/** @throws {AppError} `invalid_wallet`, `unknown_agent`, `invalid_request` when nobody could sign for a new wallet */
export function toStartCommand(dto: ExecuteFlowDto, mode: ExecutionMode): Omit<StartCommand, 'owner'> {
  if (dto.wallet === NEW_WALLET && dto.sandbox?.signer === 'wallet') throw newWalletCannotSign();
  return {
    ...toPlanCommand(dto),
    mode,
    agent: agentOf(dto.agent),
    slippageBps: slippageOf(dto),
    ...(dto.sandbox?.signer === 'wallet' && { signer: dto.sandbox.signer }),
    ...(dto.execution_timeout_seconds !== undefined && { timeoutSeconds: dto.execution_timeout_seconds }),
    acceptAssumptions: dto.accept_assumptions ?? false,
    faults: (dto.sandbox?.faults ?? []).map(({ step, kind, times = 1 }) => ({ stepId: step, kind, times })),
  };
}

/** Basis points. */
export function slippageOf(dto: FlowPromptDto): number {
  return dto.slippage_bps ?? DEFAULT_SLIPPAGE_BPS;
}

function newWalletCannotSign(): AppError {
  const message = `A "${NEW_WALLET}" wallet has no owner who could sign`;
  return new AppError('invalid_request', `${message}.`, {
    suggestion: 'Send the address of a wallet whose key you hold, or leave "signer" out.',
    errors: [{ field: 'wallet', message }],
  });
}

function walletOf(text: string): Address {
  const address = parseAddress(text);
  if (address !== undefined) return address;
  throw new AppError('invalid_wallet', 'The wallet must be a base58 address of 32 bytes.', {
    suggestion: `Send the public key of the wallet, such as 6Gqy9euB2HE61eSYwaR8PcFKjxjWaZmVpq4x145hSLDm, or "${NEW_WALLET}".`,
    errors: [{ field: 'wallet', message: 'wallet must be a base58 Solana address of 32 bytes' }],
  });
}

function atomicModeOf(spelling: FlowPromptDto['atomic_mode']): AtomicMode {
  return ATOMIC_MODES.find((mode) => mode === spelling?.toLowerCase()) ?? 'strict';
}

/** The only agent so far. */
const AGENT = 'deterministic';

function agentOf(name: string | null | undefined): string {
  if (name === undefined || name === null || name === AGENT) return AGENT;
  throw new AppError('unknown_agent', `There is no agent "${name.slice(0, 80)}".`, {
    suggestion: `Use "${AGENT}", or leave the member out.`,
    errors: [{ field: 'agent', message: `agent must be ${AGENT}` }],
  });
}
