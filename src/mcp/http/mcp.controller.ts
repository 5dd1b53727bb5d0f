import { All, Controller, Req, Res } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { ApiExcludeController } from '@nestjs/swagger';
import {
  createMcpHandler,
  hostHeaderValidationResponse,
  localhostAllowedHostnames,
  localhostAllowedOrigins,
  originValidationResponse,
} from '@modelcontextprotocol/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { McpConfig, ServerConfig } from '../../config';
import { createMcpServer } from '../create-mcp-server';
import type { ServiceCall } from '../service-call';

/** The Model Context Protocol over HTTP: no sessions, so that any process serves any request. */
@ApiExcludeController()
@Controller('mcp')
export class McpController {
  private readonly hosts: string[];
  /** Absent: any origin. */
  private readonly origins: string[] | undefined;

  constructor(
    private readonly adapter: HttpAdapterHost,
    { hosts }: McpConfig,
    { corsOrigins }: ServerConfig,
  ) {
    this.hosts = [...localhostAllowedHostnames(), ...hosts];
    this.origins = originsOf(corsOrigins);
  }

  /** The tools act with the key of the request: what it may not do over HTTP, it may not do here. */
  @All()
  async serve(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const asked = webRequest(request);
    const refusal =
      hostHeaderValidationResponse(asked, this.hosts) ??
      (this.origins && originValidationResponse(asked, this.origins));
    if (refusal) {
      await reply.send(refusal);
      return;
    }
    const handler = createMcpHandler(() => createMcpServer(this.callAs(request)));
    const parsedBody = request.body ?? undefined;
    await reply.send(await handler.fetch(asked, parsedBody === undefined ? {} : { parsedBody }));
  }

  private callAs(request: FastifyRequest): ServiceCall {
    const { authorization, 'x-api-key': apiKey } = request.headers;
    const key = {
      ...(authorization !== undefined && { authorization }),
      ...(typeof apiKey === 'string' && { 'x-api-key': apiKey }),
    };
    return async ({ method, path, headers, body }) => {
      const answer = await this.fastify().inject({
        method,
        url: path,
        headers: { ...headers, ...key },
        remoteAddress: request.ip,
        ...(body !== undefined && { payload: body as object }),
      });
      return { status: answer.statusCode, body: answer.body };
    };
  }

  private fastify(): FastifyInstance {
    return this.adapter.httpAdapter.getInstance<FastifyInstance>();
  }
}

/** Browsers of this machine, or those of the origins that may call the service; `*`: any. */
function originsOf(origins: readonly string[] | undefined): string[] | undefined {
  if (origins === undefined) return localhostAllowedOrigins();
  return origins.includes('*') ? undefined : origins.map((origin) => new URL(origin).hostname);
}

function webRequest({ method, url, headers, body }: FastifyRequest): Request {
  const given = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  );
  const hasBody = method !== 'GET' && method !== 'HEAD' && body !== undefined && body !== null;
  return new Request(new URL(url, 'http://localhost'), {
    method,
    headers: given,
    ...(hasBody && { body: JSON.stringify(body) }),
  });
}
