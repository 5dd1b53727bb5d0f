import { Module } from '@nestjs/common';
import { Clock } from '../common/clock';
import { LedgerConfig, SandboxConfig } from '../config';
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
import type { OpenedLedger } from './opened-ledger';
import { openRpcLedger } from './rpc/open-rpc-ledger';
import { readSigners } from './signers/read-signers';

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

interface Platform {
  readonly database: Database;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
}

const PLATFORM = Symbol('Platform');
const EMBEDDED = Symbol('the sandbox as a ledger');
const OPENED = Symbol('OpenedLedger');

const ports = [
  {
    provide: PLATFORM,
    useFactory: (database: Database, unitOfWork: UnitOfWork, clock: Clock): Platform => ({
      database,
      unitOfWork,
      clock,
    }),
    inject: [Database, UnitOfWork, Clock],
  },
  {
    provide: EMBEDDED,
    useFactory: (opened: Sandbox, wallets: SandboxWallets): OpenedLedger => ({
      ledger: new FaultyLedger(opened, wallets),
      landedCheck: new EmbeddedLandedCheck(opened),
    }),
    inject: [Sandbox, SandboxWallets],
  },
  {
    provide: OPENED,
    useFactory: (platform: Platform, { rpc }: LedgerConfig, embedded: OpenedLedger) =>
      rpc ? openRpcLedger(platform, { ...rpc, signers: readSigners(rpc.keyFiles) }) : embedded,
    inject: [PLATFORM, LedgerConfig, EMBEDDED],
  },
  { provide: Ledger, useFactory: ({ ledger }: OpenedLedger) => ledger, inject: [OPENED] },
  { provide: LandedCheck, useFactory: ({ landedCheck }: OpenedLedger) => landedCheck, inject: [OPENED] },
];

/** Where transactions land: the embedded sandbox, or a cluster behind JSON-RPC. */
@Module({
  imports: [StorageModule],
  controllers: [SandboxWalletsController],
  providers: [...sandbox, ...ports],
  exports: [Ledger, LandedCheck, SandboxChain, SandboxKeyring, SandboxWallets],
})
export class LedgerModule {}
