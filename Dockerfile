# One image for every role: `start`, `start --role api`, `start --role worker`, `backup`, `restore` …
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY . .
RUN npx -y pnpm@10.34.8 install --frozen-lockfile
RUN node -e "import('/app/apps/server/src/studio/buildStudio.ts').then((studio) => studio.buildStudio(() => {}))"

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4310 OPERATIONS_PORT=4311 COUNTERSIGN_DATA=/data
WORKDIR /app
COPY --from=build --chown=node:node /app /app
RUN install -d -o node -g node /data
USER node
VOLUME /data
EXPOSE 4310 4311
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:4311/ready').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "--max-semi-space-size=64", "apps/server/src/main.ts"]
CMD ["start"]
