import type { Schema } from '../api/client';
import { CopyButton } from '../parts/copy-button';
import { hrefOf } from '../shell/route';
import { readerText } from '../words/readers';
import { ATOMIC_TEXTS } from '../words/statuses';

type Status = Schema<'ExecutionStatusDto'>;

/** What names the execution for other tools, and where to find it as data. */
export function Details({ execution }: { readonly execution: Status }) {
  const { execution_id, flow_id, wallet, resumed_from, planner, atomic_mode, revision, links } = execution;
  return (
    <>
      <dl class="details">
        <Named name="Execution" value={execution_id} />
        <Named name="Flow" value={flow_id} />
        <Named name="Wallet" value={wallet} />
        {resumed_from !== null && (
          <div>
            <dt>Goes on from</dt>
            <dd>
              <a href={hrefOf(['executions', resumed_from])}>{resumed_from}</a>
            </dd>
          </div>
        )}
        <div>
          <dt>If a step fails</dt>
          <dd>{ATOMIC_TEXTS[atomic_mode]}</dd>
        </div>
        <div>
          <dt>Sentence read by</dt>
          <dd>{readerText(planner)}</dd>
        </div>
        <div>
          <dt>Events</dt>
          <dd class="number">{revision}</dd>
        </div>
      </dl>
      <p class="hint">
        As data: <a href={links.self}>status</a>, <a href={links.events}>events</a>,{' '}
        <a href={`${links.diagram}?format=svg`}>picture</a>,{' '}
        <a href={`${links.diagram}?format=mermaid`}>Mermaid</a>.{' '}
        <a href={`${links.diagram}?format=html`}>A page to share</a>
      </p>
    </>
  );
}

function Named({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <code>{value}</code> <CopyButton text={value} />
      </dd>
    </div>
  );
}
