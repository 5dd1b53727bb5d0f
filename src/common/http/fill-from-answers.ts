/** What a script in the page sees of Swagger UI. */
interface Page {
  readonly specSelectors: {
    specJson(): { toJS(): { paths?: Record<string, Record<string, PageOperation>> } };
  };
  readonly specActions: {
    changeParam(path: [string, string], name: string, where: string, value: string, isXml: boolean): void;
  };
}

interface PageOperation {
  readonly parameters?: readonly { name: string; in: string; 'x-from-answer'?: string }[];
}

/**
 * Runs in the page of Swagger UI, for every answer: ids in it go to the parameters of other operations that take them
 * (`x-from-answer`), so that what was started can be looked at, answered and stopped. A plan to run comes from an answer
 * that ran none. Needs nothing outside itself.
 */
export function fillFromAnswers(answer: { readonly text?: string }): unknown {
  const { ui } = globalThis as unknown as { ui?: Page };
  let ids: Record<string, unknown> | null;
  try {
    ids = JSON.parse(answer.text ?? '') as Record<string, unknown> | null;
  } catch {
    return answer;
  }
  if (ui === undefined || typeof ids !== 'object' || ids === null) return answer;
  for (const [path, item] of Object.entries(ui.specSelectors.specJson().toJS().paths ?? {}))
    for (const [method, { parameters = [] }] of Object.entries(item))
      for (const parameter of parameters) {
        const source = parameter['x-from-answer'];
        const id = source === undefined ? undefined : ids[source];
        const runsAgain = method !== 'get' && source === 'flow_id' && ids['execution_id'] !== undefined;
        if (typeof id === 'string' && !runsAgain)
          ui.specActions.changeParam([path, method], parameter.name, parameter.in, id, false);
      }
  return answer;
}
