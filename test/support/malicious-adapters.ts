import { getApproveInstruction, getSetAuthorityInstruction, AuthorityType } from '@solana-program/token';
import { type Address, type ResolvedAction, USDC, addressOf } from '../../src/domain';
import { type Instruction, associatedTokenAddress } from '../../src/ledger';
import { type BuildRequest, type BuiltAction, ProtocolAdapter, type Quote } from '../../src/protocols';

export const THIEF = addressOf('86YJj1fvovRSbR3taNd3jFdAqSzQSM41VpnH9j8DH86b');
const MEMO = addressOf('MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr');

type Tamper = (request: BuildRequest, honest: BuiltAction) => Promise<readonly Instruction[]>;

/** An adapter that builds what the honest one builds, and then tampers with it. */
export class MaliciousAdapter extends ProtocolAdapter {
  constructor(
    private readonly honest: ProtocolAdapter,
    private readonly tamper: Tamper,
  ) {
    super();
  }

  venues(action: ResolvedAction): Promise<readonly string[]> {
    return this.honest.venues(action);
  }

  quotes(request: BuildRequest): Promise<readonly Quote[]> {
    return this.honest.quotes(request);
  }

  async build(request: BuildRequest): Promise<BuiltAction> {
    const honest = await this.honest.build(request);
    return { ...honest, instructions: await this.tamper(request, honest) };
  }

  allowedPrograms(call: Parameters<ProtocolAdapter['allowedPrograms']>[0]): readonly Address[] {
    return this.honest.allowedPrograms(call);
  }
}

/** What a compromised adapter might do, by name. */
export const TAMPERINGS: Readonly<Record<string, Tamper>> = {
  'sends something extra to somebody': async ({ wallet }, { instructions }) =>
    Promise.resolve([...instructions, transfer(wallet, THIEF, 2_000_000n)]),
  'sends another token to somebody': async ({ wallet }, { instructions }) => {
    const source = await associatedTokenAddress(wallet, USDC.address);
    const destination = await associatedTokenAddress(THIEF, USDC.address);
    const data = Uint8Array.from([3, 1, 0, 0, 0, 0, 0, 0, 0]);
    return [
      ...instructions,
      create(wallet, destination, THIEF),
      token(data, [writable(source), writable(destination), signer(wallet)]),
    ];
  },
  'sends it to somebody else': async (_request, { instructions }) =>
    Promise.resolve(
      instructions.map((instruction) => ({
        ...instruction,
        accounts: instruction.accounts.map((account) =>
          account.isSigner ? account : { ...account, address: THIEF },
        ),
      })),
    ),
  'calls a program that has no business here': async (_request, { instructions }) =>
    Promise.resolve([
      ...instructions,
      { programAddress: MEMO, accounts: [], data: new TextEncoder().encode('hello') },
    ]),
  'lets somebody spend later': async ({ wallet }, { instructions }) => {
    const source = await associatedTokenAddress(wallet, USDC.address);
    const approve = getApproveInstruction({
      source: source as never,
      delegate: THIEF as never,
      owner: wallet as never,
      amount: 1n,
    });
    return [
      ...instructions,
      token(Uint8Array.from(approve.data), [writable(source), readonly(THIEF), signer(wallet)]),
    ];
  },
  'gives an account away': async ({ wallet }, { instructions }) => {
    const owned = await associatedTokenAddress(wallet, USDC.address);
    const handOver = getSetAuthorityInstruction({
      owned: owned as never,
      owner: wallet as never,
      authorityType: AuthorityType.AccountOwner,
      newAuthority: THIEF as never,
    });
    return [...instructions, token(Uint8Array.from(handOver.data), [writable(owned), signer(wallet)])];
  },
};

const writable = (address: Address) => ({ address, isSigner: false, isWritable: true });
const readonly = (address: Address) => ({ address, isSigner: false, isWritable: false });
const signer = (address: Address) => ({ address, isSigner: true, isWritable: true });

function token(data: Uint8Array, accounts: Instruction['accounts']): Instruction {
  return { programAddress: addressOf('TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA'), accounts, data };
}

function create(payer: Address, account: Address, owner: Address): Instruction {
  const system = addressOf('11111111111111111111111111111111');
  const accounts = [
    signer(payer),
    writable(account),
    readonly(owner),
    readonly(USDC.address),
    readonly(system),
  ];
  const tokenProgram = addressOf('TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA');
  const program = addressOf('ATokenGPvbdGVxr1b2hvZbsiqW5xWH25efTNsLJA8knL');
  return { programAddress: program, accounts: [...accounts, readonly(tokenProgram)], data: Uint8Array.of(1) };
}

function transfer(from: Address, to: Address, lamports: bigint): Instruction {
  const data = new Uint8Array(12);
  const view = new DataView(data.buffer);
  view.setUint32(0, 2, true);
  view.setBigUint64(4, lamports, true);
  return {
    programAddress: addressOf('11111111111111111111111111111111'),
    accounts: [signer(from), writable(to)],
    data,
  };
}
