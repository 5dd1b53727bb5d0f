import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';

const ROOT = resolve(__dirname, '..', '..');

describe('reev mcp', () => {
  it('serves the tools over the standard input and output, in a process of its own', async () => {
    const client = new Client({ name: 'test', version: '1' });
    await client.connect(
      new StdioClientTransport({
        command: process.execPath,
        args: ['--require', join(ROOT, 'test/support/register-ts.cjs'), join(ROOT, 'src/cli/main.ts'), 'mcp'],
        cwd: mkdtempSync(join(tmpdir(), 'reev-mcp-')),
        env: { PATH: process.env['PATH'] ?? '' },
        stderr: 'ignore',
      }),
    );
    const { tools } = await client.listTools();
    expect(tools).toHaveLength(6);
    const args = { prompt: 'swap 1 SOL to USDC', wallet: 'new' };
    const planned = await client.callTool({ name: 'plan_flow', arguments: args });
    expect(planned).toMatchObject({ structuredContent: { preview: { status: 'Completed' } } });
    await client.close();
  }, 60_000);
});
