import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger';
import { SandboxRpcServer } from './sandbox-rpc-server';

/** The sandbox as a chain that clients of Solana talk to. */
@Module({ imports: [LedgerModule], providers: [SandboxRpcServer], exports: [SandboxRpcServer] })
export class SandboxRpcModule {}
