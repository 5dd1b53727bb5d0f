import { useState } from 'preact/hooks';
import { answerOf } from '../api/answer-of';
import type { ApiProblem } from '../api/api-problem';
import { api } from '../api/client';
import { problemOf, useLoaded } from '../api/use-loaded';
import { EmptyState } from '../parts/empty-state';
import { Page } from '../parts/page';
import { ProblemNote } from '../parts/problem-note';
import { forgetWallet, knownWallets } from './known-wallets';
import { makeWallet } from './make-wallet';
import { WalletCard } from './wallet-card';

/** Executions that are looked through for wallets. */
const LOOKED_AT = 100;
const MAX_SHOWN = 12;

/** The wallets of the sandbox that this browser, or a recent flow, has used. */
export function Wallets() {
  const { known, make, forget, problem } = useKnownWallets();
  const recent = useLoaded(
    (signal) =>
      answerOf(api().GET('/api/v1/executions', { params: { query: { limit: LOOKED_AT } }, signal })),
    [],
  );
  // Those of benchmarks are used once, and nobody comes back to them.
  const flows = recent.value?.items.filter(({ mode }) => mode !== 'static') ?? [];
  const used = flows.map(({ wallet }) => wallet);
  const addresses = [...new Set([...known, ...used])].slice(0, MAX_SHOWN);
  return (
    <Page
      title="Wallets"
      lead="Wallets of the sandbox. It signs for them, and you set what they hold."
      actions={
        <button type="button" class="primary" onClick={make}>
          Make a wallet
        </button>
      }
    >
      <ProblemNote problem={problem ?? recent.problem} />
      {addresses.length === 0 && (
        <EmptyState title="No wallet yet">
          <p>Make one here, or start a flow: it brings a wallet of its own.</p>
        </EmptyState>
      )}
      <ul class="wallets">
        {addresses.map((address) => (
          <WalletCard
            key={address}
            address={address}
            {...(known.includes(address) && { onForget: () => forget(address) })}
          />
        ))}
      </ul>
    </Page>
  );
}

/** The wallets that this browser remembers, with ways to change them. */
function useKnownWallets() {
  const [known, setKnown] = useState(knownWallets);
  const [problem, setProblem] = useState<ApiProblem>();
  const make = () => {
    setProblem(undefined);
    makeWallet().then(
      () => setKnown(knownWallets()),
      (error: unknown) => setProblem(problemOf(error)),
    );
  };
  const forget = (address: string) => {
    forgetWallet(address);
    setKnown(knownWallets());
  };
  return { known, make, forget, problem };
}
