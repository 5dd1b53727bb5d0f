export { BenchmarkCatalogue } from './benchmark-catalogue';
export type { CatalogueEntry } from './catalogue-entry';
export { ShippedFiles } from './shipped-files';
export type { SyncReport } from './sync-report';
export type { ListedBenchmark } from './listed-benchmark';
