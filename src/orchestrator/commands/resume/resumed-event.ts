import {
  type ExecutionSnapshot,
  type Holding,
  type QueuedEvent,
  queuedEvent,
  walletChange,
} from '../../../domain';

/** What an execution begins with that goes on from one that ended. */
export function resumedEvent(ended: ExecutionSnapshot): QueuedEvent {
  const { flowId, planner, mode, agent, wallet, atomicMode, ledger, prompt, slippageBps } = ended;
  const { signer, recovery, timeoutSeconds, owner, assumptions, warnings } = ended;
  const planned = ended.steps.filter(({ compensates }) => compensates === undefined);
  return queuedEvent({
    ...{ flowId, planner, mode, agent, wallet, atomicMode, ledger, prompt, slippageBps },
    ...{ signer, recovery, timeoutSeconds, owner, assumptions, warnings, holdings: holdingsAfter(ended) },
    steps: planned.map(({ stepId, tool, description, critical, dependsOn }) => ({
      stepId,
      tool,
      description,
      critical,
      dependsOn,
    })),
    resumedFrom: ended.executionId,
    carried: planned.flatMap(({ stepId, status, output }) =>
      status === 'Completed' && output ? [{ stepId, output }] : [],
    ),
  });
}

/** What the wallet held before, with what the ended execution did to it. */
function holdingsAfter(ended: ExecutionSnapshot): readonly Holding[] | undefined {
  const changed = walletChange(ended).assets.flatMap(({ mint, after }) =>
    after === undefined ? [] : [{ mint, raw: after }],
  );
  const untouched = ended.holdings?.filter(({ mint }) => !changed.some((holding) => holding.mint === mint));
  return untouched && [...changed, ...untouched];
}
