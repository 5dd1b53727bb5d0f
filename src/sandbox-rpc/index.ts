export { type SandboxEndpoints, SandboxRpcServer } from './sandbox-rpc-server';
export { SandboxRpcModule } from './sandbox-rpc.module';
