export interface Option<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly hint?: string;
}

interface Props<Value extends string> {
  readonly legend: string;
  readonly name: string;
  readonly value: Value;
  readonly options: readonly Option<Value>[];
  readonly onChange: (value: Value) => void;
  /** The legend is for screen readers alone. */
  readonly isQuiet?: boolean;
}

/** One of a few: radio buttons that look like one switch, with a sentence about the chosen one. */
export function ChoiceGroup<Value extends string>(props: Props<Value>) {
  const { legend, name, value, options, onChange, isQuiet = false } = props;
  const hint = options.find((option) => option.value === value)?.hint;
  return (
    <fieldset class="choice-group">
      <legend class={isQuiet ? 'unseen' : ''}>{legend}</legend>
      <div class="segments">
        {options.map((option) => (
          <label key={option.value} class={option.value === value ? 'segment chosen' : 'segment'}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
      {hint !== undefined && <p class="hint">{hint}</p>}
    </fieldset>
  );
}
