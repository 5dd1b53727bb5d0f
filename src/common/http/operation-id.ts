/** The name of an operation for generated clients, in lowerCamelCase: what it is about and what is done. */
export function operationIdOf(controller: string, method: string): string {
  const subject = controller.replace(/Controller$/, '');
  return lowered(subject) + method.charAt(0).toUpperCase() + method.slice(1);
}

/** One handler at several paths: `healthReady[1]` is `healthReady2`. */
export function withoutBrackets(operationId: string): string {
  return operationId.replace(/\[(\d+)\]$/, (_all, index: string) =>
    index === '0' ? '' : String(Number(index) + 1),
  );
}

function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
