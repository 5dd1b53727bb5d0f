import { randomBytes } from 'node:crypto';
import type { Address } from '../../domain';
import type { CoSigner } from '../transaction';
import { Ed25519Key } from './ed25519';
import type { SandboxState } from './sandbox-state';

/** Whose keys the sandbox holds. */
export const KEY_HOLDERS = ['custodian', 'market_maker', 'faucet'] as const;
export type KeyHolder = (typeof KEY_HOLDERS)[number];

/** The sandbox's own keys, made once and kept in the store; no user's key is among them. */
export class SandboxKeyring {
  private constructor(private readonly keys: ReadonlyMap<KeyHolder, Ed25519Key>) {}

  static async open(state: SandboxState): Promise<SandboxKeyring> {
    const keys = new Map<KeyHolder, Ed25519Key>();
    for (const holder of KEY_HOLDERS) {
      const seed = await state.getOrSet(`key:${holder}`, () => randomBytes(32).toString('base64'));
      keys.set(holder, new Ed25519Key(Buffer.from(seed, 'base64')));
    }
    return new SandboxKeyring(keys);
  }

  key(holder: KeyHolder): Ed25519Key {
    const key = this.keys.get(holder);
    if (key === undefined) throw new RangeError(`There is no key of ${holder}`);
    return key;
  }

  address(holder: KeyHolder): Address {
    return this.key(holder).address;
  }

  /** Who signs besides the wallet, for instance for the market maker. */
  coSigner(holder: KeyHolder): CoSigner {
    const key = this.key(holder);
    return { address: key.address, sign: (message) => Promise.resolve(key.sign(message)) };
  }
}
