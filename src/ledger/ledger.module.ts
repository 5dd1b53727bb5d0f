import { Module } from '@nestjs/common';
import { Clock } from '../common/clock';
import { SandboxConfig } from '../config';
import { Database, UnitOfWork } from '../storage';
import { StorageModule } from '../storage';
import { SandboxChain } from './embedded/chain';
import { EmbeddedLandedCheck } from './embedded/embedded-landed-check';
import { FaultyLedger } from './embedded/faults/faulty-ledger';
import { Sandbox } from './embedded/sandbox';
import { SandboxKeyring } from './embedded/sandbox-keyring';
import { SandboxWallets } from './embedded/sandbox-wallets';
import { SandboxWalletsController } from './http/sandbox-wallets.controller';
import { LandedCheck } from './landed-check';
import { Ledger } from './ledger';

const sandbox = [
  {
    provide: Sandbox,
    useFactory: (database: Database, unitOfWork: UnitOfWork, clock: Clock, config: SandboxConfig) =>
      Sandbox.open({
        ...{ database, unitOfWork, clock, accountsInMemory: config.accountsInMemory },
        keepsHistory: config.rpc !== undefined,
      }),
    inject: [Database, UnitOfWork, Clock, SandboxConfig],
  },
  { provide: SandboxKeyring, useFactory: (opened: Sandbox) => opened.keyring, inject: [Sandbox] },
  {
    provide: SandboxWallets,
    useFactory: (opened: Sandbox, config: SandboxConfig) => new SandboxWallets(opened, config.endowment),
    inject: [Sandbox, SandboxConfig],
  },
  {
    provide: SandboxChain,
    useFactory: (opened: Sandbox, wallets: SandboxWallets) => new SandboxChain(opened, wallets),
    inject: [Sandbox, SandboxWallets],
  },
];

const ports = [
  {
    provide: Ledger,
    useFactory: (opened: Sandbox, wallets: SandboxWallets) => new FaultyLedger(opened, wallets),
    inject: [Sandbox, SandboxWallets],
  },
  {
    provide: LandedCheck,
    useFactory: (opened: Sandbox) => new EmbeddedLandedCheck(opened),
    inject: [Sandbox],
  },
];

/** Where transactions land: the embedded sandbox. */
@Module({
  imports: [StorageModule],
  controllers: [SandboxWalletsController],
  providers: [...sandbox, ...ports],
  exports: [Ledger, LandedCheck, SandboxChain, SandboxKeyring, SandboxWallets],
})
export class LedgerModule {}
