import { DEFINITIONS, ERROR_CLASS_TEXTS, STRATEGY_DEFINITIONS, isToolName } from '../../../src/domain';

/** What the console shares with the engine: amounts, tokens, and the words for what happens. */
export {
  type Choice,
  FAILURE_TEXTS,
  FAULT_KINDS,
  FAULT_TEXTS,
  type FaultKind,
  KNOWN_MINTS,
  MAX_PROMPT_LENGTH,
  SOL,
  addressOf,
  choiceLabel,
  choiceMeaning,
  decimalFromRaw,
  findMint,
  parseAddress,
  rawFromDecimal,
  recommendedChoice,
  venueText,
} from '../../../src/domain';

/** A strategy of recovery as something that is done, with a capital. */
export function strategyText(strategy: string): string {
  const [, known] = Object.entries(STRATEGY_DEFINITIONS).find(([name]) => name === strategy) ?? [];
  return capital(known?.text ?? strategy);
}

/** What a tool does, in a word or two; one that the console does not know is shown by its name. */
export function toolText(tool: string): string {
  return isToolName(tool) ? DEFINITIONS[tool].label : tool;
}

/** Why an attempt failed, with a capital. */
export function causeText(errorClass: string): string {
  const [, known] = Object.entries(ERROR_CLASS_TEXTS).find(([name]) => name === errorClass) ?? [];
  return capital(known ?? errorClass);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
