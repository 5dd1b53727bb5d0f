/**
 * A route of Nest and Fastify that answers a constant at `/bare`: what a poll is compared with.
 * @param require finds the packages of the checkout that is measured
 */
export async function startBareRoute(require) {
  const { NestFactory } = require('@nestjs/core');
  const { FastifyAdapter } = require('@nestjs/platform-fastify');
  const { Controller, Get, Module } = require('@nestjs/common');
  class BareController {
    answer() {
      return { status: 'Completed' };
    }
  }
  const answer = Object.getOwnPropertyDescriptor(BareController.prototype, 'answer');
  Get('bare')(BareController.prototype, 'answer', answer);
  Controller()(BareController);
  class BareModule {}
  Module({ controllers: [BareController] })(BareModule);
  const server = await NestFactory.create(BareModule, new FastifyAdapter(), { logger: false });
  await server.listen(0, '127.0.0.1');
  return server;
}
