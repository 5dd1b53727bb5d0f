/**
 * The revisions of an execution whose entity tags `If-Match` (RFC 9110 §13.1.1) names, of whichever representation; a tag
 * begins as `etagOf` makes it. `undefined`: any state will do. What names none of its states names no revision.
 */
export function revisionsOfEtags(
  ifMatch: string | undefined,
  executionId: string,
): readonly number[] | undefined {
  if (ifMatch === undefined || ifMatch.trim() === '*') return undefined;
  return ifMatch.split(',').flatMap((tag) => {
    const state = /^(?:W\/)?"([^";]*)/.exec(tag.trim())?.[1];
    const revision = Number(state?.slice(executionId.length + 1));
    return state === `${executionId}-${revision}` ? [revision] : [];
  });
}
