FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
# The image is a Node already: the one that npm brings along for other machines stays behind.
RUN npm run build && npm prune --omit=dev && rm -rf node_modules/node-* node_modules/.bin/node

FROM node:24-slim
ENV NODE_ENV=production REEV_DATA_DIR=/data
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/programs ./programs
COPY --from=build /app/benchmarks ./benchmarks
COPY --from=build /app/templates ./templates
COPY --from=build /app/dist ./dist
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3001
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3001}/health/ready`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Node itself is process 1: it gets the signals, drains and ends.
CMD ["node", "--enable-source-maps", "--require", "./dist/instrument.js", "dist/main.js"]
