import { useEffect, useState } from 'preact/hooks';
import { ChoiceGroup, type Option } from '../parts/choice-group';
import { hrefOf } from '../shell/route';
import { MODE_TEXTS } from '../words/statuses';
import { type ListFilter, type ListedMode, hrefOfFilter, isExecutionId } from './list-filter';

type StatusFilter = ListFilter['status'];

const STATUSES: readonly Option<StatusFilter>[] = [
  { value: '', label: 'All' },
  { value: 'Running', label: 'Running' },
  { value: 'AwaitingUser', label: 'Waiting for you' },
  { value: 'Completed', label: 'Completed' },
  { value: 'Failed', label: 'Failed' },
  { value: 'Stopped', label: 'Stopped' },
];
const MODES: readonly ListedMode[] = ['recovery', 'direct', 'bridge', 'static'];

/** Narrows the list; what is chosen stands in the address, so that it can be kept and sent on. */
export function ListFilters({ filter }: { readonly filter: ListFilter }) {
  const go = (part: Partial<ListFilter>) => {
    location.hash = hrefOfFilter({ ...filter, ...part });
  };
  return (
    <div class="filters">
      <ChoiceGroup
        legend="Status"
        isQuiet
        name="status"
        value={filter.status}
        options={STATUSES}
        onChange={(status) => go({ status })}
      />
      <select
        aria-label="How it was run"
        value={filter.mode}
        onChange={({ currentTarget }) =>
          go({ mode: MODES.find((mode) => mode === currentTarget.value) ?? '' })
        }
      >
        <option value="">Every mode</option>
        {MODES.map((mode) => (
          <option key={mode} value={mode}>
            {MODE_TEXTS[mode]}
          </option>
        ))}
      </select>
      <Search value={filter.search} onSearch={(search) => go({ search })} />
    </div>
  );
}

function Search({
  value,
  onSearch,
}: {
  readonly value: string;
  readonly onSearch: (search: string) => void;
}) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  return (
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        const search = text.trim();
        if (isExecutionId(search)) location.hash = hrefOf(['executions', search]);
        else onSearch(search);
      }}
    >
      <input
        type="search"
        aria-label="Search by wallet, execution, flow, or words of the sentence"
        placeholder="Wallet, id, or words"
        value={text}
        onInput={({ currentTarget }) => {
          setText(currentTarget.value);
          if (currentTarget.value === '') onSearch('');
        }}
      />
    </form>
  );
}
