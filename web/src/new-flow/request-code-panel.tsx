import { CopyButton } from '../parts/copy-button';
import { Tabs } from '../parts/tabs';
import type { FlowDraft } from './flow-draft';
import { curlCode, typescriptCode } from './request-code';

/** The request that the form stands for, to take along. */
export function RequestCode({ draft }: { readonly draft: FlowDraft }) {
  const code = (text: string) => (
    <div class="code">
      <CopyButton text={text} />
      <pre tabIndex={0}>{text}</pre>
    </div>
  );
  return (
    <details class="request-code">
      <summary>The same as code</summary>
      <Tabs
        label="Language"
        tabs={[
          { name: 'curl', content: () => code(curlCode(draft, location.origin)) },
          { name: 'TypeScript', content: () => code(typescriptCode(draft, location.origin)) },
        ]}
      />
    </details>
  );
}
