import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger';
import { ProtocolsModule } from '../protocols';
import { JupiterApi } from './jupiter/jupiter-api';
import { JupiterLend } from './jupiter/jupiter-lend';
import { JupiterSwaps } from './jupiter/jupiter-swaps';
import { JupiterTokens } from './jupiter/jupiter-tokens';
import { SandboxRpcServer } from './sandbox-rpc-server';

const jupiter = [JupiterSwaps, JupiterTokens, JupiterLend, JupiterApi];

/** The sandbox as a chain that clients of Solana talk to, and its markets as clients of Jupiter see them. */
@Module({
  imports: [LedgerModule, ProtocolsModule],
  providers: [...jupiter, SandboxRpcServer],
  exports: [SandboxRpcServer],
})
export class SandboxRpcModule {}
