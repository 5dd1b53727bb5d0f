export { BenchmarksModule } from './benchmarks.module';
