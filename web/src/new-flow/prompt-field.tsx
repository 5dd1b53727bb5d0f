import { useEffect, useRef } from 'preact/hooks';
import { MAX_PROMPT_LENGTH } from '../words/domain';

const EXAMPLES = [
  'swap 1 SOL to USDC, then lend it',
  'buy 25 USDC with SOL',
  'swap half my SOL to USDC and lend the rest of my USDC',
  'lend 100 USDC',
];

interface Props {
  readonly value: string;
  readonly onChange: (prompt: string) => void;
}

/** The sentence; Enter runs it, Shift and Enter begin a new line. */
export function PromptField({ value, onChange }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const { current } = field;
    if (current === null) return;
    current.style.height = 'auto';
    current.style.height = `${current.scrollHeight}px`;
  }, [value]);
  useEffect(() => field.current?.focus(), []);
  return (
    <div class="prompt-field">
      <label for="prompt">What should happen?</label>
      <textarea
        id="prompt"
        ref={field}
        rows={1}
        maxLength={MAX_PROMPT_LENGTH}
        placeholder={EXAMPLES[0] ?? ''}
        value={value}
        onInput={({ currentTarget }) => onChange(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          event.currentTarget.form?.requestSubmit();
        }}
      />
      {value === '' && (
        <ul class="examples" aria-label="Examples">
          {EXAMPLES.map((example) => (
            <li key={example}>
              <button type="button" class="chip" onClick={() => onChange(example)}>
                {example}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
