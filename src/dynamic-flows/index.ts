export { DynamicFlowsModule } from './dynamic-flows.module';
