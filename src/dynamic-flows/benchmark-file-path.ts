/** Where the benchmark file of a flow is, below the service's root. */
export function benchmarkFilePath(flowId: string): string {
  return `/api/v1/flows/${flowId}/benchmark.yml`;
}
