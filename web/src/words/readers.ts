/** Who read a sentence. @param planner `grammar`, or `llm:` and the name of a language model */
export function readerText(planner: string): string {
  return planner.startsWith('llm:') ? `the language model ${planner.slice(4)}` : `the ${planner}`;
}
