import type { Schema } from '../api/client';
import { Address } from '../parts/address';
import { StatusBadge } from '../parts/status-badge';
import { hrefOf } from '../shell/route';
import { MODE_TEXTS, hasEnded } from '../words/statuses';
import { dayAndTime, duration } from '../words/times';

type Status = Schema<'ExecutionStatusDto'>;

/** Where the execution stands, and what it is, at a glance. */
export function Facts({ execution }: { readonly execution: Status }) {
  const { status, progress, mode, wallet, ledger, created_at, duration_ms, atomicity } = execution;
  return (
    <div class="facts">
      <div role="status">
        <StatusBadge status={status} />
      </div>
      {!hasEnded(status) && <progress max={1} value={progress} aria-label="Progress" />}
      <dl>
        <Fact name="Mode" value={MODE_TEXTS[mode]} />
        <div>
          <dt>Wallet</dt>
          <dd>
            <Address value={wallet} href={hrefOf(['executions'], { search: wallet })} />
          </dd>
        </div>
        <Fact name="Started" value={dayAndTime(created_at)} />
        {duration_ms !== null && <Fact name="Took" value={duration(duration_ms)} />}
        {atomicity !== null && (
          <Fact name="Landed" value={atomicity === 'transaction' ? 'In one transaction' : 'Step by step'} />
        )}
        <Fact name="Ledger" value={ledger === 'sandbox' ? 'Sandbox' : 'Solana'} />
      </dl>
    </div>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
