import { useState } from 'preact/hooks';
import { SOL } from '../words/domain';
import { answerOf } from '../api/answer-of';
import { type Schema, api } from '../api/client';
import { useLoaded } from '../api/use-loaded';
import { CopyButton } from '../parts/copy-button';
import { ProblemNote } from '../parts/problem-note';
import { hrefOf } from '../shell/route';
import { figure, tokenName } from '../words/amounts';
import { HoldingsForm } from './holdings-form';

interface Props {
  readonly address: string;
  /** Absent: it is not remembered by this browser. */
  readonly onForget?: () => void;
}

/** A wallet with what it holds, and a form to set that. */
export function WalletCard({ address, onForget }: Props) {
  const [isEditing, setEditing] = useState(false);
  const params = { path: { pubkey: address } };
  const { value, problem, reload } = useLoaded(
    (signal) => answerOf(api().GET('/api/v1/sandbox/wallets/{pubkey}', { params, signal })),
    [address],
  );
  return (
    <li class="wallet">
      <p class="wallet-address">
        <code>{address}</code> <CopyButton text={address} />
      </p>
      <ProblemNote problem={problem} />
      {value !== undefined && !isEditing && <Holdings wallet={value} />}
      {value !== undefined && isEditing && (
        <HoldingsForm
          address={address}
          wallet={value}
          onDone={() => {
            setEditing(false);
            reload();
          }}
        />
      )}
      <p class="wallet-links">
        <a href={hrefOf(['new'], { wallet: address })}>New flow</a>
        <a href={hrefOf(['executions'], { search: address })}>Executions</a>
        <button type="button" class="link" onClick={() => setEditing(!isEditing)}>
          {isEditing ? 'Cancel' : 'Set holdings'}
        </button>
        {onForget !== undefined && (
          <button type="button" class="link" onClick={onForget}>
            Forget
          </button>
        )}
      </p>
    </li>
  );
}

function Holdings({
  wallet: { sol_balance, token_balances },
}: {
  readonly wallet: Schema<'SandboxWalletDto'>;
}) {
  const all = [{ mint: SOL.address, balance: sol_balance }, ...token_balances];
  return (
    <dl class="holdings">
      {all.map(({ mint, balance }) => (
        <div key={mint}>
          <dt title={mint}>{tokenName(mint)}</dt>
          <dd class="number">{figure(mint, BigInt(balance))}</dd>
        </div>
      ))}
    </dl>
  );
}
