import { AppError, type FlowPlan } from '../../../domain';

/** @throws {AppError} `not_on_this_ledger` where nobody would give a new wallet anything, or sign for it */
export function refuseNewWallet({ ledger }: Pick<FlowPlan, 'ledger'>, isNewWallet = false): void {
  if (!isNewWallet || ledger === 'sandbox') return;
  throw new AppError('not_on_this_ledger', 'Only the sandbox makes wallets.', {
    suggestion: 'Send the address of the wallet that pays.',
    errors: [{ field: 'wallet', message: 'wallet must be a base58 Solana address of 32 bytes' }],
  });
}
