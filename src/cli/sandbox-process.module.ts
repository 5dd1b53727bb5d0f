import { type DynamicModule, Module } from '@nestjs/common';
import { CommonModule } from '../common';
import { ConfigModule } from '../config';
import { ObservabilityModule } from '../observability';
import { SandboxRpcModule } from '../sandbox-rpc';

/** The sandbox without the service: a chain in a process of its own. */
@Module({})
export class SandboxProcessModule {
  /** @throws {EnvironmentError} naming each variable that is wrong */
  static from(variables: Readonly<Record<string, string | undefined>>): DynamicModule {
    return {
      module: SandboxProcessModule,
      imports: [ConfigModule.from(variables), CommonModule, ObservabilityModule, SandboxRpcModule],
    };
  }
}
