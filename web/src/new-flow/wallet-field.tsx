import { useState } from 'preact/hooks';
import type { Schema } from '../api/client';
import { knownWallets } from '../wallets/known-wallets';
import { amount } from '../words/amounts';
import { type FlowDraft, NEW_WALLET } from './flow-draft';
import { holdingsOf } from './plan-money';
import { WalletButtons } from './wallet-buttons';

const OTHER = 'other';

interface Props {
  readonly draft: FlowDraft;
  readonly plan: Schema<'FlowPlanDto'> | undefined;
  readonly onChange: (part: Partial<FlowDraft>) => void;
}

/** Which wallet pays: one that was used before, a new one, one of the browser, or any address. */
export function WalletField({ draft, plan, onChange }: Props) {
  const [isOther, setOther] = useState(false);
  const { wallet } = draft;
  const take = (address: string, ownerSigns = false) => {
    setOther(false);
    onChange({ wallet: address, ownerSigns });
  };
  return (
    <fieldset class="wallet-field">
      <legend>Wallet</legend>
      <div class="row">
        <WalletSelect
          value={isOther ? OTHER : wallet}
          onChange={(value) => (value === OTHER ? setOther(true) : take(value))}
        />
        <WalletButtons onTake={take} />
      </div>
      {isOther && <OtherAddress onChange={(address) => onChange({ wallet: address })} />}
      {plan !== undefined && <p class="hint">Holds {holdingsText(plan)}.</p>}
      {wallet !== NEW_WALLET && (
        <label class="check">
          <input
            type="checkbox"
            checked={draft.ownerSigns}
            onChange={({ currentTarget }) => onChange({ ownerSigns: currentTarget.checked })}
          />
          Its owner signs every transaction
        </label>
      )}
    </fieldset>
  );
}

interface SelectProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function WalletSelect({ value, onChange }: SelectProps) {
  const own = value === NEW_WALLET || value === OTHER ? [] : [value];
  return (
    <select aria-label="Wallet" value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
      <option value={NEW_WALLET}>A new sandbox wallet</option>
      {[...new Set([...knownWallets(), ...own])].map((address) => (
        <option key={address} value={address}>
          {`${address.slice(0, 6)}…${address.slice(-6)}`}
        </option>
      ))}
      <option value={OTHER}>Another address…</option>
    </select>
  );
}

function OtherAddress({ onChange }: { readonly onChange: (address: string) => void }) {
  return (
    <input
      class="mono"
      aria-label="Address of the wallet"
      placeholder="Address, base58"
      spellcheck={false}
      autocomplete="off"
      onInput={({ currentTarget }) => onChange(currentTarget.value.trim())}
    />
  );
}

function holdingsText(plan: Schema<'FlowPlanDto'>): string {
  const held = holdingsOf(plan).filter(({ raw }) => raw > 0n);
  if (held.length === 0) return 'nothing';
  return held.map(({ mint, raw }) => amount(mint, raw)).join(', ');
}
