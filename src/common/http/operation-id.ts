/** The name of an operation for generated clients: its handler's, a verb and a noun, which no other handler has. */
export function operationIdOf(_controller: string, handler: string): string {
  return handler;
}

/** One handler at several paths: `getReadiness[1]` is `getReadiness2`. */
export function withoutBrackets(operationId: string): string {
  return operationId.replace(/\[(\d+)\]$/, (_all, index: string) =>
    index === '0' ? '' : String(Number(index) + 1),
  );
}
