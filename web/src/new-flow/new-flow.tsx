import { useState } from 'preact/hooks';
import type { ApiProblem } from '../api/api-problem';
import { problemOf } from '../api/use-loaded';
import { Page } from '../parts/page';
import { hrefOf } from '../shell/route';
import { lastWallet, rememberWallet } from '../wallets/known-wallets';
import { type FlowDraft, draftOf } from './flow-draft';
import { Options } from './options';
import { PlanPanel } from './plan-panel';
import { PromptField } from './prompt-field';
import { RequestCode } from './request-code-panel';
import { runFlow } from './run-flow';
import { usePlan } from './use-plan';
import { WalletField } from './wallet-field';

/** Where a flow begins: a sentence and a wallet, with the plan beside them as one types. */
export function NewFlow({ query }: { readonly query: URLSearchParams }) {
  const [draft, setDraft] = useState<FlowDraft>(() => draftOf(query, lastWallet()));
  const change = (part: Partial<FlowDraft>) => setDraft((before) => ({ ...before, ...part }));
  const write = (prompt: string) => change({ prompt, planner: 'grammar' });
  const planned = usePlan(draft);
  const { run, problem, isRunning } = useRun(draft);
  const canRun = planned.plan !== undefined && !planned.isPlanning && !isRunning;
  return (
    <Page title="New flow" lead="Say what should happen. You see what it would do before anything moves.">
      <div class="new-flow">
        <form
          class="draft"
          onSubmit={(event) => {
            event.preventDefault();
            if (canRun) run();
          }}
        >
          <PromptField value={draft.prompt} onChange={write} />
          <WalletField draft={draft} plan={planned.plan} onChange={change} />
          <Options draft={draft} plan={planned.plan} onChange={change} />
          <button class="primary run" disabled={!canRun}>
            {isRunning ? 'Starting…' : 'Run'}
          </button>
        </form>
        <PlanPanel
          state={planned}
          refusal={problem}
          onPick={write}
          onAskModel={() => change({ planner: 'auto' })}
        />
      </div>
      {draft.prompt.trim() !== '' && <RequestCode draft={draft} />}
    </Page>
  );
}

/** Runs a draft and goes to its execution. */
function useRun(draft: FlowDraft) {
  const [problem, setProblem] = useState<ApiProblem | undefined>();
  const [isRunning, setRunning] = useState(false);
  const run = () => {
    setRunning(true);
    setProblem(undefined);
    runFlow(draft).then(
      ({ execution_id, wallet }) => {
        rememberWallet(wallet);
        location.hash = hrefOf(['executions', execution_id]);
      },
      (error: unknown) => {
        setRunning(false);
        setProblem(problemOf(error));
      },
    );
  };
  return { run, problem, isRunning };
}
